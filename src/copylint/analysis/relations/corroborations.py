"""Corroborations: what speaks for two tellings of an event at two places being tellings of one event."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.names.mentions import Mention
from copylint.analysis.places import sides
from copylint.analysis.relations.events import Event
from copylint.analysis.relations.frames import frames
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer
from copylint.analysis.tables.lexicon import fold, is_saying

if TYPE_CHECKING:
    from copylint.analysis import Analysis

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DISPLAY = frozenset(("headline", "deck", "kicker", "caption"))
_DATELINE = 12
# So many paragraphs that name somebody or something open a story.
_OPENING = 3


class Telling(Struct, frozen=True, order=True, gc=False):
    """The events of one frame at one place."""

    place: Mention
    events: Sequence[Event]


def tellings(events: Iterable[Event]) -> list[Telling]:
    """The events that have a place, together by place, in the order of the story."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.place is not None:
            found.setdefault(gazetteer.identity(event.place.text), []).append(event)
    return [Telling(first.place, told) for told in found.values() if (first := told[0]).place is not None]


def evidence(analysis: "Analysis", odd: Telling, main: Telling) -> dict[str, str]:
    """What `odd` has in common with the others, in the order of its weight -> words for it, "" where none are needed.

    `lead` says that the story begins with the others. The keys are `speaker`, `day`, `side`, `type`, `lead` and `seat`.
    """
    event, others = odd.events[0], main.events
    owners = sides.owners(analysis)
    ours = {sides.side(name) for name in _takers(event, owners)}
    theirs = {sides.side(name) for other in others for name in _takers(other, owners)}
    told = (
        ("speaker", "same speaker", any(_same_speaker(event, other) for other in others)),
        ("day", f"both {DAYS[event.day or 0]}", any(event.day == other.day is not None for other in others)),
        ("side", "same side", bool(ours & theirs)),
        ("type", f"both “{event.type}”", any(event.type == other.type != "" for other in others)),
        ("lead", "", others[0].span < event.span),
        ("seat", "", bool(seat(analysis, odd.place))),
    )
    return {name: words for name, words, holds in told if holds}


def are_on_other_days(odd: Telling, main: Telling) -> bool:
    """Whether both tellings name days, and none of them is the same."""
    ours, theirs = ({e.day for e in telling.events if e.day is not None} for telling in (odd, main))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def are_by_other_sides(odd: Telling, main: Telling) -> bool:
    """Whether both tellings name who took the place, and no side is the same: two armies take two towns."""
    ours, theirs = ({sides.side(name) for e in t.events for name in _named_sides(e)} for t in (odd, main))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _named_sides(event: Event) -> list[str]:
    speakers = [event.speaker] if event.speaker is not None and event.speaker.kind != "person" else []
    return [mention.text for mention in (event.agent, *speakers) if mention is not None]


def takes_own_capital(analysis: "Analysis", event: Event) -> bool:
    """Whether a country is said to take the city that is its capital: it cannot conquer what it holds."""
    head = analysis.excerpt(event.head).lower()
    if event.place is None or head in frames()[event.frame].regaining:
        return False
    return any(fold(event.place.text) in sides.capitals(name) for name in _takers(event, sides.owners(analysis)))


def _takers(event: Event, owners: dict[str, str]) -> list[str]:
    """The countries that take the place, as the copy names them: the agent, and whose man announces it."""
    names = [event.agent.text] if event.agent is not None else []
    if event.speaker is not None:
        names.append(owners.get(event.speaker.words[-1], "") or event.speaker.words[0])
    return names


def _same_speaker(one: Event, other: Event) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.words[-1] == other.speaker.words[-1]


def seat(analysis: "Analysis", place: Mention) -> str:
    """Where people speak from the place, "" where nobody does; a paragraph says more than the dateline."""
    same = [m for m in analysis.mentions if m.text == place.text and m.first != place.first]
    speaking = [m.span for m in same if m.metonym or _is_speaking_place(analysis, m)]
    if speaking:
        return whereabouts(analysis, speaking[:1])
    return "dateline" if any(_is_dateline(analysis, m) for m in same) else ""


def _is_speaking_place(analysis: "Analysis", mention: Mention) -> bool:
    """Whether somebody speaks "in Korva"."""
    tokens = analysis.tokens
    if mention.first == 0 or tokens[mention.first - 1].lower != "in":
        return False
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    near = tokens[max(sentence.first, mention.first - 9) : min(sentence.last, mention.last + 4)]
    return any(is_saying(token.lower) for token in near)


def _is_dateline(analysis: "Analysis", mention: Mention) -> bool:
    """Whether the place opens a paragraph that a dash follows: "Korva / Teshen (xna) –"."""
    field = analysis.field_of(mention.span.start)
    if field.name == "dateline":
        return True
    tokens, first = analysis.tokens, analysis.token_at(field.span.start)
    if mention.first != first and tokens[mention.first - 1].text != "/":
        return False
    return any(token.text in ("–", "—", "-", "--") for token in tokens[mention.last : first + _DATELINE])


def paragraph_of(analysis: "Analysis", event: Event) -> int:
    """The paragraph of the body that tells the event, 0 outside the body."""
    return analysis.field_of(event.head.start).paragraph


def in_display(analysis: "Analysis", event: Event) -> bool:
    """Whether the event is told in the headline, kicker or deck."""
    return analysis.field_of(event.head.start).name in _DISPLAY


def in_opening(analysis: "Analysis", event: Event, paragraphs: int = _OPENING) -> bool:
    """Whether the event stands in one of the first body paragraphs that name anybody or anything."""
    here = paragraph_of(analysis, event)
    before = {analysis.field_of(m.span.start).paragraph for m in analysis.mentions if m.span < event.span}
    return here > 0 and sum(0 < number < here for number in before) < paragraphs
