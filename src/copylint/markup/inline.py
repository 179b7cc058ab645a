"""Markup inside a paragraph: emphasis, links, pictures, code spans, tags, references and addresses.

One pass from left to right; what is markup becomes MASK, so that the copy keeps its offsets.
"""

import re
from collections.abc import Callable, Container

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.markup import addresses, tags
from copylint.markup.entities import ENTITY, decoded, spelled
from copylint.markup.links import close_bracket, open_bracket
from copylint.markup.scan import Scan, Segment
from copylint.story import Span

_SPECIAL = lazy_pattern(r"[\\`*_~\[\]<&@{/]")
_SPECIAL_OR_WWW = lazy_pattern(r"[\\`*_~\[\]<&@{/]|www\.")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = {mark: lazy_pattern(f"{re.escape(mark)}+") for mark in "`*_~"}
_AUTOLINK = lazy_pattern(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_ATTRIBUTES = lazy_pattern(r"\{[:#.][^{}\r\n]*\}")


class Inline(Struct, frozen=True, gc=False):
    """The masked text of a block, and its segments in order; `strong` when all of it is set in bold."""

    text: str
    segments: list[Segment]
    strong: bool = False


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
        return Inline(text[start:end], [Segment(start, end, True)])
    scan = Scan(text, start, end, labels, context or tags.Context())
    scan.edits += [(a, b, " " * (b - a)) for a, b in blanks or ()]
    while found is not None:
        position = _HANDLERS[found.group()[0]](scan, found.start())
        found = special.search(text, position, end)
    scan.close(end, end, breaks=True)
    return Inline(_edited(scan), scan.segments, _is_strong(text, start, end))


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
        scan.edits.append((position, found.end(), spelled(text, len(found.group()))))
    return found.end()


def _at(scan: Scan, position: int) -> int:
    return _mask_address(scan, position, addresses.at_sign(scan.text, position, scan.start, scan.end))


def _slash(scan: Scan, position: int) -> int:
    return _mask_address(scan, position, addresses.slash(scan.text, position, scan.start, scan.end))


def _www(scan: Scan, position: int) -> int:
    return _mask_address(scan, position, addresses.www(scan.text, position, scan.start, scan.end))


def _mask_address(scan: Scan, position: int, span: Span | None) -> int:
    if span is None:
        return position + 1
    scan.mask(*span)
    return max(span.end, position + 1)


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
    "[": open_bracket,
    "]": close_bracket,
    "<": _angle,
    "&": _entity,
    "@": _at,
    "{": _attributes,
    "/": _slash,
    "w": _www,
}
