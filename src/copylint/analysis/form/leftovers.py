"""Leftovers: markup that no program has taken out, and words that an edit has doubled."""

from collections.abc import Iterator, Sequence
from itertools import compress, islice
from operator import eq
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.placeholder_words import EMPHATIC, ENTITIES, FUNCTION_WORDS
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_common_word
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Words(Struct, frozen=True, gc=False):
    """The tokens of a story, with what stands around each."""

    tokens: Sequence[Token]
    analysis: "Analysis"

    def at(self, index: int) -> str:
        """The text of a token, "" outside the story."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def span(self, first: int, last: int) -> Span:
        """The place of the tokens from `first` to `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def row(self, first: int, texts: Sequence[str]) -> bool:
        """Whether the tokens from `first` on are `texts`, each glued to the one before."""
        return all(self.at(first + i) == text and (i == 0 or self.glued(first + i)) for i, text in enumerate(texts))


def find_markup(analysis: "Analysis") -> Iterator[Span]:
    """Variables, tags, merge marks and entities that a reader would see."""
    words = Words(analysis.tokens, analysis)
    yield from _markup(words)
    yield from _entities(words)


def find_doubled(analysis: "Analysis") -> Iterator[Span]:
    """ "the the": the places of both words, quotations and tables left out."""
    words = Words(analysis.tokens, analysis)
    lowers = analysis.lowers
    for index in compress(range(len(lowers)), map(eq, lowers, islice(lowers, 1, None))):
        one, two = words.tokens[index], words.tokens[index + 1]
        if not _is_doubled(words, index):
            continue
        gap = analysis.story.source[one.end : two.start]
        plain = gap and not gap.strip(" \u00a0") and not analysis.is_quoted(one.start)
        if plain and analysis.field_of(one.start).form != "table-row":
            yield Span(one.start, two.end)


def _markup(words: Words) -> Iterator[Span]:
    """Variables, tags and merge marks that no program has filled in or taken out."""
    positions = words.analysis.positions
    for opening, closing in (("{{", "}}"), ("{%", "%}"), ("${", "}")):
        for index in positions.get(opening[0], ()):
            if not words.row(index, opening):
                continue
            end = next((i for i in range(index + 3, index + 16) if words.row(i, closing)), 0)
            if end:
                yield words.span(index, end + len(closing) - 1)
    for mark in "<>":
        for index in positions.get(mark, ()):
            if words.row(index, mark * 7) and not (words.glued(index) and words.at(index - 1) == mark):
                yield words.span(index, index + 6)
    for index in positions.get("%", ()):
        free = not words.glued(index) or words.at(index - 1) in {"“", '"', "(", "$", "'"}
        if free and words.at(index + 1) in {"s", "d"} and words.glued(index + 1) and not words.glued(index + 2):
            yield words.span(index, index + 1)


def _entities(words: Words) -> Iterator[Span]:
    """ "&nbsp;" that a reader would see."""
    for index in words.analysis.positions.get("&", ()):
        if words.at(index + 1).lower() in ENTITIES and words.row(index, ("&", words.at(index + 1), ";")):
            yield words.span(index, index + 2)
        elif words.at(index + 1) == "#" and words.at(index + 3) == ";" and words.glued(index + 3):
            yield words.span(index, index + 3)


def _is_doubled(words: Words, index: int) -> bool:
    one, two = words.tokens[index], words.tokens[index + 1]
    if (
        not two.text.islower()
        or not one.is_word
        or two.lower in {words.at(index - 1).lower(), words.at(index + 2).lower()}
    ):
        return False
    if two.lower in FUNCTION_WORDS:
        return True
    return one.text.islower() and len(two.lower) > 3 and two.lower not in EMPHATIC and is_common_word(two.lower)
