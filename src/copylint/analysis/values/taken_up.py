"""Levels taken up: "Wages are 12 crowns. That is up from 16" sets the level of one sentence against another."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.statuses import STATUSES
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_PARTICLES = {"up": 1, "down": -1}
_POINTERS = frozenset({"that", "this", "it"})
_NAMES = frozenset("number figure total rate share level sum price toll".split())
_BEING = frozenset("is was are were 's stands stood".split())
_MEASURES = frozenset({"count", "money", "percent", "length", "area", "mass", "volume"})
_LONGEST_SUBJECT = 5
# How many sentences back a level with the same noun may stand; one that is only pointed to stands in the one before.
_REACH = 3


class TakenUp(Struct, frozen=True, gc=False):
    """A level that a sentence takes up: "up from 16" at `span`, the old level, the new one before, +1 or -1."""

    span: Span
    direction: int
    old: Quantity
    new: Quantity


def find_taken_up(analysis: "Analysis") -> Iterator[TakenUp]:
    """The levels that "that is up from" takes up, in order; where more than one may be meant, the nearest of them."""
    for i in analysis.positions.get("from", ()):
        word = analysis.lowers[i - 1] if i else ""
        if word in _PARTICLES:
            yield from _read(analysis, i - 1, _PARTICLES[word])


def _read(analysis: "Analysis", i: int, direction: int) -> Iterator[TakenUp]:
    index = analysis.sentence_of(i)
    sentence = analysis.sentences[index]
    old = next((q for q in analysis.quantities_of(sentence) if q.first > i), None)
    subject = analysis.lowers[sentence.first : i]
    if old is None or old.first != i + 2 or old.value is None or old.hedge or old.measure not in _MEASURES:
        return
    if not 1 < len(subject) <= _LONGEST_SUBJECT or subject[-1] not in _BEING or not index:
        return
    status = old.status or next((STATUSES[word] for word in subject if word in STATUSES), "")
    named = not _NAMES.isdisjoint(subject) and bool(old.noun or status)
    if subject[0] in _POINTERS or named or (subject[0] == "the" and subject[1] in _NAMES and len(subject) == 3):
        new = _level(analysis, index, replace(old, status=status), named=named)
        if new is not None:
            yield TakenUp(Span(analysis.tokens[i].start, old.span.end), direction, old, new)


def _level(analysis: "Analysis", index: int, old: Quantity, *, named: bool) -> Quantity | None:
    """The only level of one sort with `old` in the nearest sentence that has any."""
    for before in reversed(analysis.sentences[max(0, index - (_REACH if named else 1)) : index]):
        alike = [q for q in _levels(analysis, before, old) if not named or (q.noun, q.status) == (old.noun, old.status)]
        if named and not alike:
            alike = [q for q in _levels(analysis, before, old) if old.status and q.status == old.status]
        if alike or not named:
            return alike[0] if len(alike) == 1 else None
    return None


def _levels(analysis: "Analysis", sentence: "Sentence", old: Quantity) -> Sequence[Quantity]:
    own = analysis.quantities_of(sentence)
    return [q for q in own if (q.measure, q.unit) == (old.measure, old.unit) and q.value is not None and not q.fraction]
