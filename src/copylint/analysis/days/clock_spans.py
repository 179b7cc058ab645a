"""Clock spans: a length told beside the two times of day it lies between, "three hours, from 9 a.m. to noon"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.units import worth
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
_NAMED = {"noon": 12, "midnight": 0}
_TO = frozenset({"to", "until", "till", "through", "and", "-", "–", "—"})
_ZONES = frozenset("gmt utc est edt cet cest bst et pt mt eastern pacific local time zone".split())
# What may stand between the times and the length after them: "from 9 to noon, a total of three hours".
_LENGTH_AFTER = frozenset(", ( a total of or for in all lasting about around some nearly".split())
_FURTHEST = 5
_DAY = 24 * 60


class ClockSpan(Struct, frozen=True, gc=False):
    """A length and the two times beside it.

    `span` is the place of the length, `length` the quantity, `minutes` what may lie between the times.
    """

    span: Span
    length: Quantity
    start: Span
    end: Span
    minutes: tuple[int, ...]


class _Time(Struct, frozen=True, order=True, gc=False):
    first: int
    last: int
    minutes: tuple[int, ...]


def find_clock_spans(analysis: "Analysis") -> Sequence[ClockSpan]:
    """The lengths in hours and minutes that the copy's own words give with both times, in order."""
    if not (_HALVES.keys() | _NAMED.keys()) & analysis.positions.keys():
        return []
    lengths = [q for q in analysis.quantities if q.measure == "duration" and q.unit in ("h", "min") and q.value]
    return [span for q in lengths if not analysis.is_quoted(q.span.start) for span in _beside(analysis, q)]


def _beside(analysis: "Analysis", q: Quantity) -> Iterator[ClockSpan]:
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    if not _ZONES.isdisjoint(token.lower for token in tokens[sentence.first : sentence.last]):
        return
    pair = _after(tokens, q.last, sentence.last) or _before(tokens, q.first, sentence.first)
    if pair is not None:
        start, end = pair
        minutes = {(b - a) % _DAY for a in start.minutes for b in end.minutes}
        one, other = (Span(tokens[t.first].start, tokens[t.last - 1].end) for t in (start, end))
        yield ClockSpan(q.span, q, one, other, tuple(sorted(minutes)))


def _after(tokens: Sequence[Token], i: int, high: int) -> tuple[_Time, _Time] | None:
    """ "three hours, from 9 a.m. to 11 a.m."."""
    i += i < high and tokens[i].text in (",", "(", "—", "–")
    return _period(tokens, i + 1, high) if i < high and tokens[i].lower in ("from", "between") else None


def _before(tokens: Sequence[Token], i: int, low: int) -> tuple[_Time, _Time] | None:
    """ "from 9 a.m. to 11 a.m., three hours in all"."""
    for at in range(i - 1, max(low, i - 14), -1):
        if tokens[at].lower in ("from", "between"):
            pair = _period(tokens, at + 1, i)
            lead = [token.lower for token in tokens[pair[1].last : i]] if pair is not None else []
            fits = bool(lead) and lead[0] in (",", "(") and len(lead) <= _FURTHEST and set(lead) <= _LENGTH_AFTER
            return pair if fits else None
    return None


def _period(tokens: Sequence[Token], i: int, high: int) -> tuple[_Time, _Time] | None:
    start = _time(tokens, i, high, None)
    if start is None or start.last >= high or tokens[start.last].lower not in _TO:
        return None
    end = _time(tokens, start.last + 1, high, None)
    if end is None:
        return None
    if not start.minutes:  # "from 9 to 11 a.m."
        start = _time(tokens, i, high, (0, 12))
    return (start, end) if start is not None and start.minutes and end.minutes else None


def _time(tokens: Sequence[Token], i: int, high: int, halves: tuple[int, ...] | None) -> _Time | None:
    """The time of day at token `i`; without a.m. or p.m. its minutes are those of `halves`, none by default."""
    if i >= high:
        return None
    if tokens[i].lower in _NAMED:
        return _Time(i, i + 1, (_NAMED[tokens[i].lower] * 60,))
    if not tokens[i].text.isdecimal() or not 1 <= int(tokens[i].text) <= 12:
        return None
    hour, minute, last = int(tokens[i].text) % 12, 0, i + 1
    if last + 1 < high and tokens[last].text in (":", ".") and tokens[last].end == tokens[last + 1].start:
        if len(tokens[last + 1].text) != 2 or not tokens[last + 1].text.isdecimal():
            return None
        minute, last = int(tokens[last + 1].text), last + 2
    if last < high and tokens[last].lower in _HALVES:
        halves, last = (_HALVES[tokens[last].lower],), last + 1
    return _Time(i, last, tuple((hour + half) * 60 + minute for half in halves or ()))


def fits(span: ClockSpan, slack: int) -> bool:
    """Whether the length is what lies between the times, `slack` per cent, its rounding and its hedge granted."""
    q = span.length
    value, factor = q.value or Fraction(0), worth("duration", q.unit) / worth("duration", "min")
    half = Fraction(30 if value.denominator == 1 else 15) if q.unit == "h" else Fraction(5)
    rough = max(value * factor * slack / 100, half) * (2 if q.hedge else 1)
    low, high = value * factor - rough, value * factor + rough
    return any((low <= minutes or q.low == 0) and (minutes <= high or q.high is None) for minutes in span.minutes)
