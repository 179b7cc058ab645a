"""Told records: the games that a side has won, drawn and lost, "won six, drawn two and lost four of their 12 games"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_KINDS = {
    **dict.fromkeys(("won", "win", "winning", "wins"), "won"),
    **dict.fromkeys(("drawn", "drew", "drawing", "draw"), "drawn"),
    **dict.fromkeys(("lost", "lose", "losing"), "lost"),
}
_GAMES = frozenset({"game", "match", "fixture"})
_LEAD = frozenset("their his her its the last past first opening previous league home away".split())
_JOINS = frozenset({",", "and", "while"})
_LONGEST_LEAD = 4


def find_told_records(analysis: "Analysis") -> Iterator[Reckoning]:
    """The numbers of games that those won, drawn and lost do not make, or that are fewer than those of two kinds."""
    own = {q.last: q for q in analysis.quantities if _is_plain(q)}
    for total in analysis.quantities:
        if total.noun not in _GAMES or not _is_plain(total) or total.value is None:
            continue
        i = total.first - 1
        while i > total.first - 1 - _LONGEST_LEAD and analysis.lowers[i] in _LEAD:
            i -= 1
        parts = _parts(analysis, own, i) if i > 0 and analysis.lowers[i] == "of" else {}
        if len(parts) > 1:
            made = sum((part.value or Fraction(0) for part in parts.values()), Fraction(0))
            low = total.value if len(parts) == len(set(_KINDS.values())) else Fraction(0)
            spans = tuple(sorted(part.span for part in parts.values()))
            yield Reckoning(total.with_noun, spans, "product", low, total.value, made, made, made)


def _is_plain(q: Quantity) -> bool:
    return q.measure == "count" and q.value is not None and not q.hedge and not q.fraction and not q.vague


def _parts(analysis: "Analysis", own: dict[int, Quantity], i: int) -> dict[str, Quantity]:
    """The numbers behind "won", "drawn" and "lost", the last of which ends before token `i`, by their verb."""
    found: dict[str, Quantity] = {}
    while (part := own.get(i)) is not None and part.first:
        kind = _KINDS.get(analysis.lowers[part.first - 1], "")
        if not kind or kind in found:
            return {}
        found[kind] = part
        i = part.first - 1
        while i > 0 and analysis.lowers[i - 1] in _JOINS:
            i -= 1
    return found
