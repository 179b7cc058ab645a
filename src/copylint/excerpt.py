"""One line of a story as a terminal shows it, cut around the words in question."""

from msgspec import Struct

from copylint.story import Span, Story
from copylint.visible import visible, width

_TAB = "    "
_CUT = "…"
_LONG_WORD = 20


class Excerpt(Struct, frozen=True, gc=False):
    """A line of copy; the words in question begin at `column` (from 0) and take `width` columns."""

    line: str
    column: int
    width: int


class _Piece(Struct, frozen=True, gc=False):
    text: str
    width: int


def cut(story: Story, span: Span, room: int) -> Excerpt:
    """The line in which `span` begins, at most `room` columns wide. What leaves the line is not marked."""
    start, end = _line(story, span.start)
    marked = Span(span.start, max(span.start, min(span.end, end)))
    first, last = _window(story.source, Span(start, end), marked, room)
    before = _pieces(story.source, first, marked.start)
    words = _pieces(story.source, marked.start, min(marked.end, last))
    after = _pieces(story.source, min(marked.end, last), last)
    head, tail = _CUT * (first > start), _CUT * (last < end)
    line = head + "".join(piece.text for piece in (*before, *words, *after)) + tail
    return Excerpt(line, len(head) + _total(before), max(1, _total(words)))


def _line(story: Story, offset: int) -> Span:
    """The line that holds `offset`, its end left out."""
    start = offset - story.position(offset).column + 1
    ends = [i for i in (story.source.find(c, offset) for c in "\r\n") if i >= 0]
    return Span(start, min(ends, default=len(story.source)))


def _window(source: str, line: Span, marked: Span, room: int) -> tuple[int, int]:
    """From where to where the line is shown: the marked words first, then what stands around them."""
    free = room - 2 - _total(_pieces(source, marked.start, min(marked.end, marked.start + room)))
    first = marked.start
    while first > line.start and free > room // 3:
        first -= 1
        free -= _piece(source[first]).width
    last = marked.start
    used = _total(_pieces(source, first, last))
    while last < line.end and used + _piece(source[last]).width <= room - 2:
        used += _piece(source[last]).width
        last += 1
    while first > line.start and used + _piece(source[first - 1]).width <= room - 2:
        first -= 1
        used += _piece(source[first]).width
    return _between_words(source, line, marked, first, last)


def _between_words(source: str, line: Span, marked: Span, first: int, last: int) -> tuple[int, int]:
    """The window without the parts of words at its ends, unless a word there is long."""
    if first > line.start:
        space = source.find(" ", first, min(first + _LONG_WORD, marked.start - 1))
        first = space + 1 if space >= 0 else first
    if last < line.end:
        space = source.rfind(" ", max(last - _LONG_WORD, marked.end + 1), last)
        last = space if space >= 0 else last
    return first, last


def _pieces(source: str, start: int, end: int) -> list[_Piece]:
    return [_piece(char) for char in source[start:end]]


def _piece(char: str) -> _Piece:
    if char == "\t":
        return _Piece(_TAB, len(_TAB))
    shown = visible(char)
    return _Piece(shown, width(char) if shown == char else len(shown))


def _total(pieces: list[_Piece]) -> int:
    return sum(piece.width for piece in pieces)
