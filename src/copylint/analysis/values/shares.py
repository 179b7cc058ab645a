"""Shares told two ways: "a third of the 90 members, 30", "nine of the 12 cases, or three-quarters"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from copylint.analysis.values.pairs import Clause
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

Form = Literal["share", "margin", "product", "profit", "seats", "sets", "scorers", "equal", "rate"]

_CLOSERS = frozenset({",", ")", "—", "–", ";", "."})
_DEFINITE = frozenset({"the", "its", "their", "all", "those", "these", "our"})
# How far, as a part of the share told, a share in words may lie off: "a third" of 100 is 32 to 35.
_LOOSE = Fraction(1, 20)
_WIDER = Fraction(1, 5)
_PERCENT = Fraction(1, 100)
_LONGEST_OWNER = 6
_IN, _LONGEST_PLACE = frozenset({"in", "at", "on", "across"}), 6


class Reckoning(Struct, frozen=True, gc=False):
    """A figure and what it follows from.

    `span` is its place, `operands` those of the figures it is reckoned from. What is told lies between `low` and
    `high`, what the operands make between `made_low` and `made_high`, rounding and hedges granted; `made` is the plain
    result, `sign` a currency or "%".
    """

    span: Span
    operands: tuple[Span, ...]
    form: Form
    low: Fraction
    high: Fraction
    made_low: Fraction
    made_high: Fraction
    made: Fraction
    sign: str = ""


def find_shares(clause: Clause) -> Iterator[Reckoning]:
    """ "a third of the 90 members, 45,"; "nine of the 12 cases, or two-thirds,"; "of 200 patients, 50, or 25%,"."""
    for one, other in pairwise(clause.quantities):
        if not _is_of(clause, one, other) or other.value is None or other.measure != "count" or not other.noun:
            continue
        third = next((q for q in clause.quantities if q.first >= other.last), None)
        if third is None or third.value is None or not _closes(clause, third):
            continue
        gap = [t.lower for t in clause.tokens[noun_end(clause, other) : third.first]]
        gap = gap[-1:] if _is_placed(gap) else gap
        if _is_share(one) and gap in ([","], ["("], ["—"], [","]) and third.measure == "count" and not third.noun:
            yield from _share(one, third, other, third.span)
        elif not _is_share(one) and _is_share(third) and gap in ([",", "or"], ["("], ["(", "or"]):
            yield from _share(third, one, other, third.span)
    yield from _leading_shares(clause)


def _is_placed(gap: Sequence[str]) -> bool:
    """Whether nothing but where those are stands before the comma: "in the district ,"."""
    return 2 < len(gap) <= _LONGEST_PLACE and gap[0] in _IN and all(word.isalpha() for word in gap[:-1])


def _leading_shares(clause: Clause) -> Iterator[Reckoning]:
    """ "Of the 200 patients, 50, or 25 percent, recovered"."""
    if len(clause.quantities) < 3 or clause.tokens[clause.low].lower != "of":
        return
    whole, part, share = clause.quantities[:3]
    led = whole.first - clause.low == 1 or (whole.first - clause.low == 2 and word_at(clause, whole.first - 1) == "the")
    gap = [t.lower for t in clause.tokens[noun_end(clause, part) : share.first]]
    direct = [t.lower for t in clause.tokens[noun_end(clause, whole) : part.first]] == [","]
    counts = whole.measure == part.measure == "count" and not part.fraction
    joined = gap in ([",", "or"], ["("], ["(", "or"])
    if led and direct and counts and joined and _is_share(share) and _closes(clause, share):
        yield from _share(share, part, whole, share.span)


def _is_share(q: Quantity) -> bool:
    return q.value is not None and (q.fraction or q.measure == "percent")


def _share(share: Quantity, part: Quantity, whole: Quantity, span: Span) -> Iterator[Reckoning]:
    if share.value is None or part.value is None or not whole.value or part.fraction or whole.hedge or part.hedge:
        return
    percent = share.measure == "percent"
    stated = share.value * (_PERCENT if percent else 1)
    slack = _precision(share.value) * _PERCENT if percent else max(_LOOSE * stated, 1 / whole.value - _PERCENT / 1000)
    if not percent and (stated * whole.value).denominator == 1 and whole.value < 1 / _LOOSE:
        slack = Fraction(0)  # two-thirds of 12 are eight
    if not percent and share.low < share.value and not share.hedge:
        slack = max(slack, share.value - share.low)  # "three in ten"
    low, high = stated - slack, stated + slack
    if share.hedge:
        low, high = (stated * (1 - _WIDER), stated * (1 + _WIDER)) if share.high is not None else (low, Fraction(1))
        low = Fraction(0) if share.low == 0 else low
    made = part.value / whole.value
    if part.value <= whole.value:
        spans = tuple(q.with_noun for q in (share, part, whole) if q.span != span)
        yield Reckoning(span, spans, "share", low, high, made, made, made / _PERCENT, "%")


def _precision(percent: Fraction) -> Fraction:
    """One step of the last digit of a percentage: it may have been rounded or cut."""
    return Fraction(1) if percent.denominator == 1 else Fraction(1, 10)


def _is_of(clause: Clause, one: Quantity, other: Quantity) -> bool:
    """Whether a quantity is part of another: "of the 90", "of all 90", "of the nation's 90"."""
    between = [t.lower for t in clause.tokens[one.last : other.first]]
    owned = between[-1:] == ["'s"] and len(between) <= _LONGEST_OWNER
    return between[:1] == ["of"] and (owned or (len(between) <= 2 and all(word in _DEFINITE for word in between[1:])))


def noun_end(clause: Clause, q: Quantity) -> int:
    """The token after what a quantity counts."""
    if q.noun_span is None or q.noun_span.start < q.span.start:
        return q.last
    return next((i + 1 for i in range(q.last - 1, clause.high) if clause.tokens[i].start >= q.noun_span.start), q.last)


def _closes(clause: Clause, q: Quantity) -> bool:
    """Whether nothing more of its phrase follows a quantity."""
    return q.last >= clause.high or clause.tokens[q.last].text in _CLOSERS


def word_at(clause: Clause, i: int) -> str:
    """The word at token `i` in lower case, "" outside the sentence."""
    return clause.tokens[i].lower if clause.low <= i < clause.high else ""
