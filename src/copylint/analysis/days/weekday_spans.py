"""Weekday spans: a length in days told with the weekdays it runs over, "the three-day fair, from Friday to Sunday"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import is_plural
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TO = frozenset({"to", "through", "until", "till", "thru", "-", "–"})
# What may stand between what lasts so many days and the weekdays: "the three-day fair, which runs from Friday to".
_BETWEEN = frozenset(", ( — – from runs run running which that will is was held on lasting between".split())
_WEEK = 7
_REACH, _NOUNS = 9, 3


class WeekdaySpan(Struct, frozen=True, gc=False):
    """A length in days, the place of its first and last weekday, and the days those make, both counted."""

    length: Quantity
    start: Span
    end: Span
    days: int


def find_weekday_spans(analysis: "Analysis") -> Sequence[WeekdaySpan]:
    """The lengths "three-day" that the copy's own words give with their first and last weekday, in order."""
    if len(FULL_WEEKDAYS.keys() & analysis.positions.keys()) < 2:
        return []
    lengths = [q for q in analysis.quantities if _is_length(q) and not analysis.is_quoted(q.span.start)]
    return [span for q in lengths for span in _after(analysis, q)]


def _is_length(q: Quantity) -> bool:
    whole = q.value is not None and q.value.denominator == 1 and 1 < q.value < _WEEK
    return q.measure == "duration" and q.unit == "day" and whole and not q.hedge


def _after(analysis: "Analysis", q: Quantity) -> Iterator[WeekdaySpan]:
    """ "the three-day fair, from Friday to Sunday": one thing, then little words, then the weekdays."""
    tokens = analysis.tokens
    high = analysis.sentences[analysis.sentence_of(q.first)].last
    if tokens[q.last - 1].lower.rpartition("-")[2] != "day":
        return
    nouns = 0
    for i in range(q.last, min(q.last + _REACH, high - 2)):
        token = tokens[i]
        if _is_weekday(token):
            yield from _pair(tokens, i, q)
            return
        nouns += token.lower not in _BETWEEN
        if (
            nouns > _NOUNS
            or (is_plural(token.lower) and token.lower not in _BETWEEN)
            or not (token.is_word or token.lower in _BETWEEN)
        ):
            return


def _pair(tokens: Sequence[Token], i: int, q: Quantity) -> Iterator[WeekdaySpan]:
    joined = tokens[i + 1].lower in _TO and _is_weekday(tokens[i + 2])
    led = tokens[i - 1].lower in ("from", "(", ",", "between") or tokens[i + 1].lower != "to"
    if joined and led:
        first, last = FULL_WEEKDAYS[tokens[i].lower], FULL_WEEKDAYS[tokens[i + 2].lower]
        yield WeekdaySpan(q, tokens[i].span, tokens[i + 2].span, (last - first) % _WEEK + 1)


def _is_weekday(token: Token) -> bool:
    return token.is_capitalized and token.lower in FULL_WEEKDAYS
