"""Quantities: figures, spelled numbers and vague counts as intervals, with what they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis import hedges, labels, numerals
from copylint.analysis.counted import Counted, counted, subject
from copylint.analysis.dates import is_year
from copylint.analysis.numerals import Numeral
from copylint.analysis.tokens import Token
from copylint.analysis.units import CURRENCIES, DOLLARS, SIGNS
from copylint.analysis.measures import Measured, measure_after
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Measure = Literal["count", "money", "percent", "points", "length", "area", "mass", "volume", "speed", "temperature",
                  "duration", "age", "ordinal", "year", "ratio", "multiple"]

_DASHES = frozenset("-–—")
_SCORES = frozenset(
    "win wins won lose loses lost beat beats beaten defeat defeated defeats victory draw drew tie tied score scored vote"
    " voted votes ruled ruling by passed approved rejected lead led edged margin game decision".split()
)
_SUBJECT_BEFORE = frozenset("from to at by reached reaching hit passed topped exceeded stands stood".split())
_YEAR_BEFORE = frozenset(
    "in since by from until till through of before after during early late mid and to the for ( , - – year years fiscal"
    " summer winter spring autumn fall".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the copy.

    `value` is the number as written, None for a vague word ("dozens") and for a range ("10 to 12"); `low` and `high`
    bound what it may mean, both included, after rounding and hedge ("1.2 million" is 1.15 to 1.25 million, "dozens" 24
    to 120, "at least 12" 12 to infinity, which is None).
    `measure` says what kind of number it is, `unit` its unit ("USD", "%", "km", "" for a count).
    `noun` is the head of what is counted, singular and lower case ("soldier"), "" when there is none; `noun_span` its
    place, None where the noun stands elsewhere ("the number of soldiers rose from 44").
    `status` is what happened to those counted: killed, injured, missing, arrested, displaced, hostage, captured or "".
    `hedge` is the hedging word as written, lower case, or "".
    `first` and `last` are its tokens as a slice of all tokens; `number` is the place of the number alone. `scale` is
    the worth of the scale word in it ("1.2 million": 10 ** 6). `fraction` is True for "half" and "two-thirds".
    """

    span: Span
    number: Span
    first: int
    last: int
    value: Fraction | None
    low: Fraction
    high: Fraction | None
    measure: Measure = "count"
    unit: str = ""
    noun: str = ""
    status: str = ""
    hedge: str = ""
    vague: bool = False
    noun_span: Span | None = None
    scale: int = 1
    fraction: bool = False


class _Read(NamedTuple):
    """A numeral with the currency before it and the unit after it."""

    numeral: Numeral
    first: int
    measured: Measured


def find_quantities(analysis: "Analysis") -> Sequence[Quantity]:
    """The quantities of every field, in order; parts of calendar dates and clock times are left out."""
    dated = {i for mention in analysis.dates if mention.day or mention.month or mention.year
             for i in range(mention.first, mention.last)}
    found: list[Quantity] = []
    done = 0
    for i in _starts(analysis):
        if i < done or i in dated:
            continue
        sentence = analysis.sentences[analysis.sentence_of(i)]
        reader = _Reader(analysis.story.text, analysis.tokens, sentence.first, sentence.last)
        quantity, done = reader.quantity(i)
        if quantity is not None and (not found or quantity.first >= found[-1].last):
            found.append(quantity)
    return found


def _starts(analysis: "Analysis") -> list[int]:
    """The tokens at which a number may begin."""
    starts: list[int] = []
    for word, indexes in analysis.positions.items():
        if word[0].isdecimal() or word in numerals.STARTS or word in numerals.ORDINALS:
            starts += indexes
        elif "-" in word and word.partition("-")[0] in numerals.STARTS:
            starts += indexes
    return sorted(starts)


class _Reader(NamedTuple):
    """Reads the quantities of one sentence: tokens `low` up to `high`."""

    text: str
    tokens: Sequence[Token]
    low: int
    high: int

    def quantity(self, i: int) -> tuple[Quantity | None, int]:
        """The quantity at token `i` and the token to read on from."""
        left = self._read(i)
        if left is None:
            return None, i + 1
        right = self._range_end(left)
        if right is not None:
            return self._range(left, right), right.measured.last
        return self._build(left), left.measured.last

    def _read(self, i: int) -> _Read | None:
        tokens = self.tokens
        if tokens[i].is_figure:
            numeral = numerals.read_figure(self.text, tokens, i, self.high)
        else:
            numeral = numerals.read_words(tokens, i, self.high)
        if numeral is None:
            return None
        first, currency = self._currency(numeral.first)
        measured = measure_after(tokens, numeral, self.high, currency)
        if tokens[i].is_figure and not currency and measured.measure in ("count", "ordinal", "age"):
            plain = measured.measure == "count"
            if labels.is_label(tokens, i, numeral.last if plain else measured.last, self.low, self.high):
                return None
        return _Read(numeral, first, measured)

    def _currency(self, i: int) -> tuple[int, str]:
        """The first token of a currency sign before token `i`, and its code or ""."""
        tokens, j = self.tokens, i - 1
        if j < self.low:
            return i, ""
        sign = tokens[j].lower
        if sign in SIGNS:
            code = CURRENCIES[sign]
            glued = j > self.low and tokens[j - 1].end == tokens[j].start
            if sign == "$" and glued and tokens[j - 1].lower in DOLLARS:
                return j - 1, DOLLARS[tokens[j - 1].lower]
            return j, code
        if len(sign) == 3 and sign in CURRENCIES and tokens[j].text.isupper():
            return j, CURRENCIES[sign]
        return i, ""

    def _range_end(self, left: _Read) -> _Read | None:
        """The second number of a range or a score that begins with `left`, or None."""
        tokens, joint = self.tokens, left.measured.last
        if joint + 1 >= self.high or left.numeral.rest or left.numeral.ordinal or left.numeral.fraction:
            return None
        word = tokens[joint].lower
        before = tokens[left.first - 1].lower if left.first > self.low else ""
        if word == "and":
            joined = before == "between"
        elif word in ("to", "or"):
            hedge = hedges.hedge_before(tokens, left.first, self.low)
            outer = hedge.first if hedge else left.first
            joined = not (outer > self.low and tokens[outer - 1].lower in ("from", "between"))
        else:
            joined = word in _DASHES and tokens[joint].start == tokens[joint - 1].end
        start = joint + 1
        while joined and start < self.high - 1 and tokens[start].text in SIGNS:
            start += 1
        starts = joined and (tokens[start].is_figure or tokens[start].lower.partition("-")[0] in numerals.STARTS)
        right = self._read(start) if starts else None
        if right is None or right.numeral.value is None or left.numeral.value is None or right.numeral.first < start:
            return None
        if word == "or" and not left.numeral.value < right.numeral.value <= left.numeral.value + max(3, left.numeral.value):
            return None
        if is_year(tokens[left.numeral.first].text) != is_year(tokens[right.numeral.first].text) and left.measured.measure == "count":
            return None  # "from 10% in 2019 to 31%"
        return right if self._can_pair(left, right) else None

    def _can_pair(self, left: _Read, right: _Read) -> bool:
        own, other = left.measured, right.measured
        return own.measure == "count" or (own.measure, own.unit) == (other.measure, other.unit) or (
            own.measure == "money" and other.measure == "count"
        )

    def _range(self, left: _Read, right: _Read) -> Quantity:
        a, b = left.numeral, right.numeral
        assert a.value is not None and b.value is not None
        shared = b.scale if a.scale == 1 and b.scale > 1 and a.value * b.scale <= b.value else 1
        measured = left.measured if right.measured.measure == "count" else right.measured
        low, high = a.low * shared, b.high
        measure = measured.measure
        if measure == "count" and (low >= high or self._is_score(left)):
            measure = "year" if is_year(self.tokens[a.first].text) else "ratio"
            low, high = min(low, high), max(low, high)
        elif measure == "count" and is_year(self.tokens[a.first].text) and is_year(self.tokens[b.first].text):
            measure = "year"
        low, high = min(low, high), max(low, high)
        return self._made(left, right, measured._replace(measure=measure, last=right.measured.last), None, low, high)

    def _is_score(self, left: _Read) -> bool:
        words = {token.lower for token in self.tokens[max(self.low, left.first - 4) : left.first]}
        return not words.isdisjoint(_SCORES)

    def _build(self, read: _Read) -> Quantity | None:
        numeral, measured = read.numeral, read.measured
        scale = measured.factor
        value = numeral.value * scale if numeral.value is not None else None
        low, high = numeral.low * scale, numeral.high * scale
        if measured.measure == "count" and self._is_year(read):
            measured = measured._replace(measure="year")
        if measured.measure == "count" and self._is_age(read):
            measured = measured._replace(measure="age", unit="year")
        if self._is_negative(read) and value is not None:
            value, low, high = -value, -high, -low
        if self._is_pronoun(read):
            return None
        return self._made(read, read, measured, value, low, high)

    def _made(
        self, left: _Read, right: _Read, measured: Measured, value: Fraction | None, low: Fraction, high: Fraction
    ) -> Quantity | None:
        tokens = self.tokens
        hedge = hedges.hedge_before(tokens, left.first, self.low)
        first = hedge.first if hedge else left.first
        top: Fraction | None = high
        if hedge and low >= 0:
            low, top = hedges.bounds(hedge, low, high)
        last = measured.last
        if measured.measure in ("count", "money", "percent", "length", "area", "mass", "volume", "duration") and low >= 0:
            last, low, top = self._trailing(last, low, top)
        found = self._counted(first, measured, right)
        if measured.measure == "count" and self._is_name(left, found):
            return None
        return Quantity(
            Span(tokens[first].start, max(tokens[last - 1].end, right.numeral.end)),
            Span(tokens[left.numeral.first].start, right.numeral.end),
            first,
            last,
            value,
            low,
            top,
            measured.measure,
            measured.unit,
            found.noun,
            found.status,
            hedge.words if hedge else "",
            left.numeral.value is None,
            tokens[found.token].span if found.token >= measured.last - 1 else None,
            right.numeral.scale,
            right.numeral.fraction,
        )

    def _trailing(self, i: int, low: Fraction, top: Fraction | None) -> tuple[int, Fraction, Fraction | None]:
        """Hedges after the number: "50+", "50 or more", "50 or so"."""
        tokens = self.tokens
        if i < self.high and tokens[i].text == "+" and tokens[i].start == tokens[i - 1].end:
            return i + 1, low, None
        if i + 1 < self.high and tokens[i].lower == "or":
            word = tokens[i + 1].lower
            if word == "more":
                return i + 2, low, None
            if word in ("fewer", "less"):
                return i + 2, Fraction(0), top
            if word == "so":
                return i + 2, low * Fraction(9, 10), None if top is None else top * Fraction(11, 10)
        return i, low, top

    def _counted(self, first: int, measured: Measured, read: _Read) -> Counted:
        if measured.noun:
            return Counted(measured.noun, measured.last - 1)
        if measured.measure not in ("count", "ratio") or read.numeral.ordinal:
            return Counted()
        found = counted(self.tokens, first, measured.last, self.low, self.high)
        led = first > self.low and self.tokens[first - 1].lower in _SUBJECT_BEFORE
        return subject(self.tokens, first, self.low) if led and not found.noun and not found.status else found

    def _is_name(self, read: _Read, found: Counted) -> bool:
        """ "Apollo 11", "Division 30": a small figure after a name that counts nothing."""
        i = read.numeral.first
        return (
            self.low < i - 1 == read.first - 1
            and self.tokens[i].is_figure
            and self.tokens[i - 1].is_capitalized
            and read.numeral.last == i + 1
            and "," not in self.tokens[i].text
            and not found.noun
            and not found.status
        )

    def _is_year(self, read: _Read) -> bool:
        i = read.numeral.first
        if read.numeral.last != i + 1 or not is_year(self.tokens[i].text):
            return False
        before = self.tokens[i - 1].lower if i > self.low else ""
        after = counted(self.tokens, i, i + 1, self.low, self.high)
        if after.token == i + 1 or (after.noun and before not in _YEAR_BEFORE):
            return before in ("in", "since", "until", "during", "early", "late", "mid") or before.endswith("the")
        return True

    def _is_age(self, read: _Read) -> bool:
        """ "aged 81", "age 5", "Ann Vesely, 19, of"."""
        tokens, i = self.tokens, read.numeral.first
        if read.numeral.value is None or not 0 < read.numeral.value < 116 or read.numeral.value.denominator != 1:
            return False
        before = tokens[i - 1].lower if i > self.low else ""
        if before in ("aged", "age", "ages"):
            return True
        after = tokens[read.numeral.last].text if read.numeral.last < self.high else "."
        named = before == "," and i - 2 >= self.low and tokens[i - 2].is_capitalized and tokens[i - 2].is_word
        return named and after in (",", ".", ";", ")") and tokens[i].is_figure

    def _is_negative(self, read: _Read) -> bool:
        i = read.first
        if i <= self.low:
            return False
        sign = self.tokens[i - 1]
        if sign.lower == "minus":
            return True
        glued = sign.end == self.tokens[i].start
        open_before = i - 2 < self.low or self.tokens[i - 2].end < sign.start
        return sign.text in ("-", "−") and glued and open_before

    def _is_pronoun(self, read: _Read) -> bool:
        """ "one of", "no one", "this one": a word and no count."""
        numeral = read.numeral
        if numeral.value != 1 or self.tokens[numeral.first].lower != "one" or numeral.last != numeral.first + 1:
            return False
        after = self.tokens[numeral.last] if numeral.last < self.high else None
        if numeral.first > self.low and self.tokens[numeral.first - 1].lower in ("no", "any", "every", "each", "this", "that"):
            return True
        return read.measured.measure == "count" and (after is None or not after.is_word or after.lower in _AFTER_PRONOUN)


_AFTER_PRONOUN = frozenset(
    "of another that who which is was has had can could will would should must may might in on at for from to by with and"
    " or but if when where because day after before".split()
)
