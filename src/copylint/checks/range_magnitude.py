"""Ranges that run backwards or leave out a scale word, and one figure in millions here and in billions there."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.values.magnitudes import find_currency_twins, find_twins
from copylint.analysis.values.ranges import Range, find_mixed
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"full", "joint"})
CASES = frozenset({"descending", "unscaled", "scale", "currency", "mixed"})

_DASHES = frozenset("-–—")
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_SCALES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
# Measures whose two ends go up wherever a dash joins them; percentages are results as often as ranges.
_RISING = frozenset({"length", "area", "mass", "volume", "speed", "duration", "age", "money"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "noon", "midnight", "bc", "b.c.", "bce", "later", "after"})
# A number that could be an hour is one where it counts nothing: "between 11 and 3".
_HOURS = 24


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """At most one finding for each range, and one for each figure that has two scale words."""
    for found in analysis.ranges:
        finding = _descending(analysis, found) or _unscaled(found) or _mixed(found)
        if finding is not None:
            yield finding
    for span in find_mixed(analysis):
        yield Finding(span, words={"full": "and", "joint": "“to”"}, case="mixed")
    for one, other in find_twins(analysis):
        yield Finding(other.span, (one.span,), case="scale", confidence="medium")
    for one, other in find_currency_twins(analysis):
        yield Finding(other.span, (one.span,), case="currency", confidence="medium")


def _descending(analysis: "Analysis", found: Range) -> Finding | None:
    low, high = found.left.value, found.right.value
    if low is None or high is None or found.scored or low <= high:
        return None
    if found.left.scale == 1 < found.right.scale:
        return None
    quantity = found.quantity
    after = [token.lower for token in analysis.tokens[quantity.last : quantity.last + 2]]
    if not _CLOCK.isdisjoint(after):
        return None
    if found.lead == "between" and found.joint == "and":
        hour = max(low, high) <= _HOURS and quantity.measure == "ratio" and not quantity.noun
        if hour or quantity.measure == "temperature":
            return None
    elif found.joint not in _DASHES or quantity.measure not in _RISING:
        return None
    return Finding(found.span, case="descending", confidence="low" if analysis.is_quoted(found.span.start) else "high")


def _unscaled(found: Range) -> Finding | None:
    """ "$26 to $31 million": read as written, the first is 26 dollars."""
    left, right = found.left, found.right
    if left.value is None or left.scale > 1 or right.scale < 10**6 or left.value * right.scale > right.high:
        return None
    word = _SCALES.get(right.scale)
    if found.quantity.measure != "money" or not all(found.signed) or found.joint in _DASHES or word is None:
        return None
    sign = _SIGNS.get(found.quantity.unit, "")
    return Finding(found.span, words={"full": f"{sign}{_plain(left.value)} {word}", "joint": ""}, case="unscaled")


def _plain(value: Fraction) -> str:
    return f"{float(value):,.10g}"


def _mixed(found: Range) -> Finding | None:
    """ "from 1994-2020", "between 5–10": a preposition without its partner."""
    if found.lead and found.joint in _DASHES and found.quantity.measure != "ratio" and not found.scored:
        full = "and" if found.lead == "between" else "to"
        return Finding(found.span, words={"full": full, "joint": "the dash"}, case="mixed")
    return None
