"""Retellings: an event that the story begins with, told once more at another place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.places.sites import are_apart, is_one, may_be_outskirts, stand_together
from copylint.analysis.relations.corroborations import in_opening, paragraph_of
from copylint.analysis.relations.events import Event
from copylint.analysis.relations.frames import frames, words

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_BESIDE = 3
_MOST = 40  # a story that tells of more events of one sort is a list
# What tells two events of one name apart.
_TELLING = frozenset(
    "men women men's women's boys girls junior senior youth under local national state federal regional municipal"
    " general presidential parliamentary mayoral primary civil criminal doubles singles".split()
)
_LEAGUES = frozenset({"cup", "league"})
_ONE_MORE = frozenset(
    "second third fourth another other further separate similar subsequent previous earlier two three four several"
    " twin both dozens".split()
)


class Retelling(Struct, frozen=True, order=True, gc=False):
    """`first` tells of an event at the story's beginning, `again` of the same one, to all appearance, elsewhere.

    `same_day` where the copy names one weekday for both.
    """

    first: Event
    again: Event
    same_day: bool


def find_retellings(analysis: "Analysis", frame: str) -> Iterator[Retelling]:
    """The events of the body that are known ones ("Friday's crash near Velsha") and begin elsewhere."""
    events = [e for e in analysis.events if analysis.is_narration(e.head.start)]
    own = [e for e in events if e.frame == frame]
    if not own:
        return
    first = next((e for e in own if e.place is not None and not e.hypothetical), None)
    if first is None or first.sequence or not in_opening(analysis, first):
        return
    several = any(_is_one_more(analysis, event) for event in own)
    related = [e for e in events if _is_known(e) and (e.frame == frame or frame in frames()[e.frame].stands_for)]
    for again in related[:_MOST]:
        later = paragraph_of(analysis, again) > paragraph_of(analysis, first)
        if later and _conflicts(analysis, first, again, own):
            same_day = again.day is not None and first.day == again.day
            if same_day or (not several and _is_only_told_here(analysis, again, own)):
                yield Retelling(first, again, same_day)
                return


def _is_one_more(analysis: "Analysis", event: Event) -> bool:
    """Whether the story tells in it of more than one: "blasts", "another blast", and not those of other years."""
    if event.hypothetical:
        return False
    i = analysis.token_at(event.head.start)
    return event.plural or any(t.lower in _ONE_MORE for t in analysis.tokens[max(0, i - _BESIDE) : i])


def _is_known(event: Event) -> bool:
    """Whether the copy speaks of an event it has told of already, at a place."""
    return event.place is not None and event.definite and not (event.plural or event.sequence or event.hypothetical)


def _conflicts(analysis: "Analysis", first: Event, again: Event, own: Sequence[Event]) -> bool:
    if first.place is None or again.place is None or is_one(first.place.text, again.place.text):
        return False
    if None not in (first.day, again.day) and first.day != again.day:
        return False
    if _are_two(analysis, first, again) or not are_apart(analysis, [first], [again]):
        return False
    if may_be_outskirts([first], [again]):
        return False
    if any(e.place is not None and is_one(e.place.text, again.place.text) for e in own if e.span < again.span):
        return False
    return not stand_together(analysis, first.place.text, again.place.text)


def _is_only_told_here(analysis: "Analysis", again: Event, own: Iterable[Event]) -> bool:
    """Whether the place stands nowhere before, and the paragraph has no other time: no other event is meant."""
    if again.place is None:
        return False
    named = analysis.mentions_by_text.get(again.place.text, ())
    before = [m for m in named if m.span.start < again.head.start]
    if any(analysis.field_of(m.span.start).name == "body" and m.first != again.place.first for m in before):
        return False
    paragraph = paragraph_of(analysis, again)
    return not any(e.hypothetical or e.plural for e in own if paragraph_of(analysis, e) == paragraph)


def _are_two(analysis: "Analysis", one: Event, other: Event) -> bool:
    """Whether the words for the events tell them apart: a men's and a women's final, a verdict and an inquest."""
    heads = [analysis.token_at(event.head.start) for event in (one, other)]
    spoken = {analysis.tokens[i].lower for i in heads}
    if frames()[one.frame].distinct and len(spoken) > 1 and spoken.isdisjoint(words("any")):
        return True
    before = [
        {t.lower for t in analysis.tokens[max(0, i - _BESIDE) : i] if t.is_word} - words("articles") for i in heads
    ]
    described = [{word for word in some if word.endswith("s'") or word in _TELLING} for some in before]
    leagues = [some & _LEAGUES for some in before]
    return (all(described) and described[0] != described[1]) or (all(leagues) and leagues[0] != leagues[1])
