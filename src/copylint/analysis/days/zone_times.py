"""Times of day told twice, "03:00 local time (01:00 GMT)", and broadcasts that begin after what they lead up to."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import MONTHS
from copylint.analysis.triggers import STARTS, ZONES
from copylint.lazypattern import lazy_pattern
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TIME = r"(?<![\d.:,$£€-])((\d{1,2})(?:[:.]?(\d{2}))?(?!\d)(?: ?([ap])\.?m\b\.?)?)"
_TWICE = lazy_pattern(rf"{_TIME}(?: local(?: time)?)? ?\({_TIME} ?([A-Z]+)\)", re.IGNORECASE)
_BEFORE = lazy_pattern(rf"{_TIME}(?: [A-Z]+)?,? (?:ahead of|before)(?: the| a| an)? {_TIME} (?=[a-z])", re.IGNORECASE)
_DAY, _HALF, _HOUR = 24 * 60, 12 * 60, 60
# All zones lie so many minutes apart, or a multiple of it.
_STEP = 15


class ZoneTime(Struct, frozen=True, gc=False):
    """A time told twice at `span`, the zone of the second, and by how many minutes the first is later, within a day."""

    span: Span
    zone: str
    offset: int

    @property
    def possible(self) -> bool:
        """Whether two zones may lie so far apart."""
        return self.offset % _STEP == 0


class LateCoverage(Struct, frozen=True, gc=False):
    """When a broadcast begins, and when what it leads up to: "coverage from 7.30pm ahead of a 7pm kick-off"."""

    span: Span
    start: Span


def find_zone_times(analysis: "Analysis") -> Sequence[ZoneTime]:
    """The times told twice, in order."""
    found = []
    for span, read in _found(analysis, ZONES, _TWICE):
        local, zoned = _minutes(read.group(2, 3, 4)), _minutes(read.group(6, 7, 8))
        if local is not None and zoned is not None and read.group(9).lower() in ZONES:
            found.append(ZoneTime(span, read.group(9).upper(), (local - zoned) % _DAY))
    return found


def find_late_coverage(analysis: "Analysis") -> Iterator[LateCoverage]:
    """The broadcasts that begin when, or after, what they lead up to has begun."""
    for span, read in _found(analysis, STARTS, _BEFORE):
        after = analysis.story.text[span.end :].lower()
        half = read.group(4) or read.group(8)
        first, start = (_minutes((*read.group(i, i + 1), read.group(i + 2) or half)) for i in (2, 6))
        if after.startswith(tuple(STARTS)) and first is not None and start is not None and first >= start:
            place = span.start - read.start()
            yield LateCoverage(*(Span(place + read.start(i), place + read.end(i)) for i in (1, 5)))


def are_elsewhere(analysis: "Analysis", one: Span, other: Span) -> bool:
    """Whether two times stand in one sentence, or theirs name different places, or a month: clocks may differ there."""
    sentences = [analysis.sentences[analysis.sentence_of(analysis.token_at(span.start))] for span in (one, other)]
    mentions = [[analysis.mentions_by_first.get(i) for i in range(s.first, s.last)] for s in sentences]
    places = [{m.text for m in found if m is not None and m.kind == "place"} for found in mentions]
    words = [token for each in sentences for token in analysis.tokens[each.first : each.last]]
    dated = any(token.is_capitalized and token.lower in MONTHS for token in words)
    return sentences[0] is sentences[1] or dated or (all(places) and places[0].isdisjoint(places[1]))


def _found(
    analysis: "Analysis", words: frozenset[str], pattern: re.Pattern[str]
) -> Iterator[tuple[Span, re.Match[str]]]:
    """Where the pattern is found in the sentences with one of the words."""
    places = {analysis.sentence_of(i) for word in words & analysis.positions.keys() for i in analysis.positions[word]}
    for index in sorted(places):
        sentence = analysis.sentences[index].span
        for read in pattern.finditer(analysis.story.text[sentence.start : sentence.end]):
            yield Span(sentence.start + read.start(), sentence.start + read.end()), read


def _minutes(time: Sequence[str | None]) -> int | None:
    """The minutes since midnight of hour, minutes and "a" or "p"; None where it may be either half of the day."""
    hours, minutes, half = int(time[0] or 0) * _HOUR, int(time[1] or 0), (time[2] or "").lower()
    if hours >= _DAY or minutes >= _HOUR or (half and not 0 < hours <= _HALF) or (not half and time[1] is None):
        return None
    return hours % _HALF + minutes + _HALF * (half == "p") if half else hours + minutes
