"""Weighed counts: "while 900 bees is a high number", of which the story must have told before, and told another.

What is called many or few has been told; where the story has no such count but one a slip away, that is the one.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.triggers import WEIGHED
from copylint.analysis.values.differences import differ
from copylint.analysis.values.figure_phrases import phrase_of
from copylint.analysis.values.slips import slip_of

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_SIZES = frozenset("high large big huge small low tiny considerable significant".split())
_BEING = frozenset("is are was were seem seems sound sounds looks look seemed sounded".split())
# Before the count they set it against something else.
_LEADS = frozenset({"while", "though", "although", "if", "the", "those", "these"})
# These are hardly ever a chance likeness; one digit in two or three may be.
_PLAIN_SLIPS = frozenset({"tenfold", "transposed"})
_LONGEST, _FEWEST = 16, 10


def find_weighed_counts(analysis: "Analysis") -> Iterator[tuple["Quantity", "Quantity"]]:
    """Each count told before, with the one that is weighed and is a slip of it, in this order."""
    for word in WEIGHED & analysis.positions.keys():
        for i in analysis.positions[word]:
            weighed = _weighed(analysis, i)
            if weighed is not None:
                first = _told_before(analysis, weighed)
                if first is not None:
                    yield first, weighed


def _weighed(analysis: "Analysis", i: int) -> "Quantity | None":
    """The count of which token `i` says that it is "a high number", the only one before it in its sentence."""
    lowers, sentence = analysis.lowers, analysis.sentences[analysis.sentence_of(i)]
    at = i - 1 - (lowers[i - 1] in _SIZES)
    if at <= sentence.first or lowers[at] != "a" or (lowers[i] != "lot" and at == i - 1):
        return None
    at -= 1 + (lowers[at - 1] == "like")
    before = [q for q in analysis.quantities_of(sentence) if q.first < at]
    if lowers[at] not in _BEING or len(before) != 1 or at - before[0].first > _LONGEST:
        return None
    q = before[0]
    led = q.first > sentence.first and lowers[q.first - 1] in _LEADS
    return q if led and _is_plain(q) and not q.hedge and q.noun and (q.value or 0) >= _FEWEST else None


def _is_plain(q: "Quantity") -> bool:
    return q.measure == "count" and q.value is not None and not q.vague and not q.fraction


def _told_before(analysis: "Analysis", weighed: "Quantity") -> "Quantity | None":
    """The count before of which the weighed one, which stands nowhere else, is the plainest slip."""
    noun = phrase_of(analysis, weighed).noun
    alike: Sequence[Quantity] = [
        q for q in analysis.quantities if _is_plain(q) and q is not weighed and phrase_of(analysis, q).noun == noun
    ]
    before = [q for q in alike if q.first < weighed.first]
    if any(q.value == weighed.value or not differ(q, weighed) for q in alike):
        return None
    slips = [(slip_of(*sorted((q.value or q.low, weighed.value or weighed.low))), q) for q in before]
    for kinds in (_PLAIN_SLIPS, {"digit"}):
        found = [q for kind, q in slips if kind in kinds]
        if found:
            return found[-1] if len({q.value for q in found}) == 1 else None
    return None
