"""Events: captures, attacks, quakes and the like, with their place, agent and day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.analysis.mentions import Mention
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Event:
    """One place where an event is told.

    `frame` is its class ("capture"), `head` the place of the word that names it, `span` the words from there to its
    place ("conquest of the city of Baku"). `agent` and `place` are the mentions in those slots, None when not said.
    `day` is the weekday in the clause, 0 for Monday, or None. `plural` is True for "attacks", `sequence` for "also",
    "then", "another" and the like in the clause, `hypothetical` for a feared, denied, planned or historic one.
    """

    span: Span
    frame: str
    head: Span
    place: Mention | None = None
    agent: Mention | None = None
    day: int | None = None
    plural: bool = False
    sequence: bool = False
    hypothetical: bool = False


def find_events(analysis: "Analysis") -> Sequence[Event]:
    """The events of every field, in order."""
    return []
