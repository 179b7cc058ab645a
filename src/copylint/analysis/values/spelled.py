"""Numerals in words: "twenty-one", "a million and a half", "dozens", "two-thirds".

The grammar is written out here and not a library's: it reads hyphened words ("forty-four-year-old"), vague words ("tens
of thousands") and halves, and keeps the place of each number in the copy.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.number_words import DENOMINATORS, GLYPHS, ONES, ORDINALS, SCALES, TENS, VAGUE
from copylint.analysis.values.numerals import Numeral, Worth, numeral_of, read_scale, with_half

# After "a fifth" they say that it is a part, and no place in a row.
_OF_SOMETHING = frozenset("of more less fewer higher lower larger smaller bigger".split())
# And after "by a fifth": what is no noun.
_BEHIND = frozenset("to from in on over since compared between last this and but while as at after during".split())


def read_words(tokens: Sequence[Token], i: int, stop: int) -> Numeral | None:
    """The number in words at token `i`; None when the word is no number here ("the third quarter")."""
    word = tokens[i].lower
    if word in GLYPHS:
        return _exact(tokens, i, i + 1, GLYPHS[word], fraction=True)
    if word in ("half", "quarter", "third"):
        return _part(tokens, i, stop)
    if word in VAGUE or word == "tens":
        return _vague(tokens, i, stop)
    if word in ORDINALS:
        if word in DENOMINATORS and _before(tokens, i) == "a" and _is_part(tokens, i, stop):
            return _exact(tokens, i - 1, i + 1, Fraction(1, DENOMINATORS[word]), fraction=True)
        value = Fraction(ORDINALS[word])
        return Numeral(i, i + 1, tokens[i].end, value, value, value, ordinal=True)
    return _spelled(tokens, i, stop)


def _is_part(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether "a fifth" at token `i` is a part: "a fifth of", "a fifth more", "by a fifth," - no "by a fifth man"."""
    after = tokens[i + 1] if i + 1 < stop else None
    by = i > 1 and tokens[i - 2].lower == "by"
    if tokens[i].lower == "third":
        return by or (after is not None and after.lower in _OF_SOMETHING)
    ends = after is None or not after.is_word or after.lower in _BEHIND
    return (by and ends) or (after is not None and after.lower in _OF_SOMETHING)


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
    if before != "a" or (word == "third" and not _is_part(tokens, i, stop)):
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
        return numeral_of(tokens, first, last, Worth(value, None, scale or 1))
    exact = Worth(value, Fraction(scale, 2) if scale >= 10**6 else None, scale if scale >= 10**6 else 1)
    worth, last = with_half(tokens, last, stop, exact)
    return numeral_of(tokens, first, last, worth._replace(scale=max(worth.scale, scale, 1)))


def _counted_out(tokens: Sequence[Token], first: int, last: int, spelled: _Spelled, rest: str) -> Numeral:
    """A number that ends inside a hyphened word, before `rest`."""
    token, value = tokens[last - 1], Fraction(spelled.number)
    plain = token.end - token.start == len(token.text)
    end = token.end - len(rest) - 1 if plain else token.end
    return Numeral(first, last, end, value, value, value, spelled.largest or 1, rest=rest)
