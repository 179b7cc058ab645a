"""One event that is told of two places: "the capture of Velsha", "the capture of Korva"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from copylint.analysis import sides
from copylint.analysis.events import Event
from copylint.analysis.lexicon import fold, is_saying
from copylint.analysis.mentions import Mention
from copylint.analysis.sites import are_apart, is_one, order
from copylint.analysis.whereabouts import whereabouts
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("place", "other", "evidence", "places", "type", "seat"))
CASES = frozenset(("seat", "display"))

_DISPLAY = frozenset(("headline", "deck", "kicker"))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAD = 2
_SETTLED = 2
_DATELINE = 12
_BESIDE = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which frames to read.

    Of a frame in `several`, a story may tell many events (captures in a war), so that two places conflict only with
    `corroborations`. Of a frame in `single` it conflicts where the copy plainly tells of one event.
    """

    several: tuple[str, ...] = ("capture",)
    single: tuple[str, ...] = ()
    corroborations: int = 3


class _Group(NamedTuple):
    """The events of one frame at one place."""

    place: Mention
    events: Sequence[Event]


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each frame."""
    events = [event for event in analysis.events if event.place is not None and not event.hypothetical]
    for frame in (*options.several, *options.single):
        groups = _groups([event for event in events if event.frame == frame and not event.sequence])
        if len(groups) < 2:
            continue
        plural = any(event.plural for event in analysis.events if event.frame == frame)
        finding = _display(analysis, groups)
        if finding is None and frame in options.several:
            finding = _several(analysis, groups, options.corroborations)
        elif finding is None and not plural and len(groups) == 2:
            finding = _single(analysis, groups)
        if finding is not None:
            yield finding


def _groups(events: Sequence[Event]) -> list[_Group]:
    groups: list[_Group] = []
    for event in events:
        if event.place is None or event.plural:
            continue
        known = next((g for g in groups if is_one(g.place.text, event.place.text)), None)
        if known is None:
            groups.append(_Group(event.place, [event]))
        else:
            groups[groups.index(known)] = known._replace(events=[*known.events, event])
    return groups


# Headline against lead


def _display(analysis: "Analysis", groups: Sequence[_Group]) -> Finding | None:
    """The headline's place against the lead's, where no event of the body is at the headline's place."""
    heads = [g for g in groups if all(_field(analysis, e) in _DISPLAY for e in g.events)]
    leads = [g for g in groups if any(_in_lead(analysis, e) for e in g.events)]
    if len(heads) != 1 or len(leads) != 1 or len(groups) != 2:
        return None
    head, lead = heads[0], leads[0]
    if not _is_swapped(analysis, head, lead) or _stand_together(analysis, head.place, lead.place):
        return None
    if not are_apart(analysis, head.events, lead.events):
        return None
    return _finding(analysis, head, lead, "display", ())


def _stand_together(analysis: "Analysis", one: Mention, other: Mention) -> bool:
    """Whether the two names stand side by side somewhere, as a town and its region do: "Velsha, Upper Marn"."""
    texts = {one.text, other.text}
    pairs = ((a, b) for a, b in pairwise(analysis.mentions) if b.first - a.last <= _BESIDE)
    return any({before.text, after.text} == texts for before, after in pairs)


def _is_swapped(analysis: "Analysis", head: _Group, lead: _Group) -> bool:
    """Whether the headline's place is nowhere in the body, or in it and a place of the same known order."""
    in_body = any(m.text == head.place.text and _paragraph(analysis, m.span.start) for m in analysis.mentions)
    one, other = order(head.events), order(lead.events)
    return one == other != "" if in_body else one == other or {one, other} <= {"", "town"}


# Frames of which a story may tell many events


def _several(analysis: "Analysis", groups: Sequence[_Group], needed: int) -> Finding | None:
    """The place that its captors hold already, or the one for which the rest of the story speaks less."""
    owners = sides.owners(analysis)
    seats = [group for group in groups if any(_is_own_capital(e, owners) for e in group.events)]
    for odd in seats or reversed(groups):
        main = max((g for g in groups if g is not odd), key=lambda g: len(g.events))
        if not are_apart(analysis, odd.events, main.events) and odd not in seats:
            continue
        evidence = _evidence(analysis, odd, main, owners)
        strong = {"seat", "capital", "speaker"} & evidence.keys()
        if odd in seats or (len(groups) == 2 and strong and odd.events[0].noun and len(evidence) >= needed):
            return _finding(analysis, odd, main, "seat" if "seat" in evidence else "", tuple(evidence.values()))
    return None


def _is_own_capital(event: Event, owners: Mapping[str, str]) -> bool:
    return event.place is not None and any(fold(event.place.text) in sides.capitals(s) for s in _owners(event, owners))


def _owners(event: Event, owners: Mapping[str, str]) -> list[str]:
    """The countries that take the place, as the copy names them: the agent, and whose man announces it."""
    names = [event.agent.text] if event.agent is not None else []
    if event.speaker is not None:
        names.append(owners.get(event.speaker.words[-1], "") or event.speaker.words[0])
    return [name for name in names if name]


def _evidence(analysis: "Analysis", odd: _Group, main: _Group, owners: Mapping[str, str]) -> dict[str, str]:
    """What speaks for one event: a word for the machine -> words for the message."""
    event, others = odd.events[0], main.events
    found: dict[str, str] = {}
    ours = {sides.side(name) for name in _owners(event, owners)}
    theirs = {sides.side(name) for other in others for name in _owners(other, owners)}
    if ours & theirs:
        found["side"] = "same side"
    if event.speaker is not None and any(_same_speaker(event, other) for other in others):
        found["speaker"] = "same speaker"
    if event.day is not None and any(other.day == event.day for other in others):
        found["day"] = f"both {_DAYS[event.day]}"
    if event.type and any(other.type == event.type for other in others):
        found["type"] = f"both “{event.type}”"
    if any(_in_lead(analysis, other) or _field(analysis, other) in _DISPLAY for other in others):
        found["lead"] = "told at the top"
    if _is_seat(analysis, odd.place):
        found["seat"] = ""
    return found


def _same_speaker(one: Event, other: Event) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.words[-1] == other.speaker.words[-1]


def _is_seat(analysis: "Analysis", place: Mention) -> bool:
    """Whether the story speaks from the place: it is in the dateline, is a government, or somebody speaks there."""
    return bool(_seat(analysis, place))


def _speaks_from(analysis: "Analysis", mention: Mention) -> bool:
    if mention.metonym:
        return True
    tokens = analysis.tokens
    if mention.first == 0 or tokens[mention.first - 1].lower != "in":
        return False
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    near = tokens[max(sentence.first, mention.first - 9) : min(sentence.last, mention.last + 4)]
    return any(is_saying(token.lower) for token in near)


def _is_dateline(analysis: "Analysis", mention: Mention) -> bool:
    field = analysis.field_of(mention.span.start)
    if field.name == "dateline":
        return True
    first = analysis.token_at(field.span.start)
    dash = (token.text in ("–", "—", "-", "--") for token in analysis.tokens[mention.last : first + _DATELINE])
    return field.paragraph == 1 and mention.last <= first + _DATELINE and any(dash)


# Frames of which a story tells one event


def _single(analysis: "Analysis", groups: Sequence[_Group]) -> Finding | None:
    """ "The blast in Teshen", where the story began with a blast in Korva, on one day or both at the top."""
    first, second = groups
    if not are_apart(analysis, first.events, second.events) or not order(first.events):
        return None
    if not _in_lead(analysis, first.events[0]) and _field(analysis, first.events[0]) not in _DISPLAY:
        return None
    later = second.events[0]
    same_day = later.day is not None and any(event.day == later.day for event in first.events)
    if not (later.definite and same_day) or _stand_together(analysis, second.place, first.place):
        return None
    return _finding(analysis, second, first, "", (f"both {_DAYS[later.day or 0]}",))


# Both


def _finding(analysis: "Analysis", odd: _Group, main: _Group, case: str, evidence: Sequence[str]) -> Finding:
    spans = tuple(event.span for event in main.events)
    kinds = {event.type for event in (*odd.events, *main.events) if event.type}
    said = [words for words in evidence if words]
    return Finding(
        odd.events[0].span,
        spans,
        words={
            "place": odd.place.text,
            "other": main.place.text,
            "places": whereabouts(analysis, spans),
            "evidence": f" ({', '.join(said[:2])})" if said else "",
            "type": kinds.pop() if len(kinds) == 1 else "place",
            "seat": _seat(analysis, odd.place) if case == "seat" else "",
        },
        confidence="high" if len(said) >= _SETTLED else "medium",
        case=case,
    )


def _seat(analysis: "Analysis", place: Mention) -> str:
    """Where the story speaks from the place, "" where it does not; a paragraph says more than the dateline."""
    same = [m for m in analysis.mentions if m.text == place.text and m.first != place.first]
    speaking = [m.span for m in same if _speaks_from(analysis, m)]
    if speaking:
        return whereabouts(analysis, speaking[:1])
    return "the dateline" if any(_is_dateline(analysis, m) for m in same) else ""


def _in_lead(analysis: "Analysis", item: Event) -> bool:
    return _paragraph(analysis, item.head.start) in range(1, _LEAD + 1)


def _paragraph(analysis: "Analysis", offset: int) -> int:
    return analysis.field_of(offset).paragraph


def _field(analysis: "Analysis", item: Event | Mention) -> str:
    return analysis.field_of(item.span.start).name


