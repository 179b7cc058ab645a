"""The entrances of copylint: what comes in there, and what is done with it.

An entrance makes an input from chance alone and reads one at a desk. What copylint may raise is caught in the reading,
so that whatever comes out of it is a failure.
"""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from fuzzing import desk_entrances as around
from fuzzing import house_entrances as house
from fuzzing import story_entrances as story
from fuzzing.desk import Desk
from fuzzing.making import from_files
from fuzzing.wrapped import FORMATS


class Entrance(NamedTuple):
    """`share` is how many of a thousand inputs come in here."""

    name: str
    share: int
    make: Callable[[Random], bytes]
    read: Callable[[Desk, bytes, Random], None]


def _entrances() -> Iterator[Entrance]:
    for name in FORMATS:
        yield Entrance(name, 36, story.making(name), story.reading(name))
    yield Entrance("docx-part", 20, story.make_word_part, story.reading("docx"))
    yield Entrance("any-file", 40, story.make_file, story.read_file)
    yield Entrance("front-matter", 80, from_files("front-matter"), story.reading("markdown"))
    yield Entrance("update", 50, story.make_update, story.read_update)
    yield Entrance("typed", 20, story.make_typed, story.read_typed)
    yield Entrance("rule", 70, house.make_rule, house.read_rule)
    yield Entrance("configuration", 45, from_files("configuration"), house.read_configuration)
    yield Entrance("pyproject", 20, from_files("pyproject"), house.read_project)
    yield Entrance("house-list", 40, from_files("house-list"), house.read_house_list)
    yield Entrance("baseline", 20, house.make_baseline, house.read_baseline_file)
    yield Entrance("sidecar", 20, from_files("sidecar"), house.read_sidecar)
    yield Entrance("vale-style", 30, from_files("vale-style"), house.read_style)
    yield Entrance("vale-vocabulary", 8, from_files("vale-vocabulary"), house.read_vocabulary)
    yield Entrance("git-ignore", 8, from_files("git-ignore"), around.read_git_ignore)
    yield Entrance("store", 10, around.make_store, around.read_store)
    yield Entrance("findings", 12, around.make_findings, around.read_findings)
    yield Entrance("archive", 12, around.make_archive, around.read_archive)
    yield Entrance("editor-settings", 10, from_files("editor-settings"), around.read_editor_settings)
    yield Entrance("folder", 15, around.make_folder, around.read_folder)
    yield Entrance("arguments", 5, from_files("arguments"), around.read_arguments)


ENTRANCES: Mapping[str, Entrance] = {entrance.name: entrance for entrance in _entrances()}
"""Every entrance by its name."""
