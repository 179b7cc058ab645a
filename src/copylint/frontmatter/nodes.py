"""What front matter is read into: values that know their place, whatever language they were written in."""

from typing import NamedTuple, TypeAlias, Union

from msgspec import Struct

from copylint.markup.entities import spelled
from copylint.story import REST

# Escapes are masked in these styles; in the others the copy stands as it is meant.
ESCAPED = '"'
DOUBLED = "'"
VERBATIM = ""

_SIMPLE = {"n": " ", "t": " ", "r": " ", "0": " ", "_": " ", "N": " ", "L": " ", "P": " ", "f": " ", "v": " "}
_HEX = {"x": 2, "u": 4, "U": 8}


class Value(NamedTuple):
    """A scalar: what it says, where it stands without its quotes, and how it is escaped."""

    text: str
    start: int
    end: int
    style: str = VERBATIM


class Group(Struct, frozen=True, gc=False):
    """A list or a mapping and its place."""

    items: Union[list["Node"], dict[str, "Node"]]  # noqa: UP007 - a forward reference
    start: int
    end: int


Node: TypeAlias = Value | Group


def shown(raw: str, style: str) -> str:
    """A scalar as a reader of the page sees it, as long as it stands in the file: escapes are masked."""
    if style == DOUBLED:
        return raw.replace("''", f"'{REST}")
    if style != ESCAPED or "\\" not in raw:
        return raw
    pieces: list[str] = []
    done = 0
    while (position := raw.find("\\", done)) >= 0:
        length, text = _escape(raw, position)
        pieces += raw[done:position], spelled(text, length)
        done = position + length
    return "".join([*pieces, raw[done:]])


def _escape(raw: str, position: int) -> tuple[int, str]:
    """The length of the escape at `position`, and what it stands for."""
    mark = raw[position + 1 : position + 2]
    if digits := _HEX.get(mark):
        code = raw[position + 2 : position + 2 + digits]
        character = _character(code) if len(code) == digits else ""
        return 2 + len(code) if character else 1, character
    if mark in _SIMPLE:
        return 2, _SIMPLE[mark]
    if mark and mark in "\r\n":
        return 1, ""
    return max(1 + len(mark), 1), mark


def _character(code: str) -> str:
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if character.isspace():
        return " "
    return character if character.isprintable() else ""


def plain(node: Node) -> object:
    """The node as strings, lists and dicts."""
    if isinstance(node, Value):
        return node.text
    if isinstance(node.items, list):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}
