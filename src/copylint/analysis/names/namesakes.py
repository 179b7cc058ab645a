"""Namesakes: somebody who stands once, with nothing said of them, under the surname of a person of the story."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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
# Two who stand in one story under one surname may well both be one of these.
_OF_MANY = frozenset(
    "representative senator mp msp pc officer constable sergeant judge justice doctor lawyer actor actress singer"
    " midfielder defender striker winger forward goalkeeper pitcher guard officers prince princess king queen lord"
    " student boy girl man woman".split()
)
_LISTING = frozenset({",", "and", "&", "(", "/", ";", "or", "-", "|", ":"})


class _Person(NamedTuple):
    name: PersonName
    entity: Entity


_Pair: TypeAlias = tuple[_Person, _Person]


class Namesake(Struct, frozen=True, gc=False):
    """`odd`: the one place of a full name; `usual`: the places of the person whose surname it has.

    `sure` where the story has the usual name twice, the surname alone as if there were one bearer, one office for both,
    or the odd first name from somebody else it names.
    """

    odd: Mention
    usual: Sequence[Mention]
    sure: bool


def find_namesakes(analysis: "Analysis") -> Sequence[Namesake]:
    """Those who may be the one person of that surname under a wrong first name: Jim for John Straw.

    The wrong name is one like the right one, or that of another person of the story: "Tamar Straw" where John Straw and
    Tamar Orr are in court.

    Not where the story tells of relatives, names both in a list or one breath, tells who each is, or calls one of them
    he and the other one she.
    """
    families: defaultdict[str, list[_Person]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.kind == "person":
            name = person_names.parse(tuple(entity.name.split()))
            families[name.family].append(_Person(name, entity))
    twos = [people for people in families.values() if len(people) == 2]
    pairs = [(one, other) for one, other in twos if _may_be_slip(one.name, other.name)]
    crossed = _crossed(families, [two for two in twos if tuple(two) not in pairs])
    everybody = pairs + crossed
    alone = {fold(m.words[0]) for m in analysis.mentions if len(m.words) == 1 and not m.quoted} if everybody else set()
    found = [n for one, other in pairs for n in _in_pair(analysis, one.entity, other.entity, alone)]
    for one, other in crossed:
        rare = not lexicon.is_frequent_given_name(other.name.given[0])
        found += [n for n in _in_pair(analysis, one.entity, other.entity, alone, crossed=rare) if n.sure]
    return sorted(found, key=lambda namesake: namesake.odd.span)


def _crossed(families: Mapping[str, Sequence[_Person]], twos: Sequence[Sequence[_Person]]) -> list[_Pair]:
    """Those of two of one surname of whom the later has the first name of one other person, who was named before."""
    if not twos:
        return []
    called: defaultdict[str, list[_Person]] = defaultdict(list)
    for people in families.values():
        for person in people:
            called["".join(person.name.given[:1])].append(person)
    return [(one, other) for one, other in twos if _is_crossed(one, other, called["".join(other.name.given[:1])])]


def _is_crossed(one: _Person, other: _Person, called: Sequence[_Person]) -> bool:
    """Whether the later of two has no other name than that of one person besides, and stands no more often."""
    if len(called) != 2 or len(other.name.given) != 1 or other.name.suffix or one.name.suffix:
        return False
    shortest = min(len(other.name.given[0]), len(other.name.family))
    rarer = len(_full(other.entity)) <= len(_full(one.entity)) and one not in called
    return shortest >= _SHORTEST and rarer and all(person.entity.span <= other.entity.span for person in called)


def _may_be_slip(one: PersonName, other: PersonName) -> bool:
    """Whether two first names of which one is known begin with one letter, and are not two forms of one name."""
    if one.suffix or other.suffix or not one.given or not other.given or one.given[1:] != other.given[1:]:
        return False
    if len(one.family) < _SHORTEST:
        return False
    first, second = one.given[0], other.given[0]
    known = lexicon.is_given_name(first) + lexicon.is_given_name(second)
    if first[0] != second[0] or not known or any("-" in name for name in (first, second)):
        return False
    if damerau_levenshtein_distance(first, second) == 1:
        return known > 1 and _is_spelled_otherwise(first, second)
    return min(len(first), len(second)) >= _SHORTEST and not person_names.share_a_first_name(one, other)


def _is_spelled_otherwise(first: str, second: str) -> bool:
    """Whether neither of two names a letter apart is the other one's for a woman: Jo and Joe, not Paul and Paula."""
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 1 and longer != shorter + "a"


def _in_pair(
    analysis: "Analysis", one: Entity, other: Entity, alone: set[str], crossed: bool | None = None
) -> Iterator[Namesake]:
    """The odd one of two people, if there is one; `alone` are the folded names of one word outside quotations.

    `crossed`, where the odd first name is somebody else's: whether it is a rare one.
    """
    usual, odd = sorted((one, other), key=lambda entity: (-len(_full(entity)), entity.span))
    places = _full(odd)
    if len(places) != 1 or any(mention.text.isupper() for mention in (places[0], _full(usual)[0])):
        return
    if _is_introduced(analysis, places[0], usual) or not _may_be_of_one_gender(analysis, odd, usual):
        return
    if _have_first_names(odd, usual, alone) or _are_told_apart(analysis, places[0], usual):
        return
    full = _full(usual)
    bare = sum(len(mention.words) == 1 for entity in (one, other) for mention in entity.mentions)
    sure = bare > 1 or _have_one_office(analysis, places[0], full[0])
    sure = sure or (len(full) > 1 or bare == 1 if crossed is None else crossed)
    yield Namesake(places[0], full, sure=sure)


def _have_one_office(analysis: "Analysis", odd: Mention, usual: Mention) -> bool:
    """Whether one word for somebody stands right before both names, a courtesy aside: "Health Minister Ann Orr"."""
    if odd.courtesy or usual.courtesy or not odd.first or not usual.first:
        return False
    before = analysis.lowers[odd.first - 1]
    return before == analysis.lowers[usual.first - 1] and before in somebodies() and before not in _OF_MANY


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


def _may_be_of_one_gender(analysis: "Analysis", odd: Entity, usual: Entity) -> bool:
    """Whether both have the same courtesies, or the odd one has none in a story without a word for a relative."""
    courtesy, usual_courtesy = _gender(odd), _gender(usual)
    return courtesy == usual_courtesy or (not courtesy and _KIN.isdisjoint(analysis.positions))


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
