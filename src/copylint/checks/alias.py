"""A place's second name, used outside the sentence that brings it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.mentions import Mention
from copylint.analysis.relations.glosses import Gloss, glosses_at
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables.lexicon import fold
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("alias", "name", "count", "gloss_where", "other"))
CASES = frozenset(("early", "second"))

_HISTORY = frozenset(("then", "ago", "formerly", "century", "colonial", "wartime"))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`licences` are the sorts of gloss whose second name belongs to its users, not to the story's own words."""

    licences: frozenset[str] = frozenset(("language", "spelling", "also", "former", "parenthesis"))


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Every use of a glossed place's second name in narration, outside its gloss."""
    seen: set[str] = set()
    yield from _second(analysis, options)
    for gloss in analysis.glosses:
        key = fold(gloss.alias)
        if analysis.glossary.licenses(gloss.alias):
            continue
        if gloss.place and gloss.name and gloss.licence in options.licences and key not in seen:
            seen.add(key)
            yield from _drifts(analysis, gloss)


def _second(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Every gloss that gives a place another second name than an earlier one, for the same users."""
    first: dict[tuple[str, str], Gloss] = {}
    for gloss in analysis.glosses:
        if not (gloss.place and gloss.name and gloss.by and gloss.licence in options.licences):
            continue
        known = first.setdefault((fold(gloss.name), fold(gloss.by)), gloss)
        if fold(known.alias) != fold(gloss.alias) and not known.span.contains(gloss.alias_span):
            where = whereabouts(analysis, (known.alias_span,))
            words = {"alias": gloss.alias, "name": gloss.name, "other": known.alias, "gloss_where": where, "count": "2"}
            yield Finding(gloss.alias_span, (known.alias_span,), words, case="second")


def _drifts(analysis: "Analysis", gloss: Gloss) -> Iterator[Finding]:
    aliases = [m for m in _narrated(analysis, gloss.alias) if not _is_licensed(analysis, gloss, m)]
    names = _narrated(analysis, gloss.name)
    if not aliases or len(aliases) > len(names):
        return
    for alias in aliases:
        yield Finding(
            alias.span,
            (gloss.alias_span, *(name.span for name in names[:3])),
            words={
                "alias": gloss.alias,
                "name": gloss.name,
                "count": str(len(names)),
                "gloss_where": whereabouts(analysis, (gloss.alias_span,)),
            },
            suggestion=Suggestion(gloss.name, "likely"),
            case="early" if alias.span < gloss.alias_span else "",
        )


def _narrated(analysis: "Analysis", name: str) -> Sequence[Mention]:
    """The places where the story's own words use exactly this name."""
    return [
        m
        for m in analysis.mentions_by_text.get(name, ())
        if not m.quoted and m.kind != "person" and analysis.is_narration(m.span.start)
    ]


def _is_licensed(analysis: "Analysis", gloss: Gloss, mention: Mention) -> bool:
    """Whether the mention stands in a gloss, in a compound, or tells of the time when a former name was in use."""
    if any(gloss.alias in (g.alias, g.name) for g in glosses_at(analysis, mention.first)):
        return True
    after = analysis.tokens[mention.last] if mention.last < len(analysis.tokens) else None
    if after is not None and (after.text == "-" or (after.is_capitalized and after.start - mention.span.end <= 1)):
        return True
    return gloss.licence == "former" and _is_history(analysis, mention)


def _is_history(analysis: "Analysis", mention: Mention) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    spoken = [token.lower for token in analysis.tokens[sentence.first : sentence.last]]
    return not _HISTORY.isdisjoint(spoken) or any(len(word) == 4 and word.isdigit() for word in spoken)
