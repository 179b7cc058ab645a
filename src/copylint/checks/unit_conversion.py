"""Conversions that do not come out: kilometres and miles, degrees, and one story's several exchange rates."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.days.days import is_year
from copylint.analysis.values.conversions import Conversion, Side
from copylint.analysis.values.levels import Interval
from copylint.analysis.values.units import SIGNS, worth
from copylint.finding import Finding, Suggestion
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"one", "other", "computed", "hint", "rate", "usual"})
CASES = frozenset({"wrong", "slight", "difference", "rate", "never"})

# Units of more than one size, in the base unit: short, long and metric tons; US and imperial gallons.
_SIZES = {
    "ton": tuple(map(Fraction, ("907.18474", "1016.0469088", "1000"))),
    "t": tuple(map(Fraction, ("1000", "907.18474", "1016.0469088"))),
    "gal": tuple(map(Fraction, ("3.785411784", "4.54609"))),
}
_NAUTICAL = Fraction(1852)
_NAMES = {
    "mi": "miles",
    "ft": "feet",
    "in": "inches",
    "yd": "yards",
    "nmi": "nautical miles",
    "acre": "acres",
    "ton": "tons",
    "t": "tonnes",
    "lb": "pounds",
    "oz": "ounces",
    "st": "stone",
    "gal": "gallons",
    "l": "litres",
    "bbl": "barrels",
    "kn": "knots",
    "ha": "hectares",
    "sq mi": "square miles",
    "sq ft": "square feet",
    "C": "C",
    "F": "F",
}
_DEGREE = {"F": Fraction(1), "C": Fraction(5, 9)}
# Figures from here on are written round.
_ROUND = 10
# How far beyond the bounds of its currencies, as a part of it, a rate must lie.
_BEYOND = Fraction(1, 10)
# Rates from here on are shown whole.
_MANY = 100
# From this reading on, dials have marks every ten or twenty-five degrees; so many degrees Fahrenheit lie between.
_HOT, _OVEN = 100, 15


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`slight`, `wrong`: from how many per cent off, beyond rounding, a conversion is queried, and counts as wrong.

    `rate_slack`: how far, in per cent, two exchange rates of one story may lie apart beyond rounding.
    """

    slight: int = 3
    wrong: int = 10
    rate_slack: int = 3


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each conversion."""
    done: set[Span] = set()
    for conversion in analysis.conversions:
        if conversion.measure == "money" or conversion.span in done:
            continue
        degrees = conversion.measure == "temperature"
        finding = _temperature(analysis, conversion) if degrees else _size(analysis, conversion, options)
        if finding is not None:
            done.add(conversion.span)
            yield finding
    yield from _rates(analysis, options)


def _size(analysis: "Analysis", conversion: Conversion, options: Options) -> Finding | None:
    one, other = conversion.one, conversion.other
    ratios = list(_ratios(conversion))
    if any(_fits(one, other, ratio) for ratio in ratios):
        return None
    computed = min((one.value * ratio for ratio in ratios), key=lambda value: abs(value - other.value))
    off = abs(computed - other.value) / computed if computed else Fraction(1)
    if 100 * off <= options.slight or (conversion.loose and off > Fraction(1, 3)):
        return None
    turned = one.value / ratios[0]
    swapped = abs(turned - other.value) <= turned / 20
    hint = " The units look swapped." if swapped else ""
    case = "wrong" if 100 * off > options.wrong else "slight"
    return _finding(analysis, conversion, one.value * ratios[0], case, hint)


def _fits(one: Side, other: Side, ratio: Fraction) -> bool:
    """Whether the second side is the first, rounded to a single digit at most; or the first was the rounded one."""
    return _times(one.close, ratio).overlaps(other.meant) or _times(_nearly(one), ratio).overlaps(other.close)


def _nearly(side: Side) -> Interval:
    """What a figure may have been rounded from when its twin is the exact one: "100" then is no "140"."""
    if side.value < _ROUND:
        return side.meant
    return Interval(max(side.meant.low, side.value * 17 / 20), min(side.meant.high, side.value * 23 / 20))


def _ratios(conversion: Conversion) -> Iterator[Fraction]:
    """What one unit of the first side is in units of the second, in every size the two may have."""
    for own in _sizes(conversion, conversion.one.unit):
        for twin in _sizes(conversion, conversion.other.unit):
            yield own / twin


def _sizes(conversion: Conversion, unit: str) -> tuple[Fraction, ...]:
    plain = worth(conversion.measure, unit)
    if unit == "mi" and conversion.sea:
        return (plain, _NAUTICAL)
    if unit == "mph" and conversion.sea:
        return (plain, Fraction(463, 900))
    return _SIZES.get(unit, (plain,)) if conversion.measure in ("mass", "volume") else (plain,)


def _times(meant: Interval, ratio: Fraction) -> Interval:
    return Interval(meant.low * ratio, meant.high * ratio)


def _temperature(analysis: "Analysis", conversion: Conversion) -> Finding | None:
    one, other = conversion.one, conversion.other
    near = _DEGREE[other.unit]
    readings = Interval(_reading(one.meant.low, one.unit), _reading(one.meant.high, one.unit))
    changes = Interval(_change(one.meant.low, one.unit), _change(one.meant.high, one.unit))
    as_reading = readings.widened(near).overlaps(other.meant)
    as_change = changes.widened(near / 2).overlaps(other.meant)
    if as_change or (as_reading and not conversion.change):
        return None
    if as_reading:
        return _finding(analysis, conversion, _change(one.value, one.unit), "difference", "")
    computed = (_change if conversion.change else _reading)(one.value, one.unit)
    if _is_oven(one, other) and abs(computed - other.value) <= _OVEN * near:
        return None
    if conversion.loose and abs(computed - other.value) > 10 * near:
        return None
    return _finding(analysis, conversion, computed, "wrong" if abs(computed - other.value) > 3 * near else "slight", "")


def _is_oven(one: Side, other: Side) -> bool:
    """Whether both readings are round and hot, as on the dial of an oven: 180 C and 350 F are one setting."""
    return min(one.value, other.value) >= _HOT and one.value % 5 == other.value % 5 == 0


def _reading(value: Fraction, unit: str) -> Fraction:
    """A temperature in the other scale."""
    return value * 9 / 5 + 32 if unit == "C" else (value - 32) * 5 / 9


def _change(value: Fraction, unit: str) -> Fraction:
    """A difference of temperatures in degrees of the other scale."""
    return value * 9 / 5 if unit == "C" else value * 5 / 9


def _finding(analysis: "Analysis", conversion: Conversion, computed: Fraction, case: str, hint: str) -> Finding:
    one, other = conversion.one, conversion.other
    written = _written(computed, other)
    words = {
        "one": analysis.excerpt(one.span),
        "other": analysis.excerpt(other.span),
        "computed": f"{written} {_NAMES.get(other.unit, other.unit)}",
        "hint": hint,
    }
    quoted = analysis.is_quoted(one.span.start)
    suggestion = Suggestion(words["computed"], "query")
    return Finding(other.span, (one.span,), words, "low" if quoted else "high", suggestion, case)


def _written(value: Fraction, like: Side) -> str:
    """A number as precise as its side of the conversion was written; with two digits at least, a decimal with three."""
    places, least = 0, 10 if like.value.denominator == 1 else 100
    while places < 2 and ((like.value * 10**places).denominator > 1 or abs(value) * 10**places < least):
        places += 1
    text = f"{float(value):,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Rate(Struct, frozen=True, gc=False):
    """A conversion of money, what its rate may be, and the rate as written."""

    conversion: Conversion
    meant: Interval
    plain: Fraction


def _rates(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Each conversion at a rate that never was, and each whose rate differs from that of the story."""
    pairs: defaultdict[tuple[str, str], list[_Rate]] = defaultdict(list)
    for conversion in analysis.conversions:
        if conversion.measure == "money" and not _is_historic(analysis, conversion):
            rate = _rate(conversion)
            never = _never(analysis, rate) if rate is not None else None
            if never is not None:
                yield never
            elif rate is not None:
                pairs[
                    min(conversion.one.unit, conversion.other.unit), max(conversion.one.unit, conversion.other.unit)
                ].append(rate)
    for rates in pairs.values():
        yield from _outliers(rates, Fraction(options.rate_slack, 100))


def _is_historic(analysis: "Analysis", conversion: Conversion) -> bool:
    """Whether the sentence has a year, at whose rate the money may have been converted."""
    sentence = analysis.sentences[analysis.sentence_of(analysis.token_at(conversion.span.start))]
    return any(
        is_year(analysis.tokens[i].text) and analysis.tokens[i - 1].text not in SIGNS
        for i in range(sentence.first, sentence.last)
    )


def _rate(conversion: Conversion) -> _Rate | None:
    """How many units of the currency that comes later in the alphabet one of the other is."""
    one, other = sorted((conversion.one, conversion.other), key=lambda side: side.unit)
    if one.meant.low <= 0 or other.meant.low <= 0:
        return None
    meant = Interval(other.meant.low / one.meant.high, other.meant.high / one.meant.low)
    return _Rate(conversion, meant, other.value / one.value)


def _never(analysis: "Analysis", rate: _Rate) -> Finding | None:
    """The finding on a rate that its two currencies never had; not where "or" offers two prices."""
    one, other = rate.conversion.one, rate.conversion.other
    first, second = sorted((one.unit, other.unit))
    from copylint.analysis.values.exchange_rates import bounds

    known = bounds(first, second, plain=not any("US" in analysis.excerpt(side.span).upper() for side in (one, other)))
    if rate.conversion.loose or known is None:
        return None
    slack = (rate.meant.low + rate.meant.high) / 2 * _BEYOND
    if rate.meant.widened(slack).overlaps(known):
        return None
    words = {"one": analysis.excerpt(one.span), "other": analysis.excerpt(other.span), "rate": _rate_text(rate)}
    return Finding(rate.conversion.span, (), words, "high", case="never")


def _outliers(rates: list[_Rate], slack: Fraction) -> Iterator[Finding]:
    """The rates that differ from the one the story says it converts at, else from the middle one."""
    if len(rates) < 2:
        return
    known = [rate for rate in rates if rate.conversion.rate] or (rates[:1] if len(rates) == 2 else rates)
    usual = sorted(known, key=lambda rate: rate.plain)[(len(known) - 1) // 2]
    for rate in rates:
        allowed = Interval(usual.meant.low * (1 - slack), usual.meant.high * (1 + slack))
        if rate is usual or rate.meant.overlaps(allowed):
            continue
        turned = Interval(1 / rate.meant.high, 1 / rate.meant.low).overlaps(allowed)
        words = {
            "rate": _rate_text(rate),
            "usual": _rate_text(usual),
            "hint": " Turned round it would fit." if turned else "",
        }
        span, against = rate.conversion.span, usual.conversion.span
        yield Finding(span, (against,), words, "medium", case="rate")


def _rate_text(rate: _Rate) -> str:
    one, other = sorted((rate.conversion.one, rate.conversion.other), key=lambda side: side.unit)
    shown = f"{rate.plain.__round__():,}" if rate.plain >= _MANY else f"{float(rate.plain):.3g}"
    return f"{shown} {other.unit} to the {one.unit}"
