"""One person, two roles that nobody has at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.entities import Entity
from copylint.analysis.people.listed_roles import Listed, find_listed
from copylint.analysis.people.role_times import tells_of_change
from copylint.analysis.people.roles import Role
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import lexicon
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"name", "role", "other", "places", "house", "until"})
CASES = frozenset({"kin", "court", "ended", "house", "land", "party", "post", "still"})

_COPY = frozenset({"body", "headline", "deck", "caption"})
_CASE = frozenset({"case", "dock"})
_DOUBTFUL = frozenset(
    {
        "state",
        "portfolio",
        "office",
        "police",
        "company",
        "executive",
        "military",
        "spokes-sex",
        "business-sex",
        "council-sex",
    }
)
_OF_A_LAND = frozenset({"state", "portfolio", "elected", "party"})
_LEGISLATORS = frozenset({"senator", "representative", "Democrat", "Republican"})
_WHERE = frozenset({"in", "at", "to", "from", "of", "near", "across", "for"})
_OF_SPOKESPEOPLE = frozenset({"spokes-sex"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sets` are the sets of roles to compare, as data/roles.txt names them; empty for all of them."""

    sets: frozenset[str] = frozenset()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each person whose roles exclude one another."""
    for person, roles in _by_person(analysis):
        listed = find_listed(analysis, person, roles) if analysis.glossary.named else None
        if listed is not None:
            yield _against_list(person, listed)
            continue
        stated = [role for role in roles if role.form != "nested"]
        elsewhere = next(_of_two_lands(analysis, person, stated), None)
        if elsewhere is not None:
            yield elsewhere
            continue
        past = {role.name.name for role in stated if not role.current}
        stated = [role for role in stated if role.current and role.name.name not in past]
        if len({role.name.name for role in stated}) > 1:
            yield from _conflict(analysis, person, stated, options)
    if not options.sets:
        yield from _kin(analysis)


def _kin(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each relative that the story calls by two words."""
    from copylint.analysis.people.told_kin import find_kin_told_twice

    for first, again in find_kin_told_twice(analysis):
        yield Finding(again.span, (first.span,), confidence="medium", case="kin")


def _against_list(person: Entity, listed: Listed) -> Finding:
    until = listed.entry.until
    day = f"{until.day} {until:%B %Y}" if until is not None else ""
    words = {"name": person.name, "role": listed.role.name.name, "house": listed.entry.role, "until": day}
    return Finding(listed.role.span, (), {**words, "other": "", "places": ""}, "medium", case=listed.how)


def _by_person(analysis: "Analysis") -> Iterator[tuple[Entity, Sequence[Role]]]:
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    people: dict[int, Entity] = {}
    for role in analysis.roles:
        person = analysis.persons.get(role.holder.first)
        if person is not None and analysis.field_of(role.span.start).name in _COPY:
            people[id(person)] = person
            roles[id(person)].append(role)
    return ((person, roles[key]) for key, person in people.items())


def _conflict(analysis: "Analysis", person: Entity, roles: Sequence[Role], options: Options) -> Iterator[Finding]:
    """The first statement of the rarer role against every statement of the other."""
    named: defaultdict[str, list[Role]] = defaultdict(list)
    for role in roles:
        named[role.name.name].append(role)
    for first, second in combinations(named.values(), 2):
        sets = first[0].name.sets & second[0].name.sets
        if all(role.name.name.startswith("spokes") for role in (first[0], second[0])):
            sets &= _OF_SPOKESPEOPLE
        sets = sets & options.sets if options.sets else sets
        if not sets or _are_together(analysis, first, second):
            continue
        odd, usual = (second, first) if len(second) <= len(first) else (first, second)
        plain = [next((r for r in side if not tells_of_change(analysis, r)), None) for side in (odd, usual)]
        if sets == {"executive"} and any(role.generic for role in (*first, *second)):
            continue
        if plain[0] is not None and plain[1] is not None and _have_one_owner(plain[0], plain[1]):
            yield _finding(analysis, person, plain[0], usual, sets)
            return


def _of_two_lands(analysis: "Analysis", person: Entity, roles: Sequence[Role]) -> Iterator[Finding]:
    """The first statement of the rarer of two states, or of two countries, that one office of a person has."""
    offices: defaultdict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in roles:
        land = _land(role.owner) if not role.generic else ""
        if land and role.name.sets & _OF_A_LAND and not _stands_in_a_place(analysis, role):
            offices["legislator" if role.name.name in _LEGISLATORS else role.name.name, land].append(role)
    for said in offices.values():
        lands = Counter(role.owner for role in said).most_common()
        if len(lands) == 2:
            usual = [role for role in said if role.owner == lands[0][0]]
            odd = next(role for role in said if role.owner == lands[1][0])
            against = tuple(role.span for role in usual)
            told = [f"{role.name.name} of {role.owner.title()}" for role in (odd, usual[0])]
            words = {"name": person.name, "role": told[0], "other": told[1], "places": whereabouts(analysis, against)}
            yield Finding(odd.span, against, {**words, "house": "", "until": ""}, "medium", case="land")


def _land(owner: str) -> str:
    """Whether a role's owner is a state of the US or a country; "" for other bodies."""
    return "state" if lexicon.us_state(owner) else "country" if lexicon.country(owner) else ""


def _stands_in_a_place(analysis: "Analysis", role: Role) -> bool:
    """Whether the land only says where: "at a rally in Iowa Sen. Orr said"."""
    at = analysis.token_at(role.span.start)
    before = analysis.mentions_by_last.get(at - 1)
    return before is not None and before.first > 0 and analysis.lowers[before.first - 1] in _WHERE


def _finding(analysis: "Analysis", person: Entity, odd: Role, usual: Sequence[Role], sets: frozenset[str]) -> Finding:
    against = tuple(role.span for role in usual)
    case = "party" if "party" in sets else "court" if sets <= _CASE else "post" if sets <= _DOUBTFUL else ""
    words = {
        "name": person.name,
        "role": odd.name.name,
        "other": usual[0].name.name,
        "places": whereabouts(analysis, against),
    }
    return Finding(odd.span, against, words, confidence="medium", case=case)


def _have_one_owner(one: Role, other: Role) -> bool:
    return one.owner == other.owner or not one.owner or not other.owner or one.generic or other.generic


def _are_together(analysis: "Analysis", first: Sequence[Role], second: Sequence[Role]) -> bool:
    """Whether a sentence gives the person both roles: "chairman and chief executive"."""
    sentences = [{analysis.sentence_of(analysis.token_at(r.span.start)) for r in side} for side in (first, second)]
    return bool(sentences[0] & sentences[1])
