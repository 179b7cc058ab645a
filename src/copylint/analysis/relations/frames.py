"""Frames: what the words for events are, and where each keeps its place. Declared in data/frames.json."""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from copylint.data import FOLDER, rows


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class of events.

    `nouns` and `plurals` name it, `happening` are verbs for it; `slots` are the prepositions that may bring its place
    after these; with `compound` the place may also stand before it ("the Korva blast"). After a word of `not_after`
    the noun means something else ("under fire"). With `distinct` two nouns are two events: no final is a friendly.
    `taking` are past forms of verbs that have the place as object, `taking_by_army` those that mean the event only
    where an army does it, `headline` present forms, which tell of the event in display text only, `falling` verbs that
    have the place as subject. `regaining` are the words for what one may do to a place that is one's own.
    """

    nouns: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    compound: bool = False
    not_after: frozenset[str] = frozenset()
    distinct: bool = False
    taking: tuple[str, ...] = ()
    taking_by_army: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    regaining: tuple[str, ...] = ()
    narrow: bool = False
    stands_for: tuple[str, ...] = ()


class Head(Struct, frozen=True, gc=False):
    """What a word may be the head of: the name of a frame, and the part that the word plays in it."""

    frame: str
    part: str


@cache
def frames() -> Mapping[str, Frame]:
    """Every frame by its name."""
    return msgspec.json.decode((FOLDER / "frames.json").read_bytes(), type=dict[str, Frame])


@cache
def heads() -> Mapping[str, tuple[Head, ...]]:
    """Every word that may head an event."""
    index: dict[str, tuple[Head, ...]] = {}
    for name, frame in frames().items():
        for part in ("nouns", "plurals", "happening", "taking", "taking_by_army", "headline", "falling"):
            for word in getattr(frame, part):
                index[word] = (*index.get(word, ()), Head(name, part))
    return index


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {part: frozenset(words.split("|")) for part, words in rows("event_words")}


def words(part: str) -> frozenset[str]:
    """The words that play a part around the heads of events, as data/event_words.txt lists them: "army"."""
    return _words()[part]
