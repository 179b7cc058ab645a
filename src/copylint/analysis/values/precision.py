"""Precision: what a figure as written may have been rounded from."""

from fractions import Fraction

from copylint.analysis.values.levels import Interval
from copylint.analysis.values.quantities import Quantity


def meaning(quantity: Quantity, value: Fraction, measure: str) -> Interval:
    """What `value`, a figure of `quantity` read as `measure`, may have been rounded from; hedges are left out."""
    scale, half = worth_of_scale(quantity, value), _half_step(quantity)
    if 0 < half < Fraction(scale, 2):
        return Interval(value - half, value + half)
    return _rounded(value, scale, measure)


def worth_of_scale(quantity: Quantity, value: Fraction) -> int:
    """The worth of the scale word of a figure; the m of "1.43m" is no million."""
    return quantity.scale if abs(value) >= quantity.scale else 1


def _half_step(quantity: Quantity) -> Fraction:
    """Half the step of a figure's last decimal, "1.00" being finer than "1"; 0 where it is not known."""
    if quantity.value is None or quantity.high is None or quantity.hedge:
        return Fraction(0)
    return (quantity.high - quantity.low) / 2


def _rounded(value: Fraction, scale: int, measure: str) -> Interval:
    """What a number as written may have been rounded from: half a step of its last digit that is not nought.

    100 may have been anything from 95, the step below it being 10, to 150. A temperature is rounded to whole degrees.
    """
    figure, step = abs(value) / scale, Fraction(1)
    while (figure / step).denominator > 1 and step > Fraction(1, 10**6):
        step /= 10
    if figure >= 10 and measure != "temperature":
        while (figure / (step * 10)).denominator == 1:
            step *= 10
    below, above = (step / 20 if figure == step > 1 else step / 2), step / 2
    if measure == "money" and step > 1:  # what is converted is as often round by itself
        below = above = min(above, figure / 20)
    low, high = (figure - below) * scale, (figure + above) * scale
    return Interval(low, high) if value >= 0 else Interval(-high, -low)
