"""Comparatives: "12,000 visitors, a fifth more than the 10,000 of last year"."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from copylint.analysis.values.amounts import Amount
from copylint.analysis.values.changes import Change
from copylint.analysis.values.pairs import Clause
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis.values.quantities import Quantity

COMPARATIVES: Mapping[str, int] = {
    **dict.fromkeys("more higher larger bigger above".split(), 1),
    **dict.fromkeys("less fewer lower smaller below".split(), -1),
}
_DEFINITE = frozenset({"the", "its", "their", "his", "her"})
_LEVELS = frozenset({"count", "money", "length", "area", "mass", "volume", "percent"})
_SIZES = frozenset({"percent", "points", "money", "count"})
# So many tokens may stand between the new level and by how much it is more.
_ASIDE = 5


def find_comparatives(clause: Clause) -> Iterator[Change]:
    """The statements of one sentence that a level is so much more or less than a known one."""
    for new, by, old in zip(clause.quantities, clause.quantities[1:], clause.quantities[2:], strict=False):
        word = clause.tokens[by.last].lower if by.last < clause.high else ""
        lead = [token.lower for token in clause.tokens[by.last + 1 : old.first]]
        direct = lead[:1] == ["than"] and len(lead) == 2 and lead[1] in _DEFINITE
        if word in COMPARATIVES and direct and _may_be(new, by, old) and _is_apart(clause, new, by):
            yield Change(
                Span(new.span.start, old.span.end),
                Span(new.span.start, old.span.end),
                clause.tokens[by.last].span,
                COMPARATIVES[word],
                old,
                new,
                new.first,
                old.last,
                Amount(by, 0, Span(by.span.start, by.span.end)),
            )


def _may_be(new: "Quantity", by: "Quantity", old: "Quantity") -> bool:
    if not (new.measure in _LEVELS and old.measure in _LEVELS) or new.hedge or old.hedge:
        return False
    return new.value is not None and old.value is not None and (by.fraction or by.measure in _SIZES)


def _is_apart(clause: Clause, new: "Quantity", by: "Quantity") -> bool:
    """Whether the amount begins after a comma or a dash, a noun at most behind the new level."""
    between = [token.text for token in clause.tokens[new.last : by.first]]
    return 0 < len(between) <= _ASIDE and between[-1] in {",", "–", "—", "or"} and not {"and", "but"} & set(between)
