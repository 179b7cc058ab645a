"""Sound-alikes: two spellings that a reporter hears as one name, though two letters differ: Jensen, Janzen."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.names.name_slots import is_a_person, stand_together
from copylint.analysis.names.spellings import Spelling
from copylint.analysis.names.stand_ins import is_second_reference
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 5
_SILENT = frozenset("aeiouyhw'-")
_SOUNDS = {"z": "s", "c": "k", "q": "k", "v": "f", "d": "t"}


def sound_alikes(analysis: "Analysis") -> Iterator[tuple[Spelling, Spelling]]:
    """Lone speakers whom nobody introduced, each with the only person of the story whose name sounds the same."""
    for odd in analysis.spellings:
        speaks = any(o.mention.speaks for o in odd.occurrences)
        if not speaks or len(odd.key) < _SHORTEST or any(o.place != "only" for o in odd.occurrences):
            continue
        people = [s for s in analysis.spellings if _sounds_alike(s.key, odd.key) and is_a_person(s)]
        if len(people) == 1 and lexicon.is_surname(odd.key) and _stands_for(analysis, odd, people[0]):
            yield odd, people[0]


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two letters differ, neither of them the first, and the two sound the same."""
    if len(one) != len(other) or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 2 and _sound(one) == _sound(other)


def _sound(word: str) -> str:
    """What is left of a name when vowels, and consonants that sound alike, are told apart no more."""
    kept = "".join(_SOUNDS.get(letter, letter) for letter in word if letter not in _SILENT)
    return "".join(a for a, b in pairwise(kept + " ") if a != b)


def _stands_for(analysis: "Analysis", lone: Spelling, full: Spelling) -> bool:
    return is_second_reference(analysis, lone, full) and not stand_together(analysis, full, lone)
