"""Senses of a bare number: a year, an age, a negative figure, a pronoun, part of a name."""

from copylint.analysis.days.days import is_year
from copylint.analysis.values.counted import Counted, counted
from copylint.analysis.values.hedges import hedge_before
from copylint.analysis.values.readings import NumberReader, Reading

_YEAR_BEFORE = frozenset(
    "in since by from until till through of before after during early late mid and to the for ( , - – year years"
    " fiscal summer winter spring autumn fall".split()
)
_LEADS_YEAR = frozenset("in since until during early late mid".split())
_OWNS_YEAR = frozenset("its their his her our 's s' this : – — ( -".split()) | {""}
_PEOPLE = ("person", "child", "man", "woman", "worker")
_AFTER_PRONOUN = frozenset(
    "of another that who which is was has had can could will would should must may might in on at for from to by"
    " with and or but if when where because day after before".split()
)
# "Those 2040 ballots" are counted: what is pointed at is many.
_POINTING = frozenset({"those", "these", "all"})


def is_bare_year(reader: NumberReader, read: Reading) -> bool:
    """Whether a number is a year: four digits that count nothing, or are led in like a year: "its 1986 net profit"."""
    i = read.numeral.first
    if read.numeral.last != i + 1 or not is_year(reader.tokens[i].text):
        return False
    before = reader.tokens[i - 1].lower if i > reader.low else ""
    after = counted(reader.tokens, i, i + 1, reader.low, reader.high)
    if not after.noun and after.token != i + 1:
        return True
    if before in _POINTING and after.noun:
        return False
    if before in _LEADS_YEAR or before.endswith("the"):
        return True
    if reader.tokens[i].text.endswith("00") or hedge_before(reader.tokens, i, reader.low) is not None:
        return False
    if after.token == i + 1:  # "its 1986 results", and as the first word: a count would be spelled out there
        return before in _OWNS_YEAR and not after.noun.endswith(_PEOPLE)
    return before in _YEAR_BEFORE or not after.status


def is_age(reader: NumberReader, read: Reading) -> bool:
    """ "aged 81", "age 5", "Ann Vesely, 19, of"."""
    tokens, i = reader.tokens, read.numeral.first
    if read.numeral.value is None or not 0 < read.numeral.value < 116 or read.numeral.value.denominator != 1:
        return False
    before = tokens[i - 1].lower if i > reader.low else ""
    if before in ("aged", "age", "ages"):
        return True
    after = tokens[read.numeral.last].text if read.numeral.last < reader.high else "."
    named = before == "," and i - 2 >= reader.low and tokens[i - 2].is_capitalized and tokens[i - 2].is_word
    return named and after in (",", ".", ";", ")") and tokens[i].is_figure


def is_negative(reader: NumberReader, read: Reading) -> bool:
    """Whether a minus stands before the number, and no dash."""
    i = read.first
    if i <= reader.low:
        return False
    sign = reader.tokens[i - 1]
    if sign.lower == "minus":
        return True
    glued = sign.end == reader.tokens[i].start
    open_before = i - 2 < reader.low or reader.tokens[i - 2].end < sign.start or reader.tokens[i - 2].text in "(["
    return sign.text in ("-", "−") and glued and open_before


def is_pronoun(reader: NumberReader, read: Reading) -> bool:
    """ "one of", "no one", "this one": a word and no count."""
    numeral = read.numeral
    if numeral.value != 1 or reader.tokens[numeral.first].lower != "one" or numeral.last != numeral.first + 1:
        return False
    after = reader.tokens[numeral.last] if numeral.last < reader.high else None
    if numeral.first > reader.low and reader.tokens[numeral.first - 1].lower in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
    ):
        return True
    return read.measured.measure == "count" and (after is None or not after.is_word or after.lower in _AFTER_PRONOUN)


def is_name(reader: NumberReader, read: Reading, found: Counted) -> bool:
    """ "Apollo 11", "Division 30": a small figure after a name that counts nothing."""
    i = read.numeral.first
    return (
        reader.low < i - 1 == read.first - 1
        and reader.tokens[i].is_figure
        and reader.tokens[i - 1].is_capitalized
        and read.numeral.last == i + 1
        and "," not in reader.tokens[i].text
        and not found.noun
        and not found.status
    )
