"""Moments: the dates, months and years of a story as the days they may mean."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import is_year
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DECADE_END = frozenset({"s", "bc", "b.c.", "bce"})
_NO_YEAR = frozenset({"fiscal", "class"})


class Moment(Struct, frozen=True, order=True, gc=False):
    """A date, a month or a year: its place and tokens, and the first and the last day it may mean.

    `exact` is True for a single day. `yearless` is True where the copy leaves the year to be understood.
    """

    span: Span
    first: int
    last: int
    early: date
    late: date
    exact: bool = False
    yearless: bool = False


def find_moments(analysis: "Analysis") -> Sequence[Moment]:
    """The moments of every field, in order; a date whose year cannot be told is left out."""
    found = [moment for mention in analysis.dates if (moment := _of_date(analysis, mention)) is not None]
    years = (quantity for quantity in analysis.quantities if quantity.measure == "year")
    found += [moment for quantity in years for moment in _of_years(analysis, quantity)]
    return sorted(found)


def _of_years(analysis: "Analysis", quantity: Quantity) -> Iterator[Moment]:
    """The year that a quantity names, or the two of "1994-2002"; none for a decade or one before our era."""
    tokens = analysis.tokens
    for i in range(analysis.token_at(quantity.number.start), quantity.last):
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        before = tokens[i - 1].lower if i else ""
        if is_year(tokens[i].text) and after not in _DECADE_END and before not in _NO_YEAR:
            year = int(tokens[i].text)
            yield Moment(tokens[i].span, i, i + 1, date(year, 1, 1), date(year, 12, 31))


def _of_date(analysis: "Analysis", mention: DateMention) -> Moment | None:
    if mention.month is not None and mention.day is None:
        return _of_month(mention, mention.month, mention.year)
    if not mention.candidates:
        return None
    day = mention.candidates[0]
    anchor = analysis.anchor
    if mention.year is None and (anchor is None or len(mention.candidates) > 1):
        return None
    return Moment(mention.span, mention.first, mention.last, day, day, exact=True, yearless=mention.year is None)


def _of_month(mention: DateMention, month: int, year: int | None) -> Moment | None:
    if year is None:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return Moment(mention.span, mention.first, mention.last, date(year, month, 1), after - timedelta(days=1))


def moment_from(moments: Sequence[Moment], i: int) -> int:
    """The index of the first moment that begins at token `i` or later."""
    return bisect_left(moments, i, key=lambda moment: moment.first)
