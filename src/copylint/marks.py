"""Marks in the examples of a rule file: `[[what is flagged]]` and `{{what it contradicts}}`."""

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import Span

# Of three brackets in a row the outer two are the mark: [[[a link](address)]]. Hugo's shortcodes, {{< >}} and
# {{% %}}, are copy; a backslash makes any mark copy.
_MARK = lazy_pattern(
    r"\\(?P<copy>\[\[|\]\]|\{\{|\}\})|(?P<open>\[\[|\{\{(?![<%]))|(?P<close>\]\](?!\])|(?<![>%])\}\}(?!\}))"
)
_PAIRS = {"]]": "[[", "}}": "{{"}


class MarkError(ValueError):
    """A mark that is not closed or not opened; `line` counts from 0 within the example."""

    def __init__(self, message: str, line: int) -> None:
        """`message` says which mark."""
        self.line = line
        super().__init__(message)


class Example(Struct, frozen=True):
    """A story from a rule file: its text without the marks, and the places they stood around.

    `line` is the line of the rule file where the example begins.
    """

    text: str
    flagged: tuple[Span, ...]
    against: tuple[Span, ...]
    line: int


class _Opened(Struct, frozen=True, gc=False):
    mark: str
    offset: int
    line: int


def parse_example(marked: str, line: int) -> Example:
    """The example that `marked` describes; raises MarkError."""
    parts: list[str] = []
    spans: dict[str, list[Span]] = {"[[": [], "{{": []}
    opened: list[_Opened] = []
    length = last = 0
    for found in _MARK.finditer(marked):
        piece = marked[last : found.start()] + (found["copy"] or "")
        parts.append(piece)
        length += len(piece)
        last = found.end()
        if found["open"]:
            opened.append(_Opened(found["open"], length, marked.count("\n", 0, found.start())))
        elif found["close"]:
            start = _opening(opened, found["close"], marked.count("\n", 0, found.start()))
            spans[_PAIRS[found["close"]]].append(Span(start, length))
    if opened:
        raise MarkError(f"{opened[-1].mark} is not closed", opened[-1].line)
    text = "".join([*parts, marked[last:]])
    return Example(text, tuple(sorted(spans["[["])), tuple(sorted(spans["{{"])), line)


def _opening(opened: list[_Opened], close: str, line: int) -> int:
    if not opened or opened[-1].mark != _PAIRS[close]:
        raise MarkError(f"{close} closes nothing; write \\{close} if it is copy", line)
    return opened.pop().offset
