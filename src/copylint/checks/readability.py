"""Limits of a house: words in the lead, in a sentence, in a paragraph; figures in the lead; verbs of saying."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.form import lengths
from copylint.analysis.relations.tenses import find_flip
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"count", "limit", "verb"})
CASES = frozenset({"lead", "figures", "paragraph", "verb", "tense"})
_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The most words in a lead, a sentence, a paragraph, and the most figures in a lead; 0 stands for no limit.

    `same_verb` is how often one paragraph may not have the same verb of saying, other than “say”. With `tense` a
    “says” is told that stands behind a quotation where “said” does everywhere else, and the other way round.
    """

    lead_words: int = 35
    sentence_words: int = 40
    paragraph_words: int = 90
    lead_figures: int = 3
    same_verb: int = 3
    tense: bool = True


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each limit that is passed; a lead that is too long is not told of as a sentence again."""
    lead = lengths.lead(analysis)
    if lead is not None and options.lead_figures:
        figures = lengths.figures_in(analysis, lead)
        if figures > options.lead_figures:
            yield _finding(lead.span, figures, options.lead_figures, "figures")
    yield from _long_sentences(analysis, lead.span if lead is not None else None, options)
    for paragraph in lengths.paragraphs(analysis) if options.paragraph_words else ():
        if paragraph.words > options.paragraph_words:
            yield _finding(paragraph.span, paragraph.words, options.paragraph_words, "paragraph")
    for span, verb, count in lengths.repeated_verbs(analysis, options.same_verb) if options.same_verb else ():
        yield _finding(span, count, options.same_verb, "verb", verb)
    flip = find_flip(analysis) if options.tense else None
    if flip is not None:
        words = {"count": str(len(flip.usual)), "limit": "", "verb": analysis.excerpt(flip.usual[0]).lower()}
        yield Finding(flip.span, flip.usual[:_SHOWN], words, "medium", case="tense")


def _long_sentences(analysis: "Analysis", lead: Span | None, options: Options) -> Iterator[Finding]:
    for sentence in lengths.sentences(analysis):
        if sentence.span == lead and 0 < options.lead_words < sentence.words:
            yield _finding(sentence.span, sentence.words, options.lead_words, "lead")
        elif 0 < options.sentence_words < sentence.words:
            yield _finding(sentence.span, sentence.words, options.sentence_words, "")


def _finding(span: Span, count: int, limit: int, case: str, verb: str = "") -> Finding:
    return Finding(span, words={"count": str(count), "limit": str(limit), "verb": verb}, case=case)
