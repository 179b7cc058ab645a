"""Twin lines: a headline or deck in the same words as another, or as the lead, but for one figure or name."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.shown.display import SHOWN, is_told
from copylint.analysis.tables.lexicon import is_common_word
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# So many words on either side of a figure are compared, and so many both sides must have.
_BESIDE = 6
_LEAST_WORDS = 6
_LEAD = 3
# Archives have pages with hundreds of headlines.
_MOST = 60


class TwinFigure(Struct, frozen=True, order=True, gc=False):
    """The figure that the body does not have, or else the later one, and the one that stands in its place."""

    span: Span
    other: Span


class TwinName(Struct, frozen=True, order=True, gc=False):
    """The tokens of a name that the body does not have, and of the one it has, which stands in its place."""

    token: int
    other: int


class _Line(Struct, frozen=True, order=True, gc=False):
    """The words of a line, every figure as "0", and its tokens.

    `figures` are the numbers of those that are figures, `names` of those that may be names.
    """

    words: Sequence[str]
    tokens: Sequence[int]
    figures: Sequence[int]
    names: Sequence[int]


def find_twin_figures(analysis: "Analysis") -> Iterator[TwinFigure]:
    """One for each pair of figures that stand in the same words and differ."""
    shown = [line for line in _shown_lines(analysis) if line.figures]
    if not shown:
        return
    lead = [line for line in _lead_lines(analysis) if line.figures]
    pairs = [*combinations(shown[:_MOST], 2), *((line, told) for line in shown[:_MOST] for told in lead)]
    seen = {i for date in analysis.dates for i in range(date.first, date.last)} if pairs else set[int]()
    for first, later in pairs:
        for i, j in _same_places(first, later, first.figures, later.figures):
            if seen.isdisjoint((i, j)) and analysis.tokens[i].text != analysis.tokens[j].text:
                seen.update((i, j))
                yield _twin(analysis, i, j)


def find_twin_names(analysis: "Analysis") -> Iterator[TwinName]:
    """One for each name above the story that the body does not have, where the same line elsewhere has one it has."""
    told_words = cache(partial(is_told, analysis))
    for first, later in combinations(_shown_lines(analysis)[:_MOST], 2):
        for pair in _same_places(first, later, first.names, later.names):
            told = [told_words(analysis.lowers[i]) for i in pair]
            if sum(told) == 1 and not any(is_common_word(analysis.tokens[i].lower) for i in pair):
                yield TwinName(pair[told.index(False)], pair[told.index(True)])


def _shown_lines(analysis: "Analysis") -> list[_Line]:
    """The lines of headline and deck."""
    fields = analysis.story.fields
    return [_line(analysis, s) for s in analysis.sentences if fields[s.field].name in SHOWN]


def _lead_lines(analysis: "Analysis") -> list[_Line]:
    """The first sentences of the body."""
    fields = analysis.story.fields
    lead = islice((s for s in analysis.sentences if fields[s.field].name == "body"), _LEAD)
    return [_line(analysis, sentence) for sentence in lead]


def _line(analysis: "Analysis", sentence: "Sentence") -> _Line:
    tokens = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text[0].isalnum()]
    words = ["0" if analysis.tokens[i].is_figure else analysis.tokens[i].lower for i in tokens]
    figures = [n for n, word in enumerate(words) if word == "0"]
    names = [n for n, i in enumerate(tokens) if analysis.tokens[i].is_capitalized]
    return _Line(words, tokens, figures, names)


def _same_places(one: _Line, other: _Line, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The tokens, of `ours` and of `theirs`, that have the same words around them, as far as one of the lines goes."""
    for n in ours:
        for m in theirs:
            before, after = min(n, m, _BESIDE), min(len(one.words) - n - 1, len(other.words) - m - 1, _BESIDE)
            if before + after < _LEAST_WORDS or one.words[n - before : n] != other.words[m - before : m]:
                continue
            if one.words[n + 1 : n + 1 + after] == other.words[m + 1 : m + 1 + after]:
                yield one.tokens[n], other.tokens[m]


def _twin(analysis: "Analysis", first: int, later: int) -> TwinFigure:
    told = [is_told(analysis, analysis.lowers[i]) for i in (first, later)]
    odd, other = (first, later) if told == [False, True] else (later, first)
    return TwinFigure(analysis.tokens[odd].span, analysis.tokens[other].span)
