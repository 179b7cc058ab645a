"""What a desk leaves in copy for later and must not print: TK, XXX, [name], markup, doubled words."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from copylint.analysis import Analysis
from copylint.analysis.form.language import is_english
from copylint.analysis.form.leftovers import Words, find_controls, find_doubled, find_markup, find_references
from copylint.analysis.form.mojibake import find_mojibake
from copylint.analysis.form.placeholder_words import (
    ASKING,
    BLANKS,
    COUNTING,
    DUMMIES,
    FIELDS,
    FUNCTION_WORDS,
    LABELS,
    NOT_AFTER_XX,
    NOT_AFTER_ZEROS,
    PARTS,
    TO_COME,
)
from copylint.analysis.form.tokens import DESK_MARK
from copylint.finding import Finding, Suggestion
from copylint.story import Span, Story

WORDS: frozenset[str] = frozenset()
# What is left standing is found in any language.
ENGLISH = False
_LATIN = (("lorem", "ipsum"), ("dolor", "sit", "amet"), ("perspiciatis", "unde", "omnis"))
CASES = frozenset({"markup", "metadata", "control", "encoding", "doubled-word", "desk-mark"})
ENDS = 1


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words` are a newsroom's own marks, as they are written; `allow` what it does print, such as a firm named TK."""

    words: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every placeholder, leftover of markup, doubled word and desk mark."""
    words = Words(analysis.tokens, analysis)
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
    for span in find_markup(analysis):
        yield Finding(span, case="markup")
    escaped: set[Span] = set()
    for span in find_references(analysis):
        field = analysis.field_of(span.start)
        if field.name != "deck" or not field.key:
            yield Finding(span, case="markup")
        elif field.span not in escaped:
            escaped.add(field.span)
            yield Finding(span, case="metadata")
    for span in find_controls(analysis):
        yield Finding(span, case="control")
    for span, meant in find_mojibake(analysis.story):
        yield Finding(span, case="encoding", suggestion=Suggestion(meant, "safe"))
    doubled = list(find_doubled(analysis))
    for span in doubled if doubled and is_english(analysis.story) else ():
        first = analysis.tokens[analysis.token_at(span.start)]
        text = analysis.story.source[first.start : first.end]
        mended = None if analysis.is_quoted(span.start) else Suggestion(text, "safe")
        yield Finding(span, case="doubled-word", suggestion=mended)
    yield from _desk_marks(analysis.story)


def _to_come(words: Words, options: Options) -> Iterator[Span]:
    positions = words.analysis.positions
    for word in (*TO_COME, *(own.lower() for own in options.words)):
        for index in positions.get(word, ()):
            text = words.at(index)
            marked = text.isupper() and not _is_named(words, index)
            if text in options.words or marked or word in {"tktk", "tktktk"}:
                yield words.span(index, index)


def _is_named(words: Words, index: int) -> bool:
    """Whether "TK" is part of a name or a code: TK Maxx, FC TK, TK-1821."""
    before, after = words.at(index - 1), words.at(index + 1)
    return len(words.at(index)) == 2 and (
        after[:1].isupper()
        or (before[:1].isupper() and words.tokens[index - 1].lower not in FUNCTION_WORDS)
        or (words.glued(index) and before not in {"(", "[", "“", '"', "$", "£", "€", "—", "–"})
        or (words.glued(index + 1) and after not in {",", ".", ")", "]", ":", ";", "?", "”", '"', "%", "—", "–"})
    )


def _capital_xs(words: Words) -> Iterator[Span]:
    """XX and XXX where a figure or a name should stand."""
    for word in ("xx", "xxx", "xxxx", "xxxxx", "xxxxxx"):
        for index in words.analysis.positions.get(word, ()):
            if words.at(index).isupper() and _stands_for_figure(words, index):
                yield words.span(index, index)


def _stands_for_figure(words: Words, index: int) -> bool:
    before, after = words.at(index - 1), words.at(index + 1)
    if after.lower() in NOT_AFTER_XX or after[:1].isupper() or words.analysis.is_quoted(words.tokens[index].start):
        return False
    if words.glued(index + 1) and after in {"-", "‑", "/", "+", "@", "'", "_"}:
        return False
    if words.glued(index):
        return before in {"$", "£", "€", "(", "["}
    if after in {"%", "percent", "million", "billion", "people"}:
        return True
    return before.lower() in COUNTING and (
        not before[:1].isupper() or before.lower() in {"at", "about", "some", "nearly"}
    )


def _zeros(words: Words) -> Iterator[Span]:
    """ "00 people": a figure still to come."""
    for zeros in ("00", "000", "0000"):
        for index in words.analysis.positions.get(zeros, ()):
            after = words.at(index + 1)
            free = not words.glued(index) or words.at(index - 1) in {"$", "£", "€", "("}
            plain = after.islower() and after not in NOT_AFTER_ZEROS and not words.glued(index + 1)
            if free and plain and not words.at(index - 1)[:1].isdigit():
                yield words.span(index, index + 1)


def _blanks(words: Words) -> Iterator[Span]:
    """[name], [CQ?], [insert date here]."""
    for opening in words.analysis.positions.get("[", ()):
        closing = next((i for i in range(opening + 2, opening + 7) if words.at(i) == "]"), 0)
        inner = [words.tokens[i] for i in range(opening + 1, closing) if words.at(i)[:1].isalpha()]
        if not closing or not inner or not all(token.lower in BLANKS for token in inner):
            continue
        if len(inner) == 1 and inner[0].lower in LABELS and inner[0].text.istitle():
            continue
        quoted = words.analysis.is_quoted(words.tokens[opening].start)
        if not quoted or any(token.text.isupper() for token in inner):
            yield words.span(opening, closing)


def _questions(words: Words) -> Iterator[Span]:
    """ "???" on its own: something somebody meant to look up."""
    for index in words.analysis.positions.get("?", ()):
        first = not words.glued(index) or words.at(index - 1) in {"(", "["}
        if (
            first
            and words.row(index, "???")
            and words.at(index + 3) not in {":", "?"}
            and not words.analysis.is_quoted(words.tokens[index].start)
            and not _is_asked(words, index)
        ):
            yield words.span(index, index + 2)


def _is_asked(words: Words, index: int) -> bool:
    """Whether the marks end a question, or are all there is: a line in letters that were lost."""
    sentence = words.analysis.sentences[words.analysis.sentence_of(index)]
    if index + 3 != sentence.last:
        return False
    asks = words.at(sentence.first).lower() in ASKING or words.at(sentence.first + 1).lower() in {
        "which",
        "what",
        "whom",
    }
    return sentence.first == index or asks


def _dummies(words: Words) -> Iterator[Span]:
    """Lorem ipsum, "headline goes here", "insert quote here"."""
    positions = words.analysis.positions
    latin = sorted(
        (i, i + len(rest))
        for word, *rest in _LATIN
        for i in positions.get(word, ())
        if [words.at(i + n).lower() for n in range(1, len(rest) + 1)] == rest
    )
    for first, last in islice((p for p in latin if not words.analysis.is_quoted(words.tokens[p[0]].start)), 1):
        yield words.span(first, last)
    for index in positions.get("here", ()):
        if words.at(index - 1).lower() == "insert" and not words.at(index + 1)[:1].isalnum():
            yield words.span(index - 1, index)
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


def _desk_marks(story: Story) -> Iterator[Finding]:
    for field in story.fields if "q)" in story.text or "Q)" in story.text else ():
        if field.name != "metadata":
            for mark in DESK_MARK.finditer(story.text, *field.span):
                yield Finding(Span(*mark.span()), case="desk-mark")
