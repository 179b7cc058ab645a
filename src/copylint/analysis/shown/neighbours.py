"""Neighbours: how much of what stands around a name above the story stands around another name in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.analysis.shown.display import telling_words
from copylint.analysis.values.stems import stem

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_PASSED_OVER = frozenset({"in", "near", "at", "from", "outside", "to", "around", "across", "for", "of", "the"})
_OPENING = 2
_MOST_RIVALS = 20


def weight(analysis: "Analysis", first: int, last: int, group: Sequence["Mention"]) -> float:
    """What speaks for the name of these tokens standing for the mentions: a point is about two telling words shared."""
    ours, words = _beside(analysis, first, last), _words_with(analysis, first)
    best = 0.0
    for other in group[:_MOST_RIVALS]:
        theirs = _beside(analysis, other.first, other.last)
        adjacent = sum(1.5 for a, b in zip(ours, theirs, strict=True) if a == b != "")
        shared = len(words & _words_with(analysis, other.first))
        early = analysis.field_of(other.span.start).paragraph <= _OPENING
        best = max(best, adjacent + min(shared, 4) * 0.5 + early)
    return best + min(len(group), 4) * 0.5


def _words_with(analysis: "Analysis", token: int) -> frozenset[str]:
    sentence = analysis.sentences[analysis.sentence_of(token)]
    return telling_words(analysis, sentence.first, sentence.last)


def _beside(analysis: "Analysis", first: int, last: int) -> tuple[str, str]:
    """The stems of the words before and after a name, prepositions and the possessive passed over."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.sentence_of(first)]
    before, after = first - 1, last
    while before >= sentence.first and tokens[before].lower in _PASSED_OVER:
        before -= 1
    while after < sentence.last and tokens[after].lower in ("'s", "'"):
        after += 1
    one = stem(tokens[before].lower) if before >= sentence.first and tokens[before].is_word else ""
    other = stem(tokens[after].lower) if after < sentence.last and tokens[after].is_word else ""
    return one, other
