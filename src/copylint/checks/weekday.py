"""Weekdays that do not fit their date, and dates that no calendar has."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.dates import DateMention
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"right", "nearest", "day", "month", "last", "in_year"})
CASES = frozenset({"year-written", "inferred-year", "impossible", "quoted", "disagree"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The first whole year in which Britain and its colonies, too, kept the calendar that is counted with here.
_GREGORIAN = 1753
_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each date whose weekday is wrong, and for each date that does not exist.

    Where nothing gives the year, a date with two weekdays is one finding for every weekday that differs from the first.
    """
    first: dict[tuple[int | None, int | None], DateMention] = {}
    for mention in analysis.dates:
        if not mention.exists:
            yield from _impossible(analysis, mention)
        elif mention.weekday is not None and _fits_no_year(mention):
            yield _mismatch(analysis, mention, mention.weekday, mention.candidates[0])
        elif mention.weekday is not None and mention.day is not None and not mention.candidates:
            other = first.setdefault((mention.month, mention.day), mention)
            if other.weekday != mention.weekday:
                yield Finding(mention.span, (other.span,), case="disagree")


def _fits_no_year(mention: DateMention) -> bool:
    days = mention.candidates
    return bool(days) and days[0].year >= _GREGORIAN and all(day.weekday() != mention.weekday for day in days)


def _impossible(analysis: "Analysis", mention: DateMention) -> Iterator[Finding]:
    if mention.month is None or mention.day is None:
        return
    words = {
        "month": _MONTHS[mention.month - 1],
        "last": str(_LAST[mention.month - 1]) if mention.year or mention.month != 2 else "at most 29",
        "in_year": f" in {mention.year}" if mention.year and mention.month == 2 else "",
    }
    quoted = analysis.is_quoted(mention.span.start)
    yield Finding(mention.span, words=words, case="impossible", confidence="medium" if quoted else "high")


def _mismatch(analysis: "Analysis", mention: DateMention, weekday: int, day: date) -> Finding:
    """The weekday the calendar has, and the nearest date that has the weekday of the copy."""
    shift = (weekday - day.weekday() + 3) % 7 - 3
    words = {
        "right": _DAYS[day.weekday()],
        "nearest": f"{_DAYS[weekday]}, {_written(day + timedelta(days=shift), mention.day_first)}",
        "day": f"{_written(day, mention.day_first)}{' ' if mention.day_first else ', '}{day.year}",
    }
    if analysis.is_quoted(mention.span.start):
        return Finding(mention.span, words=words, case="quoted", confidence="low")
    return Finding(mention.span, words=words, case="year-written" if mention.year else "inferred-year")


def _written(day: date, day_first: bool) -> str:
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if day_first else f"{month} {day.day}"
