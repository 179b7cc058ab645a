"""Pairs of figures that give one quantity two values, and how much speaks for their being one quantity."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.values.figure_words import OTHER
from copylint.analysis.values.figures import Figure, stem
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# With more figures of one noun than these, the story is a table in prose.
_MOST_FIGURES = 40
_LEAST_VALUE = 3
_OPEN_RATIO = 2
_ALIKE = Fraction(7, 10)
_REPLACED = 2
# So many sentences off, a part stands beside its whole.
_BESIDE = 2


class FigurePair(NamedTuple):
    """Two figures, in the order of the copy, and the weight of what says that they are one quantity.

    `first_is_odd` is True where the story bears out the second one elsewhere and the first one nowhere.
    """

    first: Figure
    second: Figure
    weight: float
    first_is_odd: bool = False


def find_figure_pairs(analysis: "Analysis") -> Sequence[FigurePair]:
    """The pairs of figures of one noun, unit and status whose values differ, with some weight."""
    groups: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    moving = {q.span for change in analysis.changes for q in (change.old, change.new)}
    for figure in analysis.figures:
        if figure.quantity.span in moving:
            continue
        groups[figure.quantity.measure, figure.quantity.unit, figure.noun].append(figure)
    found: list[FigurePair] = []
    weigher: _Weigher | None = None
    for group in groups.values():
        if 1 < len(group) <= _MOST_FIGURES and len({f.quantity.value for f in group}) > 1:
            weigher = weigher or _Weigher(analysis)
            found += _pairs(weigher, group)
    return sorted(found, key=lambda pair: (pair.second.span, pair.first.span))


def _pairs(weigher: "_Weigher", group: Sequence[Figure]) -> Iterator[FigurePair]:
    values = len({f.quantity.value for f in group})
    told: defaultdict[int, set[Fraction | None]] = defaultdict(set)
    for figure in group:
        told[figure.sentence].add(figure.quantity.value)
    for one, other in combinations(group, 2):
        a, b = one.quantity.value, other.quantity.value
        if a == b or one.sentence == other.sentence or a in told[other.sentence] or b in told[one.sentence]:
            continue
        if not _are_comparable(one, other) or weigher.is_part(one, other):
            continue
        weight = weigher.weight(one, other, values)
        if weight > 0 and differ(one.quantity, other.quantity):
            borne, others = _bearers(group, one), _bearers(group, other)
            if not _is_settled((one, borne), (other, others)):
                yield FigurePair(one, other, weight, bool(others) and not borne)


def _bearers(group: Sequence[Figure], figure: Figure) -> set[str]:
    """The fields that hold another figure of the same value: "body", "shown"."""
    return {
        "body" if other.field == "body" else "shown"
        for other in group
        if other is not figure and not differ(figure.quantity, other.quantity)
    }


def _is_settled(*ends: tuple[Figure, set[str]]) -> bool:
    """Whether each figure is borne out elsewhere, or the body bears out the one that headline, deck or caption show."""
    shown = [borne for figure, borne in ends if figure.field != "body"]
    if len(shown) == 1 and "body" in shown[0]:
        return True
    return all(borne for _, borne in ends)


def _are_comparable(one: Figure, other: Figure) -> bool:
    statuses = {one.quantity.status, other.quantity.status}
    if len(statuses) > 1 and "" not in statuses:
        return False
    if one.noun == "other" and not (one.quantity.status and other.quantity.status):
        return False
    if one.quantity.measure == "percent" and (not one.noun or _are_complements(one, other)):
        return False
    if not OTHER.isdisjoint(one.apart ^ other.apart):
        return False
    return not (one.times and other.times and one.times.isdisjoint(other.times))


def _are_complements(one: Figure, other: Figure) -> bool:
    return (one.quantity.value or 0) + (other.quantity.value or 0) == 100


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers cannot be meant as one, rounding, truncation and hedges granted."""
    a, b = one.value, other.value
    if a is None or b is None or a == b or min(a, b) <= 0:
        return False
    low, high = sorted((a, b))
    if one.hedge == other.hedge:
        return not _is_rounded(a, b) and (one.hedge != "" or not _overlap(one, other))
    if not _overlap(one, other):
        return not _is_rounded(a, b)
    lower = one if a < b else other
    return lower.high is None and high > _OPEN_RATIO * low


def _overlap(one: Quantity, other: Quantity) -> bool:
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def _is_rounded(a: Fraction, b: Fraction) -> bool:
    """Whether one number is the other rounded or cut to fewer digits: 109,000 for 109,554, 28 billion for 28.3."""
    if max(a, b) < 100:
        return (a.denominator > 1) != (b.denominator > 1) and abs(a - b) < 1
    return abs(a - b) < max(_step(a), _step(b))


def _step(value: Fraction) -> int:
    """The worth of the last digit of a whole number that is not nought; 0 where the number is not whole."""
    if value.denominator != 1:
        return 0
    number, step = value.numerator, 1
    while number % 10 == 0:
        number, step = number // 10, step * 10
    return step


def is_slip(a: Fraction, b: Fraction) -> bool:
    """Whether two whole numbers of two digits and more differ as a slip of the hand makes them: 8,500 and 8,600."""
    if a.denominator != 1 or b.denominator != 1 or min(a, b) < 10 or all(n < 10 * _step(n) for n in (a, b)):
        return False  # round numbers are like one another anyway
    one, other = sorted((str(a.numerator), str(b.numerator)), key=len)
    if len(one) == len(other):
        changed = sum(x != y for x, y in zip(one, other, strict=True))
        return changed == 1 or (changed == 2 and sorted(one) == sorted(other))
    return len(other) == len(one) + 1 and any(other[:i] + other[i + 1 :] == one for i in range(len(other)))


class _Weigher:
    """Weighs pairs of one story; holds how often each stem stands in it."""

    def __init__(self, analysis: "Analysis") -> None:
        self.forms, self.sentences = analysis.story.fields, analysis.sentences
        self.positions = analysis.positions
        self._values: defaultdict[int, set[Fraction]] = defaultdict(set)
        for quantity in analysis.quantities:
            if quantity.measure == "count" and quantity.value is not None:
                self._values[analysis.sentence_of(quantity.first)].add(quantity.value)
        self._counts: Counter[str] = Counter()

    def weight(self, one: Figure, other: Figure, values: int) -> float:
        """What speaks for one quantity less what speaks against; a point is about one shared telling word."""
        shared = one.words & other.words
        weight = sum(self._worth(word) for word in shared)
        if self._is_listed(one, other) or not (one.noun or one.quantity.measure != "count"):
            return 0
        if _are_alike(one, other):
            return weight + 5
        weight += (one.before == other.before != "") + (one.after == other.after != "")
        weight += _of_phrases(one, other) + _of_values(one, other) - self._contrast(one, other)
        weight -= _of_limits(one, other)
        weight -= 0.7 * min(4, max(0, values - 2)) * (0.5 if other.is_definite else 1)
        return weight

    def is_part(self, one: Figure, other: Figure) -> bool:
        """Whether the smaller figure and one told beside it make the larger: 36, nine others, 45 in all."""
        rest = abs((one.quantity.value or 0) - (other.quantity.value or 0))
        near = {s + step for s in (one.sentence, other.sentence) for step in range(-_BESIDE, _BESIDE + 1)}
        return any(rest in self._values[sentence] for sentence in near if sentence in self._values)

    def _contrast(self, one: Figure, other: Figure) -> float:
        """What speaks for a comparison: a second sentence right after the first, or one built just like it."""
        if one.field != "body" or other.field != "body":
            return 0
        beside = other.place == one.place and other.sentence == one.sentence + 1 and not other.is_definite
        sizes = sorted((len(one.words - other.words), len(other.words - one.words)))
        shared = len(one.words & other.words)
        parallel = 0 < sizes[0] <= sizes[1] <= min(_REPLACED, shared) and self._are_as_long(one, other)
        return (0.7 if one.quantity.status else 2) * beside + (shared + 2) * parallel

    def _are_as_long(self, one: Figure, other: Figure) -> bool:
        first, second = (self.sentences[f.sentence] for f in (one, other))
        return abs((first.last - first.first) - (second.last - second.first)) <= 1

    def _worth(self, word: str) -> float:
        if not self._counts:
            for form, places in self.positions.items():
                self._counts[stem(form)] += len(places)
        count = self._counts[word]
        return 1 if count <= 4 else 0.6 if count <= 8 else 0.3

    def _is_listed(self, one: Figure, other: Figure) -> bool:
        return any(self.forms[f.place].form in ("list-item", "table-row") for f in (one, other))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in what is nearly the same sentence."""
    shared = len(one.words & other.words)
    sizes = sorted((len(one.words), len(other.words)))
    return shared >= 5 and shared == sizes[0] >= _ALIKE * sizes[1] and one.scope == other.scope


def _of_phrases(one: Figure, other: Figure) -> float:
    weight = 0.0 if one.noun else -2.0
    if one.modifiers == other.modifiers:
        weight += 1.5 if one.modifiers else 0
    else:
        weight -= 0.5 if one.modifiers <= other.modifiers or other.modifiers <= one.modifiers else 3
    known = other.is_definite and (not other.is_restricted or other.after in one.words)
    weight += 1.5 * known + 1.5 * (known and one.is_definite)
    shown = (one.field != "body") + (other.field != "body")
    return weight + (0, 0.5, 2)[shown]


def _of_values(one: Figure, other: Figure) -> float:
    a, b = one.quantity.value or Fraction(1), other.quantity.value or Fraction(1)
    low, high = sorted((a, b))
    if low < _LEAST_VALUE:
        return -9
    if is_slip(a, b):
        return 2 if high >= 100 else 1
    if low * 3 < high and high not in (10 * low, 100 * low):
        return -2.5
    return -1.5 if high > Fraction(3, 2) * low else 0


def _of_limits(one: Figure, other: Figure) -> float:
    scopes = one.scope ^ other.scope
    weight = 1.0 * bool(scopes) + 1.0 * bool(scopes and one.scope and other.scope)
    weight += 1.3 * min(3, len(one.apart ^ other.apart))
    if one.names <= other.words or other.names <= one.words:
        return weight
    return weight + (2.5 if one.quantity.status and one.field == other.field else 1.5)
