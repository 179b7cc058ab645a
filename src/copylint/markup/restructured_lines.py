"""The lines of reStructuredText, and what each may begin."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern

LINE = lazy_pattern(r"(?P<margin>[ \t]*)(?P<text>[^\r\n]*?)[ \t]*(?:\r\n|\n|\r|\Z)")
ADORNMENT = lazy_pattern(r"([!-/:-@\[-`{-~])\1*$")
EXPLICIT = lazy_pattern(r"\.\.(?: +|$)|__ ")
DIRECTIVE = lazy_pattern(r"(?:\|[^|]+\| +)?(?P<name>[A-Za-z][\w.:+-]*?) ?::(?: +|$)")
FOOTNOTE = lazy_pattern(r"\[[^\]\s]+\](?: +|$)")
TARGET = lazy_pattern(r"_(?:`[^`]*`|[^:]*):")
FIELD = lazy_pattern(r":(?P<name>(?![: ])(?:[^:\\]|\\.|:(?! ))*?):(?: +|$)")
BULLET = lazy_pattern(r"(?:[*+•‣⁃-]|(?:\d{1,4}|#|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]|\((?:\d{1,4}|#|\w)\))(?: +|$)")
GRID = lazy_pattern(r"\+(?:[-=]+\+)+$")
SIMPLE = lazy_pattern(r"=+(?: +=+)+$")


class Line(NamedTuple):
    """A line: where its text begins and ends, and in which column it begins."""

    start: int
    end: int
    column: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return self.start == self.end


def read_lines(source: str, start: int) -> Iterator[Line]:
    """The lines of a text from an offset on; a tab goes to the next column that is a multiple of eight."""
    for found in LINE.finditer(source, start):
        if found.end() > found.start():
            yield Line(*found.span("text"), len(found["margin"].expandtabs(8)))


def indented(lines: Sequence[Line], i: int, column: int) -> int:
    """The number of the line behind those from `i` on that are blank or stand further in than a column."""
    end = i
    while i < len(lines) and (lines[i].is_blank or lines[i].column > column):
        end = i + 1 if not lines[i].is_blank else end
        i += 1
    return end
