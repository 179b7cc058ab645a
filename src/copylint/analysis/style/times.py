"""Days and hours: which way the copy writes dates, months and times of day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, is_glued, is_own
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# The months that stylebooks shorten before a day.
_LONG_MONTHS = frozenset("january february august september october november december".split())
_SHORT_MONTHS = frozenset("jan feb aug sept sep oct nov dec".split())
_HALVES = {"p.m.": "stops", "a.m.": "stops", "pm": "", "am": ""}
_AT = frozenset("at from until till by after before around about to and between –".split())
_NO_CLOCK = frozenset("of mark left remaining into minute minutes".split())
_HOURS, _MINUTES, _NOON = 24, 60, 13
_PAIR = 2


def dates(analysis: "Analysis") -> Iterator[Use]:
    """ "November 9", "9 November", "09/11/2020"; and "Nov. 9" beside "November 9"."""
    tokens = analysis.tokens
    for date in analysis.dates:
        if date.month is None and date.year is None and date.day is None and date.weekday is not None:
            continue
        if not is_own(analysis, date.first):
            continue
        words = [t.lower for t in tokens[date.first : date.last]]
        named = [w for w in words if w in _LONG_MONTHS or w in _SHORT_MONTHS]
        if not any(word[0].isalpha() for word in words) and not {"/", "-"}.isdisjoint(words):
            yield Use(date.span, "dates", "figures")
        elif date.day is not None and date.month is not None:
            yield Use(date.span, "dates", "day-first" if date.day_first else "month-first")
            if named:
                yield Use(date.span, "months", "full" if named[0] in _LONG_MONTHS else "short")


def clock(analysis: "Analysis") -> Iterator[Use]:
    """ "5 p.m.", "5pm", "5 pm", "5 PM", "17:00"."""
    tokens, positions = analysis.tokens, analysis.positions
    for half, form in _HALVES.items():
        for i in positions.get(half, ()):
            start = _start_of_time(analysis, i - 1) if i else None
            if start is not None and is_own(analysis, i):
                glued = "closed" if is_glued(analysis, i) else "open"
                shown = form or ("capitals" if tokens[i].text.isupper() else glued)
                time = analysis.story.text[start : tokens[i - 1].end]
                am = f"{half[0]}m"
                better = (("stops", f"{time} {half[0]}.m."), ("closed", f"{time}{am}"), ("open", f"{time} {am}"))
                yield Use(Span(start, tokens[i].end), "clock", shown, better=better)
    for i in positions.get(":", ()):
        if _is_24_hours(analysis, i) and is_own(analysis, i):
            yield Use(Span(tokens[i - 1].start, tokens[i + 1].end), "clock", "24-hour")


def _start_of_time(analysis: "Analysis", i: int) -> int | None:
    """Where the time begins whose last figure is token `i`: "5:30"; None where none is."""
    tokens = analysis.tokens
    if i > 1 and tokens[i - 1].text == ":" and tokens[i - 2].is_figure and is_glued(analysis, i):
        return tokens[i - 2].start
    hour = tokens[i].text
    return tokens[i].start if hour.isdecimal() and len(hour) <= _PAIR and int(hour) <= _HOURS else None


def _is_24_hours(analysis: "Analysis", i: int) -> bool:
    """Whether the colon stands in a time of day after noon, such as "at 17:30"."""
    tokens = analysis.tokens
    if i < _PAIR or i + _PAIR >= len(tokens) or not is_glued(analysis, i) or not is_glued(analysis, i + 1):
        return False
    hour, minute = tokens[i - 1].text, tokens[i + 1].text
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) == len(minute) == _PAIR):
        return False
    if not _NOON <= int(hour) < _HOURS or int(minute) >= _MINUTES:
        return False
    after = tokens[i + 2].lower
    return tokens[i - 2].lower in _AT and after not in _NO_CLOCK and after not in _HALVES and after != ":"
