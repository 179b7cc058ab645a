"""What is cut out before a text is read: comments, templates' shortcodes, scripts and styles."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import MASK, FieldName, Span

_OPENER = lazy_pattern(
    r"\{(?:\{[<%]?|%)|<(?:!--|(?i:script|style|iframe|svg|noscript|template|textarea|object|pre|code|math|select"
    r"|video|audio)\b)"
)
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "<!--": "-->"}
_NAME = lazy_pattern(r"\{[{%][<%]?-?\s*([\w/.-]+)")
# Shortcodes whose inside is code, not copy.
_RAW = frozenset({"highlight", "raw", "comment", "code", "math", "mermaid", "katex", "plantuml", "verbatim"})
_PARAMETER = lazy_pattern(
    r"([A-Za-z][\w-]*)\s*[=:]\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`)", re.DOTALL
)
_COPY: dict[str, FieldName] = {
    **dict.fromkeys(("caption", "alt", "title", "description", "text", "alttext", "cutline", "heading"), "caption"),
    **dict.fromkeys(("imagecaption", "imagedescription", "imagealt", "imgalt", "imgcaption", "subtitle"), "caption"),
    **dict.fromkeys(("quote", "pullquote"), "pullquote"),
}
# What has its lines to itself has nothing but blanks before and behind it.
_BEHIND = lazy_pattern(r"[ \t]{0,200}(?:[\r\n]|\Z)")
_NEAR = 100
_FENCE = lazy_pattern(r"^[ >]{0,6}(`{3,}|~{3,})([^\r\n]*)", re.MULTILINE)


class Inset(Struct, frozen=True, gc=False):
    """Copy that stands inside markup: the caption of a shortcode, the alternative text of a picture."""

    start: int
    end: int
    name: FieldName
    key: str


class Opaque(Struct, frozen=True, gc=False):
    """`text` as long as the source with what is opaque cut out, the copy found inside, and the comments."""

    text: str
    insets: list[Inset]
    comments: list[Span]


def cut_opaque(source: str, start: int) -> Opaque:
    """Cut comments, shortcodes and raw elements out of `source` from `start` on."""
    if "{" not in source and "<" not in source:
        return Opaque(source, [], [])
    pieces: list[str] = []
    insets: list[Inset] = []
    comments: list[Span] = []
    done = 0
    fences = _fences(source, start) if "```" in source or "~~~" in source else []
    for opener, span in _regions(source, start):
        pieces += source[done : span.start], _filler(source, span)
        done = span.end
        if (i := bisect_right(fences, span) - 1) >= 0 and fences[i].contains(span):
            continue  # shown as code, and meant to do nothing
        if opener == "<!--":
            comments.append(span)
        elif opener[0] == "{":
            insets += _parameters(source, span)
    return Opaque("".join([*pieces, source[done:]]), insets, comments)


def _fences(source: str, start: int) -> list[Span]:
    """The fenced code blocks, each with its fences; one that is never closed goes to the end."""
    fences: list[Span] = []
    opened: re.Match[str] | None = None
    for line in _FENCE.finditer(source, start):
        if opened is None:
            opened = line
        elif line[1].startswith(opened[1]) and not line[2].strip():
            fences.append(Span(opened.start(), line.end()))
            opened = None
    return [*fences, Span(opened.start(), len(source))] if opened else fences


def _regions(source: str, start: int) -> Iterator[tuple[str, Span]]:
    nearest: dict[str, int] = {}
    position = start
    while found := _OPENER.search(source, position):
        opener = found.group().lower()
        end = _end(source, found.end(), opener, nearest)
        if end < 0:
            position = found.end()
            continue
        if opener[0] == "{":
            end = _end_of_pair(source, Span(found.start(), end), nearest)
        yield opener, Span(found.start(), end)
        position = end


def _end(source: str, position: int, opener: str, nearest: dict[str, int]) -> int:
    """Where the region ends that `opener` begins before `position`; -1 if it never does."""
    if opener not in _CLOSERS:
        return _next(source, rf"</{opener[1:]}\s*>", position, nearest)
    closer = _CLOSERS[opener]
    end = nearest.get(closer, 0)
    if 0 <= end <= position:
        end = source.find(closer, position)
        end = nearest[closer] = end + len(closer) if end >= 0 else -1
    if end >= 0 and opener[0] == "{" and source.find(opener, position, end) >= 0:
        return -1
    return end


def _end_of_pair(source: str, span: Span, nearest: dict[str, int]) -> int:
    """The end of a shortcode, or of its closing partner when what they enclose is code."""
    name = _NAME.match(source, span.start)
    if name is None or name[1].lower() not in _RAW:
        return span.end
    word = re.escape(name[1])
    closing = rf"\{{%-?\s*end{word}\b[^%]*%\}}|\{{\{{[<%]\s*/{word}\s*[>%]\}}\}}"
    return max(span.end, _next(source, closing, span.end, nearest))


def _next(source: str, pattern: str, position: int, nearest: dict[str, int]) -> int:
    """The end of the next `pattern`; each stretch of the text is searched once, however often it is asked for."""
    known = nearest.get(pattern, 0)
    if known < 0 or known > position:
        return known
    found = re.compile(pattern, re.IGNORECASE).search(source, position)
    nearest[pattern] = found.end() if found else -1
    return nearest[pattern]


def _filler(source: str, span: Span) -> str:
    """Blank lines for what has its lines to itself; else characters without width, so that the paragraph runs on."""
    before = source[max(0, span.start - _NEAR) : span.start]
    margin = max(before.rfind("\n"), before.rfind("\r"))
    begins = not before[margin + 1 :].strip() and (margin >= 0 or span.start < _NEAR)
    if begins and _BEHIND.match(source, span.end):
        return re.sub(r"[^\r\n]", " ", source[span.start : span.end])
    return MASK * (span.end - span.start)


def _parameters(source: str, span: Span) -> Iterator[Inset]:
    if source.find("=", *span) < 0 and source.find(":", *span) < 0:
        return
    for found in _PARAMETER.finditer(source, span.start, span.end):
        name = _COPY.get(re.sub("[-_]", "", found[1].lower()))
        group = found.lastindex or 1
        if name and found[group].strip() and group > 1:
            yield Inset(found.start(group), found.end(group), name, found[1])
