"""Captions: people counted from left to right, the days of photographs, and days that the body has otherwise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.shown.display import telling_words
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.days.dates import DateMention
    from copylint.analysis.form.sentences import Sentence

_SHOWN = frozenset({"caption", "headline", "deck"})
_PEOPLE = frozenset(
    "person people man woman player member friend brother sister child boy girl student winner official candidate"
    " teacher worker volunteer sibling runner singer minister leader councillor councilor firefighter officer soldier"
    " resident artist author actor driver pilot nurse doctor pupil graduate finalist"
    " contestant veteran farmer engineer scientist dancer actress athlete coach captain founder owner"
    " cousin parent".split()
)
_MOST = 12
_TELLING = 3


class Miscount(Struct, frozen=True, order=True, gc=False):
    """The number of people a caption announces, and the names that follow "from left"; `names` counts them."""

    span: Span
    names: int
    list: Span


class ShownWeekday(Struct, frozen=True, order=True, gc=False):
    """A weekday in display copy, and the other weekday that the body has in much the same words."""

    span: Span
    rival: Span


def find_miscounts(analysis: "Analysis") -> Iterator[Miscount]:
    """ "Two pupils, from left, Ann Lo, Ben Ash and Cy Rowe"."""
    tokens = analysis.tokens
    for i in analysis.positions.get("left", ()):
        sentence = analysis.sentences[analysis.sentence_of(i)]
        if analysis.story.fields[sentence.field].name != "caption" or not i or tokens[i - 1].lower != "from":
            continue
        names = _names_after(analysis, i, sentence)
        number = _number_before(analysis, i, sentence)
        if number is None or len(names) < 2 or number[1] == len(names):
            continue
        yield Miscount(number[0], len(names), Span(names[0].start, names[-1].end))


def _names_after(analysis: "Analysis", left: int, sentence: "Sentence") -> list[Span]:
    """The people named behind "from left", those in an apposition or a "with" left out."""
    start, end = analysis.tokens[left].end, sentence.span.end
    stop = next((t.start for t in analysis.tokens[left : sentence.last] if t.lower in _ENDS_LIST), end)
    return [
        m.span
        for m in analysis.mentions_from(start, stop)
        if m.kind in {"person", "other"} and _begins_item(analysis, m.first)
    ]


_ENDS_LIST = frozenset("with at in on during after before outside near pose posed celebrate celebrates watch".split())


def _begins_item(analysis: "Analysis", i: int) -> bool:
    """Whether a comma, "and" or a title's end stands before the name."""
    before = analysis.tokens[i - 1].lower if i else ","
    return before in {",", "and", ":", ";", "&", "left"}


def _number_before(analysis: "Analysis", left: int, sentence: "Sentence") -> tuple[Span, int] | None:
    """How many people the caption's sentence announces before "from left"."""
    start, end = sentence.span.start, analysis.tokens[left].start
    for quantity in analysis.quantities:
        value = quantity.value
        inside = start <= quantity.span.start and quantity.span.end <= end
        if (
            inside
            and quantity.measure == "count"
            and quantity.noun in _PEOPLE
            and value is not None
            and 1 < value < _MOST
        ):
            end = quantity.noun_span.end if quantity.noun_span is not None else quantity.span.end
            return Span(quantity.number.start, max(end, quantity.number.end)), int(value)
    return None


def find_late_photos(analysis: "Analysis") -> Iterator["DateMention"]:
    """The days of photographs marked as on file that lie behind the story's own day."""
    anchor = analysis.anchor
    if anchor is None:
        return
    for date in analysis.dates:
        field = analysis.field_of(date.span.start)
        if field.name != "caption" or date.year is None or len(date.candidates) != 1 or date.candidates[0] <= anchor:
            continue
        words = {t.lower for t in analysis.tokens[date.first - 30 if date.first > 30 else 0 : date.last + 30]}
        if words & {"file", "archive", "archival"}:
            yield date


def find_shown_weekdays(analysis: "Analysis") -> Iterator[ShownWeekday]:
    """The weekdays of captions, headline and deck that the body tells of in much the same words on another day."""
    shown, told = [], []
    for date in analysis.dates:
        if date.weekday is None or date.weekday_span is None:
            continue
        name = analysis.field_of(date.span.start).name
        if name in _SHOWN:
            shown.append(date)
        elif name == "body":
            told.append(date)
    days = {date.weekday for date in told}
    for date in shown:
        if date.weekday not in days and told:
            rival = _rival(analysis, date, told)
            if rival is not None and date.weekday_span is not None and rival.weekday_span is not None:
                yield ShownWeekday(date.weekday_span, rival.weekday_span)


def _rival(analysis: "Analysis", date: "DateMention", told: list["DateMention"]) -> "DateMention | None":
    """The body's day whose sentence shares most with the caption's, if it shares enough and has no other day."""
    mine = _words(analysis, date)
    best: tuple[int, DateMention] | None = None
    for other in told:
        sentence = analysis.sentences[analysis.sentence_of(other.first)]
        alone = sum(sentence.first <= d.first < sentence.last for d in told) == 1
        shared = len(mine & _words(analysis, other))
        if alone and shared >= _TELLING and (best is None or shared > best[0]):
            best = shared, other
    return best[1] if best is not None else None


def _words(analysis: "Analysis", date: "DateMention") -> frozenset[str]:
    sentence = analysis.sentences[analysis.sentence_of(date.first)]
    return telling_words(analysis, sentence.first, sentence.last)
