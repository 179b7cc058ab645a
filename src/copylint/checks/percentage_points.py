"""Percentages misused: per cent for percentage points, points for what is no percentage, more than all of a whole."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.values.changes import Change
from copylint.analysis.values.levels import Interval, Levels, readings
from copylint.finding import Confidence, Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"levels", "share", "points", "stated"})
CASES = frozenset({"points", "inputs", "whole", "fall", "rate", "lead"})

_HUNDRED = 100
_NO_PERCENTAGE = frozenset({"money", "length", "area", "mass", "volume", "speed", "age"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`margins`: how many times the stated margin of error a lead in a poll must be; 0 asks nothing."""

    margins: float = 2


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each misused percentage; a speaker may exaggerate, and what is quoted has low confidence."""
    for change in analysis.changes:
        finding = _points(analysis, change) or _inputs(analysis, change)
        if finding is not None:
            yield finding
    for span, misuse, quantity in analysis.misused_percentages:
        if misuse == "rate" or not analysis.is_quoted(span.start):
            words = {"stated": analysis.excerpt(quantity.number)}
            yield Finding(span, words=words, confidence="medium" if misuse == "fall" else "high", case=misuse)
    for lead in analysis.poll_leads:
        if lead.lead < Fraction(options.margins) * lead.error:
            yield Finding(lead.span, (lead.margin,), {}, "medium", case="lead")


def _points(analysis: "Analysis", change: Change) -> Finding | None:
    """ "to 7% from 6%, a 1 percent increase": the difference of the percentages, called per cent."""
    by = change.by
    if by is None or by.quantity.value is None or by.quantity.measure != "percent" or by.quantity.fraction:
        return None
    if change.old.measure != "percent" or change.new.measure != "percent" or change.rebased:
        return None
    stated = _stated(by.quantity.value, hedged=bool(by.quantity.hedge))
    levels = [reading for reading in readings(change) if reading.old.low > 0]
    fit = [reading for reading in levels if _size(reading.difference).overlaps(stated)]
    if not fit or any(_share(reading).overlaps(stated) for reading in levels):
        return None
    points = abs(fit[0].after - fit[0].before)
    words = {
        "levels": analysis.excerpt(change.levels),
        "share": _plain(_HUNDRED * points / fit[0].before),
        "points": f"{_plain(points)} percentage {'point' if points == 1 else 'points'}",
    }
    inside = change.levels.contains(by.quantity.span)
    against = tuple(sorted((change.old.span, change.new.span))) if inside else (change.levels,)
    suggestion = Suggestion(words["points"], "likely")
    return Finding(by.quantity.span, against, words, _confidence(analysis, change), suggestion, "points")


def _stated(value: Fraction, *, hedged: bool) -> Interval:
    """What a stated percentage may have been rounded from."""
    half = Fraction(1, 2 if value.denominator == 1 else 20)
    return Interval(value, value).widened(max(half, value / 10) if hedged else half)


def _size(change: Interval) -> Interval:
    low, high = sorted((abs(change.low), abs(change.high)))
    return Interval(Fraction(0) if change.low <= 0 <= change.high else low, high)


def _share(levels: Levels) -> Interval:
    """The size of the change in per cent of the old level, with what rounding the stated figure may add."""
    ratio = levels.ratio
    return _size(Interval((ratio.low - 1) * _HUNDRED, (ratio.high - 1) * _HUNDRED))


def _inputs(analysis: "Analysis", change: Change) -> Finding | None:
    """ "rose 3 percentage points to 1,200 jobs": points of something that is no percentage."""
    by, old, new = change.by, change.old, change.new
    if by is None or by.quantity.measure != "points" or by.quantity.unit != "pp":
        return None
    counted = old.measure == new.measure == "count" and (bool(old.noun) or bool(new.noun)) and new.noun != "point"
    if not counted and not (old.measure == new.measure and new.measure in _NO_PERCENTAGE):
        return None
    words = {"levels": analysis.excerpt(change.levels)}
    return Finding(by.quantity.span, (change.levels,), words, _confidence(analysis, change), case="inputs")


def _confidence(analysis: "Analysis", change: Change) -> Confidence:
    return "low" if analysis.is_quoted(change.levels.start) else "high"


def _plain(value: Fraction) -> str:
    return f"{float(value):,.1f}".removesuffix(".0")
