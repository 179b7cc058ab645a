"""Sites: whether two places where an event is told may be one, and whether they are of one order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import jellyfish

from copylint.analysis.names.folds import fold
from copylint.analysis.relations.events import Event
from copylint.analysis.tables import gazetteer, lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TOWNS = frozenset(
    (
        "city",
        "town",
        "village",
        "settlement",
        "hamlet",
        "port",
        "municipality",
        "suburb",
        "community",
        "capital",
        "hub",
        "resort",
        "township",
    )
)


# What is a town's as often as an area's around towns and villages.
_EITHER = frozenset(("municipality", "township", "community", "port", "hub"))
_METROPOLIS, _LARGE = 400_000, 200_000
_ORDERS = {"country": "land", "state": "land", "region": "region", "capital": "town", "city": "town"}


def is_one(one: str, other: str) -> bool:
    """Whether two names are one name, or names of one place."""
    return gazetteer.identity(one) == gazetteer.identity(other)


def are_apart(analysis: "Analysis", one: Sequence[Event], other: Sequence[Event]) -> bool:
    """Whether two places have events of one class, and neither place is a part or another name of the other.

    `one` are the events at the first place, `other` those at the second.
    """
    first, second = _name(one), _name(other)
    if is_one(first, second) or gazetteer.within(first, second) or gazetteer.within(second, first):
        return False
    if _look_alike(first, second) or _are_glossed(analysis, first, second):
        return False
    types = [{event.type for event in events} - {""} for events in (one, other)]
    if any(some & _EITHER for some in types) and types[0] != types[1]:
        return False
    orders = {order(one), order(other)} - {""}
    return len(orders) < 2


def may_be_outskirts(one: Sequence[Event], other: Sequence[Event]) -> bool:
    """Whether one place is a metropolis and the other, as far as is known, may be a part or a suburb of it."""
    names = [_name(events) for events in (one, other)]
    best = [next(iter(gazetteer.places(name)), None) for name in names]
    large = [place is not None and place.population >= _METROPOLIS for place in best]
    if large[0] == large[1]:
        return False
    small, metropolis = best[large.index(False)], best[large.index(True)]
    if small is None or metropolis is None:
        return True
    return small.population < _LARGE and small.country == metropolis.country


def order(events: Sequence[Event]) -> str:
    """What sort of place it is: "land" for a country or state, "town", "region", or "" when nothing tells."""
    typed = {event.type for event in events} - {""}
    if typed:
        return "town" if typed & _TOWNS else "region"
    name = _name(events)
    if lexicon.country(name) or lexicon.country(name.removesuffix("s")) or lexicon.us_state(name):
        return "land"
    known = gazetteer.places(name)
    return _ORDERS[known[0].type] if known else ""


def _name(events: Sequence[Event]) -> str:
    return next((event.place.text for event in events if event.place is not None), "")


def _look_alike(one: str, other: str) -> bool:
    """Whether the names may be two spellings, or one holds the other: those are the ground of other rules."""
    if one.lower() in other.lower() or other.lower() in one.lower() or fold(one) == fold(other):
        return True
    return jellyfish.damerau_levenshtein_distance(one.lower(), other.lower()) <= min(2, len(one) // 3)


def _are_glossed(analysis: "Analysis", one: str, other: str) -> bool:
    return any({gloss.name, gloss.alias} == {one, other} for gloss in analysis.glosses)


def stand_together(analysis: "Analysis", one: str, other: str) -> bool:
    """Whether a sentence names both places: the one is then a part of the other, or the copy tells them apart."""
    told = (analysis.mentions_by_text.get(text, ()) for text in (one, other))
    firsts = ({analysis.sentence_of(m.first) for m in mentions} for mentions in told)
    return not next(firsts).isdisjoint(next(firsts))
