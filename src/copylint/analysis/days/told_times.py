"""Told times: weekdays, dates, months and years as precise as the copy writes them, no year or month inferred."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import DASHES, MONTHS, is_year
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_BEFORE_YEAR = frozenset({"in"})
_BEFORE_MONTH = frozenset({"in", "last"})
_SHORTEST_MONTH = 3
# What one of these leads to bounds a stretch of time, and is not when something happened.
_BOUNDS = frozenset("since until till by before after from between to through or and every each pre mid".split())
# "Early April" and "the end of 2015" are parts of a time, and two of them may be one night or one winter.
_PARTS = frozenset("of late early around about circa approximately".split())
_BEHIND = DASHES | {"/", "s", "'s", "to", "or", "until", "through"}


class ToldTime(Struct, frozen=True, order=True, gc=False):
    """A time of the story's own words; `first` and `last` are its tokens as a slice of all tokens.

    What the copy leaves out is None: "in March" has neither day nor year. `weekday` is 0 for Monday.
    """

    first: int
    last: int
    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def parts(self) -> tuple[int | None, ...]:
        """Year, month, day and weekday."""
        return (self.year, self.month, self.day, self.weekday)


def find_told_times(analysis: "Analysis") -> Sequence[ToldTime]:
    """The times of every field, in order; numbers of another reading, such as "in 2,007 homes", are left out."""
    dated = [_of_date(mention) for mention in analysis.dates if mention.exists]
    taken = {i for time in dated for i in range(time.first, time.last)}
    return sorted([*dated, *_years(analysis, taken), *_months(analysis, taken)])


def is_bound(analysis: "Analysis", time: ToldTime) -> bool:
    """Whether a time bounds a stretch or a range, or is a part of a time: "since May", "2014-15", "early 2012"."""
    lowers = analysis.lowers
    before = lowers[time.first - 1] if time.first else ""
    behind = lowers[time.last] if time.last < len(lowers) else ""
    return before in _BOUNDS or before in _PARTS or before in DASHES or behind in _BEHIND


def agree(one: ToldTime, other: ToldTime) -> bool:
    """Whether two times have a part in common and none that differs."""
    both = [(a, b) for a, b in zip(one.parts, other.parts, strict=True) if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _of_date(mention: DateMention) -> ToldTime:
    return ToldTime(
        mention.first, mention.last, mention.span, mention.year, mention.month, mention.day, mention.weekday
    )


def _years(analysis: "Analysis", taken: set[int]) -> Iterator[ToldTime]:
    for word in analysis.figure_words:
        if is_year(word):
            for i in analysis.positions[word]:
                if i and i not in taken and analysis.lowers[i - 1] in _BEFORE_YEAR:
                    yield ToldTime(i, i + 1, analysis.tokens[i].span, year=int(word))


def _months(analysis: "Analysis", taken: set[int]) -> Iterator[ToldTime]:
    for name in MONTHS.keys() & analysis.positions.keys():
        for i in analysis.positions[name]:
            led = i and analysis.lowers[i - 1] in _BEFORE_MONTH and len(name) >= _SHORTEST_MONTH
            if led and i not in taken and analysis.tokens[i].is_capitalized:
                yield ToldTime(i, i + 1, analysis.tokens[i].span, month=MONTHS[name])
