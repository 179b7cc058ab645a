"""Parts among a whole: "10 children and 13 rebels were among the 48 people killed"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.sums import Sum
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_BE = frozenset("were was are is be have has had been also said to reported numbered".split())
_JOINS = frozenset({"and", ","})
_DEFINITE = frozenset({"the", "those", "these"})


def find_parts_among(analysis: "Analysis") -> Iterator[Sum]:
    """The parts said to be among a counted whole, in order; at least so many is the least they can be."""
    if "among" not in analysis.positions:
        return
    quantities = analysis.quantities
    for n in range(1, len(quantities)):
        whole = quantities[n]
        if whole.measure != "count" or whole.value is None or whole.hedge or whole.fraction or not whole.noun:
            continue
        last = _lead(analysis, whole)
        parts = _parts(analysis, quantities[:n], last) if last >= 0 else []
        if parts:
            span = Span(parts[0].span.start, max(q.noun_span.end if q.noun_span else q.span.end for q in parts))
            values = tuple(q.value or q.low for q in parts)
            low = sum((q.low for q in parts), Fraction(0))
            yield Sum("whole", whole, span, values, low, low)


def _lead(analysis: "Analysis", whole: Quantity) -> int:
    """The token of the first word of "were among the" before a whole, -1 where that does not stand there."""
    tokens, i = analysis.tokens, whole.first - 1
    i -= i >= 0 and tokens[i].lower in _DEFINITE
    if i < 1 or tokens[i].lower != "among" or tokens[i - 1].lower not in _BE:
        return -1
    while i > 0 and tokens[i - 1].lower in _BE:
        i -= 1
    return i


def _parts(analysis: "Analysis", before: Sequence[Quantity], end: int) -> list[Quantity]:
    """The counts right before token `end`, joined by commas and "and"."""
    found: list[Quantity] = []
    sentence = analysis.sentences[analysis.sentence_of(end)]
    for q in reversed(before):
        noun = analysis.token_at(q.noun_span.start) + 1 if q.noun_span else q.last
        joined = all(token.lower in _JOINS for token in analysis.tokens[noun:end])
        if q.first < sentence.first or not joined or q.measure != "count" or q.fraction or q.vague:
            break
        if q.low < 1 or q.hedge in ("up to", "as many as"):
            return []
        found.insert(0, q)
        end = q.first
    # "The couple, 65 and 64, were among the 17": their ages.
    return found if found and found[-1].noun and found[-1].noun_span else []
