"""Bracketed figures that are compared in words: "rye ($3,900) pays less than barley ($3,600)"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_WORDS = {
    **dict.fromkeys("higher larger bigger greater more taller longer heavier older dearer costlier wider".split(), 1),
    **dict.fromkeys("lower smaller less fewer shorter lighter younger cheaper narrower".split(), -1),
}
# "No lower than", "higher inflation than", "less likely than": what is compared is something else.
_BLOCKS = frozenset("no not never n't neither nor and or but while likely per times".split())
_MEASURES = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "speed"})
_NEAR, _LONGEST = 6, 8


class Compared(Struct, frozen=True, gc=False):
    """Two figures in brackets, the words between that compare them, and whether `one` is told to be more (+1 or -1)."""

    span: Span
    direction: int
    one: Quantity
    other: Quantity


def find_bracketed(analysis: "Analysis") -> Iterator[Compared]:
    """The comparisons of two figures that stand in brackets behind what they are of, in order."""
    for index in sorted({analysis.sentence_of(i) for i in analysis.positions.get("than", ())}):
        sentence = analysis.sentences[index]
        own = [q for q in analysis.quantities_of(sentence) if q.measure in _MEASURES and _is_bracketed(analysis, q)]
        if len(own) == 2:
            yield from _compared(analysis, sentence, *own)


def _is_bracketed(analysis: "Analysis", q: Quantity) -> bool:
    opens = q.first - 1 - (q.first > 1 and analysis.lowers[q.first - 1] == "us")
    return opens >= 0 and analysis.lowers[opens] == "(" and analysis.lowers[q.last : q.last + 1] == [")"]


def _compared(analysis: "Analysis", sentence: "Sentence", one: Quantity, other: Quantity) -> Iterator[Compared]:
    low, high = one.last + 1, other.first - 1 - (analysis.lowers[other.first - 1] == "us")
    words = analysis.lowers[low:high]
    than = words.index("than") if words.count("than") == 1 else 0
    if (one.measure, one.unit) != (other.measure, other.unit) or not _BLOCKS.isdisjoint(words):
        return
    if not 0 < than <= _NEAR or len(words) - than > _LONGEST or words[than - 1] not in _WORDS or "," in words[:than]:
        return
    between = [q for q in analysis.quantities_of(sentence) if one.last <= q.first < other.first]
    if not between:
        start, end = analysis.tokens[low + than - 1].start, analysis.tokens[other.last].end
        yield Compared(Span(start, end), _WORDS[words[than - 1]], one, other)
