"""Markup inside a paragraph of reStructuredText, masked so that the copy keeps its offsets.

Source: docutils, "reStructuredText Markup Specification", inline markup.
"""

import re
from collections.abc import Iterator

from copylint.lazypattern import lazy_pattern
from copylint.story import MASK

_BEFORE = r"(?<![\w\\*`_|])"
_AFTER = r"(?=[^\w*`|]|_(?!\w)|\Z)"
_MARKUP = lazy_pattern(
    r"\\(?P<escaped>\s|.)"
    rf"|{_BEFORE}``(?P<literal>(?:(?!``).)+)``{_AFTER}"
    rf"|(?P<role>:[\w.+-]{{1,40}}(?::[\w.+-]{{1,40}})?:)?_?`(?P<text>(?:[^`\\]|\\.)+)`(?P<behind>__?(?!\w)|:[\w.+-]+:)?"
    rf"|{_BEFORE}\*\*(?=\S)(?P<strong>(?:(?!\*\*).)+)(?<=\S)\*\*{_AFTER}"
    rf"|{_BEFORE}\*(?=[^\s*])(?P<emphasis>[^*]+)(?<=\S)\*{_AFTER}"
    r"|(?P<substitution>\|(?=\S)[^|]+(?<=\S)\|(?:__?)?)"
    r"|(?P<footnote>\[(?:\d+|#[\w.-]*|\*|[A-Za-z][\w.-]*)\]_)(?!\w)"
    r"|(?<=[^\W_])(?P<reference>__?)(?=[^\w]|\Z)",
    re.DOTALL,
)
_TARGET = lazy_pattern(r"\s*<[^<>]*>$")
# What these roles hold is no copy.
_CODE = frozenset({"code", "math", "literal", "kbd", "command", "file", "samp", "raw", "class", "func", "meth", "mod"})
_BOUND = 5_000  # characters in which what begins has to end


def mask_restructured(text: str, start: int, end: int) -> str:
    """The copy of `text[start:end]`, as long as that."""
    piece = text[start:end]
    if not any(sign in piece for sign in "\\`*|_"):
        return piece
    masked = list(piece)
    for first, last in _masked(piece):
        masked[first:last] = MASK * (last - first)
    return "".join(masked)


def _masked(piece: str) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph that are no copy."""
    position = 0
    while position < len(piece):
        bound = min(len(piece), position + _BOUND)
        found = _MARKUP.search(piece, position, bound)
        position = found.end() if found else bound
        if found is None:
            continue
        kind = found.lastgroup
        if found["escaped"] is not None:
            yield found.start(), found.start() + 1 + found["escaped"].isspace()
        elif found["text"] is not None:
            yield from _interpreted(found)
        elif kind in {"strong", "emphasis"}:
            yield found.start(), found.start(kind)
            yield found.end(kind), found.end()
            position = found.start(kind)
        else:
            yield found.span()


def _interpreted(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """What is no copy of text between single backquotes: the marks, the role, and where a link leads."""
    role = (found["role"] or (found["behind"] or "").strip("_")).strip(":").rpartition(":")[2]
    if role in _CODE:
        yield found.span()
        return
    first, last = found.span("text")
    target = _TARGET.search(found["text"])
    shown = last if target is None or target.start() == 0 else first + target.start()
    yield found.start(), first
    yield shown, found.end()
