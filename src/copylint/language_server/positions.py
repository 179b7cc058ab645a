"""Places as editors count them: lines from 0, and characters in the units that client and server agreed on."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

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

    def position(self, offset: int) -> types.Position:
        """The place of an offset in characters."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, span: Span) -> types.Range:
        """The place of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; the end of the line or the text for one that lies behind it."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        following = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text) + 1
        offset, left = start, position.character
        while left > 0 and offset < min(following - 1, len(self._text)):
            left -= self._units(self._text[offset])
            offset += 1
        return offset

    def line_start(self, offset: int) -> int:
        """The beginning of the line that holds an offset."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self) -> str:
        """How the text ends its lines; LF where it has only one."""
        found = _LINE_END.search(self._text)
        return found[0] if found else "\n"
