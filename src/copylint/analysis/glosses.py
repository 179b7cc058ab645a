"""Glosses: where the copy gives a name another form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Gloss:
    """A licence for a second name: `alias` is another form of `name`.

    "Constance, also known as Konstanz": both are in the sentence. "Shushi, as the Armenians call it" gives only the
    alias; `name` is then the closest name already in the story, or None. `by` is who uses it, as written, or "".
    `span` is the sentence's, `alias_span` and `name_span` the places of the two names in it.
    """

    span: Span
    alias: str
    alias_span: Span
    name: str = ""
    name_span: Span | None = None
    by: str = ""


def find_glosses(analysis: "Analysis") -> Sequence[Gloss]:
    """The glosses of every field, in order."""
    return []
