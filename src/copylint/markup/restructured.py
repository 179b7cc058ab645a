"""The blocks of reStructuredText: titles, paragraphs, lists, quotes, tables, fields, directives and comments.

Source: docutils, "reStructuredText Markup Specification" and "reStructuredText Directives".
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from copylint.fields import Draft
from copylint.markup.decoded import laid_out, verbatim
from copylint.markup.paragraphs import without_addresses
from copylint.markup.prose import Place
from copylint.markup.restructured_inline import mask_restructured
from copylint.markup.restructured_lines import (
    ADORNMENT,
    BULLET,
    DIRECTIVE,
    EXPLICIT,
    FIELD,
    FOOTNOTE,
    GRID,
    SIMPLE,
    TARGET,
    Line,
    indented,
    read_lines,
)
from copylint.markup.restructured_tables import reading_on
from copylint.story import MASK, Span

_DEEPEST = 25
_BOXES = frozenset(
    "note tip hint important attention caution danger error warning admonition seealso sidebar topic".split()
)
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote", "pullquote"})
_BODIES = frozenset({"compound", "container", "only", "class", "rst-class", "table", "list-table", "centered", "div"})
_TITLED = frozenset({"topic", "sidebar", "admonition"})
_PICTURES = frozenset({"image", "figure", "thumbnail"})


class Blocks(NamedTuple):
    """What a text holds: its copy, its comments, and the fields at its head by their names in lower case."""

    drafts: list[Draft]
    comments: list[Span]
    fields: dict[str, Span]


def read_blocks(source: str, start: int = 0) -> Blocks:
    """The blocks of a text from an offset on; the first title is the headline."""
    reader = _Reader(source)
    reader.region(list(read_lines(source, start)), Place("body"), 0)
    return reader.blocks


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks = Blocks([], [], {})
        self.has_title = self.has_copy = False

    def text(self, line: Line) -> str:
        return self.source[line.start : line.end]

    def region(self, lines: Sequence[Line], place: Place, depth: int) -> None:
        """Read lines of one margin, and what is indented below them."""
        i = 0
        while i < len(lines):
            if lines[i].is_blank:
                i += 1
                continue
            i = self.block(lines, i, place, depth)

    def block(self, lines: Sequence[Line], i: int, place: Place, depth: int) -> int:
        """Read the block that begins with line `i`; the number of the line behind it comes back."""
        line, text = lines[i], self.text(lines[i])
        if depth >= _DEEPEST:
            return self.paragraph(lines, i, place, depth)
        if EXPLICIT.match(text):
            end = indented(lines, i + 1, line.column)
            self.explicit(lines[i:end], place, depth)
            return end
        if last := self.title(lines, i):
            return last
        if field := FIELD.match(text):
            end = indented(lines, i + 1, line.column)
            self.field(field, lines[i:end], place, depth)
            return end
        if bullet := BULLET.match(text):
            return self.item(lines, i, bullet.end(), place, depth)
        if GRID.match(text):
            return self.grid(lines, i)
        if SIMPLE.match(text):
            return self.table(lines, i)
        if text.startswith((">>> ", "| ")):
            return self.run(lines, i, text[0], place)
        return self.paragraph(lines, i, place, depth)

    def title(self, lines: Sequence[Line], i: int) -> int:
        """The number of the line behind a title or a transition, 0 where there is none."""
        following = [self.text(line) for line in lines[i + 1 : i + 3]] + ["", ""]
        text = self.text(lines[i])
        if ADORNMENT.match(text) and len(text) > 1:
            if following[0] and following[1] == text and len(text) >= min(len(following[0]), 4):
                self.headed(lines[i + 1])
                return i + 3
            return i + 1 if not following[0] and len(text) >= 4 else 0
        under = following[0]
        if (
            under
            and ADORNMENT.match(under)
            and len(under) >= min(len(text), 4)
            and lines[i + 1].column == lines[i].column
        ):
            self.headed(lines[i])
            return i + 2
        return 0

    def headed(self, line: Line) -> None:
        is_headline = not self.has_title and not self.has_copy
        self.has_title = True
        place = Place("headline") if is_headline else Place("body", "subhead")
        self.draft(line.start, line.end, place)

    def item(self, lines: Sequence[Line], i: int, width: int, place: Place, depth: int) -> int:
        line = lines[i]
        end = indented(lines, i + 1, line.column)
        first = Line(min(line.start + width, line.end), line.end, line.column + width)
        inner = place._replace(form="list-item") if place.name == "body" else place
        self.region([first, *lines[i + 1 : end]], inner, depth + 1)
        return end

    def field(self, field: re.Match[str], lines: Sequence[Line], place: Place, depth: int) -> None:
        """A field: metadata at the head of a text, copy below."""
        first = lines[0]._replace(start=min(lines[0].start + field.end(), lines[0].end))
        if self.has_copy or depth:
            self.region([first, *lines[1:]], place._replace(form="list-item"), depth + 1)
            return
        last = max((line.end for line in lines if not line.is_blank), default=first.end)
        self.blocks.fields.setdefault(field["name"].lower(), Span(first.start, max(first.start, last)))

    def explicit(self, lines: Sequence[Line], place: Place, depth: int) -> None:
        """A directive, a footnote, a target or a comment."""
        line, text = lines[0], self.text(lines[0])
        offset = min(3, len(text))
        rest = text[offset:]
        if text.startswith("__ ") or TARGET.match(rest):
            return
        if footnote := FOOTNOTE.match(rest):
            first = line._replace(start=line.start + offset + footnote.end())
            self.region([first, *lines[1:]], place, depth + 1)
        elif directive := DIRECTIVE.match(rest):
            self.directive(directive, lines, place, depth)
        else:
            last = max((line.end for line in lines if not line.is_blank), default=line.end)
            self.blocks.comments.append(Span(line.start, last))

    def directive(self, directive: re.Match[str], lines: Sequence[Line], place: Place, depth: int) -> None:
        name = directive["name"].lower()
        argument = lines[0]._replace(start=min(lines[0].start + 3 + directive.end(), lines[0].end))
        options, content = self.options(lines[1:])
        if name in _PICTURES:
            for key in ("alt", "caption", "title"):
                if span := options.get(key):
                    self.draft(span.start, span.end, Place("caption", key=key))
            self.region(content, Place("caption"), depth + 1)
        elif name in _BOXES or name in _QUOTES:
            box = Place("infobox" if name in _BOXES else "pullquote")
            if name in _TITLED:
                self.draft(argument.start, argument.end, box)
            self.region(content if name in _TITLED else [argument, *content], box, depth + 1)
        elif name == "rubric":
            self.draft(argument.start, argument.end, Place("body", "subhead"))
        elif name in _BODIES:
            self.region(content, place, depth + 1)
        elif name == "meta" and (span := options.get("description")):
            self.draft(span.start, span.end, Place("deck", key="description"))

    def options(self, lines: Sequence[Line]) -> tuple[dict[str, Span], Sequence[Line]]:
        """The options below a directive, and the lines of its content."""
        found: dict[str, Span] = {}
        for i, line in enumerate(lines):
            option = FIELD.match(self.text(line))
            if line.is_blank or option is None:
                return found, lines[i:]
            found[option["name"].lower()] = Span(min(line.start + option.end(), line.end), line.end)
        return found, []

    def grid(self, lines: Sequence[Line], i: int) -> int:
        """The rows of a table with borders; lines of a row that cannot be read one after the other are rows each."""
        border, row = self.text(lines[i]), list[Line]()
        while i < len(lines) and not lines[i].is_blank:
            i += 1
            if i < len(lines) and not lines[i].is_blank and not GRID.match(self.text(lines[i])):
                row.append(lines[i])
                continue
            for first, last in reading_on(border, [self.text(line) for line in row]):
                self.row(row[first:last])
            border, row = self.text(lines[i]) if i < len(lines) else "", []
        return i

    def row(self, lines: Sequence[Line]) -> None:
        """Lines of a table as one row: of the borders between them only the ends of the lines are left."""
        start, end = lines[0].start, lines[-1].end
        masked = verbatim(mask_restructured(self.source, start, end), 0, end - start)
        text = without_addresses(masked).text
        for above, below in pairwise(lines):
            last = above.start + len(self.text(above).rstrip("| ")) - start
            first = below.end - len(self.text(below).lstrip("| ")) - start
            between = "".join(c if c in "\r\n" else MASK for c in text[last:first])
            text = text[:last] + between + text[first:]
        self.blocks.drafts.append(Draft("body", start, text, "table-row"))
        self.has_copy = True

    def table(self, lines: Sequence[Line], i: int) -> int:
        """The rows of a table without borders; one that is set on several lines is read as several."""
        end = i
        borders = 0
        while end < len(lines) and not (lines[end].is_blank and borders > 1):
            text = self.text(lines[end])
            borders += text.startswith("=")
            if not lines[end].is_blank and not SIMPLE.match(text) and not set(text) <= set("-= +"):
                self.draft(lines[end].start, lines[end].end, Place("body", "table-row"))
            end += 1
        return end

    def run(self, lines: Sequence[Line], i: int, mark: str, place: Place) -> int:
        """The lines of a poem or an address, each a paragraph, or of a session with a program, which is no copy."""
        while i < len(lines) and not lines[i].is_blank:
            line = lines[i]
            if mark == "|":
                shift = 2 if self.text(line).startswith("| ") else self.text(line) == "|"
                self.draft(line.start + shift, line.end, place)
            i += 1
        return i

    def paragraph(self, lines: Sequence[Line], i: int, place: Place, depth: int) -> int:
        line = lines[i]
        end = i + 1
        while end < len(lines) and not lines[end].is_blank and lines[end].column == line.column:
            end += 1
        following = indented(lines, end, line.column)
        is_literal = self.text(lines[end - 1]).endswith("::")
        last = lines[end - 1].end
        if is_literal:
            last -= (
                2
                if self.text(lines[end - 1])[:-2].endswith((" ", ":")) or lines[end - 1].end - lines[end - 1].start == 2
                else 1
            )
        self.draft(line.start, last, place)
        if is_literal or depth >= _DEEPEST:
            return following if is_literal else end
        if following > end:  # a quotation, or what defines the line above
            is_quote = place.name == "body" and lines[end].is_blank and place.form == "paragraph"
            self.region(lines[end:following], place._replace(form="block-quote") if is_quote else place, depth + 1)
        return following

    def draft(self, start: int, end: int, place: Place) -> None:
        if start >= end:
            return
        masked = without_addresses(verbatim(mask_restructured(self.source, start, end), 0, end - start))
        self.has_copy = self.has_copy or place == Place("body")
        self.blocks.drafts.append(Draft(place.name, start, laid_out([masked]), place.form, place.key))
