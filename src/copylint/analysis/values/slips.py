"""Slips of the hand: by which one a figure is made of another."""

from fractions import Fraction

from copylint.analysis.values.figures import Figure

_MOST_DECIMALS, _EXACT = 4, 3


def slip_of(low: Fraction, high: Fraction) -> str:
    """By which slip of the hand one whole number is made of another: "transposed", "tenfold", "digit" or ""."""
    if low.denominator != 1 or high.denominator != 1:
        return ""
    one, other = str(low.numerator), str(high.numerator)
    if other == f"{one}0":
        return "tenfold"
    if len(one) != len(other):
        return ""
    if sum(x != y for x, y in zip(one, other, strict=True)) == 1:
        return "digit"
    return "transposed" if are_transposed(one, other) else ""


def are_transposed(one: str, other: str) -> bool:
    """Whether two neighbouring digits of one are turned round in the other, and nothing else differs."""
    if len(one) != len(other):
        return False
    changed = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    beside = len(changed) == 2 and changed[1] == changed[0] + 1
    return beside and sorted(one) == sorted(other)


def decimal_slip(one: Fraction, other: Fraction) -> str:
    """By which slip one number is made of another, decimals included: 2.99 and 3.99 differ by a digit."""
    low, high = sorted((one, other))
    for _ in range(_MOST_DECIMALS):
        if low.denominator == high.denominator == 1:
            break
        low, high = low * 10, high * 10
    return slip_of(low, high)


def are_exact_slips(one: Fraction, other: Fraction) -> bool:
    """Whether a slip makes one number of another, and one of them at least is of three digits and more."""
    return decimal_slip(one, other) != "" and max(significant_digits(one), significant_digits(other)) >= _EXACT


def significant_digits(value: Fraction) -> int:
    """How many digits a number has down to its last that is not nought; those of a decimal count as many."""
    return len(str(value.numerator).rstrip("0")) if value.denominator == 1 else 9


def slip_between(one: Figure, other: Figure) -> str:
    """By which slip one figure is made of the other, "" for none."""
    return slip_of(*sorted((one.quantity.value or Fraction(1), other.quantity.value or Fraction(1))))


def are_round(one: Figure, other: Figure) -> bool:
    """Whether both are of one digit and noughts: such figures are like one another anyway."""
    return all(significant_digits(figure.quantity.value or Fraction(1)) == 1 for figure in (one, other))


def have_slipped(one: Figure, other: Figure) -> bool:
    """Whether a slip makes one figure of the other that is no chance likeness of round figures."""
    return slip_between(one, other) != "" and not are_round(one, other)


def is_round_slip(one: Figure, other: Figure) -> bool:
    """Whether one digit and its noughts make one figure of the other."""
    return slip_between(one, other) != "" and are_round(one, other)
