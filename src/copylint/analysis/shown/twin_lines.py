"""Twin lines: a headline or deck that says what another, or the lead, says in the same words with another figure."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.shown.display import SHOWN, TOLD
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


class TwinFigure(NamedTuple):
    """The figure that the body does not have, or else the later one, and the one that stands in its place."""

    span: Span
    other: Span


class _Line(NamedTuple):
    """The words of a line, every figure as "0", and its tokens; `figures` are the numbers of those that are figures."""

    words: Sequence[str]
    tokens: Sequence[int]
    figures: Sequence[int]


def find_twin_figures(analysis: "Analysis") -> Iterator[TwinFigure]:
    """One for each pair of figures that stand in the same words and differ."""
    shown, lead = _lines(analysis)
    if not shown:
        return
    pairs = [*combinations(shown[:_MOST], 2), *((line, told) for line in shown[:_MOST] for told in lead)]
    seen = {i for date in analysis.dates for i in range(date.first, date.last)} if pairs else set[int]()
    for first, later in pairs:
        for i, j in _same_places(first, later):
            if seen.isdisjoint((i, j)) and analysis.tokens[i].text != analysis.tokens[j].text:
                seen.update((i, j))
                yield _twin(analysis, i, j)


def _lines(analysis: "Analysis") -> tuple[list[_Line], list[_Line]]:
    """The lines of headline and deck that have figures, and those of the first sentences of the body."""
    shown: list[_Line] = []
    lead: list[_Line] = []
    for sentence in analysis.sentences:
        name = analysis.story.fields[sentence.field].name
        if name in SHOWN:
            shown.append(_line(analysis, sentence))
        elif name == "body" and len(lead) < _LEAD:
            lead.append(_line(analysis, sentence))
    return [line for line in shown if line.figures], [line for line in lead if line.figures]


def _line(analysis: "Analysis", sentence: "Sentence") -> _Line:
    tokens = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text[0].isalnum()]
    words = ["0" if analysis.tokens[i].is_figure else analysis.tokens[i].lower for i in tokens]
    return _Line(words, tokens, [n for n, word in enumerate(words) if word == "0"])


def _same_places(one: _Line, other: _Line) -> Iterator[tuple[int, int]]:
    """The figures of two lines that have the same words around them, as far as one of the lines goes."""
    for n in one.figures:
        for m in other.figures:
            before, after = min(n, m, _BESIDE), min(len(one.words) - n, len(other.words) - m, _BESIDE + 1)
            alike = one.words[n - before : n + after] == other.words[m - before : m + after]
            if alike and before + after > _LEAST_WORDS:
                yield one.tokens[n], other.tokens[m]


def _twin(analysis: "Analysis", first: int, later: int) -> TwinFigure:
    tokens = analysis.tokens
    told = [
        any(analysis.field_of(tokens[i].start).name in TOLD for i in analysis.positions[tokens[n].lower])
        for n in (first, later)
    ]
    odd, other = (first, later) if told == [False, True] else (later, first)
    return TwinFigure(tokens[odd].span, tokens[other].span)
