"""Captions, headline and deck that tell a result, a day, a count or a direction otherwise than the story."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.shown.captions import find_late_photos, find_miscounts, find_shown_weekdays
from copylint.analysis.shown.ways import find_shown_ways
from copylint.analysis.triggers import SIDES
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"count"})
CASES = frozenset({"winner", "trend", "side", "day", "left", "file"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fields` are the parts of the story that are held against the body."""

    fields: tuple[str, ...] = ("caption", "headline", "deck")


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each thing that the body, the calendar or the caption itself has otherwise."""
    if not any(field.name in options.fields for field in analysis.story.fields):
        return
    for finding in (*_results(analysis), *_ways(analysis), *_days(analysis), *_captions(analysis)):
        if analysis.field_of(finding.span.start).name in options.fields:
            yield finding


def _results(analysis: "Analysis") -> Iterator[Finding]:
    """Results that the body has with winner and loser exchanged."""
    results = analysis.results
    told = {(r.side, r.score, r.won): r for r in reversed(results) if r.field == "body"}
    done: list[Span] = []
    for shown in results:
        if shown.field != "body" and (shown.side, shown.score, shown.won) not in told:
            other = told.get((shown.side, shown.score, not shown.won))
            if other is not None and not any(span.overlaps(shown.span) for span in done):
                done.append(shown.span)
                yield Finding(shown.span, (other.span,), {"count": ""})


def _ways(analysis: "Analysis") -> Iterator[Finding]:
    for way in find_shown_ways(analysis):
        yield _finding(way.span, way.rival, way.sort)
    if SIDES.isdisjoint(analysis.positions):
        return
    from copylint.analysis.shown.shown_orders import find_shown_sides

    for side in find_shown_sides(analysis):
        yield _finding(side.span, side.rival, "side")


def _days(analysis: "Analysis") -> Iterator[Finding]:
    for day in find_shown_weekdays(analysis):
        yield _finding(day.span, day.rival, "day")


def _captions(analysis: "Analysis") -> Iterator[Finding]:
    for miscount in find_miscounts(analysis):
        yield Finding(miscount.span, (miscount.list,), {"count": str(miscount.names)}, "medium", case="left")
    for date in find_late_photos(analysis):
        yield Finding(date.span, (), {"count": ""}, case="file")


def _finding(span: Span, rival: Span, case: str) -> Finding:
    return Finding(span, (rival,), {"count": ""}, "medium", case=case)
