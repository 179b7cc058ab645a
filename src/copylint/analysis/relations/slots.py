"""Slots: the place, the agent and the speaker that the words around the head of an event name."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.relations.frames import words
from copylint.analysis.tables.lexicon import is_saying, weekday

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_CLAUSE_ENDS = frozenset(".;:!?()")
_STEPS = 5
# How far back a pronoun may look for its person, in tokens.
_PERSON_REACH = 60


class Slot(Struct, frozen=True, gc=False):
    """A place in its slot: the mention, the type noun before it ("city"), "" without, and the token after it."""

    place: Mention
    type: str
    last: int


class Surroundings(NamedTuple):
    """What the readers of slots look at: the tokens, the mention at each, the names that are places somewhere."""

    tokens: Sequence[Token]
    starts: Mapping[int, Mention]
    ends: Mapping[int, Mention]
    places: frozenset[str]


def surroundings(analysis: "Analysis") -> Surroundings:
    """The surroundings of every event of the story."""
    places = frozenset(mention.text for mention in analysis.mentions if mention.kind == "place")
    return Surroundings(analysis.tokens, analysis.mentions_by_first, analysis.mentions_by_last, places)


def place_from(around: Surroundings, i: int, last: int, inside: bool = False, by_army: bool = False) -> Slot | None:
    """The place that begins at token `i`, past an article, adjectives and "city of"; None for anything else.

    With `inside`, a building or the like may come first: "a textile factory in Teshen". `by_army` lets a name of no
    known class pass for a place: what an army takes is one.
    """
    type_, j, end = "", i, min(i + 2 * _STEPS, last)
    while j < end:
        mention, token = around.starts.get(j), around.tokens[j]
        j += 1
        if mention is not None and mention.kind != "demonym":
            if _is_place(around, mention, bool(type_) or _is_in_the_middle(around, j - 2), by_army):
                if _goes_on(around, mention.last, last):
                    return None
                after = around.tokens[mention.last].lower if mention.last < last else ""
                return Slot(mention, after if after in words("types") else type_, mention.last)
            if not inside or type_ or mention.kind == "person":
                return None
            j = mention.last
        elif mention is None and token.lower in words("types"):
            type_ = token.lower
        elif mention is None and not _may_come_before(around, j - 1, type_, inside):
            return None
    return None


def _may_come_before(around: Surroundings, i: int, type_: str, inside: bool) -> bool:
    """Whether the word at token `i` may stand between the preposition or verb and the place."""
    token = around.tokens[i]
    word = token.lower
    if word in words("articles") or word == "-":
        return True
    if word == "of":
        return bool(type_) or (i > 0 and around.tokens[i - 1].lower in words("middles"))
    if word in words("inside"):
        return inside and not type_
    return not type_ and token.is_word and not token.is_capitalized and word not in words("stops")


def _is_in_the_middle(around: Surroundings, i: int) -> bool:
    """Whether "centre of", "outskirts of" or the like ends at token `i`."""
    return i > 0 and around.tokens[i].lower == "of" and around.tokens[i - 1].lower in words("middles")


def _is_place(around: Surroundings, mention: Mention, typed: bool, by_army: bool) -> bool:
    if mention.kind == "place" or mention.text in around.places:
        return True
    if len(mention.words) > 1 or mention.kind not in ("other", "person"):
        return mention.kind == "other" and typed
    return typed or (by_army and mention.kind == "other")


def _goes_on(around: Surroundings, i: int, last: int) -> bool:
    """Whether the name that ends before token `i` only belongs to the place: "Velsha's airport", "Velsha airport"."""
    return i < last and (around.tokens[i].lower in words("parts") or around.tokens[i].lower in ("'s", "'"))


def after_adjunct(around: Surroundings, i: int, last: int) -> int:
    """The token after "on Sunday", "late on Monday" and the like at token `i`; `i` where there is none."""
    j = i
    while j < min(i + _STEPS, last) and _is_adjunct(around.tokens[j]):
        j += 1
    return j


def _is_adjunct(token: Token) -> bool:
    return token.lower in words("adjuncts") or weekday(token.text) is not None


def after_toll(around: Surroundings, i: int, last: int) -> int:
    """The token after "kills at least 15", "left two people dead" and the like at token `i`; `i` without one."""
    j = i
    while j < min(i + 2 * _STEPS, last) and (around.tokens[j].is_figure or around.tokens[j].lower in words("toll")):
        j += 1
    return j


def striking(around: Surroundings, i: int, last: int) -> int | None:
    """The verb, as a token index, that takes what stands before token `i` to its place: "shook Velsha"."""
    for j in range(i, min(i + 2 * _STEPS, last)):
        token = around.tokens[j]
        if token.lower in words("striking"):
            return j + 1 if around.tokens[j + 1 : j + 2] and around.tokens[j + 1].lower == "through" else j
        if token.text in _CLAUSE_ENDS or token.text == ",":
            return None
    return None


def possessor(around: Surroundings, i: int, first: int) -> Mention | None:
    """Who owns the noun at token `i`: "Dovaria's swift capture", "the Dovarian capture"."""
    for j in range(i - 1, max(first, i - 4) - 1, -1):
        token = around.tokens[j]
        if j in around.ends and (around.tokens[j + 1].lower in ("'s", "'") or around.ends[j].kind == "demonym"):
            return around.ends[j]
        if token.lower not in ("'s", "'") and (not token.is_word or token.lower in words("articles")):
            return None
    return None


def subject(around: Surroundings, i: int, first: int) -> Mention | None:
    """The name in the subject of the verb at token `i`: "Dovarian" in "Dovarian forces on Sunday captured"."""
    for j in range(i - 1, max(first, i - 2 * _STEPS) - 1, -1):
        if j in around.ends:
            if weekday(around.tokens[j].text) is None:
                return around.ends[j]
        elif around.tokens[j].text in _CLAUSE_ENDS:
            return None
    return None


def speaker(around: Surroundings, i: int, first: int) -> Mention | None:
    """Who is the subject of the verb of announcing at token `i`; for "he" and "she", the person named last."""
    for j in range(i - 1, max(first, i - _STEPS) - 1, -1):
        if around.tokens[j].lower in ("he", "she"):
            return _person_before(around, j)
    return subject(around, i, first)


def _person_before(around: Surroundings, i: int) -> Mention | None:
    for j in range(i - 1, max(-1, i - _PERSON_REACH), -1):
        mention = around.ends.get(j)
        if mention is not None and mention.kind == "person":
            return mention
    return None


def has_army(around: Surroundings, i: int, last: int) -> bool:
    """Whether an army stands among the tokens from `i` to `last`."""
    return any(token.lower in words("army") for token in around.tokens[max(i, 0) : last])


def passive_subject(around: Surroundings, i: int, first: int) -> Mention | None:
    """The name before the verb at token `i`, with nothing but auxiliaries between: "Velsha has been captured"."""
    for j in range(i - 1, max(first, i - _STEPS) - 1, -1):
        if j in around.ends:
            return around.ends[j]
        if around.tokens[j].lower not in words("auxiliaries"):
            return None
    return None


def announcing(around: Surroundings, i: int, first: int) -> int | None:
    """The verb of announcing that has the noun at token `i` as its object, as a token index."""
    for j in range(i - 1, max(first, i - _STEPS) - 1, -1):
        token = around.tokens[j]
        if token.lower in words("announcing"):
            return j
        if not token.is_word or (is_saying(token.lower) and token.lower not in words("announcing")):
            return None
    return None
