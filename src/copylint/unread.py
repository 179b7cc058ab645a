"""What could not be read: figures, dates, marks and names that the layers make nothing of."""

from collections.abc import Iterator
from typing import NamedTuple

from copylint.analysis import Analysis
from copylint.analysis.form.language import is_english
from copylint.diagnostic import Place, place_of
from copylint.story import Span


class Remark(NamedTuple):
    """Why something could not be read, and the places; none where it is about the whole story."""

    reason: str
    places: tuple[Place, ...] = ()


def find_unread(analysis: Analysis) -> Iterator[Remark]:
    """One remark for each reason, in a fixed order."""
    yield from (Remark(sentence) for sentence in analysis.story.notes)
    if not is_english(analysis.story):
        yield Remark("the story is not in English, and all else here was read as if it were")
    if analysis.anchor is None:
        yield Remark("the story has no date: weekdays and ages cannot be counted from it")
    for reason, spans in (
        ("figure not read", _figures(analysis)),
        ("no such day in any calendar", (d.span for d in analysis.dates if not d.exists)),
        ("quotation mark without a partner", _marks(analysis)),
        ("age of nobody in particular", _ages(analysis)),
    ):
        places = tuple(place_of(analysis.story, span) for span in sorted(spans))
        if places:
            yield Remark(reason, places)


def _figures(analysis: Analysis) -> Iterator[Span]:
    """The figures that are part of no quantity, date or name."""
    spans = [(q.first, q.last) for q in analysis.quantities]
    spans += [(d.first, d.last) for d in analysis.dates]
    spans += [(m.first, m.last) for m in analysis.mentions]
    known = {i for first, last in spans for i in range(first, last)}
    for i, token in enumerate(analysis.tokens):
        if token.is_figure and i not in known:
            yield token.span


def _marks(analysis: Analysis) -> Iterator[Span]:
    pairs = analysis.quote_pairs
    yield from (Span(mark.start, mark.end) for mark in pairs.orphans)
    yield from (Span(q.span.start, q.inner.start) for q in pairs.quotations if not q.closed and not q.continued)


def _ages(analysis: Analysis) -> Iterator[Span]:
    """Ages that no person of the story is known to have."""
    known = {fact.span for fact in analysis.ages}
    for quantity in analysis.quantities:
        if quantity.measure == "age" and quantity.span not in known:
            yield quantity.span
