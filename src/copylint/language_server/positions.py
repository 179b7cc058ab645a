"""Places as editors count them: lines from 0, and characters in the units that client and server agreed on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from lsprotocol import types

from copylint.story import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


def _utf16(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


_UNITS: Mapping[str, Callable[[str], int]] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: _utf16,
    types.PositionEncodingKind.Utf32: len,
}


class Places:
    """The places of one text. A line ends at LF, CRLF or CR and nowhere else, as the protocol has it."""

    def __init__(self, text: str, encoding: str) -> None:
        """`encoding` is one of the protocol's: utf-8, utf-16 or utf-32."""
        self._text = text
        self._units = _UNITS[encoding]
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._counted: dict[int, Sequence[int]] = {}

    def position(self, offset: int) -> types.Position:
        """The place of an offset in characters."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units_of(line)[offset - self._starts[line]])

    def range(self, span: Span) -> types.Range:
        """The place of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; the end of the line or the text for one that lies behind it."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, units = self._starts[position.line], self._units_of(position.line)
        is_last = position.line + 1 == len(self._starts)
        return start + min(bisect_left(units, position.character), len(units) - 1 - (not is_last))

    def _units_of(self, line: int) -> Sequence[int]:
        """How many units stand in a line before each of its characters and before its end; counted once."""
        if line not in self._counted:
            start = self._starts[line]
            last = line + 1 >= len(self._starts)
            text = self._text[start : len(self._text) if last else self._starts[line + 1]]
            plain = text.isascii()
            self._counted[line] = range(len(text) + 1) if plain else [0, *accumulate(map(self._units, text))]
        return self._counted[line]

    def line_end(self) -> str:
        """How the text ends its lines; LF where it has only one."""
        found = _LINE_END.search(self._text)
        return found[0] if found else "\n"
