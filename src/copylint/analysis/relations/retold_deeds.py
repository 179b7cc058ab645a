"""Retold deeds: what happened to one person or thing and is told twice, with two days or two places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.parts_of_day import may_be_one_night
from copylint.analysis.places.sites import are_apart, is_one, stand_together
from copylint.analysis.relations.deeds import Deed, is_death
from copylint.analysis.relations.events import Event
from copylint.analysis.relations.frames import heads
from copylint.analysis.tables import gazetteer, lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention


_TOWNS = frozenset({"city", "capital"})
_THEN = frozenset({"last", "this", "next", "that", "previous"})
_UNITS = frozenset("year month week summer autumn fall winter spring decade weekend".split())
_LARGE, _METROPOLIS = 150_000, 1_000_000


class RetoldDeed(NamedTuple):
    """The two tellings, in the order of the copy."""

    first: Deed
    again: Deed


def find_on_two_days(analysis: "Analysis") -> Iterator[RetoldDeed]:
    """The deeds that have exactly two days, of which one can be right."""
    dated = [deed for deed in analysis.deeds if deed.day is not None]
    yield from _in_lives(dated)
    for told in _groups(
        analysis, [deed for deed in dated if deed.day and (deed.day.day or deed.day.weekday is not None)]
    ):
        pairs = [pair for pair in combinations(told, 2) if _differ_in_day(*pair)]
        days = {(deed.day.weekday, deed.day.month, deed.day.day) for deed in told if deed.day}
        if pairs and len(days) == 2:
            yield RetoldDeed(*pairs[0])


def _in_lives(deeds: Sequence[Deed]) -> Iterator[RetoldDeed]:
    """The deaths of people that are told of two times, of which one can be right; births are the ground of ages."""
    lives: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if is_death(deed.verb) and deed.subject.startswith("#"):
            lives[deed.subject].append(deed)
    for told in lives.values():
        pairs = [pair for pair in combinations(told, 2) if _are_at_two_times(*pair)]
        if pairs and all(_are_at_two_times(deed, pairs[0][0]) != _are_at_two_times(deed, pairs[0][1]) for deed in told):
            yield RetoldDeed(*pairs[0])


def _are_at_two_times(one: Deed, other: Deed) -> bool:
    """Whether the years, months or days of two deeds differ where both have them, their night left aside."""
    a, b = one.day, other.day
    if a is None or b is None or _are_in_two_places(one, other):
        return False
    parts = [(x, y) for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)) if x and y]
    if not parts or all(x == y for x, y in parts):
        return False
    *larger, (x, y) = parts
    days = bool(a.day and b.day) and all(p == q for p, q in larger)
    return not days or abs(x - y) > 1


def find_in_two_places(analysis: "Analysis", verbs: Sequence[str]) -> Iterator[RetoldDeed]:
    """The deeds of these verbs that are told of two places, of which neither lies in the other."""
    placed = [deed for deed in analysis.deeds if deed.place is not None and deed.verb in verbs]
    for told in _groups(analysis, placed):
        pairs = [pair for pair in combinations(told, 2) if _differ_in_place(analysis, *pair)]
        if len(pairs) == 1:
            yield RetoldDeed(*pairs[0])


def _groups(analysis: "Analysis", deeds: Sequence[Deed]) -> Iterator[Sequence[Deed]]:
    """The deeds that may be one: the same verb, and one person or thing that it happened to."""
    by_verb: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        by_verb[deed.verb].append(deed)
    for told in by_verb.values():
        if all(deed.noun and not deed.subject for deed in told):
            if told[0].verb not in heads() and f"{told[0].verb}s" not in analysis.positions:
                yield told
            continue
        people = {deed.subject for deed in told if deed.subject.startswith("#")}
        subjects = people or _things({deed.subject for deed in told} - {""})
        for subject in subjects:
            group = [deed for deed in told if _may_be(deed.subject, subject, subjects)]
            if len(group) > 1 and all(deed.definite for deed in group[1:]):
                yield group


def _things(keys: Set[str]) -> Set[str]:
    """The things, without those that one of the others tells more of: "body" beside "orr body"."""
    return {key for key in keys if not any(other.endswith(f" {key}") for other in keys)}


def _may_be(key: str, subject: str, subjects: Set[str]) -> bool:
    """Whether what has the one key may be what has the other, where the deed happens to no more than `subjects`."""
    return key == subject or (len(subjects) == 1 and key not in subjects)


def _differ_in_day(one: Deed, other: Deed) -> bool:
    """Whether no reading makes the two days one; a noun beside a noun is the ground of event days."""
    a, b = one.day, other.day
    if a is None or b is None or (one.noun and other.noun) or _are_in_two_places(one, other):
        return False
    if a.day and b.day:
        years = {a.year, b.year} - {None}
        same = (a.month, a.day) == (b.month, b.day)
        return (len(years) > 1) if same else (a.month == b.month and len(years) < 2)
    if a.weekday is None or b.weekday is None or a.weekday == b.weekday:
        return False
    return not may_be_one_night(a.weekday, one.part, b.weekday, other.part)


def _differ_in_place(analysis: "Analysis", one: Deed, other: Deed) -> bool:
    if one.place is None or other.place is None or _are_on_two_days(one, other):
        return False
    if _seasons(analysis, one) != _seasons(analysis, other):
        return False  # "arrested in Florida last year", and in Texas on Monday
    if stand_together(analysis, one.place.text, other.place.text):
        return False
    if _is_elsewhere(analysis, one.place, other.place) or _is_elsewhere(analysis, other.place, one.place):
        return True
    events = [[Event(deed.span, deed.verb, deed.span, place=deed.place, type=deed.type)] for deed in (one, other)]
    return _are_settled(one.place.text, other.place.text) and are_apart(analysis, *events)


def _seasons(analysis: "Analysis", deed: Deed) -> set[str]:
    """What the sentence of a deed says of the time but for its day: {"year"} for "last year"."""
    sentence = analysis.sentences[analysis.sentence_of(analysis.token_at(deed.span.start))]
    words = analysis.lowers[sentence.first : sentence.last]
    return {unit for word, unit in pairwise(words) if word in _THEN and unit in _UNITS}


def _are_settled(one: str, other: str) -> bool:
    """Whether two names are surely those of towns, or of states or countries: no county is called like the one.

    Two towns in two countries are, where one is a capital or a metropolis.
    """
    lands = [bool(lexicon.country(name) or lexicon.us_state(name)) for name in (one, other)]
    if any(lands):
        return all(lands)
    known = [next(iter(gazetteer.places(name)), None) for name in (one, other)]
    first, second = known
    if first is None or second is None or any(place and place.type not in _TOWNS for place in known):
        return False
    if min(first.population, second.population) < _LARGE:
        return False
    if first.country == second.country:
        return True
    return "capital" in (first.type, second.type) or max(first.population, second.population) >= _METROPOLIS


def _are_on_two_days(one: Deed, other: Deed) -> bool:
    a, b = one.day, other.day
    return a is not None and b is not None and (a.weekday, a.month, a.day) != (b.weekday, b.month, b.day)


def _are_in_two_places(one: Deed, other: Deed) -> bool:
    return one.place is not None and other.place is not None and not is_one(one.place.text, other.place.text)


def _is_elsewhere(analysis: "Analysis", town: "Mention", state: "Mention") -> bool:
    """Whether the copy itself has the town in another state: "Dallas, Texas" and "Florida"."""
    behind = analysis.mentions_by_first.get(town.last + 1)
    if behind is None or analysis.tokens[town.last].text != ",":
        return False
    around, other = lexicon.us_state(behind.text), lexicon.us_state(state.text)
    return bool(around and other) and around != other
