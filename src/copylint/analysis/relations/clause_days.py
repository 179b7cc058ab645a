"""Clause days: the day that a clause gives to its verb or noun."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import is_year
from copylint.analysis.days.told_times import ToldTime
from copylint.analysis.tables.lexicon import is_saying

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_ENDS = frozenset(
    "after before since until when while where as because who which that whose but following during ahead".split()
)
_MARKS = frozenset(";:()–—")
_NO_DAY_BEFORE = frozenset("since until by from last next every to before after between through till and of".split())
_NEXT_DAY = (("the", "next", "day"), ("the", "following", "day"), ("a", "day", "later"))
_LEAP_YEAR = 2000
_OPENINGS = frozenset({"on", "early", "late"})


def _as_date(time: ToldTime) -> DateMention:
    return DateMention(time.span, month=time.month, year=time.year, first=time.first, last=time.last)


class ClauseDays:
    """Looks up the days of one story's clauses."""

    def __init__(self, analysis: "Analysis", loose: bool = False) -> None:
        """The dates of the story, by the token they begin at; with `loose` months and years on their own are, too."""
        self.lowers = analysis.lowers
        self.dates = analysis.dates_by_first
        if loose:
            self.dates = {**{time.first: _as_date(time) for time in analysis.alike.told}, **self.dates}

    def behind(self, i: int, sentence: "Sentence", reach: int) -> DateMention | None:
        """The day in the clause that goes on at token `i`, at most `reach` tokens behind: "early on Tuesday"."""
        if tuple(self.lowers[i : i + 3]) in _NEXT_DAY:
            return self._day_after(i, sentence)
        for j in range(i, min(i + reach, sentence.last)):
            if j in self.dates:
                return self.dates[j] if self.lowers[j - 1] not in _NO_DAY_BEFORE else None
            # "Sworn in as governor on Monday" goes on.
            if self._ends(j) and (j > i or self.lowers[j] != "as"):
                return None
        return None

    def _ends(self, j: int) -> bool:
        word = self.lowers[j]
        return word in _ENDS or is_saying(word) or word in _MARKS

    def _day_after(self, i: int, sentence: "Sentence") -> DateMention | None:
        """The day after the one date of the sentence before token `i`: "on May 3, and was found the next day"."""
        before = [self.dates[j] for j in range(sentence.first, i) if j in self.dates]
        if len(before) != 1 or not before[0].exists:
            return None
        known = before[0]
        weekday = None if known.weekday is None else (known.weekday + 1) % 7
        if known.day and known.month:
            day = date(known.year or _LEAP_YEAR, known.month, known.day) + timedelta(days=1)
            return replace(known, weekday=weekday, day=day.day, month=day.month, first=i, last=i + 3)
        return replace(known, weekday=weekday, first=i, last=i + 3) if weekday is not None else None

    def in_front(self, i: int, sentence: "Sentence", reach: int) -> DateMention | None:
        """The day that opens the sentence, at most `reach` tokens before token `i`, in the clause of that token."""
        day = self.dates.get(sentence.first + (self.lowers[sentence.first] in _OPENINGS))
        if day is None or not 0 <= i - day.last <= reach:
            return None
        ended = any(self._ends(j) or self.lowers[j] == "and" for j in range(day.last, i))
        return None if ended else day

    def has_lone_year(self, low: int, high: int) -> bool:
        """Whether a year without a day stands among the tokens: "in 2011" puts what is told into another time."""
        years = [i for i in range(low, high) if is_year(self.lowers[i])]
        if not years:
            return False
        dated = {i for day in self.dates.values() for i in range(day.first, day.last)}
        return any(i not in dated for i in years)

    def owning(self, i: int, sentence: "Sentence") -> DateMention | None:
        """The day that owns the noun at token `i`: "Tuesday's launch", "Tuesday night's launch"."""
        if i - 2 < sentence.first or self.lowers[i - 1] != "'s":
            return None
        return next((self.dates[j] for j in (i - 2, i - 3) if j >= sentence.first and j in self.dates), None)
