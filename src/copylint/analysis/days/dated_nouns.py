"""Dated nouns: what a date names, as in "the June 30 deadline" and "the May 18 primary", and days no month has."""

from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import BEFORE_MONTH, MONTHS, is_year
from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import is_plural
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.slips import slip_of
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LAST_DAY = 31
_LONGEST_DAY = 3
# Before a day that stands in front of its month.
_BEFORE_DAY = frozenset("on by since until till after before from the".split())
_LEADS = frozenset("the a an this that its their his her our 's".split())
# So many words after the date may lead to the noun: "the June 30 state budget deadline".
_LONGEST = 4
_ENDS = frozenset(
    "in on at by to from for with of and or but as than that which who when where while if because is are was were has"
    " have had will would can could may might must shall should not he she it they we you i".split()
)


class DatedNoun(Struct, frozen=True, gc=False):
    """A date used as a name: its place with the words it leads to, month and day as written, and those words' stems.

    `date` is the place of month and day alone, `year` the year written with the date, or 0.
    """

    span: Span
    date: Span
    month: int
    day: int
    year: int
    words: frozenset[str]


def find_dated_nouns(analysis: "Analysis") -> Sequence[DatedNoun]:
    """The dated nouns of every field, in order."""
    return [found for i, month in _months(analysis) for found in _read(analysis, i, month)]


def find_impossible_days(analysis: "Analysis") -> Sequence[Span]:
    """Days that no month has: "the June 300 deadline", "on Nov. 71", "Monday, 280 April"."""
    found, days = [], _days_of_months(analysis)
    for i, month in _months(analysis):
        at = i + 1 + (analysis.tokens[i + 1].text == ".")
        if _is_no_day(analysis, i, at, days.get(month, frozenset())):
            found.append(Span(analysis.tokens[i].start, analysis.tokens[at].end))
        elif i and _is_no_day_before(analysis, i, days.get(month, frozenset())):
            found.append(Span(analysis.tokens[i - 1].start, analysis.tokens[i].end))
    return found


def _days_of_months(analysis: "Analysis") -> Mapping[int, Set[int]]:
    """Month -> its days that the story names."""
    days: dict[int, set[int]] = {}
    for mention in analysis.dates:
        if mention.month and mention.day:
            days.setdefault(mention.month, set()).add(mention.day)
    return days


def _is_no_day(analysis: "Analysis", i: int, at: int, days: Set[int]) -> bool:
    """Whether the figure at token `at`, behind the month at token `i`, is meant for its day and is none."""
    tokens = analysis.tokens
    text, lead = tokens[at].text, tokens[i - 1].lower if i else ""
    if not _is_day(text) or int(text) <= _LAST_DAY or tokens[at].start > tokens[at - 1].end + 1:
        return False
    if _is_joined(tokens, at):
        return False
    if _is_weekday(tokens, i) or _is_year_behind(tokens, at + 1):
        return True
    # "The May 68 unrest" was in 1968; "on March 300 people" counts.
    stopped = at > i + 1
    surely = lead == "on" or (lead in _LEADS and (stopped or len(text) == _LONGEST_DAY))
    if surely and (at + 1 == len(tokens) or not _counts(tokens, at + 1)):
        return True
    return lead not in BEFORE_MONTH and _is_slip_of_a_day(analysis, days, at)


def _is_no_day_before(analysis: "Analysis", i: int, days: Set[int]) -> bool:
    """Whether the figure before the month at token `i` is meant for its day and is none: "on 280 April,"."""
    tokens = analysis.tokens
    text, lead = tokens[i - 1].text, tokens[i - 2].lower if i > 1 else ""
    if not _is_day(text) or int(text) <= _LAST_DAY or tokens[i].start != tokens[i - 1].end + 1:
        return False
    if lead not in _BEFORE_DAY and not _is_weekday(tokens, i - 1):
        return False
    after = tokens[i + 1]
    ends = not after.is_word or after.lower in _ENDS or is_year(after.text)
    return ends or (lead != "on" and _is_slip_of_a_day(analysis, days, i - 1))


def _is_weekday(tokens: Sequence[Token], i: int) -> bool:
    """Whether a weekday leads to token `i`: "Monday, ", "Monday "."""
    before = tokens[i - 1] if i else None
    if before is not None and before.text == "," and i > 1:
        before = tokens[i - 2]
    return before is not None and before.is_capitalized and before.lower in FULL_WEEKDAYS


def _is_year_behind(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].text == "," and is_year(tokens[i + 1].text)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure at token `at` is told in a unit or is part of something longer."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    return after.start == tokens[at].end and after.text not in {",", ".", ")", ";", "’", "'"}


def _is_slip_of_a_day(analysis: "Analysis", days: Set[int], at: int) -> bool:
    """Whether a slip of the hand makes the body's figure at token `at` of one of the `days` its month has in the story.

    Display copy is held against the body, and what is found there says both ends.
    """
    text = analysis.tokens[at].text
    if analysis.field_of(analysis.tokens[at].start).name != "body":
        return False
    return any(slip_of(Fraction(day), Fraction(text)) for day in days)


def _months(analysis: "Analysis") -> Iterator[tuple[int, int]]:
    """The tokens that may be a month with something after them, and which month."""
    tokens = analysis.tokens
    for i in sorted(i for name in MONTHS.keys() & analysis.positions.keys() for i in analysis.positions[name]):
        if tokens[i].is_capitalized and i + 2 < len(tokens):
            yield i, MONTHS[tokens[i].lower]


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_DAY and int(text) > 0


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a plural noun stands near: "the March 300 deaths"."""
    for token in tokens[i : i + _LONGEST]:
        if not token.is_word or token.lower in _ENDS:
            return token.text in {"%", "-"} or (token is tokens[i] and token.is_figure)
        if is_plural(token.lower):
            return True
    return False


def _read(analysis: "Analysis", i: int, month: int) -> Iterator[DatedNoun]:
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(i)]
    if sentence.first + 1 < i and _is_day(tokens[i - 1].text) and tokens[i - 2].lower in _LEADS:
        at, first, start = i - 1, i - 1, i + 1
    else:
        at = i + 1 + (tokens[i + 1].text == ".")
        first, start = i, at + 1
        if i == sentence.first or tokens[i - 1].lower not in _LEADS:
            return
    if at >= sentence.last or not _is_day(tokens[at].text):
        return
    year, start = _year_at(tokens, start, sentence.last)
    stop = start
    while stop < min(start + _LONGEST, sentence.last) and tokens[stop].is_word and tokens[stop].lower not in _ENDS:
        stop += 1
    stems = frozenset(stem(t.lower) for t in tokens[start:stop] if t.lower not in COMMON)
    if stems:
        span = Span(tokens[first].start, tokens[stop - 1].end)
        date = Span(tokens[first].start, tokens[max(i, at)].end)
        yield DatedNoun(span, date, month, int(tokens[at].text), year, stems)


def _year_at(tokens: Sequence[Token], i: int, high: int) -> tuple[int, int]:
    """The year written behind a day, 0 for none, and the token after it: ", 2031," in "the May 12, 2031, vote"."""
    comma = i < high and tokens[i].text == ","
    at = i + comma
    if at >= high or not is_year(tokens[at].text):
        return 0, i
    return int(tokens[at].text), at + 1 + (comma and at + 1 < high and tokens[at + 1].text == ",")
