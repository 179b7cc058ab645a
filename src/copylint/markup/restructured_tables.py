"""Rows of the grid tables of reStructuredText: which of their lines read on, cell by cell.

Source: docutils, "reStructuredText Markup Specification", "Grid Tables".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise


def reading_on(border: str, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of a row, from number to number, that can be read one after the other.

    That is so where a single cell goes on, and nothing stands behind it on the line before. `border` is the line above
    the row, which says where its columns are.
    """
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _goes_on(_filled(border, lines[i - 1]), _filled(border, lines[i])):
            yield first, i
            first = i


def _goes_on(above: Sequence[int], below: Sequence[int]) -> bool:
    return len(below) == 1 and above[-1:] == below


def _filled(border: str, line: str) -> list[int]:
    """The columns in which something stands; none where the line is not cut as the border is."""
    cuts = [n for n, character in enumerate(border) if character == "+"]
    if len(line) != len(border) or any(line[n] != "|" for n in cuts):
        return []
    return [n for n, (one, other) in enumerate(pairwise(cuts)) if line[one + 1 : other].strip()]
