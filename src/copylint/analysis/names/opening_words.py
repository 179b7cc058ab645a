"""Opening words: a surname that became a word of the language where its sentence begins: "Bouquet said", for Buquet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from copylint.analysis.names.name_slots import is_a_person
from copylint.analysis.names.spellings import Spelling
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_plural
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.tables import lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 5
_SAID = ("said", "says", "told", "added", "denied", "pleaded", "insisted", "admitted")


def find_opening_words(analysis: "Analysis") -> Iterator[tuple[Spelling, Span]]:
    """The only person's surname that a word which speaks without an article is a letter away from, and that word."""
    openers = [i for i in _speaking(analysis) if _may_be_no_word(analysis, i)]
    people = [s for s in analysis.spellings if len(s.key) >= _SHORTEST and is_a_person(s)] if openers else []
    for i in openers:
        word = analysis.lowers[i]
        near = [spelling for spelling in people if _is_slip(spelling.key, word)]
        if len(near) == 1:
            yield near[0], analysis.tokens[i].span


def _speaking(analysis: "Analysis") -> Iterator[int]:
    """The words that open a sentence of the body, right before a verb of saying."""
    for verb in sorted(i for word in _SAID for i in analysis.positions.get(word, ())):
        if not verb or not analysis.tokens[verb - 1].is_capitalized:
            continue
        sentence = analysis.sentences[analysis.sentence_of(verb)]
        if verb - 1 == sentence.first and analysis.is_narration(analysis.tokens[verb].start):
            yield verb - 1


def _may_be_no_word(analysis: "Analysis", i: int) -> bool:
    """Whether the one place of a common word is where only a name or a plural can stand, and it is none of people."""
    token, word = analysis.tokens[i], analysis.lowers[i]
    if len(word) < _SHORTEST or token.text.isupper() or i in analysis.mentions_by_first:
        return False
    people = word in somebodies() or lexicon.is_group(word) or lexicon.is_title(word)
    return lexicon.is_common_word(word) and not people and len(analysis.positions[word]) == 1


def _is_slip(surname: str, word: str) -> bool:
    """Whether one letter makes the word of a surname, and it is not the surname's plural."""
    if surname == word or damerau_levenshtein_distance(surname, word) > 1 or surname[0] != word[0]:
        return False
    return not is_plural(surname, word) and not is_derived(surname, word) and is_likely_slip(surname, word)
