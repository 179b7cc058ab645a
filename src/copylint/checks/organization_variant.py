"""One organisation under two names: "Department of Education" and "Department for Education"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.names.organizations import Organization, difference, stem
from copylint.analysis.names.twin_names import TwinName, find_twin_doubles, find_twin_houses, find_twin_speakers
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables.lexicon import fold
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`heads` are the words for bodies that one word in a name tells apart, lower case, in American spelling.

    `exchanged` are groups of words for bodies that are written for each other, with "|" between them. `houses` are the
    words behind names that are not spelled in two ways: "hotel".
    """

    heads: frozenset[str]
    exchanged: tuple[str, ...] = ()
    houses: frozenset[str] = frozenset()


WORDS = frozenset({"usual", "count", "places"})
CASES = frozenset({"spelling", "style"})


class _Form(Struct, frozen=True, gc=False):
    """One way to write the name, and every place where the story's own words write it so."""

    organizations: Sequence[Organization]

    @property
    def name(self) -> Organization:
        return self.organizations[0]


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The first place of each rarer form of an organisation's name."""
    licensed = {frozenset((fold(gloss.alias), fold(gloss.name))) for gloss in analysis.glosses if gloss.name}
    for forms in _bodies(analysis, options):
        usual = max(forms, key=lambda form: (len(form.organizations), -form.name.mention.first))
        for odd in forms:
            case = difference(usual.name, odd.name) if odd is not usual else None
            texts = frozenset(fold(form.name.mention.text) for form in (usual, odd))
            if case is not None and texts not in licensed and _may_be_one(usual, odd):
                yield _finding(analysis, usual, odd, "" if case == "word" else case)
    for usual, odd in _exchanged(analysis, options):
        texts = frozenset(fold(form.name.mention.text) for form in (usual, odd))
        if texts not in licensed and _may_be_one(usual, odd) and not _are_beside(analysis, usual, odd):
            yield _finding(analysis, usual, odd, "")
    houses = find_twin_houses(analysis, options.houses)
    for twin in (*houses, *find_twin_speakers(analysis), *find_twin_doubles(analysis)):
        yield _twin(analysis, twin)


def _twin(analysis: "Analysis", twin: TwinName) -> Finding:
    against = tuple(twin.usual[:_SHOWN])
    words = {"usual": twin.name, "count": str(len(twin.usual)), "places": whereabouts(analysis, against)}
    return Finding(twin.odd, against, words, "medium", Suggestion(twin.name, "query"))


def _bodies(analysis: "Analysis", options: Options) -> Iterator[list[_Form]]:
    """The forms of the names that begin alike in every word of content, where there are several."""
    alike: defaultdict[tuple[str, ...], dict[tuple[str, ...], list[Organization]]] = defaultdict(dict)
    for organization in analysis.organizations:
        if not organization.mention.quoted and not options.heads.isdisjoint(organization.content):
            key = tuple(sorted(stem(word) for word in organization.content))
            alike[key].setdefault(organization.words, []).append(organization)
    for forms in alike.values():
        if len(forms) > 1:
            yield [_Form(organizations) for organizations in forms.values()]


def _exchanged(analysis: "Analysis", options: Options) -> Iterator[tuple[_Form, _Form]]:
    """A body, and one named once, that words alone tell apart which are written for each other."""
    group = {word: number for number, words in enumerate(options.exchanged) for word in words.split("|")}
    alike: defaultdict[tuple[int, bool, tuple[str, ...]], dict[str, list[Organization]]] = defaultdict(dict)
    for organization in analysis.organizations:
        words = organization.content
        for at in (0, len(words) - 1):
            rest = words[1:] if at == 0 else words[:-1]
            if words[at] in group and len(rest) > 1 - bool(organization.owner):
                alike[group[words[at]], at == 0, rest].setdefault(words[at], []).append(organization)
    for bodies in alike.values():
        if len(bodies) == 2:
            usual, odd = sorted(
                map(_Form, bodies.values()), key=lambda form: (-len(form.organizations), form.name.mention.first)
            )
            one = odd.name
            if len(odd.organizations) == 1 and not one.acronym and not one.mention.quoted:
                yield usual, odd


def _are_beside(analysis: "Analysis", usual: _Form, odd: _Form) -> bool:
    """Whether one sentence has both: two bodies in one breath."""
    here = analysis.sentence_of(odd.name.mention.first)
    return any(analysis.sentence_of(organization.mention.first) == here for organization in usual.organizations)


def _may_be_one(one: _Form, other: _Form) -> bool:
    """Whether no mention of the one belongs to somebody else than a mention of the other."""
    owners = {organization.owner for organization in (*one.organizations, *other.organizations)} - {""}
    return len(owners) < 2


def _finding(analysis: "Analysis", usual: _Form, odd: _Form, case: str) -> Finding:
    against = tuple(organization.mention.span for organization in usual.organizations[:_SHOWN])
    words = {
        "usual": usual.name.mention.text,
        "count": str(len(usual.organizations)),
        "places": whereabouts(analysis, against),
    }
    suggestion = Suggestion(usual.name.mention.text, "query")
    return Finding(odd.name.mention.span, against, words, "medium", suggestion, case)
