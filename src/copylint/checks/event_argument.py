"""One event that is told of two places: "the capture of Velsha", "the capture of Korva"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.mentions import Mention
from copylint.analysis.places.sites import are_apart, order
from copylint.analysis.relations.corroborations import (
    DAYS,
    Telling,
    are_by_other_sides,
    are_on_other_days,
    evidence,
    in_display,
    is_dateline_place,
    paragraph_of,
    seat,
    takes_own_capital,
    tellings,
)
from copylint.analysis.relations.events import Event
from copylint.analysis.relations.frames import frames, words
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("place", "other", "evidence", "places", "type", "seat"))
CASES = frozenset(("seat", "display"))

_OPENING = 2
_NOWHERE = 10**9
_SETTLED = 2
_BESIDE = 3
_MOST_PLACES = 40  # a story that tells of more is a list
# What tells two events of one name apart.
_TELLING = frozenset(
    "men women men's women's boys girls junior senior youth under local national state federal regional municipal"
    " general presidential parliamentary mayoral primary civil criminal doubles singles cup league".split()
)
_ONE_MORE = frozenset("second third fourth another other further separate similar subsequent previous earlier".split())
_OF_ONE = frozenset(("speaker", "side"))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which frames to read, as data/frames.json names them.

    Any of these frames is compared between headline and lead; of those in `display` nothing else is.
    Of a frame in `several`, a story may tell many events (captures in a war), so that two places conflict only with
    `corroborations`. Of a frame in `single` it conflicts where the copy plainly tells of one event.
    """

    several: tuple[str, ...] = ("capture",)
    single: tuple[str, ...] = ()
    display: tuple[str, ...] = ()
    corroborations: int = 3


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each frame."""
    if not analysis.events:
        return
    for frame in (*options.several, *options.single, *options.display):
        events = [e for e in analysis.events if e.frame == frame and not analysis.is_quoted(e.head.start)]
        told = [event for event in events if not (event.hypothetical or event.sequence)]
        finding = _display(analysis, tellings(told)) or _in_body(analysis, events, told, options)
        if finding is not None:
            yield finding


# Headline against lead


def _display(analysis: "Analysis", told: Sequence[Telling]) -> Finding | None:
    """The headline's place against the lead's, where no event of the body is at the headline's place."""
    heads = [telling for telling in told if all(in_display(analysis, event) for event in telling.events)]
    body = [telling for telling in told if telling is not heads[0]] if len(heads) == 1 else []
    if not body:
        return None
    head, lead = heads[0], min(body, key=lambda telling: _first_paragraph(analysis, telling))
    if not _is_swapped(analysis, head, lead) or _stand_together(analysis, head.place, lead.place):
        return None
    if not are_apart(analysis, head.events, lead.events):
        return None
    return _finding(analysis, head, lead, "display", ())


def _is_swapped(analysis: "Analysis", head: Telling, lead: Telling) -> bool:
    """Whether the headline's place is nowhere in the body, or only further down and of the same known order."""
    same = [analysis.field_of(m.span.start).paragraph for m in analysis.mentions if m.text == head.place.text]
    in_body = [paragraph for paragraph in same if paragraph]
    one, other = order(head.events), order(lead.events)
    if in_body:
        return min(in_body) - _first_paragraph(analysis, lead) >= _OPENING and one == other != ""
    return one == other or {one, other} <= {"", "town"}


def _first_paragraph(analysis: "Analysis", telling: Telling) -> int:
    return min(paragraph_of(analysis, event) or _NOWHERE for event in telling.events)


def _stand_together(analysis: "Analysis", one: Mention, other: Mention) -> bool:
    """Whether the two names stand side by side somewhere, as a town and its region do: "Velsha, Upper Marn"."""
    texts = {one.text, other.text}
    pairs = ((a, b) for a, b in pairwise(analysis.mentions) if b.first - a.last <= _BESIDE)
    return any({before.text, after.text} == texts for before, after in pairs)


# Within the body


def _in_body(analysis: "Analysis", events: Sequence[Event], told: Sequence[Event], options: Options) -> Finding | None:
    groups = tellings(event for event in told if not event.plural)
    if len(groups) < 2:
        return None
    if told[0].frame in options.several:
        return _several(analysis, groups, options.corroborations)
    several = any(event.plural or _is_one_more(analysis, event) for event in events)
    if told[0].frame in options.single and len(groups) == 2 and not several:
        return _single(analysis, groups)
    return None


def _is_one_more(analysis: "Analysis", event: Event) -> bool:
    """Whether the story calls it a second one: "another blast"."""
    i = analysis.token_at(event.head.start)
    return i > 0 and analysis.tokens[i - 1].lower in _ONE_MORE


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


def _single(analysis: "Analysis", told: Sequence[Telling]) -> Finding | None:
    """ "The blast in Teshen on Sunday", where the story began with a blast in Korva on Sunday."""
    first, second = told
    later = second.events[0]
    if not (later.definite and later.day is not None and any(event.day == later.day for event in first.events)):
        return None
    known = order(first.events) or is_dateline_place(analysis, first.place)
    if not known or not are_apart(analysis, first.events, second.events):
        return None
    if _stand_together(analysis, second.place, first.place) or _are_two(analysis, first.events[0], later):
        return None
    return _finding(analysis, second, first, "", (f"both {DAYS[later.day]}",))


def _are_two(analysis: "Analysis", one: Event, other: Event) -> bool:
    """Whether the words for the events tell them apart: a men's and a women's final, a verdict and an inquest."""
    heads = [analysis.token_at(event.head.start) for event in (one, other)]
    if frames()[one.frame].distinct and len({analysis.tokens[i].lower for i in heads}) > 1:
        return True
    before = [
        {t.lower for t in analysis.tokens[max(0, i - _BESIDE) : i] if t.is_word} - words("articles") for i in heads
    ]
    described = [{word for word in some if word.endswith(("'s", "s'")) or word in _TELLING} for some in before]
    return described[0] != described[1]


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
