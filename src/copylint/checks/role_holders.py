"""One post that only one person holds, and two names for its holder."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import jellyfish
import msgspec

from copylint.analysis.names.entities import Entity
from copylint.analysis.people import person_names
from copylint.analysis.people.role_owners import owner_key
from copylint.analysis.people.role_times import tells_of_change
from copylint.analysis.people.roles import Role
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import lexicon
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"role", "name", "other", "places", "inner"})
CASES = frozenset({"apposition"})

_TYPO = 2


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each post with two holders, and one for each name that may belong to either of two roles."""
    posts: defaultdict[tuple[str, str, str], list[Role]] = defaultdict(list)
    unique = [
        r for r in analysis.roles if r.name.unique and r.form != "nested" and not r.generic and _counts(analysis, r)
    ]
    for role in unique:
        if role.owner:
            posts[role.name.name, role.owner, ""].append(role)
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for name, key, _ in posts:
        owners[name].append(key)
    for role in unique:
        if role.owner or role.holder.text.isupper():
            continue
        owner = _owner_beside(analysis, role, owners[role.name.name])
        if owner:
            posts[role.name.name, owner, ""].append(role)
        elif role.name.home and not _has_owner(analysis, role):  # a secretary is another country's than a minister
            posts[role.name.name, "", analysis.excerpt(role.span).lower()].append(role)
    for roles in _by_body(analysis, posts):
        if len(roles) > 1:
            yield from _two_holders(analysis, sorted(roles, key=lambda role: role.span))
    yield from _appositions(analysis)


def _has_owner(analysis: "Analysis", role: Role) -> bool:
    """Whether the story says elsewhere whose head of government the holder is."""
    if "elected" not in role.name.sets:
        return False
    person = _person(analysis, role)
    starts = {mention.first for mention in person.mentions}
    return any(r.owner for r in analysis.roles if r.name == role.name and r.holder.first in starts)


def _by_body(analysis: "Analysis", posts: Mapping[tuple[str, str, str], Sequence[Role]]) -> Iterable[Sequence[Role]]:
    """The posts, with those of one body under its short and its long name taken together."""
    if len({name for name, *_ in posts}) == len(posts):
        return posts.values()
    long = {
        owner_key(mention): owner_key(max(entity.mentions, key=lambda m: len(m.words)))
        for entity in analysis.entities
        if entity.kind == "organisation"
        for mention in entity.mentions
    }
    taken: defaultdict[tuple[str, str, str], list[Role]] = defaultdict(list)
    for (name, owner, form), roles in posts.items():
        taken[name, long.get(owner, owner), form].extend(roles)
    return taken.values()


def _owner_beside(analysis: "Analysis", role: Role, owners: Sequence[str]) -> str:
    """The only owner the story gives the post, where the sentence begins with it and names no other body."""
    if len(owners) != 1 or role.form != "title":
        return ""
    at = analysis.token_at(role.span.start)
    first = analysis.sentences[analysis.sentence_of(at)].first
    here = analysis.mentions_from(analysis.tokens[first].start, role.span.start)
    named = [m for m in here if m.kind != "person"]
    bodies = {owner_key(m) for m in named if m.kind != "place" or lexicon.country(m.text)} - {owners[0]}
    return owners[0] if named and owner_key(named[0]) == owners[0] and not bodies else ""


def _counts(analysis: "Analysis", role: Role) -> bool:
    return role.current and analysis.is_narration(role.span.start)


def _two_holders(analysis: "Analysis", roles: Sequence[Role]) -> Iterator[Finding]:
    """The holder named first and one who is somebody else, where nothing tells that the post changed hands."""
    settled = [role for role in roles if not tells_of_change(analysis, role)]
    if not settled:
        return
    first = settled[0]
    other = next((role for role in settled if _are_two_people(analysis, first, role)), None)
    if other is None or _is_past(analysis, first) or (_is_past(analysis, other) and not _speaks_as(other)):
        return
    if not first.owner and not other.owner and _are_of_two_lands(analysis, first, other):
        return
    against = (first.holder.span,)
    yield Finding(
        other.holder.span,
        against,
        words={
            "role": other.name.name,
            "name": _person(analysis, other).name,
            "other": _person(analysis, first).name,
            "places": whereabouts(analysis, against),
            "inner": "",
        },
        confidence="medium",
    )


def _person(analysis: "Analysis", role: Role) -> Entity:
    mention = role.holder
    return analysis.persons.get(mention.first) or Entity(mention.span, mention.kind, mention.text, (mention,))


def _are_two_people(analysis: "Analysis", one: Role, other: Role) -> bool:
    people = [_person(analysis, role) for role in (one, other)]
    names = [person_names.parse(person.mentions[0].words) for person in people]
    families = [person_names.parse(tuple(person.name.split())).family for person in people]
    if people[0].span == people[1].span or families[0] == families[1] or names[0].family == names[1].family:
        return False
    return jellyfish.damerau_levenshtein_distance(*families) > _TYPO


def _is_past(analysis: "Analysis", role: Role) -> bool:
    """Whether the story anywhere calls the holder a former or a future one."""
    person = _person(analysis, role)
    starts = {mention.first for mention in person.mentions}
    return any(r.holder.first in starts and not r.current for r in analysis.roles)


def _are_of_two_lands(analysis: "Analysis", one: Role, other: Role) -> bool:
    """Whether one sentence has both, or their sentences name two countries: each may govern another."""
    numbers = [analysis.sentence_of(role.holder.first) for role in (one, other)]
    lands = [
        {owner_key(m) for m in analysis.mentions_from(*_bounds(analysis, n)) if m.kind in ("place", "demonym")}
        for n in numbers
    ]
    return numbers[0] == numbers[1] or (all(lands) and lands[0].isdisjoint(lands[1]))


def _bounds(analysis: "Analysis", number: int) -> tuple[int, int]:
    sentence = analysis.sentences[number]
    return analysis.tokens[sentence.first].start, analysis.tokens[sentence.last - 1].end


def _speaks_as(role: Role) -> bool:
    """Whether the holder speaks in the office now: "Prime Minister Orr said"."""
    return role.form == "title" and role.name.home and role.holder.speaks


def _appositions(analysis: "Analysis") -> Iterator[Finding]:
    """ "The spokesman for the head of X, NAME": the name may be either's, and somebody else is the head."""
    nests = [r for r in analysis.roles if r.inner and r.inner.unique and analysis.is_narration(r.span.start)]
    if not nests:
        return
    heads: dict[str, dict[str, Role]] = {}
    for role in analysis.roles:
        if role.form != "nested" and role.current:
            heads.setdefault(role.name.name, {}).setdefault(role.owner, role)
    for nested in nests:
        holders = heads.get(nested.inner.name, {}).values() if nested.inner else ()
        head = next((r for r in holders if _may_be_owned_alike(nested, r)), None)
        if head is not None and _are_two_people(analysis, nested, head) and not _is_known(analysis, nested):
            yield _apposition(analysis, nested, head)


def _may_be_owned_alike(one: Role, other: Role) -> bool:
    return one.generic or other.generic or not one.owner or not other.owner or one.owner == other.owner


def _is_known(analysis: "Analysis", nested: Role) -> bool:
    """Whether the story has named the person before, so that readers know whose name it is."""
    return _person(analysis, nested).span.start < nested.span.start


def _apposition(analysis: "Analysis", nested: Role, head: Role) -> Finding:
    against: tuple[Span, ...] = (head.holder.span,)
    inner = nested.inner.name if nested.inner else ""
    words = {
        "role": nested.name.name,
        "inner": inner,
        "name": nested.holder.text,
        "other": _person(analysis, head).name,
        "places": whereabouts(analysis, against),
    }
    return Finding(nested.holder.span, against, words, confidence="medium", case="apposition")
