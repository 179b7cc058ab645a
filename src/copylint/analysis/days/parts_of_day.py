"""Parts of the day: whether two days that follow each other may be the two sides of one night."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

PartOfDay: TypeAlias = Literal["", "early", "late", "night"]

_EARLY = frozenset({"early", "morning", "midnight", "dawn", "hours", "a.m", "a.m.", "am"})
_LATE = frozenset({"late", "night", "evening", "p.m", "p.m.", "pm"})


def part_of_day(words: Iterable[str]) -> PartOfDay:
    """The part of the day that the words around a day tell, in lower case; "night" where it may be either side of it.

    "" where they tell none.
    """
    around = set(words)
    late, early = not around.isdisjoint(_LATE), not around.isdisjoint(_EARLY)
    if "overnight" in around or (late and early):
        return "night"
    return "late" if late else "early" if early else ""


def may_be_one_night(one: int, part: PartOfDay, other: int, other_part: PartOfDay) -> bool:
    """Whether two weekdays, 0 for Monday, are neighbours with a night between that the copy speaks of.

    What happened late on Monday is of Tuesday elsewhere, and what happened early on Tuesday is of Monday night; early
    on Tuesday and on Wednesday are two times.
    """
    if (other - one) % 7 == 1:
        return part in ("late", "night") or other_part in ("early", "night")
    if (one - other) % 7 == 1:
        return other_part in ("late", "night") or part in ("early", "night")
    return False
