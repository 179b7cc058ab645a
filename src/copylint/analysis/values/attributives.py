"""Attributives: the measure in front of a noun that introduces a thing, and the one that points back to it.

"A 12-mile trail ... the 19-mile trail"; "a 6.4-magnitude earthquake ... the magnitude 6.8 quake".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MAGNITUDE = "magnitude"
_ALIKE = {"earthquake": "quake", "tremor": "quake", "temblor": "quake", "contract": "deal", "agreement": "deal"}
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_MEASURES = frozenset({"count", "duration", "length", "area", "mass", "volume"})
# With one of these beside it a thing is another one, or its measure has changed.
_OTHER = frozenset(
    "another second third other separate aftershock aftershocks earlier previous next last initial initially revised"
    " later downgraded upgraded originally original extended extra new former similar both each".split()
)
# Those who are a group of so many in one story; of states and the like there are more than it tells of.
_PEOPLE = frozenset(
    "officer defendant suspect victim hostage soldier policeman passenger astronaut miner climber student pupil judge"
    " juror candidate player nurse worker sailor firefighter accused survivor protester activist brother sister"
    " man woman boy girl child".split()
)
_NARROWING = tuple([word] for word in "who that whom whose in from of on at with among to".split())
_FAR = 8
_REACH = 3
# So many words before a measure "new" is said of the thing that has it.
_BEFORE = 4
_LEAST_HEAD = 3


class Attributive(Struct, frozen=True, gc=False):
    """A measure, whose place is `span`, and the noun behind it: `heads` the stems of the words that may be the noun."""

    span: Span
    quantity: Quantity
    heads: frozenset[str]
    definite: bool


def find_changed_attributives(analysis: "Analysis") -> Iterator[tuple[Attributive, Attributive]]:
    """Each pair of a thing as it is introduced with a measure, and as it is referred to with another."""
    groups: defaultdict[tuple[str, str], list[Attributive]] = defaultdict(list)
    for quantity in analysis.quantities:
        found = _attributive(analysis, quantity)
        if found is not None:
            groups[quantity.unit, _noun(analysis, quantity)].append(found)
    for told in groups.values():
        values = {attributive.quantity.value for attributive in told}
        if len(values) == 2 and not told[0].definite:
            again = next((a for a in told[1:] if _points_back(analysis, a, told)), None)
            if again is not None:
                yield told[0], again


def _points_back(analysis: "Analysis", again: Attributive, told: Sequence[Attributive]) -> bool:
    first = told[0]
    if not again.definite or again.quantity.value == first.quantity.value or not first.heads & again.heads:
        return False
    return all(_OTHER.isdisjoint(_beside(analysis, each.quantity)) for each in (first, again))


def _beside(analysis: "Analysis", quantity: Quantity) -> Sequence[str]:
    """The words of the sentence of a measure; "new" where it stands right before, and may be said of the thing."""
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    words = analysis.lowers[sentence.first : sentence.last]
    near = analysis.lowers[max(sentence.first, quantity.first - _BEFORE) : quantity.first]
    return [word for word in words if word != "new" or "new" in near]


def _attributive(analysis: "Analysis", quantity: Quantity) -> Attributive | None:
    if quantity.measure not in _MEASURES or quantity.value is None or quantity.hedge or quantity.vague:
        return None
    noun = _noun(analysis, quantity)
    text = analysis.story.text[quantity.number.start : quantity.span.end]
    if not noun or not ("-" in text or noun == _MAGNITUDE) or analysis.is_quoted(quantity.span.start):
        return None
    heads = _heads(analysis, quantity)
    leads = analysis.lowers[max(0, quantity.first - 2) : quantity.first]
    definite = leads[-1:] == ["the"] or (leads[:1] == ["the"] and leads[-1] == _MAGNITUDE)
    introduced = bool({"a", "an"} & set(leads)) or not _POSSESSIVE.isdisjoint(leads[-1:]) or noun == _MAGNITUDE
    field = analysis.field_of(quantity.span.start).name
    if not heads or not (definite or introduced) or field not in ("body", "headline", "deck"):
        return None
    start = analysis.tokens[quantity.first - 1].start if noun == _MAGNITUDE != quantity.noun else quantity.span.start
    return Attributive(Span(start, quantity.span.end), quantity, heads, definite)


def _noun(analysis: "Analysis", quantity: Quantity) -> str:
    """What is counted or measured: "member" in "five-member", "magnitude" before a bare number."""
    if quantity.measure != "count":
        return quantity.measure
    before = analysis.lowers[quantity.first - 1] if quantity.first else ""
    return before if before == _MAGNITUDE and not quantity.noun else quantity.noun


def _heads(analysis: "Analysis", quantity: Quantity) -> frozenset[str]:
    """The stems of the two words after a measure and what it is converted to."""
    lowers, last = analysis.lowers, quantity.last
    if lowers[max(0, quantity.first - 2) : quantity.first] == ["of", _MAGNITUDE]:
        return frozenset(stem(_ALIKE.get(word, word)) for word in lowers[quantity.first - 3 : quantity.first - 2])
    if lowers[last : last + 1] == ["("]:
        close = next((i for i in range(last, min(last + 8, len(lowers))) if lowers[i] == ")"), last)
        last = close + 1
    words = []
    for token in analysis.tokens[last : last + _REACH]:
        behind = token.start > analysis.tokens[last].start and token.lower in COMMON
        if not token.is_word or behind or len(token.lower) < _LEAST_HEAD:
            break
        words.append(stem(_ALIKE.get(token.lower, token.lower)))
    return frozenset(words[:2])


def find_recounts(analysis: "Analysis") -> Iterator[tuple[Quantity, Quantity]]:
    """ "Six officers went on trial ... all five officers deny it": fewer than were counted, and yet all of them."""
    values: defaultdict[str, set[Fraction | None]] = defaultdict(set)
    firsts: dict[str, Quantity] = {}
    for quantity in analysis.quantities:
        if quantity.measure == "count":
            values[quantity.noun].add(quantity.value)
            if _is_count(quantity):
                firsts.setdefault(quantity.noun, quantity)
    for again in analysis.quantities:
        if not again.first or analysis.lowers[again.first - 1] != "all" or not _is_count(again):
            continue
        first = firsts[again.noun]
        told_twice = len(values[again.noun]) == 2 and first is not again
        if not told_twice or analysis.is_quoted(again.span.start) or _is_narrowed(analysis, again):
            continue
        apart = analysis.sentence_of(again.first) - analysis.sentence_of(first.first)
        if (first.value or 0) > (again.value or 0) and 0 < apart <= _FAR and not _is_narrowed(analysis, first):
            yield first, again


def _is_count(q: Quantity) -> bool:
    return q.measure == "count" and q.noun in _PEOPLE and q.value is not None and q.value > 1 and not q.hedge


def _is_narrowed(analysis: "Analysis", quantity: Quantity) -> bool:
    """Whether words behind the noun tell which ones are meant, or others are spoken of."""
    after = analysis.token_at(quantity.with_noun.end - 1) + 1
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    words = analysis.lowers[sentence.first : sentence.last]
    return analysis.lowers[after : after + 1] in _NARROWING or not _OTHER.isdisjoint(words)
