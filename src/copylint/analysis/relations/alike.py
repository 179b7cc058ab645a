"""Alike: whether two sentences of a story tell one thing in much the same words."""

from collections import Counter
from collections.abc import Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from copylint.analysis.days.days import MONTHS
from copylint.analysis.days.told_times import find_told_times
from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.form.inflections import past_forms
from copylint.analysis.tables.lexicon import is_common_word, is_saying
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 3
_NO_TELLING = COMMON | MONTHS.keys() | FULL_WEEKDAYS.keys()
# How much of the shorter sentence both have, in stems; how many of them in one order; how many that no other has.
_LIKE, _IN_ORDER, _OWN = 0.6, 3, 2
_LESS_LIKE, _HALF, _MORE_OWN = 0.4, 0.5, 3
_REACH, _NEAR = 14, 4
# So many words both have where each tells of "a man", and yet of one.
_MANY = 7
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_JOINTS = frozenset({"-", "'s", "$", "£", "€"})
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_INDEFINITE = _NUMBERS | {"a", "an"}
_NOTHING: frozenset[str] = frozenset()


class Alike:
    """Holds the sentences of one story against each other; a sentence is looked at once."""

    def __init__(self, analysis: "Analysis") -> None:
        """The times of the story are told apart: their figures count for nothing."""
        self.analysis = analysis
        self.told = find_told_times(analysis)
        self.timed = {i for time in self.told for i in range(time.first, time.last)}
        self.words: dict[int, list[str]] = {}
        self.sets: dict[int, frozenset[str]] = {}
        self.cast: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def tell_one_thing(self, one: int, other: int, besides: Set[str] = _NOTHING, least: int = _IN_ORDER) -> bool:
        """Whether what the sentences of two tokens tell there is one thing.

        `besides` are the words, in lower case, in which the two are known to differ; `least` how many both need.
        """
        first, second = self.analysis.sentence_of(one), self.analysis.sentence_of(other)
        left_out = {stem(word) for word in besides}
        ones, twos = self._stem_set(first) - left_out, self._stem_set(second) - left_out
        both = ones & twos
        if len(both) < least or (len(both) < _MANY and self._both_tell_of_any(one, other)):
            return False
        share = len(both) / min(len(ones), len(twos))
        words, others = ([word for word in self._stems(n) if word not in left_out] for n in (first, second))
        if share < _LESS_LIKE or (order := _in_order(words, others)) < _IN_ORDER:
            return False
        if not self._have_one_cast(one, other, besides):
            return False
        own = sum(1 for word in both if self._count[word] == 2)
        verb, again = self.verb_at(one), self.verb_at(other)
        if verb is not None and again is not None:
            same = stem(self.analysis.lowers[verb]) == stem(self.analysis.lowers[again])
            return same and share >= _HALF and own > 0
        longer = own > 0 and order > _IN_ORDER
        return own >= _MORE_OWN or (share >= _LIKE and (own >= _OWN or longer))

    def verb_at(self, token: int) -> int | None:
        """The token of the past form that tells what happened at a token; None where it stands in no such clause."""
        lowers = self.analysis.lowers
        first = self.analysis.sentences[self.analysis.sentence_of(token)].first
        for i in range(token - 1, max(first, token - _REACH) - 1, -1):
            if _is_past(lowers[i]):
                return i
            if not lowers[i].isalnum() and lowers[i] not in _JOINTS:
                break
        return None

    def _have_one_cast(self, one: int, other: int, besides: Set[str]) -> bool:
        """Whether one sentence has all names of the other, and neither a figure that the other has otherwise.

        With other names a pronoun may stand for somebody whom the other sentence does not name.
        """
        (names, figures), (others, other_figures) = (self._cast(self.analysis.sentence_of(i)) for i in (one, other))
        if figures and other_figures and figures != other_figures:
            return False
        known, again = names - besides, others - besides
        if not known or not again or not (known <= again or again <= known):
            return False
        return known == again or not (self._has_pronoun(one) or self._has_pronoun(other))

    def _has_pronoun(self, token: int) -> bool:
        """Whether a pronoun is subject of the verb that tells what happened at a token, or may be."""
        sentence = self.analysis.sentences[self.analysis.sentence_of(token)]
        verb = self.verb_at(token)
        subject = (sentence.first, sentence.last) if verb is None else (max(sentence.first, verb - _NEAR), verb)
        return not _PRONOUNS.isdisjoint(self.analysis.lowers[slice(*subject)])

    def _is_name(self, i: int, first: int) -> bool:
        token = self.analysis.tokens[i]
        known = i > first or i in self.analysis.mentions_by_first or not is_common_word(token.lower)
        return token.is_capitalized and known

    def _is_number(self, i: int) -> bool:
        token = self.analysis.tokens[i]
        return i not in self.timed and (token.is_figure or token.lower in _NUMBERS)

    def _cast(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the names in a sentence, and its figures."""
        if number not in self.cast:
            sentence, tokens = self.analysis.sentences[number], self.analysis.tokens
            inside = range(sentence.first, sentence.last)
            names = (tokens[i].lower for i in inside if self._is_name(i, inside.start))
            figures = (tokens[i].lower for i in inside if self._is_number(i))
            self.cast[number] = frozenset(names) - _NO_TELLING, frozenset(figures)
        return self.cast[number]

    def _both_tell_of_any(self, one: int, other: int) -> bool:
        """Whether the sentences of two tokens, both in the body, tell of "a man", "two shops": it may be another."""
        sentences = [self.analysis.sentences[self.analysis.sentence_of(token)] for token in (one, other)]
        fields = {self.analysis.story.fields[sentence.field].name for sentence in sentences}
        spoken = [self.analysis.lowers[sentence.first : sentence.last] for sentence in sentences]
        return fields == {"body"} and not any(_INDEFINITE.isdisjoint(words) for words in spoken)

    def _stems(self, number: int) -> list[str]:
        """What a sentence tells, as stems in their order."""
        if number not in self.words:
            sentence = self.analysis.sentences[number]
            self.words[number] = [
                stem(word)
                for word in self.analysis.lowers[sentence.first : sentence.last]
                if len(word) >= _SHORTEST and word.isalpha() and word not in _NO_TELLING and not is_saying(word)
            ]
        return self.words[number]

    def _stem_set(self, number: int) -> frozenset[str]:
        if number not in self.sets:
            self.sets[number] = frozenset(self._stems(number))
        return self.sets[number]

    @cached_property
    def _count(self) -> Counter[str]:
        """In how many sentences of the story each stem stands."""
        return Counter(word for number in range(len(self.analysis.sentences)) for word in self._stem_set(number))


def _is_past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > _SHORTEST + 1) or word in past_forms()


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sequences have in one order."""
    last = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for j, beside in enumerate(other):
            row.append(last[j] + 1 if word == beside else max(last[j + 1], row[j]))
        last = row
    return last[-1]
