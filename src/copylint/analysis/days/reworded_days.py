"""Reworded days: two times of what is told twice, in much the same words or with one verb of one thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from copylint.analysis.days.one_deed import Clause, clause_of, is_one_deed
from copylint.analysis.days.parts_of_day import PartOfDay, may_be_one_night, part_of_day
from copylint.analysis.days.told_times import ToldTime, agree, is_bound
from copylint.analysis.tables.lexicon import is_saying
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# A story with more of them is a chronicle.
_MOST = 40
_FIELDS = frozenset({"body", "caption", "deck"})
# Where one of these stands there are, or were to be, two of what is told; or the time is that of accounts.
_APART = frozenset(
    "ago again also too then another second third fourth fifth previous previously earlier next following followed"
    " later annual annually yearly monthly weekly daily postponed delayed rescheduled moved extended originally"
    " initially instead brought latest last-minute twice re-elected reelected re-arrested rejoined deadline ended"
    " fiscal quarter dividend dividends payable anniversary or either between until expected supposed would".split()
)
# What one side does to another, or a bank to its rates, time and again.
_RECURRING = frozenset(
    "won beat beaten defeated lost drew drawn played met faced reached finished scored hosted visited toured travelled"
    " traveled appeared performed competed qualified returned elected voted nominated rose fell rallied grew shrank cut"
    " raised held kept increased decreased declined reported posted earned sold bought paid made lifted lowered"
    " approved rejected refused passed".split()
)
_THEN = frozenset({"last", "this", "next", "that", "previous"})
_UNITS = frozenset("year month week summer autumn fall winter spring decade weekend".split())
_YEARS_APART = 2
_NEAR = 3
_LEAST = 4


def find_reworded_days(analysis: "Analysis") -> Iterator[tuple[Span, Span]]:
    """Pairs of the places of times that differ where all else that tells what happened on them is one."""
    told = analysis.alike.told
    if not 1 < len(told) <= _MOST:
        return
    reader = _Reader(analysis, told)
    seen: set[ToldTime] = set()
    for one, other in combinations(told, 2):
        if _differ(one, other) and other not in seen and reader.tell_one_thing(one, other):
            seen.add(other)
            others = (time for time in told if not agree(time, one) and not agree(time, other))
            if not any(reader.tell_one_thing(one, time) for time in others):
                yield one.span, other.span


def _differ(one: ToldTime, other: ToldTime) -> bool:
    """Whether two times differ in just the part that a slip changes."""
    pairs = [(a, b) for a, b in zip(one.parts, other.parts, strict=True) if a is not None and b is not None]
    if sum(a != b for a, b in pairs) != 1:
        return False
    if one.weekday is not None and other.weekday is not None and one.weekday != other.weekday:
        return len(pairs) == 1
    if one.year and other.year and one.year != other.year:
        digits = zip(str(one.year), str(other.year), strict=True)
        return abs(one.year - other.year) <= _YEARS_APART or sum(a != b for a, b in digits) == 1
    return True


class _Reader:
    """Holds the sentences of one story against each other."""

    def __init__(self, analysis: "Analysis", told: Sequence[ToldTime]) -> None:
        self.analysis = analysis
        self.told: defaultdict[int, list[ToldTime]] = defaultdict(list)
        for time in told:
            self.told[analysis.sentence_of(time.first)].append(time)
        self.alike = analysis.alike
        self.clauses: dict[int, Clause | None] = {}

    def tell_one_thing(self, one: ToldTime, other: ToldTime) -> bool:
        """Whether two times that differ are told of one thing, to all appearance."""
        first, second = (self.analysis.sentence_of(time.first) for time in (one, other))
        if first == second or not (self._may_slip(one, second) and self._may_slip(other, first)):
            return False
        if self._may_be_one_night(one, other):
            return False
        alike = self._is_single(first) and self._is_single(second) and not self._may_recur(one, other)
        return (alike and self.alike.tell_one_thing(one.first, other.first, least=_LEAST)) or self._are_one_deed(
            one, other
        )

    def _may_recur(self, one: ToldTime, other: ToldTime) -> bool:
        """Whether what both sentences tell comes back in other months or years: matches, rates, visits."""
        if not any(a != b for a, b in zip(one.parts[:2], other.parts[:2], strict=True) if a and b):
            return False
        sentences = [self.analysis.sentences[self.analysis.sentence_of(time.first)] for time in (one, other)]
        return not any(_RECURRING.isdisjoint(self.analysis.lowers[some.first : some.last]) for some in sentences)

    def _are_one_deed(self, one: ToldTime, other: ToldTime) -> bool:
        for time in (one, other):
            if time.first not in self.clauses:
                self.clauses[time.first] = clause_of(self.analysis, time)
        known, again = self.clauses[one.first], self.clauses[other.first]
        return known is not None and again is not None and is_one_deed(self.analysis, known, again)

    def _may_slip(self, time: ToldTime, there: int) -> bool:
        """Whether a time is told as when something happened, and the sentence it is held against has not got it."""
        analysis = self.analysis
        field = analysis.story.fields[analysis.sentences[analysis.sentence_of(time.first)].field]
        if field.name not in _FIELDS or field.form != "paragraph" or analysis.is_quoted(time.span.start):
            return False
        if is_bound(analysis, time) or self._is_of_saying(time):
            return False
        return not any(agree(time, told) for told in self.told[there])

    def _may_be_one_night(self, one: ToldTime, other: ToldTime) -> bool:
        if one.weekday is None or other.weekday is None:
            return False
        return may_be_one_night(one.weekday, self._part(one), other.weekday, self._part(other))

    def _part(self, time: ToldTime) -> PartOfDay:
        lowers = self.analysis.lowers
        return part_of_day([*lowers[max(0, time.first - _NEAR) : time.first], *lowers[time.last : time.last + _NEAR]])

    def _is_single(self, number: int) -> bool:
        """Whether a sentence tells of one event at one time: not of "last year's law", too."""
        sentence = self.analysis.sentences[number]
        words = self.analysis.lowers[sentence.first : sentence.last]
        then = any(word in _THEN and unit in _UNITS for word, unit in pairwise(words))
        return not then and _APART.isdisjoint(words)

    def _is_of_saying(self, time: ToldTime) -> bool:
        """Whether the time is that of what was said: "she said on Monday", "on Monday told the court"."""
        near = self.analysis.lowers[max(0, time.first - _NEAR) : time.last + 2]
        return any(is_saying(word) for word in near)
