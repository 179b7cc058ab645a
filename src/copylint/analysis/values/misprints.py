"""Misprinted numbers: figures that cannot be read as any number, ordinal or time of day."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.days.dated_nouns import find_impossible_days
from copylint.analysis.days.days import is_year
from copylint.analysis.days.impossible_years import find_impossible_years
from copylint.analysis.form.tokens import Token
from copylint.analysis.people.impossible_ages import find_impossible_ages
from copylint.analysis.values.counted import is_plural
from copylint.analysis.values.number_words import ORDINAL_ENDINGS
from copylint.analysis.values.units import CURRENCIES, SIGNS, UNITS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Flaw = Literal["ordinal", "groups", "short-group", "indian", "points", "letters", "clock", "day", "unit", "age", "year"]

# Signs before which English copy writes a comma for thousands and nothing else.
_ENGLISH_SIGNS = frozenset("$£")
# Where one of these stands, figures may be grouped by lakh and crore.
_INDIAN = frozenset(
    "lakh lakhs crore crores rupee rupees ₹ rs inr india indian bangladesh bangladeshi taka nepal nepali pakistan"
    " pakistani".split()
)
# What, right beside a figure, makes it part of an address, a formula or a code.
_JOINTS = frozenset("/=&?#_@.:,-–—+*^~%\\")
_MERIDIEMS = frozenset({"a.m.", "p.m.", "am", "pm"})
# No rate is told per any of these: "0.1 per more" has lost its cent.
_NO_UNITS = frozenset("more less higher lower fewer to of from and up down than was were compared".split())
_LOOK_ALIKES = str.maketrans({"o": "0", "l": "1"})


class Misprint(NamedTuple):
    """A misprinted number: its place, what is wrong with it, and what it should read, "" when that is open."""

    span: Span
    flaw: Flaw
    right: str = ""


def find_misprints(analysis: "Analysis") -> Sequence[Misprint]:
    """The misprinted numbers of every field, in order."""
    positions = analysis.positions
    found = [
        misprint for word in analysis.figure_words for i in positions[word] for misprint in _read(analysis.tokens, i)
    ]
    pairs = [misprint for misprint in found if misprint.flaw == "indian"]
    if len(pairs) > 1 or not _INDIAN.isdisjoint(positions):
        found = [misprint for misprint in found if misprint.flaw != "indian"]
    found += [Misprint(span, "day") for span in find_impossible_days(analysis)]
    found += [Misprint(span, "year", right) for span, right in find_impossible_years(analysis)]
    found += [Misprint(span, "age") for span in find_impossible_ages(analysis)]
    return sorted(found)


def _read(tokens: Sequence[Token], i: int) -> Iterator[Misprint]:
    token = tokens[i]
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    sign = before.text if before is not None and before.end == token.start and before.text in SIGNS else ""
    if before is not None and before.end == token.start and before.text in _JOINTS:
        return
    start = before.start if sign and before is not None else token.start
    if after is None or after.start > token.end or after.text in {"%", ")"}:
        yield from _grouped(tokens, i, sign, start)
        yield from _hour(tokens, i)
        yield from _cut(tokens, i, start)
    elif after.lower in ORDINAL_ENDINGS:
        yield from _ordinal(tokens, i)
    elif after.text == ":":
        yield from _time(tokens, i)
    elif after.lower in _MERIDIEMS:
        yield from _hour(tokens, i)
    elif after.is_word:
        yield from _lettered(token, after, start)
    elif after.text not in _JOINTS or _ends_clause(tokens, i):
        yield from _grouped(tokens, i, sign, start)


def _ends_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark after token `i` is followed by space, as a comma in copy is and one in a code is not."""
    return i + 2 >= len(tokens) or tokens[i + 2].start > tokens[i + 1].end


def _grouped(tokens: Sequence[Token], i: int, sign: str, start: int) -> Iterator[Misprint]:
    """Digits in groups of the wrong size: "12,0000", "$176,00", "1,23,456"."""
    text = tokens[i].text
    if "," not in text and text.count(".") < 2:
        return
    whole, _, decimals = text.partition(".")
    groups = whole.split(",")
    if (decimals and not decimals.isdecimal()) or (len(groups) > 1 and decimals == "000"):
        flaw: Flaw | None = "points" if sign in _ENGLISH_SIGNS else None
    elif len(groups) > 2:
        flaw = _of_many(groups, sign)
    else:
        flaw = _of_two(tokens, i, groups, sign) if sign or not decimals else None
    if flaw is not None:
        yield Misprint(Span(start, tokens[i].end), flaw)


def _of_many(groups: list[str], sign: str) -> Flaw | None:
    """The flaw of three groups and more; a list without spaces ("12,13,14") has none."""
    sizes = [len(group) for group in groups]
    if set(sizes[1:]) == {3} and sizes[0] <= 3:
        return None
    if sizes[-1] == 3 and set(sizes[1:-1]) == {2} and sizes[0] <= 2:
        return "indian"
    return "groups" if sign or "000" in groups[1:] else None


def _of_two(tokens: Sequence[Token], i: int, groups: list[str], sign: str) -> Flaw | None:
    """The flaw of two groups; a decimal comma and a year without a space ("May 5,2019") have none."""
    first, last = groups
    if len(last) == 3 and len(first) <= 3:
        return None
    if len(last) < 3:
        return "short-group" if sign in _ENGLISH_SIGNS or (last == "00" and _counts(tokens, i)) else None
    listed = is_year(first) or is_year(last) or len(first) == len(last) or max(len(first), len(last)) > 5
    return "groups" if sign or not listed else None


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word after token `i` is counted, and no unit."""
    word = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return is_plural(word) and word not in UNITS and word not in CURRENCIES


def _ordinal(tokens: Sequence[Token], i: int) -> Iterator[Misprint]:
    """ "143th", "11st": an ending that does not go with its figure."""
    figure, ending = tokens[i].text.replace(",", ""), tokens[i + 1]
    if not figure.isdecimal() or not ending.text.islower():
        return
    right = {"1": "st", "2": "nd", "3": "rd"}.get(figure[-1], "th") if figure[-2:-1] != "1" else "th"
    if ending.lower == right or (ending.lower == "st" and _is_stone(tokens, i)):
        return
    yield Misprint(Span(tokens[i].start, ending.end), "ordinal", tokens[i].text + right)


def _is_stone(tokens: Sequence[Token], i: int) -> bool:
    """ "the 12st 4lb prop": stone, the weight, unless "the" leads it in and no figure follows."""
    follows = tokens[i + 2] if i + 2 < len(tokens) else None
    led = i > 0 and tokens[i - 1].lower == "the"
    return not led or (follows is not None and follows.is_figure)


def _lettered(token: Token, after: Token, start: int) -> Iterator[Misprint]:
    """ "2O19", "1,OOO", "20l9": letters that look like digits among digits."""
    word = after.text
    digits = token.text + word.lower().translate(_LOOK_ALIKES)
    letters = word.replace("O", "").replace("o", "").replace("l", "")
    if len(digits) < 4 or not digits.isdecimal() or (letters and not letters.isdecimal()) or not token.text.isdecimal():
        return
    if letters:
        yield Misprint(Span(start, after.end), "letters", digits)


def _time(tokens: Sequence[Token], i: int) -> Iterator[Misprint]:
    """ "7:65 p.m.", "15:30 p.m."."""
    if i + 3 >= len(tokens) or tokens[i + 3].lower not in _MERIDIEMS or tokens[i + 2].start > tokens[i + 1].end:
        return
    hour, minute = tokens[i].text, tokens[i + 2].text
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2) or not _is_meridiem(tokens, i + 3):
        return
    if int(minute) > 59 or 12 < int(hour) < 100:
        yield Misprint(Span(tokens[i].start, tokens[i + 3].end), "clock")


def _hour(tokens: Sequence[Token], i: int) -> Iterator[Misprint]:
    """ "14 p.m."."""
    if i + 1 < len(tokens) and tokens[i + 1].lower in _MERIDIEMS and _is_meridiem(tokens, i + 1):
        hour = tokens[i].text
        if hour.isdecimal() and 12 < int(hour) < 100:
            yield Misprint(Span(tokens[i].start, tokens[i + 1].end), "clock")


def _cut(tokens: Sequence[Token], i: int, start: int) -> Iterator[Misprint]:
    """ "0.1 per more": what it is per is gone."""
    per, after = tokens[i + 1 : i + 2], tokens[i + 2 : i + 3]
    if per and after and per[0].text == "per" and after[0].lower in _NO_UNITS and start == tokens[i].start:
        yield Misprint(Span(start, per[0].end), "unit")


def _is_meridiem(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at token `i` is a.m. or p.m., and not the verb or a prime minister."""
    return "." in tokens[i].text or tokens[i].start == tokens[i - 1].end
