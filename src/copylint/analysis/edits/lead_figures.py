"""Figures of the lead that changed: tolls that are lower than before, and new figures that no display shows."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.edits.told import Told, around
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# The lead: so many paragraphs of the body.
_LEAD = 2
# Sentences that tell of one event share so many words.
_SHARED = 2
_TOLLS = frozenset({"killed", "injured"})
_EXPLAINS = frozenset(
    "revised revise revision lowered lower reduced corrected correction earlier initially previously recount recounted"
    " mistakenly wrongly double-counted twice originally fewer".split()
)
_FALLS = frozenset("fell fallen falls dropped down cut".split())
_FIELDS = frozenset({"headline", "deck"})


class Fallen(NamedTuple):
    """A toll that is lower than in the earlier version: the places of both."""

    span: Span
    earlier: Span


class Unshown(NamedTuple):
    """A figure that is new in the lead, and that neither headline nor deck has."""

    span: Span
    is_toll: bool


def find_fallen(analysis: "Analysis") -> Sequence[Fallen]:
    """The tolls of headline, deck and lead that fell, one for each status; an explained one is left out."""
    if analysis.earlier is None:
        return []
    found = []
    for status in sorted(_TOLLS):
        old, new = _toll(analysis.earlier, status), _toll(analysis, status)
        if old is None or new is None or not _is_lower(new, old):
            continue
        if len(_words(analysis, new) & _words(analysis.earlier, old)) < _SHARED:
            continue  # another event, and another story
        standing = {q.value for q in analysis.quantities if q.status in (status, "")}
        if old.value not in standing and not _is_explained(analysis, new):
            found.append(Fallen(_whole(new), _whole(old)))
    return sorted(found)


def find_unshown(analysis: "Analysis") -> Sequence[Unshown]:
    """The figures that are new in the first paragraph, where headline and deck have none of their thing."""
    if analysis.earlier is None or not any(f.name in _FIELDS for f in analysis.story.fields):
        return []
    before = list(_lead(analysis.earlier, 1))
    things = {_thing(q) for q in (*before, *_in_display(analysis), *_in_display(analysis.earlier))}
    values = {q.value for q in (*analysis.earlier.quantities, *_in_display(analysis))}
    fresh = [q for q in _lead(analysis, 1) if q.value not in values and _thing(q) not in things and _counts(q)]
    return [Unshown(_whole(q), q.status in _TOLLS) for q in fresh[:1]]


def _toll(analysis: "Analysis", status: str) -> Quantity | None:
    """The highest toll that headline, deck and lead give in narration."""
    found = [q for q in (*_in_display(analysis), *_lead(analysis, _LEAD)) if q.status == status and _is_plain(q)]
    return max(found, key=lambda q: (q.value or 0, -q.span.start), default=None)


def _whole(q: Quantity) -> Span:
    """A figure with what it counts, where that comes after it."""
    follows = q.noun_span is not None and q.noun_span.start >= q.span.end
    return Span(q.span.start, q.noun_span.end if q.noun_span is not None and follows else q.span.end)


def _words(analysis: "Analysis", q: Quantity) -> frozenset[str]:
    return around(analysis, Told("figure", q.span, q.first, q.last, "", q)).words


def _is_plain(q: Quantity) -> bool:
    return q.value is not None and not q.vague and not q.fraction and q.measure == "count"


def _is_lower(new: Quantity, old: Quantity) -> bool:
    """Whether a toll is lower beyond rounding: "about 40" is not lower than 43."""
    return (new.value or Fraction(0)) < (old.value or Fraction(0)) and (new.high is None or new.high < old.low)


def _is_explained(analysis: "Analysis", q: Quantity) -> bool:
    """Whether the sentence of a toll, or one beside it, says that it was revised."""
    before = [t.lower for t in analysis.tokens[max(0, q.first - 2) : q.first]]
    if any(change.new.span == q.span for change in analysis.changes) or (before[1:] == ["to"] and before[0] in _FALLS):
        return True
    index = analysis.sentence_of(q.first)
    near = analysis.sentences[max(0, index - 1) : index + 3]
    return any(analysis.tokens[i].lower in _EXPLAINS for s in near for i in range(s.first, s.last))


def _in_display(analysis: "Analysis") -> Iterator[Quantity]:
    return (q for q in analysis.quantities if analysis.field_of(q.span.start).name in _FIELDS)


def _lead(analysis: "Analysis", paragraphs: int) -> Iterator[Quantity]:
    for q in analysis.quantities:
        field = analysis.field_of(q.span.start)
        if field.name == "body" and field.paragraph <= paragraphs and not analysis.is_quoted(q.span.start):
            yield q


def _thing(q: Quantity) -> tuple[str, str, str]:
    return q.measure, q.unit, q.status or q.noun


def _counts(q: Quantity) -> bool:
    """Whether a figure says how many there are of something, or how much money."""
    return (_is_plain(q) and (q.value or 0) > 2 and bool(q.status or q.noun)) or (q.measure == "money" and not q.vague)
