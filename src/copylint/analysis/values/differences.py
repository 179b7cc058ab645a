"""Differences: whether two numbers can be meant as one, rounding, hedges and slips of the hand considered."""

from fractions import Fraction

from msgspec import Struct

from copylint.analysis.values.hedges import unhedged
from copylint.analysis.values.quantities import Quantity

# From how many times the bound on, a number is not what "more than" was said of.
_OPEN_RATIO = 2
# What is left of a number that is cut to fewer digits, at the least: a twentieth may go.
_CUT = 20


class Off(Struct, frozen=True, order=True, gc=False):
    """How far a figure with a rough hedge is off a plain one, and how far it may be by default: parts of itself."""

    part: Fraction
    granted: Fraction


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers cannot be meant as one, rounding, truncation and hedges granted."""
    a, b = one.value, other.value
    if a is None or b is None or a == b or min(a, b) <= 0:
        return False
    low, high = sorted((a, b))
    if one.hedge == other.hedge:
        open_alike = (one.high is None and other.high is None) or one.low == other.low == 0
        return not _is_rounded(a, b) and (one.hedge != "" or open_alike or not _overlap(one, other))
    if not _overlap(one, other):
        return not _is_rounded(a, b)
    lower, upper = (one, other) if a < b else (other, one)
    return (lower.high is None or upper.low == 0) and high > _OPEN_RATIO * low


def off_by(one: Quantity, other: Quantity) -> Off | None:
    """How far the rough one of two numbers is off the plain one; None where neither or both are rough."""
    rough, plain = (one, other) if one.hedge else (other, one)
    if not rough.hedge or plain.hedge or plain.high is None or not (one.value and other.value):
        return None
    meant = unhedged(rough.hedge, rough.low, rough.high)
    if meant is None or min(one.value, other.value) <= 0 or _is_rounded(one.value, other.value):
        return None
    if plain.low > meant.high and not meant.below:
        return Off((plain.low - meant.high) / meant.high, meant.slack)
    return Off((meant.low - plain.high) / meant.low, meant.slack) if meant.low > plain.high else None


def _overlap(one: Quantity, other: Quantity) -> bool:
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def _is_rounded(a: Fraction, b: Fraction) -> bool:
    """Whether one number is the other rounded or cut to fewer digits: 109,000 for 109,554, 28 billion for 28.3."""
    if a.denominator == b.denominator == 1:  # whole numbers, which are reckoned with faster
        return _is_rounded_whole(*sorted((a.numerator, b.numerator)))
    low, high = sorted((a, b))
    if high < 100:
        return (a.denominator > 1) != (b.denominator > 1) and high - low < 1
    step, cut = max(_step(low), _step(high)), _step(low)
    return high - low <= Fraction(step, 2) < low or (high - low < cut and (high - low) * _CUT < low)


def _is_rounded_whole(low: int, high: int) -> bool:
    if high < 100:
        return False
    cut, gap = _step_of(low), high - low
    return 2 * gap <= max(cut, _step_of(high)) < 2 * low or (gap < cut and gap * _CUT < low)


def _step(value: Fraction) -> int:
    """The worth of the last digit of a whole number that is not nought; 0 where the number is not whole."""
    return _step_of(value.numerator) if value.denominator == 1 else 0


def _step_of(number: int) -> int:
    step = 1
    while number % 10 == 0:
        number, step = number // 10, step * 10
    return step


def is_slip(a: Fraction, b: Fraction) -> bool:
    """Whether two whole numbers of two digits and more differ as a slip of the hand makes them: 8,500 and 8,600."""
    if a.denominator != 1 or b.denominator != 1 or min(a, b) < 10 or all(n < 10 * _step(n) for n in (a, b)):
        return False  # round numbers are like one another anyway
    one, other = sorted((str(a.numerator), str(b.numerator)), key=len)
    if len(one) == len(other):
        changed = sum(x != y for x, y in zip(one, other, strict=True))
        return changed == 1 or (changed == 2 and sorted(one) == sorted(other))
    return len(other) == len(one) + 1 and any(other[:i] + other[i + 1 :] == one for i in range(len(other)))
