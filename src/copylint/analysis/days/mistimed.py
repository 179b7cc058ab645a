"""Mistimed days: "will be held on" a day before the story, "was held on" one after it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.days.dates import DateMention

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# So many words may stand between "will" and the date it looks forward to.
_REACH = 6
_LEADS = frozenset({"on", "until", "through", "by"})
# Between "will" and the date these turn back: "will replace the bridge that was lost on ...".
_TURNS = frozenset(
    "that which who whom when where since from of after was were had has have before because and but or not if as than"
    " first last".split()
)
# What has happened where it is told so, with no plan or doubt in it.
_DONE = frozenset(
    "died killed born arrested convicted sentenced fired resigned elected collapsed crashed sank burned happened"
    " began ended opened closed won lost met voted signed married disappeared vanished shot stabbed".split()
)
_BEFORE_HELD, _BEFORE_PLACE = frozenset({"was", "were"}), frozenset({"took"})
# In front of what happened they make it a plan, a wish or a doubt.
_PLANS = frozenset(
    "to if would could might may should be planned scheduled due set expected until before will as being unless".split()
)

Tense = Literal["past", "future"]


class Mistimed(NamedTuple):
    """A date with its year, and the tense of what is told of it: "future" for a day gone by, "past" for one to come."""

    mention: DateMention
    tense: Tense


def find_mistimed(analysis: "Analysis") -> Sequence[Mistimed]:
    """The dates with a year, in the story's own words, that the tense beside them does not fit, in order."""
    anchor = analysis.anchor
    if anchor is None:
        return []
    found = [(mention, _tense(analysis, mention, anchor)) for mention in analysis.dates if _is_whole(mention)]
    return [Mistimed(mention, tense) for mention, tense in found if tense and analysis.is_narration(mention.span.start)]


def _is_whole(mention: DateMention) -> bool:
    return mention.year is not None and mention.day is not None and len(mention.candidates) == 1


def _tense(analysis: "Analysis", mention: DateMention, anchor: date) -> Tense | None:
    """The tense that does not fit: a day off either way may be the hour of another place."""
    off = (mention.candidates[0] - anchor).days
    first = analysis.sentences[analysis.sentence_of(mention.first)].first
    words = analysis.lowers[max(first, mention.first - _REACH - 2) : mention.first]
    if words[-1:] and words[-1] in _LEADS:
        words = words[:-1]
    if off < -1 and _looks_ahead(words):
        return "future"
    return "past" if off > 1 and _looks_back(words) else None


def _looks_ahead(words: Sequence[str]) -> bool:
    """Whether "will" governs the date: little stands between, and nothing that turns back."""
    if "will" not in words[-_REACH:]:
        return False
    between = words[len(words) - 1 - words[::-1].index("will") + 1 :]
    turned = not _TURNS.isdisjoint(between) or any(not word.isalpha() for word in between)
    past = any(word.endswith("ed") for word in between) and "be" not in between
    return bool(between) and not turned and not past


def _looks_back(words: Sequence[str]) -> bool:
    """Whether what is told right before the date has happened: "died on", "was held on", "took place on"."""
    told = (
        words[-1:] and (words[-1] in _DONE or (words[-1] == "held" and not _BEFORE_HELD.isdisjoint(words[-2:])))
    ) or (words[-1:] == ["place"] and not _BEFORE_PLACE.isdisjoint(words[-2:]))
    return bool(told) and _PLANS.isdisjoint(words)
