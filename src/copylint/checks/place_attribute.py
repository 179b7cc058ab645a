"""One place that is told to be two things, to lie in two states, or on two sides of one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.place_attributes import PlaceAttribute, are_opposite, container_of, type_of
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer
from copylint.finding import Finding
from copylint.house import Entry

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = 3
_ATTRIBUTES = ("type", "state", "country", "direction")


_TWO = frozenset({"other", "another", "namesake", "namesakes"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


WORDS = frozenset({"place", "other", "places", "house"})
CASES = frozenset({"type", "direction", "house"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each place and each sort of attribute that does not fit."""
    yield from _against_list(analysis)
    told: defaultdict[tuple[str, str], list[PlaceAttribute]] = defaultdict(list)
    for attribute in analysis.place_attributes:
        told[gazetteer.key(attribute.place.text), attribute.attribute].append(attribute)
    for (_, name), attributes in told.items():
        if len(attributes) > 1 and name in _ATTRIBUTES:
            yield from _conflict(analysis, attributes)


def _against_list(analysis: "Analysis") -> Iterator[Finding]:
    """What the house list has otherwise of a place: what it is, and the country or state it lies in."""
    seen: set[tuple[str, str]] = set()
    for told in analysis.place_attributes if analysis.glossary.named else ():
        entry = analysis.glossary.entry_at(told.place.first)
        house = _listed(told, entry) if entry is not None else ""
        if house and (told.place.text, told.attribute) not in seen:
            seen.add((told.place.text, told.attribute))
            words = {"place": told.place.text, "other": "", "places": "", "house": house}
            yield Finding(told.span, (), words, "medium", case="house")


def _listed(told: PlaceAttribute, entry: Entry) -> str:
    """What the list says in place of what is told, "" where it says the same or cannot be compared."""
    if told.attribute == "type":
        return entry.type if type_of(entry.type) not in (None, told.value) else ""
    listed = container_of(entry.within) if told.attribute in ("state", "country") else None
    return entry.within if listed is not None and listed[0] == told.attribute and listed[1] != told.value else ""


def _conflict(analysis: "Analysis", attributes: Sequence[PlaceAttribute]) -> Iterator[Finding]:
    """The rarest value against the most frequent one that it excludes; nothing where one sentence gives both."""
    values: defaultdict[str, list[PlaceAttribute]] = defaultdict(list)
    for attribute in attributes:
        values[attribute.value].append(attribute)
    groups = sorted(values.values(), key=len)
    for odd in reversed(groups):
        others = [group for group in groups if group is not odd and len(group) >= len(odd)]
        for usual in reversed(others):
            later, earlier = (odd, usual) if len(odd) < len(usual) or odd[0].span > usual[0].span else (usual, odd)
            if _exclude(later[0], earlier[0]) and not _stand_together(analysis, later, earlier):
                yield _finding(analysis, later, earlier)
                return


def _exclude(one: PlaceAttribute, other: PlaceAttribute) -> bool:
    """Whether the two cannot both hold of one place."""
    if one.attribute == "direction":
        same = one.of == other.of or not (one.of and other.of)
        return same and are_opposite(one.value, other.value)
    if one.attribute == "type":
        return one.value != other.value
    return one.value != other.value and not _may_be_two(one, other)


def _may_be_two(one: PlaceAttribute, other: PlaceAttribute) -> bool:
    """Whether the tables know a place of the name in both states or countries, or all the world does."""
    return all(_lies_in(a.place.text, a) for a in (one, other))


def _lies_in(name: str, attribute: PlaceAttribute) -> bool:
    if attribute.attribute == "state":
        return gazetteer.within(name, attribute.value)
    return any(place.country == attribute.value for place in gazetteer.places(name))


def _stand_together(analysis: "Analysis", one: Sequence[PlaceAttribute], other: Sequence[PlaceAttribute]) -> bool:
    """Whether one sentence has both, or the copy says that there are two of the name: "from one Ruln to the other"."""
    ours, theirs = ({analysis.sentence_of(a.place.first) for a in attributes} for attributes in (one, other))
    if ours & theirs:
        return True
    spoken = (analysis.sentences[number] for number in ours | theirs)
    return any(t.lower in _TWO for sentence in spoken for t in analysis.tokens[sentence.first : sentence.last])


def _finding(analysis: "Analysis", odd: Sequence[PlaceAttribute], usual: Sequence[PlaceAttribute]) -> Finding:
    against = tuple(attribute.span for attribute in usual[:_SHOWN])
    words = {
        "place": odd[0].place.text,
        "other": analysis.excerpt(against[0]),
        "places": whereabouts(analysis, against),
        "house": "",
    }
    case = odd[0].attribute if odd[0].attribute in CASES else ""
    return Finding(odd[0].span, against, words, "medium", case=case)
