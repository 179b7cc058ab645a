"""Where one thing stands, another must stand too: a rank with a name, an acronym with its full name."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.scopes import Scope, Unit, is_in_scope, units
from copylint.finding import Finding
from copylint.patterns import find_matches
from copylint.story import Span
from copylint.wording import find_words, outside, refuse_wording, stretches

WORDS = frozenset({"value"})
CASES = frozenset({"late"})
ENGLISH = False


class Sought(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words or patterns, any of them."""

    words: Annotated[tuple[str, ...], Meta(description="Words or phrases, found as whole words.")] = ()
    patterns: Annotated[tuple[str, ...], Meta(description="Regular expressions.")] = ()


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`when` and `needs` must be given: where `when` stands in a unit, `needs` must stand in it too.

    Where the patterns have brackets, what stands in the first pair of brackets must be the same for both: `when:
    {patterns: ['\\b([A-Z]{3,5})\\b']}` and `needs: {patterns: ['\\(([A-Z]{3,5})\\)']}`, with `ignore_case: false`, want
    each acronym in brackets somewhere. One finding is made for each, at its first place.
    """

    when: Annotated[Sought, Meta(description="What is looked for.")]
    needs: Annotated[Sought, Meta(description="What must stand there too.")]
    unit: Annotated[Unit, Meta(description="Where both must stand: in one story, paragraph or sentence.")] = "story"
    order: Annotated[
        Literal["any", "before"], Meta(description="Whether `needs` must stand before `when`, or at the same place.")
    ] = "any"
    ignore_case: Annotated[bool, Meta(description="Whether capitals do not matter.")] = True
    exceptions: Annotated[
        tuple[str, ...], Meta(description="Words or phrases inside which `when` does not count.")
    ] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found."""
        for name, sought in (("when", self.when), ("needs", self.needs)):
            if not sought.words and not sought.patterns:
                raise ValueError(f"{name}: give “words” or “patterns”")
            try:
                refuse_wording(self.ignore_case, words=sought.words, patterns=sought.patterns)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
        refuse_wording(self.ignore_case, exceptions=self.exceptions)


class _Place(NamedTuple):
    """Where something stands; `value` is what stood in its brackets, "" without any."""

    span: Span
    value: str


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each unit, and each value, that lacks what it needs or has it too late."""
    wanting = _wanting(analysis, options)
    needed = sorted(_places(analysis, options.needs, options)) if wanting else []
    for unit in units(analysis, options, options.unit) if wanting else ():
        first: dict[str, Span] = {}
        for place in _within(needed, unit):
            first.setdefault(place.value, place.span)
        told: set[str] = set()
        for place in _within(wanting, unit):
            if place.value not in told:
                told.add(place.value)
                yield from _finding(place, _match(first, place.value), options)


def _within(places: Sequence[_Place], unit: Sequence[Span]) -> Iterator[_Place]:
    for stretch in unit:
        first, last = (bisect_left(places, edge, key=_start) for edge in stretch)
        yield from places[first:last]


def _start(place: _Place) -> int:
    return place.span.start


def _match(first: dict[str, Span], value: str) -> Span | None:
    """The first place of what is needed: of the same value, or of one that has none."""
    known = [first[key] for key in {value, ""} if key in first] if value else list(first.values())
    return min(known, default=None)


def _finding(place: _Place, needed: Span | None, options: Options) -> Iterator[Finding]:
    words = {"value": place.value}
    if needed is None:
        yield Finding(place.span, (), words)
    elif options.order == "before" and needed.start > place.span.start:
        yield Finding(place.span, (needed,), words, case="late")


def _wanting(analysis: Analysis, options: Options) -> list[_Place]:
    found = [p for p in _places(analysis, options.when, options) if is_in_scope(analysis, options, p.span)]
    covers = list(find_words(analysis, options.exceptions, options.ignore_case)) if found else []
    left = set(outside(sorted(place.span for place in found), covers))
    return sorted(place for place in found if place.span in left)


def _places(analysis: Analysis, sought: Sought, options: Options) -> Iterator[_Place]:
    yield from (_Place(span, "") for span in find_words(analysis, sought.words, options.ignore_case))
    by_sentence = options.unit == "sentence"
    for stretch in stretches(analysis, options, by_sentence=by_sentence) if sought.patterns else ():
        for pattern in sought.patterns:
            for found in find_matches(pattern, analysis.story.text, stretch, options.ignore_case):
                group = found.group(1) if found.match.re.groups else None
                value = group[1] if group else ""
                yield _Place(group[0] if group else found.span, value.lower() if options.ignore_case else value)
