"""Romanisations: people whose full names are one name in two schemes, as Mao Zedong's is in "Mao Tse-tung"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.names.entities import Entity
from copylint.analysis.names.folds import fold, fold_by, letters_of, packs, why_one
from copylint.analysis.people.person_names import parse
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_FAMILY_FIRST = frozenset({"Korean", "Chinese>"})
_SHORTEST = 6


class Romanised(Struct, frozen=True, gc=False):
    """Two persons of the story whose names are one; `why` names the steps from one to the other."""

    one: Entity
    other: Entity
    why: str


def find_romanised(analysis: "Analysis") -> Sequence[Romanised]:
    """The pairs of persons whose full names differ, and are one in some pack of romanisation.

    Names that are at home in English, first name and family name, are left alone.
    """
    people = [e for e in analysis.entities if e.kind == "person" and _may_be_romanised(e)]
    if len(people) < 2:
        return ()
    return [
        Romanised(one, other, why)
        for pack in packs()
        if pack != "common"
        for one, other in _pairs(pack, people)
        if _may_be_one(one, other) and (why := why_one(one.name, other.name, pack))
    ]


def _may_be_romanised(person: Entity) -> bool:
    words = next(m.words for m in person.mentions if m.text == person.name)
    if len(words) < 2 or len(person.name) < _SHORTEST:
        return False
    if _is_family_first(person):
        return True
    if any(len(word) > 2 and lexicon.is_common_word(word) for word in words):
        return False
    return not (lexicon.is_frequent_given_name(words[0]) and lexicon.is_surname(words[-1]))


def _is_family_first(person: Entity) -> bool:
    words = tuple(person.name.split())
    return parse(words).family == lexicon.fold(words[0])


def _pairs(pack: str, people: Sequence[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """The people whose names the pack makes one; the first of a pair is in the pack's own scheme."""
    if pack in _FAMILY_FIRST:
        people = [person for person in people if _is_family_first(person)]
    known: dict[str, Entity] = {}
    if not pack.endswith(">"):
        for person in people:
            first = known.setdefault(fold_by(pack, person.name), person)
            if first is not person:
                yield first, person
        return
    for person in people:
        known.setdefault(letters_of(person.name), person)
    for person in people:
        other = known.get(fold_by(pack, person.name))
        if other is not None and other is not person:
            yield person, other


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Whether nothing keeps the two apart: different titles, or forms that plain folding makes one as well."""
    titles = [{m.title for m in person.mentions if m.title and not m.courtesy} for person in (one, other)]
    if all(titles) and titles[0].isdisjoint(titles[1]):
        return False
    return [fold(word) for word in one.name.split()] != [fold(word) for word in other.name.split()]
