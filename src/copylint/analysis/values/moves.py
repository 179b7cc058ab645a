"""Moves: a price or an index that moves by so much, by so many per cent, and to where, "shed 4% or 24p to 500.5p"."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.values.levels import Interval, rounding
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.trends import VERBS

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Verbs and particles of prices beside those of any change.
_MOVES: Mapping[str, int] = {
    **VERBS,
    **dict.fromkeys(
        "up gained gains gain gaining added adds adding advanced advancing higher firmed rallied".split(), 1
    ),
    **dict.fromkeys(
        "down lost loses lose losing shed sheds shedding eased easing lower off weakened retreated".split(), -1
    ),
}
_JOINTS = ([","], ["or"], [",", "or"], ["("], ["(", "or"], ["-", "or"], ["—", "or"])
# What may stand between the amounts and the level: ", to close at", "a share, to".
_TO_LEVEL = frozenset(
    ", ) to at near around a an per share barrel ounce ton tonne bushel pound close closing end ending ended finish"
    " finishing settle settling trade trading stand just".split()
)
_LEADS = frozenset({"to", "at", "near", "around"})
# "Closed at a record 10,214.61 on Thursday, up": what may stand before the level, and between it and the move.
_RECORDS = frozenset("record high low".split())
_DAY = FULL_WEEKDAYS.keys() | {"on", ",", "a", "share", "barrel", "ounce"}
_LONGEST, _BEFORE = 6, 4
_PERCENT = 100
_POWERS = (1, 10, 100, 10**3, 10**4, 10**5)


class Move(Struct, frozen=True, gc=False):
    """A move told three ways: by how much, by how many per cent, and to which level; `direction` is 1 or -1."""

    percent: Quantity
    amount: Quantity
    level: Quantity
    direction: int

    def share(self) -> Interval:
        """What the move may be in per cent of the level before it, the rounding of amount and level granted."""
        step = _step(self.amount, self.level)
        amount, level = (_meant(q, step) for q in (self.amount, self.level))
        shares = [
            _PERCENT * by / (to - self.direction * by)
            for by in (amount.low, amount.high)
            for to in (level.low, level.high)
            if to > self.direction * by
        ]
        return Interval(min(shares, default=Fraction(0)), max(shares, default=Fraction(10**9)))

    def stated(self) -> Interval:
        """What the percentage may have been rounded from."""
        value = self.percent.value or Fraction(0)
        half = Fraction(1, 2) / _decimals(value)
        return Interval(value, value).widened(max(half, value / 10) if self.percent.hedge else half)

    def cut(self) -> Interval:
        """What the percentage may have been cut from: the digits after its last left out."""
        value = self.percent.value or Fraction(0)
        return Interval(value, value + Fraction(1, _decimals(value)))


def _decimals(value: Fraction) -> int:
    """10 ** the number of decimals of a figure, as far as it shows."""
    return next(n for n in _POWERS if (value * n).denominator == 1 or n == _POWERS[-1])


def _step(*figures: Quantity) -> Fraction:
    """Half the last digit of the finer of some figures: a move and its level are told to the same digit."""
    return Fraction(1, 2) / max(_decimals(q.value or Fraction(0)) for q in figures)


def _meant(q: Quantity, half: Fraction) -> Interval:
    value = q.value or Fraction(0)
    rough = max(half, rounding(value)) if q.hedge else half
    return Interval(value - rough, value + rough)


def find_moves(analysis: "Analysis") -> Sequence[Move]:
    """The moves of every field that are told three ways, in order."""
    quantities = analysis.quantities
    return [
        move
        for n, q in enumerate(quantities[:-2])
        if "percent" in (q.measure, quantities[n + 1].measure, quantities[n + 2].measure)
        for move in (*_read(analysis, *quantities[n : n + 3]), *_read_back(analysis, *quantities[n : n + 3]))
    ]


def _read(analysis: "Analysis", one: Quantity, other: Quantity, level: Quantity) -> Iterator[Move]:
    """ "shed 4% or 24p to 500.5p", "fell 24p, or 4%, to 500.5p"."""
    percent, amount = (one, other) if one.measure == "percent" else (other, one)
    if any(q.value is None or q.fraction for q in (one, other, level)) or not _are_alike(amount, level):
        return
    tokens = analysis.tokens
    joint = [token.lower for token in tokens[_end(analysis, one) : other.first]]
    lead = [token.lower for token in tokens[_end(analysis, other) : level.first]]
    if joint not in _JOINTS or not 0 < len(lead) <= _LONGEST or not set(lead) <= _TO_LEVEL or _LEADS.isdisjoint(lead):
        return
    before = [token.lower for token in tokens[max(one.first - _BEFORE, 0) : one.first]]
    directions = {_MOVES[word] for word in before if word in _MOVES}
    if len(directions) == 1:
        yield Move(percent, amount, level, directions.pop())


def _read_back(analysis: "Analysis", level: Quantity, one: Quantity, other: Quantity) -> Iterator[Move]:
    """ "closed at 500.5p on Friday, up 24p or 4%"."""
    percent, amount = (one, other) if one.measure == "percent" else (other, one)
    if any(q.value is None or q.fraction for q in (one, other, level)) or not _are_alike(amount, level):
        return
    lowers = analysis.lowers
    joint, lead = lowers[_end(analysis, one) : other.first], lowers[level.last : one.first]
    told = lead[-1:] and lead[-1] in _MOVES and "," in lead and set(lead[:-1]) <= _DAY
    if told and list(joint) in _JOINTS and lowers[level.first - 1] in _LEADS | _RECORDS:
        yield Move(percent, amount, level, _MOVES[lead[-1]])


def _end(analysis: "Analysis", q: Quantity) -> int:
    """The token after a quantity and its "points"."""
    return q.last + (q.noun == "point" and analysis.tokens[q.last].lower in ("point", "points"))


def _are_alike(amount: Quantity, level: Quantity) -> bool:
    """Whether an amount can be taken from a level: money of one currency, or points of an index."""
    if amount.measure == "money":
        return level.measure == "money" and amount.unit == level.unit
    return amount.measure == level.measure == "count" and amount.noun in ("", "point") and level.noun in ("", "point")
