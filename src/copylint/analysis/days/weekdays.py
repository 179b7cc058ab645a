"""Weekdays said of a date: "Monday, Nov. 8", "8 November (Monday)", "Friday and Saturday, March 3 and 4"."""

from collections.abc import Sequence

from msgspec import Struct

from copylint.analysis.days.days import MONTHS, RANGE, Days
from copylint.analysis.form.tokens import Token

_DAY_NAMES = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAYS = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}
FULL_WEEKDAYS = {names[0]: number for number, names in enumerate(_DAY_NAMES)}
# Days with a name of their own: "Black Friday" says nothing about the week it stands in.
_NAMED_DAY = frozenset(
    "ash big bloody black blue bright casual clean cyber easter fat giving good green holy low maundy palm passion"
    " red shrove spy super whit white wild business sheffield ruby freaky pentecost trinity mothering every each any"
    " most another".split()
)
_DAYPARTS = frozenset("morning afternoon evening night noon midday".split())


class Weekday(Struct, frozen=True, gc=False):
    """A weekday, 0 for Monday, and its token."""

    number: int
    token: int


class WeekdayReader(Struct, frozen=True, gc=False):
    """Reads the weekdays beside a date, within tokens `low` to `high`, those of one field."""

    tokens: Sequence[Token]
    low: int
    high: int

    def weekdays(self, days: Days) -> list[Weekday]:
        """The weekdays said of the days: one, two for two days, none when it is unclear which belongs to which."""
        i = self._weekday_before(days.first)
        if i is None:
            after = self._weekday_after(days)
            return [] if after is None or len(days.days) > 1 else [self._weekday_at(after)]
        if is_named_day(self.tokens, i):
            return []
        earlier = self._listed_before(i)
        if earlier is None:
            return [self._weekday_at(i)]
        return [self._weekday_at(earlier), self._weekday_at(i)] if len(days.days) == 2 else []

    def _weekday_at(self, i: int) -> Weekday:
        return Weekday(WEEKDAYS[self.tokens[i].lower], i)

    def _is_weekday(self, i: int) -> bool:
        """Whether a weekday stands at token `i`; "the Edmonton Sun" is none."""
        token = self.tokens[i]
        if token.lower not in WEEKDAYS or not token.is_capitalized:
            return False
        before = self.tokens[i - 1] if i else None
        return token.lower in FULL_WEEKDAYS or before is None or not (before.is_capitalized or before.lower == "the")

    def _weekday_before(self, i: int) -> int | None:
        """The weekday that leads a date: "Monday, ", "Tues., ", "Monday night, the ", "Monday ("."""
        tokens = self.tokens
        i -= 1
        if i >= self.low and tokens[i].lower == "the":
            i -= 1
        if i >= self.low and tokens[i].text in {",", "(", "-", "–", "—"}:
            i -= 1
        if i >= self.low and tokens[i].text == ".":
            i -= 1
        if i >= self.low and tokens[i].lower in _DAYPARTS:
            i -= 1
        return i if i >= self.low and self._is_weekday(i) else None

    def _listed_before(self, i: int) -> int | None:
        """Another weekday joined to the one at `i`: "Friday and ", "Monday–"."""
        tokens = self.tokens
        if (
            i - 2 >= self.low
            and (tokens[i - 1].lower in RANGE or tokens[i - 1].text == ",")
            and self._is_weekday(i - 2)
        ):
            return i - 2
        return None

    def _weekday_after(self, days: Days) -> int | None:
        """The weekday said after a date: "(Monday)", ", a Monday,", "was a Monday"."""
        words = [token.lower for token in self.tokens[days.last : min(days.last + 6, self.high)]]
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


def is_named_day(tokens: Sequence[Token], i: int) -> bool:
    """Whether the weekday at token `i` belongs to a name or recurs: "Black Friday", "every Monday"."""
    return i > 0 and tokens[i - 1].lower in _NAMED_DAY
