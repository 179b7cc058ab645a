"""Shown orders: the third title in a headline over a body that tells of the fourth; a northern town of the south."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.shown.display import TOLD, telling_words
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_FIELDS: frozenset[FieldName] = frozenset({"headline", "deck", "caption"})
_AFTER = 3
# With more ordinals than these, display copy is a table.
_MOST_SHOWN = 40
# What comes in a row of which a story tells two without saying so: the headline's quarter may be named by its months.
_IN_A_ROW = frozenset(
    map(stem, "quarter half place grade street avenue district floor round stage day week month year".split())
)
_SIDES = {
    side + ending: side
    for side in ("north", "south", "east", "west")
    for ending in ("", "ern", "eastern", "western", "east", "west")
    if side in ("north", "south") or ending in ("", "ern")
}
_OPPOSITES = {"north": "south", "south": "north", "east": "west", "west": "east"}


class ShownOrder(Struct, frozen=True, gc=False):
    """A place in an order, or a side of a place, in display copy, and the other one that the body has."""

    span: Span
    rival: Span


def find_shown_ordinals(analysis: "Analysis") -> Iterator[ShownOrder]:
    """ "Third title" over a body in which the only title with a number is the fourth."""
    shown, told = [], []
    for quantity in analysis.quantities:
        if quantity.measure == "ordinal" and quantity.value is not None and quantity.value > 1:
            name = analysis.field_of(quantity.span.start).name
            if name in _FIELDS:
                shown.append(quantity)
            elif name in TOLD and not analysis.tokens[quantity.first].is_capitalized:
                told.append(quantity)
    if not told or not 0 < len(shown) <= _MOST_SHOWN:
        return
    known = _told_numbers(analysis)
    told_of = [(other, _words_after(analysis, other)) for other in told]
    for quantity in shown:
        words = _words_after(analysis, quantity)
        rivals = [other for other, others in told_of if words & others]
        if quantity.value not in known and len({other.value for other in rivals}) == 1:
            yield ShownOrder(_with_noun(analysis, quantity), _with_noun(analysis, rivals[0]))


def _told_numbers(analysis: "Analysis") -> set[Fraction]:
    """Every number that the body has: three titles make one of them the third."""
    return {
        quantity.value
        for quantity in analysis.quantities
        if quantity.value is not None and analysis.field_of(quantity.span.start).name in TOLD
    }


def _words_after(analysis: "Analysis", quantity: Quantity) -> frozenset[str]:
    """The stems of the words right after an ordinal, as far as one of them may be what is in order."""
    last = quantity.last
    while last < len(analysis.tokens) and last < quantity.last + _AFTER and analysis.tokens[last].is_word:
        last += 1
    return telling_words(analysis, quantity.last, last) - _IN_A_ROW


def _with_noun(analysis: "Analysis", quantity: Quantity) -> Span:
    return Span(quantity.span.start, max(quantity.span.end, analysis.tokens[quantity.last].end))


def find_shown_sides(analysis: "Analysis") -> Iterator[ShownOrder]:
    """ "Northern Peru" over a body that tells of southern Peru, and has nothing in the north of anything."""
    sides = sorted(i for word in _SIDES.keys() & analysis.positions.keys() for i in analysis.positions[word])
    if len(sides) < 2:
        return
    shown: list[int] = []
    told: dict[str, list[int]] = {}
    for i in sides:
        name = analysis.field_of(analysis.tokens[i].start).name
        if name in _FIELDS:
            shown.append(i)
        elif name in TOLD:
            told.setdefault(_SIDES[analysis.lowers[i]], []).append(i)
    for i in shown:
        side, place = _SIDES[analysis.lowers[i]], _place_at(analysis, i + 1)
        rivals = told.get(_OPPOSITES[side], [])
        if place is None or side in told or any(side in analysis.lowers[j] for j in rivals):
            continue
        other = next((j for j in rivals if (found := _place_at(analysis, j + 1)) and found[1] == place[1]), None)
        if other is not None:
            yield ShownOrder(_to_place(analysis, i, place), _to_place(analysis, other, place))


def _place_at(analysis: "Analysis", i: int) -> tuple[int, Sequence[str]] | None:
    """The place named at token `i`: how many words it has, and which."""
    mention = analysis.mentions_by_first.get(i)
    if mention is None or mention.kind not in ("place", "other"):
        return None
    return mention.last - mention.first, mention.words


def _to_place(analysis: "Analysis", i: int, place: tuple[int, Sequence[str]]) -> Span:
    return Span(analysis.tokens[i].start, analysis.tokens[i + place[0]].end)
