"""Figures that cannot be read: digits in wrong groups, ordinals with a wrong ending, hours no clock has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.finding import Confidence, Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"right"})
CASES = frozenset(
    {"ordinal", "groups", "short-group", "indian", "points", "letters", "clock", "day", "unit", "age", "year"}
)
ENDS = 1
ENGLISH = False


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each misprinted number, in quotations too: nobody speaks a misprint."""
    for span, flaw, right in analysis.misprints:
        suggestion = Suggestion(right, "likely") if right else None
        confidence: Confidence = "medium" if flaw == "indian" else "high"
        yield Finding(span, words={"right": right}, case=flaw, suggestion=suggestion, confidence=confidence)
