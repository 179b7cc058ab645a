"""Dates and weekdays, resolved against the story's own date and never against the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_DAY_NAMES = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
WEEKDAYS = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}
_FULL_WEEKDAYS = {names[0]: number for number, names in enumerate(_DAY_NAMES)}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Days with a name of their own: "Black Friday" says nothing about the week it stands in.
_NAMED_DAY = frozenset(
    "ash big bloody black blue bright casual clean cyber easter fat giving good green holy low maundy palm"
    " passion red shrove spy super whit white wild business sheffield ruby freaky pentecost trinity mothering"
    " every each any most another".split()
)
_DAYPARTS = frozenset("morning afternoon evening night noon midday".split())
_DASHES = frozenset("-–—−")
_RANGE = _DASHES | {"to", "through", "thru", "until", "till", "and", "&", "or"}
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
# After these a number that follows a month is its day, whatever comes next.
_BEFORE_DATE = frozenset("on by until till since before after from through to dated of".split())
_AFTER_DATE = frozenset(
    "at in on from to and or for with by as when after before until through during he she they it we who which the a"
    " an is was were are will would has had if that this but via near outside inside because of".split()
)
# How far from the anchor a date without a year is taken for the nearest one and no other.
_NEAR_DAYS = 150


@dataclass(frozen=True, slots=True)
class DateMention:
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


class _Days(NamedTuple):
    """One or two days of a month as the copy writes them: "8 November 2020", "Nov. 8-9"."""

    first: int
    last: int
    days: tuple[tuple[int, int], ...]  # day, its token
    month: int
    year: int | None
    day_first: bool


class _Weekday(NamedTuple):
    number: int
    token: int


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
            days = self._days(i, *self._bounds(i))
            if days is not None and days.first not in seen:
                seen.update(range(days.first, days.last))
                yield from self._mentions(days)

    def numeric(self) -> Iterator[DateMention]:
        """Dates in figures: 2020-11-08, 8.11.2020 left out, 11/08/2020."""
        tokens = self.tokens
        for mark in ("-", "/"):
            for i in self.analysis.positions.get(mark, ()):
                if 0 < i < len(tokens) - 3 and tokens[i + 2].text == mark and tokens[i + 3].end - tokens[i - 1].start <= 10:
                    yield from self._figures(i - 1, mark)

    def lone_weekdays(self) -> Iterator[DateMention]:
        """Weekdays written in full, recurring and named ones left out."""
        tokens = self.tokens
        for name, number in _FULL_WEEKDAYS.items():
            for i in self.analysis.positions.get(name, ()):
                if tokens[i].is_capitalized and not self._is_named_day(i):
                    span = tokens[i].span
                    yield DateMention(span, number, span, first=i, last=i + 1)

    def _bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the field that token `i` stands in."""
        span = self.analysis.field_of(self.tokens[i].start).span
        start = self.analysis.token_at(span.start)
        if start < 0 or self.tokens[start].start < span.start:
            start += 1
        return start, self.analysis.token_at(span.end - 1) + 1

    def _days(self, i: int, low: int, high: int) -> _Days | None:
        """The date around the month at token `i`, its year included; None when no day or year is beside it."""
        tokens = self.tokens
        if not tokens[i].is_capitalized:
            return None
        after = i + 1
        if after < high and tokens[after].text == "." and tokens[after].start == tokens[i].end:
            after += 1
        month = MONTHS[tokens[i].lower]
        before = self._day_before(i, low)
        if before is not None:
            days, first = before
            year, last = self._year(after, high, comma=True)
            return _Days(first, last or i + 1, days, month, year, day_first=True)
        day = self._day(after, high)
        if day is None or not self._is_day(i, after, high, low):
            year, last = self._year(after, high, comma=False)
            return _Days(i, last, (), month, year, day_first=False) if last else None
        days, end = self._more_days(((day, after),), self._past_ordinal(after + 1, high), high)
        year, last = self._year(end, high, comma=True)
        return _Days(i, last or end, days, month, year, day_first=False)

    def _day(self, i: int, high: int) -> int | None:
        text = self.tokens[i].text if i < high else ""
        return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None

    def _past_ordinal(self, i: int, high: int) -> int:
        tokens = self.tokens
        return i + 1 if i < high and tokens[i].lower in _ORDINAL and tokens[i].start == tokens[i - 1].end else i

    def _is_day(self, month: int, i: int, high: int, low: int) -> bool:
        """Whether the figure after a month is its day and not a count, a time or a share."""
        tokens = self.tokens
        end = self._past_ordinal(i + 1, high)
        if end >= high:
            return True
        after = tokens[end]
        if after.text in {"%", ":"} or after.lower in {"percent", "per", "million", "billion", "p.m.", "a.m."}:
            return False
        if after.text in {"/", "."} and end + 1 < high and after.start == tokens[i].end:
            return not tokens[end + 1].is_figure or tokens[end + 1].start > after.end
        if end > i + 1 or not after.is_word or after.is_capitalized or after.lower in _AFTER_DATE:
            return True
        before = tokens[month - 1].lower if month > low else ""
        return before in _BEFORE_DATE or before in WEEKDAYS or before in {",", "."}

    def _day_before(self, i: int, low: int) -> tuple[tuple[tuple[int, int], ...], int] | None:
        """The days that stand before a month ("8", "8th of", "8-9") and the first token of them."""
        tokens = self.tokens
        j = i - 1
        if j > low and tokens[j].lower == "of":
            j -= 1
        if j > low and tokens[j].lower in _ORDINAL:
            j -= 1
        day = self._day(j, i) if j >= low else None
        if day is None or (j > low and tokens[j - 1].end == tokens[j].start and tokens[j - 1].text not in {*_DASHES, "("}):
            return None
        if j - 2 >= low and tokens[j - 1].text in _RANGE:
            earlier = self._day(j - 2, i)
            if earlier is not None and earlier < day and (j - 3 < low or tokens[j - 3].lower not in MONTHS | {".": 0}):
                return ((earlier, j - 2), (day, j)), j - 2
        # "rose to 12 March 5": the figure after the month is the day unless the one before is led in like a date.
        if self._day(i + 1, len(tokens)) is not None and not self._leads_date(j - 1, low):
            return None
        return ((day, j),), j

    def _leads_date(self, i: int, low: int) -> bool:
        token = self.tokens[i].lower if i >= low else ","
        return token in WEEKDAYS or token in {",", "(", "on", "the", "of"}

    def _more_days(self, days: tuple[tuple[int, int], ...], i: int, high: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """The second day of "8-9" or "8 and 9"."""
        tokens = self.tokens
        if i + 1 < high and tokens[i].text.lower() in _RANGE:
            day = self._day(i + 1, high)
            end = self._past_ordinal(i + 2, high)
            follows = tokens[end].lower if end < high else "."
            plain = follows in _AFTER_DATE or not follows.isalpha() or tokens[min(end, high - 1)].is_capitalized
            if day is not None and day > days[0][0] and plain and follows not in {"%", ":"}:
                return (*days, (day, i + 1)), end
        return days, i

    def _year(self, i: int, high: int, *, comma: bool) -> tuple[int | None, int]:
        """The year at token `i`, after a comma if there is one, and the token after it; 0 when there is none."""
        tokens = self.tokens
        if comma and i < high and tokens[i].text == ",":
            i += 1
        if i < high and is_year(tokens[i].text):
            return int(tokens[i].text), i + 1
        return None, 0

    def _mentions(self, days: _Days) -> Iterator[DateMention]:
        weekdays = self._weekdays(days)
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

    def _mention(self, weekday: _Weekday | None, day: int, days: _Days, first: int, last: int) -> DateMention:
        candidates, exists = self._candidates(day, days.month, days.year, first if weekday else None)
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

    def _weekdays(self, days: _Days) -> list[_Weekday]:
        """The weekdays said of the days: one, two for two days, none when it is unclear which belongs to which."""
        low, high = self._bounds(days.first)
        i = self._weekday_before(days.first, low)
        if i is None:
            after = self._weekday_after(days, high)
            return [] if after is None or len(days.days) > 1 else [self._weekday_at(after)]
        if self._is_named_day(i):
            return []
        earlier = self._listed_before(i, low)
        if earlier is None:
            return [self._weekday_at(i)]
        return [self._weekday_at(earlier), self._weekday_at(i)] if len(days.days) == 2 else []

    def _weekday_at(self, i: int) -> _Weekday:
        return _Weekday(WEEKDAYS[self.tokens[i].lower], i)

    def _is_weekday(self, i: int) -> bool:
        return self.tokens[i].lower in WEEKDAYS and self.tokens[i].is_capitalized

    def _is_named_day(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].lower in _NAMED_DAY

    def _weekday_before(self, i: int, low: int) -> int | None:
        """The weekday that leads a date: "Monday, ", "Tues., ", "Monday night, the ", "Monday ("."""
        tokens = self.tokens
        i -= 1
        if i >= low and tokens[i].lower == "the":
            i -= 1
        if i >= low and tokens[i].text in {",", "(", "-", "–", "—"}:
            i -= 1
        if i >= low and tokens[i].text == ".":
            i -= 1
        if i >= low and tokens[i].lower in _DAYPARTS:
            i -= 1
        return i if i >= low and self._is_weekday(i) else None

    def _listed_before(self, i: int, low: int) -> int | None:
        """Another weekday joined to the one at `i`: "Friday and ", "Monday–"."""
        tokens = self.tokens
        if i - 2 >= low and (tokens[i - 1].lower in _RANGE or tokens[i - 1].text == ",") and self._is_weekday(i - 2):
            return i - 2
        return None

    def _weekday_after(self, days: _Days, high: int) -> int | None:
        """The weekday said after a date: "(Monday)", ", a Monday,", "was a Monday"."""
        words = [token.lower for token in self.tokens[days.last : min(days.last + 6, high)]]
        skip = next((n for n, word in enumerate(words) if word in WEEKDAYS), None)
        if skip is None or not self.tokens[days.last + skip].is_capitalized:
            return None
        lead, tail = words[:skip], words[skip + 1 : skip + 2]
        joined = " ".join(lead).removeprefix(", ")
        if lead == ["("] and ")" in words[skip + 1 : skip + 3]:
            return days.last + skip
        if joined in {"is a", "was a", "falls on a", "fell on a", "which is a", "which was a"}:
            return days.last + skip
        if lead in ([","], [",", "a"]) and tail in ([","], ["."], [], [")"]):
            beyond = self.tokens[days.last + skip + 2 : days.last + skip + 3]
            starts_date = bool(beyond) and (beyond[0].lower in MONTHS or beyond[0].is_figure)
            return None if starts_date else days.last + skip
        return None

    def _candidates(
        self, day: int, month: int, year: int | None, token: int | None
    ) -> tuple[tuple[date, ...], bool]:
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
        keep = near[: 1 if near and abs((near[0] - anchor).days) <= _NEAR_DAYS else 2]
        if token is not None:
            said = self._years_said(token) | self.years.get((month, day), set())
            keep += [d for y in sorted(said) if (d := _make(y, month, day)) and d not in keep]
        return tuple(keep), True

    def _years_said(self, token: int) -> set[int]:
        """The years the paragraph speaks of up to the end of the sentence: "in 2019", "last year"."""
        analysis = self.analysis
        low, _ = self._bounds(token)
        sentence = analysis.sentences[analysis.sentence_of(token)]
        words = self.tokens[low : sentence.last]
        years = {int(word.text) for word in words if is_year(word.text)}
        anchor = analysis.anchor
        for first, second in zip(words, words[1:], strict=False):
            if second.lower == "year" and anchor is not None and first.lower in {"last", "previous", "next", "following"}:
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
        days = _Days(i, i + 5, ((day, i),), month, year, day_first=False)
        yield from self._mentions(days)


def is_year(text: str) -> bool:
    """Whether a figure as written can be a year of the modern calendar."""
    return len(text) == 4 and text.isdecimal() and "1500" <= text <= "2199"


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


