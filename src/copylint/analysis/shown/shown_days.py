"""Shown days: days of a month in headline, deck and captions where the body has another day of that month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import MONTHS
from copylint.analysis.shown.display import SHOWN, TOLD
from copylint.analysis.tables.lexicon import month
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LONGEST_DAY = 3
_LAST_DAY = 31


class ShownDay(Struct, frozen=True, gc=False):
    """A day in display copy, such as "May 61", and the day the body has of that month where the same word follows.

    `exists` is False where no month has such a day.
    """

    span: Span
    rival: Span
    exists: bool


class _Day(Struct, frozen=True, gc=False):
    month: int
    day: int
    first: int
    next: str


def find_shown_days(analysis: "Analysis") -> Sequence[ShownDay]:
    """The days that headline and deck have and the body has otherwise."""
    shown: list[_Day] = []
    told: defaultdict[int, list[_Day]] = defaultdict(list)
    for day in _days(analysis):
        name = analysis.field_of(analysis.tokens[day.first].start).name
        if name in SHOWN:
            shown.append(day)
        elif name in TOLD:
            told[day.month].append(day)
    return [found for day in shown for found in _against(analysis, day, told[day.month])]


def _days(analysis: "Analysis") -> Iterator[_Day]:
    """Every "May 16", "Nov. 9": a month and a number after it."""
    tokens = analysis.tokens
    for i in sorted(i for name in MONTHS for i in analysis.positions.get(name, ())):
        number = month(tokens[i].lower)
        at = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text == ".")
        if number is None or not tokens[i].is_capitalized or at >= len(tokens):
            continue
        text = tokens[at].text
        if text.isdecimal() and len(text) <= _LONGEST_DAY:
            yield _Day(number, int(text), i, _next_word(analysis, at + 1))


def _next_word(analysis: "Analysis", i: int) -> str:
    word = analysis.tokens[i].lower if i < len(analysis.tokens) else ""
    return stem(word) if word.isalpha() and len(word) > 2 and word not in COMMON else ""


def _against(analysis: "Analysis", shown: _Day, told: Sequence[_Day]) -> Iterator[ShownDay]:
    if not told or any(day.day == shown.day for day in told):
        return
    exists = 0 < shown.day <= _LAST_DAY
    same = [day for day in told if shown.next and day.next == shown.next]
    if same or (not exists and len({day.day for day in told}) == 1):
        yield ShownDay(_span(analysis, shown), _span(analysis, (same or told)[0]), exists)


def _span(analysis: "Analysis", day: _Day) -> Span:
    tokens = analysis.tokens
    last = day.first + 1 + (tokens[day.first + 1].text == ".")
    return Span(tokens[day.first].start, tokens[last].end)
