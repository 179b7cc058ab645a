"""Poll leads: leads that are less than so many times the margin of error the story states."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_POINTS = frozenset({"points", "percent"})
_LEADS = frozenset({"lead", "leads", "leading", "led", "ahead", "edge", "advantage"})
# So many tokens before a figure, "leads Dunn by", and behind it, "a five-point lead".
_BEFORE, _AFTER = 5, 2
# With these the story says itself how little the lead means, or leads away from what the poll found.
_EXCUSES = frozenset(
    "within inside margin statistically statistical tie tied heat close narrow narrowly slight slightly apparent"
    " apparently slim slender virtual virtually even insignificant neck was were had last earlier previous down grew"
    " widened narrowed shrank".split()
)
# The widest margin of error that a poll would be printed with.
_WIDEST = 10


class PollLead(NamedTuple):
    """A lead and the margin of error of its poll, both in percentage points."""

    span: Span
    margin: Span
    lead: Fraction
    error: Fraction


def find_poll_leads(analysis: "Analysis") -> Sequence[PollLead]:
    """The leads of the story's own words that stand in a story with one margin of error, in order."""
    margins = list(_margins(analysis))
    sizes = {abs(margin.value or Fraction(0)) for margin in margins}
    if len(sizes) != 1:
        return []
    (error,) = sizes
    return [
        PollLead(q.with_noun, margins[0].with_noun, q.value, error)
        for q in analysis.quantities
        if q.value and _is_of_points(q) and _is_lead(analysis, q)
    ]


def _margins(analysis: "Analysis") -> Iterator[Quantity]:
    """The figures in "a margin of error of plus or minus three points", "a three-point margin of error"."""
    tokens = analysis.tokens
    for i in analysis.positions.get("margin", ()):
        if [token.lower for token in tokens[i + 1 : i + 3]] != ["of", "error"]:
            continue
        sentence = analysis.sentences[analysis.sentence_of(i)]
        near = [q for q in analysis.quantities_of(sentence) if _is_of_points(q) and q.value and abs(q.value) <= _WIDEST]
        after = [q for q in near if q.first > i]
        yield from after[:1] or [q for q in near if i - _AFTER <= q.last <= i]


def _is_of_points(q: Quantity) -> bool:
    return q.measure in _POINTS or (q.measure == "count" and q.noun == "point")


def _is_lead(analysis: "Analysis", q: Quantity) -> bool:
    """Whether a figure is a lead that is told as one: "leads by three points", "a three-point lead"."""
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    words = {token.lower for token in analysis.tokens[sentence.first : sentence.last]}
    if not words & _LEADS or words & _EXCUSES or analysis.is_quoted(q.span.start):
        return False
    before = [token.lower for token in analysis.tokens[max(sentence.first, q.first - _BEFORE) : q.first]]
    after = {token.lower for token in analysis.tokens[q.last : min(q.last + _AFTER, sentence.last)]}
    led = before[-1:] in (["by"], ["of"]) and not _LEADS.isdisjoint(before)
    return led or bool(after & {"lead", "ahead", "edge", "advantage"})
