"""Hedges: the words around a number that say how exactly it is meant."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from copylint.analysis.form.tokens import Token

Bound = Literal["about", "near", "under", "over", "least", "most"]


class Hedge(Struct, frozen=True, gc=False):
    """A hedge: its words, how it bounds the number, and the first of its tokens."""

    words: str
    bound: Bound
    first: int


_BEFORE: Mapping[str, Bound] = {
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "approx": "about",
    "circa": "about",
    "some": "about",
    "estimated": "about",
    "an estimated": "about",
    "in the region of": "about",
    "nearly": "near",
    "almost": "near",
    "close to": "near",
    "just under": "near",
    "just shy of": "near",
    "just below": "near",
    "approaching": "near",
    "under": "under",
    "below": "under",
    "less than": "under",
    "fewer than": "under",
    "well under": "under",
    "well below": "under",
    "over": "over",
    "above": "over",
    "more than": "over",
    "just over": "over",
    "just above": "over",
    "well over": "over",
    "well above": "over",
    "upwards of": "over",
    "upward of": "over",
    "north of": "over",
    "in excess of": "over",
    "at least": "least",
    "a minimum of": "least",
    "minimum of": "least",
    "no fewer than": "least",
    "no less than": "least",
    "not less than": "least",
    "no fewer": "least",
    "up to": "most",
    "at most": "most",
    "as many as": "most",
    "as much as": "most",
    "as high as": "most",
    "a maximum of": "most",
    "maximum of": "most",
    "no more than": "most",
    "not more than": "most",
    "slightly more than": "over",
    "slightly over": "over",
    "slightly under": "near",
    "slightly less than": "near",
    "slightly below": "near",
    "a little over": "over",
    "a little under": "near",
    "a little more than": "over",
    "a little less than": "near",
}
_LAST = frozenset(words.split()[-1] for words in _BEFORE)
_LONGEST = max(len(words.split()) for words in _BEFORE)
_TENTH, _SEVENTH = Fraction(1, 10), Fraction(3, 20)
_AROUND = frozenset({"some", "around", "estimated", "an estimated"})


class Rough(Struct, frozen=True, gc=False):
    """A number without its rough hedge: the bounds of its rounding, and how far, as a part of it, it may be off.

    `below` is True where it may be off to one side only, as "nearly" says.
    """

    low: Fraction
    high: Fraction
    slack: Fraction
    below: bool


def unhedged(words: str, low: Fraction, high: Fraction | None) -> Rough | None:
    """A hedged number as it would stand without "about" or "nearly"; None for "at least" and where no hedge stands."""
    bound = _BEFORE.get(words)
    if bound not in ("about", "near") or high is None:
        return None
    slack = _slack(words, bound)
    return Rough(low / (1 - slack), high if bound == "near" else high / (1 + slack), slack, bound == "near")


def _slack(words: str, bound: Bound) -> Fraction:
    return _SEVENTH if bound == "near" or words in _AROUND else _TENTH


def hedge_before(tokens: Sequence[Token], i: int, low: int) -> Hedge | None:
    """The hedge that ends right before token `i`, the longest one; None when there is none."""
    if i <= low or tokens[i - 1].lower not in _LAST:
        return None
    for size in range(min(_LONGEST, i - low), 0, -1):
        words = " ".join(token.lower for token in tokens[i - size : i])
        if words in _BEFORE:
            return Hedge(words, _BEFORE[words], i - size)
    return None


def bounds(hedge: Hedge, low: Fraction, high: Fraction | None) -> tuple[Fraction, Fraction | None]:
    """What a hedged number may mean: "about" 10 % either side, "some" and "nearly" 15 %, "at least" no upper end."""
    if hedge.bound in ("over", "least"):
        return low, None
    if hedge.bound in ("most", "under"):
        return Fraction(0), high
    slack = _slack(hedge.words, hedge.bound)
    top = high if high is None or hedge.bound == "near" else high * (1 + slack)
    return low * (1 - slack), top
