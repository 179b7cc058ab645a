"""Pointed counts: "the nine men" of whom the story told as ten, "the 350 new jobs" that were 300, "the 50kg of sugar".

What "the" and a number point back to has been told before. Where the story has only one number of the noun before,
and not this one, one of the two is wrong; unless words behind the noun tell which ones are meant.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.figure_words import COMMON

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_POINTERS = frozenset({"the", "those", "these", "his", "her", "its", "their"})
_MEASURES = frozenset({"count", "mass", "length", "area", "volume"})
# Behind the noun these begin what is said of all of them; anything else may tell which ones are meant.
_VERBS = frozenset(
    "is are was were will would has have had can could may might must should do did does want wants , . ; began went"
    " came took made left said appeared survived died deny denied won lost".split()
)
# With one of these beside it, or between the two, the number is of others, of some or of another time.
_OTHER = frozenset(
    "other others another remaining rest more further additional extra both each per every first second third last next"
    " previous earlier former latter later past only just some than from up down rose rises rise fell falls"
    " fall increased decreased reduced cut total including among including initial original now then ago since average"
    " separate different including top bottom leading final same following apart besides plus minus except".split()
)
# With one of these beside the number that is told first, it is of some or of others.
_SEVERAL = frozenset("other others another each per every average separate".split())
# Times, units and what a story counts several sets of: "the two countries", "the three seats".
_COUNTED_OFTEN = frozenset(
    "year month week day hour minute second decade century time season game match point goal run way thing side place"
    " part percent cent pence step round set race mile kilometre kilometer metre meter foot inch yard people person"
    " country state nation county party team member seat vote pound dollar euro acre degree option reason"
    " question factor type kind club group stage phase".split()
)
# What an amount was paid for or came to, where a story tells of one: "the £45m deal".
_DEALS = frozenset("deal fee fine transfer takeover sale settlement damages payout".split())
_FAR, _NEAR, _LEAST = 4, 2, 2


def find_pointed_counts(analysis: "Analysis") -> Iterator[tuple["Quantity", "Quantity"]]:
    """Each number as it is told first, with the other one that points back to it, in this order."""
    pointing = [q for q in analysis.quantities if q.first and analysis.lowers[q.first - 1] in _POINTERS]
    pointing = [q for q in pointing if _noun(analysis, q) and _points_back(analysis, q) and _is_in_body(analysis, q)]
    if not pointing:
        return
    counted = [q for q in analysis.quantities if _is_in_body(analysis, q) and _noun(analysis, q)]
    for again in pointing:
        noun = _noun(analysis, again)
        alike = [q for q in counted if _noun(analysis, q) == noun and q.unit == again.unit]
        before = [q for q in alike if q.first < again.first]
        values = {q.value for q in before}
        if (
            len(values) == 1
            and sum(q.value == again.value for q in alike) == 1
            and _is_near(analysis, before[-1], again)
        ):
            yield before[-1], again


def _is_in_body(analysis: "Analysis", q: "Quantity") -> bool:
    return analysis.field_of(q.span.start).name == "body"


def _noun(analysis: "Analysis", q: "Quantity") -> str:
    """What is counted, or what so much is of: "man" in "nine men", "cocaine" in "50kg of cocaine"; "" for others.

    All sums of money are of one sort.
    """
    if q.measure == "count":
        return "" if q.noun in _COUNTED_OFTEN else q.noun
    if q.measure not in _MEASURES:
        return "money" if q.measure == "money" and not q.fraction else ""
    lowers = analysis.lowers
    if lowers[q.last : q.last + 1] != ["of"] or q.last + 1 >= len(lowers):
        return ""
    word = lowers[q.last + 1]
    return word if word.isalpha() and word not in COMMON else ""


def _points_back(analysis: "Analysis", again: "Quantity") -> bool:
    lowers, i = analysis.lowers, again.first
    if i < 1 or lowers[i - 1] not in _POINTERS or again.hedge or again.vague or again.value is None:
        return False
    if again.value < _LEAST or analysis.is_quoted(again.span.start):
        return False
    sentence = analysis.sentences[analysis.sentence_of(i)]
    last = _last(analysis, again)
    part = i - 1 > sentence.first and lowers[i - 2] in {"of", "among"}
    if part and lowers[i - 3] not in {"most", "all", "many", "half"}:
        return False
    if again.measure == "money":
        named = again.last < sentence.last and lowers[again.last] in _DEALS
    else:
        named = last >= sentence.last or lowers[last] in _VERBS
    if not named:
        return False
    return _OTHER.isdisjoint(lowers[sentence.first : sentence.last])


def _last(analysis: "Analysis", q: "Quantity") -> int:
    """The token behind the noun."""
    if q.measure != "count":
        return q.last + (1 if q.measure == "money" else 2)
    return analysis.token_at(q.with_noun.end - 1) + 1


def _is_near(analysis: "Analysis", first: "Quantity", again: "Quantity") -> bool:
    """Whether the first number is of a size with the second, told shortly before and of no others."""
    one, other = analysis.sentence_of(first.first), analysis.sentence_of(again.first)
    if not 0 < other - one <= _FAR or first.value is None or again.value is None or first.hedge or first.vague:
        return False
    low, high = sorted((first.value, again.value))
    if high > _NEAR * low or analysis.is_quoted(first.span.start):
        return False
    sentence = analysis.sentences[one]
    told = analysis.lowers[sentence.first : sentence.last]
    return _SEVERAL.isdisjoint(told) and not _are_made_up(analysis, first, again)


def _are_made_up(analysis: "Analysis", first: "Quantity", again: "Quantity") -> bool:
    """Whether a number between the two is what one is less than the other: ten men, of whom one was let go."""
    gap = abs((first.value or Fraction(0)) - (again.value or Fraction(0)))
    between = [q.value for q in analysis.quantities if first.first < q.first < again.first]
    words = analysis.lowers[first.last : again.first]
    return gap in between or (gap == 1 and not {"one", "a", "an", "another"}.isdisjoint(words))
