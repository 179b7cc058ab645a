"""Misspelled words: a capitalised form that is nothing anywhere, a letter off a word that everybody knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from copylint.analysis.names.name_slots import is_among_foreign_words, is_known, is_title_of_work
from copylint.analysis.names.spellings import Occurrence, Spelling
from copylint.analysis.names.word_forms import shape
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Shorter words count where a capitalised word stands beside both.
_LETTERS = 5
_SHORTEST_BESIDE = 4
_OF_PLACES = frozenset("in from to of across near outside".split())


def is_everyday(spelling: Spelling) -> bool:
    """Whether the form is a word of the language, a country, a US state or a people."""
    return lexicon.is_common_word(spelling.text) or _is_nation(spelling.text)


def is_misspelled_word(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    """Whether `odd` stands once, where an everyday word stands elsewhere: "Premier Leagua", "in Nigerie".

    The same word must stand beside both, or both must end names of several words, or be places after a word like "in".
    A person's name may be as it likes, and so may what is made of the word by an ending.
    """
    if len(odd.occurrences) > 1 or is_known(odd) or shape(odd.text) != "plain" or not is_everyday(usual):
        return False
    if usual.key.startswith(odd.key) or odd.key.startswith(usual.key) or _is_known_with_s(odd.text):
        return False
    slot = odd.occurrences[0]
    if slot.mention.kind == "person" or slot.mention.speaks:
        return False
    if not _stand_alike(analysis, usual, slot):
        return False
    return not is_among_foreign_words(analysis, slot) and not is_title_of_work(analysis, slot)


def _is_known_with_s(word: str) -> bool:
    """Whether a word is a plural or lacks its apostrophe: "both Syrias"."""
    return word.endswith("s") and (lexicon.is_common_word(word[:-1]) or _is_nation(word[:-1]))


def _is_nation(word: str) -> bool:
    return bool(lexicon.country(word) or lexicon.us_state(word) or lexicon.demonym(word))


def _stand_alike(analysis: "Analysis", usual: Spelling, slot: Occurrence) -> bool:
    named, plain = set(_beside(analysis, slot, capitalized=True)), set(_beside(analysis, slot, capitalized=False))
    is_long = len(usual.key) >= _LETTERS
    for occurrence in usual.occurrences:
        if not named.isdisjoint(_beside(analysis, occurrence, capitalized=True)):
            return True
        if is_long and not plain.isdisjoint(_beside(analysis, occurrence, capitalized=False)):
            return True
    if not is_long:
        return False
    if lexicon.is_common_word(usual.text) and _ends_names(usual, slot):
        return True
    if not _is_nation(usual.text):
        return False
    return _is_place_of(analysis, slot) and any(_is_place_of(analysis, o) for o in usual.occurrences)


def _ends_names(usual: Spelling, slot: Occurrence) -> bool:
    """Whether both forms, a slip apart, end names of several words that are no person's: "Premier Leagua"."""
    word = slot.word.lower()
    if slot.place != "last" or len(word) < _LETTERS + 1 or damerau_levenshtein_distance(word, usual.key) > 1:
        return False
    return slot.mention.kind != "other" and any(
        o.place == "last" and o.mention.kind == slot.mention.kind for o in usual.occurrences
    )


def _beside(analysis: "Analysis", occurrence: Occurrence, *, capitalized: bool) -> Iterator[tuple[int, str]]:
    """The words right before and behind the form that tell something, each with its side."""
    at = analysis.token_at(occurrence.span.start)
    for side in (-1, 1):
        token = analysis.tokens[at + side] if 0 <= at + side < len(analysis.tokens) else None
        if token is None or not token.is_word or token.is_capitalized != capitalized:
            continue
        if capitalized or (side == 1 and len(token.text) > _SHORTEST_BESIDE):
            yield side, token.lower


def _is_place_of(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether the name is that one word, a place's, behind "in" or "from"."""
    first = occurrence.mention.first
    return occurrence.place == "only" and first > 0 and analysis.lowers[first - 1] in _OF_PLACES
