"""The story as saved, its fields, and the places in it. Knows no English."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from msgspec import Struct, field

from copylint.lazypattern import lazy_pattern

# Markup is overwritten with this character, so that text and source keep the same length.
# A word joiner has no width and no meaning in copy: a reader of the text passes over it.
MASK = "\u2060"

# A character that the file spells with several, as in `&eacute;`, stands where its reference begins; this one, which
# joins itself to the character before it, stands for the rest of it, so that a word ends where its reference does.
REST = "\u034f"

# What may stand inside a word without being part of it: MASK, soft hyphen, zero-width space and joiners, BOM, REST.
IGNORABLE = "\u2060\u00ad\u200b\u200c\u200d\ufeff\u034f"

FieldName = Literal[
    "headline",
    "kicker",
    "deck",
    "byline",
    "dateline",
    "body",
    "caption",
    "pullquote",
    "infobox",
    "ednote",
    "correction",
    "metadata",
]
NamedAs = Literal["person", "organisation", "place", "other"]
Form = Literal["paragraph", "subhead", "list-item", "block-quote", "table-row"]

_LINE_END = lazy_pattern(r"\r\n|\n|\r")


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open character offsets into the story as saved."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        """Start and end, so that a span can be taken apart."""
        yield self.start
        yield self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place for people and machines: line and column, both from 1, counted in Unicode characters."""

    line: int
    column: int


class Field(Struct, frozen=True):
    """One stretch of copy: a headline, a caption, one paragraph of the body.

    `paragraph` numbers the paragraphs of the body from 1; it is 0 elsewhere.
    `key` is the metadata key the field was read from, such as `title` or `image-description`.
    """

    name: FieldName
    span: Span
    paragraph: int = 0
    form: Form = "paragraph"
    key: str = ""


class Story(Struct, frozen=True, dict=True):
    """A story: `source` is the text as saved, `text` the same with markup masked; both have one length.

    `fields` are in the order of their position and do not overlap; what no field covers is not copy.
    `date` is the anchor the metadata or the dateline give, None when they give none.
    `language` is what the metadata say, as a lower-case tag such as `en-us`, or "".
    `comments` are markup comments, where suppressions may stand; `settings` is the front matter's `copylint:`
    mapping as plain strings, lists and dicts, what stands there instead of a mapping under the key "";
    `settings_span` is the place of it, `settings_places` those of what is in it, by path such as `ignore.0.until`.
    `status` is what the metadata say of its publication, such as `usable` or `withheld`, and `embargo` the time before
    which it is not to be published, as written; "" where they say nothing.
    `named` are the names that the file's own markup tells apart, in order, none inside another: each with what it is;
    "other" is what it says to be neither a person nor an organisation nor a place. `days` are the days that it gives
    for words of the copy.
    `notes` are sentences for the user on how the file was read, such as "read as Windows-1252".
    `uri` is the name that the file gives the story, such as a GUID; "" where it gives none.
    `is_partial` says that the file holds a part of the story only, as one of several web pages does.
    `parts` are the stories of a file that holds several, each with the source and the text of the whole file and the
    fields that are its own; the fields of the whole are those of all of them.
    """

    path: str
    source: str
    text: str
    fields: tuple[Field, ...]
    date: datetime.date | None = None
    language: str = ""
    comments: tuple[Span, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    settings_span: Span | None = None
    settings_places: Mapping[str, Span] = field(default_factory=dict)
    encoding: str = "utf-8"
    status: str = ""
    embargo: str = ""
    notes: tuple[str, ...] = ()
    named: tuple[tuple[Span, NamedAs], ...] = ()
    days: tuple[tuple[Span, datetime.date], ...] = ()
    uri: str = ""
    is_partial: bool = False
    parts: tuple["Story", ...] = ()

    @property
    def stories(self) -> tuple["Story", ...]:
        """The stories that the file holds: its parts, or this one."""
        return self.parts or (self,)

    @property
    def _line_starts(self) -> list[int]:
        return line_starts(self.source)

    @cached_property
    def _field_starts(self) -> list[int]:
        return [field.span.start for field in self.fields]

    def position(self, offset: int) -> Position:
        """The line and column of `offset`; a line ends at LF, CRLF or CR, where an editor ends it."""
        return position_in(self._line_starts, offset)

    def line_around(self, span: Span) -> Span:
        """The line, or the lines, that `span` stands on, the last line end with it; never empty."""
        starts = self._line_starts
        start = starts[bisect_right(starts, span.start) - 1]
        following = bisect_right(starts, max(span.start, span.end - 1))
        return Span(start, starts[following] if following < len(starts) else max(len(self.source), start + 1))

    def field_at(self, offset: int) -> Field | None:
        """The field that covers `offset`, or None."""
        index = bisect_right(self._field_starts, offset) - 1
        if index >= 0 and offset < self.fields[index].span.end:
            return self.fields[index]
        return None

    @cached_property
    def _named_starts(self) -> list[int]:
        return [span.start for span, _ in self.named]

    def named_as(self, span: Span) -> NamedAs | None:
        """What the file's own markup says the name at `span` is, None where it says nothing."""
        index = bisect_right(self._named_starts, span.start) - 1
        return self.named[index][1] if index >= 0 and self.named[index][0].contains(span) else None

    @cached_property
    def _day_starts(self) -> list[int]:
        return [span.start for span, _ in self.days]

    def day_at(self, offset: int) -> datetime.date | None:
        """The day that the file's own markup gives for the words at `offset`, None where it gives none."""
        index = bisect_right(self._day_starts, offset) - 1
        return self.days[index][1] if index >= 0 and offset < self.days[index][0].end else None

    def whole(self, span: Span) -> Span:
        """`span` with all of the reference that its last character is spelled with."""
        end = span.end
        while self.text.startswith(REST, end):
            end += 1
        return span if end == span.end else Span(span.start, end)

    def excerpt(self, span: Span) -> str:
        """The copy in `span` on one line: markup left out, runs of white space made one space."""
        return " ".join(readable(self.text[span.start : span.end]).split())


@lru_cache(maxsize=4)
def line_starts(source: str) -> list[int]:
    """The offsets at which the lines of a file begin, found once for all the stories in it."""
    return [0, *(end.end() for end in _LINE_END.finditer(source))]


def position_in(starts: list[int], offset: int) -> Position:
    """The line and column of `offset` in a text whose lines begin at `starts`."""
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def readable(text: str) -> str:
    """`text` without the characters that have no width."""
    if not text.isascii():
        for character in IGNORABLE:
            if character in text:
                text = text.replace(character, "")
    return text


def has_ignorables(text: str) -> bool:
    """Whether a character without width stands in `text`."""
    return not text.isascii() and any(map(text.__contains__, IGNORABLE))
