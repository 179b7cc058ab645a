"""Entities: mentions of the same person, place or organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.analysis.mentions import Class, Mention
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions that are the same. `name` is the fullest form; `span` is the first mention's."""

    span: Span
    kind: Class
    name: str
    mentions: tuple[Mention, ...]


def find_entities(analysis: "Analysis") -> Sequence[Entity]:
    """The entities of the story, in the order of their first mention."""
    return []
