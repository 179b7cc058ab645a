"""A bare surname that two people of the story have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import jellyfish
import msgspec

from copylint.analysis.names.entities import Entity
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people import person_names
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"name", "other", "places", "surname"})
CASES = frozenset({"apart"})

_TYPO = 1
_NEAR = 200
_TELLING = frozenset(
    "the a an both elder younger older senior junior late wife husband son daughter sister brother mother"
    " father widow".split()
)
# "Connors senior", "Connors Jr.": which of them is said behind the name.
_GENERATION = frozenset("senior junior sr jr sr. jr. snr jnr elder younger ii iii".split())
_HE_OR_SHE = frozenset({"he", "she", "his", "her", "him"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """The first bare use of each surname where either of two people could be meant."""
    shared = _shared_surnames(analysis)
    if not shared:
        return
    bare: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        if len(mention.words) == 1 and fold(mention.words[0]) in shared and _counts(analysis, mention):
            bare[fold(mention.words[0])].append(mention)
    for surname, mentions in bare.items():
        finding = _first_unclear(analysis, mentions, shared[surname])
        if finding is not None:
            yield finding


def _counts(analysis: "Analysis", mention: Mention) -> bool:
    """Whether the name stands alone in narration: no title, and not "the Smiths" or "the Smith family"."""
    before = analysis.tokens[mention.first - 1].lower if mention.first else ""
    after = analysis.lowers[mention.last] if mention.last < len(analysis.lowers) else ""
    return (
        mention.kind in ("person", "other")
        and not mention.title
        and before not in _TELLING
        and after not in _GENERATION
        and analysis.is_narration(mention.span.start)
    )


def _shared_surnames(analysis: "Analysis") -> Mapping[str, Sequence[Entity]]:
    """Surname -> the people who have it, where there are two and more with first names of their own."""
    families: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.kind == "person" and person_names.is_full(_full(entity).words):
            families[person_names.parse(_full(entity).words).family].append(entity)
    several = {name: _told(analysis, people) for name, people in families.items() if len(people) > 1}
    shared = {name: people for name, people in several.items() if len(people) > 1 and _are_all_two(people)}
    things = {fold(word) for m in analysis.mentions if m.kind != "person" and len(m.words) > 1 for word in m.words}
    return {name: people for name, people in shared.items() if name not in things}


def _full(entity: Entity) -> Mention:
    return max(entity.mentions, key=lambda mention: len(mention.words))


def _told(analysis: "Analysis", people: Sequence[Entity]) -> Sequence[Entity]:
    """Those who are sure to be persons: for "Ann Orr and Xun Orr", one first name that is known is enough."""
    sure = [person for person in people if _is_sure(analysis, person)]
    if len(sure) == 1:
        sentences = {analysis.sentence_of(m.first) for m in sure[0].mentions if len(m.words) > 1}
        beside = {p.span for p in people if sentences & {analysis.sentence_of(m.first) for m in p.mentions}}
        return [person for person in people if person.span in beside]
    return sure


def _is_sure(analysis: "Analysis", entity: Entity) -> bool:
    """Whether the entity is a person with a first name who stands in the body."""
    full = _full(entity)
    return (
        person_names.is_full(full.words)
        and (bool(full.title) or any(map(lexicon.is_given_name, full.words[:-1])))
        and any(analysis.is_narration(mention.span.start) for mention in entity.mentions if len(mention.words) > 1)
    )


def _are_all_two(people: Sequence[Entity]) -> bool:
    """Whether no two of them may be one person under a short name, a misprint or a suffix."""
    names = [person_names.parse(_full(person).words) for person in people]
    return not any(
        person_names.share_a_first_name(one, other)
        or jellyfish.damerau_levenshtein_distance(one.given[0], other.given[0]) <= _TYPO
        for i, one in enumerate(names)
        for other in names[i + 1 :]
        if one.given and other.given
    )


def _first_unclear(analysis: "Analysis", bare: Sequence[Mention], people: Sequence[Entity]) -> Finding | None:
    """The first bare use after two of the people were named in one breath, with nobody settled on before."""
    named = sorted((m.first, i) for i, person in enumerate(people) for m in person.mentions if _names(analysis, m))
    first_seen = {i: place for place, i in reversed(named)}
    settled = max(first_seen.values(), default=0)
    if any(mention.first < settled for mention in bare):
        return None
    latest: dict[int, int] = {}
    passed = 0
    for mention in bare:
        while passed < len(named) and named[passed][0] < mention.first:
            place, person = named[passed]
            latest[person] = place
            passed += 1
        last = sorted((place, person) for person, place in latest.items())[-2:]
        if len(last) > 1 and _is_unclear(analysis, mention, last) and not _is_told_apart(analysis, mention, people):
            return _finding(analysis, mention, [people[i] for _, i in last], [place for place, _ in last])
    return None


def _names(analysis: "Analysis", mention: Mention) -> bool:
    return len(mention.words) > 1 and analysis.field_of(mention.span.start).name == "body"


def _is_unclear(analysis: "Analysis", mention: Mention, last: Sequence[tuple[int, int]]) -> bool:
    """Whether the one named last is not plainly meant: named beside the other, or in another paragraph."""
    fields = [analysis.sentences[analysis.sentence_of(place)].field for place, _ in last]
    here = analysis.sentence_of(mention.first)
    if analysis.sentence_of(last[1][0]) == here or (fields[0] != fields[1] == analysis.sentences[here].field):
        return False
    first, stop = analysis.sentences[analysis.sentence_of(last[1][0])].last, mention.first
    near = range(max(first, stop - _NEAR), stop)
    return not any(analysis.tokens[i].lower in _HE_OR_SHE and not _is_of_another(analysis, i) for i in near)


def _is_told_apart(analysis: "Analysis", mention: Mention, people: Sequence[Entity]) -> bool:
    """Whether a pronoun behind the name cannot be one of the two: "Her brother, Tom Orr, ... Orr said that she"."""
    from copylint.analysis.people.genders import gender_after, genders_told

    gender = gender_after(analysis, mention)
    if gender is None or len(people) > 2:
        return False
    told = [genders_told(analysis, person, mention.first) for person in people]
    return sum(bool(genders) and gender not in genders for genders in told) == 1


def _is_of_another(analysis: "Analysis", pronoun: int) -> bool:
    """Whether somebody else's full name opens the sentence: "a guard, Els Kerr, said that she"."""
    first = analysis.sentences[analysis.sentence_of(pronoun)].first
    named = (analysis.mentions_by_first.get(i) for i in range(first, pronoun))
    return any(m is not None and m.kind in ("person", "other") and len(m.words) > 1 for m in named)


def _finding(analysis: "Analysis", mention: Mention, people: Sequence[Entity], places: Sequence[int]) -> Finding:
    starts = {m.first: m.span for person in people for m in person.mentions}
    against: tuple[Span, ...] = tuple(starts[place] for place in places)
    words = {
        "surname": mention.text,
        "name": people[0].name,
        "other": people[1].name,
        "places": whereabouts(analysis, against),
    }
    paragraphs = {analysis.field_of(span.start).paragraph for span in against}
    return Finding(mention.span, against, words, case="apart" if len(paragraphs) > 1 else "")
