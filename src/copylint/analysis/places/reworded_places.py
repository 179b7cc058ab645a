"""Reworded places: two places of what is told twice in much the same words."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.told_times import ToldTime, agree
from copylint.analysis.names.mentions import Mention
from copylint.analysis.places.sites import are_apart, may_be_outskirts, stand_together
from copylint.analysis.relations.events import Event
from copylint.analysis.tables import gazetteer

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# A story with more of them is a tour or a list.
_MOST = 60
# So many words besides the places show that one thing is told: a firm may open shops in two towns.
_LEAST = 5
_FIELDS = frozenset({"body", "caption"})  # for headline and deck there is another rule
_LEADS = frozenset({"in", "at", "near", "outside", "from", "to"})
# Where one of these stands there are two of what is told.
_APART = frozenset(
    "again another second third fourth previous previously earlier separate separately elsewhere respectively similar"
    " other either or both then while whereas probably fake falsely hoax denied wrongly not never".split()
)


class RewordedPlace(NamedTuple):
    """The two places of what is told twice, in the order of the copy."""

    first: Mention
    again: Mention


def find_reworded_places(analysis: "Analysis") -> Iterator[RewordedPlace]:
    """The places that differ where everything else that tells what happened there is one."""
    placed = [mention for mention in analysis.mentions if _is_told(analysis, mention)]
    if len(placed) > _MOST or len({mention.text for mention in placed}) < 2:
        return
    reader = _Reader(analysis)
    seen: set[str] = set()
    for one, other in combinations(placed, 2):
        if one.text != other.text and other.text not in seen and reader.tell_one_thing(one, other):
            seen.add(other.text)
            yield RewordedPlace(one, other)


def _is_told(analysis: "Analysis", mention: Mention) -> bool:
    """Whether a name known as a place stands behind "in" or the like, in the story's own words."""
    if mention.kind not in ("place", "other") or not mention.first or analysis.lowers[mention.first - 1] not in _LEADS:
        return False
    field = analysis.field_of(mention.span.start)
    told = field.name in _FIELDS and field.form == "paragraph" and not analysis.is_quoted(mention.span.start)
    return told and bool(gazetteer.places(mention.text))


class _Reader:
    """Holds the places of one story against each other."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.alike = analysis.alike

    def tell_one_thing(self, one: Mention, other: Mention) -> bool:
        """Whether two places that are apart are told of one thing, to all appearance."""
        lowers = self.analysis.lowers
        first, second = (self.analysis.sentence_of(mention.first) for mention in (one, other))
        if first == second or lowers[one.first - 1] != lowers[other.first - 1]:
            return False
        alike = self._are_alike(one, other) and self._is_single(first) and self._is_single(second)
        return alike and self._are_apart(one, other)

    def _are_alike(self, one: Mention, other: Mention) -> bool:
        besides = {word.lower() for mention in (one, other) for word in mention.words}
        return self.alike.tell_one_thing(one.first, other.first, besides, _LEAST)

    def _is_single(self, number: int) -> bool:
        sentence = self.analysis.sentences[number]
        return _APART.isdisjoint(self.analysis.lowers[sentence.first : sentence.last])

    def _are_apart(self, one: Mention, other: Mention) -> bool:
        """Whether neither place lies in or beside the other, no sentence has both, and the times do not differ."""
        events = [[Event(mention.span, "", mention.span, place=mention)] for mention in (one, other)]
        if not are_apart(self.analysis, *events) or may_be_outskirts(*events):
            return False
        times, others = (self._times(mention) for mention in (one, other))
        same_time = not (times and others) or any(agree(a, b) for a in times for b in others)
        return same_time and not stand_together(self.analysis, one.text, other.text)

    def _times(self, mention: Mention) -> Sequence[ToldTime]:
        sentence = self.analysis.sentences[self.analysis.sentence_of(mention.first)]
        return [time for time in self.alike.told if sentence.first <= time.first < sentence.last]
