"""Days at odds: "today, Monday" in a story of another day, and one event on two weekdays."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.days.dated_nouns import DatedNoun
from copylint.analysis.days.event_days import EventDay
from copylint.analysis.days.parts_of_day import may_be_one_night
from copylint.analysis.values.slips import slip_of
from copylint.finding import Confidence, Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"day", "date"})
CASES = frozenset({"story-date", "day-words", "event", "date", "time", "past", "future"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()

# With more dates that lead to a noun, the story is a calendar.
_MOST_DATES = 80


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each day word that does not fit, and one for each event that has a second weekday."""
    yield from _day_words(analysis)
    events: defaultdict[str, list[EventDay]] = defaultdict(list)
    for event in analysis.event_days:
        events[event.noun].append(event)
    found = [finding for told in events.values() for finding in _second_day(told)]
    found += _told_again(analysis, [finding.span for finding in found])
    found += _dates(analysis)
    yield from found
    yield from _retold(analysis, [finding.span for finding in found])
    if analysis.anchor is not None:
        own = _told(analysis.anchor)
        own["date"] += f" {analysis.anchor.year}"
        for mention, tense in analysis.mistimed:
            yield Finding(mention.span, (), own, "medium", case=tense)


def _told_again(analysis: "Analysis", said: Sequence[Span]) -> Iterator[Finding]:
    """One finding for each event that a second weekday owns, and for each thing done on two days, if not `said`."""
    pairs = {owned: (told, "event") for told, owned in analysis.owned_days}
    if analysis.deeds:
        from copylint.analysis.relations.deeds import is_death
        from copylint.analysis.relations.retold_deeds import find_on_two_days

        for first, again in find_on_two_days(analysis):
            pairs[again.span] = (first.span, "time" if is_death(again.verb) else "event")
    for span, (against, case) in pairs.items():
        if not _is_said(span, said):
            yield Finding(span, (against,), {"day": "", "date": ""}, "medium", case=case)


def _retold(analysis: "Analysis", said: Sequence[Span]) -> Iterator[Finding]:
    """One finding for each second time of what is told twice, if it is not `said`."""
    for first, second in analysis.retold_days:
        if not _is_said(second, said):
            yield Finding(second, (first,), {"day": "", "date": ""}, "medium", case="time")


def _is_said(span: Span, said: Sequence[Span]) -> bool:
    return any(map(span.overlaps, said))


def _told(day: date) -> dict[str, str]:
    """The words for the story's own day."""
    return {"day": _DAYS[day.weekday()], "date": f"{day.day} {_MONTHS[day.month - 1]}"}


def _day_words(analysis: "Analysis") -> Iterator[Finding]:
    """Day words against each other, and where they agree against the story's date."""
    words = analysis.day_words
    anchor = analysis.anchor
    first = words[0] if words else None
    for word in words[1:]:
        if first is not None and word.today != first.today:
            yield Finding(word.span, (first.span,), {"day": _DAYS[first.today], "date": ""}, "medium", case="day-words")
    if first is None or anchor is None or len({word.today for word in words}) > 1:
        return
    apart = (first.today - anchor.weekday() + 3) % 7 - 3
    if apart:
        # A story is often dated the day after it was written, or by a clock elsewhere.
        confidence: Confidence = "low" if abs(apart) == 1 else "medium"
        yield Finding(first.span, (), _told(anchor), confidence, case="story-date")


def _second_day(told: list[EventDay]) -> Iterator[Finding]:
    """The rarer weekday of an event against the commoner one; of two as common, the later against the earlier."""
    days = Counter(event.weekday for event in told)
    if len(days) != 2:
        return
    (usual, _), (odd, _) = days.most_common()
    one = next(event for event in told if event.weekday == usual)
    other = next(event for event in told if event.weekday == odd)
    if (one.kind and other.kind and one.kind != other.kind) or any(
        may_be_one_night(first.weekday, first.part, second.weekday, second.part)
        for first, second in combinations(told, 2)
    ):
        return
    yield Finding(other.span, (one.span,), {"day": _DAYS[usual], "date": ""}, "medium", case="event")


def _dates(analysis: "Analysis") -> Iterator[Finding]:
    """Two days of one month for one thing, a slip apart: "the June 30 deadline", "the June 3 deadline"."""
    told = [noun for noun in analysis.dated_nouns if analysis.field_of(noun.span.start).name == "body"]
    if len(told) > _MOST_DATES:
        return
    days = Counter((noun.month, noun.day) for noun in told)
    seen: set[tuple[int, int]] = set()
    for one, other in combinations(told, 2):
        if one.words.isdisjoint(other.words) or not _is_slip(one, other):
            continue
        usual, odd = (other, one) if days[one.month, one.day] < days[other.month, other.day] else (one, other)
        same = analysis.sentence_of(analysis.token_at(one.span.start)) == analysis.sentence_of(
            analysis.token_at(other.span.start)
        )
        if not same and (odd.month, odd.day) not in seen:
            seen.add((odd.month, odd.day))
            yield Finding(odd.date, (usual.date,), {"day": "", "date": ""}, "medium", case="date")


def _is_slip(one: DatedNoun, other: DatedNoun) -> bool:
    """Whether two days of one month and year are a slip of the hand apart."""
    if one.month != other.month or one.day == other.day or (one.year and other.year and one.year != other.year):
        return False
    return slip_of(*sorted((Fraction(one.day), Fraction(other.day)))) != ""
