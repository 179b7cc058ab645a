"""Entities: mentions of the same person, place or organisation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from copylint.analysis.names.mentions import Class, Mention
from copylint.analysis.names.organizations import owner_key
from copylint.analysis.people import person_names
from copylint.analysis.people.person_names import PersonName
from copylint.analysis.tables import gazetteer, lexicon
from copylint.analysis.tables.lexicon import fold as plain
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


_LONGEST_OWNER = 3
# Of people who share a name so many are held against each other; among more, nobody can tell who is meant.
_MOST_NAMESAKES = 100
_ARABIC_ARTICLES = frozenset("al el ad ar as an az ash at".split())
# What copy leaves out where it names a firm again; "Velsha" is not Velsha County.
_FIRMS = frozenset(
    "airlines airways bancorp bank broadcasting co company corp corporation enterprises gmbh group holdings inc"
    " industries laboratories limited llc llp ltd motors partners pictures plc resources studios systems"
    " technologies".split()
)


class Entity(Struct, frozen=True, gc=False):
    """All mentions that are the same. `name` is the fullest form; `span` is the first mention's."""

    span: Span
    kind: Class
    name: str
    mentions: tuple[Mention, ...]


def find_entities(analysis: "Analysis") -> Sequence[Entity]:
    """The entities of the story, in the order of their first mention.

    A person is made by a full name; later mentions join by the full name in any of its forms ("Bob Casey" for "Robert
    J. Casey"), by the family name, or by the first name when nobody has it for a family name. Of several who
    answer, the one with the same title or else the one named last is meant. Everything else joins by its whole name.
    """
    people = _People()
    rest: dict[tuple[Class, str], list[Mention]] = {}
    for mention in analysis.mentions:
        if mention.kind == "person" and person_names.is_full(mention.words):
            people.introduce(mention)
    for mention in analysis.mentions:
        if mention.kind in ("person", "other") and people.claim(mention):
            continue
        rest.setdefault((mention.kind, _key(mention)), []).append(mention)
    groups = [*people.groups(), *_joined(analysis, rest).values()]
    entities = [_entity(sorted(group, key=lambda m: m.span)) for group in groups if group]
    return sorted(entities, key=lambda entity: entity.span)


def _key(mention: Mention) -> str:
    """The folded name; of a state or a country, of what it is called in full: "Pa." is Pennsylvania."""
    if mention.kind == "place":
        country = lexicon.country(mention.text)
        return plain(lexicon.us_state_without_stop(mention.text) or (country.name if country else mention.text))
    return plain(mention.text)


_Groups: TypeAlias = dict[tuple[Class, str], list[Mention]]


def _joined(analysis: "Analysis", groups: _Groups) -> _Groups:
    """The groups, where "Supreme Court" joins "U.S. Supreme Court" if the story has no other supreme court."""
    owned: dict[str, list[tuple[str, str]]] = {}
    for kind, key in groups:
        words = groups[kind, key][0].text.split() if kind == "organisation" else ()
        for size in range(1, min(len(words) - 1, _LONGEST_OWNER + 1)):
            bare = plain(" ".join(words[size:]))
            if ("organisation", bare) in groups and (owner := owner_key(" ".join(words[:size]))):
                owned.setdefault(bare, []).append((key, owner))
    told = {o.mention.first: o.owner for o in analysis.organizations} if owned else {}
    for bare, owners in sorted(owned.items(), key=lambda item: len(item[0])):
        key, owner = owners[0]
        if len(owners) == 1 and _may_belong_to(told, groups["organisation", bare], owner):
            groups["organisation", key] += groups.pop(("organisation", bare))
    return _with_short_names(groups)


def _with_short_names(groups: _Groups) -> _Groups:
    """The groups, where "Kelpie" joins "Kelpie Bank" if the story has no other body of that name."""
    long: dict[str, list[str]] = {}
    for kind, key in groups:
        words = groups[kind, key][0].words if kind == "organisation" else ()
        if len(words) > 1 and words[-1].lower().rstrip(".") in _FIRMS and not _is_a_place(words[:-1]):
            long.setdefault(plain(" ".join(words[:-1])), []).append(key)
    whose: dict[str, list[str]] = {}
    for kind, key in groups:
        for word in dict.fromkeys(key.split()) if kind == "organisation" and " " in key else ():
            whose.setdefault(word, []).append(key)
    for word, keys in whose.items():
        if ("organisation", word) in groups and lexicon.is_organisation_head(word.title()):
            long.setdefault(word, keys)
    for short, keys in long.items():
        for kind in ("organisation", "other") if len(keys) == 1 else ():
            plain_word = kind == "other" and lexicon.is_common_word(short)
            if (kind, short) in groups and ("organisation", keys[0]) in groups and not plain_word:
                groups["organisation", keys[0]] += groups.pop((kind, short))
    return groups


def _is_a_place(words: Sequence[str]) -> bool:
    """Whether the words are a place's or a people's name: "Montreal" beside "Montreal Group"."""
    name = " ".join(words)
    return bool(gazetteer.places(name) or lexicon.country(name) or lexicon.demonym(name) or lexicon.us_state(name))


def _may_belong_to(told: Mapping[int, str], mentions: Sequence[Mention], owner: str) -> bool:
    """Whether nothing beside a body's short name says that it is somebody else's; a state's party is its own.

    `told` are the owners that the copy tells, by the first token of the body's name.
    """
    if mentions[0].text.endswith(" Party"):
        return False
    return {told.get(mention.first, "") for mention in mentions} <= {"", owner}


def find_persons(analysis: "Analysis") -> Mapping[int, Entity]:
    """The first token of each mention of a person -> that person."""
    return {m.first: entity for entity in analysis.entities if entity.kind == "person" for m in entity.mentions}


def _entity(mentions: list[Mention]) -> Entity:
    fullest = max(mentions, key=lambda m: (len(m.words), len(m.text) if m.kind == "place" else 0))
    return Entity(mentions[0].span, fullest.kind, fullest.text, tuple(mentions))


class _People:
    """Persons while they are being gathered: full names, and who answers to each shorter one."""

    def __init__(self) -> None:
        self._persons: list[list[Mention]] = []
        self._by_name: dict[str, int] = {}
        self._titles: dict[int, set[str]] = {}
        self._families: dict[str, list[tuple[PersonName, int]]] = {}
        # Short name -> who answers to it: an ordered set, the values mean nothing.
        self._answers: tuple[dict[str, dict[int, None]], ...] = ({}, {})

    def introduce(self, mention: Mention) -> None:
        """Make a person of a full name, unless it is another form of a known one."""
        text = plain(mention.text)
        if text in self._by_name:
            return
        name = person_names.parse(mention.words)
        family = self._families.setdefault(name.family, [])
        kin = islice(family, _MOST_NAMESAKES)
        number = next((n for known, n in kin if person_names.may_be_one(known, name)), len(self._persons))
        if number == len(self._persons):
            self._persons.append([])
        self._by_name[text] = number
        family.append((name, number))
        for rank, words in enumerate(_short_names(mention.words, name)):
            for word in words:
                self._answers[rank].setdefault(word, {})[number] = None

    def claim(self, mention: Mention) -> bool:
        """Add a mention to the person it names; False when there is none."""
        number = self._by_name.get(plain(mention.text))
        if number is None:
            owners = self._owners(mention)
            if len(owners) > 1 and mention.title and not mention.courtesy:
                owners = [n for n in owners if mention.title in self._titles.get(n, ())]
            if not owners:
                return False
            number = max(owners, key=self._last_place)
        self._persons[number].append(mention)
        self._titles.setdefault(number, set()).add(mention.title)
        return True

    def _owners(self, mention: Mention) -> Sequence[int]:
        short = " ".join(plain(word) for word in mention.words)
        for answers in self._answers:
            if short in answers:
                return [*reversed([*islice(reversed(answers[short]), _MOST_NAMESAKES)])]
        return ()

    def _last_place(self, number: int) -> int:
        mentions = self._persons[number]
        return mentions[-1].span.start if mentions else -1

    def groups(self) -> list[list[Mention]]:
        """The mentions of each person."""
        return self._persons


def _short_names(words: Sequence[str], name: PersonName) -> Iterator[set[str]]:
    """What a person is called for short: first the forms of the family name, then the given names.

    "Andrés Manuel López Obrador" is López Obrador, "Ursula von der Leyen" is von der Leyen or Leyen.
    """
    folded = [plain(word) for word in words]
    if name.suffix:
        folded = folded[:-1]
    tails = {" ".join(folded[i:]) for i in range(1, len(folded)) if i >= len(folded) - 3}
    article, hyphen, bare = folded[-1].partition("-")
    yield {name.family, *tails, *((bare,) if hyphen and article in _ARABIC_ARTICLES else ())}
    yield {given for given in (*name.given, folded[0]) if len(given) > 1 and not lexicon.is_particle(given)}
