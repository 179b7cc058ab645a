"""Arithmetic of levels: what two figures of a change allow once rounding and hedges are granted."""

from fractions import Fraction

from msgspec import Struct

from copylint.analysis.values.changes import Change
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.units import worth

_OPEN = frozenset(
    ("more than", "over", "at least", "above", "just over", "well over", "upwards of", "in excess of", "just above")
)
# A figure that large says its own scale, unless it is much like the figure before the scale word of the other.
_UNSCALED, _LIKE = 1000, 20
_WIDE = Fraction(1, 5)


class Interval(Struct, frozen=True, gc=False):
    """The values from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a value."""
        return self.low <= other.high and other.low <= self.high

    def widened(self, by: Fraction) -> "Interval":
        """The interval with `by` more at either end."""
        return Interval(self.low - by, self.high + by)


class _Level(Struct, frozen=True, gc=False):
    meant: Interval
    plain: Fraction


class Levels(Struct, frozen=True, gc=False):
    """The two levels of a change in one unit, as intervals, and as the plain values they were written with."""

    old: Interval
    new: Interval
    before: Fraction
    after: Fraction

    @property
    def difference(self) -> Interval:
        """What new less old may be."""
        return Interval(self.new.low - self.old.high, self.new.high - self.old.low)

    @property
    def ratio(self) -> Interval:
        """What new by old may be; only where both are above nought."""
        return Interval(self.new.low / self.old.high, self.new.high / self.old.low)


def readings(change: Change) -> list[Levels]:
    """The ways the two levels may be read; empty where they cannot be compared.

    There are two where one scale word may stand for both figures ("from 3 to 5 million"), the likelier one first.
    """
    old, new = change.old, change.new
    if old.value is None or new.value is None or not _comparable(old, new):
        return []
    own, other = _factors(old, new)
    a, b = _level(old, old.value, own), _level(new, new.value, other)
    found = [(a, b)]
    if new.scale > 1 and old.scale == 1 and _may_share(old.value, new.value / new.scale):
        shared = (_level(old, old.value, own * new.scale), b)
        found = [shared] if _must_share(old.value, new.value / new.scale) else [shared, (a, b)]
    if old.scale > 1 and new.scale == 1 and _may_share(new.value, old.value / old.scale):
        shared = (a, _level(new, new.value, other * old.scale))
        found = [shared] if _must_share(new.value, old.value / old.scale) else [shared, (a, b)]
    return [Levels(a.meant, b.meant, a.plain, b.plain) for a, b in found if a.meant.low >= 0 and b.meant.low >= 0]


def _may_share(bare: Fraction, scaled: Fraction) -> bool:
    """Whether the scale word of one figure may hold for a bare one too: "to 3,061 billion from 3,304"."""
    return bare < _UNSCALED or _are_like(bare, scaled)


def _must_share(bare: Fraction, scaled: Fraction) -> bool:
    """Whether the bare figure can have no other scale: written to the same decimals, or in the same thousands."""
    return _are_like(bare, scaled) and scaled.denominator > 1 and bare.denominator > 1


def _are_like(bare: Fraction, scaled: Fraction) -> bool:
    return scaled / _LIKE < bare < scaled * _LIKE


def _comparable(old: Quantity, new: Quantity) -> bool:
    if old.fraction or new.fraction:
        return False
    if old.noun and new.noun and old.noun != new.noun:
        return False
    if old.measure == new.measure:
        return old.unit == new.unit or old.measure in ("duration", "length", "mass", "area", "volume", "speed")
    # The unit that is said once, at the end: "from 5 to 10 percent", "to $56 from 50".
    return "count" in (old.measure, new.measure) and not (old.noun or new.noun)


def _factors(old: Quantity, new: Quantity) -> tuple[Fraction, Fraction]:
    """What brings each level to the base unit; one that has no unit takes the other's."""
    own, other = worth(old.measure, old.unit), worth(new.measure, new.unit)
    if old.measure == new.measure:
        return own, other
    if old.measure == "count":
        return other * _hundredths(old, new), other
    return own, own * _hundredths(new, old)


def _hundredths(bare: Quantity, told: Quantity) -> Fraction:
    """What one of a bare figure is worth beside another in pence or cents: "to 4.0 pence from 4.4"."""
    if told.measure != "money" or told.value is None or bare.value is None:
        return Fraction(1)
    return Fraction(1, 100) if told.value < 1 <= bare.value else Fraction(1)


def _level(level: Quantity, value: Fraction, factor: Fraction) -> _Level:
    """What a level may be; one without an upper or lower end is taken to lie within a fifth of its figure."""
    low, high = level.low, level.high
    if high is None or level.hedge in _OPEN:
        low, high = value, value * (1 + _WIDE)
    elif low == 0 and value > 0:
        low, high = value * (1 - _WIDE), value
    slack = rounding(value) if level.scale == 1 else Fraction(0)
    return _Level(Interval((low - slack) * factor, (high + slack) * factor), value * factor)


def rounding(value: Fraction) -> Fraction:
    """Half the step a round figure may have been rounded to: 500 for 12,000, nothing for 12,345; a fortieth at most."""
    if value.denominator != 1 or value < 100:
        return Fraction(0)
    number, step = int(value), 1
    while number % 10 == 0:
        number, step = number // 10, step * 10
    return min(Fraction(step, 2), value / 40) if step > 1 else Fraction(0)
