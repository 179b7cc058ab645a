"""Days of a month as the copy writes them: "8 November 2020", "Nov. 8-9", "the 8th of November"."""

from collections.abc import Sequence

from msgspec import Struct

from copylint.analysis.form.tokens import Token

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
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
DASHES = frozenset("-–—−")
RANGE = DASHES | {"to", "through", "thru", "until", "till", "and", "&", "or"}
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
# After these a month stands on its own: "in June 31 people", "last May 12 members".
BEFORE_MONTH = frozenset("in early late mid last this next during throughout each every".split())
_AFTER_DATE = frozenset(
    "at in on from to and or for with by as when after before until through during he she they it we who which the"
    " a an is was were are will would has had if that this but via near outside inside because of".split()
)


class Days(Struct, frozen=True, gc=False):
    """No day, one or two of a month: tokens `first` to `last`, days with their tokens, month, year or None."""

    first: int
    last: int
    days: tuple[tuple[int, int], ...]  # day, its token
    month: int
    year: int | None
    day_first: bool


class DayReader(Struct, frozen=True, gc=False):
    """Reads the days around a month's name, within tokens `low` to `high`, those of one field."""

    tokens: Sequence[Token]
    low: int
    high: int

    def days(self, i: int) -> Days | None:
        """The date around the month at token `i`, its year included; None when no day or year is beside it."""
        tokens = self.tokens
        if not tokens[i].is_capitalized:
            return None
        after = i + 1
        if after < self.high and tokens[after].text == "." and tokens[after].start == tokens[i].end:
            after += 1
        month = MONTHS[tokens[i].lower]
        before = self._day_before(i)
        if before is not None:
            days, first = before
            year, last = self._year(after, comma=True)
            return Days(first, last or i + 1, days, month, year, day_first=True)
        day = self._day(after)
        if day is None or not self._is_day(i, after):
            year, last = self._year(after, comma=False)
            return Days(i, last, (), month, year, day_first=False) if last else None
        days, end = self._more_days(((day, after),), self._past_ordinal(after + 1))
        year, last = self._year(end, comma=True)
        return Days(i, last or end, days, month, year, day_first=False)

    def _day(self, i: int) -> int | None:
        text = self.tokens[i].text if i < self.high else ""
        return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None

    def _past_ordinal(self, i: int) -> int:
        tokens = self.tokens
        return i + 1 if i < self.high and tokens[i].lower in _ORDINAL and tokens[i].start == tokens[i - 1].end else i

    def _is_day(self, month: int, i: int) -> bool:
        """Whether the figure after a month is its day and not a count, a time or a share."""
        tokens = self.tokens
        end = self._past_ordinal(i + 1)
        if end >= self.high:
            return True
        after = tokens[end]
        if after.text in {"%", ":"} or after.lower in {"percent", "per", "million", "billion", "p.m.", "a.m."}:
            return False
        if after.text in {"/", "."} and end + 1 < self.high and after.start == tokens[i].end:
            return not tokens[end + 1].is_figure or tokens[end + 1].start > after.end
        if end > i + 1 or not after.is_word or after.is_capitalized or after.lower in _AFTER_DATE:
            return True
        return month <= self.low or tokens[month - 1].lower not in BEFORE_MONTH

    def _day_before(self, i: int) -> tuple[tuple[tuple[int, int], ...], int] | None:
        """The days that stand before a month ("8", "8th of", "8-9") and the first token of them."""
        tokens = self.tokens
        j = i - 1
        if j > self.low and tokens[j].lower == "of":
            j -= 1
        if j > self.low and tokens[j].lower in _ORDINAL:
            j -= 1
        day = self._day(j) if j >= self.low else None
        if day is None or (
            j > self.low and tokens[j - 1].end == tokens[j].start and tokens[j - 1].text not in DASHES | {"("}
        ):
            return None
        if j - 2 >= self.low and tokens[j - 1].text in RANGE:
            earlier = self._day(j - 2)
            if (
                earlier is not None
                and earlier < day
                and (j - 3 < self.low or tokens[j - 3].lower not in MONTHS | {".": 0})
            ):
                return ((earlier, j - 2), (day, j)), j - 2
        # "rose to 12 March 5": the figure after the month is the day unless the one before is led in like a date.
        if self._day(i + 1) is not None and not self._leads_date(j - 1):
            return None
        return ((day, j),), j

    def _leads_date(self, i: int) -> bool:
        token = self.tokens[i].lower if i >= self.low else ","
        return token.endswith("day") or token in {",", "(", "on", "the", "of"}

    def _more_days(self, days: tuple[tuple[int, int], ...], i: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """The second day of "8-9" or "8 and 9"."""
        tokens = self.tokens
        if i + 1 < self.high and tokens[i].text.lower() in RANGE:
            day = self._day(i + 1)
            end = self._past_ordinal(i + 2)
            follows = tokens[end].lower if end < self.high else "."
            dashed = tokens[i].text in DASHES
            plain = (
                dashed
                or follows in _AFTER_DATE
                or not follows.isalpha()
                or tokens[min(end, self.high - 1)].is_capitalized
            )
            if day is not None and day > days[0][0] and plain and follows not in {"%", ":"}:
                return (*days, (day, i + 1)), end
        return days, i

    def _year(self, i: int, *, comma: bool) -> tuple[int | None, int]:
        """The year at token `i`, after a comma if there is one, and the token after it; 0 when there is none."""
        tokens = self.tokens
        if comma and i < self.high and tokens[i].text == ",":
            i += 1
        if i < self.high and is_year(tokens[i].text):
            return int(tokens[i].text), i + 1
        return None, 0


def is_year(text: str) -> bool:
    """Whether a figure as written can be a year of the modern calendar."""
    return len(text) == 4 and text.isdecimal() and "1500" <= text <= "2199"
