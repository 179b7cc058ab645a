"""A dateline that does not fit the metadata, the date or the story."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.origins import Origin, agree, find_origins, is_town, look_alike, may_be_town
from copylint.analysis.places.sites import is_one
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer, lexicon
from copylint.finding import Confidence, Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"key", "city", "date", "count", "places"})
CASES = frozenset({"spelling", "date", "here", "here-in", "elsewhere"})

_HEARERS = frozenset({"reporters", "journalists", "correspondents", "newsmen"})
_VERBS = frozenset("said arrived met spoke gathered landed opened began ended signed announced died".split())
_BEFORE_DAY = frozenset({"on", "late", "early"})
_SLOTS = frozenset({"in", "at", "near", "outside", "across"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`locations`: metadata keys that say where the story was written, without hyphens, lower case.

    `days`: how far the dateline's date may lie from the story's. `often`: how often another town must stand in a story
    that never names the dateline's.
    """

    locations: frozenset[str]
    days: int = 2
    often: int = 3


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Every mismatch of the dateline."""
    origins = find_origins(analysis, options.locations)
    datelines = [origin for origin in origins if not origin.key]
    located = [origin for origin in origins if origin.key]
    if datelines:
        yield from _against_metadata(datelines, located)
        yield from _against_date(analysis, options, datelines[0])
        yield from _here_in(analysis, datelines)
        yield from _elsewhere(analysis, options, datelines)
    elif not located:
        yield from _here(analysis)


def _against_metadata(datelines: Sequence[Origin], located: Sequence[Origin]) -> Iterator[Finding]:
    """The dateline against what the metadata say: nothing where one place of each side may be the same."""
    if any(agree(line, other) for line in datelines for other in located):
        return
    for line in datelines:
        other = next((other for other in located if look_alike(line.city, other.city)), None)
        if other is not None:
            yield _finding(line, other, "spelling", "high")
            return
    towns = [other for other in located if may_be_town(other.city)]
    if towns and len(towns) == len(located) and may_be_town(datelines[0].city.title()):
        known = is_town(towns[0].city) and is_town(datelines[0].city)
        yield _finding(datelines[0], towns[0], "", "high" if known else "medium")


def _finding(line: Origin, other: Origin, case: str, confidence: Confidence) -> Finding:
    words = {"key": other.key, "city": other.city}
    return Finding(line.span, (other.span,), words, confidence, case=case)


def _against_date(analysis: "Analysis", options: Options, line: Origin) -> Iterator[Finding]:
    """The date in the dateline against the story's own."""
    dated = analysis.story.date
    field = analysis.field_of(line.span.start)
    for mention in analysis.dates:
        if mention.span.start >= field.span.end:
            return
        if dated and field.span.contains(mention.span) and mention.day and mention.candidates:
            if abs((mention.candidates[0] - dated).days) > options.days:
                yield Finding(mention.span, (), {"date": f"{dated.day} {dated:%B %Y}"}, "medium", case="date")
            return


def _elsewhere(analysis: "Analysis", options: Options, datelines: Sequence[Origin]) -> Iterator[Finding]:
    """A dateline's town that the story never names, where it tells of another town again and again."""
    spans: dict[str, list[Span]] = {}
    head = analysis.field_of(datelines[0].span.start).span
    told = {m.text for m in analysis.mentions if not head.contains(m.span)}
    if any(is_one(text, line.city) for text in told for line in datelines):
        return
    for mention in analysis.mentions:
        if mention.kind == "place" and _is_slot(analysis, mention.first):
            spans.setdefault(mention.text, []).append(mention.span)
    town = max(spans, key=lambda text: len(spans[text]), default="")
    found = spans.get(town, [])
    if len(found) >= options.often and is_town(town) and not any(gazetteer.within(o.city, town) for o in datelines):
        words = {"city": town, "count": str(len(found)), "places": whereabouts(analysis, found)}
        yield Finding(datelines[0].span, tuple(found[:3]), words, "medium", case="elsewhere")


def _is_slot(analysis: "Analysis", first: int) -> bool:
    return first > 0 and analysis.tokens[first - 1].lower in _SLOTS


def _here_in(analysis: "Analysis", datelines: Sequence[Origin]) -> Iterator[Finding]:
    """ "Told reporters here in Velsha" in a story from Korva."""
    for i in analysis.positions.get("here", ()):
        if not analysis.is_narration(analysis.tokens[i].start) or i + 2 >= len(analysis.tokens):
            continue
        place = analysis.mentions_by_first.get(i + 2)
        if place is None or place.kind in ("person", "demonym") or analysis.tokens[i + 1].lower not in ("in", "at"):
            continue
        named = Origin(place.span, place.text)
        if (is_town(place.text) or place.kind == "place") and not any(agree(line, named) for line in datelines):
            span = Span(analysis.tokens[i].start, place.span.end)
            yield Finding(span, (datelines[0].span,), {"city": datelines[0].city}, "medium", case="here-in")
            return


def _here(analysis: "Analysis") -> Iterator[Finding]:
    """ "told reporters here", "arrived here on Monday" in a story that does not say where it was written."""
    for i in analysis.positions.get("here", ()):
        if not analysis.is_narration(analysis.tokens[i].start):
            continue
        first = _reported(analysis, i)
        if first is not None:
            yield Finding(Span(analysis.tokens[first].start, analysis.tokens[i].end), (), {}, "medium", case="here")
            return


def _reported(analysis: "Analysis", i: int) -> int | None:
    """Where the phrase of the "here" at token `i` begins, when it is the place from which the story reports."""
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(i)]
    if i <= sentence.first + 1:
        return None
    before = tokens[i - 1].lower
    if before in _HEARERS:
        return next((j for j in range(i - 2, max(sentence.first, i - 5) - 1, -1) if tokens[j].lower == "told"), None)
    after = i + 2 if i + 1 < sentence.last and tokens[i + 1].lower in _BEFORE_DAY else i + 1
    if before in _VERBS and after < sentence.last and lexicon.weekday(tokens[after].text) is not None:
        return i - 1
    return None
