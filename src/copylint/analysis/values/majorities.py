"""Majorities that are none: "it now has a majority, with 24 out of 57 seats"."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_JOINTS = frozenset({"with", "holding", ",", "(", "-", "–", "—", "having", "winning", "taking", "at"})
_OF = (["of"], ["of", "the"], ["of", "its"], ["out", "of"], ["out", "of", "the"], ["out", "of", "its"])
# With these nobody has it.
_NOBODY = frozenset(
    "no not n't without lost lose loses losing short needs need needed deny denied denies fell falls under two-thirds"
    " super relative if could would may might hopes hope seeking seeks simple blocking minority largest".split()
)
_LEAD, _NEAR = 8, 3
_HALF, _ALL = Fraction(50), Fraction(100)
_LEAST = Fraction(1, 1000)


def find_majorities(analysis: "Analysis") -> Iterator[Reckoning]:
    """The shares, in per cent, that stand right behind the words that they are a majority."""
    for i in analysis.positions.get("majority", ()):
        sentence = analysis.sentences[analysis.sentence_of(i)]
        if not _NOBODY.isdisjoint(analysis.lowers[max(sentence.first, i - _LEAD) : i]):
            continue
        for part, whole in pairwise(analysis.quantities_of(sentence)):
            gap = analysis.lowers[i + 1 : part.first]
            if part.first > i and 0 < len(gap) <= _NEAR and _JOINTS.issuperset(gap) and _is_part(analysis, part, whole):
                yield from _share(Span(analysis.tokens[i].start, analysis.tokens[i].end), part, whole)


def _is_part(analysis: "Analysis", part: Quantity, whole: Quantity) -> bool:
    """Whether both are plain counts joined by "of the"."""
    plain = all(q.value and q.measure == "count" and not q.hedge and not q.fraction for q in (part, whole))
    return plain and analysis.lowers[part.last : whole.first] in _OF


def _share(word: Span, part: Quantity, whole: Quantity) -> Iterator[Reckoning]:
    if part.value and whole.value:
        made = _ALL * part.value / whole.value
        span = Span(part.span.start, whole.with_noun.end)
        yield Reckoning(span, (word,), "share", _HALF + _LEAST, _ALL, made, made, made, "%")
