"""Markup inside a paragraph: emphasis, links, pictures, code spans, tags, references and addresses.

One pass from left to right; what is markup becomes MASK, so that the copy keeps its offsets.
"""

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from copylint import tags
from copylint.entities import ENTITY, decoded
from copylint.story import MASK, FieldName, Form

_SPECIAL = re.compile(r"[\\`*_~\[\]<&@{/]")
_SPECIAL_OR_WWW = re.compile(r"[\\`*_~\[\]<&@{/]|www\.")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = {mark: re.compile(f"{re.escape(mark)}+") for mark in "`*_~"}
_DESTINATION = re.compile(
    r"\(\s*+(?:<[^<>\r\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+\s*+\)"
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_URL = re.compile(r"(?:[^\s<>\"“”|^`{}\[\]*\u2060]|\*(?!\*))+")
_SCHEME = re.compile(r"(?:https?|ftp|file|s3)$", re.IGNORECASE)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HANDLE = re.compile(r"@\w{2,}(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\r\n]*\}")
_TRAILING = ".,;:!?'’*_~"


class Segment(NamedTuple):
    """A stretch of a block that is a field of its own; `breaks` where it begins another paragraph."""

    start: int
    end: int
    breaks: bool
    name: FieldName | None = None
    form: Form | None = None
    key: str = ""


class Inline(NamedTuple):
    """The masked text of a block, and its segments in order; `strong` when all of it is set in bold."""

    text: str
    segments: list[Segment]
    decoded: dict[int, int]
    strong: bool = False


class Scan:
    """What is known while one block is read."""

    def __init__(self, text: str, start: int, end: int, labels: Container[str], context: tags.Context) -> None:
        """Nothing of `text[start:end]` is read yet."""
        self.text, self.start, self.end = text, start, end
        self.labels, self.context = labels, context
        self.edits: list[tuple[int, int, str]] = []
        self.decoded: dict[int, int] = {}
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


def mask_inline(  # noqa: PLR0913, PLR0917 - the last three stand for one document
    text: str,
    start: int,
    end: int,
    labels: Container[str] = (),
    context: tags.Context | None = None,
    blanks: list[tuple[int, int]] | None = None,
) -> Inline:
    """The copy of `text[start:end]` with its markup masked; the offsets of the segments are those of `text`.

    `labels` are the link labels the document defines, `context` the open HTML elements, and `blanks` stretches such
    as the quote marks at the start of lines, which become spaces.
    """
    special = _SPECIAL if text.find("www.", start, end) < 0 else _SPECIAL_OR_WWW
    found = special.search(text, start, end)
    if found is None and not blanks and (context is None or not context.open):
        return Inline(text[start:end], [Segment(start, end, True)], {})
    scan = Scan(text, start, end, labels, context or tags.Context())
    scan.edits += [(a, b, " " * (b - a)) for a, b in blanks or ()]
    while found is not None:
        position = _HANDLERS[found.group()[0]](scan, found.start())
        found = special.search(text, position, end)
    scan.close(end, end, breaks=True)
    return Inline(_edited(scan), scan.segments, scan.decoded, _is_strong(text, start, end))


def _edited(scan: Scan) -> str:
    pieces: list[str] = []
    done = scan.start
    for start, end, replacement in sorted(scan.edits):
        if end > done:
            pieces += scan.text[done:start], replacement[max(done - start, 0) :]
            done = end
    return "".join([*pieces, scan.text[done : scan.end]])


def _is_strong(text: str, start: int, end: int) -> bool:
    if text[start] not in "*_<":
        return False
    for opening, closing in (("**", "**"), ("__", "__"), ("<strong>", "</strong>"), ("<b>", "</b>")):
        if text.startswith(opening, start) and text.endswith(closing, start, end):
            return text.find(opening[-2:], start + len(opening), end - len(closing)) < 0
    return False


def _escape(scan: Scan, position: int) -> int:
    following = scan.text[position + 1 : position + 2]
    if position + 1 < scan.end and following in _ESCAPED:
        scan.mask(position, position + 1)
        return position + 2
    if position + 1 < scan.end and following in "\r\n":
        scan.put(position, position + 1, " ")
    return position + 1


def _code(scan: Scan, position: int) -> int:
    opening = _run(scan, "`", position)
    length = opening - position
    if length in scan.unclosed:
        return opening
    for found in _RUN["`"].finditer(scan.text, opening, scan.end):
        if found.end() - found.start() == length:
            scan.mask(position, found.end())
            return found.end()
    scan.unclosed.add(length)
    return opening


def _run(scan: Scan, mark: str, position: int) -> int:
    found = _RUN[mark].match(scan.text, position, scan.end)
    return found.end() if found else position + 1


def _emphasis(scan: Scan, position: int) -> int:
    mark = scan.text[position]
    start, end = position, _run(scan, mark, position)
    opens, closes = _flanks(scan, mark, start, end)
    waiting = scan.runs.setdefault(mark, [])
    while closes and waiting and start < end:
        opening = waiting[-1]
        length = min(opening[1] - opening[0], end - start)
        scan.mask(opening[1] - length, opening[1])
        scan.mask(start, start + length)
        opening[1] -= length
        start += length
        if opening[0] == opening[1]:
            waiting.pop()
    if opens and start < end:
        waiting.append([start, end])
    return end


def _flanks(scan: Scan, mark: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks may open and may close emphasis (CommonMark 0.31, 6.2)."""
    before = scan.text[start - 1] if start > scan.start else " "
    after = scan.text[end] if end < scan.end else " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if mark == "_":
        return left and (not right or not before.isalnum()), right and (not left or not after.isalnum())
    return left, right


def _strike(scan: Scan, position: int) -> int:
    end = _run(scan, "~", position)
    if end - position == 2:
        scan.mask(position, end)
    return end


def _bracket(scan: Scan, position: int) -> int:
    if footnote := _FOOTNOTE.match(scan.text, position, scan.end):
        scan.mask(position, footnote.end())
        return footnote.end()
    scan.brackets.append(position)
    return position + 1


def _closing_bracket(scan: Scan, position: int) -> int:
    if not scan.brackets:
        return position + 1
    opening = scan.brackets.pop()
    end = _link_end(scan, opening, position)
    if end < 0:
        return position + 1
    picture = opening > scan.start and scan.text[opening - 1] == "!"
    first = opening - 1 if picture else opening
    scan.mask(first, opening + 1)
    scan.mask(position, end)
    if picture:
        scan.inset(opening + 1, position, "caption", "alt", (first, end))
    return end


def _link_end(scan: Scan, opening: int, closing: int) -> int:
    """Where a link ends whose text stands between the two brackets; -1 if they are brackets of the copy."""
    following = scan.text[closing + 1 : closing + 2]
    if following == "(" and (target := _DESTINATION.match(scan.text, closing + 1, scan.end)):
        return target.end()
    if following == "[" and (label := _LABEL.match(scan.text, closing + 1, scan.end)):
        name = label[1] or scan.text[opening + 1 : closing][:201]
        return label.end() if normal_label(name) in scan.labels else -1
    inner = scan.text[opening + 1 : min(closing, opening + 202)]
    return closing + 1 if scan.labels and "[" not in inner and normal_label(inner) in scan.labels else -1


def normal_label(label: str) -> str:
    """A link label as labels are compared: case and white space do not count."""
    return " ".join(label.split()).casefold()


def _angle(scan: Scan, position: int) -> int:
    if link := _AUTOLINK.match(scan.text, position, scan.end):
        scan.mask(position, link.end())
        return link.end()
    return _tag(scan, position)


def _tag(scan: Scan, position: int) -> int:
    tag = tags.at(scan.text, position, scan.end)
    if tag is None:
        return position + 1
    span = (position, tag.end)
    if tag.name == "img":
        _image(scan, position, tag)
        return tag.end
    if tag.name in tags.CELLS and scan.context.open:
        scan.context.turn(tag)
        scan.put(*span, "|" if tag.closes else " ")
        scan.name, scan.form = scan.context.place()
    elif tag.name in tags.BLOCKS:
        scan.context.turn(tag)
        scan.put(*span, " " * (tag.end - position))
        scan.close(position, tag.end, breaks=True)
    elif tag.name == "br":
        _line_break(scan, position, tag.end)
    else:
        scan.mask(*span)
    return tag.end


def _image(scan: Scan, position: int, tag: tags.Tag) -> None:
    done = position
    for start, end, key in tags.image_copy(scan.text, tag):
        scan.mask(done, start)
        scan.edits.append((start, end, mask_inline(scan.text, start, end).text))
        scan.inset(start, end, "caption", key, (max(position, scan.opened), tag.end))
        done = end
    scan.mask(done, tag.end)


def _line_break(scan: Scan, position: int, end: int) -> None:
    scan.put(position, end, " ")
    if tags.is_break(scan.text, end, scan.end):
        scan.close(position, end, breaks=True)


def _entity(scan: Scan, position: int) -> int:
    found = ENTITY.match(scan.text, position, scan.end)
    if found is None:
        return position + 1
    text = decoded(found.group())
    if text:
        scan.put(position, found.end(), text)
        scan.decoded[position + len(text)] = found.end()
    return found.end()


def _at(scan: Scan, position: int) -> int:
    """Mask an e-mail address or a handle."""
    start = position
    while start > scan.start and position - start < 64 and scan.text[start - 1] in _LOCAL:
        start -= 1
    if start < position:
        domain = _DOMAIN.match(scan.text, position + 1, scan.end)
        if domain is None:
            return position + 1
        if scan.text.startswith("mailto:", max(start - 7, scan.start)):
            start -= 7
        scan.mask(start, domain.end())
        return domain.end()
    handle = _HANDLE.match(scan.text, position, scan.end)
    if handle is None or (position > scan.start and scan.text[position - 1].isalnum()):
        return position + 1
    scan.mask(position, handle.end())
    return handle.end()


def _scheme(scan: Scan, position: int) -> int:
    if not scan.text.startswith("://", position - 1) or position == scan.start:
        return position + 1
    scheme = _SCHEME.search(scan.text, max(scan.start, position - 6), position - 1)
    return _address(scan, scheme.start(), position + 2) if scheme else position + 2


def _www(scan: Scan, position: int) -> int:
    if position > scan.start and scan.text[position - 1].isalnum():
        return position + 4
    return _address(scan, position, position + 4)


def _address(scan: Scan, start: int, position: int) -> int:
    found = _URL.match(scan.text, position, scan.end)
    if found is None:
        return position
    length = _address_length(found.group())
    scan.mask(start, position + length)
    return position + max(length, 1)


def _address_length(address: str) -> int:
    """The length without the marks of the sentence that stand behind the address."""
    surplus = address.count(")") - address.count("(")
    length = len(address)
    while length and (address[length - 1] in _TRAILING or (address[length - 1] == ")" and surplus > 0)):
        surplus -= address[length - 1] == ")"
        length -= 1
    return length


def _attributes(scan: Scan, position: int) -> int:
    found = _ATTRIBUTES.match(scan.text, position, scan.end)
    if found is None:
        return position + 1
    scan.mask(position, found.end())
    return found.end()


_HANDLERS: dict[str, Callable[[Scan, int], int]] = {
    "\\": _escape,
    "`": _code,
    "*": _emphasis,
    "_": _emphasis,
    "~": _strike,
    "[": _bracket,
    "]": _closing_bracket,
    "<": _angle,
    "&": _entity,
    "@": _at,
    "{": _attributes,
    "/": _scheme,
    "w": _www,
}
