"""Table sums: the columns of a table that has a row of totals."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.days import is_year
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TOTALS = frozenset({"total", "totals", "all", "sum"})
_LEAST_ROWS = 2
# From here on the numbers of a column may have been rounded to thousands, and miss their total by a few.
_ROUNDED = 1000
_ADDED = frozenset({"count", "money"})


class TableSum(NamedTuple):
    """A total at the foot of a column: its place, its value, and the place and the sum of the column above."""

    span: Span
    value: Fraction
    column: Span
    parts: tuple[Fraction, ...]

    @property
    def slack(self) -> Fraction:
        """By how much a column may miss its total when each number in it was rounded."""
        step = Fraction(1) if all(part.denominator == 1 for part in self.parts) else Fraction(1, 10)
        rounded = step < 1 or self.value >= _ROUNDED
        return step * len(self.parts) / 2 if rounded else Fraction(0)


def find_table_sums(analysis: "Analysis") -> Sequence[TableSum]:
    """The totals of every table whose rows have one number for each number in its row of totals."""
    found: list[TableSum] = []
    starts = [quantity.span.start for quantity in analysis.quantities]
    rows: list[list[Quantity]] = []
    last = -2
    for index, field in enumerate(analysis.story.fields):
        if field.form != "table-row":
            continue
        if index != last + 1:
            rows = []
        last = index
        cells, first = _cells(analysis, starts, field.span)
        if first in _TOTALS:
            found += _columns(rows, cells)
            rows = []
        elif cells:
            rows.append(cells)
    return found


def _cells(analysis: "Analysis", starts: Sequence[int], span: Span) -> tuple[list[Quantity], str]:
    """The numbers of a row, and its first word."""
    first = analysis.token_at(span.start)
    first += analysis.tokens[first].start < span.start
    while first < len(analysis.tokens) - 1 and not analysis.tokens[first].text[0].isalnum():
        first += 1
    cells = analysis.quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return list(cells), analysis.tokens[first].lower


def _columns(rows: Sequence[Sequence[Quantity]], totals: Sequence[Quantity]) -> Iterator[TableSum]:
    if len(rows) < _LEAST_ROWS or not totals or any(len(row) != len(totals) for row in rows):
        return
    for n, total in enumerate(totals):
        column = [row[n] for row in rows]
        values = tuple(q.value for q in column if q.value is not None)
        alike = all((q.measure, q.unit, q.scale) == (total.measure, total.unit, total.scale) for q in column)
        exact = len(values) == len(column) and not any(q.hedge or q.measure not in _ADDED for q in (*column, total))
        years = all(value.denominator == 1 and is_year(str(value)) for value in values)
        if alike and exact and total.value is not None and not years:
            yield TableSum(total.span, total.value, Span(column[0].span.start, column[-1].span.end), values)
