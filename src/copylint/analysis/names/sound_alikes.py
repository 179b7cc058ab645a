"""Sound-alikes: two spellings that a reporter hears as one name, though letters differ: Jensen, Janzen."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from copylint.analysis.names.name_slots import is_a_person, stand_together
from copylint.analysis.names.spellings import Occurrence, Spelling
from copylint.analysis.names.stand_ins import is_second_reference
from copylint.analysis.names.word_forms import is_derived
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 5
_SHORTEST_HALF = 3
_TWICE = 2
_FULL_SOUND = 4
_BEGIN, _APART = 2, 3
_OFTEN, _FIRST = 4, 3
_DESCRIBING = frozenset({"the", "a", "an", "who", "his", "her", "whose"})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss"})
_SILENT = frozenset("aeiouyhw'-")
_SOUNDS = {"z": "s", "c": "k", "q": "k", "v": "f", "d": "t"}


def sound_alikes(analysis: "Analysis") -> Iterator[tuple[Spelling, Spelling]]:
    """Lone speakers whom nobody introduced, each with the only person of the story whose name sounds the same.

    Behind Mr, Mrs or Ms a surname that nobody has need only begin alike: "Mr Robertson" for Ian Roberts. Of a double
    surname one half is the same, and the other one begins alike: "Mr Orr-Dixon" for Tom Orr-Dickson.
    """
    yield from _doubles(analysis)
    yield from _strangers(analysis)
    lone = [odd for odd in analysis.spellings if _is_lone_speaker(odd)]
    if not lone:
        return
    people: dict[tuple[str, str], list[Spelling]] = {}
    for spelling in analysis.spellings:
        if is_a_person(spelling):
            people.setdefault(_heard(spelling.key), []).append(spelling)
    for odd in lone:
        alike = (s for s in people.get(_heard(odd.key), ()) if _differ_a_little(s.key, odd.key))
        one, another = next(alike, None), next(alike, None)
        if one is not None and another is None and _stands_for(analysis, odd, one):
            yield odd, one


def _doubles(analysis: "Analysis") -> Iterator[tuple[Spelling, Spelling]]:
    """The double surnames that stand alone, with the only person's that has one half of them."""
    doubles = [s for s in analysis.spellings if s.key.count("-") == 1 and s.text.partition("-")[2][:1].isupper()]
    people = [s for s in doubles if is_a_person(s)] if len(doubles) > 1 else []
    for odd in doubles if people else ():
        alike = [s for s in people if s is not odd and _share_a_half(s.key, odd.key)]
        if len(alike) == 1 and _stands_for(analysis, odd, alike[0]):
            yield odd, alike[0]


def _strangers(analysis: "Analysis") -> Iterator[tuple[Spelling, Spelling]]:
    """Surnames that nobody is introduced with, with the only person's that begins alike.

    They stand behind a courtesy title; or once, without one, where the person is named often.
    """
    titles = not _COURTESIES.isdisjoint(analysis.positions)
    titled = [s for s in analysis.spellings if all(_is_stranger(analysis, o) for o in s.occurrences)] if titles else []
    often = {s.key[:_FIRST] for s in analysis.spellings if len(s.occurrences) >= _OFTEN and is_a_person(s)}
    bare = [s for s in analysis.spellings if s.key[:_FIRST] in often and _is_bare(s) and s not in titled]
    people = [s for s in analysis.spellings if is_a_person(s)] if titled or bare else []
    for odd in (*titled, *bare):
        alike = [s for s in people if _begin_alike(s.key, odd.key)]
        one = alike[0] if len(alike) == 1 else None
        if (
            one is None
            or len(odd.key) < _SHORTEST
            or lexicon.is_confusable(one.key, odd.key)
            or stand_together(analysis, one, odd)
        ):
            continue
        usual = (
            len(one.occurrences) >= _OFTEN
            and one.key[:_FIRST] == odd.key[:_FIRST]
            and not is_derived(one.key, odd.key)
            and not one.key.startswith(odd.key)
        )
        if (odd in titled and is_second_reference(analysis, odd, one)) or (odd in bare and usual):
            yield odd, one


def _is_bare(spelling: Spelling) -> bool:
    """Whether a form stands once, as a surname by itself."""
    first = spelling.occurrences[0]
    alone = len(spelling.occurrences) == 1 and first.place == "only" and not first.mention.quoted
    person = alone and first.mention.kind in ("person", "other") and not first.mention.text.isupper()
    return person and lexicon.is_surname(spelling.key)


def _is_stranger(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether the copy calls somebody Mr and does not say who that is: "Mr Orr, the new mate"."""
    mention = occurrence.mention
    told = analysis.lowers[mention.last : mention.last + 1] == [","]
    behind = analysis.lowers[mention.last + 1 : mention.last + 2] if told else []
    named = occurrence.place == "only" and mention.title in _COURTESIES and not mention.quoted
    return named and _DESCRIBING.isdisjoint(behind)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two surnames have the first letters in common, and of the others all but three."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    apart = damerau_levenshtein_distance(one, other)
    return (shared >= _BEGIN and apart <= _APART) or (shared >= _FULL_SOUND and apart <= shared)


def _share_a_half(one: str, other: str) -> bool:
    """Whether one half of two double names is the same and the other two halves begin with the same two letters."""
    (a, _, b), (c, _, d) = one.partition("-"), other.partition("-")
    if min(map(len, (a, b, c, d))) < _SHORTEST_HALF:
        return False
    return (a == c and b[:2] == d[:2]) or (b == d and a[:2] == c[:2])


def _is_lone_speaker(spelling: Spelling) -> bool:
    """Whether a surname speaks, and stands alone wherever it stands."""
    if len(spelling.key) < _SHORTEST or not any(o.mention.speaks for o in spelling.occurrences):
        return False
    return all(o.place == "only" for o in spelling.occurrences) and lexicon.is_surname(spelling.key)


def _heard(name: str) -> tuple[str, str]:
    """What two names that sound alike have in common: the first letter and the sound."""
    return name[:1], _sound(name)


def _differ_a_little(one: str, other: str) -> bool:
    """Whether two letters of names of one length differ, or two or three of others that sound like much: Dixon."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == _TWICE
    return len(_sound(one)) >= _FULL_SOUND and _TWICE <= damerau_levenshtein_distance(one, other) <= _TWICE + 1


def _sound(word: str) -> str:
    """What is left of a name when vowels, and consonants that sound alike, are told apart no more."""
    word = word.replace("ph", "f").replace("x", "ks")
    kept = "".join(_SOUNDS.get(letter, letter) for letter in word if letter not in _SILENT)
    return "".join(a for a, b in pairwise(kept + " ") if a != b)


def _stands_for(analysis: "Analysis", lone: Spelling, full: Spelling) -> bool:
    return is_second_reference(analysis, lone, full) and not stand_together(analysis, full, lone)
