"""JSON with places: every string knows where each of its characters begins in the file."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, places_in_file
from copylint.markup.entities import is_text
from copylint.markup.unreadable import Unreadable
from copylint.story import MASK

_DEEPEST = 100
_MOST = 500_000
_TOKEN = lazy_pattern(
    r"[ \t\r\n]*+(?:(?P<sign>[{}\[\],:])"
    r"|\"(?P<string>[^\"\\\x00-\x1f]*+(?:\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\x00-\x1f]*+)*+)\""
    r"|(?P<word>-?[0-9]++(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)\b|(?P<end>\Z))"
)
_ESCAPE = lazy_pattern(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": MASK, "f": MASK}


class Word(NamedTuple):
    """What is no string: a number, `true`, `false`, `null`, as written."""

    text: str


Node: TypeAlias = Decoded | Word | list["Node"] | dict[str, "Node"]


def read_json(copy: Decoded) -> Node:
    """The value that `copy` is; of a key that comes twice the last one counts. Raises Unreadable."""
    reader = _Reader(copy)
    node = reader.read()
    kind, _ = reader.next()
    if kind != "end":
        raise reader.wrong("something follows the end")
    return node


def read_lines_of_json(copy: Decoded) -> Iterator[Node]:
    """The value that `copy` is, or the values in it, each of which begins on a line of its own; raises Unreadable."""
    reader = _Reader(copy)
    while True:
        yield reader.read()
        before = reader.position
        kind, found = reader.next()
        if kind == "end":
            return
        if "\n" not in copy.text[before : found.start(found.lastgroup or 0)]:
            raise reader.wrong("something follows the end")
        reader.position = before


def texts(node: Node | None) -> Iterator[Decoded]:
    """The strings that stand in a list, or the one that stands alone."""
    for item in node if isinstance(node, list) else [node]:
        if isinstance(item, Decoded):
            yield item


class _Reader:
    """One pass from left to right; `open` are the lists and mappings whose end has not come, with the key waiting."""

    def __init__(self, copy: Decoded) -> None:
        self.copy = copy
        self.position = 0
        self.count = 0

    def next(self) -> tuple[str, re.Match[str]]:
        found = _TOKEN.match(self.copy.text, self.position)
        if found is None:
            raise self.wrong("this cannot be read")
        self.position = found.end()
        kind = found.lastgroup or ""
        return (found["sign"] if kind == "sign" else kind), found

    def wrong(self, what: str) -> Unreadable:
        line = self.copy.text.count("\n", 0, self.position) + 1
        column = self.position - self.copy.text.rfind("\n", 0, self.position)
        return Unreadable(f"The JSON is not valid: line {line}, column {column}: {what}.")

    def read(self) -> Node:
        stack: list[tuple[Node, str]] = []
        key = ""
        while True:
            kind, found = self.next()
            if kind in {"{", "["}:
                if len(stack) >= _DEEPEST:
                    raise Unreadable(f"The JSON is nested more than {_DEEPEST} levels deep.")
                group: Node = {} if kind == "{" else []
                if not self.closes(kind):
                    stack.append((group, key))
                    key = self.key() if kind == "{" else ""
                    continue
                node = group
            else:
                node = self.scalar(kind, found)
            while stack:  # hang the finished value into what is open, and close what ends behind it
                group, outer = stack[-1]
                if isinstance(group, dict):
                    group[key] = node
                elif isinstance(group, list):
                    group.append(node)
                kind, _ = self.next()
                if kind == ",":
                    key = self.key() if isinstance(group, dict) else ""
                    break
                if kind != ("}" if isinstance(group, dict) else "]"):
                    raise self.wrong("a comma or a closing bracket is missing")
                stack.pop()
                node, key = group, outer
            else:
                return node

    def closes(self, opening: str) -> bool:
        """Whether what has just begun ends at once."""
        before = self.position
        kind, _ = self.next()
        if kind == ("}" if opening == "{" else "]"):
            return True
        self.position = before
        return False

    def key(self) -> str:
        kind, found = self.next()
        if kind != "string":
            raise self.wrong("a key is missing")
        name = self.string(found).text
        if self.next()[0] != ":":
            raise self.wrong("a colon is missing")
        return name

    def scalar(self, kind: str, found: re.Match[str]) -> Node:
        self.count += 1
        if self.count > _MOST:
            raise Unreadable(f"The JSON has more than {_MOST:,} values.")
        if kind == "string":
            return self.string(found)
        if kind == "word":
            return Word(found["word"])
        raise self.wrong("a value is missing")

    def string(self, found: re.Match[str]) -> Decoded:
        raw = self.copy.part(*found.span("string"))
        return _unescaped(raw) if "\\" in raw.text else raw


def _unescaped(raw: Decoded) -> Decoded:
    pieces: list[str] = []
    starts = places_in_file()
    done = 0
    for found in _ESCAPE.finditer(raw.text):
        first = found.start()
        pieces += raw.text[done:first], _character(found)
        starts.extend(raw.starts[done : first + 1])
        done = found.end()
    pieces.append(raw.text[done:])
    starts.extend(raw.starts[done:])
    return Decoded("".join(pieces), starts)


def _character(found: re.Match[str]) -> str:
    """What an escape stands for; half of a pair stands for nothing that can be shown."""
    high, low, single, simple = found.groups()
    if high:
        return chr(0x10000 + (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)
    if single:
        code = int(single, 16)
        if 0xD800 <= code < 0xE000:
            return "\ufffd"
        character = chr(code)
        return character if character.isspace() or is_text(character) else MASK
    return _SIMPLE.get(simple, simple)
