"""The blocks of a Markdown document, found line by line: paragraphs, headings, list items, quotes, tables."""

from collections.abc import Iterator

from msgspec import Struct, field

from copylint.lazypattern import lazy_pattern
from copylint.markup.links import normal_label
from copylint.story import MASK, Form, readable

_LINE = lazy_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_INDENT = lazy_pattern(rf"[ \t{MASK}]*")
_HEADING = lazy_pattern(r"(#{1,6})(?:[ \t]+|$)")
_HEADING_TAIL = lazy_pattern(r"(?:^|[ \t])#+[ \t]*$")
_RULE = lazy_pattern(r"([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_BULLET = lazy_pattern(r"(?:[-+*•]|(\d{1,9})[.)])([ \t]+|$)")
_FENCE = lazy_pattern(r"(`{3,})[^`]*$|(~{3,})")
_UNDERLINE = lazy_pattern(r"(?:=+|--+)[ \t]*$")
_DELIMITER = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = lazy_pattern(
    r"\[([^\[\]\s^][^\[\]]{0,199})\]:[ \t]*(?:<[^<>]*>|\S+)[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^()]*\))?[ \t]*$"
)
_NOTE = lazy_pattern(r"\[\^[^\[\]\s]{1,60}\]:[ \t]*")
_ATTRIBUTES = lazy_pattern(r"\{[:#.][^{}]*\}[ \t]*$")
# A rule under a longer paragraph is meant as a rule.
_LONGEST_SETEXT = 160


class Block(Struct):
    """A block of copy: its place without the marks around it; `blanks` are quote marks at the starts of its lines."""

    start: int
    end: int
    form: Form
    level: int = 0
    blanks: list[tuple[int, int]] = field(default_factory=list)
    last_line: int = 0


class Reading(Struct):
    """What is known while the lines are read."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    paragraph: Block | None = None
    items: list[int] = field(default_factory=list)
    fence: str = ""
    in_table: bool = False
    after_blank: bool = True
    margin: int = 0


def read_blocks(text: str, start: int) -> tuple[list[Block], set[str]]:
    """The blocks of `text` from `start` on, in order, and the labels its link definitions define."""
    reading = Reading(text)
    for first, end in _lines(text, start):
        if first == end:
            _blank_line(reading)
        elif (text[first].isalpha() or text[first] in '“"‘') and not reading.fence and not reading.in_table:
            _flush_line(reading, first, end)
        else:
            _line(reading, first, end)
    return reading.blocks, reading.labels


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and where its copy ends."""
    if "\r" in text:
        yield from (line.span(1) for line in _LINE.finditer(text, start))
        return
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _flush_line(reading: Reading, first: int, end: int) -> None:
    """A line that begins at the margin with a letter, as most do: it can only begin or continue a paragraph."""
    block = reading.paragraph
    if block is None:
        reading.items.clear()
        block = reading.paragraph = Block(first, end, "paragraph")
        reading.blocks.append(block)
    block.end = end
    block.last_line = first
    reading.after_blank = False


def _line(reading: Reading, start: int, end: int) -> None:
    first, quoted = _content(reading.text, start, end)
    if first == end:
        _blank_line(reading)
        return
    if reading.fence:
        if reading.text[first:end].strip().startswith(reading.fence):
            reading.fence = ""
        return
    reading.margin = quoted or start
    indent = _width(reading.text, reading.margin, first)
    mark = reading.text[first]
    open_paragraph = reading.paragraph
    if open_paragraph is None or mark in _STARTERS:
        _leave_items(reading, indent)
        if mark in _STARTERS and _STARTERS[mark](reading, first, end, bool(quoted)):
            reading.after_blank = False
            return
        if reading.paragraph is None and _is_code(reading, indent, mark):
            return
    _paragraph_line(reading, first, end, quoted and (start, first))
    reading.after_blank = False


def _content(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the copy of a line begins, and where its quote marks end (0 where it has none)."""
    quoted = 0
    while True:
        found = _INDENT.match(text, start, end)
        first = found.end() if found else start
        if first == end or text[first] != ">":
            return first, quoted
        start = quoted = first + 1


def _width(text: str, start: int, first: int) -> int:
    lead = readable(text[start:first])  # a comment at the beginning of a line does not indent it
    return len(lead.expandtabs(4)) if "\t" in lead else len(lead)


def _blank_line(reading: Reading) -> None:
    reading.paragraph = None
    reading.in_table = False
    reading.after_blank = True


def _leave_items(reading: Reading, indent: int) -> None:
    if reading.paragraph is None or reading.items:
        while reading.items and indent < reading.items[-1]:
            reading.items.pop()


def _is_code(reading: Reading, indent: int, mark: str) -> bool:
    inside = reading.items[-1] if reading.items else 0
    return indent - inside >= 4 and mark != "<" and reading.after_blank


def _paragraph_line(reading: Reading, first: int, end: int, quote: tuple[int, int] | int) -> None:
    block = reading.paragraph
    if reading.in_table and "|" in reading.text[first:end]:
        reading.blocks.append(Block(first, end, "table-row"))
        return
    reading.in_table = False
    if block is None:
        block = Block(first, end, "block-quote" if quote else "list-item" if reading.items else "paragraph")
        reading.paragraph = block
        reading.blocks.append(block)
    elif quote and not isinstance(quote, int):
        block.blanks.append(quote)
    block.end = end
    block.last_line = first


def _heading(reading: Reading, first: int, end: int, _quoted: bool) -> bool:
    found = _HEADING.match(reading.text, first, end)
    if found is None:
        return False
    reading.paragraph = None
    tail = _HEADING_TAIL.search(reading.text, found.end(), end)
    reading.blocks.append(Block(found.end(), tail.start() if tail else end, "subhead", len(found[1])))
    return True


def _dash(reading: Reading, first: int, end: int, quoted: bool) -> bool:
    """A line that begins with a dash, a star or the like: underline, table delimiter, rule or list item."""
    text, block = reading.text, reading.paragraph
    if block is not None and _table(reading, first, end):
        return True
    if _UNDERLINE.match(text, first, end):
        if block is not None and block.form == "paragraph" and block.end - block.start <= _LONGEST_SETEXT:
            block.form, block.level = "subhead", 1 if text[first] == "=" else 2
        elif text[first] == "=":
            return False
        reading.paragraph = None
        return True
    if _RULE.match(text, first, end):
        reading.paragraph = None
        return True
    return text[first] not in "_=" and _item(reading, first, end, quoted)


def _item(reading: Reading, first: int, end: int, quoted: bool) -> bool:
    found = _BULLET.match(reading.text, first, end)
    if found is None:
        return False
    interrupts = reading.paragraph is not None and reading.paragraph.form == "paragraph"
    if interrupts and (found.end() == end or found[1] not in (None, "1")):
        return False
    reading.items.append(_width(reading.text, reading.margin, found.end(1) + 1 if found[1] else first + 1) + 1)
    reading.paragraph = None
    start = found.end()
    if start < end and not _nested(reading, start, end, quoted):
        _open_item(reading, start, end)
    return True


def _nested(reading: Reading, start: int, end: int, quoted: bool) -> bool:
    """Whether the first line of an item is a block of another kind, and not a further item."""
    mark = reading.text[start]
    return mark in "#`~" and _STARTERS[mark](reading, start, end, quoted)


def _open_item(reading: Reading, start: int, end: int) -> None:
    reading.paragraph = Block(start, end, "list-item", last_line=start)
    reading.blocks.append(reading.paragraph)


def _fence(reading: Reading, first: int, end: int, _quoted: bool) -> bool:
    found = _FENCE.match(reading.text, first, end)
    if found is None:
        return False
    reading.fence = found[1] or found[2]
    reading.paragraph = None
    return True


def _table(reading: Reading, first: int, end: int) -> bool:
    """Whether the line is the one under a table's head; the head line then leaves the paragraph it seemed to be."""
    text, block = reading.text, reading.paragraph
    if reading.in_table:
        return False
    if block is None or "|" not in text[block.last_line : block.end] or not _DELIMITER.match(text, first, end):
        return False
    head = Block(block.last_line, block.end, "table-row")
    if block.last_line == block.start:
        reading.blocks.pop()
    else:
        block.end = block.last_line
    reading.blocks.append(head)
    reading.paragraph = None
    reading.in_table = True
    return True


def _table_row(reading: Reading, first: int, end: int, _quoted: bool) -> bool:
    return _table(reading, first, end)


def _definition(reading: Reading, first: int, end: int, _quoted: bool) -> bool:
    if reading.paragraph is None and (found := _DEFINITION.match(reading.text, first, end)):
        reading.labels.add(normal_label(found[1]))
        return True
    if note := _NOTE.match(reading.text, first, end):
        reading.paragraph = Block(note.end(), end, "paragraph", last_line=note.end())
        reading.blocks.append(reading.paragraph)
        return True
    return False


def _attributes(reading: Reading, first: int, end: int, _quoted: bool) -> bool:
    return _ATTRIBUTES.match(reading.text, first, end) is not None


_STARTERS = {
    "#": _heading,
    "`": _fence,
    "~": _fence,
    "[": _definition,
    "|": _table_row,
    ":": _table_row,
    "{": _attributes,
    **dict.fromkeys("-*_=+", _dash),
    **dict.fromkeys("•0123456789", _item),
}
