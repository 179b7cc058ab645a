"""Comparisons: figures that stand against one of another time, in a column, or for so much of something."""

from collections.abc import Sequence

from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.quantities import Quantity

_VERSUS = frozenset({"vs", "versus"})
# Before a figure they make it the one that is compared with, not the one that is told.
_AGAINST = _VERSUS | frozenset(
    "against compared year-ago year-earlier year-before month-ago quarter-ago earlier prior previous last than".split()
)
_BETWEEN = frozenset(
    ". with to a an the about around some nearly almost only just of loss losses profit profits net gain gains record"
    " revised adjusted level figure total year month week quarter 's".split()
)
_THEN = frozenset({"ago", "earlier", "before", "prior"})
_PERIODS = frozenset({"year", "month", "week", "quarter"})
_MEASURED = frozenset({"against", "compared", "up", "down"}) | _VERSUS
_ENDS = frozenset({";", ":", "while", "but"})
_CONTRASTS = frozenset({"while", "whereas", "whilst"})
_THE = frozenset({"the", "its", "his", "her", "their", "another"})
_PER = frozenset({"a", "an", "per", "each"})
_AGO = frozenset({"earlier", "ago", "before", "later", "on"})
_NEAR, _AFTER, _FAR = 5, 7, 12


def is_entry(tokens: Sequence[Token], q: Quantity, low: int, high: int) -> bool:
    """Whether a figure is an entry of a table told in prose: "Shr 30 cts vs 42 cts", "418 382 340"."""
    if q.last < high and (tokens[q.last].lower in _VERSUS or tokens[q.last].is_figure):
        return True
    if q.first == low:
        return False
    before = tokens[q.first - 1]
    if before.is_figure:
        return not is_year(before.text)
    return before.lower in _VERSUS or (
        before.text == "." and q.first - 2 >= low and tokens[q.first - 2].lower in _VERSUS
    )


def is_standard(tokens: Sequence[Token], q: Quantity, low: int, high: int) -> bool:
    """Whether a figure is what another is compared with: "against 50", "versus a loss of 50", "50 a year earlier"."""
    i = q.first - 1
    while i >= max(low, q.first - _NEAR) and tokens[i].lower in _BETWEEN:
        i -= 1
    if i >= low and tokens[i].lower in _AGAINST:
        return True
    for i in range(q.first - 1, max(low, q.first - _FAR) - 1, -1):
        if tokens[i].lower in _VERSUS:
            return True
        if tokens[i].lower in _ENDS:
            break
    after = [token.lower for token in tokens[q.last : min(q.last + _AFTER, high)]]
    return any(
        word in _THEN and (word == "prior" or (n > 0 and after[n - 1] in _PERIODS)) for n, word in enumerate(after)
    )


def is_measured(tokens: Sequence[Token], q: Quantity, high: int) -> bool:
    """Whether a figure is told with what it is compared with: "50, against 40 a year earlier", "50, up from 40"."""
    return any(token.lower in _MEASURED for token in tokens[q.last : min(q.last + _NEAR, high)])


def unit_of_rate(tokens: Sequence[Token], q: Quantity, high: int) -> str:
    """What a figure is told for: "share" in "56 cts a share", "barrel" in "$18 per barrel"; "" for nothing."""
    if q.measure != "money" or q.last + 1 >= high or tokens[q.last].lower not in _PER:
        return ""
    after = tokens[q.last + 2].lower if q.last + 2 < high else ""
    return "" if after in _AGO else tokens[q.last + 1].lower


def are_contrasted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens between two figures of a sentence set another subject against the one before: "while Orr"."""
    return any(
        token.lower in _CONTRASTS
        or (token.lower == "but" and (tokens[i + 1].is_capitalized or tokens[i + 1].lower in _THE))
        for i, token in enumerate(tokens[first:last], first)
    )
