"""TOML front matter: every value as text with its place (the standard library's reader gives no places)."""

import re
from typing import Any

from copylint.frontmatter.nodes import ESCAPED, VERBATIM, Group, Node, Value, shown
from copylint.lazypattern import lazy_pattern
from copylint.story import readable

_BLANK = lazy_pattern(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_SPACE = lazy_pattern(r"[ \t]*")
_KEY = lazy_pattern(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'")
# An entry on a line of its own, which nearly all are: a string without escapes, or a bare value.
_SIMPLE = lazy_pattern(
    r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+(?:\"([^\"\\\r\n]++)\"|([^\s,\[\]{}#\"']++))[ \t]*+(?:\r\n|\n|\r)"
)
_TABLE = lazy_pattern(r"(\[\[?)[ \t]*([^\[\]\r\n]+?)[ \t]*\]\]?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_LINE_REST = lazy_pattern(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_STRINGS = (
    ('"""', lazy_pattern(r"\"\"\"((?:[^\"\\]|\\.|\"(?!\"\"))*\"{0,2})\"\"\"", re.DOTALL), ESCAPED),
    ("'''", lazy_pattern(r"'''((?:[^']|'(?!''))*'{0,2})'''"), VERBATIM),
    ('"', lazy_pattern(r"\"((?:[^\"\\\r\n]|\\.)*)\""), ESCAPED),
    ("'", lazy_pattern(r"'([^'\r\n]*)'"), VERBATIM),
)
_BARE = lazy_pattern(r"[^\s,\[\]{}#\"'](?:[^,\[\]{}#\"'\r\n]*[^\s,\[\]{}#\"'])?")
# What needs no quotation marks: true, 12, 3.5e2, 0xff, 2024-03-10 08:00:00Z.
_NO_TEXT = lazy_pattern(r"true|false|[+-]?(?:inf|nan|\d[\w.+:-]*(?: \d[\w.+:-]*)?)")
_DEEPEST = 20


class BrokenTomlError(Exception):
    """Front matter that is no TOML."""


def read_toml(source: str, start: int, end: int) -> dict[str, Node]:
    """The table between two offsets; raises BrokenTomlError."""
    root: dict[str, Node] = {}
    table = root
    position = _skip(_BLANK, source, start, end)
    while position < end:
        if simple := _SIMPLE.match(source, position, end):
            group = simple.lastindex or 2
            style = ESCAPED if group == 2 else VERBATIM
            if simple[1] in table or (group == 3 and not _NO_TEXT.fullmatch(simple[3])):
                raise BrokenTomlError
            table[simple[1]] = Value(simple[group], simple.start(group), simple.end(group), style)
            position = _skip(_BLANK, source, simple.end(), end)
            continue
        if source[position] == "[":
            table, position = _open_table(root, source, position, end)
        else:
            position = _entry(table, source, position, end, 0)
            position = _skip(_LINE_REST, source, position, end, required=True)
        position = _skip(_BLANK, source, position, end)
    return root


def _skip(pattern: re.Pattern[str], source: str, position: int, end: int, *, required: bool = False) -> int:
    found = pattern.match(source, position, end)
    if found is None and required:
        raise BrokenTomlError
    return found.end() if found else position


def _open_table(root: dict[str, Node], source: str, position: int, end: int) -> tuple[dict[str, Node], int]:
    found = _TABLE.match(source, position, end)
    if found is None:
        raise BrokenTomlError
    table: dict[str, Node] = {}
    group = Group(table, position, found.end())
    name = found[2].strip("\"'")
    before = root.get(name)
    if found[1] == "[[" and isinstance(before, Group) and isinstance(before.items, list):
        before.items.append(group)
    else:
        root[name] = Group([group], position, found.end()) if found[1] == "[[" else group
    return table, found.end()


def _entry(table: dict[str, Node], source: str, position: int, end: int, depth: int) -> int:
    """Read `key = value` into `table`; a dotted key is known by its whole name."""
    names: list[str] = []
    while True:
        found = _KEY.match(source, position, end)
        if found is None:
            raise BrokenTomlError
        names.append(found.group().strip("\"'"))
        position = _skip(_SPACE, source, found.end(), end)
        if source[position : position + 1] != ".":
            break
        position = _skip(_SPACE, source, position + 1, end)
    if position >= end or source[position] != "=":
        raise BrokenTomlError
    node, position = _value(source, _skip(_SPACE, source, position + 1, end), end, depth)
    if ".".join(names) in table:
        raise BrokenTomlError
    table[".".join(names)] = node
    return position


def _value(source: str, position: int, end: int, depth: int) -> tuple[Node, int]:
    if depth > _DEEPEST or position >= end:
        raise BrokenTomlError
    mark = source[position]
    if mark in "\"'":
        return _string(source, position, end)
    if mark in "[{":
        return _group(source, position, end, depth)
    found = _BARE.match(source, position, end)
    if found is None or not _NO_TEXT.fullmatch(found.group()):
        raise BrokenTomlError
    return Value(found.group(), found.start(), found.end()), found.end()


def _string(source: str, position: int, end: int) -> tuple[Node, int]:
    for quote, pattern, style in _STRINGS:
        if not source.startswith(quote, position):
            continue
        found = pattern.match(source, position, end)
        if found is None:
            raise BrokenTomlError
        text = readable(shown(found[1], style)) if style == ESCAPED else found[1]
        return Value(text, found.start(1), found.end(1), style), found.end()
    raise BrokenTomlError


def _group(source: str, position: int, end: int, depth: int) -> tuple[Node, int]:
    """An array or an inline table; a comma after the last item is allowed."""
    is_table = source[position] == "{"
    items: Any = {} if is_table else []
    closer = "}" if is_table else "]"
    start = position
    position = _skip(_BLANK, source, position + 1, end)
    while source[position : position + 1] != closer:
        if is_table:
            position = _entry(items, source, position, end, depth + 1)
        else:
            item, position = _value(source, position, end, depth + 1)
            items.append(item)
        position = _skip(_BLANK, source, position, end)
        if source[position : position + 1] == ",":
            position = _skip(_BLANK, source, position + 1, end)
        elif source[position : position + 1] != closer:
            raise BrokenTomlError
    return Group(items, start, position + 1), position + 1
