"""Numerals: the numbers themselves, in figures or in words, before anyone asks what they count.

The grammar of spelled numbers is written out here: it reads hyphened words ("forty-four-year-old"), vague words
("dozens", "tens of thousands") and halves ("a million and a half"), and says how precisely the copy puts a number.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from copylint.analysis.tokens import Token

ONES: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS: Mapping[str, int] = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Mapping[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
# Letters that stand right after a figure: "15K", "£3bn". A lone m is metres as often as millions: see `quantities`.
LETTERS: Mapping[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
VAGUE: Mapping[str, tuple[int, int]] = {
    "couple": (2, 2),
    "several": (3, 9),
    "handful": (3, 7),
    "dozens": (24, 120),
    "scores": (40, 150),
    "hundreds": (200, 1_200),
    "thousands": (2_000, 12_000),
    "millions": (2 * 10**6, 12 * 10**6),
    "billions": (2 * 10**9, 12 * 10**9),
    "trillions": (2 * 10**12, 12 * 10**12),
}
ORDINALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
DENOMINATORS: Mapping[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: number for word, number in ORDINALS.items() if number > 2},
    **{word + "s": number for word, number in ORDINALS.items() if number > 2},
}
_GLYPHS: Mapping[str, Fraction] = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}
_ONE, _HALF = Fraction(1), Fraction(1, 2)
_THIN = frozenset("\u00a0\u2009\u202f")
# The words with which a spelled number can begin.
STARTS = frozenset(
    {
        *ONES,
        *TENS,
        *VAGUE,
        *_GLYPHS,
        "half",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "tens",
        "quarter",
        "third",
    }
)


class Numeral(NamedTuple):
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
    number = int("".join(groups) + decimals)
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
    if last < stop and tokens[last].text in _GLYPHS:
        value, step, last = value + _GLYPHS[tokens[last].text], Fraction(1, 8), last + 1
    suffix = ""
    if last < stop and tokens[last].start == tokens[last - 1].end:
        if tokens[last].lower in _ORDINAL_ENDINGS:
            return Numeral(i, last + 1, tokens[last].end, value, value, value, ordinal=True)
        suffix = tokens[last].lower if tokens[last].lower in LETTERS else ""
    scale, last = (LETTERS[suffix], last + 1) if suffix else read_scale(tokens, last, stop)
    worth, last = _with_half(tokens, last, stop, _scaled(value, step, scale, suffix))
    return _numeral(tokens, i, last, worth)


def _is_group(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether token `i` is three digits that go on a figure begun at `first` ("12 345")."""
    return len(tokens[i].text) == 3 and tokens[i].text.isdecimal() and len(tokens[first].text) <= 3


class _Worth(NamedTuple):
    """A value, half the step it is rounded to (None for an exact one), and what its scale word is worth."""

    value: Fraction
    half: Fraction | None
    scale: int = 1
    suffix: str = ""


def _numeral(tokens: Sequence[Token], first: int, last: int, worth: _Worth) -> Numeral:
    value, half, scale, suffix = worth
    low, high = (value, value) if half is None else (value - half, value + half)
    return Numeral(first, last, tokens[last - 1].end, value, low, high, scale, suffix)


def _scaled(value: Fraction, step: Fraction, scale: int, suffix: str) -> _Worth:
    half = _HALF * step * scale if scale > 1 or step is not _ONE else None
    return _Worth(value * scale if scale > 1 else value, half, scale, suffix)


def _with_half(tokens: Sequence[Token], last: int, stop: int, worth: _Worth) -> tuple[_Worth, int]:
    """The number with an "and a half" after it: "a million and a half", "two and a half million"."""
    if last + 2 >= stop or not _and_a_half(tokens, last):
        return worth, last
    if worth.scale > 1:
        return worth._replace(value=worth.value + Fraction(worth.scale, 2), half=Fraction(worth.scale, 4)), last + 3
    scale, last = read_scale(tokens, last + 3, stop)
    return _Worth((worth.value + _HALF) * scale, Fraction(scale, 4) if scale > 1 else None, scale), last


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


def read_words(tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """The number in words at token `i`; None when the word is no number here ("the third quarter")."""
    word = tokens[i].lower
    if word in _GLYPHS:
        return _exact(tokens, i, i + 1, _GLYPHS[word], fraction=True)
    if word in ("half", "quarter", "third"):
        return _part(tokens, i, stop)
    if word in VAGUE or word == "tens":
        return _vague(tokens, i, stop)
    if word in ORDINALS:
        value = Fraction(ORDINALS[word])
        return Numeral(i, i + 1, tokens[i].end, value, value, value, ordinal=True)
    return _spelled(tokens, i, stop)


def _exact(tokens: Sequence[Token], first: int, last: int, value: Fraction, *, fraction: bool = False) -> Numeral:
    return Numeral(first, last, tokens[last - 1].end, value, value, value, fraction=fraction)


def _before(tokens: Sequence[Token], i: int) -> str:
    return tokens[i - 1].lower if i else ""


def _part(tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """ "half", "half a million", "a quarter", "a third of"; None for "the third", "the first quarter"."""
    word, before = tokens[i].lower, _before(tokens, i)
    after = tokens[i + 1].lower if i + 1 < stop else ""
    if word == "half":
        j = i + 1 + (after in ("a", "-"))
        scale, last = read_scale(tokens, j, stop)
        if last > j:
            first = i - 1 if before == "a" else i
            value = Fraction(scale, 2)
            return Numeral(first, last, tokens[last - 1].end, value, value, value, scale)
        return _exact(tokens, i, i + 1, Fraction(1, 2), fraction=True) if before not in ("first", "second") else None
    if before != "a" or (word == "third" and after != "of" and (i < 2 or tokens[i - 2].lower != "by")):
        value = Fraction(3)
        return Numeral(i, i + 1, tokens[i].end, value, value, value, ordinal=True) if word == "third" else None
    return _exact(tokens, i - 1, i + 1, Fraction(1, DENOMINATORS[word]), fraction=True)


def _vague(tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a couple of dozen"."""
    word = tokens[i].lower
    low, high = VAGUE.get(word, (20, 120))
    first = i - 1 if _before(tokens, i) == "a" else i
    last = i + 1
    of = last < stop and tokens[last].lower == "of"
    larger = VAGUE.get(tokens[last + 1].lower) if of and last + 1 < stop else None
    scale = 1
    if larger is not None and larger[0] >= 2000 and word.endswith("s") and word != "several":
        unit = larger[0] // 2
        return Numeral(first, last + 2, tokens[last + 1].end, None, Fraction(low * unit), Fraction(high * unit), unit)
    if word == "tens" or (word == "scores" and not of):
        return None
    if word in ("couple", "several", "handful"):
        scale, past = read_scale(tokens, last + of, stop)
        last = past if scale > 1 else last
        if scale == 1 and word != "several" and (first == i or not (of or _is_plural(tokens, last, stop))):
            return None
    value = Fraction(2 * scale) if word == "couple" else None
    return Numeral(first, last, tokens[last - 1].end, value, Fraction(low * scale), Fraction(high * scale), scale)


def _is_plural(tokens: Sequence[Token], i: int, stop: int) -> bool:
    return i < stop and tokens[i].lower.endswith("s")


class _Spelled(NamedTuple):
    """What the words of a number have come to: whole thousands, the part below, and the largest scale word."""

    thousands: int = 0
    below: int = 0
    largest: int = 0

    @property
    def number(self) -> int:
        return self.thousands + self.below

    def then(self, part: str) -> "_Spelled | None":
        """The number with one more word, None where the word does not go on with it."""
        tail = self.below % 100
        if part in ONES and (tail == 0 or (tail >= 20 and tail % 10 == 0 and ONES[part] < 10)):
            return self._replace(below=self.below + ONES[part])
        if part in TENS and tail == 0:
            return self._replace(below=self.below + TENS[part])
        if part in SCALES and (self.below or not self.thousands):
            worth = max(self.below, 1) * SCALES[part]
            largest = max(self.largest, SCALES[part])
            small = SCALES[part] <= 100
            return _Spelled(self.thousands, worth, largest) if small else _Spelled(self.thousands + worth, 0, largest)
        return None


def _spelled(tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """ "twenty-one", "one hundred and five", "a million", "two-thirds", "forty-four-year-old"."""
    so_far, j = _Spelled(), i
    while j < stop:
        word = tokens[j].lower
        if word == "and" and j > i and so_far.below % 100 == 0 and j + 1 < stop and _goes_on(tokens[j + 1].lower):
            j += 1
            continue
        parts = word.split("-")
        for n, part in enumerate(parts):
            longer = so_far.then(part)
            if longer is None and part in DENOMINATORS and part != "half" and 0 < so_far.number < 20:
                whole_quarters = part == "quarter" and so_far.number > 1
                value = Fraction(so_far.number, DENOMINATORS[part])
                return None if whole_quarters else _exact(tokens, i, j + 1, value, fraction=True)
            if longer is None:
                return (
                    _counted_out(tokens, i, j + 1, so_far, "-".join(parts[n:]))
                    if n
                    else _spelled_to(tokens, i, j, stop, so_far)
                )
            so_far = longer
        j += 1
    return _spelled_to(tokens, i, j, stop, so_far)


def _goes_on(word: str) -> bool:
    part = word.partition("-")[0]
    return part in ONES or part in TENS


def _spelled_to(tokens: Sequence[Token], first: int, last: int, stop: int, spelled: _Spelled) -> Numeral | None:
    """A number whose words end before token `last`."""
    if last == first:
        return None
    if spelled.largest and tokens[first].lower in SCALES and _before(tokens, first) == "a":
        first -= 1
    value, scale = Fraction(spelled.number), spelled.largest
    if scale < 10**6 and spelled.number >= 100:
        return _numeral(tokens, first, last, _Worth(value, None, scale or 1))
    exact = _Worth(value, Fraction(scale, 2) if scale >= 10**6 else None, scale if scale >= 10**6 else 1)
    worth, last = _with_half(tokens, last, stop, exact)
    return _numeral(tokens, first, last, worth._replace(scale=max(worth.scale, scale, 1)))


def _counted_out(tokens: Sequence[Token], first: int, last: int, spelled: _Spelled, rest: str) -> Numeral:
    """A number that ends inside a hyphened word, before `rest`."""
    token, value = tokens[last - 1], Fraction(spelled.number)
    plain = token.end - token.start == len(token.text)
    end = token.end - len(rest) - 1 if plain else token.end
    return Numeral(first, last, end, value, value, value, spelled.largest or 1, rest=rest)
