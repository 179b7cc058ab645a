"""Patients: whom or what the verb of a clause happens to, as a key that is the same wherever the copy names it."""

from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.names.mentions import Mention
from copylint.analysis.relations.slots import Surroundings

if TYPE_CHECKING:
    from copylint.analysis import Analysis

PASSIVE = frozenset({"was", "been", "is"})
_AUXILIARIES = PASSIVE | {"has", "had", "later", "then", "also", "being", "finally", "eventually", "first"}
_PRONOUNS = frozenset({"he", "she"})
_INDEFINITE = frozenset({"a", "an"})
_DETERMINERS = _INDEFINITE | {"the", "this", "'s", "his", "her", "its"}
_NO_NOUN = frozenset(
    "of in at on by for with from near outside after before since until when where while as because who which that"
    " whose but and or to he she it they during".split()
)
# "A rocket carrying satellites", "the body of a hiker".
_POSTMODIFYING = frozenset("of with carrying from in near containing belonging full aboard bound".split())
_LONGEST = 5
_LONGEST_MODIFIED = 14
# How far back a pronoun may look for its person, and a verb ahead for the name of its object, in tokens.
_PERSON_REACH = 60
_OBJECT_REACH = 3


class Patient(NamedTuple):
    """`key` is "#3" for a person, "missile" or "orr body" ("Orr's body") for a thing, "" for nobody known.

    `definite` is False for "a missile".
    """

    key: str
    definite: bool = True


_NOBODY = Patient("")


class Patients:
    """Looks up the patients of one story's verbs."""

    def __init__(self, analysis: "Analysis", around: Surroundings) -> None:
        """`around` are the surroundings of the story's events."""
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.lowers = analysis.lowers
        self.around = around
        self.subjects = analysis.subjects

    def start_of_verb(self, i: int, first: int) -> int:
        """The first auxiliary or adverb of the verb at token `i`, in a sentence that begins at token `first`."""
        while i > first and (self.lowers[i - 1] in _AUXILIARIES or self._is_adverb(i - 1)):
            i -= 1
        return i

    def _is_adverb(self, i: int) -> bool:
        return self.lowers[i].endswith("ly") and self.tokens[i].is_word and not self.tokens[i].is_capitalized

    def before(self, at: int, first: int) -> Patient:
        """The subject of the verb that begins at token `at`, in a sentence that begins at token `first`."""
        person = self.subjects.of_verb(at, first) if at > first else None
        if person is None and at - 1 > first and self.lowers[at - 1] == ",":
            person = self._behind_its_role(at - 1)
        if person is not None:
            return Patient(f"#{person}")
        name = self.around.ends.get(at - 1)
        if name is not None:
            known = name.kind == "other" and not self._is_behind(name.first)
            return Patient(name.text) if known else _NOBODY
        return Patient(self.named_before(at - 1)) if self.lowers[at - 1] in _PRONOUNS else self.thing(at, first)

    def _behind_its_role(self, comma: int) -> int | None:
        """The person in "a keeper of the mint, Otto Brandt, was", given the second comma."""
        mention = self.subjects.ends.get(comma - 1)
        if mention is None or mention.first == 0 or self.lowers[mention.first - 1] != ",":
            return None
        return self.subjects.people[mention.first]

    def _is_behind(self, i: int) -> bool:
        """Whether a preposition or another name before token `i` keeps what begins there from being a subject."""
        return i > 0 and (self.lowers[i - 1] in _NO_NOUN or i - 1 in self.around.ends)

    def after(self, i: int) -> tuple[Patient, int]:
        """The name that the verb before token `i` takes as object, and the token behind the name."""
        for j in range(i, min(i + _OBJECT_REACH, len(self.tokens))):
            mention = self.around.starts.get(j)
            if mention is not None:
                return self._taken(mention), mention.last
            if self.lowers[j] in _NO_NOUN or not self.tokens[j].is_word:
                break
        return _NOBODY, i

    def _taken(self, mention: Mention) -> Patient:
        person = self.subjects.named_at(mention.first)
        if person is not None:
            return Patient(f"#{person}")
        return Patient(mention.text) if mention.kind == "other" else _NOBODY

    def named_before(self, i: int) -> str:
        """The key of the person that the pronoun at token `i` is likeliest to stand for; "" for nobody.

        A pronoun that opens its sentence takes up the person who is named first in the sentence before, others the
        person named last.
        """
        number = self.analysis.sentence_of(i)
        sentences = self.analysis.sentences
        if number and sentences[number].first == i:
            topic = self._person_in(range(sentences[number - 1].first, i))
            if topic is not None:
                return topic
        return self._person_in(range(i - 1, max(-1, i - _PERSON_REACH), -1)) or ""

    def _person_in(self, tokens: range) -> str | None:
        """The key of the first person whose name ends at one of the tokens, "" for one who is not known in full."""
        for j in tokens:
            mention = self.around.ends.get(j)
            if mention is not None and mention.kind == "person":
                person = self.subjects.people.get(mention.first)
                return "" if person is None else f"#{person}"
        return None

    def thing(self, at: int, first: int) -> Patient:
        """The noun before token `at`, where an article or an owner begins it: "missile" in "the missile"."""
        end = self._end_of_head(at, first)
        if end - 1 <= first:
            return _NOBODY
        head = self.tokens[end - 1]
        if not head.is_word or head.is_capitalized or head.lower.endswith("s") or head.lower in _NO_NOUN:
            return _NOBODY
        of = self.lowers[at - 1] if end < at and self.lowers[end] == "of" else ""
        for j in range(end - 2, max(first, end - 1 - _LONGEST) - 1, -1):
            word = self.lowers[j]
            if word in _DETERMINERS:
                owner = of or (self.lowers[j - 1] if word == "'s" and j > first else "")
                return Patient(f"{owner} {head.lower}".strip(), word not in _INDEFINITE)
            if word in _NO_NOUN or word in _AUXILIARIES or not self.tokens[j].is_word:
                break
        return _NOBODY

    def _end_of_head(self, at: int, first: int) -> int:
        """The token behind "rocket" in "A rocket carrying satellites was launched"; `at` itself for a plain subject."""
        if self.lowers[first] not in _DETERMINERS or at - first > _LONGEST_MODIFIED:
            return at
        for j in range(first + 2, at):
            if self.lowers[j] in _POSTMODIFYING:
                between = self.lowers[j + 1 : at]
                return j if _AUXILIARIES.isdisjoint(between) and "," not in between else at
            if not self.tokens[j].is_word:
                return at
        return at
