"""Told distances: how far one place lies from another, said twice: "Lask, 40 km north of Sarn"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.places.place_attributes import DIRECTIONS
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.units import worth

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LYING = frozenset("lies is sits stands located situated".split())
_FROM = frozenset({"of", "from"})
# How far, as a part of the smaller, two distances may lie apart, as the crow flies and by road; and hedged ones.
_LOOSE, _HEDGED = Fraction(1, 4), Fraction(1, 2)


class _Distance(Struct, frozen=True, gc=False):
    quantity: Quantity
    metres: Fraction
    sentence: int


def find_changed_distances(analysis: "Analysis") -> Iterator[tuple[Quantity, Quantity]]:
    """Each distance between two places with a later one that does not fit it."""
    if sum(q.measure == "length" for q in analysis.quantities) < 2:
        return
    told: dict[tuple[str, str], _Distance] = {}
    for places, again in _distances(analysis):
        first = told.setdefault(places, again)
        if first.sentence != again.sentence and _differ(first, again):
            yield first.quantity, again.quantity


def _distances(analysis: "Analysis") -> Iterator[tuple[tuple[str, str], _Distance]]:
    """The two places and how far they lie apart, in the order of the copy."""
    ends = {q.last: q for q in analysis.quantities if q.measure == "length" and q.value and not q.vague}
    places = sorted(i for word in DIRECTIONS.keys() & analysis.positions.keys() for i in analysis.positions[word])
    for i in places:
        quantity = ends.get(_past_bracket(analysis, i))
        other = analysis.mentions_by_first.get(i + 2)
        if quantity is None or other is None or analysis.lowers[i + 1] not in _FROM:
            continue
        place = _place_before(analysis, quantity.first)
        if place and place != other.text and quantity.value is not None:
            metres = quantity.value * worth("length", quantity.unit)
            yield (place, other.text), _Distance(quantity, metres, analysis.sentence_of(i))


def _past_bracket(analysis: "Analysis", i: int) -> int:
    """Token `i`, or the bracket before it in "40 km (25 miles) north"."""
    if analysis.lowers[i - 1 : i] != [")"]:
        return i
    return next((j for j in range(i - 2, max(0, i - 6), -1) if analysis.lowers[j] == "("), i)


def _place_before(analysis: "Analysis", i: int) -> str:
    """The place that the distance at token `i` is told of: "Lask, 40 km", "Lask lies 40 km"."""
    lowers, at = analysis.lowers, i - 1
    if at > 0 and lowers[at] in _LYING:
        at -= 1 + (lowers[at] in ("located", "situated") and lowers[at - 1] == "is")
    elif lowers[at : at + 1] == [","]:
        at -= 1
    else:
        return ""
    mention = analysis.mentions_by_last.get(at)
    return mention.text if mention is not None and mention.kind in ("place", "other") else ""


def _differ(one: _Distance, other: _Distance) -> bool:
    loose = _HEDGED if one.quantity.hedge or other.quantity.hedge else _LOOSE
    low, high = sorted((one.metres, other.metres))
    return high - low > loose * low
