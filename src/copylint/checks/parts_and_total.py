"""A total that its parts do not make."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.values.sums import Sum
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"sum", "parts"})
CASES = frozenset("aside whole shares share equal rate margin product profit seats sets scorers table rest".split())
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}

_ALL = Fraction(100)
_MILLION = 10**6


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`least`, `most`: parts that come to less or more of the total than this, in per cent, are no parts of it.

    `told`: the same for parts in a sentence of their own, which may be some of them.
    `shares`: to how many per cent, beyond half a point for each, the shares of one poll may come. `row`: shares in a
    row of brackets that come to more than this are of several wholes. `reckoning_slack`: how far, in per cent of what
    it follows from, a reckoned figure may lie off beyond rounding.
    """

    least: int = 50
    most: int = 160
    told: int = 80
    shares: int = 100
    row: int = 105
    reckoning_slack: float = 0


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each total, at the total; for a part of a whole and for shares at the parts."""
    for found in analysis.sums:
        if found.form in ("shares", "shares in a row"):
            most = options.row if found.form == "shares in a row" else found.low
            if options.shares < found.low <= most:
                yield Finding(found.parts, (), _words(found), confidence="medium", case="shares")
        elif found.form == "rest":
            yield Finding(found.parts, (), _words(found), case="rest")
        elif found.form == "whole":
            if found.total is not None and found.low > (found.total.high or found.low):
                yield Finding(found.parts, (found.total.span,), _words(found), case="whole")
        elif found.total is not None and _is_off(found, options):
            case = "aside" if found.form in ("aside", "told") else ""
            yield Finding(found.total.span, (found.parts,), _words(found), case=case)
    yield from _reckoned(analysis, options)
    yield from _tables(analysis)


def _tables(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each total at the foot of a column that the column does not make."""
    if not any(field.form == "table-row" for field in analysis.story.fields):
        return
    for found in analysis.table_sums:
        made = sum(found.parts, Fraction(0))
        if abs(made - found.value) > found.slack:
            yield Finding(found.span, (found.column,), {"sum": _shown(made), "parts": ""}, "medium", case="table")


def _reckoned(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each figure that does not follow from those beside it."""
    for found in analysis.reckonings:
        slack = abs(found.made_high) * Fraction(options.reckoning_slack) / _ALL
        if found.low - slack <= found.made_high and found.made_low <= found.high + slack:
            continue
        operands = " and ".join(f"“{analysis.excerpt(span)}”" for span in found.operands)
        rounded = Fraction(round(found.made * 10), 10)
        sign = _SIGNS.get(found.sign, "")
        made = f"{sign}{_shown(rounded)}{'%' if found.sign == '%' else ''}"
        confidence: Confidence = "low" if analysis.is_quoted(found.span.start) else "high"
        yield Finding(found.span, found.operands, {"sum": made, "parts": operands}, confidence, case=found.form)


def _is_off(found: Sum, options: Options) -> bool:
    """Whether the parts miss the total, and are near enough to be its parts."""
    total = found.total
    if total is None or total.value is None or max(found.values) > total.value:
        return False
    whole, made = total.value, sum(found.values)
    least = options.told if found.form == "told" else options.least
    near = least * whole <= _ALL * made <= options.most * whole
    return near and (found.high < total.low or found.low > (total.high or total.low))


def _words(found: Sum) -> dict[str, str]:
    return {"sum": _shown(sum(found.values, Fraction(0))), "parts": " + ".join(map(_shown, found.values))}


def _shown(value: Fraction) -> str:
    if value >= _MILLION and (value / _MILLION * 1000).denominator == 1:
        return f"{float(value / _MILLION):,.10g} million"
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.10g}"
