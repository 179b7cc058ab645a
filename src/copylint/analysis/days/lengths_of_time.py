"""Lengths of time: what a length as written may mean in days."""

from fractions import Fraction

from copylint.analysis.days.durations import Duration

_UNIT_DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(30436875, 1000000),
    "year": Fraction(3652425, 10000),
    "decade": Fraction(3652425, 1000),
    "century": Fraction(3652425, 100),
}
# How far, in units, the days between two exact dates may lie below and above a length: "four weeks" is said from 24
# days (nearly four) to the day before five are full. A length counted with both ends included is one more.
_SLACK = {
    "day": (Fraction(1), Fraction(1)),
    "week": (Fraction(1), Fraction(13, 14)),
    "month": (Fraction(1), Fraction(1)),
    "year": (Fraction(1), Fraction(1)),
}


def allowed_days(duration: Duration) -> tuple[Fraction, Fraction | None]:
    """What the length as written may mean in days: rounded, begun and inclusive counting granted, hedges widened.

    The upper bound is None for "more than".
    """
    quantity = duration.length
    value, unit = quantity.value or Fraction(0), _UNIT_DAYS[quantity.unit or "year"]
    exact = duration.days[1] - duration.days[0] < 300
    below, above = _SLACK[quantity.unit] if exact and quantity.unit in _SLACK else (Fraction(1, 10), Fraction(1, 10))
    if quantity.measure == "ordinal":
        below = above = Fraction(1)
    if duration.form == "between" and unit == 1:
        above = Fraction(0)  # both days count or only one does, and none more
    if value.denominator > 1:
        below, above = min(below, Fraction(1, 2)), min(above, Fraction(1, 2))
    wide = value * 3 / 20 if quantity.hedge else Fraction(0)
    low, high = value - max(below, wide), value + max(above, wide)
    if quantity.hedge and quantity.high is None:
        return low * unit, None
    if quantity.hedge and quantity.low == 0:
        return Fraction(0), high * unit
    return low * unit, high * unit
