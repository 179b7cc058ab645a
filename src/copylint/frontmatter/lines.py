"""Front matter read line by line: quick for the plain `key: value` form, lenient for what is no valid YAML or TOML."""

import re

from msgspec import Struct

from copylint.frontmatter.nodes import DOUBLED, ESCAPED, VERBATIM, Group, Node, Value, shown
from copylint.lazypattern import lazy_pattern
from copylint.story import readable

_LINE = lazy_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_ENTRY = lazy_pattern(r"([ \t]*)((?:-[ \t]+)?)([\"']?)([A-Za-z_][\w .-]{0,60}?)\3[ \t]*[:=](?:[ \t]+|$)")
_ITEM = lazy_pattern(r"[ \t]*-[ \t]+(?=\S)")
_DOUBLE = lazy_pattern(r"\"((?:[^\"\\]|\\.)*)\"[ \t]*(?:#.*)?$")
_SINGLE = lazy_pattern(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?$")
_FLOW = lazy_pattern(r"\[([^\[\]{}\"'#:&*!|>%@`]*)\][ \t]*$")
_FLOW_ITEM = lazy_pattern(r"[^,\s](?:[^,]*[^,\s])?")
_NOT_PLAIN = lazy_pattern(r"[\[\]{}&*!|>%@`\"',#]|[-?:](?:[ \t]|$)")
_RISKY = lazy_pattern(r":(?:[ \t]|$)|[ \t]#|\t")


class Lines(Struct, frozen=True, gc=False):
    """What the lines say; `certain` where a YAML reader would say the same."""

    entries: dict[str, Node]
    certain: bool


class _Reading:
    def __init__(self, source: str) -> None:
        self.source = source
        self.entries: dict[str, Node] = {}
        self.certain = True
        self.key = ""
        self.children: list[Node] = []
        self.indent = -1


def read_lines(source: str, start: int, end: int) -> Lines:
    """The entries between two offsets, one a line; lists and one level of nested entries are understood."""
    reading = _Reading(source)
    for found in _LINE.finditer(source, start, end):
        first, last = found.start(), found.end(1)
        line = source[first:last]
        stripped = line.strip()
        if not stripped or stripped[0] == "#":
            reading.certain = reading.certain and (not stripped or line[0] == "#")
            continue
        _line(reading, first, last)
    return Lines(reading.entries, reading.certain)


def _line(reading: _Reading, first: int, last: int) -> None:
    source = reading.source
    entry = _ENTRY.match(source, first, last)
    if entry is not None and not entry[1] and not entry[2]:
        _top_entry(reading, entry, last)
    elif entry is not None and reading.key:
        reading.certain = False
        child = _value(reading, entry.end(), last)
        _add(reading, Group({entry[4]: child}, first, last))
    elif (item := _ITEM.match(source, first, last)) is not None and reading.key:
        indent = source.index("-", first) - first
        reading.certain = reading.certain and reading.indent in (-1, indent)
        reading.indent = indent
        _add(reading, _value(reading, item.end(), last))
    else:
        _continuation(reading, first, last)


def _top_entry(reading: _Reading, entry: re.Match[str], last: int) -> None:
    source = reading.source
    reading.certain = reading.certain and source[entry.start(4) - 1 : entry.start(4)] not in ("'", '"')
    reading.certain = reading.certain and ":" in source[entry.end(4) : entry.end()] and entry[4] not in reading.entries
    reading.key = entry[4]
    reading.children = []
    reading.indent = -1
    reading.entries[entry[4]] = _value(reading, entry.end(), last)


def _add(reading: _Reading, child: Node) -> None:
    """Hang a child under the last entry, which has to be one without a value of its own."""
    own = reading.entries[reading.key]
    if isinstance(own, Value) and own.text:
        reading.certain = False
        return
    reading.children.append(child)
    reading.entries[reading.key] = Group(list(reading.children), reading.children[0].start, child.end)


def _continuation(reading: _Reading, first: int, last: int) -> None:
    reading.certain = False
    own = reading.entries.get(reading.key)
    if isinstance(own, Value) and own.text and own.style == VERBATIM:
        end = last - (len(reading.source[first:last]) - len(reading.source[first:last].rstrip()))
        reading.entries[reading.key] = own._replace(end=end)


def _value(reading: _Reading, start: int, last: int) -> Node:
    raw = reading.source[start:last].rstrip()
    end = start + len(raw)
    if not raw:
        return Value("", start, start)
    if raw[0] == '"' and (found := _DOUBLE.match(raw)):
        return Value(readable(shown(found[1], ESCAPED)), start + 1, start + 1 + len(found[1]), ESCAPED)
    if raw[0] == "'" and (found := _SINGLE.match(raw)):
        return Value(found[1].replace("''", "'"), start + 1, start + 1 + len(found[1]), DOUBLED)
    if raw[0] == "[" and (found := _FLOW.match(raw)):
        items: list[Node] = [
            Value(item.group(), start + 1 + item.start(), start + 1 + item.end())
            for item in _FLOW_ITEM.finditer(found[1])
        ]
        return Group(items, start, end)
    if _NOT_PLAIN.match(raw) or _RISKY.search(raw):
        reading.certain = False
    lead = len(raw) - len(raw.lstrip("\"'|>[]{}+- "))
    if not reading.certain and lead:
        return Value(raw[lead:].rstrip("\"']},"), start + lead, start + max(lead, len(raw.rstrip("\"']},"))))
    return Value(raw, start, end)
