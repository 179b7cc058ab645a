"""A number that announces a list which has more or fewer items."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"count", "items"})
CASES = frozenset[str]()

_SHOWN = 6
_NUMBERS = "no one two three four five six seven eight nine".split()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`twice`: whether a list of exactly twice the number is left alone, as one of pairs ("Reading, Pennsylvania")."""

    twice: bool = True


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """A finding at each number that is not the number of items in the list after it."""
    for announced in analysis.lists:
        number = announced.quantity.value or 0
        if announced.low <= number <= announced.high or (options.twice and announced.high == 2 * number):
            continue
        count = announced.high
        shown = "; ".join(announced.items[:_SHOWN]) + ("; …" if len(announced.items) > _SHOWN else "")
        words = {"count": _NUMBERS[count] if count < len(_NUMBERS) else str(count), "items": shown}
        yield Finding(announced.span, (announced.list,), words)
