"""Scenes: which people a sentence names, and whether it speaks of somebody else as well."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.names.name_classes import PARTIES
from copylint.analysis.people.name_signs import is_station
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_NO_SINGULAR = ("s", "men", "people", "those", "children", "of", "and", "or", "but", "to", "for", "with", "about")
_NO_PERSON_AFTER = frozenset({"the", "in", "at", "of", "from", "on", "near", "to", "into", "for", "by"})
_NO_NAME_AFTER = frozenset({"the", "in", "at", "on", "near", "into"})  # before two words: "heard from Ann Orr"
# "Orr has two sons, but one died when ...": somebody else, who is nobody in particular.
_INDEFINITE = frozenset({"one", "another", "either", "neither"})
_AFTER_INDEFINITE = frozenset(
    "is was has had did does will would can could may might must died dies came went got lives left lost fell became"
    " said says told then later also".split()
)
_NO_PRONOUN = frozenset({"no", "this", "that", "the", "any", "every", "which", "only"})
_PREDICATE = frozenset("is was are were be been being became become becomes remains as".split())
_LONGEST_APPOSITION = 14


class Scene(Struct, frozen=True, gc=False):
    """Who is on stage in a sentence, quotations left out.

    `people` are pairs of a mention's first token and the person it names; `strangers` are tokens of nameless people
    ("the victim") and of names that may be a person's.
    """

    people: tuple[tuple[int, int], ...]
    strangers: tuple[int, ...]


class SceneReader:
    """Reads the scenes of one story; `people` says which mention, by its first token, names which person."""

    def __init__(self, analysis: "Analysis", people: Mapping[int, int]) -> None:
        """Where people may stand is looked up once."""
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.people = people
        self.mentions = analysis.mentions
        self.firsts = [mention.first for mention in self.mentions]
        positions = analysis.positions
        found = {i for word in positions.keys() & somebodies() for i in positions[word]}
        found.update(i - 1 for i in positions.get("who", ()) if _is_one(self.tokens, i - 1))
        found.update(i for word in _INDEFINITE for i in positions.get(word, ()) if _is_indefinite(self.tokens, i))
        self.somebodies = sorted(found)

    def read(self, sentence: "Sentence") -> Scene:
        """The scene of one sentence."""
        people: list[tuple[int, int]] = []
        strangers: list[int] = []
        covered: set[int] = set()
        low, high = bisect_left(self.firsts, sentence.first), bisect_left(self.firsts, sentence.last)
        for mention in self.mentions[low:high]:
            covered.update(range(self._begin(mention), mention.last))
            if mention.quoted:
                continue
            if mention.first in self.people:
                people.append((mention.first, self.people[mention.first]))
                covered.update(self._apposition(mention, sentence.last))
            elif self.may_be_a_person(mention):
                strangers.append(mention.first)
        strangers += self._nameless(sentence, covered)
        return Scene(tuple(people), tuple(strangers))

    def _begin(self, mention: Mention) -> int:
        """The token from which on words may tell who is named: not across a preposition, "a spokesman at Orrel"."""
        apart = not mention.title and mention.first and self.tokens[mention.first - 1].lower in _NO_PERSON_AFTER
        return mention.first if apart else mention.first - mention.title.count(" ") - 2

    def _nameless(self, sentence: "Sentence", covered: set[int]) -> list[int]:
        low, high = bisect_left(self.somebodies, sentence.first), bisect_left(self.somebodies, sentence.last)
        return [
            i
            for i in self.somebodies[low:high]
            if i not in covered
            and not self._is_predicate(i, sentence.first)
            and not self.analysis.is_quoted(self.tokens[i].start)
        ]

    def _apposition(self, mention: Mention, last: int) -> range:
        """The tokens of ", the firm's founder," or ", 61, its founder," behind a name: not another person."""
        first = mention.last
        if first + 2 < last and self.tokens[first + 1].is_figure and self.tokens[first + 2].text == ",":
            first += 2
        if first >= last or self.tokens[first].text != ",":
            return range(0)
        for j in range(first + 1, min(first + _LONGEST_APPOSITION, last)):
            if self.tokens[j].text in {",", ".", ";"}:
                return range(first, j)
        return range(0)

    def may_be_a_person(self, mention: Mention) -> bool:
        """Whether a name that is no known person's may be somebody's."""
        if mention.kind == "person" or mention.text.lower() in somebodies():  # "the EMT"
            return True
        before = self.tokens[mention.first - 1].lower
        if mention.kind != "other" or before in (_NO_NAME_AFTER if len(mention.words) == 2 else _NO_PERSON_AFTER):
            return False
        if len(mention.words) > 1:
            return not (is_station(mention.words) or _names_a_thing(mention.words))
        return lexicon.is_surname(mention.words[0]) or lexicon.is_given_name(mention.words[0])

    def _is_predicate(self, i: int, low: int) -> bool:
        """Whether a noun says what somebody is: "was a teacher", "as the party's leader"."""
        for j in range(i - 1, max(low - 1, i - 6), -1):
            word = self.tokens[j].lower
            if word in _PREDICATE:
                return True
            if not self.tokens[j].is_word and not self.tokens[j].is_figure:
                return False
        return False


def _is_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at token `i` is a noun in the singular: "a national who had been on holiday"."""
    return i >= 0 and tokens[i].text.islower() and not tokens[i].lower.endswith(_NO_SINGULAR)


def _is_indefinite(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one" or "another" at token `i` is a subject without a noun: "one died", "another of them"."""
    after = [token.lower for token in tokens[i + 1 : i + 3]]
    if not after or (i and tokens[i - 1].lower in _NO_PRONOUN):
        return False
    return after[0] in _AFTER_INDEFINITE or after[0].endswith("ed") or after in (["of", "them"], ["of", "whom"])


def _names_a_thing(words: Sequence[str]) -> bool:
    """Whether no part of a name of several words is a person's: "Common Cause", "CBC News", "Pittsburgh Democrat"."""
    last = words[-1]
    if lexicon.country(last) or lexicon.us_state(last) or lexicon.demonym(last) or last in PARTIES:
        return True
    if len(words[0]) > 1 and words[0].isupper() and not last.isupper():
        return True
    return not lexicon.is_surname(last) and all(
        lexicon.is_common_word(word) and not lexicon.is_given_name(word) for word in words
    )
