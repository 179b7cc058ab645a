"""Lengths of time that do not fit the dates they are measured between."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.clock_spans import fits
from copylint.analysis.days.durations import Duration
from copylint.analysis.days.lengths_of_time import allowed_days
from copylint.analysis.triggers import SENTENCES_PASSED, STARTS, ZONES
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"length", "computed", "until"})
CASES = frozenset("ago since between later anniversary streak clock weekdays terms retold zone zones coverage".split())

_MONTHS = "January February March April May June July August September October November December".split()
_UNITS = (
    ("year", Fraction(3652425, 10000)),
    ("month", Fraction(30436875, 1000000)),
    ("week", Fraction(7)),
    ("day", Fraction(1)),
)
_SMALLER = {"year": "month", "month": "week", "week": "day"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`clock_slack`: how far, in per cent, hours may lie off the times of day beside them, beyond their rounding."""

    clock_slack: int = 10


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each length that none of the days its ends allow can fit."""
    for duration in (*analysis.durations, *analysis.streaks):
        low, high = allowed_days(duration)
        if duration.days[1] >= low and (high is None or duration.days[0] <= high):
            continue
        words = {
            "length": analysis.excerpt(duration.length.span),
            "computed": _computed(duration),
            "until": _until(analysis, duration),
        }
        ends = (end.span for end in (duration.start, duration.end) if end is not None)
        yield Finding(duration.length.span, tuple(sorted(ends)), words, case=duration.form)
    for span in analysis.clock_spans:
        if not fits(span, options.clock_slack):
            told = analysis.excerpt(span.length.span)
            words = {"length": told, "computed": _clock(span.minutes[0]), "until": ""}
            yield Finding(span.length.span, (span.start, span.end), words, case="clock")
    yield from _of_zones(analysis)
    yield from _of_weekdays(analysis)
    yield from _of_prison(analysis)
    yield from _of_sentences(analysis)


def _of_zones(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each time that is another distance from its zone, and each broadcast that begins too late."""
    if (ZONES | STARTS).isdisjoint(analysis.positions):
        return
    from copylint.analysis.days.zone_times import ZoneTime, are_elsewhere, find_late_coverage, find_zone_times

    first: dict[str, ZoneTime] = {}
    for time in find_zone_times(analysis):
        words = {"length": _clock(time.offset), "computed": "", "until": ""}
        usual = first.setdefault(time.zone, time) if time.possible else time
        if not time.possible:
            yield Finding(time.span, (), words, case="zone")
        elif usual.offset != time.offset and not are_elsewhere(analysis, usual.span, time.span):
            yield Finding(time.span, (usual.span,), {**words, "computed": _clock(usual.offset)}, "medium", case="zones")
    for late in find_late_coverage(analysis):
        yield Finding(late.span, (late.start,), {"length": "", "computed": "", "until": ""}, case="coverage")


def _of_sentences(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each prison sentence that is told again as another."""
    if SENTENCES_PASSED.isdisjoint(analysis.positions):
        return
    from copylint.analysis.days.sentences_passed import find_retold_sentences

    for retold in find_retold_sentences(analysis):
        words = {"length": analysis.excerpt(retold.again.span), "computed": "", "until": ""}
        yield Finding(retold.again.span, (retold.passed.span,), words, "medium", case="retold")


def _of_prison(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each prison term that does not follow from those beside it."""
    for terms in analysis.prison_terms:
        if terms.told not in terms.months:
            told = analysis.excerpt(terms.length.span)
            words = {"length": told, "computed": _in_prison(terms.months[0]), "until": ""}
            yield Finding(terms.length.span, terms.parts, words, case="terms")


def _in_prison(months: Fraction) -> str:
    """ "3 years and 6 months"."""
    years, rest = divmod(int(months), 12)
    parts = [_counted(years, "year")] if years else []
    return " and ".join(parts + ([_counted(rest, "month")] if rest or not years else []))


def _of_weekdays(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each length that is neither the days between two weekdays nor one less, as nights are counted."""
    for span in analysis.weekday_spans:
        if span.length.value not in (span.days, span.days - 1):
            words = {"length": analysis.excerpt(span.length.span), "computed": _counted(span.days, "day"), "until": ""}
            yield Finding(span.length.span, (span.start, span.end), words, case="weekdays")


def _clock(minutes: int) -> str:
    """ "2 hours and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [_counted(hours, "hour")] if hours else []
    return " and ".join(parts + ([_counted(rest, "minute")] if rest or not hours else []))


def _until(analysis: "Analysis", duration: Duration) -> str:
    """The end of the length where the copy does not name it: the story's own date."""
    anchor = analysis.anchor
    if duration.end is not None or anchor is None:
        return ""
    return f"{anchor.day} {_MONTHS[anchor.month - 1]} {anchor.year}"


def _computed(duration: Duration) -> str:
    """What the ends make, in the unit of the length: "six weeks and two days" as "6 weeks and 2 days"."""
    low, high = duration.days
    unit = duration.length.unit or "year"
    if unit in ("decade", "century"):
        unit = "year"
    if unit == "day" and duration.form == "between":
        return f"{low} or {low + 1} days"
    worth = dict(_UNITS)[unit]
    if low != high:
        middle = ((Fraction(high) + Fraction(low)) / 2 / worth + Fraction(1, 2)).__floor__()
        return f"{'' if unit == 'year' else 'about '}{_counted(middle, unit)}"
    whole = (low / worth).__floor__()
    rest = low - whole * worth
    smaller = _SMALLER.get(unit, "")
    parts = [_counted(whole, unit)] if whole or not smaller else []
    if smaller:
        more = (rest / dict(_UNITS)[smaller]).__floor__()
        parts += [_counted(more, smaller)] if more else []
    return " and ".join(parts) or _counted(low, "day")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
