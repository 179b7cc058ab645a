"""What a change brought: the diagnostics with an end on a changed line, and those that were not there before."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from copylint.analysis.edits.alignment import align
from copylint.diagnostic import Diagnostic, Place
from copylint.lazypattern import lazy_pattern
from copylint.story import Span

_End: TypeAlias = tuple[str, str]  # the field and the words

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n|\n|\r|$)")


def changed_lines(earlier: Sequence[str], source: str) -> list[Span]:
    """The lines of `source` that none of its earlier versions has, line ends aside; all where there are none."""
    lines = [found.span() for found in _LINE.finditer(source) if found.group()]
    texts = [source[start:end].rstrip("\r\n") for start, end in lines]
    fresh = set(range(len(lines)))
    for old in earlier:
        before = [found.group().rstrip("\r\n") for found in _LINE.finditer(old) if found.group()]
        for block in align(before, texts):
            fresh.difference_update(range(block.new, block.new + block.size))
    return [Span(*lines[i]) for i in sorted(fresh)]


def brought(
    diagnostics: Iterable[Diagnostic],
    is_changed: Callable[[Place], bool],
    before: Callable[[], Iterable[Diagnostic]],
) -> Iterator[Diagnostic]:
    """The diagnostics that a change brought.

    `is_changed` says whether a place is on a changed line; `before` gives the diagnostics of the earlier versions, and
    is asked only where needed.
    """
    known: dict[tuple[str, _End], set[frozenset[_End]]] | None = None
    for diagnostic in diagnostics:
        if any(is_changed(place) for place in (diagnostic.place, *diagnostic.against)):
            yield diagnostic
            continue
        if any(place.path for place in diagnostic.against):
            continue
        if known is None:
            known = {}
            for old in before():
                for end in _ends(old):
                    known.setdefault((old.rule, end), set()).add(_ends(old))
        ends = _ends(diagnostic)
        if not any(_are_one(ends, old) for end in ends for old in known.get((diagnostic.rule, end), ())):
            yield diagnostic


def touches(lines: Sequence[Span], span: Span) -> bool:
    """Whether `span` shares a character with one of the lines, which are in order."""
    i = bisect_left(lines, span.end, key=lambda line: line.start) - 1
    return i >= 0 and lines[i].end > span.start


def _ends(diagnostic: Diagnostic) -> frozenset[_End]:
    return frozenset((place.field, place.text.casefold()) for place in (diagnostic.place, *diagnostic.against))


def _are_one(ends: frozenset[_End], old: frozenset[_End]) -> bool:
    """Whether two diagnostics of one rule are about one conflict: two ends are the same, or the only one is."""
    return len(ends & old) >= min(2, len(ends), len(old))
