"""Pictures of copy for tests and people: the lines in question, with carets under the words."""

from collections.abc import Iterable
from typing import NamedTuple

from copylint.story import Span, Story


class Caret(NamedTuple):
    """What to point at, and what to say about it."""

    span: Span
    label: str


def picture(story: Story, carets: Iterable[Caret]) -> str:
    """The lines of the story that the carets are about, each followed by a row a caret."""
    rows: list[str] = []
    shown = -1
    for caret in sorted(carets):
        first, column = story.position(caret.span.start)
        if first != shown:
            rows.append(f"    {_line(story, caret.span.start)}")
            shown = first
        rows.append(f"    {_pointer(story, caret, column)}")
    return "\n".join(rows)


def _line(story: Story, offset: int) -> str:
    start, end = _bounds(story, offset)
    return story.source[start:end].replace("\t", " ")


def _pointer(story: Story, caret: Caret, column: int) -> str:
    _, end = _bounds(story, caret.span.start)
    width = max(min(caret.span.end, end) - caret.span.start, 1)
    more = "…" if caret.span.end > end else ""
    return f"{' ' * (column - 1)}{'^' * width}{more} {caret.label}"


def _bounds(story: Story, offset: int) -> tuple[int, int]:
    start = offset - story.position(offset).column + 1
    ends = (story.source.find(mark, offset) for mark in "\r\n")
    return start, min((end for end in ends if end >= 0), default=len(story.source))
