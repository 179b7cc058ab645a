"""Mentions: every place where a name stands, and what class of name it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Class = Literal["person", "place", "organisation", "demonym", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name stands.

    `text` is the name as a reader sees it, possessive left out ("Wagram Pogossjan"), `words` its words.
    `first` and `last` are its tokens as a slice of all tokens, title and possessive left out.
    `title` is a title or role right before it, lower case ("prime minister"), or "". `courtesy` is True for Mr and the
    like. `speaks` is True where it is subject of a verb of saying. `quoted` is True inside a direct quotation.
    `metonym` is True where a place stands for its government ("Baku denied").
    """

    span: Span
    text: str
    words: tuple[str, ...]
    first: int
    last: int
    kind: Class = "other"
    title: str = ""
    courtesy: bool = False
    speaks: bool = False
    quoted: bool = False
    metonym: bool = False


def find_mentions(analysis: "Analysis") -> Sequence[Mention]:
    """The mentions of every field, in order, none overlapping another."""
    return []
