"""Results: who won or lost by which score, as the copy tells it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.casing import is_name_word
from copylint.analysis.tables.lexicon import fold
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_WON = frozenset("win wins won winning victory beat beats beating defeats defeating triumph triumphed thrashed".split())
_LOST = frozenset("lose loses lost losing loss defeat beaten".split())
_PASSIVE = frozenset("was were been being is are".split())
_NEAR = 7
# Before whom somebody beat or lost to.
_TO, _AGAINST = frozenset({"to", "over", "against", "the", "by", "of"}), "against "
_BESIDE = 2


class Result(Struct, frozen=True, gc=False):
    """`side` is the first word of the name of who won or lost, folded; `score` is the same either way round.

    A side may also be told by the last word of the other's name: "against hawks".
    """

    span: Span
    field: FieldName
    side: str
    score: frozenset[Fraction]
    won: bool


def find_results(analysis: "Analysis") -> Sequence[Result]:
    """The results of every field: "Crewe's 2-0 win", "Crewe lost 2-0"."""
    scores = [q for q in analysis.quantities if q.measure == "ratio"]
    return [result for score in scores for result in _result(analysis, score)]


def _result(analysis: "Analysis", score: "Quantity") -> Iterator[Result]:
    sentence = analysis.sentences[analysis.sentence_of(score.first)]
    low, high = max(sentence.first, score.first - _NEAR), min(sentence.last, score.last + 2)
    words = [i for i in range(low, high) if _outcome(analysis, i) is not None]
    if len(words) != 1 or score.high is None:
        return
    side = _side(analysis, min(words[0], score.first), sentence.first)
    if side is not None:
        yield _told(analysis, score, words[0], side, fold(analysis.tokens[side].text))
    other = _beaten(analysis, words[0], score.first)
    if other is not None:
        yield _told(analysis, score, words[0], words[0], f"{_AGAINST}{fold(analysis.tokens[other].text)}")


def _told(analysis: "Analysis", score: "Quantity", word: int, first: int, side: str) -> Result:
    """The result that the score and the word of winning at token `word` tell; `first` is where its span may begin."""
    start, end = min(first, word, score.first), max(word + 1, score.last)
    tokens = analysis.tokens
    return Result(
        Span(tokens[start].start, tokens[end - 1].end),
        analysis.field_of(score.span.start).name,
        side,
        frozenset((score.low, score.high or score.low)),
        bool(_outcome(analysis, word)),
    )


def _beaten(analysis: "Analysis", word: int, high: int) -> int | None:
    """The last word of the name right between the word of winning and the score: "beat Hawks 3-1", "lost to Hawks"."""
    i = word + 1
    while i < high and analysis.lowers[i] in _TO:
        i += 1
    mention = analysis.mentions_by_first.get(i)
    return mention.last - 1 if mention is not None and mention.last == high else None


def _outcome(analysis: "Analysis", i: int) -> bool | None:
    """True for a word of winning, False for one of losing."""
    tokens = analysis.tokens
    word, before = tokens[i].lower, tokens[i - 1].lower if i else ""
    if word == "defeated":
        return before not in _PASSIVE
    if word == "defeat" and i + 1 < len(tokens) and tokens[i + 1].lower == "of":
        return True
    return True if word in _WON else False if word in _LOST else None


def _side(analysis: "Analysis", before: int, low: int) -> int | None:
    """The token of the one name that stands before `before` in its sentence; a first word right there is a name too."""
    tokens = analysis.tokens
    stretch = analysis.mentions_from(tokens[low].start, tokens[before].start) if low < before else ()
    names = [m.first for m in stretch if m.last <= before]
    if not names and low < before <= low + _BESIDE and is_name_word(analysis.tokens[low]):
        return low
    return names[0] if len(names) == 1 else None
