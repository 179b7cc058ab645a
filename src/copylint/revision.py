"""What a story was before a change."""

from msgspec import Struct


class Revision(Struct, frozen=True):
    """A story that a change touched: its earlier contents, none for a new story, and its own where it is staged.

    While a merge is under way it has one earlier version for each side that has the story. `earlier_path` is the name
    of the earlier one where that is a file of its own.
    """

    earlier: tuple[bytes, ...] = ()
    content: bytes | None = None
    earlier_path: str = ""
