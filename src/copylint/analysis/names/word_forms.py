"""Forms of a word: what two spellings have to do with each other, by their letters alone."""

from typing import Literal

from copylint.analysis.names.folds import fold

# A word and the same word with one of these is a name and what is made of it: Azerbaijan, Azerbaijani.
_ENDINGS = frozenset("n an ian ean i ese ish ic y s es ns ans ed er ers al a ism ist".split())
_GENDERS = frozenset("aoexu@") | {"os", "as", "es"}
# The same behind a final e, or a final consonant that is doubled: Google, Googler; Meta has none.
_AFTER_E = frozenset({"r", "rs", "d", "sque"})
_STEM = 4
# Behind one stem they make other words of it, none of which is a slip of another: a land, its people and their tongue
# (Bosnia, Bosniak), games, those who play and what is theirs (Olympics, Olympian, Olympic).
_SISTERS = frozenset("ia iak iaks iac ic ical ics ian ians ism ist ists".split())
_VOWELS = frozenset("aeiouy")
# Consonants taken for each other: by sound, or as neighbours on the keyboard.
_NEAR_CONSONANTS = tuple(
    frozenset(group) for group in "szcx ckqg vwfb dt mn bp gj lr rt fg gh hj jk kl df sd cv bn vb".split()
)


def is_same_but_for_marks(one: str, other: str) -> bool:
    """Start-Up and Startup, N.I.D.A. and NIDA: one form but for hyphens and stops."""
    return _letters(one) == _letters(other)


def _letters(key: str) -> str:
    return "".join(filter(str.isalpha, key))


def is_plural(one: str, other: str) -> bool:
    """Whether one is the other with a plural ending."""
    shorter, longer = sorted((one, other), key=len)
    return longer in (shorter + "s", shorter + "es")


def is_derived(one: str, other: str) -> bool:
    """Whether the two are forms of one word: Texas, Texan, Texans; Recomendado, Recomendada; D-Ohio."""
    if one[-2:] == other or other[-2:] == one or one.endswith("-" + other) or other.endswith("-" + one):
        return True
    shared = _shared_letters(one, other)
    ends = {one[shared:], other[shared:]}
    if _are_sisters(one, other, shared):
        return True
    if "" not in ends and fold(one) == fold(other):
        return False  # Observatori: -i and -y are one ending in two spellings
    if "" in ends and one[shared - 1 : shared] == "e" and ends & _AFTER_E:
        return shared >= _STEM
    return shared >= _STEM and (ends - {""} <= _ENDINGS or ends <= _GENDERS)


def _are_sisters(one: str, other: str, shared: int) -> bool:
    """Whether each has an ending of `_SISTERS`, behind all but the last letters of what they share."""
    return any(
        one[stem:] in _SISTERS and other[stem:] in _SISTERS for stem in range(max(_STEM, shared - 3), shared + 1)
    )


def is_inner_slip(one: str, other: str) -> bool:
    """Whether a letter inside is left out, or two neighbours changed places: Comrex, Comerx; an ending is none."""
    shared = _shared_letters(one, other)
    shorter, longer = sorted((one, other), key=len)
    if shared == 0 or shared >= len(shorter) - 1:
        return False
    if len(shorter) < len(longer):
        return shorter[shared:] == longer[shared + 1 :]
    swapped = one[shared : shared + 2] == other[shared : shared + 2][::-1]
    return swapped and one[shared + 2 :] == other[shared + 2 :]


def _shared_letters(one: str, other: str) -> int:
    """How many letters at the head of both are the same."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def ends_in_a_for_e(one: str, other: str) -> bool:
    """Whether the two differ by a last a or e alone, as slips do and no man's and woman's name: Adamawa, Adamawe."""
    return one[:-1] == other[:-1] and {one[-1:], other[-1:]} == {"a", "e"}


def is_last_letter_doubled(short: str, long: str) -> bool:
    """Whether the longer form only strikes the last letter twice: Front, Frontt."""
    return long == short + short[-1]


def shape(text: str) -> Literal["plain", "capitals", "mixed"]:
    """Where the capitals inside a form stand: SpotlightPA and Spotlight are no slip of each other."""
    if text.isupper():
        return "capitals"
    return "mixed" if any(map(str.isupper, text[1:])) else "plain"


def is_likely_slip(one: str, other: str) -> bool:
    """Whether a hand slips so.

    Not by a letter put in front, nor by a consonant far from the right one (Wikimedia), nor by another ending: that is
    the word of another language (Petroleum, Petróleos).
    """
    shared = _shared_letters(one, other)
    if min(len(one), len(other)) - shared > 1 and set(one[shared:]).isdisjoint(other[shared:]):
        return False
    if len(one) != len(other):
        return one[1:] != other and other[1:] != one
    replaced = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    if len(replaced) != 1 or replaced[0] & _VOWELS:
        return True
    return any(replaced[0] <= near for near in _NEAR_CONSONANTS)
