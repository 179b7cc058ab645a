"""Remainders: parts of which the last is "the remaining 20%", so that all of them make the whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.sums import Sum
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_THE = frozenset({"the", "its", "their", "our"})
# With one of these a share is a change, is counted twice or is of something else.
_NO_PARTS = frozenset(
    "up down rise rises rose risen fall falls fell fallen from by among including increase increased decrease decreased"
    " growth grew cut raised compared than discount interest tax yield return margin chance probability".split()
)
_JOINS = frozenset({",", ";", "and", "while", "with"})
_MOST = 5
# How many sentences before the parts their total may stand.
_REACH = 3
_WHOLE = Fraction(100)
# Parts that come to less or more than this of what may be their total are none of it.
_NEAR = (Fraction(3, 4), Fraction(4, 3))


def find_remainders(analysis: "Analysis") -> Iterator[Sum]:
    """The sums of sentences that tell what remains, in order; a sum of shares has no total in the copy."""
    last = {q.first: q for q in analysis.quantities if q.measure in ("percent", "money")}
    for i in analysis.positions.get("remaining", ()):
        rest = last.get(i + 1)
        if rest is None or rest.value is None or rest.hedge or analysis.lowers[i - 1] not in _THE:
            continue
        parts = _parts(analysis, rest)
        if parts and rest.measure == "percent":
            yield from _of_shares(analysis, parts)
        elif parts:
            yield from _of_money(analysis, parts)


def _parts(analysis: "Analysis", rest: Quantity) -> Sequence[Quantity]:
    """The figures of one sort in the sentence up to the rest; none where one of them is not plain."""
    sentence = analysis.sentences[analysis.sentence_of(rest.first)]
    own = [q for q in analysis.quantities_of(sentence) if (q.measure, q.unit) == (rest.measure, rest.unit)]
    parts = [q for q in own if q.first <= rest.first]
    plain = all(q.value is not None and not q.hedge and not q.fraction for q in parts) and own[-1] is rest
    return parts if plain and 1 < len(parts) <= _MOST and not analysis.is_quoted(rest.span.start) else ()


def _of_shares(analysis: "Analysis", parts: Sequence[Quantity]) -> Iterator[Sum]:
    """ "The state pays 90% and the district the remaining 20%"."""
    sentence = analysis.sentences[analysis.sentence_of(parts[0].first)]
    if not _NO_PARTS.isdisjoint(analysis.lowers[sentence.first : sentence.last]):
        return
    tails = (parts[n:] for n in range(len(parts) - 1))
    if not any(found.low <= _WHOLE <= found.high for found in map(_sum, tails)):
        yield _sum(parts)


def _of_money(analysis: "Analysis", parts: Sequence[Quantity]) -> Iterator[Sum]:
    """ "$41 billion for bridges, $28 billion for dams and the remaining $26 billion", where the total stands before."""
    joined = all(not _JOINS.isdisjoint(analysis.lowers[one.last : other.first]) for one, other in pairwise(parts))
    index = analysis.sentence_of(parts[0].first)
    before = analysis.sentences[max(0, index - _REACH) : index]
    known = [q for sentence in before for q in _alike(analysis, sentence, parts)]
    for total, rest in ((parts[0], parts[1:]), *((q, parts) for q in known)):
        made = _sum(rest)
        if made.low <= (total.high or total.low) and total.low <= made.high:
            return
    made = _sum(parts)
    near = {q.value: q for q in known if q.value and _NEAR[0] * q.value <= sum(made.values) <= _NEAR[1] * q.value}
    if joined and len(parts) > 2 and len(near) == 1:
        total = next(iter(near.values()))
        yield Sum("listed", total, made.parts, made.values, made.low, made.high)


def _alike(analysis: "Analysis", sentence: "Sentence", parts: Sequence[Quantity]) -> Sequence[Quantity]:
    own = analysis.quantities_of(sentence)
    return [q for q in own if (q.measure, q.unit) == (parts[0].measure, parts[0].unit) and q.value is not None]


def _sum(parts: Sequence[Quantity]) -> Sum:
    span = Span(parts[0].span.start, parts[-1].span.end)
    values = tuple(q.value or Fraction(0) for q in parts)
    low, high = sum((q.low for q in parts), Fraction(0)), sum((q.high or q.low for q in parts), Fraction(0))
    return Sum("rest", None, span, values, low, high)
