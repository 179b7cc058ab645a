"""Tolls without a source."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.days import is_year
from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.values.quantities import Quantity
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset[str]()
CASES = frozenset({"later", "round"})
ENDS = 1

_LOSSES = frozenset({"killed", "injured", "missing"})
_FRESH = frozenset({*FULL_WEEKDAYS, "today", "yesterday", "overnight", "tonight"})
# What is told of long ago, what a court has found, what is no event.
_SETTLED = frozenset(
    "ago anniversary memorial history century decade decades centuries war historic court jury judge trial convicted"
    " sentenced pleaded guilty verdict inquest conviction murder murdering coroner obituary survived by since annually"
    " average year years season statistics records data study report figures if could would may might no without"
    " film novel book series movie episode"
    " kills".split()
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`later`: whether tolls after the first one of the story are asked about too.

    `round`: of which number multiples are queried as round guesses. `least`: from how many dead or hurt on a toll is
    asked about.
    """

    later: bool = True
    round: int = 1000
    least: int = 2


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each toll of a fresh event whose sentence and neighbours name nobody who says so."""
    first = True
    for quantity in analysis.quantities:
        if not _is_toll(quantity, options.least) or not analysis.is_narration(quantity.span.start):
            continue
        index = analysis.sentence_of(quantity.first)
        if _has_source(analysis, index) or _is_settled(analysis, index):
            first = False
            continue
        case = _case(analysis, quantity, index, first=first, step=options.round)
        if case is not None and (options.later or not case):
            noun = quantity.noun_span or quantity.span
            span = Span(quantity.span.start, max(quantity.span.end, noun.end))
            yield Finding(span, confidence="medium", case=case)
        first = False


def _case(analysis: "Analysis", quantity: Quantity, index: int, *, first: bool, step: int) -> str | None:
    if _is_fresh(analysis, index) and not _is_sourced_below(analysis, index):
        return "" if first else "later"
    return "round" if _is_round(quantity, step) else None


def _is_toll(q: Quantity, least: int) -> bool:
    return q.measure == "count" and q.status in _LOSSES and not q.fraction and q.low >= least


def _is_round(q: Quantity, step: int) -> bool:
    return q.value is not None and not q.hedge and q.value >= step and q.value % step == 0


def _has_source(analysis: "Analysis", index: int) -> bool:
    around = analysis.attributions[max(index - 1, 0) : index + 2]
    return any(attribution.source != "none" for attribution in around)


def _is_settled(analysis: "Analysis", index: int) -> bool:
    sentence = analysis.sentences[index]
    words = analysis.tokens[sentence.first : sentence.last]
    return any(token.lower in _SETTLED or is_year(token.text) for token in words)


def _is_fresh(analysis: "Analysis", index: int) -> bool:
    sentence = analysis.sentences[index]
    return any(token.lower in _FRESH for token in analysis.tokens[sentence.first : sentence.last])


def _is_sourced_below(analysis: "Analysis", index: int) -> bool:
    """Whether the paragraph of the sentence, or the next two, name a source; a brief without them is granted one."""
    place = analysis.sentences[index].field
    if place + 2 >= len(analysis.story.fields):
        return True
    for n in range(index, min(index + 12, len(analysis.sentences))):
        if analysis.sentences[n].field > place + 2:
            return False
        if analysis.attributions[n].source != "none":
            return True
    return False
