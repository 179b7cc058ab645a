"""Profiles: the style conventions of known houses, each with its source, as data.

A profile is read as what a configuration could say itself: options for rules. So whatever a newsroom's own
configuration says of the same option comes after it and wins.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copylint.data import FOLDER
from copylint.story import Position
from copylint.yamlfile import Node, Section, YamlError, read_mapping

NONE = "none"
_KEYS = ("rule", "option", "value", "source")


class Convention(NamedTuple):
    """What a house has for one option of a rule, and where its stylebook says so."""

    rule: str
    option: str
    value: Node
    source: str


class Profile(NamedTuple):
    """The conventions of a house; `name` is how it calls itself."""

    name: str
    conventions: Sequence[Convention]


def profile_names() -> tuple[str, ...]:
    """The names that `profile` may have in a configuration; "none" is one of them."""
    return (NONE, *sorted(path.stem for path in (FOLDER / "profiles").glob("*.yaml")))


@cache
def read_profile(key: str) -> Profile:
    """The profile of that name; raises YamlError for a file that is not valid."""
    section = read_mapping(FOLDER / "profiles" / f"{key}.yaml")
    section.allow(("name", "conventions"))
    profile = Profile(section.text("name", required=True), tuple(_conventions(section)))
    if section.errors:
        raise YamlError(section.errors)
    return profile


def profile_section(key: str) -> Section:
    """The profile as a part of a configuration: the `options` it stands for."""
    options: dict[str, dict[str, Node]] = {}
    for convention in read_profile(key).conventions:
        options.setdefault(convention.rule, {})[convention.option] = convention.value
    here = Position(1, 1)
    rules: dict[str, Node] = {rule: Node(dict(values), here) for rule, values in options.items()}
    return Section((FOLDER / "profiles" / f"{key}.yaml").as_posix(), Node({"options": Node(rules, here)}, here), [])


def _conventions(section: Section) -> Iterator[Convention]:
    for inner in section.sections("conventions"):
        inner.allow(_KEYS)
        rule, option, source = (inner.text(key, required=True) for key in ("rule", "option", "source"))
        if "value" not in inner:
            inner.error(inner.node, "the key “value” is missing")
        else:
            yield Convention(rule, option, inner.items["value"], source)
