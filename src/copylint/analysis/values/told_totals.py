"""Told totals: an amount that is added to one told before, and the total that the two give.

"The bridge has risen to £653m ... The road to it is to cost £92m, giving a total of £754m".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning
from copylint.analysis.values.slips import are_exact_slips

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_ADDS = frozenset(
    "giving gives gave making makes bringing brings bring brought taking takes took boosting boost".split()
)
_LINKS = frozenset({"of", "to", "at"})
# Behind "more", "another" and the like the total is of more than the two.
_OPEN = frozenset("average including excluding minus least".split())
_REACH, _NEAR, _MOST = 4, 8, 6
_HUNDRED = 100


def find_told_totals(analysis: "Analysis") -> Iterator[Reckoning]:
    """The totals of an amount of the sentence and one before that a slip parts from their sum."""
    for i in analysis.positions.get("total", ()):
        index = analysis.sentence_of(i)
        sentence = analysis.sentences[index]
        words = analysis.lowers[max(sentence.first, i - _NEAR) : i]
        own = [q for q in analysis.quantities_of(sentence) if _is_plain(q)]
        total = next((q for q in own if i < q.first <= i + _NEAR), None)
        added = [q for q in own if q.last <= i]
        if total is None or not added or _ADDS.isdisjoint(words) or not _is_led(analysis, i, total):
            continue
        before = [
            q
            for s in analysis.sentences[max(0, index - _REACH) : index]
            for q in analysis.quantities_of(s)
            if _is_plain(q) and _are_alike(q, total)
        ]
        if _are_alike(added[-1], total) and len({q.value for q in before}) <= _MOST:
            yield from _slipped(total, added, before)


def _is_plain(q: Quantity) -> bool:
    return q.value is not None and q.measure in ("money", "count") and not (q.vague or q.fraction)


def _are_alike(one: Quantity, other: Quantity) -> bool:
    return (one.measure, one.unit) == (other.measure, other.unit)


def _is_led(analysis: "Analysis", i: int, total: Quantity) -> bool:
    """Whether the total is that of "a total of", "the total to", "the total increase to"."""
    between = analysis.lowers[i + 1 : total.first]
    return bool(between) and between[-1] in _LINKS and _OPEN.isdisjoint(between) and not total.hedge


def _slipped(total: Quantity, added: Sequence[Quantity], before: Sequence[Quantity]) -> Iterator[Reckoning]:
    """The reckoning of a total from the last amount added and one before, where a slip explains the difference."""
    value = total.value or Fraction(0)
    known = {q.value or Fraction(0) for q in (*added, *before)}
    if value < _HUNDRED or any(abs(one + other - value) * _HUNDRED <= value for one in known for other in known | {0}):
        return
    part = added[-1]
    sums = {(part.value or Fraction(0)) + (q.value or Fraction(0)): q for q in before}
    near = [made for made in sums if are_exact_slips(made, value)]
    if len(near) == 1:
        made = near[0]
        spans = tuple(sorted((sums[made].span, part.span)))
        yield Reckoning(total.span, spans, "product", value, value, made, made, made, total.unit)
