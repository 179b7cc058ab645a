"""Sides: which country, government or camp a name stands for, so that "Dovarian" and "Dovaria" are one."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables.lexicon import country, demonym, fold, is_title

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Endings that make an adjective or a people of a place's name.
_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "is", "i", "ese", "ish", "ic", "s", "ia", "a", "e", "y")
_STEM = 4


@lru_cache(maxsize=8192)
def side(name: str) -> str:
    """A key that a country, its demonym and its people share: "Armenia", "Armenian" and "Armenians" give one."""
    known = country(name) or demonym(name)
    if known is not None:
        return known.name.lower()
    stem = fold(name).removeprefix("the ")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _STEM:
            return stem.removesuffix(ending)
    return stem


@lru_cache(maxsize=8192)
def capitals(name: str) -> tuple[str, ...]:
    """The capitals of the country that `name` or its demonym stands for, lower case; () for what is no country."""
    known = country(name) or demonym(name)
    return tuple(fold(capital) for capital in known.capitals) if known else ()


def owner(analysis: "Analysis", person: Mention, before: Mention | None) -> str:
    """The name of the country a person acts for: "Azerbaijani" in "Azerbaijani President Ilham Aliyev", else ""."""
    if before is None or before.kind not in ("demonym", "place"):
        return ""
    between = [t.lower for t in analysis.tokens[before.last : person.first] if t.lower not in ("'s", "'", "the")]
    return before.text if len(between) <= 4 and (not between or _names_a_role(between)) else ""


def _names_a_role(words: Sequence[str]) -> bool:
    return any(is_title(" ".join(words[i:])) for i in range(len(words)))


def owners(analysis: "Analysis") -> dict[str, str]:
    """Surname -> the country that its bearer is introduced with, for everybody so introduced."""
    found: dict[str, str] = {}
    for before, person in pairwise(analysis.mentions):
        if person.kind == "person":
            name = owner(analysis, person, before)
            if name:
                found.setdefault(person.words[-1], name)
    return found
