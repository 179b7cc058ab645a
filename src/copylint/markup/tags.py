"""HTML tags inside copy: which ones begin a paragraph, which belong to a word, and what the open ones mean."""

import re
from collections.abc import Iterator

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import FieldName, Form

_TAG = lazy_pattern(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_LOOSE_TAG = lazy_pattern(r"<(/?)([A-Za-z][\w:-]*)([^<>]*)>")
_DECLARATION = lazy_pattern(r"<([!?])([A-Za-z\[]*)([^<>]*)>")
_IMAGE_COPY = lazy_pattern(r"\b(alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BREAK = lazy_pattern(r"\s*(?:<br\b[^<>]*>|$)", re.IGNORECASE)

CELLS = frozenset({"td", "th"})
BLOCKS_WORDS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p section source
summary table tbody td tfoot th thead title tr track ul
"""
BLOCKS = frozenset(BLOCKS_WORDS.split())
_FORMS: dict[str, Form] = {
    "blockquote": "block-quote",
    "li": "list-item",
    "tr": "table-row",
    "td": "table-row",
    "th": "table-row",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "subhead"),
}
_DEPTH = 40


class Tag(Struct, frozen=True, gc=False):
    """A tag: whether it closes, its name in lower case, where its attributes begin, and where it ends."""

    closes: bool
    name: str
    attributes: int
    end: int


def at(text: str, position: int, end: int) -> Tag | None:
    """The tag that begins at `position`, or None where the sign is one of the copy."""
    found = (
        _TAG.match(text, position, end)
        or _LOOSE_TAG.match(text, position, end)
        or _DECLARATION.match(text, position, end)
    )
    if found is None:
        return None
    return Tag(found[1] == "/", found[2].lower(), found.start(3), found.end())


def image_copy(text: str, tag: Tag) -> Iterator[tuple[int, int, str]]:
    """The alternative text and the title of a picture: start, end and attribute."""
    for found in _IMAGE_COPY.finditer(text, tag.attributes, tag.end):
        group = found.lastindex or 1
        if found[group].strip():
            yield found.start(group), found.end(group), found[1].lower()


def is_break(text: str, position: int, end: int) -> bool:
    """Whether another line break or the end follows, so that the break before ends a paragraph."""
    return _BREAK.match(text, position, end) is not None


class Context:
    """The open elements that say what the copy inside them is."""

    def __init__(self) -> None:
        """No element is open."""
        self.open: list[str] = []

    def turn(self, tag: Tag) -> None:
        """Open or close the element of a tag."""
        name = tag.name
        if not tag.closes:
            if (name in _FORMS or name in ("figcaption", "caption")) and len(self.open) < _DEPTH:
                self.open.append(name)
        elif name in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(name) :]

    def settle(self) -> None:
        """Forget, at a blank line, what sloppy markup left open; a quotation may run over several paragraphs."""
        if self.open:
            self.open = [name for name in self.open if name == "blockquote"]

    def place(self) -> tuple[FieldName | None, Form | None]:
        """The field name and the form of the copy inside the open elements; None where they do not say."""
        if not self.open:
            return None, None
        if self.open[-1] in ("figcaption", "caption"):
            return "caption", None
        return None, _FORMS[self.open[-1]]
