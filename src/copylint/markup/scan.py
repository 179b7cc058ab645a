"""The state of one pass over the inline markup of a block."""

from collections.abc import Container

from msgspec import Struct

from copylint.markup import tags
from copylint.story import MASK, FieldName, Form


class Segment(Struct, frozen=True, gc=False):
    """A stretch of a block that is a field of its own; `breaks` where it begins another paragraph."""

    start: int
    end: int
    breaks: bool
    name: FieldName | None = None
    form: Form | None = None
    key: str = ""


class Scan:
    """What is known while one block is read."""

    def __init__(self, text: str, start: int, end: int, labels: Container[str], context: tags.Context) -> None:
        """Nothing of `text[start:end]` is read yet."""
        self.text, self.start, self.end = text, start, end
        self.labels, self.context = labels, context
        self.edits: list[tuple[int, int, str]] = []
        self.segments: list[Segment] = []
        self.opened = start
        self.breaks = True
        self.name, self.form = context.place()
        self.brackets: list[int] = []
        self.runs: dict[str, list[list[int]]] = {}
        self.unclosed: set[int] = set()

    def mask(self, start: int, end: int) -> None:
        """Overwrite a stretch with characters without width."""
        self.edits.append((start, end, MASK * (end - start)))

    def put(self, start: int, end: int, text: str) -> None:
        """Write `text` over a stretch and fill the rest with characters without width."""
        self.edits.append((start, end, text + MASK * (end - start - len(text))))

    def close(self, end: int, reopen: int, breaks: bool) -> None:
        """End the segment before `end` and begin the next at `reopen`."""
        if end > self.opened:
            self.segments.append(Segment(self.opened, end, self.breaks, self.name, self.form))
            self.breaks = breaks
        else:
            self.breaks = self.breaks or breaks
        self.opened = max(reopen, self.opened)
        self.name, self.form = self.context.place()

    def inset(self, start: int, end: int, name: FieldName, key: str, outer: tuple[int, int]) -> None:
        """Give copy that stands inside markup a field of its own; the paragraph goes on behind the markup."""
        if outer[0] < self.opened:
            return
        self.close(outer[0], outer[1], breaks=False)
        self.segments.append(Segment(start, end, True, name, None, key))
