"""Dates and weekdays, resolved against the story's own date and never against the clock."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import MONTHS, DayReader, Days, is_year
from copylint.analysis.days.weekdays import FULL_WEEKDAYS, WEEKDAYS, Weekday, WeekdayReader, is_named_day
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# How many days behind and ahead of the anchor a date without a year is taken for the nearest one and no other. Copy
# looks back farther than ahead; what seems far ahead may be last year's, as in the caption of a photograph on file.
_BEHIND, _AHEAD = 150, 75
# What is still to come: "must be filed by the following Monday, Nov. 27" is no date of last year.
_TO_COME = frozenset({"will", "must", "shall", "'ll"})
_UNTIL = frozenset({"on", "by", "until", "till", "before", "through", "following", "next"})
_CLAUSE_ENDS = frozenset(", ; : . – — ( that which who when where after since if unless because than and but".split())
_FARTHEST = 14
# A year said at most so many tokens before a date may be the date's year: about three paragraphs.
_YEARS_BACK = 300


class DateMention(Struct, frozen=True, gc=False):
    """A date in the copy, or a weekday on its own.

    `weekday` is 0 for Monday to 6 for Sunday, `weekday_span` its place. `year` is as written; where the copy gives
    none it is None, and `candidates` are the dates it may mean, nearest to the anchor first (empty without an anchor).
    With a year, `candidates` holds that one date, or nothing when the calendar has no such day.
    `exists` is False when no year at all has that day, or the written year does not ("31 June", "29 February 2023").
    `day_first` tells "8 November" from "November 8". `first` and `last` are its tokens as a slice of all tokens.
    """

    span: Span
    weekday: int | None = None
    weekday_span: Span | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    exists: bool = True
    candidates: tuple[date, ...] = ()
    day_first: bool = False
    first: int = 0
    last: int = 0


def find_dates(analysis: "Analysis") -> Sequence[DateMention]:
    """The dates of every field, in order."""
    reader = _Reader(analysis)
    found = [*reader.written(), *reader.numeric()]
    taken = {mention.weekday_span for mention in found}
    found += [mention for mention in reader.lone_weekdays() if mention.span not in taken]
    return sorted(found, key=lambda mention: mention.span)


class _Reader:
    """Reads the dates of one story; its state is the story's tokens and nothing else."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.years = _years_of_days(analysis)

    def written(self) -> Iterator[DateMention]:
        """Dates that name their month."""
        positions = self.analysis.positions
        seen: set[int] = set()
        for i in sorted(i for name in MONTHS for i in positions.get(name, ())):
            days = DayReader(self.tokens, *self._bounds(i)).days(i)
            if days is not None and days.first not in seen:
                seen.update(range(days.first, days.last))
                yield from self._mentions(days)

    def numeric(self) -> Iterator[DateMention]:
        """Dates in figures: 2020-11-08, 8.11.2020 left out, 11/08/2020."""
        tokens = self.tokens
        for mark in ("-", "/"):
            for i in self.analysis.positions.get(mark, ()):
                if (
                    0 < i < len(tokens) - 3
                    and tokens[i + 2].text == mark
                    and tokens[i + 3].end - tokens[i - 1].start <= 10
                ):
                    yield from self._figures(i - 1, mark)

    def lone_weekdays(self) -> Iterator[DateMention]:
        """Weekdays written in full, recurring and named ones left out."""
        tokens = self.tokens
        for name, number in FULL_WEEKDAYS.items():
            for i in self.analysis.positions.get(name, ()):
                if tokens[i].is_capitalized and not is_named_day(tokens, i):
                    span = tokens[i].span
                    yield DateMention(span, number, span, first=i, last=i + 1)

    def _bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the field that token `i` stands in."""
        span = self.analysis.field_of(self.tokens[i].start).span
        start = self.analysis.token_at(span.start)
        if start < 0 or self.tokens[start].start < span.start:
            start += 1
        return start, self.analysis.token_at(span.end - 1) + 1

    def _mentions(self, days: Days) -> Iterator[DateMention]:
        weekdays = WeekdayReader(self.tokens, *self._bounds(days.first)).weekdays(days)
        if not days.days:
            yield DateMention(
                self._span(days.first, days.last), month=days.month, year=days.year, first=days.first, last=days.last
            )
        for n, (day, token) in enumerate(days.days):
            weekday = weekdays[n] if n < len(weekdays) else None
            alone = len(days.days) == 1
            first, last = (days.first, days.last) if alone or n == 0 else (token, days.last)
            if not alone and n == 0 and not days.day_first:
                last = token + 1
            yield self._mention(weekday, day, days, first, last)

    def _mention(self, weekday: Weekday | None, day: int, days: Days, first: int, last: int) -> DateMention:
        year = days.year or self._marked_year(first, days.month, day)
        candidates, exists = self._candidates(day, days.month, year, first if weekday else None)
        if weekday is not None:
            first, last = min(first, weekday.token), max(last, self._closed(weekday.token + 1))
        return DateMention(
            self._span(first, last),
            weekday.number if weekday else None,
            self.tokens[weekday.token].span if weekday else None,
            day,
            days.month,
            days.year,
            exists,
            candidates,
            days.day_first,
            first,
            last,
        )

    def _closed(self, i: int) -> int:
        """Token `i`, past the bracket of "(Monday)"."""
        return i + 1 if i < len(self.tokens) and self.tokens[i].text == ")" else i

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _candidates(self, day: int, month: int, year: int | None, token: int | None) -> tuple[tuple[date, ...], bool]:
        if day > _LENGTHS[month - 1]:
            return (), False
        if year is not None:
            made = _make(year, month, day)
            return ((made,) if made else ()), made is not None
        anchor = self.analysis.anchor
        if anchor is None:
            return (), True
        near = sorted(
            (d for y in (anchor.year, anchor.year - 1, anchor.year + 1) if (d := _make(y, month, day))),
            key=lambda d: abs((d - anchor).days),
        )
        if token is not None and self._is_to_come(token):
            near = [d for d in near if d >= anchor] or near
            keep = near[:1]
        else:
            sure = bool(near) and -_BEHIND <= (near[0] - anchor).days <= _AHEAD
            keep = near[: 1 if sure else 2]
        if token is not None:
            said = self._years_said(token) | self.years.get((month, day), set())
            keep += [d for y in sorted(said) if (d := _make(y, month, day)) and d not in keep]
        return tuple(keep), True

    def _is_to_come(self, token: int) -> bool:
        """Whether the verb that the date at token `token` belongs to tells of the future: "will open on Tuesday, "."""
        i, words = token - 1, self.analysis.lowers
        while i > 0 and (words[i] in WEEKDAYS or words[i] in {",", "the"}):
            i -= 1
        if words[i] not in _UNTIL:
            return False
        back = range(i - 1, max(0, i - _FARTHEST), -1)
        verb = next((k for k in back if words[k] in _TO_COME or words[k] in _CLAUSE_ENDS), None)
        return (
            verb is not None and words[verb] in _TO_COME and words[verb - 1] not in _CLAUSE_ENDS - {",", "and", "but"}
        )

    def _marked_year(self, first: int, month: int, day: int) -> int | None:
        """The year that the file's own markup gives for the date at token `first`, where it means the same day."""
        story = self.analysis.story
        marked = story.day_at(self.tokens[first].start) if story.days else None
        return marked.year if marked and (marked.month, marked.day) == (month, day) else None

    def _years_said(self, token: int) -> set[int]:
        """The years said from shortly before the date to the end of its sentence: "in 2019", "last year"."""
        analysis = self.analysis
        sentence = analysis.sentences[analysis.sentence_of(token)]
        words = self.tokens[sentence.first : sentence.last]
        years = {int(word.text) for word in words if is_year(word.text)}
        anchor = analysis.anchor
        if anchor is not None:  # what is long past is told over paragraphs; last year is not
            back = self.tokens[max(0, token - _YEARS_BACK) : sentence.first]
            years |= {int(word.text) for word in back if is_year(word.text) and int(word.text) < anchor.year - 1}
        for first, second in pairwise(words):
            if (
                second.lower == "year"
                and anchor is not None
                and first.lower in {"last", "previous", "next", "following"}
            ):
                years.add(anchor.year + (1 if first.lower in {"next", "following"} else -1))
        return years

    def _figures(self, i: int, mark: str) -> Iterator[DateMention]:
        tokens = self.tokens
        parts = [tokens[i].text, tokens[i + 2].text, tokens[i + 4].text if i + 4 < len(tokens) else ""]
        if not all(part.isdecimal() for part in parts):
            return
        first, second, third = map(int, parts)
        year, month, day = (first, second, third) if len(parts[0]) == 4 else (third, first, second)
        if len(parts[0]) != 4 and (len(parts[2]) not in (2, 4) or mark == "-"):
            return
        if len(parts[0]) != 4 and (first > 12 >= second):
            month, day = second, first
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return
        span = Span(tokens[i].start, tokens[i + 4].end)
        if len(parts[0]) != 4 and (len(parts[2]) == 2 or (first <= 12 and second <= 12 and first != second)):
            yield DateMention(span, year=year if len(parts[2]) == 4 else None, first=i, last=i + 5)
            return
        days = Days(i, i + 5, ((day, i),), month, year, day_first=False)
        yield from self._mentions(days)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years_of_days(analysis: "Analysis") -> dict[tuple[int, int], set[int]]:
    """The years that the story itself writes beside a day and month: (month, day) -> years."""
    tokens = analysis.tokens
    found: dict[tuple[int, int], set[int]] = {}
    for name, month in MONTHS.items():
        for i in analysis.positions.get(name, ()):
            words = [token.text for token in tokens[i - 1 if i else 0 : i + 6]]
            days = [int(w) for w in words[:4] if w.isdecimal() and len(w) <= 2]
            years = [int(w) for w in words if is_year(w)]
            for day in days:
                found.setdefault((month, day), set()).update(years)
    return found
