"""Told gaps: how far apart two percentages, or the two figures of a score, are said to be.

"The gap had grown to 32% - with 76% of the old voting, compared to 44% of the young"; "won 45-23, a 22-point win".
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.levels import rounding
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_JOINS = frozenset("compared against and while versus".split())
_BLOCKS = frozenset("from narrowed narrowing widened widening last previous earlier then before ago".split())
_GAP_REACH, _GAPS_SHARES = 6, 3
# What a side wins or loses by, and the words for that.
_SCORED = frozenset({"point", "goal"})
_ENDED = frozenset("win won victory triumph beat beating beaten defeat loss lost thrashed thrashing".split())
# With these the score is not the last one of this match, or the points are those of a table or of several matches.
_OTHER = frozenset(
    "aggregate half-time halftime break interval lead leads led top clear ahead behind table first second third"
    " fourth fifth quarter half previous last earlier set penalties".split()
)
_BY_REACH = 3


def find_told_gaps(analysis: "Analysis") -> Iterator[Reckoning]:
    """What two percentages of a sentence, or the only score in it, are said to be apart."""
    for i in analysis.positions.get("gap", ()):
        sentence = analysis.sentences[analysis.sentence_of(i)]
        if _BLOCKS.isdisjoint(analysis.lowers[sentence.first : sentence.last]):
            yield from _gap(analysis, i, sentence)
    for q in analysis.quantities:
        if q.noun in _SCORED and q.value is not None and not q.hedge:
            yield from _won_by(analysis, q)


def _gap(analysis: "Analysis", i: int, sentence: "Sentence") -> Iterator[Reckoning]:
    """ "The gap" at token `i`, a percentage near behind it, and two more that are compared."""
    shares = [q for q in analysis.quantities_of(sentence) if q.measure in ("percent", "points")]
    if len(shares) != _GAPS_SHARES or any(q.value is None or q.hedge for q in shares):
        return
    gap, one, other = shares
    told = i < gap.first <= i + _GAP_REACH and one.measure == other.measure == "percent"
    between = analysis.lowers[one.last : other.first]
    if told and not _JOINS.isdisjoint(between) and gap.value is not None:
        made = abs((one.value or Fraction(0)) - (other.value or Fraction(0)))
        slack = 2 * max(rounding(q.value or Fraction(0)) for q in shares) + Fraction(1, 2)
        yield Reckoning(
            gap.span, (one.span, other.span), "margin", gap.value, gap.value, made - slack, made + slack, made
        )


def _won_by(analysis: "Analysis", q: Quantity) -> Iterator[Reckoning]:
    """ "Won 45-23, a 22-point victory"; "beat Lask 45-23 to win by 22 points"."""
    lowers = analysis.lowers
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    words = lowers[sentence.first : sentence.last]
    scores = [each for each in analysis.quantities_of(sentence) if each.measure == "ratio" and each.value is None]
    by = lowers[q.first - 1] == "by" and not _ENDED.isdisjoint(
        lowers[max(sentence.first, q.first - _BY_REACH) : q.first]
    )
    behind = lowers[q.last] if q.last < sentence.last else ""
    led = lowers[q.first - 1] in ("a", "an", "the", "their") and "-" in analysis.story.text[q.span.start : q.span.end]
    if len(scores) != 1 or not _OTHER.isdisjoint(words) or not (by or (led and behind in _ENDED)):
        return
    made = (scores[0].high or scores[0].low) - scores[0].low
    if q.value is not None:
        yield Reckoning(q.with_noun, (scores[0].span,), "margin", q.value, q.value, made, made, made)
