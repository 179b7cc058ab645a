"""One event that is told of two places: "the capture of Velsha", "the capture of Korva"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.sites import are_apart, is_one, order, stand_together
from copylint.analysis.relations.corroborations import (
    DAYS,
    Telling,
    are_by_other_sides,
    are_on_other_days,
    evidence,
    in_display,
    in_opening,
    paragraph_of,
    seat,
    takes_own_capital,
    tellings,
)
from copylint.analysis.relations.events import Event
from copylint.analysis.relations.frames import words
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("place", "other", "evidence", "places", "type", "seat"))
CASES = frozenset(("seat", "display", "deed"))

_OPENING = 2
_NOWHERE = 10**9
_SETTLED = 2
_MOST_PLACES = 40  # a story that tells of more is a list
_MOST_HEADS = 5
_OF_ONE = frozenset(("speaker", "side"))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which frames to read, as data/frames.json names them.

    Any of these frames is compared between headline and lead; of those in `display` nothing else is.
    `deeds` are what happens to one person or thing in one place, as data/deeds.txt names it ("arrest").
    Of a frame in `several`, a story may tell many events (captures in a war), so that two places conflict only with
    `corroborations`. Of a frame in `single` it conflicts where the copy plainly tells of one event.
    """

    several: tuple[str, ...] = ("capture",)
    single: tuple[str, ...] = ()
    display: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    corroborations: int = 3


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each frame, for each deed and for each place of what is told twice."""
    found = list(_of_kinds(analysis, options))
    yield from found
    yield from _reworded(analysis, [finding.span for finding in found])


def _of_kinds(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    if options.deeds and analysis.deeds:
        yield from _deeds(analysis, options.deeds)
    placed = {event.frame for event in analysis.events if event.place is not None}
    if not placed or sum(1 for event in analysis.events if event.place is not None) < 2:
        return
    for frame in (*options.several, *options.single, *options.display):
        if frame not in placed:
            continue
        events = [e for e in analysis.events if e.frame == frame and not analysis.is_quoted(e.head.start)]
        told = [event for event in events if not (event.hypothetical or event.sequence)]
        finding = _display(analysis, tellings(told)) or _in_body(analysis, frame, told, options)
        if finding is not None:
            yield finding


def _deeds(analysis: "Analysis", verbs: Sequence[str]) -> Iterator[Finding]:
    """What happened to somebody at two places: "was arrested in Lask", "his arrest in Varn"."""
    from copylint.analysis.relations.retold_deeds import find_in_two_places

    for first, again in find_in_two_places(analysis, verbs):
        if first.place is not None and again.place is not None:
            places = whereabouts(analysis, (first.span,))
            told = {"evidence": "", "type": "place", "seat": "", "places": places}
            told |= {"place": again.place.text, "other": first.place.text}
            yield Finding(again.span, (first.span,), told, "medium", case="deed")


def _reworded(analysis: "Analysis", said: Sequence[Span]) -> Iterator[Finding]:
    """What is told twice in much the same words, of two places, if it is not `said`."""
    if sum(1 for mention in analysis.mentions if mention.kind == "place") < 2:
        return
    from copylint.analysis.places.reworded_places import find_reworded_places

    for first, again in find_reworded_places(analysis):
        if not any(map(again.span.overlaps, said)):
            places = whereabouts(analysis, (first.span,))
            told = {"evidence": "", "type": "place", "seat": "", "places": places}
            told |= {"place": again.text, "other": first.text}
            yield Finding(again.span, (first.span,), told, "medium", case="deed")


# Headline against lead


def _display(analysis: "Analysis", told: Sequence[Telling]) -> Finding | None:
    """The headline's place against the lead's, where no event of the body is at the headline's place."""
    shown = [all(in_display(analysis, event) for event in telling.events) for telling in told]
    heads = [telling for telling, is_shown in zip(told, shown, strict=True) if is_shown][:_MOST_HEADS]
    body = [telling for telling, is_shown in zip(told, shown, strict=True) if not is_shown]
    if not heads or not body:
        return None
    lead = min(body, key=lambda telling: _first_paragraph(analysis, telling))
    for head in heads:
        if not _is_swapped(analysis, head, lead) or stand_together(analysis, head.place.text, lead.place.text):
            continue
        if are_apart(analysis, head.events, lead.events) and _is_of_the_day(analysis, head, lead):
            return _finding(analysis, head, lead, "display", ())
    return None


def _is_of_the_day(analysis: "Analysis", head: Telling, lead: Telling) -> bool:
    """Whether a caption tells of the event on the lead's own day: pictures come from elsewhere, too."""
    captions = [e for e in head.events if analysis.field_of(e.head.start).name == "caption"]
    days = {event.day for event in lead.events} - {None}
    return len(captions) < len(head.events) or any(event.day in days for event in captions)


def _is_swapped(analysis: "Analysis", head: Telling, lead: Telling) -> bool:
    """Whether the headline's place is nowhere in the body, or only further down and of the same known order."""
    word = head.place.words[-1].lower()
    same = [analysis.field_of(analysis.tokens[i].start).paragraph for i in analysis.positions.get(word, ())]
    in_body = [paragraph for paragraph in same if paragraph]
    one, other = order(head.events), order(lead.events)
    if in_body:
        return min(in_body) - _first_paragraph(analysis, lead) >= _OPENING and one == other != ""
    return one == other or {one, other} <= {"", "town"}


def _first_paragraph(analysis: "Analysis", telling: Telling) -> int:
    return min(paragraph_of(analysis, event) or _NOWHERE for event in telling.events)


# Within the body


def _in_body(analysis: "Analysis", frame: str, told: Sequence[Event], options: Options) -> Finding | None:
    if frame in options.several:
        groups = tellings(event for event in told if not event.plural)
        found = _several(analysis, groups, options.corroborations) if len(groups) > 1 else None
        return found or _known(analysis, groups)
    if frame not in options.single:
        return None
    from copylint.analysis.relations.retellings import find_retellings

    again = next(find_retellings(analysis, frame), None)
    if again is None or again.first.place is None or again.again.place is None:
        return None
    day = (f"both {DAYS[again.again.day or 0]}",) if again.same_day else ()
    main = [e for e in told if e.place is not None and is_one(e.place.text, again.first.place.text)]
    odd = Telling(again.again.place, [again.again])
    return _finding(analysis, odd, Telling(again.first.place, main or [again.first]), "", day)


def _known(analysis: "Analysis", told: Sequence[Telling]) -> Finding | None:
    """ "The army captured Velsha", then "the rebels did not comment on the capture of Korva", which is nowhere else."""
    if len(told) != 2:
        return None
    main, odd = told
    first, again = main.events[0], odd.events[0]
    if not (again.noun and again.definite and len(odd.events) == 1 and in_opening(analysis, first, 1)):
        return None
    named = [m for m in analysis.mentions if m.text == odd.place.text]
    sentence = analysis.sentences[analysis.sentence_of(odd.place.first)]
    reacts = any(t.lower in words("reacting") for t in analysis.tokens[sentence.first : sentence.last])
    if len(named) > 1 or not reacts or not are_apart(analysis, odd.events, main.events):
        return None
    return _finding(analysis, odd, main, "", ())


def _several(analysis: "Analysis", told: Sequence[Telling], needed: int) -> Finding | None:
    """A place that its captor holds already, or one for which less of the story speaks."""
    if len(told) > _MOST_PLACES:
        return None
    for odd in sorted(told, key=lambda telling: (len(telling.events), -telling.place.first)):
        main = max((telling for telling in told if telling is not odd), key=lambda telling: len(telling.events))
        if not odd.events[0].noun or are_on_other_days(odd, main) or are_by_other_sides(odd, main):
            continue
        found = evidence(analysis, odd, main)
        if takes_own_capital(analysis, odd.events[0]):
            holds = len(found) >= needed - 1 and bool(found.keys() & {"speaker", "day", "type"})
        else:
            holds = len(found) >= needed and len(told) == 2 and "seat" in found and bool(_OF_ONE & found.keys())
        if holds and are_apart(analysis, odd.events, main.events):
            return _finding(analysis, odd, main, "seat" if "seat" in found else "", tuple(found.values()))
    return None


def _finding(analysis: "Analysis", odd: Telling, main: Telling, case: str, found: Sequence[str]) -> Finding:
    spans = tuple(event.span for event in main.events)
    types = {event.type for event in (*odd.events, *main.events) if event.type}
    said = [words for words in found if words]
    return Finding(
        odd.events[0].span,
        spans,
        words={
            "place": odd.place.text,
            "other": main.place.text,
            "places": whereabouts(analysis, spans),
            "evidence": f" ({', '.join(said[:2])})" if said else "",
            "type": types.pop() if len(types) == 1 else "place",
            "seat": seat(analysis, odd.place) if case == "seat" else "",
        },
        confidence="high" if len(said) >= _SETTLED else "medium",
        case=case,
    )
