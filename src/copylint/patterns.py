"""A newsroom's own regular expressions: compiled once, run over what a reader sees, stopped when they take too long."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import IGNORABLE, Span

if TYPE_CHECKING:
    import regex

# For one paragraph; a pattern that needs longer than this would need years for the next one.
TIMEOUT = 0.1
_CHARACTERS_A_SECOND = 1_000_000

_PIECE = lazy_pattern(rf"(?P<dropped>[{IGNORABLE}]+)|(?P<space>\s+)|[^\s{IGNORABLE}]+")
_ANY_DROPPED_OR_SPACE = lazy_pattern(rf"[{IGNORABLE}]|[^\S ]|  ")
_GROUP = lazy_pattern(r"\\([1-9])")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class PatternTimeoutError(Exception):
    """A pattern took too long; `pattern` is the text of it and `seconds` what it was given."""

    def __init__(self, pattern: str, seconds: float) -> None:
        """What the engine needs to name the line of the rule file."""
        self.pattern = pattern
        self.seconds = seconds
        super().__init__(f"the pattern {pattern!r} took longer than {seconds:.1f} s")


class Found(Struct, frozen=True, order=True, gc=False):
    """A place of a pattern; `match` is what was found in the copy as a reader sees it."""

    span: Span
    match: "regex.Match[str]"
    offset: int
    origin: list[int]

    def group(self, number: int) -> tuple[Span, str] | None:
        """The place and the text of a group in brackets; None where it took no part or is empty."""
        start, end = self.match.span(number)
        return (_span(self.offset, start, end, self.origin), self.match[number]) if end > start else None


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str, ignore_case: bool = False) -> "regex.Pattern[str]":
    """The compiled pattern; raises ValueError saying what is wrong with it."""
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except regex.error as error:
        raise ValueError(f"“{pattern}” is not a regular expression: {error}") from None
    except (RecursionError, OverflowError, MemoryError):
        raise ValueError(f"“{pattern[:60]}” is nested too deeply, or has too large numbers") from None


def find_patterns(patterns: Iterable[str], text: str, span: Span, ignore_case: bool = False) -> Iterator[Span]:
    """Every place of each pattern in one stretch of a story's text, as `find_matches` finds them."""
    for pattern in patterns:
        for found in find_matches(pattern, text, span, ignore_case):
            yield found.span


def find_matches(pattern: str, text: str, span: Span, ignore_case: bool = False) -> Iterator[Found]:
    """Every place of a pattern in one stretch of a story's text, empty ones left out.

    A pattern sees what a reader sees: a line end or several spaces are one space, what has no width is left out,
    and curly quotation marks are straight unless the pattern itself has curly ones.
    Raises PatternTimeoutError after 0.1 seconds, or a little more where the text is very long.
    """
    seen, straight, origin = _as_seen(text[span.start : span.end])
    for match in _matches(pattern, straight if pattern.isascii() else seen, ignore_case):
        yield Found(_span(span.start, *match.span(), origin), match, span.start, origin)


def filled(template: str, match: "regex.Match[str]") -> str:
    r"""`template` with `\1` and its like replaced by what stood in the brackets of the pattern."""
    return _GROUP.sub(lambda group: match[int(group[1])] or "", template)


def refuse_template(template: str, pattern: str, name: str) -> None:
    """Raises ValueError, beginning with the option's `name`, where a template asks for brackets that are not there."""
    groups = compile_pattern(pattern).groups
    for found in _GROUP.finditer(template):
        if int(found[1]) > groups:
            raise ValueError(f"{name}: “{found[0]}” asks for brackets of which the pattern has {groups or 'none'}")


def _matches(pattern: str, seen: str, ignore_case: bool) -> "list[regex.Match[str]]":
    seconds = TIMEOUT + len(seen) / _CHARACTERS_A_SECOND
    try:
        found = compile_pattern(pattern, ignore_case).finditer(seen, timeout=seconds)
        return [match for match in found if match.end() > match.start()]
    except TimeoutError:
        raise PatternTimeoutError(pattern, seconds) from None


@lru_cache(maxsize=512)
def _as_seen(raw: str) -> tuple[str, str, list[int]]:
    """`raw` as a reader sees it, the same with straight quotation marks, and for each character its offset in `raw`.

    There are no offsets where nothing has moved. Every pattern of every rule asks for the same paragraphs.
    """
    seen, origin = _without_markup(raw) if _ANY_DROPPED_OR_SPACE.search(raw) else (raw, [])
    return seen, seen if seen.isascii() else seen.translate(_STRAIGHT), origin


def _without_markup(raw: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    origin: list[int] = []
    for piece in _PIECE.finditer(raw):
        if piece["space"]:
            parts.append(" ")
            origin.append(piece.start())
        elif not piece["dropped"]:
            parts.append(piece.group())
            origin += range(piece.start(), piece.end())
    return "".join(parts), origin


def _span(offset: int, start: int, end: int, origin: list[int]) -> Span:
    if origin:
        start, end = origin[start], origin[end - 1] + 1
    return Span(offset + start, offset + end)
