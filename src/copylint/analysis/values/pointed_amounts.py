"""Pointed amounts: "the £400m" that points back to an amount told before, where the story has none but a slip of it.

"It is to spend £400m over two years ... On top of the £700m there is a further £150m for broadband."
"""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from copylint.analysis.values.differences import differ
from copylint.analysis.values.figure_words import OTHER
from copylint.analysis.values.slips import decimal_slip

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_POINTERS = frozenset({"the", "that", "this"})
# What is done with an amount that is known: "the £338m spent on roads".
_DONE = frozenset("spent raised pledged paid promised awarded set allocated already earmarked".split())
_VERBS = frozenset("is was will would has had came comes went goes could".split())
# Before "the" they make the amount a whole of which another is a part, or a bound.
_PART_OF = frozenset({"of", "than", "from", "to"})
_OTHER = OTHER - {"top"}
_MOST_AMOUNTS, _REACH, _BESIDE = 6, 25, 3
# Two amounts no nearer than this part of the larger one are not one that was rounded.
_ROUNDED = Fraction(1, 5)


def find_pointed_amounts(analysis: "Analysis") -> Iterator[tuple["Quantity", "Quantity"]]:
    """Each amount that is told first, with the one that points back to it and is a slip of it, in this order."""
    amounts = [q for q in analysis.quantities if q.measure == "money" and q.value is not None and not q.fraction]
    if len({q.value for q in amounts}) < 2:
        return
    for n, again in enumerate(amounts):
        before = [q for q in amounts[:n] if q.unit == again.unit]
        if not before or not _points_back(analysis, again) or any(_are_one(q, again) for q in before):
            continue
        first = _antecedent(analysis, again, before)
        if first is not None and all(q.value != again.value for q in amounts[n + 1 :]):
            yield first, again


def _are_one(one: "Quantity", other: "Quantity") -> bool:
    a, b = sorted((one.value or one.low, other.value or other.low))
    return not differ(one, other) and b - a <= b * _ROUNDED


def _is_made_of(total: "Quantity", values: Set[Fraction]) -> bool:
    """Whether an amount is the sum or the difference of two before, the sum of all of them, or twice one."""
    made = {sum(values, Fraction(0))} | {value * 2 for value in values}
    made |= {value for one, other in combinations(values, 2) for value in (one + other, abs(one - other))}
    return total.value in made


def _points_back(analysis: "Analysis", again: "Quantity") -> bool:
    """Whether an amount is "the £400m", "that £400m", and no words behind it tell which."""
    lowers, i = analysis.lowers, again.first
    if i < 2 or lowers[i - 1] not in _POINTERS or again.hedge or again.vague:
        return False
    sentence = analysis.sentences[analysis.sentence_of(i)]
    part = lowers[i - 2] in _PART_OF and i - 2 >= sentence.first and lowers[i - 3 : i - 1] != ["top", "of"]
    after = lowers[again.last] if again.last < sentence.last else "."
    words = (
        *lowers[max(sentence.first, i - _BESIDE) : i],
        *lowers[again.last : min(again.last + _BESIDE, sentence.last)],
    )
    return not part and _OTHER.isdisjoint(words) and (after in _DONE | _VERBS or not after[:1].isalpha())


def _antecedent(analysis: "Analysis", again: "Quantity", before: Sequence["Quantity"]) -> "Quantity | None":
    """The one amount before of which the second is a slip, not long before and in another sentence."""
    index = analysis.sentence_of(again.first)
    if len({q.value for q in before}) > _MOST_AMOUNTS:
        return None
    if _is_made_of(again, {q.value for q in before if q.value}):
        return None
    near = [q for q in before if q.value and again.value and decimal_slip(q.value, again.value)]
    if len({q.value for q in near}) != 1 or index - analysis.sentence_of(near[-1].first) > _REACH:
        return None
    first = near[-1]
    return first if analysis.sentence_of(first.first) != index else None
