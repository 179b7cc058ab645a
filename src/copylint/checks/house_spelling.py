"""Names that are not spelled as the house list or the story's own front matter spells them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.names.folds import fold
from copylint.analysis.names.glossary import Named, OwnName
from copylint.analysis.names.mentions import Mention
from copylint.analysis.names.name_slots import is_known
from copylint.analysis.names.spellings import Occurrence, Spelling, look_alikes
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_plural, is_same_but_for_marks
from copylint.analysis.relations.glosses import glosses_at
from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold as plain
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.glossary import Glossary

_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


WORDS = frozenset({"house"})
CASES = frozenset({"quoted", "inside", "alike", "metadata"})


def check(analysis: "Analysis", _options: Options) -> Iterator[Finding]:
    """Every variant that a list names, and every form that looks like a listed name and stands in its place."""
    glossary = analysis.glossary
    if glossary:
        yield from _listed(analysis, glossary)
        yield from _alike(analysis, glossary)


# Variants


def _listed(analysis: "Analysis", glossary: "Glossary") -> Iterator[Finding]:
    mentions = _by_token(analysis)
    right = [named for named in glossary.named if not named.is_wrong]
    for named in glossary.named:
        if named.is_wrong and not _is_glossed(analysis, named) and not _is_another(named, mentions):
            entry = named.entry
            against = [n.span for n in right if n.entry is entry and n.text == entry.canonical][:_SHOWN]
            case = _case(analysis, named, mentions)
            suggestion = None if case else Suggestion(entry.canonical, "likely")
            yield Finding(named.span, tuple(against), {"house": entry.canonical}, suggestion=suggestion, case=case)


def _by_token(analysis: "Analysis") -> dict[int, Mention]:
    return {i: mention for mention in analysis.mentions for i in range(mention.first, mention.last)}


def _is_glossed(analysis: "Analysis", named: Named) -> bool:
    """Whether the copy itself explains the variant: "Kyiv, formerly spelled Kiev"."""
    words = named.text.lower()
    return any(words in (g.alias.lower(), g.name.lower()) for g in glosses_at(analysis, named.first))


def _case(analysis: "Analysis", named: Named, mentions: dict[int, Mention]) -> str:
    if analysis.is_quoted(named.span.start):
        return "quoted"
    mention = mentions.get(named.first)
    if mention is None or named.entry.sort == "person" or mention.kind == "place":
        return ""
    return "inside" if mention.first < named.first or mention.last > named.last else ""


def _is_another(named: Named, mentions: dict[int, Mention]) -> bool:
    """Whether the variant is the family name of somebody with another first name, or a person's name goes on."""
    mention = mentions.get(named.first)
    if named.entry.sort != "person" or mention is None:
        return False
    before = [plain(word) for word in mention.words[: -(named.last - named.first)]]
    given = [plain(word) for word in named.entry.canonical.split()[:-1]]
    if mention.last > named.last and named.last - named.first == 1:
        return True
    return bool(before and given) and not any(b[0] == g[0] and (b == g or len(b) == 1) for b in before for g in given)


# Look-alikes


class _Own(Struct, frozen=True, gc=False):
    """A name of the front matter and which of its words is meant."""

    name: OwnName
    number: int


def _alike(analysis: "Analysis", glossary: "Glossary") -> Iterator[Finding]:
    """Forms that look like a name of the front matter, or like a person of the house list."""
    seen = {named.span.start for named in glossary.named}
    for finding in (*_like_own(analysis, glossary), *_like_people(analysis, glossary)):
        if finding.span.start not in seen:
            seen.add(finding.span.start)
            yield finding


def _like_people(analysis: "Analysis", glossary: "Glossary") -> Iterator[Finding]:
    listed = {i for named in glossary.named for i in range(named.first, named.last)}
    for mention in analysis.mentions:
        entry = glossary.likely(mention.words) if mention.kind in ("person", "other") else None
        if entry is None or mention.last - 1 in listed or mention.quoted:
            continue
        word = entry.canonical.split()[-1]
        if plain(mention.words[-1]) != plain(word) and not glossary.may_differ(mention.words[-1], word):
            yield Finding(
                analysis.tokens[mention.last - 1].span, (), {"house": entry.canonical}, "medium", case="alike"
            )


def _like_own(analysis: "Analysis", glossary: "Glossary") -> Iterator[Finding]:
    if not glossary.own:
        return
    own: dict[str, list[_Own]] = {}
    for name in glossary.own:
        for number, word in enumerate(name.words):
            own.setdefault(plain(word), []).append(_Own(name, number))
    standing = {spelling.key for spelling in analysis.spellings}
    added = [Spelling(key, ()) for key in own if key not in standing]
    for one, other in look_alikes([*analysis.spellings, *added]):
        if (one.key in own) != (other.key in own):
            mine, odd = (one, other) if one.key in own else (other, one)
            for settled in own[mine.key]:
                if settled.name.settles or mine.key not in standing:
                    yield from _against_own(analysis, settled, mine.key, odd)


def _against_own(analysis: "Analysis", own: _Own, key: str, odd: Spelling) -> Iterator[Finding]:
    """The places of a form that stands for a name of the front matter; the dateline is another rule's business."""
    if _are_two(analysis.glossary, key, odd):
        return
    case = "alike" if own.name.settles else "metadata"
    for occurrence in odd.occurrences:
        if case == "metadata" and analysis.field_of(occurrence.span.start).name == "dateline":
            continue
        if _stands_for(own, key, odd, occurrence) and not occurrence.mention.quoted:
            yield Finding(occurrence.span, (own.name.span,), {"house": own.name.text}, "medium", case=case)


def _are_two(glossary: "Glossary", key: str, odd: Spelling) -> bool:
    if lexicon.is_confusable(key, odd.key) or glossary.may_differ(key, odd.key) or glossary.settled(odd.key):
        return True
    return is_same_but_for_marks(key, odd.key) or is_plural(key, odd.key)


def _stands_for(own: _Own, key: str, odd: Spelling, occurrence: Occurrence) -> bool:
    """Whether the odd form stands where the name would: beside the same other word, or alone as only a slip would."""
    words, name = occurrence.mention.words, own.name.words
    if len(words) > 1 and len(name) > 1:
        beside = [plain(name[own.number + side]) for side in (-1, 1) if 0 <= own.number + side < len(name)]
        theirs = [plain(words[occurrence.number + s]) for s in (-1, 1) if 0 <= occurrence.number + s < len(words)]
        return not set(beside).isdisjoint(theirs)
    if len(words) > 1 or own.number < len(name) - 1 or is_derived(key, odd.key) or _is_somebody_else(own, odd):
        return False
    return fold(key) == fold(odd.key) or (is_likely_slip(key, odd.key) and not is_known(odd))


def _is_somebody_else(own: _Own, odd: Spelling) -> bool:
    """Whether the odd form has a first name of its own in this story."""
    given = {plain(o.mention.words[o.number - 1]) for o in odd.occurrences if o.number > 0}
    return bool(given) and plain(own.name.words[own.number - 1]) not in given
