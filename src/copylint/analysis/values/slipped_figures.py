"""Slipped figures: an exact figure that comes again with two digits turned round, or ten times as large.

"A sample of 1,006 people ... the sample of 1,060 adults": whatever their nouns, two figures of three digits and more
that are told of different things hardly ever are so near each other. Measured on published stories: of 1,500 that are
no market reports, not one has such a pair with a word in common.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.values.figure_pairs import are_of_two_times, are_of_two_wholes
from copylint.analysis.values.figure_phrases import phrase_of
from copylint.analysis.values.figure_words import OTHER, RISEN
from copylint.analysis.values.figures import Figure, figure_of
from copylint.analysis.values.slips import are_transposed

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_MEASURES = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "speed"})
_LEAST_DIGITS, _SURE_DIGITS = 3, 4
# Shared words that a pair needs: the fewer digits, the more.
_LEAST_SHARED, _SURE_SHARED = 2, 1
# With more exact figures of a measure and size than these, two may be near each other by chance.
_MOST_FIGURES = 8
# More decimals than these are read off an instrument.
_MOST_DECIMALS = 4
# What moves has two levels, and what is bounded in time one for each time.
_MOVES = RISEN | frozenset(
    "fell fall fallen falls falling dropped drop increase increases increasing gained lost".split()
)
_BOUNDS = frozenset("last next past early late yearly monthly weekly daily annual annually quarterly including".split())
# The units of market reports, which stand beside every figure of theirs.
_UNITS = frozenset("mln bln dlr dlrs cts pct bpd tonn tonne ton ounc barrel share shar point".split())
_SHORT_NAME = 2


class SlippedFigure(Struct, frozen=True, gc=False):
    """A figure as the story has it, and the one that a slip of the hand made of it."""

    told: Figure
    slipped: Figure


class _Exact(Struct, frozen=True, gc=False):
    """A quantity, its digits down to the last that is not nought, and the place of the first: 4 for 1,060."""

    quantity: "Quantity"
    digits: str
    size: int


def find_slipped_figures(analysis: "Analysis") -> Iterator[SlippedFigure]:
    """Each exact figure that is told once, with the one of which a slip makes it, where both may be one quantity.

    Those that stand over the story are left out where the body has another figure in their place.
    """
    exact = [found for quantity in analysis.quantities if (found := _exact(quantity)) is not None]
    near = list(_near(exact))
    if not near:
        return
    times = Counter((each.quantity.measure, each.quantity.unit, each.quantity.value) for each in exact)
    sizes = _values_by_size(exact)
    done = {shown.span for shown in analysis.shown_figures if shown.rival is not None}
    for one, other in near:
        crowd = max(len(sizes[_sort(each)]) for each in (one, other))
        once = [times[each.quantity.measure, each.quantity.unit, each.quantity.value] == 1 for each in (one, other)]
        slipped = (other if once[1] else one).quantity.span
        if crowd > _MOST_FIGURES or not any(once) or slipped in done:
            continue
        first, second = (figure_of(analysis, phrase_of(analysis, each.quantity)) for each in (one, other))
        if _may_be_one(analysis, first, second) and _are_told_alike(analysis, first, second, len(other.digits)):
            done.add(slipped)
            yield SlippedFigure(first, second) if once[1] else SlippedFigure(second, first)


def _sort(each: _Exact) -> tuple[str, str, int]:
    return each.quantity.measure, each.quantity.unit, each.size


def _values_by_size(exact: Sequence[_Exact]) -> dict[tuple[str, str, int], set[Fraction | None]]:
    sizes: defaultdict[tuple[str, str, int], set[Fraction | None]] = defaultdict(set)
    for each in exact:
        sizes[_sort(each)].add(each.quantity.value)
    return sizes


def _exact(q: "Quantity") -> _Exact | None:
    """A quantity of three digits and more that nothing hedges, None for any other."""
    if q.measure not in _MEASURES or q.value is None or q.value <= 0 or q.vague or q.fraction or q.hedge:
        return None
    value, decimals = q.value, 0
    while value.denominator > 1 and decimals < _MOST_DECIMALS:
        value, decimals = value * 10, decimals + 1
    if value.denominator > 1:
        return None
    text = str(value.numerator)
    digits = text.rstrip("0")
    return _Exact(q, digits, len(text) - decimals) if len(digits) >= _LEAST_DIGITS else None


def _near(exact: Sequence[_Exact]) -> Iterator[tuple[_Exact, _Exact]]:
    """The pairs of one measure that a slip makes of each other, in the order of the copy."""
    groups: defaultdict[tuple[str, str, str], list[_Exact]] = defaultdict(list)
    for each in exact:
        groups[each.quantity.measure, each.quantity.unit, "".join(sorted(each.digits.replace("0", "")))].append(each)
    for group in groups.values():
        for one, other in combinations(group[: 2 * _MOST_FIGURES], 2):
            if _is_slip(one, other):
                yield one, other


def _is_slip(one: _Exact, other: _Exact) -> bool:
    """Whether two neighbouring digits are turned round, or the same digits make ten times as much."""
    if one.digits == other.digits:
        return abs(one.size - other.size) == 1
    length = max(len(one.digits), len(other.digits))
    turned = are_transposed(one.digits.ljust(length, "0"), other.digits.ljust(length, "0"))
    return one.size == other.size and turned


def _may_be_one(analysis: "Analysis", one: Figure, other: Figure) -> bool:
    """Whether nothing says that two figures are two quantities."""
    if one.sentence == other.sentence or are_of_two_times(one, other) or are_of_two_wholes(one, other):
        return False
    if one.is_standard or other.is_standard or one.is_measured or other.is_measured or one.per != other.per:
        return False
    apart = (one.apart ^ other.apart) & OTHER or (one.apart | other.apart) & _MOVES
    bounded = (one.scope ^ other.scope) & _BOUNDS or one.is_compound != other.is_compound
    names, others = (figure.names | _short_names(analysis, figure) for figure in (one, other))
    named = bool(names and others) and names.isdisjoint(others)
    sources = bool(one.source and other.source) and set(one.source.split()).isdisjoint(other.source.split())
    if apart or bounded or named or sources or not _are_of_one_status(one, other):
        return False
    forms = {analysis.story.fields[figure.place].form for figure in (one, other)}
    return forms.isdisjoint(("list-item", "table-row")) and not _is_difference_told(analysis, one, other)


def _are_of_one_status(one: Figure, other: Figure) -> bool:
    return not (one.quantity.status and other.quantity.status) or one.quantity.status == other.quantity.status


def _is_difference_told(analysis: "Analysis", one: Figure, other: Figure) -> bool:
    """Whether the story has by how much one is more than the other."""
    gap = abs((one.quantity.value or Fraction(0)) - (other.quantity.value or Fraction(0)))
    return any(q.value == gap and q.measure == one.quantity.measure for q in analysis.quantities)


def _are_told_alike(analysis: "Analysis", one: Figure, other: Figure, digits: int) -> bool:
    """Whether two figures have so many words in common as figures of so many digits need."""
    shared = len((one.words & other.words) - _UNITS) + len(_short_names(analysis, one) & _short_names(analysis, other))
    if one.noun and one.noun == other.noun and one.noun not in _UNITS:
        shared += 1
    return shared >= (_SURE_SHARED if digits >= _SURE_DIGITS else _LEAST_SHARED)


def _short_names(analysis: "Analysis", figure: Figure) -> Set[str]:
    """The initials of two letters in its sentence: "EU"."""
    sentence = analysis.sentences[figure.sentence] if figure.sentence >= 0 else None
    if sentence is None:
        return set()
    words = (token.text for token in analysis.tokens[sentence.first : sentence.last])
    return {word for word in words if len(word) == _SHORT_NAME and word.isupper() and word.isalpha()}
