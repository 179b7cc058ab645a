"""Told ages: somebody who is brought in with one age and pointed back to with another that a slip made of it.

"A 34-year-old man was found dead ... the 43-year-old man had lived there".
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.people.person_words import somebodies
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.slips import slip_of

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_OLD = "year-old"
# Of two people as old one is "another" or "the other".
_OTHER = frozenset("another second other others both each elder older younger twin".split())
_MOST_AGES = 60
# Before a word for somebody they bring in somebody new: "his wife", "a sailor from Lask".
_BRINGS_IN = frozenset("a an another one his her their whose".split())
_POSSESSIVES = frozenset({"his", "her", "their", "whose", "my"})
# Whoever is named so many sentences before an age may be the one that a later age is told of.
_BESIDE, _MOST_SENTENCES, _SCENE = 4, 12, 3


def find_changed_ages(analysis: "Analysis") -> Iterator[tuple[Quantity, Quantity]]:
    """Each age that brings somebody in, with the one that points back and stands nowhere else, in this order."""
    ages = [q for q in analysis.quantities if q.measure == "age" and q.value is not None and not q.hedge]
    if len({q.value for q in ages}) < 2 or len(ages) > _MOST_AGES:
        return
    for again in ages:
        if _points_back(analysis, again):
            first = _introduced(analysis, again, ages)
            if first is not None:
                yield first, again


def _points_back(analysis: "Analysis", age: Quantity) -> bool:
    """Whether an age is that of "the 43-year-old", and nowhere else in the story."""
    lowers = analysis.lowers
    definite = age.first > 0 and lowers[age.first - 1] == "the" and lowers[age.last - 1] == _OLD
    return definite and len(analysis.positions.get(lowers[age.first], ())) == 1 and _is_told_once(analysis, age)


def _is_told_once(analysis: "Analysis", age: Quantity) -> bool:
    """Whether nobody else is spoken of in the sentence of an age."""
    sentence = analysis.sentences[analysis.sentence_of(age.first)]
    return _OTHER.isdisjoint(analysis.lowers[sentence.first : sentence.last])


def _introduced(analysis: "Analysis", again: Quantity, ages: Sequence[Quantity]) -> Quantity | None:
    """The age that "the 43-year-old" is a slip of: of the same noun, or where a story has these two ages alone."""
    before = [q for q in ages if q.first < again.first]
    if before and _follows(analysis, before[-1], again):
        return before[-1]
    noun = _noun_after(analysis, again)
    others = [q for q in ages if q.first < again.first and q.value != again.value and _is_told_once(analysis, q)]
    alike = [q for q in others if noun and _noun_after(analysis, q) == noun and _leads(analysis, q) in ("a", "an")]
    told = {q.value for q in ages}
    first: Quantity | None
    if len(told) == 2 and others and _is_one_person(analysis, others[0], again):
        first, kinds = others[0], {"digit", "transposed", "tenfold"}
    elif noun:
        first = alike[0] if len({q.value for q in alike}) == 1 else None
        kinds = {"digit", "transposed", "tenfold"}
    else:
        first = others[0] if others and len(told) == 2 else None
        kinds = {"transposed", "tenfold"}
    if first is None or first.value is None or again.value is None:
        return None
    return first if slip_of(*sorted((first.value, again.value))) in kinds else None


def _follows(analysis: "Analysis", first: Quantity, again: Quantity) -> bool:
    """Whether an age is a slip of the last one before it, and nobody but the one who is so old is spoken of between."""
    if first.value is None or again.value is None or first.value == again.value:
        return False
    index = analysis.sentence_of(again.first)
    sentence = analysis.sentences[index]
    own = _owner(analysis, first)
    owner = analysis.persons[own] if own is not None else None
    at = analysis.sentence_of(first.first)
    apart = index - at
    opening = analysis.sentences[max(0, at - _SCENE)].first
    named = [analysis.persons[i] for i in range(opening, sentence.last) if i in analysis.persons]
    owned = any(word in _POSSESSIVES for word in analysis.lowers[analysis.sentences[at].first : first.first])
    alone = all(person is owner for person in named) and _is_told_once(analysis, first) and not owned
    slip = slip_of(*sorted((first.value, again.value)))
    return alone and slip != "" and 0 < apart <= _MOST_SENTENCES and not _is_joined(analysis, first.last, again.first)


def _owner(analysis: "Analysis", age: Quantity) -> int | None:
    """The first token of the name of the one who is so old, where it stands beside the age or the sentence has one."""
    own = _named_behind(analysis, age)
    if own is not None or analysis.lowers[age.last - 1] != _OLD:
        return own if own is not None else _named_before(analysis, age.first)
    sentence = analysis.sentences[analysis.sentence_of(age.first)]
    named = [i for i in range(sentence.first, sentence.last) if i in analysis.persons]
    return named[0] if len({analysis.persons[i].span for i in named}) == 1 else None


def _is_joined(analysis: "Analysis", low: int, high: int) -> bool:
    """Whether somebody else comes in between two tokens: "a man", "his wife", "two women", "a neighbour"."""
    lowers = analysis.lowers
    people = (i for i in range(low, high) if lowers[i] in somebodies() or lowers[i].removesuffix("s") in somebodies())
    return any(not lowers[i].startswith("spokes") and not _is_known(lowers[i - 1]) for i in people)


def _is_known(word: str) -> bool:
    return word in ("the", "that", "this")


def _is_one_person(analysis: "Analysis", first: Quantity, again: Quantity) -> bool:
    """Whether the last person named before either age is one, and nobody else comes in before the second."""
    name, lowers = _named_before(analysis, again.first), analysis.lowers
    own = _named_behind(analysis, first)
    own = own if own is not None else _named_before(analysis, first.first)
    if name is None or own is None or analysis.persons[name] is not analysis.persons[own]:
        return False
    sentence = analysis.sentences[analysis.sentence_of(again.first)]
    if any(i in analysis.persons for i in range(sentence.first, min(sentence.last, again.last + _BESIDE))):
        return False
    people = (i for i in range(max(name, first.last), again.first) if lowers[i] in somebodies())
    return all(lowers[i].startswith("spokes") or _BRINGS_IN.isdisjoint(lowers[i - _BESIDE : i]) for i in people)


def _named_behind(analysis: "Analysis", age: Quantity) -> int | None:
    """The first token of the name in "the 43-year-old miller Otto Brandt"."""
    for i in range(age.last, min(age.last + _BESIDE, len(analysis.tokens))):
        if i in analysis.persons:
            return i
        if not analysis.tokens[i].is_word:
            break
    return None


def _named_before(analysis: "Analysis", i: int) -> int | None:
    """The first token of the last name of a person before token `i`, not many sentences back."""
    low = analysis.sentences[max(0, analysis.sentence_of(i) - _MOST_SENTENCES)].first
    return next((j for j in range(i - 1, low - 1, -1) if j in analysis.persons), None)


def _noun_after(analysis: "Analysis", age: Quantity) -> str:
    """Who is so old, where the word for it follows: "man" in "34-year-old man"."""
    word = analysis.lowers[age.last] if age.last < len(analysis.lowers) else ""
    return word if word in somebodies() else ""


def _leads(analysis: "Analysis", age: Quantity) -> str:
    return analysis.lowers[age.first - 1] if age.first else ""
