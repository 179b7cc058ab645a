"""Leftovers: markup and marks of changes that nobody has taken out, and words that an edit has doubled."""

from collections.abc import Iterator, Sequence
from itertools import compress, islice
from operator import eq
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.placeholder_words import BOUNDS, EMPHATIC, ENTITIES, FUNCTION_WORDS, TAGS, TRACKED
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_common_word
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


_ENCLOSING = (("{{", "}}"), ("{%", "%}"), ("${", "}"))
_NEVER_SAID_TWICE = frozenset({"the", "of", "a", "an"})  # in mid-sentence
_CONTROLS = frozenset((*range(32), 127)) - {9, 10, 13}


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
    """Variables, merge marks and marks of changes that a reader would see."""
    words = Words(analysis.tokens, analysis)
    yield from _variables(words)
    yield from _merge_marks(words)
    yield from _changes(words)


def find_references(analysis: "Analysis") -> Iterator[Span]:
    """ "&nbsp;" and "<br>": what stands for a character or a line, and what a reader would see as it is."""
    words = Words(analysis.tokens, analysis)
    yield from (span for span, code in _entities(words) if code not in _CONTROLS)
    yield from _tags(words)


def find_controls(analysis: "Analysis") -> Iterator[Span]:
    """References to control characters within a field: at its two ends a wire has those that it was sent with."""
    words = Words(analysis.tokens, analysis)
    for span, code in _entities(words):
        if code in _CONTROLS:
            field = analysis.field_of(span.start).span
            first, last = analysis.token_at(field.start - 1) + 1, analysis.token_at(field.end - 1)
            if analysis.tokens[first].start < span.start and span.end < analysis.tokens[last].end:
                yield span


def _is_stutter(analysis: "Analysis", index: int) -> bool:
    """Whether a doubled word stands in a quotation, and is none that only a hand repeats: "the the" in mid-sentence."""
    word = analysis.lowers[index]
    if not analysis.is_quoted(analysis.tokens[index].start):
        return False
    return word not in _NEVER_SAID_TWICE or not analysis.tokens[index - 1].is_word


def find_doubled(analysis: "Analysis") -> Iterator[Span]:
    """ "the the": the places of both words, tables left out; in quotations, those that nobody repeats in speech."""
    words = Words(analysis.tokens, analysis)
    lowers = analysis.lowers
    for index in compress(range(len(lowers)), map(eq, lowers, islice(lowers, 1, None))):
        one, two = words.tokens[index], words.tokens[index + 1]
        if not _is_doubled(words, index):
            continue
        gap = analysis.story.source[one.end : two.start]
        plain = gap and not gap.strip(" \u00a0") and not _is_stutter(analysis, index)
        if plain and analysis.field_of(one.start).form != "table-row":
            yield Span(one.start, two.end)


def _variables(words: Words) -> Iterator[Span]:
    """Variables that no program has filled in: {{ name }}, {% block %}, ${name}, %s, [object Object]."""
    positions = words.analysis.positions
    for opening, closing in _ENCLOSING:
        for index in positions.get(opening[0], ()):
            if not words.row(index, opening):
                continue
            end = next((i for i in range(index + 3, index + 16) if words.row(i, closing)), 0)
            if end:
                yield words.span(index, end + len(closing) - 1)
    for index in positions.get("%", ()):
        free = not words.glued(index) or words.at(index - 1) in {"“", '"', "(", "$", "'"}
        if free and words.at(index + 1) in {"s", "d"} and words.glued(index + 1) and not words.glued(index + 2):
            yield words.span(index, index + 1)
    for index in positions.get("object", ()):
        if words.at(index - 1) == "[" and words.at(index + 1) == "Object" and words.at(index + 2) == "]":
            yield words.span(index - 1, index + 2)


def _merge_marks(words: Words) -> Iterator[Span]:
    """The marks of a merge, seven at the start of a line."""
    for mark in "<>=":
        for index in words.analysis.positions.get(mark, ()):
            if words.row(index, mark * 7) and not words.glued(index + 7) and _begins_line(words, index):
                yield words.span(index, index + 6)


def _begins_line(words: Words, index: int) -> bool:
    start = words.tokens[index].start
    return start == 0 or words.analysis.story.source[start - 1] in "\r\n"


def _changes(words: Words) -> Iterator[Span]:
    """Changes marked in the copy: {++so++}, {--so--}, "Comment [AB1]:", "Formatted: Font"."""
    positions = words.analysis.positions
    for index in positions.get("{", ()):
        mark = words.at(index + 1)
        twice = mark == "--" or (words.at(index + 2) == mark and words.glued(index + 2))
        if words.glued(index + 1) and mark[:1] in {"+", "-", "~", ">", "="} and twice:
            closing = "<" if mark == ">" else mark[0]
            end = next((i for i in range(index + 3, index + 40) if words.row(i, (words.at(i), "}"))), 0)
            if end and words.at(end)[0] == closing:
                yield words.span(index, end + 1)
    for word in TRACKED & positions.keys():
        for index in positions[word]:
            balloon = words.at(index + 1) == "[" and words.at(index + 3) == "]" and words.at(index + 4) == ":"
            if balloon and words.at(index + 2)[-1:].isdigit():
                yield words.span(index, index + 4)
            elif word == "formatted" and words.at(index + 1) == ":" and words.at(index + 2) in {"Font", "Normal"}:
                yield words.span(index, index + 2)


def _entities(words: Words) -> Iterator[tuple[Span, int]]:
    """ "&nbsp;", "&#160;": the place, and the code where one is given, else -1."""
    for index in words.analysis.positions.get("&", ()):
        if words.at(index + 1).lower() in ENTITIES and words.row(index, ("&", words.at(index + 1), ";")):
            yield words.span(index, index + 2), -1
        elif words.at(index + 1) == "#" and words.at(index + 3) == ";" and words.glued(index + 3):
            figures = words.at(index + 2)
            yield words.span(index, index + 3), int(figures) if figures.isdecimal() else -1


def _tags(words: Words) -> Iterator[Span]:
    """ "<br>", "</p>", "<a href=…>"; of two that belong together the first."""
    opened: set[str] = set()
    for index in words.analysis.positions.get("<", ()):
        name = index + 1 + (words.at(index + 1) == "/")
        if words.at(name) not in TAGS or not all(words.glued(i) for i in range(index + 1, name + 1)):
            continue
        if words.at(index + 1) == "/" and words.at(name) in opened:
            continue
        end = next((i for i in range(name + 1, name + 24) if words.at(i) == ">"), 0)
        if end == name + 1 or words.at(name + 1) == "/" or (end and "=" in map(words.at, range(name, end))):
            opened.add(words.at(name))
            yield words.span(index, end or name + 1)


def _is_doubled(words: Words, index: int) -> bool:
    one, two = words.tokens[index], words.tokens[index + 1]
    if (
        not two.text.islower()
        or not one.is_word
        or two.lower in {words.at(index - 1).lower(), words.at(index + 2).lower()}
    ):
        return False
    if two.lower in FUNCTION_WORDS:
        return two.lower != "at" or words.at(index + 2).lower() not in BOUNDS
    return one.text.islower() and len(two.lower) > 3 and two.lower not in EMPHATIC and is_common_word(two.lower)
