"""Stories: in every format, with front matter, held against what they were, and as an editor sends them."""

from collections.abc import Callable
from random import Random

from copylint.formats import is_story
from copylint.language_server.desk import Desk as Editor
from copylint.language_server.desk import Settings
from copylint.revision import Revision
from fuzzing import seeds
from fuzzing.desk import Desk
from fuzzing.making import a_mutated_story, a_story
from fuzzing.mutations import mutate
from fuzzing.promises import check_reports
from fuzzing.wrapped import FORMATS, packed

_NAMES = ("a", "a.md", *(file for file, _ in FORMATS.values()))


def making(name: str) -> Callable[[Random], bytes]:
    """A story in a format: its words are mutated before it is written, or the file after."""
    _, write = FORMATS[name]

    def make(chance: Random) -> bytes:
        words = a_mutated_story(chance) if chance.random() < 0.6 else a_story(chance)
        headline, *paragraphs = words.split("\n\n")
        data = write(chance.choice((headline, a_mutated_story(chance)[:80])), [headline, *paragraphs])
        if chance.random() < 0.5:
            data = mutate(data, write("", [a_story(chance)]), chance)
        return data

    return make


def reading(name: str) -> Callable[[Desk, bytes, Random], None]:
    """A story in a format, read under the usual name."""
    file, _ = FORMATS[name]

    def read(desk: Desk, data: bytes, chance: Random) -> None:
        desk.read_all(file, data, chance)

    return read


def make_word_part(chance: Random) -> bytes:
    """The main part of a Word document, mutated and packed again."""
    _, write = FORMATS["docx"]
    start = write(a_story(chance), [a_story(chance)])
    inner = start[start.index(b"<w:document") : start.index(b"PK\x01\x02")]
    return packed(mutate(inner, a_story(chance).encode(), chance))


def make_file(chance: Random) -> bytes:
    """A whole file of any format, mutated, with the number of a name before it."""
    data = chance.choice(seeds.whole_files())
    other = chance.choice((chance.choice(seeds.whole_files()), a_story(chance).encode()))
    return bytes([chance.randrange(len(_NAMES))]) + mutate(data, other, chance)


def read_file(desk: Desk, data: bytes, chance: Random) -> None:
    """A file under any name: its first byte says which."""
    name = _NAMES[data[0] % len(_NAMES)] if data else "a"
    desk.read_all(name, data[1:], chance)
    is_story(desk.write(name, data[1:]))


def make_update(chance: Random) -> bytes:
    """A story, and what has become of it."""
    text = a_story(chance)
    new = mutate(text.encode(), a_story(chance).encode(), chance)
    return text.encode() + b"\n=====\n" + new


def read_update(desk: Desk, data: bytes, _chance: Random) -> None:
    """A story held against what it was."""
    old, _, new = data.partition(b"\n=====\n")
    linted, tally = desk.lint("a.md", new, revision=Revision((old,), new))
    check_reports(linted, tally, desk.rules)


def make_typed(chance: Random) -> bytes:
    """What somebody types."""
    return mutate(a_story(chance).encode(), a_story(chance).encode(), chance)


def read_typed(desk: Desk, data: bytes, chance: Random) -> None:
    """A text as an editor sends it: any characters at all, lone surrogates among them."""
    text = data.decode("utf-8", "surrogatepass" if _is_text(data) else "surrogateescape")
    linted = Editor(Settings("info", "low")).lint(chance.choice(("a.md", "a.txt", "a.html")), text)
    if linted.story is not None:
        desk.show_in_editor(linted, chance)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
