"""Quantities: figures, spelled numbers and vague counts as intervals, with what they count."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.days.days import is_year
from copylint.analysis.values import hedges, number_words
from copylint.analysis.values.counted import Counted, counted, subject
from copylint.analysis.values.readings import NumberReader, Reading
from copylint.analysis.values.senses import is_age, is_bare_year, is_name, is_negative, is_pronoun
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Measure = Literal[
    "count",
    "money",
    "percent",
    "points",
    "length",
    "area",
    "mass",
    "volume",
    "speed",
    "temperature",
    "duration",
    "age",
    "ordinal",
    "year",
    "ratio",
    "multiple",
]

_STARTS = number_words.STARTS | number_words.ORDINALS.keys()
_HEDGED = frozenset(get_args(Measure)) - {"ordinal", "year", "ratio", "multiple"}
# Odds of so many are tenths, and rounded as such.
_TENTHS = 10
# "The death toll is now 35": nothing but these stands between the toll and its number.
_COPULAS = frozenset("is was now still currently already officially".split())
_SUBJECT_BEFORE = frozenset("from to at by reached reaching hit passed topped exceeded stands stood".split())


class Quantity(Struct, frozen=True, gc=False):
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
    the worth of the scale word in it ("1.2 million": 10 ** 6). `fraction` is True for "half" and for "one in four", and
    not for "half a percentage point".
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

    @property
    def with_noun(self) -> Span:
        """The place of the number and of what it counts, where that follows."""
        return Span(self.span.start, max(self.span.end, self.noun_span.end if self.noun_span else 0))


def find_quantities(analysis: "Analysis") -> Sequence[Quantity]:
    """The quantities of every field, in order; parts of calendar dates and clock times are left out."""
    dated = {
        i
        for mention in analysis.dates
        if mention.day or mention.month or mention.year
        for i in range(mention.first, mention.last)
    }
    found: list[Quantity] = []
    done = 0
    for i in _starts(analysis):
        if i < done or i in dated:
            continue
        sentence = analysis.sentences[analysis.sentence_of(i)]
        reader = NumberReader(analysis.story.text, analysis.tokens, sentence.first, sentence.last)
        quantity, done = _quantity(reader, i)
        if quantity is not None and (not found or quantity.first >= found[-1].last):
            found.append(quantity)
    return found


def _starts(analysis: "Analysis") -> list[int]:
    """The tokens at which a number may begin."""
    positions = analysis.positions
    words = [*(positions.keys() & _STARTS)]
    words += [word for word in analysis.figure_words if word[0] <= "9"]
    words += [
        word
        for word in positions
        if "-" in word and word.partition("-")[0] in number_words.STARTS and word not in _STARTS
    ]
    starts = [i for word in words for i in positions[word]]
    return sorted(starts)


class _Meant(Struct, frozen=True, gc=False):
    """The value as written, None for a vague word or a range, and the bounds of what it may mean."""

    value: Fraction | None
    low: Fraction
    high: Fraction


def _quantity(reader: NumberReader, i: int) -> tuple[Quantity | None, int]:
    """The quantity at token `i` and the token to read on from."""
    left = reader.read(i)
    if left is None:
        return None, i + 1
    whole = reader.odds_end(left)
    if whole is not None:
        return _odds(reader, left, whole), whole.measured.last
    right = reader.range_end(left)
    if right is not None:
        return _range(reader, left, right), right.measured.last
    return _single(reader, left), left.measured.last


def _range(reader: NumberReader, left: Reading, right: Reading) -> Quantity | None:
    """One quantity for two numbers: a range, a score, or a pair of years."""
    shared = reader.shared_scale(left, right)
    low, high = left.numeral.low * shared, right.numeral.high
    measured = (left if right.measured.measure == "count" else right).measured
    if measured.measure == "count":
        years = [is_year(reader.tokens[end.numeral.first].text) for end in (left, right)]
        if all(years) or (years[0] and low >= high):
            measured = measured._replace(measure="year")
        elif low >= high or reader.is_score(left):
            measured = measured._replace(measure="ratio")
    meant = _Meant(None, min(low, high), max(low, high))
    return _made(reader, left, right._replace(measured=measured._replace(last=right.measured.last)), meant)


def _odds(reader: NumberReader, left: Reading, right: Reading) -> Quantity | None:
    """One quantity for "three in ten": a part, rounded to the nearest tenth or so."""
    part, whole = left.numeral.low, right.numeral.low
    value = part / whole
    slack = value / 10 if whole < _TENTHS else 1 / (2 * whole)
    numeral = replace(right.numeral, fraction=True, value=value)
    return _made(reader, left, right._replace(numeral=numeral), _Meant(value, value - slack, value + slack))


def _single(reader: NumberReader, read: Reading) -> Quantity | None:
    numeral, measured = read.numeral, read.measured
    meant = _Meant(numeral.value, numeral.low, numeral.high)
    if measured.factor is not None:
        factor = measured.factor
        value = None if meant.value is None else meant.value * factor
        meant = _Meant(value, meant.low * factor, meant.high * factor)
    if measured.measure == "count":
        if is_pronoun(reader, read):
            return None
        if is_bare_year(reader, read):
            measured = measured._replace(measure="year")
        elif is_age(reader, read):
            measured = measured._replace(measure="age", unit="year")
    if meant.value is not None and is_negative(reader, read):
        meant = _Meant(-meant.value, -meant.high, -meant.low)
    return _made(reader, read, read._replace(measured=measured), meant)


def _made(reader: NumberReader, left: Reading, right: Reading, meant: _Meant) -> Quantity | None:
    """The quantity from `left` to `right`, hedges and what is counted with it; None where it is part of a name."""
    tokens, measured = reader.tokens, right.measured
    hedge = hedges.hedge_before(tokens, left.first, reader.low)
    first = hedge.first if hedge else left.first
    low, top, last = meant.low, meant.high, measured.last
    high: Fraction | None = top
    if measured.measure in _HEDGED and low >= 0:
        if hedge:
            low, high = hedges.bounds(hedge, low, top)
        last, low, high = _trailing(reader, last, low, high)
    found = _counted(reader, first, last, right)
    if measured.measure == "count" and is_name(reader, left, found):
        return None
    return Quantity(
        Span(tokens[first].start, max(tokens[last - 1].end, right.numeral.end)),
        Span(tokens[left.numeral.first].start, right.numeral.end),
        first,
        last,
        meant.value,
        low,
        high,
        measured.measure,
        measured.unit,
        found.noun,
        found.status,
        hedge.words if hedge else "",
        left.numeral.value is None,
        tokens[found.token].span if found.token >= measured.last - 1 else None,
        right.numeral.scale,
        right.numeral.fraction and measured.measure == "count" and measured.noun != "point",
    )


def _trailing(
    reader: NumberReader, i: int, low: Fraction, top: Fraction | None
) -> tuple[int, Fraction, Fraction | None]:
    """Hedges after the number: "50+", "50 or more", "50 or so"."""
    tokens = reader.tokens
    if i < reader.high and tokens[i].text == "+" and tokens[i].start == tokens[i - 1].end:
        return i + 1, low, None
    if tokens[i - 1].lower.endswith("plus"):
        return i, low, None
    if i + 1 < reader.high and tokens[i].lower == "or":
        word = tokens[i + 1].lower
        if word == "more":
            return i + 2, low, None
        if word in ("fewer", "less"):
            return i + 2, Fraction(0), top
        if word == "so":
            return i + 2, low * Fraction(9, 10), None if top is None else top * Fraction(11, 10)
    return i, low, top


def _counted(reader: NumberReader, first: int, last: int, read: Reading) -> Counted:
    measured = read.measured
    if measured.noun:
        return Counted(measured.noun, measured.last - 1)
    of_something = measured.measure == "percent" and last < reader.high and reader.tokens[last].lower == "of"
    if not of_something and (measured.measure not in ("count", "ratio") or read.numeral.ordinal):
        return Counted()
    found = counted(reader.tokens, first, last, reader.low, reader.high)
    led = first > reader.low and reader.tokens[first - 1].lower in _SUBJECT_BEFORE
    led = led or _is_toll(reader, first)
    return subject(reader.tokens, first, reader.low) if led and not found.noun and not found.status else found


def _is_toll(reader: NumberReader, first: int) -> bool:
    """Whether the number at token `first` is what "the toll is now" says."""
    i = first - 1
    while i > reader.low and reader.tokens[i].lower in _COPULAS:
        i -= 1
    return reader.low <= i < first - 1 and reader.tokens[i].lower == "toll"
