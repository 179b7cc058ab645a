"""Magnitudes: the same figure told once in millions and once in billions, or once in pounds and once in dollars."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.values.counted import singular
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LARGE = 10**6
_REACH = 4
_MEASURES = frozenset({"money", "count", "volume", "mass", "area", "length"})
# What a company's books, a state's or a project's are told in: words of one line stand for each other.
_LINES = {
    **dict.fromkeys("sale revenue turnover taking".split(), "sales"),
    **dict.fromkeys("profit income earning".split(), "profit"),
    **{word: word for word in "loss debt deficit surplus budget fund dividend asset".split()},
}
# So far apart, as parts of each other, the figures before two scale words may be of one sum told by two.
_ALIKE = Fraction(1, 7)
_THOUSAND = 1000
# Words beside a figure that do not tell what it is a figure of.
_VAGUE = frozenset(
    "about after again also annual been before billion could each from have into just last later least less"
    " million more most much nearly next only other over said says some spend spent such than that their there these"
    " they this those total trillion under were which will with worth would year annually dollar euro pound people"
    " person cost raise rise increase company state country government percent".split()
)


# So many sentences on, "the" before a sum points back to one that reads alike.
_POINTS_BACK = 3
_POINTING = frozenset({"the", "that", "this", "those", "these"})
# A sum in one of these is told beside another only where it is converted.
_CONVERTED = ("(", ")", "or", "/")


class Twin(NamedTuple):
    """Two quantities of one thing whose digits agree and whose scale words, or currencies, do not, in order."""

    one: Quantity
    other: Quantity


def find_twins(analysis: "Analysis") -> Iterator[Twin]:
    """Every pair of amounts or counts that read alike but for the scale word and share a word beside them."""
    alike: defaultdict[tuple[str, str, Fraction], list[Quantity]] = defaultdict(list)
    for quantity in analysis.quantities:
        mantissa = _mantissa(quantity)
        if mantissa is not None:
            alike[quantity.measure, quantity.unit, mantissa].append(quantity)
    for quantities in alike.values():
        if len({quantity.scale for quantity in quantities}) == 2:
            yield from _twins(analysis, quantities)
    yield from _near_twins(analysis)


def _near_twins(analysis: "Analysis") -> Iterator[Twin]:
    """Sums of one line in one sentence or the next, of nearly the same figure and a thousandfold apart."""
    sums = [q for q in analysis.quantities if q.measure == "money" and q.value and q.scale >= _LARGE]
    for one, other in pairwise(sums):
        low, high = sorted((one.value or Fraction(0), other.value or Fraction(0)))
        far = one.unit == other.unit and one.scale != other.scale
        near = far and abs(high / low / _THOUSAND - 1) <= _ALIKE and high / low != _THOUSAND
        if near and analysis.sentence_of(other.first) - analysis.sentence_of(one.first) <= 1:
            lines = [{_LINES[word] for word in _beside(analysis, q) if word in _LINES} for q in (one, other)]
            if lines[0] & lines[1]:
                yield Twin(one, other)


def _mantissa(quantity: Quantity) -> Fraction | None:
    """The figure before the scale word, where it has two digits that tell it from others; None elsewhere."""
    if quantity.value is None or quantity.scale < _LARGE or quantity.measure not in _MEASURES:
        return None
    mantissa = quantity.value / quantity.scale
    return mantissa if mantissa * 10 % 100 and (mantissa >= 10 or mantissa.denominator > 1) else None


def _twins(analysis: "Analysis", quantities: Sequence[Quantity]) -> Iterator[Twin]:
    """The first of the rarer scale against the first of the other, where the two are of one thing."""
    for one, other in combinations(quantities[:12], 2):
        apart = analysis.sentence_of(one.first) != analysis.sentence_of(other.first)
        if one.scale != other.scale and apart and _are_of_one(analysis, one, other):
            yield Twin(one, other)
            return


def _are_of_one(analysis: "Analysis", one: Quantity, other: Quantity) -> bool:
    """Whether the same word stands beside both, or "the" before the second one points back to the first."""
    if _beside(analysis, one) & _beside(analysis, other):
        return True
    near = 0 < analysis.sentence_of(other.first) - analysis.sentence_of(one.first) <= _POINTS_BACK
    start = analysis.token_at(other.span.start)
    return near and start > 0 and analysis.lowers[start - 1] in _POINTING


def find_currency_twins(analysis: "Analysis") -> Iterator[Twin]:
    """ "Stole 1.4 million pounds ... of the $1.4 million": one sum in two currencies that are not worth the same."""
    alike: defaultdict[tuple[Fraction, int], list[Quantity]] = defaultdict(list)
    for quantity in analysis.quantities:
        mantissa = _mantissa(quantity) if quantity.measure == "money" else None
        if mantissa is not None:
            alike[mantissa, quantity.scale].append(quantity)
    for quantities in alike.values():
        units = {quantity.unit for quantity in quantities}
        if len(units) != 2 or "" in units or any(_is_converted(analysis, q) for q in quantities):
            continue
        one, other = next(pair for pair in pairwise(quantities) if pair[0].unit != pair[1].unit)
        if _are_of_one(analysis, one, other):
            yield Twin(one, other)


def _is_converted(analysis: "Analysis", quantity: Quantity) -> bool:
    tokens = analysis.tokens
    first, last = analysis.token_at(quantity.span.start), analysis.token_at(quantity.span.end - 1)
    return any(0 <= i < len(tokens) and tokens[i].lower in _CONVERTED for i in (first - 1, last + 1))


def _beside(analysis: "Analysis", quantity: Quantity) -> set[str]:
    """The words within a few tokens of a quantity that can tell what it is of."""
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    before = analysis.tokens[max(sentence.first, quantity.first - _REACH) : quantity.first]
    after = analysis.tokens[quantity.last : min(sentence.last, quantity.last + _REACH)]
    words = {singular(token.lower) for token in (*before, *after) if token.is_word and len(token.lower) > 3}
    return words - _VAGUE
