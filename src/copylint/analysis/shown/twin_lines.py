"""Twin lines: headlines and decks that say the same in the same words, but for a figure."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.shown.display import SHOWN, TOLD
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# So many words on either side of a figure are compared, and so many both sides must have.
_BESIDE = 5
_LEAST_WORDS = 6
_Words = tuple[str, ...]


class TwinFigure(NamedTuple):
    """The figure that the body does not have, or else the later one, and the one that stands in its place."""

    span: Span
    other: Span


def find_twin_figures(analysis: "Analysis") -> Iterator[TwinFigure]:
    """One for each pair of figures above the story that stand in the same words and differ."""
    places: defaultdict[tuple[_Words, _Words], list[int]] = defaultdict(list)
    for sentence in analysis.sentences:
        if analysis.story.fields[sentence.field].name in SHOWN:
            for beside, figure in _figures(analysis, sentence):
                places[beside].append(figure)
    for first, *others in places.values():
        for later in others:
            if analysis.tokens[first].text != analysis.tokens[later].text:
                yield _twin(analysis, first, later)


def _figures(analysis: "Analysis", sentence: "Sentence") -> Iterator[tuple[tuple[_Words, _Words], int]]:
    """The figures of a line, each with the words before and after it; other figures are one sign there."""
    tokens = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text[0].isalnum()]
    words = ["0" if analysis.tokens[i].is_figure else analysis.tokens[i].lower for i in tokens]
    for n, i in enumerate(tokens):
        before, after = tuple(words[max(0, n - _BESIDE) : n]), tuple(words[n + 1 : n + 1 + _BESIDE])
        if words[n] == "0" and len(before) + len(after) >= _LEAST_WORDS:
            yield (before, after), i


def _twin(analysis: "Analysis", first: int, later: int) -> TwinFigure:
    tokens = analysis.tokens
    told = [
        any(analysis.field_of(tokens[i].start).name in TOLD for i in analysis.positions[tokens[n].lower])
        for n in (first, later)
    ]
    odd, other = (first, later) if told == [False, True] else (later, first)
    return TwinFigure(tokens[odd].span, tokens[other].span)
