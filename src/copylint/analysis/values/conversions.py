"""Conversions: one value told in two units or two currencies, "11 km (7 miles)", "86 F, or 30 C"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.values.levels import Interval
from copylint.analysis.values.precision import meaning, worth_of_scale
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.ranges import Range
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MEASURES = frozenset({"length", "area", "mass", "volume", "speed", "temperature", "money"})
_JOINTS = frozenset(
    {"(", "( or", ", or", "or", "/", "( i.e.", "( i.e. ,", "( equal to", "( equivalent to", "( the equivalent of"}
)
_CLOSINGS = frozenset(")];,/")
_MINUS = frozenset({"-", "−", "–", "minus"})
_INCHES = ("in", "ins")
_DEGREES = {"F": "C", "C": "F"}
# The smaller unit that goes on a larger one, and how many make one: "6 feet 2 inches".
_TAILS = {"ft": ("in", 12), "lb": ("oz", 16), "st": ("lb", 14)}
_ABOUT = frozenset(
    "about around roughly approximately approx circa some estimated nearly almost approaching".split()
) | {"an estimated", "close to", "just under", "just over", "just shy of", "just below", "just above", "slightly over"}
_CHANGE = frozenset("rise rises increase increases warming cooling drop fall change difference swing jump".split())
_COMPARED = frozenset("warmer cooler colder hotter higher lower above below".split())
_POINTS = frozenset("zero freezing sea ground".split())
_SEA = frozenset(
    "sea seas ship ships vessel vessels boat boats coast coastal offshore naval navy sailed sailing nautical port"
    " harbour harbor island islands strait gulf ocean waters yacht tanker ferry hurricane typhoon cyclone".split()
)


class Side(Struct, frozen=True, gc=False):
    """One side of a conversion: its place, its value as written, what that may have been rounded from, its unit.

    `close` is `meant` with no more rounding than an eighth of the value: of the two sides only one is rounded hard.
    """

    span: Span
    value: Fraction
    meant: Interval
    close: Interval
    unit: str


class Conversion(Struct, frozen=True, gc=False):
    """A value in two units, or the rate of two currencies: "($1 = 0.7630 pounds)".

    `span` is the place of both sides, the closing bracket included. `one` is the side that stands first, `other` its
    twin. `loose` is True where a plain "or" joins them, which may also offer a choice. `rate` is True for the rate at
    which the story says that it converts. `change` is True where the sentence speaks of a change of temperature, `sea`
    where a mile may be a nautical one.
    """

    span: Span
    measure: str
    one: Side
    other: Side
    loose: bool = False
    rate: bool = False
    change: bool = False
    sea: bool = False


class _Part(NamedTuple):
    """A quantity with the tokens it takes, minus signs and lone F and C included, and its values as written."""

    first: int
    last: int
    values: tuple[Fraction, ...]
    measure: str
    unit: str
    quantity: Quantity


def find_conversions(analysis: "Analysis") -> Sequence[Conversion]:
    """The conversions of every field, in order; a converted range is two, one for either end."""
    return list(_Reader(analysis).read())


class _Reader:
    """Reads the conversions of one story; its state is the story's layers and nothing else."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.ranges: dict[int, Range] = {found.quantity.first: found for found in analysis.ranges}

    def read(self) -> Iterator[Conversion]:
        """Every pair of neighbouring quantities that is a conversion."""
        quantities = self.analysis.quantities
        for n in range(1, len(quantities)):
            one, other = quantities[n - 1], quantities[n]
            if other.first - one.last > 6 or not self._may_pair(one, other):
                continue
            joint = self._joint(one, other)
            if joint is not None and not ("or" in joint and self._is_one_of_many(n - 1)):
                yield from self._pair(n - 1, n, joint)

    def _is_one_of_many(self, n: int) -> bool:
        """ "10 laps of 400 metres, or 4 km": what follows is the whole, and no conversion of the part."""
        if n < 1 or self._text(self.analysis.quantities[n].first - 1) not in ("of", "x", "×", "at"):
            return False
        before = self.analysis.quantities[n - 1]
        return before.measure == "count" and 0 <= self.analysis.quantities[n].first - before.last <= 3

    def _may_pair(self, one: Quantity, other: Quantity) -> bool:
        if one.measure in _MEASURES and one.measure == other.measure:
            return one.unit != other.unit or one.measure == "temperature"
        if one.measure == "count" and other.measure == "length":
            return self._text(one.last) in _INCHES
        return "temperature" in (one.measure, other.measure) or (one.measure == other.measure == "count")

    def _joint(self, one: Quantity, other: Quantity) -> str | None:
        """The words between two quantities, minus signs and a lone F or C left out, where they join a conversion."""
        between = [token.lower for token in self.tokens[one.last : other.first] if token.text not in _DEGREES]
        if between and between[-1] in _MINUS:
            between.pop()
        if one.unit == "ft" and between[:1] and between[0].isdecimal():
            between.pop(0)  # "6ft 2in", where the inches are read with the feet
        if between and (one.measure == "count" or one.unit == "ft") and between[0] in _INCHES:
            between.pop(0)
        joint = " ".join(between)
        if joint == "=":
            return joint if one.measure == other.measure == "money" and one.value == 1 else None
        return joint if joint in _JOINTS else None

    def _pair(self, n: int, m: int, joint: str) -> Iterator[Conversion]:
        quantities = self.analysis.quantities
        one, other = self._whole(n), self._whole(m)
        if one is None or other is None:
            return
        if joint not in ("or", "/", ", or") and self._text(other.last) not in _CLOSINGS:
            return
        if one.measure == other.measure == "temperature":
            one, other = _with_units(one, other)
        if one.measure != other.measure or one.unit == other.unit or len(one.values) != len(other.values):
            return
        closed = other.last + (self._text(other.last) in ")]" and joint.startswith("("))
        span = Span(self.tokens[one.first].start, self.tokens[closed - 1].end)
        change = one.measure == "temperature" and self._is_change(one, other)
        sea = not _SEA.isdisjoint(self._sentence(quantities[n].first))
        for own, twin in zip(one.values, other.values, strict=True):
            sides = (self._side(one, own, exact=joint == "="), self._side(other, twin))
            yield Conversion(
                span, one.measure, *sides, loose=joint in ("or", "/"), rate=joint == "=", change=change, sea=sea
            )

    def _text(self, i: int) -> str:
        return self.tokens[i].text if i < len(self.tokens) else "."

    def _sentence(self, i: int) -> set[str]:
        sentence = self.analysis.sentences[self.analysis.sentence_of(i)]
        return {token.lower for token in self.tokens[sentence.first : sentence.last]}

    def _whole(self, n: int) -> _Part | None:
        """Quantity `n` with what belongs to it: the feet before the inches, the other end of a range, a lone F or C."""
        quantity = self.analysis.quantities[n]
        part = self._part(quantity)
        if part is None:
            return None
        tail = _TAILS.get(part.unit)
        if tail is not None and len(part.values) == 1:
            part = self._with_tail(part, *tail)
        return self._with_head(part, n)

    def _part(self, quantity: Quantity) -> _Part | None:
        values = self._values(quantity)
        measure, unit, last = quantity.measure, quantity.unit, quantity.last
        lone = self._text(last)
        if lone in _DEGREES and measure in ("count", "temperature") and not unit:
            measure, unit, last = "temperature", lone, last + 1
        if lone in _INCHES and measure == "count" and self._text(quantity.first - 1) in ("ft", "foot", "feet"):
            measure, unit, last = "length", "in", last + 1
        if not values or measure not in _MEASURES or self._goes_on(last):
            return None
        signed = values[0] < 0 and self._text(quantity.first - 1).lower() in _MINUS
        return _Part(quantity.first - signed, last, values, measure, unit, quantity)

    def _values(self, quantity: Quantity) -> tuple[Fraction, ...]:
        if quantity.value is not None:
            return (quantity.value,)
        found = self.ranges.get(quantity.first)
        if found is None or found.left.value is None or found.right.value is None:
            return ()
        shared = found.right.scale if found.left.scale == 1 < found.right.scale else 1
        return (found.left.value * shared, found.right.value)

    def _goes_on(self, last: int) -> bool:
        """ "6-foot-2": more of the value in the same word."""
        return any(part[:1].isdigit() for part in self.tokens[last - 1].lower.split("-")[1:])

    def _with_tail(self, part: _Part, unit: str, many: int) -> _Part:
        """ "6 ft 2 in" from "6 ft" on."""
        last = part.last + (self._text(part.last) == ",")
        if last + 1 < len(self.tokens) and self.tokens[last].is_figure and self._text(last).isdecimal():
            words = {"in": ("in", "ins", "inch", "inches"), "oz": ("oz", "ounces"), "lb": ("lb", "lbs", "pounds")}
            if self.tokens[last + 1].lower in words[unit]:
                value = part.values[0] * many + int(self._text(last))
                return part._replace(last=last + 2, values=(value,), unit=unit)
        return part

    def _with_head(self, part: _Part, n: int) -> _Part:
        """ "6 feet 2 inches" from "2 inches" back."""
        head = {tail: (unit, many) for unit, (tail, many) in _TAILS.items()}.get(part.unit)
        i = part.first - 1
        i -= i > 0 and self._text(i) == ","
        if head is None or i < 1:
            return part
        unit, many = head
        before = self.analysis.quantities[n - 1] if n else None
        if before is not None and before.last == i + 1 and before.unit == unit and before.value is not None:
            return part._replace(first=before.first, values=(before.value * many + part.values[0],))
        figure = self._text(i - 1)
        if unit == "st" and self.tokens[i].lower in ("st", "stone") and figure.isdecimal():
            return part._replace(first=i - 1, values=(int(figure) * many + part.values[0],))
        return part

    def _is_change(self, one: _Part, other: _Part) -> bool:
        """Whether a temperature is a difference: "rose by 2 C", "a rise of 2 C", "2 C (3.6 F) warmer"."""
        before = [token.lower for token in self.tokens[max(0, one.first - 2) : one.first]]
        after = [token.lower for token in self.tokens[other.last + (self._text(other.last) == ")") :][:2]]
        if after and after[0] in _COMPARED:
            return len(after) < 2 or after[1] not in _POINTS
        return before[-1:] == ["by"] or (before[-1:] == ["of"] and not _CHANGE.isdisjoint(before))

    def _side(self, part: _Part, value: Fraction, *, exact: bool = False) -> Side:
        span = Span(self.tokens[part.first].start, self.tokens[part.last - 1].end)
        meant = Interval(value, value) if exact else meaning(part.quantity, value, part.measure)
        if part.quantity.hedge in _ABOUT:
            meant = meant.widened(abs(value) / 10)
        eighth = abs(value) / 8 if abs(value) >= 10 * worth_of_scale(part.quantity, value) else abs(value)
        close = Interval(max(meant.low, value - eighth), min(meant.high, value + eighth))
        return Side(span, value, meant, close, part.unit)


def _with_units(one: _Part, other: _Part) -> tuple[_Part, _Part]:
    """Two temperatures, of which one may leave its unit to be understood: "86 degrees (30 C)"."""
    if not one.unit and other.unit:
        one = one._replace(unit=_DEGREES[other.unit])
    if not other.unit and one.unit:
        other = other._replace(unit=_DEGREES[one.unit])
    return one, other
