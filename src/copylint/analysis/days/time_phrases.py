"""Time phrases that point back: "that evening", "the same day", "two days later", and what they may point at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import MONTHS
from copylint.analysis.days.weekdays import WEEKDAYS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_POINTERS = frozenset({"that", "same", "next", "following", "previous"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "day"})
# "said that night shifts were": after "that evening" stands a mark or one of these, and no noun.
_GOES_ON = frozenset(
    "in at on and but the he she it they we who after before with for to from was were had as by a an his her their its"
    " about near along around outside inside when while because also so or police officials over under into".split()
)
# "the same day as", "the same day the ban expired".
_COMPARED = frozenset("as that of when in the he she it they we his her its their a an".split())
# What gives a time to hang on: days, times of day, feasts, and what happens at one time.
_TIMES = frozenset(
    "today yesterday tomorrow tonight a.m. p.m. am pm o'clock noon midnight dawn dusk weekend morning afternoon evening"
    " night overnight christmas easter ramadan thanksgiving halloween hanukkah passover spring summer autumn winter"
    " day days each every week month season birthday eve deadline anniversary hours minutes daily".split()
)
_HAPPENINGS = frozenset(
    "attack attacks blast explosion crash quake earthquake fire shooting storm flood verdict hearing trial meeting"
    " match game final election vote ceremony funeral wedding concert rally march protest protests debate speech"
    " raid strike strikes arrest arrests accident collision party dinner lunch breakfast conference summit visit"
    " interview session race event incident performance kickoff flight announcement launch opening"
    " dismissed died killed arrested arrived born married murder killing bombing assault battle ended began opened"
    " closed resigned signed released landed collapsed erupted happened fell left met".split()
)
_UNITS = frozenset({"hour", "day", "week"})


class TimePhrase(Struct, frozen=True, gc=False):
    """A phrase that points back to a time.

    `anchored` is True where something it may point at stands in its own sentence or the two before. `last_day` is the
    last date or weekday that the copy names before it.
    """

    span: Span
    anchored: bool
    last_day: DateMention | None


def find_time_phrases(analysis: "Analysis") -> Sequence[TimePhrase]:
    """The phrases of the story's own words in the body that point back to a time, in order."""
    spans = sorted({*_deictic(analysis), *_later(analysis), *_opening(analysis)})
    starts = [mention.first for mention in analysis.dates]
    found = []
    for first, last in spans:
        tokens = analysis.tokens
        span = Span(tokens[first].start, tokens[last - 1].end)
        if analysis.is_narration(span.start) and analysis.field_of(span.start).form != "block-quote":
            n = bisect_left(starts, first) - 1
            found.append(TimePhrase(span, _is_anchored(analysis, first, last), analysis.dates[n] if n >= 0 else None))
    return found


def _deictic(analysis: "Analysis") -> Iterator[tuple[int, int]]:
    """ "that evening", "the same day", "the next morning"."""
    tokens = analysis.tokens
    for word in _PARTS & analysis.positions.keys():
        for i in analysis.positions[word]:
            pointer = tokens[i - 1].lower if i else ""
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if pointer not in _POINTERS or (after is not None and after.is_word and after.lower not in _GOES_ON):
                continue
            if after is not None and pointer == "same" and after.lower in _COMPARED:
                continue
            led = i > 1 and tokens[i - 2].lower == "the"
            if pointer == "that" or led:
                yield i - 1 - led, i + 1


def _later(analysis: "Analysis") -> Iterator[tuple[int, int]]:
    """ "two days later"."""
    for quantity in analysis.quantities:
        if quantity.measure == "duration" and quantity.unit in _UNITS:
            i = quantity.last
            if i < len(analysis.tokens) and analysis.tokens[i].lower == "later":
                yield quantity.first, i + 1


def _opening(analysis: "Analysis") -> Iterator[tuple[int, int]]:
    """ "Later" as the first word of the body."""
    field = next((field for field in analysis.story.fields if field.name == "body"), None)
    i = analysis.token_at(field.span.start) if field is not None else -1
    if field is not None:
        i += i < 0 or analysis.tokens[i].start < field.span.start
        if i < len(analysis.tokens) and analysis.tokens[i].lower == "later":
            yield i, i + 1


def _is_anchored(analysis: "Analysis", first: int, last: int) -> bool:
    """Whether the phrase's own sentence or one of the two before names a time or something that happens at one."""
    n = analysis.sentence_of(first)
    low, high = analysis.sentences[max(n - 2, 0)].first, analysis.sentences[n].last
    dates = analysis.dates
    after = bisect_right(dates, low - 1, key=lambda mention: mention.first)
    if after < len(dates) and dates[after].first < high:
        return True
    tokens = analysis.tokens
    for i in (*range(low, first), *range(last, high)):
        token = tokens[i]
        word = token.lower
        if word in _TIMES or word in _HAPPENINGS or (token.text == ":" and tokens[i - 1].is_figure):
            return True
        if token.is_figure and len(token.text) == 4:
            return True
        if token.is_capitalized and (word in MONTHS or word in WEEKDAYS):
            return True
    start, end = tokens[low].start, tokens[high - 1].end
    heads = (event.head.start for event in analysis.events)
    return any(start <= head < end and not analysis.is_quoted(head) for head in heads)
