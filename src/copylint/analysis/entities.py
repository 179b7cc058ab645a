"""Entities: mentions of the same person, place or organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.analysis.lexicon import fold as plain
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
    """The entities of the story, in the order of their first mention.

    A person is made by a full name; later mentions join by the full name, by the last name, or by the first name when
    no other person has it. Everything else joins by its whole name.
    """
    people = _People()
    rest: dict[tuple[Class, str], list[Mention]] = {}
    for mention in analysis.mentions:
        if mention.kind == "person" and len(mention.words) > 1:
            people.introduce(mention)
    for mention in analysis.mentions:
        if mention.kind in ("person", "other") and people.claim(mention):
            continue
        rest.setdefault((mention.kind, plain(mention.text)), []).append(mention)
    groups = [*people.groups(), *rest.values()]
    entities = [_entity(sorted(group, key=lambda m: m.span)) for group in groups if group]
    return sorted(entities, key=lambda entity: entity.span)


def _entity(mentions: list[Mention]) -> Entity:
    fullest = max(mentions, key=lambda m: len(m.words))
    return Entity(mentions[0].span, fullest.kind, fullest.text, tuple(mentions))


class _People:
    """Persons while they are being gathered: full names, and who answers to each single name."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Mention]] = {}
        self._answers: dict[str, list[str]] = {}

    def introduce(self, mention: Mention) -> None:
        """Make a person of a full name, unless there is one."""
        name = plain(mention.text)
        if name in self._by_name:
            return
        self._by_name[name] = []
        for word in {mention.words[-1], mention.words[0]}:
            self._answers.setdefault(plain(word), []).append(name)

    def claim(self, mention: Mention) -> bool:
        """Add a mention to the person it names; False when there is none, or more than one with nobody named last."""
        name = plain(mention.text)
        if name not in self._by_name:
            if len(mention.words) > 1 and mention.kind != "person":
                return False
            owners = self._answers.get(plain(mention.words[-1]) if mention.words else "", [])
            if not owners or len(mention.words) > 1:
                return False
            name = max(owners, key=self._last_place)
        self._by_name[name].append(mention)
        return True

    def _last_place(self, name: str) -> int:
        mentions = self._by_name[name]
        return mentions[-1].span.start if mentions else -1

    def groups(self) -> list[list[Mention]]:
        """The mentions of each person."""
        return list(self._by_name.values())
