"""Measures: what the words after a number make of it, from percentages to miles an hour."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import is_plural, singular
from copylint.analysis.values.numerals import Numeral
from copylint.analysis.values.units import CURRENCIES, UNITS

if TYPE_CHECKING:
    from copylint.analysis.values.quantities import Measure

_FIRST_OF_MONEY = frozenset(
    "us u.s. american canadian australian new hong zealand kong singapore jamaican british egyptian russian swiss"
    " mexican iraqi indian pakistani norwegian swedish danish syrian lebanese".split()
)
_DOLLARS = {"canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD"}
_SCALES = frozenset({"c", "f"})
_OPENING = frozenset("([")
_SPEEDS = {"km": "km/h", "mi": "mph", "m": "m/s", "ft": "ft/s"}
_ELEVEN = 11
_LINES_OF_VIDEO = frozenset("240 360 480 720 1080 1440 2160".split())
_RUNS = frozenset({"race", "run", "walk", "runner", "runners", "course"})


class Measured(NamedTuple):
    """What a number measures.

    `last` is the token after its unit, `factor` what the number is to be multiplied with, None for nothing.
    """

    last: int
    measure: "Measure" = "count"
    unit: str = ""
    noun: str = ""
    factor: Fraction | None = None


def measure_after(tokens: Sequence[Token], numeral: Numeral, high: int, currency: str) -> Measured:
    """The measure of `numeral`, read from what follows it up to token `high` and the currency before it."""
    i = numeral.last
    if numeral.ordinal:
        return Measured(i, "mass", "st") if _is_stone(tokens, numeral) else Measured(i, "ordinal")
    if currency:
        return Measured(i, "money", currency.partition("/")[0])
    if numeral.rest:
        return _hyphened(i, numeral.rest.split("-"))
    if i >= high:
        return _letter(numeral, i, follows=False)
    word = tokens[i].lower
    if word == "-" and i + 1 < high and _is_hyphened(tokens, i):
        if tokens[i + 1].lower.startswith("to-"):
            return Measured(i + 2, "ratio")  # "33-to-1"
        return _hyphened(i + 2, tokens[i + 1].lower.split("-"))
    if numeral.suffix in ("m", "k"):
        after = [token.lower for token in tokens[i : min(i + 2, high)]]
        return _letter(numeral, i, follows=word in _RUNS if numeral.suffix == "k" else any(map(is_plural, after)))
    if word == "year" and is_year(tokens[i - 1].text):
        return Measured(i)  # "the 1986 year"
    if numeral.fraction:
        return _part_of_one(tokens, i, high) or Measured(i)
    return _share(tokens, i, high) or _money(tokens, numeral, i, high) or _unit(tokens, numeral, i, high) or Measured(i)


def _is_stone(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether "st" after a number is no ending of it: "12st", unlike "21st"."""
    odd = numeral.value is None or numeral.value % 10 != 1 or numeral.value % 100 == _ELEVEN
    return odd and tokens[numeral.first].is_figure and tokens[numeral.last - 1].lower == "st"


def _is_hyphened(tokens: Sequence[Token], i: int) -> bool:
    """Whether the hyphen at token `i` joins a word to the number before it: "44-year-old"."""
    after = tokens[i + 1]
    return (
        tokens[i - 1].end == tokens[i].start
        and tokens[i].end == after.start
        and after.is_word
        and after.lower not in ("and", "or", "to")
    )


def _letter(numeral: Numeral, i: int, *, follows: bool) -> Measured:
    """ "100m" is a length unless a noun follows ("2.5m people"), "5k" a number unless it is run."""
    if numeral.suffix == "m" and not follows:
        return Measured(i, "length", "m", factor=Fraction(1, numeral.scale))
    if numeral.suffix == "k" and follows:
        return Measured(i, "length", "km", factor=Fraction(1, numeral.scale))
    return Measured(i)


def _hyphened(i: int, parts: list[str]) -> Measured:
    """What a hyphen joins to a number: "44-year-old", "3-day", "five-member", "10-fold"."""
    if len(parts) > 1 and parts[1] in ("old", "olds") and parts[0] in ("year", "month", "week", "day"):
        return Measured(i, "age", parts[0])
    if parts[0] in ("percent", "per"):
        return Measured(i, "percent", "%")
    if parts[0] in ("point", "points"):
        return Measured(i, noun="point")
    if parts[0] == "fold":
        return Measured(i, "multiple", "x")
    if parts[0] == "percentage":
        return Measured(i, "points", "pp")
    if parts == ["plus"]:
        return Measured(i)
    unit = UNITS.get(parts[0])
    if unit is not None:
        return Measured(i, unit.measure, unit.name)  # type: ignore[arg-type]
    if parts[0] in CURRENCIES and len(parts[0]) > 3:
        return Measured(i, "money", CURRENCIES[parts[0]])
    return Measured(i, noun=singular(parts[-1]))


def _share(tokens: Sequence[Token], i: int, high: int) -> Measured | None:
    """Percentages, points and multiples."""
    word = tokens[i].lower
    after = tokens[i + 1].lower if i + 1 < high else ""
    if word in ("%", "percent", "pct", "percents"):
        return Measured(i + 2, "points", "pp") if after in ("point", "points") else Measured(i + 1, "percent", "%")
    if word == "per" and after == "cent":
        return Measured(i + 2, "percent", "%")
    if word in ("percentage", "percentage-point") and (after in ("point", "points") or word == "percentage-point"):
        return Measured(i + 2 if word == "percentage" else i + 1, "points", "pp")
    if word in ("pp", "ppt"):
        return Measured(i + 1, "points", "pp")
    if word == "basis" and after in ("point", "points"):
        return Measured(i + 2, "points", "pp", factor=Fraction(1, 100))
    if word == "times" or (word in ("x", "×") and tokens[i].start == tokens[i - 1].end and not after[:1].isdecimal()):
        return Measured(i + 1, "multiple", "x")
    return None


def _part_of_one(tokens: Sequence[Token], i: int, high: int) -> Measured | None:
    """ "half a percentage point", "a quarter point", "three-quarters of one percent"."""
    start = i + (tokens[i].lower == "of")
    if start + 1 < high and tokens[start].lower in ("a", "one"):
        start += 1
    elif start > i:
        return None
    if tokens[start].lower in ("point", "points"):
        return Measured(start + 1, noun="point")
    share = _share(tokens, start, high)
    return share if share is not None and share.measure in ("percent", "points") else None


def _money(tokens: Sequence[Token], numeral: Numeral, i: int, high: int) -> Measured | None:
    """ "1.2 million euros", "40 Canadian dollars", "five pence"; pounds are money by the million or in sterling."""
    start = i
    while i < high and i < start + 2 and tokens[i].lower in _FIRST_OF_MONEY:
        i += 1
    if i >= high:
        return None
    word = tokens[i].lower
    if word == "p" and tokens[i].start == tokens[i - 1].end and tokens[i - 1].text not in _LINES_OF_VIDEO:
        return Measured(i + 1, "money", "GBP", factor=Fraction(1, 100))
    if word in ("pounds", "pound"):
        sterling = i + 1 < high and tokens[i + 1].lower == "sterling"
        rate = tokens[start - 2].text == "=" if start > 1 else False  # "($1 = 0.7630 pounds)"
        known = sterling or i > start or rate or numeral.scale >= 10**6
        return Measured(i + 1 + sterling, "money", "GBP") if known else None
    code = CURRENCIES.get(word)
    if code is None or (word in ("real", "rand", "lira") and i > start):
        return None
    named = " ".join(token.lower for token in tokens[start:i])
    unit, _, hundredth = code.partition("/")
    if named and named not in ("us", "u.s.", "american"):
        unit = _DOLLARS.get(named, f"{unit} {named}") if unit == "USD" else f"{unit} {named}"
    return Measured(i + 1, "money", unit, factor=Fraction(1, 100) if hundredth else None)


def _unit(tokens: Sequence[Token], numeral: Numeral, i: int, high: int) -> Measured | None:
    """Lengths, areas, masses, volumes, speeds, temperatures, durations and ages."""
    word = tokens[i].lower
    if word in ("°", "degrees", "degree", "°c", "°f", "º"):
        return _degrees(tokens, i, high)
    if word in _SCALES and _is_scale(tokens, numeral.first, i, high):
        return Measured(i + 1, "temperature", word.upper())
    powers = {"square": "area", "sq": "area", "cubic": "volume"}
    if word in powers and i + 1 < high:
        j = i + 1 + (tokens[i + 1].text == ".")
        unit = UNITS.get(tokens[j].lower) if j < high else None
        if unit is not None and unit.measure == "length":
            return Measured(j + 1, powers[word], f"{'sq' if word != 'cubic' else 'cu'} {unit.name}")  # type: ignore[arg-type]
        return None
    unit = UNITS.get(word)
    if unit is None or (word in ("second", "stone", "minute") and numeral.value != 1 and tokens[i - 1].text != "-"):
        return Measured(i + 1, "mass", "st") if word == "stone" and _is_weighed(tokens, i + 1, high) else None
    last = i + 1
    if unit.measure == "length" and last + 1 < high and unit.name in _SPEEDS:
        following = (tokens[last].lower, tokens[last + 1].lower)
        if following[0] in ("per", "an", "/") and following[1] in ("hour", "h", "second", "s"):
            return Measured(last + 2, "speed", _SPEEDS[unit.name])
    if unit.measure == "duration":
        after = tokens[last].lower if last < high else ""
        if after == "old" or (after == "of" and last + 1 < high and tokens[last + 1].lower == "age"):
            return Measured(last + (1 if after == "old" else 2), "age", unit.name)
    return Measured(last, unit.measure, unit.name)  # type: ignore[arg-type]


def _is_scale(tokens: Sequence[Token], first: int, i: int, high: int) -> bool:
    """Whether token `i` is the C of "15C", or the F of "(59F)" and "59F (15C)", behind the figure at `first`."""
    if tokens[i].start != tokens[i - 1].end or not tokens[i].text.isupper():
        return False
    opened = first > 0 and tokens[first - 1].text in _OPENING
    return tokens[i].lower == "c" or opened or (i + 1 < high and tokens[i + 1].text in _OPENING)


def _is_weighed(tokens: Sequence[Token], i: int, high: int) -> bool:
    """Whether pounds, or kilograms in brackets, stand at token `i`: "12 stone 7lb", "12 stone (76kg)"."""
    i += i < high and tokens[i].text in _OPENING
    return i < high and tokens[i].is_figure


def _degrees(tokens: Sequence[Token], i: int, high: int) -> Measured:
    word = tokens[i].lower
    if word in ("°c", "°f"):
        return Measured(i + 1, "temperature", word[1].upper())
    after = tokens[i + 1].lower if i + 1 < high else ""
    unit = {"c": "C", "f": "F", "celsius": "C", "fahrenheit": "F", "centigrade": "C"}.get(after, "")
    return Measured(i + 2 if unit else i + 1, "temperature", unit)
