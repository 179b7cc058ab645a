"""Names in headline and deck that the body does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.shown.shown_names import ShownName
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("name", "rival", "places"))
CASES = frozenset(("longer", "line", "unsure", "absent"))

_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which weight on the body's name is taken to stand for the headline's; a point is about two shared words.

    `likely` holds for towns, regions and longer names, `lands` for states and countries, which a headline names for
    many reasons, and `questions` for headlines that ask.
    """

    likely: float = 2
    lands: float = 3.5
    questions: float = 3


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each name."""
    for name in analysis.shown_names:
        spans = tuple(name.rivals[:_SHOWN])
        words = {"name": name.text, "rival": name.rival, "places": whereabouts(analysis, name.rivals) if spans else ""}
        case = _case(name, options)
        if case in ("", "longer", "line"):
            if name.weight >= options.questions or not _is_asked(analysis, name.span):
                yield Finding(name.span, spans, words, confidence="medium", case=case)
        elif not _is_asked(analysis, name.span):
            yield Finding(name.span, spans, words, confidence="low", case=case)


def _case(name: ShownName, options: Options) -> str:
    if name.sort in ("absent", "line"):
        return name.sort
    if name.weight < (options.lands if name.sort in ("state", "country") else options.likely):
        return "unsure"
    return "longer" if name.sort == "twin" else ""


def _is_asked(analysis: "Analysis", span: Span) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(analysis.token_at(span.start))]
    return analysis.tokens[sentence.last - 1].text == "?"
