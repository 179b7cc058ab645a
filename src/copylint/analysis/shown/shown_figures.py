"""Shown figures: the figures in headline, deck and captions that the body does not bear out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.shown.display import TOLD, is_calendar, is_tabular, telling_words
from copylint.analysis.shown.twin_lines import find_twin_figures
from copylint.analysis.values.differences import differ, is_slip
from copylint.analysis.values.figure_words import COMMON, SAME_NOUN
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem
from copylint.analysis.values.trends import VERBS
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_FIELDS: frozenset[FieldName] = frozenset({"headline", "deck", "caption"})
# With more figures to compare than these, the file is a collection of stories and not one.
_MOST_PAIRS = 50_000
_MEASURES = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "duration", "points"})
_OPENING = 2
_TENFOLD = (10, 100)
_MOST_WORDS = 4
_LEVELS = 2
# Small numbers in a headline are counted off in the story as often as they are said.
_SMALL = 10
_MOST_PARTS = 30
_LEAST_NOUN = 3
# "At least 40" in the body may be 50 in the headline, and no more.
_OPEN = Fraction(5, 4)
_OPEN_ABOVE = Fraction(2)
# How near, for figures in the same words, the two lie in an update: 65 and 72.
_NEAR = Fraction(3, 2)


# Two lines that have the same words need no weighing.
_CERTAIN = 10.0


class ShownFigure(Struct, frozen=True):
    """A figure in headline, deck or caption, no value of which is in the body; `span` is its place.

    `rival` is the figure that the body most likely has in its place, or another line above it; None where there is
    none. `weight` is what speaks for that, about a point for two telling words; `same_noun` is True where both count
    the same thing or both tell what happened to people.
    """

    span: Span
    field: FieldName
    rival: Span | None
    weight: float
    same_noun: bool


def find_shown_figures(analysis: "Analysis") -> Sequence[ShownFigure]:
    """The figures of headline, deck and captions that the body neither has nor rounds."""
    shown: list[Quantity] = []
    told: list[Quantity] = []
    for quantity in analysis.quantities:
        name = analysis.field_of(quantity.span.start).name
        if name in TOLD:
            told.append(quantity)
        elif name in _FIELDS and quantity.measure in _MEASURES and quantity.value is not None:
            shown.append(quantity)
    twins = [
        ShownFigure(twin.span, analysis.field_of(twin.span.start).name, twin.other, _CERTAIN, True)
        for twin in find_twin_figures(analysis)
    ]
    if not shown or not told or len(shown) * len(told) > _MOST_PAIRS:
        return twins
    known = [twin.span for twin in twins]
    found = _Reader(analysis, told).found(shown)
    return sorted([*twins, *(f for f in found if not any(f.span.overlaps(span) for span in known))], key=_place)


def _place(figure: ShownFigure) -> Span:
    return figure.span


class _Reader:
    def __init__(self, analysis: "Analysis", told: Sequence[Quantity]) -> None:
        self.analysis = analysis
        self.told = told
        self.old = {change.old.span for change in analysis.changes}
        self.tabular: dict[Span, bool] = {}
        self.tolls: defaultdict[str, set[Fraction]] = defaultdict(set)
        for quantity in told:
            if quantity.status and quantity.value is not None:
                self.tolls[quantity.status].add(quantity.value)

    def found(self, shown: Sequence[Quantity]) -> Iterator[ShownFigure]:
        for quantity in shown:
            if quantity.fraction or quantity.vague or any(self._may_be_one(quantity, other) for other in self.told):
                continue
            if not is_calendar(self.analysis, quantity):
                yield from self._shown(quantity)

    def _shown(self, quantity: Quantity) -> Iterator[ShownFigure]:
        field = self.analysis.field_of(quantity.span.start)
        weighed = [(self._weight(quantity, q), q) for q in self.told if self._are_of_one_sort(quantity, q)]
        if not weighed:
            if quantity.value is not None and quantity.value > _SMALL:
                yield ShownFigure(quantity.span, field.name, None, 0, False)
            return
        if _is_sum(quantity.value, [q.value for _, q in weighed if self._counts_the_same(quantity, q)]):
            return
        weight, rival = max(weighed, key=lambda pair: (pair[0], -pair[1].first))
        yield ShownFigure(quantity.span, field.name, rival.span, weight, self._counts_the_same(quantity, rival))

    def _may_be_one(self, one: Quantity, other: Quantity) -> bool:
        """Whether the body's number can be meant: the same number of anything, or near enough a one of the same."""
        a, b = one.value, other.value
        if a is None or (a == b and not _have_other_statuses(one, other)):
            return True
        if one.measure != other.measure or _have_other_statuses(one, other):
            return False
        alike = one.measure != "count" or self._counts_the_same(one, other) or "" in (one.noun, other.noun)
        if b is None:
            if one.status and one.status in self.tolls:
                return False  # an exact toll says more than "dozens"
            return alike and other.low <= a and (other.high is None or a <= other.high)
        open_end = _OPEN_ABOVE if one.high is None and a < b else _OPEN
        if min(a, b) <= 0 or max(a, b) > open_end * min(a, b):
            return False
        return alike and not differ(one, other)

    def _are_of_one_sort(self, one: Quantity, other: Quantity) -> bool:
        if other.measure != one.measure or other.unit != one.unit or other.value is None or other.fraction:
            return False
        if other.span in self.old or self._is_tabular(other):
            return False
        return not _have_other_statuses(one, other)

    def _is_tabular(self, quantity: Quantity) -> bool:
        """Whether it stands in a table: of another quarter, another league."""
        field = self.analysis.field_of(quantity.span.start).span
        if field not in self.tabular:
            self.tabular[field] = is_tabular(self.analysis, field)
        return self.tabular[field]

    def _counts_the_same(self, one: Quantity, other: Quantity) -> bool:
        if one.status and one.status == other.status:
            return True
        if one.measure == "percent" and self._trend(one):
            return self._trend(one) == self._trend(other) and bool(self._words(one) & self._words(other))
        noun, rival = self._noun(one), self._noun(other)
        if not noun and rival and one.measure == "duration":
            return rival in self._words(one)  # "Strike ends after 12 days", "the ten-day strike"
        return noun == rival != ""

    def _trend(self, q: Quantity) -> int:
        """Which way the verb right before a figure goes: "fell 5%", "rose by 5%"; 0 without one."""
        return next(
            (VERBS[word] for word in reversed(self.analysis.lowers[max(0, q.first - 2) : q.first]) if word in VERBS), 0
        )

    def _noun(self, q: Quantity) -> str:
        if q.noun:
            return SAME_NOUN.get(q.noun, q.noun)
        sentence = self.analysis.sentences[self.analysis.sentence_of(q.first)]
        after = self.analysis.tokens[q.last] if q.last < sentence.last else None
        if after is None or not after.is_word or len(after.text) < _LEAST_NOUN or after.lower in COMMON:
            return ""
        return stem(after.lower)

    def _weight(self, one: Quantity, other: Quantity) -> float:
        a, b = one.value or Fraction(1), other.value or Fraction(1)
        weight = 1.5 * self._counts_the_same(one, other)
        weight += 0.5 * min(_MOST_WORDS, len(self._words(one) & self._words(other)))
        weight += self.analysis.field_of(other.span.start).paragraph <= _OPENING
        toll = self._is_the_toll(one, other)
        weight += 1.5 * toll
        low, high = sorted((a, b))
        if is_slip(a, b) or any(low * times == high for times in _TENFOLD):
            weight += 1
        elif high > _NEAR * low and not toll:
            weight -= 1
        return weight

    def _is_the_toll(self, one: Quantity, other: Quantity) -> bool:
        """Whether the body tells of no more than one toll of this sort, or of its old and its new level."""
        return one.status == other.status != "" and len(self.tolls.get(one.status, ())) <= _LEVELS

    def _words(self, q: Quantity) -> frozenset[str]:
        sentence = self.analysis.sentences[self.analysis.sentence_of(q.first)]
        return telling_words(self.analysis, sentence.first, q.first) | telling_words(
            self.analysis, q.last, sentence.last
        )


def _is_sum(value: Fraction | None, parts: Sequence[Fraction | None]) -> bool:
    """Whether the value is the sum of two of the parts, or of all of them: seven for three here and four there."""
    known = [part for part in parts if part is not None]
    if value is None or len(known) < _LEVELS or len(known) > _MOST_PARTS:
        return False
    return sum(known) == value or any(value - part in known[i + 1 :] for i, part in enumerate(known))


def _have_other_statuses(one: Quantity, other: Quantity) -> bool:
    return len({one.status, other.status} - {""}) > 1
