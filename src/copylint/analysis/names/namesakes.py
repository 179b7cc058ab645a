"""Namesakes: somebody who stands once, with nothing said of them, under the surname of a person of the story."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance
from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.entities import Entity
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people import person_names
from copylint.analysis.people.person_names import PersonName
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 3
# Relatives have one surname, and their names often begin alike; a list names people of whom nothing more is said.
_KIN = frozenset(
    "wife husband son sons daughter daughters sister sisters brother brothers mother father parents widow widower twin"
    " twins uncle aunt cousin cousins nephew niece grandson granddaughter grandfather grandmother family families"
    " couple siblings children child stepson stepdaughter married marriage namesake elder younger late relation related"
    " dad mum mom".split()
)
# Where a correction names who was meant.
_CORRECTING = frozenset("incorrectly wrongly mistakenly misidentified misnamed misspelled misstated".split())
_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = frozenset("of for to with by in at on from that who and as".split())
_LONGEST_DESCRIPTION = 5
_LISTING = frozenset({",", "and", "&", "(", "/", ";", "or", "-", "|", ":"})


class Namesake(Struct, frozen=True, gc=False):
    """`odd`: the one place of a full name; `usual`: the places of the person whose surname and initial it has.

    `sure` where the story has the usual name twice, or the surname alone as if there were one bearer.
    """

    odd: Mention
    usual: Sequence[Mention]
    sure: bool


def find_namesakes(analysis: "Analysis") -> Sequence[Namesake]:
    """Those who may be the one person of that surname under a wrong first name: Jim for John Straw.

    Not where the story tells of relatives, names both in a list or one breath, tells who each is, or calls one of them
    he and the other one she.
    """
    families: defaultdict[str, list[tuple[PersonName, Entity]]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.kind == "person":
            name = person_names.parse(tuple(entity.name.split()))
            families[name.family].append((name, entity))
    pairs = [
        (people[0][1], people[1][1])
        for people in families.values()
        if len(people) == 2 and _may_be_slip(people[0][0], people[1][0])
    ]
    alone = {fold(m.words[0]) for m in analysis.mentions if len(m.words) == 1} if pairs else set()
    found = (namesake for one, other in pairs for namesake in _in_pair(analysis, one, other, alone))
    return sorted(found, key=lambda namesake: namesake.odd.span)


def _may_be_slip(one: PersonName, other: PersonName) -> bool:
    """Whether two first names begin with one letter, and are neither two forms of one name nor a letter apart."""
    if one.suffix or other.suffix or not one.given or not other.given or one.given[1:] != other.given[1:]:
        return False
    if len(one.family) < _SHORTEST:
        return False
    first, second = one.given[0], other.given[0]
    if first[0] != second[0] or min(len(first), len(second)) < _SHORTEST:
        return False
    known = lexicon.is_given_name(first) and lexicon.is_given_name(second)
    return known and not person_names.share_a_first_name(one, other) and damerau_levenshtein_distance(first, second) > 1


def _in_pair(analysis: "Analysis", one: Entity, other: Entity, alone: set[str]) -> Iterator[Namesake]:
    """The odd one of two people, if there is one; `alone` are the folded names of one word."""
    usual, odd = sorted((one, other), key=lambda entity: (-len(_full(entity)), entity.span))
    places = _full(odd)
    if len(places) != 1 or any(mention.text.isupper() for mention in (places[0], _full(usual)[0])):
        return
    if _is_introduced(analysis, places[0], usual) or _gender(odd) != _gender(usual):
        return
    if _have_first_names(odd, usual, alone) or _are_told_apart(analysis, places[0], usual):
        return
    full = _full(usual)
    bare = sum(len(mention.words) == 1 for entity in (one, other) for mention in entity.mentions)
    yield Namesake(places[0], full, sure=len(full) > 1 or bare > 1)


def _full(entity: Entity) -> Sequence[Mention]:
    """The places where the entity has its first name and its surname."""
    return [mention for mention in entity.mentions if len(mention.words) > 1]


def _is_introduced(analysis: "Analysis", odd: Mention, usual: Entity) -> bool:
    """Whether the copy says who the odd one is, by a title the other one has not or right behind the name."""
    tokens = analysis.tokens
    titles = {mention.title for mention in usual.mentions}
    if odd.title and odd.title not in titles:
        return True
    around = (*tokens[max(0, odd.first - 1) : odd.first], *tokens[odd.last : odd.last + 1])
    if any(token.lower in _LISTING or token.lower.endswith("-old") for token in around):
        return True
    noun = analysis.lowers[odd.first - 1] if odd.first else ""
    told = {analysis.lowers[mention.first - 1] for mention in _full(usual) if mention.first}
    return noun not in told and (noun in somebodies() or _ends_a_description(tokens, odd.first))


def _ends_a_description(tokens: Sequence[Token], end: int) -> bool:
    """Whether small words from an article on lead up to the name at token `end`: "the night porter Ann Orr"."""
    for token in reversed(tokens[max(0, end - _LONGEST_DESCRIPTION) : end]):
        if token.lower in _ARTICLES:
            return True
        if not token.is_word or token.is_capitalized or token.lower in _PREPOSITIONS:
            return False
    return False


def _gender(entity: Entity) -> str:
    """What the story calls the person, where it tells."""
    titles = {m.title for m in entity.mentions if m.courtesy}
    return "" if not titles else "she" if titles & {"mrs", "ms", "miss"} else "he"


def _have_first_names(odd: Entity, usual: Entity, alone: set[str]) -> bool:
    """Whether one of them is called by the first name: two of one family are, to be told apart."""
    return not alone.isdisjoint(fold(_full(entity)[0].words[0]) for entity in (odd, usual))


def _are_told_apart(analysis: "Analysis", odd: Mention, usual: Entity) -> bool:
    """Whether both stand in one sentence, or a word for a relative stands near one of them."""
    here = analysis.sentence_of(odd.first)
    places = {analysis.sentence_of(mention.first) for mention in _full(usual)}
    if here in places:
        return True
    near = {here - 1, here, here + 1} | places
    lowers = analysis.lowers
    for number in near:
        if 0 <= number < len(analysis.sentences):
            sentence = analysis.sentences[number]
            if not (_KIN | _CORRECTING).isdisjoint(lowers[sentence.first : sentence.last]):
                return True
    return False
