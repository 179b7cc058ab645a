"""Forms of names: every way in which the name of a place, a body, a product or an event is written."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import jellyfish
from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.folds import fold
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables import gazetteer, lexicon
from copylint.data import rows
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SLOTS = frozenset("in at near from to of outside around across between toward towards into through over".split())
_SHORTEST = 4
_RESEMBLING = 2


class Form(Struct, frozen=True, gc=False):
    """One way to write a name, and the places and mentions where the story's own words write it so."""

    text: str
    spans: tuple[Span, ...]
    mentions: tuple[Mention, ...]


class _Gathered:
    """Forms while they are being gathered: key of the name -> text -> places."""

    def __init__(self) -> None:
        self._by_key: dict[str, dict[str, list[tuple[Span, Mention]]]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def add(self, key: str, text: str, span: Span, mention: Mention) -> None:
        self._by_key.setdefault(key, {}).setdefault(text, []).append((span, mention))

    def several(self) -> Iterator[Sequence[Form]]:
        """The names that stand in several forms."""
        for texts in self._by_key.values():
            if len(texts) > 1:
                yield [Form(text, *map(tuple, zip(*found, strict=True))) for text, found in texts.items()]


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """`text` in lower case, letters and figures alone: what hyphens, spaces, accents and capitals leave alone."""
    return "".join(filter(str.isalnum, lexicon.fold(text)))


def forms_by_letters(analysis: "Analysis") -> Iterator[Sequence[Form]]:
    """The words, and pairs of words, that have the same letters: "Nagorno-Karabakh", "Nagorno Karabakh"."""
    gathered = _Gathered()
    tokens = analysis.tokens
    names = [m for m in analysis.mentions if m.kind not in ("person", "demonym") and not _is_set_off(tokens, m)]
    people = {letters(word) for m in analysis.mentions if m.kind == "person" for word in m.words}
    for mention in names:
        for token in tokens[mention.first : mention.last]:
            key = letters(token.text)
            if len(key) >= _SHORTEST and token.is_word and key not in people:
                gathered.add(key, token.text, token.span, mention)
    for mention in names:
        for i in range(mention.first, mention.last - 1):
            one, other = tokens[i], tokens[i + 1]
            if one.is_word and other.is_capitalized and (key := letters(one.text + other.text)) in gathered:
                span = Span(one.start, other.end)
                gathered.add(key, analysis.excerpt(span), span, mention)
    return gathered.several()


def _is_set_off(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the name is quoted, a tag, a handle or part of an address: there its form is not the story's own."""
    before = tokens[mention.first - 1] if mention.first else None
    after = tokens[mention.last] if mention.last < len(tokens) else None
    joined = after is not None and after.text in (".", "/", "@", "_") and _touches(tokens, mention.last)
    return mention.quoted or joined or (before is not None and before.text in ("#", "@", "/", "."))


def _touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word stands close behind the mark at token `i`."""
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].is_word


def forms_by_table(analysis: "Analysis") -> Iterator[Sequence[Form]]:
    """The names that a table, or the gazetteer, knows for one: "Kyiv" and "Kiev", "Burma" and "Myanmar"."""
    gathered = _Gathered()
    for mention in analysis.mentions:
        if mention.kind == "demonym" or mention.quoted or (mention.kind == "person" and len(mention.words) > 1):
            continue
        row = _pairs().get(letters(mention.text))
        known = gazetteer.places(mention.text) if row is not None or mention.kind == "place" else ()
        if row is not None and not (mention.kind == "person" and known):
            gathered.add(row, mention.text, mention.span, mention)
        elif mention.kind == "place" and known and known[0].type != "country":
            gathered.add(known[0].id, mention.text, mention.span, mention)
    return gathered.several()


@cache
def _pairs() -> dict[str, str]:
    """The letters of each name of the table -> its row, as a key."""
    return {letters(name): f"{kind}:{names}" for kind, names in rows("name_pairs") for name in names.split("|")}


def is_listed(name: str) -> bool:
    """Whether the table has the name as one of several forms."""
    return letters(name) in _pairs()


def is_renamed(one: str, other: str) -> bool:
    """Whether the two are an old and a new name of one place."""
    row = _pairs().get(letters(one), "")
    return row.startswith("renamed:") and row == _pairs().get(letters(other))


def are_spellings(one: str, other: str) -> bool:
    """Whether the two are one name in two spellings, known from the table or from their likeness."""
    row = _pairs().get(letters(one))
    if row is not None and row == _pairs().get(letters(other)):
        return letters(one) != letters(other)
    first, second = fold(one), fold(other)
    if first[:1] != second[:1] or len(one.split()) != len(other.split()) or min(len(one), len(other)) < _SHORTEST:
        return False
    return letters(one) != letters(other) and jellyfish.damerau_levenshtein_distance(first, second) <= _RESEMBLING


def in_place_slot(analysis: "Analysis", mention: Mention) -> bool:
    """Whether the name stands where a place does: "in Velsha", "the road to Velsha"."""
    return (
        mention.kind in ("place", "other") and mention.first > 0 and analysis.tokens[mention.first - 1].lower in _SLOTS
    )
