"""Stray pronouns: a "she" where everybody who has been named for some paragraphs is "he", and the other way round."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.people.person_words import NOUNS, PRONOUNS, Gender
from copylint.analysis.people.pronouns import Reference
from copylint.analysis.people.scenes import SceneReader
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_OTHER: dict[str, Gender] = {"he": "she", "she": "he"}
_ALTERNATIVES = frozenset({"or", "/", "and"})  # "he or she"
# Paragraphs back: in which nobody of the pronoun's gender is spoken of, somebody of the other is named, and nobody
# without a name is on stage.
_SILENT = 2
_NAMED = 2
_NAMELESS = 1
_LONGEST_QUOTATION = 6
_MARKS = frozenset("“\"'‘«„")


class Stray(Struct, frozen=True, gc=False):
    """A pronoun, and the person it must stand for if it stands for anybody; `told` is a word of the other gender."""

    span: Span
    person: int
    told: Reference


def find_strays(analysis: "Analysis") -> Sequence[Stray]:
    """The stray pronouns of the body's own words, in order."""
    references = analysis.references
    genders = {reference.gender for reference in references}
    wanted = [word for word, other in _OTHER.items() if other in genders and word in analysis.positions]
    return sorted(_Seeker(analysis).strays(wanted), key=lambda stray: stray.span) if wanted else ()


class _Seeker:
    """Looks around the pronouns of one story."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.sentences = analysis.sentences
        self.fields = [sentence.field for sentence in analysis.sentences]
        self.people = {
            m.first: n for n, entity in enumerate(analysis.entities) if entity.kind == "person" for m in entity.mentions
        }
        self.firsts = [mention.first for mention in analysis.mentions]
        self.told: dict[int, list[Reference]] = {}
        for reference in analysis.references:
            self.told.setdefault(reference.person, []).append(reference)
        self.sure = {r.token for r in analysis.references if r.sure}
        self._scenes: SceneReader | None = None

    def strays(self, words: Sequence[str]) -> Iterator[Stray]:
        """Those among the given words."""
        for word in words:
            positions = self.analysis.positions
            spoken = sorted(i for w, g in _GENDERED.items() if g == word for i in positions.get(w, ()))
            for i in positions[word]:
                if i not in self.sure and self._is_alone(i, word, spoken) and (stray := self._stray(i)) is not None:
                    yield stray

    def _is_alone(self, i: int, word: str, spoken: Sequence[int]) -> bool:
        """Whether the story's own words have the pronoun at token `i`, and nothing of its gender before it."""
        sentence = self.sentences[self.analysis.sentence_of(i)]
        field = self.analysis.story.fields[sentence.field]
        if field.name != "body" or field.form == "subhead" or self.analysis.is_quoted(self.tokens[i].start):
            return False
        at = bisect_left(spoken, i)
        if at and self._field_of(spoken[at - 1]) >= sentence.field - _SILENT:
            return False
        beside = (self.tokens[i - 1], *self.tokens[i + 1 : i + 2])
        if any(token.lower in _ALTERNATIVES for token in beside):
            return False
        return self._is_put_in(i) or not any(
            _GENDERED.get(token.lower, word) != word for token in self.tokens[sentence.first : i]
        )

    def _is_put_in(self, i: int) -> bool:
        """Whether the pronoun and its verb are put into what is said: "If he ran, she said, he would lose"."""
        after = self.tokens[i + 2] if i + 2 < len(self.tokens) else None
        return self.tokens[i - 1].text == "," and (after is None or not after.is_word)

    def _stray(self, i: int) -> Stray | None:
        number = self.analysis.sentence_of(i)
        sentence = self.sentences[number]
        person = self._last_named(i, sentence.last)
        if person is None or self._has_nameless(number):
            return None
        told = min(self._known(person, i), key=lambda r: (not r.sure, abs(r.token - i)))
        return Stray(self.tokens[i].span, person, told)

    def _last_named(self, i: int, end: int) -> int | None:
        """Who was named last before token `i`; None where somebody who is named may be of the pronoun's gender.

        Of somebody else a single pronoun tells too little: it may have meant the last one.
        """
        other, field = _OTHER[self.tokens[i].lower], self._field_of(i)
        start = self.sentences[bisect_left(self.fields, field - _SILENT)].first
        last, unsure = None, set[int]()
        for first in self.firsts[bisect_left(self.firsts, start) : bisect_left(self.firsts, end)]:
            person = self.people.get(first)
            if person is None:
                continue
            known = self._known(person, i)
            if not known or any(reference.gender != other for reference in known):
                return None
            if len(known) == 1 and known[0].form == "pronoun":
                unsure.add(person)
            spoken_of = self.analysis.is_quoted(self.tokens[first].start)  # by somebody else
            if first < i and not spoken_of and self._field_of(first) >= field - _NAMED:
                last = person
        return last if unsure <= {last} else None

    def _known(self, person: int, but: int) -> list[Reference]:
        """What tells a person's gender, the pronoun at token `but` aside; a single unsure word tells nothing."""
        told = [reference for reference in self.told.get(person, ()) if reference.token != but]
        return told if len(told) > 1 or any(reference.sure for reference in told) else []

    def _has_nameless(self, number: int) -> bool:
        """Whether somebody without a name, or a name that may be somebody's, is near sentence `number`."""
        self._scenes = scenes = self._scenes or SceneReader(self.analysis, self.people)
        field = self.fields[number]
        near = self.sentences[bisect_left(self.fields, self._said_from(field - _NAMELESS)) : number + 1]
        if any(scenes.read(sentence).strangers for sentence in near):
            return True
        low, high = bisect_left(self.firsts, near[0].first), bisect_left(self.firsts, near[-1].last)
        quoted = (m for m in self.analysis.mentions[low:high] if m.quoted and m.first not in self.people)
        return any(map(scenes.may_be_a_person, quoted))

    def _said_from(self, field: int) -> int:
        """The paragraph that a quotation over several paragraphs up to this one begins in."""
        least = max(0, field - _LONGEST_QUOTATION)
        while field > least:
            first = bisect_left(self.fields, field)
            if first == len(self.fields) or self.fields[first] != field:
                break
            if self.tokens[self.sentences[first].first].text not in _MARKS:
                break
            field -= 1
        return field

    def _field_of(self, i: int) -> int:
        return self.fields[self.analysis.sentence_of(i)]


_GENDERED: Mapping[str, Gender] = {**PRONOUNS, **NOUNS}
