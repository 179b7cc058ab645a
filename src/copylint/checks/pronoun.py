"""He and she for one person."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from copylint.analysis.names.entities import Entity
from copylint.analysis.people.pronouns import Reference
from copylint.analysis.people.strays import Stray
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables.lexicon import fold, is_saying
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"person", "usual", "places"})
CASES = frozenset({"beside", "stray"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What keeps the kind silent.

    `silencing`: words of a story in which a person's pronoun may change. `families`: words of a story in which one
    surname with two courtesies is two people.
    """

    silencing: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each reference to a person in the rarer of two genders, and for each pronoun that fits nobody."""
    if not analysis.references or not _may_speak(analysis, options):
        return
    yield from (_stray(analysis, stray) for stray in analysis.strays)
    if not any(r.gender == "he" for r in analysis.references):
        return
    families = any(word in analysis.positions for word in options.families)
    mixed = [(person, told) for person, told in _by_person(analysis).items() if _rarer(told)]
    shared = _shared_names(analysis) if mixed else frozenset()
    for person, references in mixed:
        if not (families and _has_two_courtesies(references)) and _is_one(analysis, person, shared):
            rarer = _rarer(references)
            usual = _usual(analysis, references, rarer[0].gender)
            for reference in rarer:
                yield _finding(analysis, reference, references, usual)


def _may_speak(analysis: "Analysis", options: Options) -> bool:
    return not any(word in analysis.positions for word in options.silencing)


def _stray(analysis: "Analysis", stray: Stray) -> Finding:
    words = {
        "person": analysis.entities[stray.person].name,
        "usual": analysis.excerpt(stray.told.span).lower(),
        "places": whereabouts(analysis, [stray.told.span]),
    }
    return Finding(stray.span, (stray.told.span,), words, "medium", case="stray")


def _by_person(analysis: "Analysis") -> dict[int, list[Reference]]:
    """The references to each person."""
    found: dict[int, list[Reference]] = {}
    for reference in analysis.references:
        found.setdefault(reference.person, []).append(reference)
    return found


def _rarer(references: Sequence[Reference]) -> list[Reference]:
    """The sure references of the rarer gender; none where "they" is one of them, or where the usual one is not clear.

    Of references that are not sure it takes two to speak for a gender, and none speaks against one.
    """
    unsure = {g: sum(r.gender == g and not r.sure for r in references) for g in ("he", "she")}
    surely = {r.gender for r in references if r.sure}
    references = [r for r in references if r.sure or unsure.get(r.gender, 0) > 1 or r.gender in surely]
    found = _of_rarer_gender(references)
    return found if all(r.sure for r in found) else []


def _of_rarer_gender(references: Sequence[Reference]) -> list[Reference]:
    he = [r for r in references if r.gender == "he"]
    she = [r for r in references if r.gender == "she"]
    if not he or not she or len(he) + len(she) < len(references):
        return []
    fewer, more = sorted((he, she), key=len)
    if len(more) == len(fewer):
        return sorted((he, she), key=lambda group: group[0].span)[1]
    return fewer if len(more) >= 2 * len(fewer) else []


def _has_two_courtesies(references: Sequence[Reference]) -> bool:
    return len({r.gender for r in references if r.form == "title"}) > 1


def _is_one(analysis: "Analysis", person: int, shared: Collection[str]) -> bool:
    """Whether the name is a full one that no other person of the story shares a part of."""
    names = _names(analysis.entities[person])
    return len(names) > 1 and names.isdisjoint(shared)


def _shared_names(analysis: "Analysis") -> frozenset[str]:
    """The words that stand in the names of two people, or of what may be people."""
    people = (entity for entity in analysis.entities if entity.kind in ("person", "other"))
    counts = Counter(name for entity in people for name in _names(entity))
    return frozenset(name for name, count in counts.items() if count > 1)


def _names(entity: Entity) -> set[str]:
    return {fold(word) for mention in entity.mentions for word in mention.words if len(word) > 1}


def _is_subject(analysis: "Analysis", reference: Reference) -> bool:
    """Whether the pronoun begins its sentence or stands beside a verb of saying: what the sentence is about."""
    i, tokens = reference.token, analysis.tokens
    if i == analysis.sentences[analysis.sentence_of(i)].first:
        return True
    return any(is_saying(token.lower) for token in (*tokens[i - 1 : i], *tokens[i + 1 : i + 2]))


class _Usual(NamedTuple):
    """The references in the other gender than the rarer one: how many, those that tell most, and where all are."""

    number: int
    telling: Sequence[Reference]
    places: str

    def nearest(self, reference: Reference) -> Reference:
        """The one of those that tell most that stands nearest to a reference, the earlier of two."""
        at = bisect_left(self.telling, reference.span.start, key=lambda r: r.span.start)
        return min(self.telling[max(0, at - 1) : at + 1], key=lambda r: abs(r.span.start - reference.span.start))


def _usual(analysis: "Analysis", references: Sequence[Reference], rarer: str) -> _Usual:
    others = sorted((r for r in references if r.gender != rarer), key=lambda r: r.span.start)
    names = [r for r in others if r.form != "pronoun"]
    return _Usual(len(others), names or others, whereabouts(analysis, [r.span for r in others]))


def _finding(analysis: "Analysis", reference: Reference, references: Sequence[Reference], usual: _Usual) -> Finding:
    against = usual.nearest(reference)
    words = {
        "person": analysis.entities[reference.person].name,
        "usual": analysis.excerpt(against.span).lower(),
        "places": usual.places,
    }
    told = 2 * usual.number > len(references) or against.form != "pronoun"
    told = told or (usual.number == 1 and all(_is_subject(analysis, r) for r in references))
    case = "" if reference.form == "pronoun" else "beside"
    return Finding(reference.span, (against.span,), words, "medium" if told else "low", case=case)
