"""Weekdays that do not fit their date, and dates that no calendar has."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import is_year
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"right", "nearest", "day", "month", "last", "in_year"})
CASES = frozenset({"year-written", "inferred-year", "impossible", "quoted", "disagree", "apart"})
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
_OF_YEARS = frozenset({"year", "years", "annual", "annually", "anniversary", "ago"})
# So many days from a date with a year a day of that month is of the same year, if it is gone by.
_BESIDE = 3
# What is to come, and what courts and mourners do years later, has the year of the story.
_NOW = frozenset(
    "will would due set expected scheduled adjourned until next upcoming this coming hearing court trial inquest"
    " inquiry tribunal jury judge magistrates sentenced jailed memorial vigil service ceremony remembered".split()
)
# Where nothing gives the year any year without a leap day will do: no days are counted over the end of February.
_ANY_YEAR = 2001
_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each date whose weekday is wrong, and for each date that does not exist.

    Where nothing gives the year, a date with two weekdays is one finding for every weekday that differs from the first,
    and two dates whose weekdays fit no one year are one at the second.
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
            elif other is mention:
                found = next(_apart(analysis, mention, list(first.values())), None)
                yield from (found,) if found is not None else _beside(analysis, mention)


def _fits_no_year(mention: DateMention) -> bool:
    days = mention.candidates
    return bool(days) and days[0].year >= _GREGORIAN and all(day.weekday() != mention.weekday for day in days)


def _apart(analysis: "Analysis", mention: DateMention, others: Sequence[DateMention]) -> Iterator[Finding]:
    """A finding where the weekday of a date without a year does not fit that of an earlier one some weeks off."""
    day = _day_of_any_year(analysis, mention)
    if day is None:
        return
    for other in others:
        known = _day_of_any_year(analysis, other)
        if known is None or other.weekday is None or not _are_near(day, known):
            continue
        right = (other.weekday + (day - known).days) % 7
        if right != mention.weekday:
            words = {"right": _DAYS[right], "day": _written(day, mention.day_first)}
            yield Finding(mention.span, (other.span,), words, "medium", case="apart")
            return


def _beside(analysis: "Analysis", mention: DateMention) -> Iterator[Finding]:
    """A finding where the weekday of a day gone by does not fit the year of the dates right beside it."""
    day = _day_of_any_year(analysis, mention)
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    if day is None or not _NOW.isdisjoint(analysis.lowers[sentence.first : sentence.last]):
        return
    near = [other for other in analysis.dates if other.year and other.month == day.month and _is_beside(other, day)]
    if len({other.year for other in near}) != 1 or near[0].year is None:
        return
    right = date(near[0].year, day.month, day.day).weekday()
    if right != mention.weekday:
        words = {"right": _DAYS[right], "day": _written(day, mention.day_first)}
        yield Finding(mention.span, (near[0].span,), words, "medium", case="apart")


def _is_beside(other: DateMention, day: date) -> bool:
    return bool(other.day) and other.exists and 0 < abs((other.day or 0) - day.day) <= _BESIDE


def _day_of_any_year(analysis: "Analysis", mention: DateMention) -> date | None:
    """The day as it falls in every year; None where the sentence speaks of a year or somebody else's words are told."""
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    words = analysis.lowers[sentence.first : sentence.last]
    if mention.month is None or mention.day is None or mention.year or analysis.is_quoted(mention.span.start):
        return None
    if (mention.month, mention.day) == (2, 29) or any(word in _OF_YEARS or is_year(word) for word in words):
        return None
    return date(_ANY_YEAR, mention.month, mention.day)


def _are_near(one: date, other: date) -> bool:
    """Whether two days of a year are of one month or of months side by side, no leap day between them."""
    return abs(one.month - other.month) <= 1 and (one.month <= 2) == (other.month <= 2)


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
