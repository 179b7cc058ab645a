"""Glossary: how the house and the story itself say that names are spelled, and where the copy has them.

Three voices: the newsroom's house lists; the story's own glossary, `copylint: {names, aliases}` in its front matter;
and the people and places its metadata name. The first two settle a spelling, the third is one more end of a conflict.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from copylint.analysis.form.tokens import Token, tokenize
from copylint.analysis.names.folds import fold
from copylint.analysis.tables.lexicon import fold as plain
from copylint.frontmatter import SETTLED_NAMES
from copylint.house import NO_HOUSE, Entry, House
from copylint.story import Field, Span, Story

if TYPE_CHECKING:
    from copylint.analysis import Analysis

T = TypeVar("T")

_METADATA_KEYS = frozenset({"people", "persons", "places", "organisations", "organizations"})


class OwnName(Struct, frozen=True, gc=False):
    """A name that the front matter gives, and its place; it `settles` a spelling where it stands under `copylint:`."""

    text: str
    words: tuple[str, ...]
    span: Span
    settles: bool


class Named(Struct, frozen=True, gc=False):
    """A form of a listed name in the copy: its tokens as a slice; `is_wrong` where the list has it for a variant."""

    span: Span
    first: int
    last: int
    text: str
    entry: Entry
    is_wrong: bool


class Glossary(Struct, frozen=True):
    """What is settled about the names of one story.

    `own` are the names of the front matter, `named` the forms of listed names in the copy, in order; of two that
    overlap the one that begins first, then the longer one, counts. Words are compared without case and diacritics.
    """

    own: tuple[OwnName, ...] = ()
    named: tuple[Named, ...] = ()
    mononyms: frozenset[str] = frozenset()
    _spelled: Mapping[str, str] = field(default_factory=dict)
    _pairs: frozenset[frozenset[str]] = frozenset()
    _right: frozenset[str] = frozenset()
    _people: Mapping[tuple[str, str], Entry] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is settled."""
        return bool(self._right or self._pairs or self.own)

    def settled(self, word: str) -> str | None:
        """How a word of a name is written, where it is part of a settled name that this story has in full."""
        return self._spelled.get(plain(word)) if self._spelled else None

    def may_differ(self, one: str, other: str) -> bool:
        """Whether two words of names may stand side by side: licensed, listed as different, or both settled."""
        if not self._pairs and not self._spelled:
            return False
        one, other = plain(one), plain(other)
        return frozenset((one, other)) in self._pairs or (one in self._spelled and other in self._spelled)

    def apart(self, words: Collection[str]) -> frozenset[frozenset[str]]:
        """The pairs of words, folded, that may stand side by side and one of which is among `words`."""
        return frozenset(pair for pair in self._pairs if not pair.isdisjoint(words))

    def licenses(self, name: str) -> bool:
        """Whether a name is listed as one that may stand in copy."""
        return plain(name) in self._right

    def entry_at(self, first: int) -> Entry | None:
        """The entry of the house list whose right form begins at token `first`."""
        return next((n.entry for n in self.named if n.first == first and not n.is_wrong), None)

    def likely(self, words: Sequence[str]) -> Entry | None:
        """The person of the house list who has this first name, and a family name that is a romanisation of this."""
        return self._people.get((plain(words[0]), fold(words[-1]))) if self._people and len(words) > 1 else None


NO_GLOSSARY = Glossary()


class _Phrase(Struct, frozen=True, order=True, gc=False):
    words: tuple[str, ...]
    lower: tuple[str, ...]
    text: str
    entry: Entry
    is_wrong: bool


class _Index(Struct, frozen=True, gc=False):
    """A house list as it is looked up: phrases by their first word in lower case, longest first."""

    phrases: Mapping[str, Sequence[_Phrase]]
    pairs: frozenset[frozenset[str]]
    right: frozenset[str]
    people: Mapping[tuple[str, str], Entry]
    mononyms: frozenset[str]


def find_glossary(analysis: "Analysis") -> Glossary:
    """What the house lists and the front matter settle about the story's names."""
    story, house = analysis.story, analysis.house
    own = tuple(_own_names(story))
    if house is NO_HOUSE and not own and not story.settings.get("aliases"):
        return NO_GLOSSARY
    index = _index(house)
    named = tuple(_named(analysis, index))
    groups = tuple(_alias_groups(story.settings.get("aliases")))
    right = {name.text for name in own if name.settles} | {name for group in groups for name in group}
    return Glossary(
        own,
        named,
        index.mononyms,
        _spelled([*(form for n in named for form in _settling(n)), *right]),
        _with(index.pairs, [pair for group in groups for pair in _pairs(group)]),
        _with(index.right, [plain(name) for name in right]),
        index.people,
    )


def _with(known: frozenset[T], more: Collection[T]) -> frozenset[T]:
    """The two together; a long list is not copied for a story that adds nothing."""
    return known.union(more) if more else known


# The story's own names


def _own_names(story: Story) -> Iterator[OwnName]:
    for given in story.fields:
        settles = given.key == SETTLED_NAMES
        if given.name == "metadata" and (settles or plain(given.key) in _METADATA_KEYS):
            text = story.excerpt(given.span)
            words = _words(text)
            if words and (settles or text[:1].isupper()):
                yield OwnName(text, words, given.span, settles)


def _alias_groups(aliases: object) -> Iterator[tuple[str, ...]]:
    if isinstance(aliases, dict):
        for name, others in aliases.items():
            yield (name, *_texts(others))


def _texts(value: object) -> list[str]:
    """The texts in a setting: a list of them, or a single one."""
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


def _settling(named: Named) -> tuple[str, ...]:
    """The forms that a name in the copy settles; a single word, such as an alias, settles nothing but itself."""
    if named.is_wrong:
        return (named.entry.canonical,)
    return (named.text,)


def _spelled(names: Iterable[str]) -> dict[str, str]:
    """Folded word -> the word as the settled names write it."""
    return {plain(word): word for name in names for word in _words(name)}


# The house lists


@lru_cache(maxsize=16)
def _index(house: House) -> _Index:
    phrases: dict[str, list[_Phrase]] = {}
    people: dict[tuple[str, str], Entry] = {}
    for entry in house.entries:
        for texts, is_wrong in ((entry.right, False), (entry.variants, True)):
            for text in texts:
                tokens = _tokens(text)
                lower = tuple(token.lower for token in tokens)
                if tokens:
                    phrase = _Phrase(tuple(token.text for token in tokens), lower, text, entry, is_wrong)
                    phrases.setdefault(lower[0], []).append(phrase)
        words = _words(entry.canonical)
        if entry.sort == "person" and len(words) > 1:
            people.setdefault((plain(words[0]), fold(words[-1])), entry)
    return _Index(
        {word: sorted(found, key=lambda p: (-len(p.words), p.is_wrong)) for word, found in phrases.items()},
        frozenset(pair for group in _groups(house) for pair in _pairs(group)),
        frozenset(plain(form) for entry in house.entries for form in entry.right),
        people,
        frozenset(entry.mononym for entry in house.entries if entry.mononym),
    )


def _groups(house: House) -> Iterator[tuple[str, ...]]:
    """Names that may stand side by side: those of one entry, and those that are listed as different."""
    yield from house.different
    for entry in house.entries:
        if entry.aliases:
            yield (entry.canonical, *entry.aliases)


def _pairs(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """The words in which each two of the names differ, folded, each of one with each of the other."""
    for one, other in combinations([set(map(plain, _words(name))) for name in names], 2):
        yield from (frozenset((a, b)) for a in one - other for b in other - one)


def _named(analysis: "Analysis", index: _Index) -> Iterator[Named]:
    """The listed forms in the copy, by the words they begin with."""
    tokens, positions = analysis.tokens, analysis.positions
    done = 0
    for i in sorted(i for word in positions.keys() & index.phrases.keys() for i in positions[word]):
        if i < done:
            continue
        phrase = next((p for p in index.phrases[tokens[i].lower] if _stands(tokens, i, p)), None)
        if phrase:
            done = i + len(phrase.words)
            span = Span(tokens[i].start, tokens[done - 1].end)
            if analysis.field_of(span.start).span.contains(span):
                yield Named(span, i, done, phrase.text, phrase.entry, phrase.is_wrong)


def _stands(tokens: Sequence[Token], i: int, phrase: _Phrase) -> bool:
    """Whether a listed form stands at token `i`: as listed, with a capital to begin a sentence, or all in capitals."""
    there = tokens[i : i + len(phrase.words)]
    if tuple(token.lower for token in there) != phrase.lower:
        return False
    written = tuple(token.text for token in there)
    first = phrase.words[0]
    if written in (phrase.words, (first[0].upper() + first[1:], *phrase.words[1:])):
        return True
    shouted = all(word.isupper() for word in written if word[0].isalpha())
    return shouted and not (phrase.is_wrong and phrase.text.lower() in map(str.lower, phrase.entry.right))


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in _tokens(name) if token.is_word and token.lower != "'s")


def _tokens(name: str) -> Sequence[Token]:
    """The tokens of a listed name; most are plain words, and a list may hold thousands."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return [Token(0, 0, word, word.lower(), True, word[0].isupper()) for word in name.split()]
    return tokenize(name, Field("body", Span(0, len(name))))
