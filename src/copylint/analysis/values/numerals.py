"""Numerals in figures: the numbers themselves, before anyone asks what they count, and how precisely they are put."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.number_words import GLYPHS, LETTERS, ORDINAL_ENDINGS, SCALES

# A figure of more digits is a key or a serial number.
_LONGEST = 30
_ONE, _HALF = Fraction(1), Fraction(1, 2)
_THIN = frozenset("\u00a0\u2009\u202f")


class Numeral(Struct, frozen=True, gc=False):
    """A number as written: tokens `first` up to `last`, its value, and the bounds its precision leaves.

    `end` is the offset where the number ends, inside the last token for "forty-four-year-old"; `rest` is then what
    follows the number in that token ("year-old"). `value` is None for a vague word. `scale` is the scale word's worth
    ("1.2 million": 10 ** 6), 1 without; `suffix` the letter that stood for it ("m"). `fraction` is True for "half" and
    "two-thirds", which are parts of something, `ordinal` for "21st" and "third".
    """

    first: int
    last: int
    end: int
    value: Fraction | None
    low: Fraction
    high: Fraction
    scale: int = 1
    suffix: str = ""
    rest: str = ""
    fraction: bool = False
    ordinal: bool = False


@lru_cache(maxsize=4096)
def figure(text: str) -> tuple[Fraction, Fraction] | None:
    """The value of a figure and the step of its last digit; None when it is no plain number ("1.2.3")."""
    whole, point, decimals = text.partition(".")
    groups = whole.split(",")
    if point and (not decimals.isdecimal() or (len(groups) == 1 and len(whole) > 9)):
        return None
    if len(groups) == 2 and len(groups[1]) < 3 and not point:
        decimals, groups = groups[1], groups[:1]  # decimal comma
    # Indian grouping has pairs before the last three digits: 12,34,567.
    elif len(groups) > 1 and (
        len(groups[0]) > 3 or len(groups[-1]) != 3 or any(len(g) not in (2, 3) for g in groups[1:])
    ):
        return None
    digits = "".join(groups) + decimals
    if not digits.isdecimal() or len(digits) > _LONGEST:
        return None
    number = int(digits)
    if not decimals:
        return Fraction(number), _ONE
    step = Fraction(1, 10 ** len(decimals))
    return number * step, step


def read_figure(text: str, tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """The number in figures at token `i`, scale words and suffixes with it; None when it is no plain number."""
    read = figure(tokens[i].text)
    if read is None:
        return None
    value, step = read
    last = i + 1
    while last < stop and text[tokens[last - 1].end : tokens[last].start] in _THIN and _is_group(tokens, i, last):
        value, last = value * 1000 + int(tokens[last].text), last + 1
    if last < stop and tokens[last].text in GLYPHS:
        value, step, last = value + GLYPHS[tokens[last].text], Fraction(1, 8), last + 1
    suffix = ""
    if last < stop and tokens[last].start == tokens[last - 1].end:
        if tokens[last].lower in ORDINAL_ENDINGS:
            return Numeral(i, last + 1, tokens[last].end, value, value, value, ordinal=True)
        suffix = tokens[last].lower if tokens[last].lower in LETTERS else ""
    scale, last = (LETTERS[suffix], last + 1) if suffix else read_scale(tokens, last, stop)
    worth, last = with_half(tokens, last, stop, _scaled(value, step, scale, suffix))
    return numeral_of(tokens, i, last, worth)


def _is_group(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether token `i` is three digits that go on a figure begun at `first` ("12 345")."""
    return len(tokens[i].text) == 3 and tokens[i].text.isdecimal() and len(tokens[first].text) <= 3


class Worth(NamedTuple):
    """A value, half the step it is rounded to (None for an exact one), and what its scale word is worth."""

    value: Fraction
    half: Fraction | None
    scale: int = 1
    suffix: str = ""


def numeral_of(tokens: Sequence[Token], first: int, last: int, worth: Worth) -> Numeral:
    """The numeral that tokens `first` up to `last` write."""
    value, half, scale, suffix = worth
    low, high = (value, value) if half is None else (value - half, value + half)
    return Numeral(first, last, tokens[last - 1].end, value, low, high, scale, suffix)


def _scaled(value: Fraction, step: Fraction, scale: int, suffix: str) -> Worth:
    half = _HALF * step * scale if scale > 1 or step is not _ONE else None
    return Worth(value * scale if scale > 1 else value, half, scale, suffix)


def with_half(tokens: Sequence[Token], last: int, stop: int, worth: Worth) -> tuple[Worth, int]:
    """The number with an "and a half" after it: "a million and a half", "two and a half million"."""
    if last + 2 >= stop or not _and_a_half(tokens, last):
        return worth, last
    if worth.scale > 1:
        return worth._replace(value=worth.value + Fraction(worth.scale, 2), half=Fraction(worth.scale, 4)), last + 3
    scale, last = read_scale(tokens, last + 3, stop)
    return Worth((worth.value + _HALF) * scale, Fraction(scale, 4) if scale > 1 else None, scale), last


def _and_a_half(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower == "and" and tokens[i + 1].lower == "a" and tokens[i + 2].lower == "half"


def read_scale(tokens: Sequence[Token], i: int, stop: int) -> tuple[int, int]:
    """The product of the scale words at token `i`, and the token after them."""
    scale = 1
    if i + 1 < stop and tokens[i].text == "-" and tokens[i + 1].lower in SCALES:
        i += 1
    while i < stop and tokens[i].lower.removesuffix("-plus") in SCALES:
        scale *= SCALES[tokens[i].lower.removesuffix("-plus")]
        i += 1
    return scale, i
