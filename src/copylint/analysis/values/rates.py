"""Rates: one share told twice, "one in four (28%)", the turnout of so many voters, so many cases per 100,000."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.values.levels import rounding
from copylint.analysis.values.pairs import Clause
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning, noun_end, word_at

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_PERCENT = Fraction(1, 100)
# How far, as a part of it, a share in words may lie off a percentage told beside it, and a hedged one.
_LOOSE, _HEDGED = Fraction(1, 10), Fraction(1, 5)
_JOINTS = ([",", "or"], ["("], ["(", "or"], [","])
_CLOSERS = frozenset({",", ")", ".", ";"})
_WIDEST = 7
# What the share of those counted is called behind or before it.
_SHARES = frozenset({"turnout", "proportion", "share"})
_NEAR = 3
# With these those counted are some of the voters, and the turnout is another share.
_OF_VOTERS = frozenset("for against yes favour favor backed approved rejected opposed supported to no".split())
_FARTHEST = 5
_AMONG = frozenset({"among", "in", "of", "for"})


def find_equal_shares(analysis: "Analysis") -> Iterator[Reckoning]:
    """Shares told once in words and once in per cent: "one in four pupils (28%)", "45 percent, or a third,"."""
    for one, other in pairwise(analysis.quantities):
        if one.fraction == other.fraction or "percent" not in (one.measure, other.measure):
            continue
        if one.value is None or other.value is None or not _is_beside(analysis, one, other):
            continue
        words, percent = (one, other) if one.fraction else (other, one)
        low, high = _bounds(words)
        value, step = percent.value or Fraction(0), _step(percent)
        wide = value * _HEDGED if percent.hedge else Fraction(0)
        made_low, made_high = ((value + sign * max(step, wide)) * _PERCENT for sign in (-1, 1))
        yield Reckoning(words.span, (percent.span,), "equal", low, high, made_low, made_high, value, "%")


def _is_beside(analysis: "Analysis", one: Quantity, other: Quantity) -> bool:
    """Whether the second of two shares explains the first: in brackets behind it, or between commas."""
    tokens = analysis.tokens
    gap = [token.lower for token in tokens[one.last : other.first]]
    after = tokens[other.last].text if other.last < len(tokens) else "."
    set_off = (gap[-1:] == ["("] and after == ")") or (gap[-1:] == [","] and after == ",")
    named = set_off and len(gap) <= _WIDEST and all(word.isalpha() for word in gap[:-1])
    return named or (gap in _JOINTS and after in _CLOSERS)


def _bounds(share: Quantity) -> tuple[Fraction, Fraction]:
    """What a share in words may mean: its own bounds where it has some, else a tenth more or less, hedged a fifth."""
    value = share.value or Fraction(0)
    slack = max(value - share.low if share.high is not None and share.low else Fraction(0), _LOOSE * value)
    slack = max(slack, _HEDGED * value) if share.hedge else slack
    return value - slack, value + slack


def _step(percent: Quantity) -> Fraction:
    value = percent.value or Fraction(0)
    return Fraction(1, 2) if value.denominator == 1 else Fraction(1, 10)


def find_turnouts(clause: Clause) -> Iterator[Reckoning]:
    """ "Of the 1,000 members, 400 voted, a turnout of 45%"; "400 of the club's 1,000 members voted, a 45% turnout"."""
    names = [i for i in range(clause.low, clause.high) if clause.tokens[i].lower in _SHARES]
    shares = [q for q in clause.quantities if q.measure == "percent" and q.value is not None]
    if len(names) != 1 or len(shares) != 1 or not shares[0].value or not _is_near(shares[0], names[0]):
        return
    counts = [q for q in clause.quantities if q.measure == "count" and q.value is not None and not q.fraction]
    pair = _pair(clause, counts)
    voted = clause.tokens[names[0]].lower == "turnout"
    if pair is None or (voted and not _OF_VOTERS.isdisjoint(_said(clause, pair))):
        return
    part, whole = pair
    if part.value and whole.value and part.value <= whole.value and not (part.hedge or whole.hedge):
        share = shares[0]
        made = part.value / whole.value / _PERCENT
        slack = max(_step(share) * 2, (share.value or made) / 10 if share.hedge else Fraction(0))
        low, high = (share.value or made) - slack, (share.value or made) + slack
        rough = made * (rounding(whole.value) / whole.value + rounding(part.value) / part.value)
        yield Reckoning(
            share.span, (part.with_noun, whole.with_noun), "share", low, high, made - rough, made + rough, made, "%"
        )


def _is_near(share: Quantity, i: int) -> bool:
    return share.first - _NEAR <= i < share.last + _NEAR


def _said(clause: Clause, pair: tuple[Quantity, Quantity]) -> set[str]:
    """The words behind a pair of counts up to the next comma or stop."""
    start = max(noun_end(clause, q) for q in pair)
    stop = next((i for i in range(start, clause.high) if not clause.tokens[i].is_word), clause.high)
    return clause.words(start, stop)


def _pair(clause: Clause, counts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The part and the whole of two counts, where there are two and no more."""
    if len(counts) != 2:
        return None
    one, other = counts
    between = [token.lower for token in clause.tokens[one.last : other.first]]
    if between[:1] == ["of"] and len(between) <= _FARTHEST and "," not in between and other.noun:
        return one, other
    led = "of" in clause.words(one.first - 2, one.first) and one.first - clause.low <= _FARTHEST and bool(one.noun)
    gap = [token.text for token in clause.tokens[noun_end(clause, one) : other.first]]
    return (other, one) if led and gap in ([","], [",", "only"], [",", "just"]) else None


def find_rates(clause: Clause) -> Iterator[Reckoning]:
    """ "36 cases among 120,000 people, a rate of 60 per 100,000"; "36 cases in 120,000 homes, or 60 per 100,000"."""
    rest = clause.quantities
    for part, whole, rate, per in zip(rest, rest[1:], rest[2:], rest[3:], strict=False):
        values = [q.value for q in (part, whole, rate, per) if q.value and q.measure == "count" and not q.fraction]
        if len(values) < 4 or part.hedge or whole.hedge or not part.noun or not whole.noun:
            continue
        among = [token.lower for token in clause.tokens[noun_end(clause, part) : whole.first]]
        lead = [word_at(clause, i) for i in (rate.first - 2, rate.first - 1)]
        told_again = lead == ["rate", "of"] or (lead == [",", "or"] and noun_end(clause, whole) == rate.first - 2)
        joined = bool(among) and len(among) <= _FARTHEST and among[-1] in _AMONG | {"the"} and bool(_AMONG & set(among))
        if not joined or not told_again or word_at(clause, rate.last) not in ("per", "for", "in"):
            continue
        made = values[0] / values[1] * values[3]
        step = Fraction(1, 2) if values[2].denominator == 1 else Fraction(1, 10)
        slack = max(step, values[2] / 10 if rate.hedge else Fraction(0)) + made * rounding(values[1]) / values[1]
        low, high = values[2] - slack, values[2] + slack
        yield Reckoning(rate.span, (part.with_noun, whole.with_noun), "rate", low, high, made, made, made)
