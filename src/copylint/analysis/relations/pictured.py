"""Pictured: where the copy points to a picture, a map or a chart, and the story has none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_PICTURES = frozenset(
    "chart table map graphic graph photo picture photograph video infographic box diagram gallery".split()
)
_WHERE = frozenset({"below", "above"})
_UNPICTURED = (".txt", ".text")
_CLOSING = frozenset({")", ".", ",", ";"})
_EMBEDDED = ("![", "<img", "<iframe", "<figure", "<table", "<video", "<script", "{{<", "{{%", "{%", "[[", ".jp", ".png")
_SHOWN = frozenset({"caption", "infobox"})


class Pictured(NamedTuple):
    """Words that point to a picture: "the map below"; `noun` is what it is."""

    span: Span
    noun: str


def find_pictured(analysis: "Analysis") -> Iterator[Pictured]:
    """The chart below, in a story with no picture, table or embedded matter; a plain text can have none.

    One for each thing that is not there.
    """
    triggers = [i for word in (*_WHERE, "pictured", *_PICTURES) for i in analysis.positions.get(word, ()) if i > 1]
    if not triggers or analysis.story.path.endswith(_UNPICTURED) or _has_pictures(analysis):
        return
    named: set[str] = set()
    for i in sorted(triggers):
        pointer = _picture_named(analysis, i) or _pictured(analysis, i)
        if pointer is not None and pointer.noun not in named and analysis.is_narration(pointer.span.start):
            named.add(pointer.noun)
            yield pointer


def _picture_named(analysis: "Analysis", i: int) -> Pictured | None:
    """ "The chart below shows", "(see map)"."""
    tokens = analysis.tokens
    after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
    noun, before = tokens[i - 1].lower, tokens[i - 2].lower
    if tokens[i].lower in _WHERE and noun in _PICTURES and before in {"the", "see", "our", "this"}:
        ends = not after[0].isalpha() or after in {"shows", "to", "for"}
        return Pictured(Span(tokens[i - 2].start, tokens[i].end), noun) if ends else None
    if (
        tokens[i].lower in _PICTURES
        and after in _CLOSING
        and (noun == "see" or (noun == "accompanying" and before == "see"))
    ):
        start = i - 1 if noun == "see" else i - 2
        return Pictured(Span(tokens[start].start, tokens[i].end), tokens[i].lower)
    return None


def _pictured(analysis: "Analysis", i: int) -> Pictured | None:
    """ "Ann Lo, pictured, said", "the mast (pictured above)"."""
    tokens = analysis.tokens
    if tokens[i].lower != "pictured" or i + 1 == len(tokens) or tokens[i - 1].text not in {",", "("}:
        return None
    last = i + (tokens[i + 1].lower in {"above", "below", "left", "right"})
    ends = last + 1 < len(tokens) and tokens[last + 1].text in {",", ")", "."}
    return Pictured(Span(tokens[i].start, tokens[last].end), "picture") if ends else None


def _has_pictures(analysis: "Analysis") -> bool:
    story = analysis.story
    if any(field.name in _SHOWN or field.form == "table-row" for field in story.fields):
        return True
    return any(sign in story.source for sign in _EMBEDDED)
