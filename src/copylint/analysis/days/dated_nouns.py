"""Dated nouns: what a date names, as in "the June 30 deadline" and "the May 18 primary", and days no month has."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import MONTHS, is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import is_plural
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LAST_DAY = 31
_LONGEST_DAY = 3
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
    """Days that no month has: "the June 300 deadline", "on Nov. 71"."""
    tokens, found = analysis.tokens, []
    for i, _ in _months(analysis):
        stopped = tokens[i + 1].text == "."
        at = i + 1 + stopped
        text, lead = tokens[at].text, tokens[i - 1].lower if i else ""
        if not _is_day(text) or int(text) <= _LAST_DAY or tokens[at].start > tokens[at - 1].end + 1:
            continue
        # "The May 68 unrest" was in 1968; "on March 300 people" counts.
        surely = lead == "on" or (lead in _LEADS and (stopped or len(text) == _LONGEST_DAY))
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if surely and (after is None or not _counts(tokens, at + 1)):
            found.append(Span(tokens[i].start, tokens[at].end))
    return found


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
    at = i + 1 + (tokens[i + 1].text == ".")
    led = i > sentence.first and tokens[i - 1].lower in _LEADS
    if not led or at >= sentence.last or not _is_day(tokens[at].text):
        return
    start, year = at + 1, 0
    if start + 1 < sentence.last and tokens[start].text == "," and is_year(tokens[start + 1].text):
        year = int(tokens[start + 1].text)
        start += 2 + (start + 2 < sentence.last and tokens[start + 2].text == ",")
    stop = start
    while stop < min(start + _LONGEST, sentence.last) and tokens[stop].is_word and tokens[stop].lower not in _ENDS:
        stop += 1
    stems = frozenset(stem(t.lower) for t in tokens[start:stop] if t.lower not in COMMON)
    if stems:
        span = Span(tokens[i].start, tokens[stop - 1].end)
        yield DatedNoun(span, Span(tokens[i].start, tokens[at].end), month, int(tokens[at].text), year, stems)
