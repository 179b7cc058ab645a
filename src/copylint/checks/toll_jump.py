"""Tolls that change in a way a second count, the size of the jump or the direction speaks against."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.days import is_year
from copylint.analysis.form.sentences import Sentence
from copylint.analysis.values.changes import Change
from copylint.analysis.values.levels import Levels, readings
from copylint.analysis.values.quantities import Quantity
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"added", "times", "fits"})
CASES = frozenset({"contradicted", "ratio", "fall", "unattributed"})

_LOSSES = frozenset({"killed", "injured", "missing"})
_ANYONE = frozenset(
    {
        "",
        "person",
        "other",
        "soldier",
        "troop",
        "fighter",
        "civilian",
        "victim",
        "man",
        "body",
        "member",
        "serviceman",
        "resident",
        "worker",
        "passenger",
        "police",
        "officer",
    }
)
# What these speak of is counted by the year, and no toll of one event.
_STATISTICS = frozenset(
    "year years yearly annual annually month months monthly quarter decade decades century per rate rates"
    " statistics average overdose overdoses road roads traffic highway highways homicide homicides murder murders"
    " suicide suicides crime motorcycle pedestrian pedestrians cyclist cyclists workplace maternal infant opioid"
    " fentanyl season seasons weekly week weeks century compared".split()
)
_TOLLS = frozenset({"toll", "number", "dead", "count", "tally", "bodies"})
_REVISED = frozenset(
    "revised revise revising revises revision lowered lower corrected correct correction recount recounted"
    " recounting double-counted duplicate duplicates duplicated mistakenly wrongly error erroneously earlier mistake"
    " identified found alive downgraded reclassified counted twice misidentified adjusted reviewed survivors".split()
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`ratio`: from how many times the old toll on a rise is queried, where it also adds at least `least_added`.

    `grown`: up to how many times the old toll a count told before it may simply have grown to the new one.
    `sources`: whether a rise with no source in its sentence or the two beside it is queried.
    """

    ratio: float = 5
    least_added: int = 50
    grown: float = 3
    sources: bool = True


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each toll that is said to go from one figure to another."""
    for change in analysis.changes:
        if not _is_toll(change.old, change.new) or change.dated or _is_statistic(analysis, change):
            continue
        for levels in readings(change)[:1]:
            falls = levels.after < levels.before
            finding = _fall(analysis, change, levels) if falls else _rise(analysis, change, levels, options)
            if finding is not None:
                yield finding


def _is_toll(old: Quantity, new: Quantity) -> bool:
    return old.measure == new.measure == "count" and old.value != 0 and not _LOSSES.isdisjoint({old.status, new.status})


def _is_statistic(analysis: "Analysis", change: Change) -> bool:
    """Whether the sentence counts over years or months, or counts something that is counted so."""
    sentence = analysis.sentences[analysis.sentence_of(change.first)]
    words = analysis.tokens[sentence.first : sentence.last]
    return any(token.lower in _STATISTICS or is_year(token.text) for token in words)


def _names_toll(analysis: "Analysis", change: Change) -> bool:
    """Whether the sentence speaks of a toll or a number of dead; "deaths fell" is more often a statistic."""
    sentence = analysis.sentences[analysis.sentence_of(change.first)]
    return not _TOLLS.isdisjoint(token.lower for token in analysis.tokens[sentence.first : change.last])


def _rise(analysis: "Analysis", change: Change, levels: Levels, options: Options) -> Finding | None:
    if change.direction < 0:
        return None
    words, sure = _words(levels), _confidence(analysis, change)
    other = _contradiction(analysis, change, levels, options.grown)
    if other is not None:
        return Finding(change.levels, (other.span,), words, sure, case="contradicted")
    added = levels.after - levels.before
    if levels.after >= Fraction(options.ratio) * levels.before and added >= options.least_added:
        return Finding(change.levels, words=words, confidence=sure, case="ratio")
    bare = added > 0 and analysis.is_narration(change.span.start) and not _has_source(analysis, change)
    if options.sources and bare and _names_toll(analysis, change) and not _is_sourced_elsewhere(analysis, change):
        return Finding(change.levels, words=words, confidence="medium", case="unattributed")
    return None


def _is_sourced_elsewhere(analysis: "Analysis", change: Change) -> bool:
    """Whether another sentence tells the new toll and who says so."""
    new = change.new
    places = {
        analysis.sentence_of(q.first)
        for q in analysis.quantities
        if q.value == new.value and q.measure == new.measure and q.first != new.first
    }
    return any(analysis.attributions[i].source != "none" for i in places)


def _fall(analysis: "Analysis", change: Change, levels: Levels) -> Finding | None:
    """A toll that falls with no word of a correction in its sentence or the two beside it."""
    said = (
        token.lower
        for sentence in _around(analysis, change)
        for token in analysis.tokens[sentence.first : sentence.last]
    )
    if change.direction > 0 or not _names_toll(analysis, change) or not _REVISED.isdisjoint(said):
        return None
    return Finding(change.levels, (change.trend,), _words(levels), _confidence(analysis, change, "medium"), case="fall")


def _contradiction(analysis: "Analysis", change: Change, levels: Levels, grown: float) -> Quantity | None:
    """A count of the same losses, in the sentence or the one before, that fits the old toll and not the rise."""
    if levels.after < Fraction(grown) * levels.before:
        return None
    index = analysis.sentence_of(change.first)
    sentence = analysis.sentences[index]
    start = index - 1 if index and analysis.sentences[index - 1].field == sentence.field else index
    statuses = {change.old.status, change.new.status}
    for quantity in reversed(_between(analysis.quantities, analysis.sentences[start].first, sentence.last)):
        if quantity in (change.old, change.new) or quantity.measure != "count" or quantity.noun not in _ANYONE:
            continue
        if quantity.status not in statuses or not _fits(quantity, levels.before):
            continue
        if not _fits(quantity, levels.after - levels.before):
            return quantity
    return None


def _between(quantities: Sequence[Quantity], low: int, high: int) -> Sequence[Quantity]:
    first = bisect_left(quantities, low, key=lambda quantity: quantity.first)
    return quantities[first : bisect_left(quantities, high, key=lambda quantity: quantity.first)]


def _fits(quantity: Quantity, value: Fraction) -> bool:
    return quantity.low <= value and (quantity.high is None or value <= quantity.high)


def _has_source(analysis: "Analysis", change: Change) -> bool:
    index = analysis.sentence_of(change.first)
    around = analysis.attributions[max(index - 1, 0) : index + 2]
    return any(attribution.source != "none" for attribution in around)


def _around(analysis: "Analysis", change: Change) -> Sequence[Sentence]:
    index = analysis.sentence_of(change.first)
    return analysis.sentences[max(index - 1, 0) : index + 2]


def _words(levels: Levels) -> dict[str, str]:
    old, new = int(levels.before), int(levels.after)
    return {
        "added": f"{abs(new - old):,}",
        "times": f"{float(levels.after / levels.before):.0f}",
        "fits": f"by {old:,} to {new:,}",
    }


def _confidence(analysis: "Analysis", change: Change, plain: Confidence = "high") -> Confidence:
    return "low" if analysis.is_quoted(change.levels.start) else plain
