"""Names of persons: which word is the family name, and whether two names can be one person's."""

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold
from copylint.data import rows, table

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORTEST_SHORT_FORM = 3
# Particles that are first names of English speakers as well: Ed Marsh, Al Gore.
_GIVEN_PARTICLES = frozenset({"ed", "al", "ben"})
_LONGEST_SYLLABLE = 6
# Korean and Chinese syllables that are first names elsewhere as well.
_SYLLABLES = frozenset("yo yu young sung min jung hyun tae woo hee joo kyu ai mei lin jing hui rui".split())


class PersonName(Struct, frozen=True, gc=False):
    """A full name in parts, folded: `given` are the words that are neither family name, particle nor suffix."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""


@lru_cache(maxsize=4096)
def parse(words: tuple[str, ...]) -> PersonName:
    """The parts of a name of one word or more. "Kim Jong Un" has its family name first, "Kim Novak" last.

    The given names behind a family name are one word: "Jong Un" and "Jong-un" are "jongun".
    """
    parts = [part for part in map(_plain, words) if part]
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in _SUFFIXES else ""
    if not parts:
        return PersonName((), "", suffix)
    if _is_family_first(words, parts):
        return PersonName(("".join(parts[1:]).replace("-", ""),), parts[0], suffix)
    given = [part for part in parts[:-1] if not lexicon.is_particle(part)]
    if len(given) < len(parts) - 1 and parts[0] in _GIVEN_PARTICLES and words[0][0].isupper():
        given = [parts[0], *given] if lexicon.is_surname(parts[-1]) else given
    return PersonName(tuple(given), parts[-1], suffix)


def _plain(word: str) -> str:
    return fold(word).replace(".", "")


def _is_family_first(words: Sequence[str], parts: Sequence[str]) -> bool:
    if len(parts) < 2 or parts[0] not in _family_first():
        return False
    if len(parts) > 2:
        return not lexicon.is_surname(parts[-1]) or all(map(_is_syllable, parts[1:-1]))
    if "-" in words[-1]:
        return not lexicon.is_surname(parts[-1])
    return not _is_frequent(parts[0])


def is_joined_given_name(words: Sequence[str]) -> bool:
    """Whether two words are a family name that stands first and a given name in two syllables: "Chou En-lai"."""
    if len(words) != 2 or fold(words[0]) not in _family_first():
        return False
    head, hyphen, tail = words[1].partition("-")
    return hyphen != "" and head[:1].isupper() and tail.islower() and not lexicon.is_common_word(words[1])


def _is_syllable(part: str) -> bool:
    return len(part) <= _LONGEST_SYLLABLE and (part in _SYLLABLES or not _is_frequent(part))


def _is_frequent(part: str) -> bool:
    """Whether many people have this first name: rare ones are in the table for nearly every syllable."""
    return table("given_names").find(part) == "frequent"


def is_full(words: Sequence[str]) -> bool:
    """Whether a name has a given name, or an initial, beside the family name, which has no figure in it."""
    return len(words) > 1 and not words[-1][-1].isdecimal() and bool(parse(tuple(words)).given)


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's: "Robert J. Casey" and "Bob Casey", but not "Casey Jr."."""
    if one.family != other.family or (one.suffix != other.suffix):
        return False
    return share_a_first_name(one, other) and not _have_other_initials(one, other)


def share_a_first_name(one: PersonName, other: PersonName) -> bool:
    """Whether a given name of one can stand for a given name of the other, in full, short or as an initial."""
    return any(_is_one_first_name(a, b) for a in one.given for b in other.given if len(a) > 1 or len(b) > 1) or (
        one.given[:1] == other.given[:1]
    )


def _have_other_initials(one: PersonName, other: PersonName) -> bool:
    """ "George W. Bush" and "George H.W. Bush" are two."""
    middles = [{given[0] for given in name.given[1:]} for name in (one, other)]
    return all(middles) and not middles[0] & middles[1] and one.given[0] == other.given[0]


def _is_one_first_name(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if one == other or (len(shorter) == 1 and longer.startswith(shorter)):
        return True
    if len(shorter) >= _SHORTEST_SHORT_FORM and longer.startswith(shorter):
        return True
    return bool(_nicknames().get(one, frozenset()) & _nicknames().get(other, frozenset()))


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    """First name -> the numbers of the rows it stands in."""
    known: dict[str, set[int]] = {}
    for number, (names,) in enumerate(rows("nicknames")):
        for name in names.split("|"):
            known.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in known.items()}


@cache
def _family_first() -> frozenset[str]:
    return frozenset(name for (names,) in rows("family_first") for name in names.split("|"))
