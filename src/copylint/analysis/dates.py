"""Dates and weekdays, resolved against the story's own date and never against the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the copy, or a weekday on its own.

    `weekday` is 0 for Monday to 6 for Sunday, `weekday_span` its place. `year` is as written; where the copy gives
    none it is None, and `candidates` are the dates it may mean, nearest to the anchor first (empty without an anchor).
    With a year, `candidates` holds that one date, or nothing when the calendar has no such day.
    `exists` is False when no year at all has that day, or the written year does not ("31 June", "29 February 2023").
    """

    span: Span
    weekday: int | None = None
    weekday_span: Span | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    exists: bool = True
    candidates: tuple[date, ...] = ()


def find_dates(analysis: "Analysis") -> Sequence[DateMention]:
    """The dates of every field, in order."""
    return []
