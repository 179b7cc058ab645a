"""Told kin: what relative a named person is said to be, "his uncle Andrew Orr", where a story has two words for it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_KIN = frozenset(
    "brother sister father mother son daughter uncle aunt cousin nephew niece husband wife grandfather grandmother"
    " grandson granddaughter".split()
)
_POSSESSIVES = frozenset({"his", "her", "their", "my"})
_OLDER = {"older": 1, "elder": 1, "big": 1, "younger": -1, "little": -1, "kid": -1}


class ToldKin(Struct, frozen=True, gc=False):
    """What somebody is told to be of somebody: the place of the words, the word for it, +1 for the older of the two."""

    span: Span
    word: str
    age: int


def find_kin_told_twice(analysis: "Analysis") -> Iterator[tuple[ToldKin, ToldKin]]:
    """The two ways in which a person of one family is told of, first the earlier one; behind one "his" or one "her"."""
    told: defaultdict[tuple[int, str], list[ToldKin]] = defaultdict(list)
    for word in _KIN & analysis.positions.keys():
        for i in analysis.positions[word]:
            at = i - 1
            age = _OLDER.get(analysis.lowers[at], 0)
            at -= age != 0
            if at < 0 or analysis.lowers[at] not in _POSSESSIVES or analysis.is_quoted(analysis.tokens[i].start):
                continue
            person = analysis.subjects.named_at(i + 1)
            if person is not None:
                span = Span(analysis.tokens[at].start, analysis.tokens[i].end)
                told[person, analysis.lowers[at]].append(ToldKin(span, word, age))
    for ways in told.values():
        for one, other in combinations(sorted(ways, key=lambda way: way.span), 2):
            if one.word != other.word or one.age * other.age < 0:
                yield one, other
                break
