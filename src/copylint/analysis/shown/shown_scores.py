"""Shown scores: the result or the vote over a story, 3-1 or 69-31, where the story has another one."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.shown.display import SHOWN, TOLD
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_Score = tuple[Fraction, Fraction]

_RESULTS = frozenset(
    "win wins won winning winners victory beat beats beating beaten defeat defeats defeated defeating lose loses lost"
    " losing loss draw draws drew vote votes voted voting pass passes passed approve approves approved reject rejects"
    " rejected back backs backed".split()
)
# With one of these a score is that of another moment, match or part.
_ANOTHER = frozenset(
    "half half-time halftime interval break led lead leads leading ahead trailed trailing down up aggregate penalties"
    " shoot-out shootout set sets frame frames earlier previous last first second reverse committee".split()
)


class ShownScore(Struct, frozen=True, order=True, gc=False):
    """The score in a headline or deck, and the one that the body has in its place."""

    span: Span
    rival: Span


def find_shown_scores(analysis: "Analysis") -> Iterator[ShownScore]:
    """The one score of headline or deck that the body nowhere has, while it tells of one result a side away."""
    shown: list[Quantity] = []
    told: list[Quantity] = []
    for quantity in analysis.quantities:
        name = analysis.field_of(quantity.span.start).name
        if quantity.measure == "ratio" and name in SHOWN:
            shown.append(quantity)
        elif quantity.measure == "ratio" and name in TOLD:
            told.append(quantity)
    scores = {_score(quantity) for quantity in told}
    for quantity in shown:
        alone = len({_score(other) for other in shown}) == 1
        if not alone or _score(quantity) in scores or not _words(analysis, quantity).isdisjoint(_ANOTHER):
            continue
        rivals = [other for other in told if _is_result(analysis, other)]
        if len({_score(rival) for rival in rivals}) == 1 and _is_a_side_away(_score(quantity), _score(rivals[0])):
            yield ShownScore(quantity.span, rivals[0].span)


def _score(quantity: "Quantity") -> _Score:
    return quantity.low, quantity.high or quantity.low


def _is_a_side_away(one: _Score, other: _Score) -> bool:
    """Whether one side has the same in both."""
    return (one[0] == other[0]) != (one[1] == other[1])


def _is_result(analysis: "Analysis", quantity: "Quantity") -> bool:
    """Whether the sentence tells of a result or a vote, this one and no other."""
    words = _words(analysis, quantity)
    return not words.isdisjoint(_RESULTS) and words.isdisjoint(_ANOTHER) and not analysis.is_quoted(quantity.span.start)


def _words(analysis: "Analysis", quantity: "Quantity") -> set[str]:
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    return set(analysis.lowers[sentence.first : sentence.last])
