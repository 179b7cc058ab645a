"""What a desk leaves in copy for later and must not print: TK, XXX, [name], markup, doubled words."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import msgspec

from copylint.analysis import Analysis
from copylint.analysis.lexicon import is_common_word
from copylint.analysis.placeholder_words import (
    BLANKS,
    COUNTING,
    DUMMIES,
    EMPHATIC,
    ENTITIES,
    FIELDS,
    FUNCTION_WORDS,
    NOT_AFTER_XX,
    NOT_AFTER_ZEROS,
    PARTS,
    TO_COME,
)
from copylint.analysis.tokens import Token
from copylint.finding import Finding, Suggestion
from copylint.story import Span

WORDS: frozenset[str] = frozenset()
CASES = frozenset({"markup", "doubled-word", "desk-mark"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words` are a newsroom's own marks, as they are written; `allow` what it does print, such as a firm named TK."""

    words: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


class _Words(NamedTuple):
    """The tokens of a story, with what stands around each."""

    tokens: Sequence[Token]
    analysis: Analysis

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


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every placeholder, leftover of markup, doubled word and desk mark."""
    words = _Words(analysis.tokens, analysis)
    found = (
        *_to_come(words, options),
        *_capital_xs(words),
        *_zeros(words),
        *_blanks(words),
        *_questions(words),
        *_dummies(words),
        *_dummy_fields(analysis),
    )
    allowed = {word.lower() for word in options.allow}
    for span in found:
        if analysis.excerpt(span).lower() not in allowed:
            yield Finding(span)
    for span in (*_markup(words), *_entities(words)):
        yield Finding(span, case="markup")
    yield from _desk_marks(words)
    yield from _doubled(words)


def _to_come(words: _Words, options: Options) -> Iterator[Span]:
    positions = words.analysis.positions
    for word in (*TO_COME, *(own.lower() for own in options.words)):
        for index in positions.get(word, ()):
            text = words.at(index)
            marked = text.isupper() and not _is_named(words, index)
            if text in options.words or marked or word in {"tktk", "tktktk"}:
                yield words.span(index, index)


def _is_named(words: _Words, index: int) -> bool:
    """Whether "TK" is part of a name or a code: TK Maxx, FC TK, TK-1821."""
    before, after = words.at(index - 1), words.at(index + 1)
    return len(words.at(index)) == 2 and (
        after[:1].isupper()
        or (before[:1].isupper() and words.tokens[index - 1].lower not in FUNCTION_WORDS)
        or (words.glued(index) and before not in {"(", "[", "“", '"', "$", "£", "€", "—", "–"})
        or (words.glued(index + 1) and after not in {",", ".", ")", "]", ":", ";", "?", "”", '"', "%", "—", "–"})
    )


def _capital_xs(words: _Words) -> Iterator[Span]:
    """XX and XXX where a figure or a name should stand."""
    for word in ("xx", "xxx", "xxxx", "xxxxx", "xxxxxx"):
        for index in words.analysis.positions.get(word, ()):
            if words.at(index).isupper() and _stands_for_figure(words, index):
                yield words.span(index, index)


def _stands_for_figure(words: _Words, index: int) -> bool:
    before, after = words.at(index - 1), words.at(index + 1)
    if after.lower() in NOT_AFTER_XX or after[:1].isupper() or words.analysis.is_quoted(words.tokens[index].start):
        return False
    if words.glued(index + 1) and after in {"-", "‑", "/", "+", "@", "'", "_"}:
        return False
    if words.glued(index):
        return before in {"$", "£", "€", "(", "["}
    return before.lower() in COUNTING and (
        not before[:1].isupper() or before.lower() in {"at", "about", "some", "nearly"}
    )


def _zeros(words: _Words) -> Iterator[Span]:
    """ "00 people": a figure still to come."""
    for zeros in ("00", "000", "0000"):
        for index in words.analysis.positions.get(zeros, ()):
            after = words.at(index + 1)
            free = not words.glued(index) or words.at(index - 1) in {"$", "£", "€", "("}
            plain = after.islower() and after not in NOT_AFTER_ZEROS and not words.glued(index + 1)
            if free and plain and not words.at(index - 1)[:1].isdigit():
                yield words.span(index, index + 1)


def _blanks(words: _Words) -> Iterator[Span]:
    """[name], [CQ?], [insert date here]."""
    for opening in words.analysis.positions.get("[", ()):
        closing = next((i for i in range(opening + 2, opening + 7) if words.at(i) == "]"), 0)
        inner = [words.tokens[i] for i in range(opening + 1, closing) if words.at(i)[:1].isalpha()]
        if not closing or not inner or not all(token.lower in BLANKS for token in inner):
            continue
        quoted = words.analysis.is_quoted(words.tokens[opening].start)
        if not quoted or any(token.text.isupper() for token in inner):
            yield words.span(opening, closing)


def _questions(words: _Words) -> Iterator[Span]:
    """ "???" on its own: something somebody meant to look up."""
    indexes = words.analysis.positions.get("?", ())
    for index in indexes:
        first = not words.glued(index) or words.at(index - 1) in {"(", "["}
        if (
            first
            and words.row(index, "???")
            and words.at(index + 3) != ":"
            and not words.analysis.is_quoted(words.tokens[index].start)
        ):
            yield words.span(index, index + 2)


def _dummies(words: _Words) -> Iterator[Span]:
    """Lorem ipsum, "headline goes here", "insert quote here"."""
    positions = words.analysis.positions
    latin = (i for i in positions.get("lorem", ()) if words.at(i + 1).lower() == "ipsum")
    for index in islice((i for i in latin if not words.analysis.is_quoted(words.tokens[i].start)), 1):
        yield words.span(index, index + 1)
    for index in positions.get("here", ()):
        if words.at(index - 1).lower() in {"goes", "go"} and words.at(index - 2).lower() in PARTS:
            yield words.span(index - 2, index)
        for first in range(index - 4, index - 1):
            if words.at(first).lower() == "insert" and words.at(index - 1).lower() in PARTS | BLANKS:
                yield words.span(first, index)


def _dummy_fields(analysis: Analysis) -> Iterator[Span]:
    """A headline or caption that only says that it is one."""
    for field in analysis.story.fields:
        if field.name in FIELDS and field.span.end - field.span.start < 40:
            text = analysis.excerpt(field.span).strip(" .:-[]()*_").lower()
            if text in DUMMIES:
                yield field.span


def _markup(words: _Words) -> Iterator[Span]:
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


def _entities(words: _Words) -> Iterator[Span]:
    """ "&nbsp;" that a reader would see."""
    for index in words.analysis.positions.get("&", ()):
        if words.at(index + 1).lower() in ENTITIES and words.row(index, ("&", words.at(index + 1), ";")):
            yield words.span(index, index + 2)
        elif words.at(index + 1) == "#" and words.at(index + 3) == ";" and words.glued(index + 3):
            yield words.span(index, index + 3)


def _desk_marks(words: _Words) -> Iterator[Finding]:
    for index in words.analysis.positions.get("cq", ()):
        if words.at(index - 1) == "(" and words.at(index + 1) == ")":
            yield Finding(words.span(index - 1, index + 1), case="desk-mark")


def _doubled(words: _Words) -> Iterator[Finding]:
    """ "the the"."""
    analysis = words.analysis
    for index, (one, two) in enumerate(pairwise(words.tokens)):
        if one.lower != two.lower or not _is_doubled(words, index):
            continue
        gap = analysis.story.source[one.end : two.start]
        plain = gap and not gap.strip(" \u00a0") and not analysis.is_quoted(one.start)
        if plain and analysis.field_of(one.start).form != "table-row":
            text = analysis.story.source[one.start : one.end]
            yield Finding(Span(one.start, two.end), case="doubled-word", suggestion=Suggestion(text, "safe"))


def _is_doubled(words: _Words, index: int) -> bool:
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
