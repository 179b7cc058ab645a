"""Quantities: figures, spelled numbers and vague counts as intervals, with what they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Measure = Literal["count", "money", "percent", "points", "length", "area", "mass", "volume", "speed", "temperature",
                  "duration", "age", "ordinal", "year", "ratio", "multiple"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the copy.

    `value` is the number as written, None for a vague word ("dozens"); `low` and `high` bound what it may mean, both
    included, after rounding and hedge ("1.2 million" is 1.15 to 1.25 million, "dozens" 24 to 120, "at least 12" 12 to
    infinity, which is None).
    `measure` says what kind of number it is, `unit` its unit ("USD", "%", "km", "" for a count).
    `noun` is the head of what is counted, singular and lower case ("soldier"), "" when there is none.
    `status` is what happened to those counted: killed, injured, missing, arrested, displaced, hostage, captured or "".
    `hedge` is the hedging word as written, lower case, or "".
    `first` and `last` are its tokens as a slice of all tokens; `number` is the place of the number alone.
    """

    span: Span
    number: Span
    first: int
    last: int
    value: Fraction | None
    low: Fraction
    high: Fraction | None
    measure: Measure = "count"
    unit: str = ""
    noun: str = ""
    status: str = ""
    hedge: str = ""
    vague: bool = False


def find_quantities(analysis: "Analysis") -> Sequence[Quantity]:
    """The quantities of every field, in order; parts of calendar dates and clock times are left out."""
    return []
