"""Words, phrases and patterns that shall not stand in the copy: a newsroom's own list."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from copylint.analysis import Analysis
from copylint.analysis.form.tokens import Token, tokenize
from copylint.finding import Finding, Suggestion
from copylint.patterns import compile_pattern, find_patterns
from copylint.story import Field, FieldName, Span

WORDS = frozenset({"suggest"})
CASES: frozenset[str] = frozenset()
ENDS = 1

_COPY: tuple[FieldName, ...] = ("headline", "kicker", "deck", "body", "caption", "pullquote", "infobox")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look for, and where.

    `words` are plain words or phrases, found as whole words. `patterns` are regular expressions, for what a plain
    phrase cannot say; a line end in the copy is a space to them. With `ignore_case`, “Very unique” is found as well
    as “very unique”. `fields` are the parts of a story that are read. `quotes` says whether direct quotations are
    left alone (skip) or read too (report). `suggest` is what could stand there instead.
    """

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    ignore_case: bool = True
    fields: tuple[FieldName, ...] = _COPY
    quotes: Literal["skip", "report"] = "skip"
    suggest: str = ""

    def __post_init__(self) -> None:
        """Refuse what could never be found."""
        if not self.words and not self.patterns:
            raise ValueError("give “words” or “patterns”")
        for i, phrase in enumerate(self.words):
            if not _tokens(phrase):
                raise ValueError(f"words[{i}]: a phrase is empty")
        for i, pattern in enumerate(self.patterns):
            try:
                compile_pattern(pattern, self.ignore_case)
            except ValueError as error:
                raise ValueError(f"patterns[{i}]: {error}") from None


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every place of every phrase and pattern."""
    for span in sorted({*_phrases(analysis, options), *_patterns(analysis, options)}):
        field = analysis.story.field_at(span.start)
        if field is None or field.name not in options.fields or span.end > field.span.end:
            continue
        if options.quotes == "skip" and analysis.is_quoted(span.start):
            continue
        yield Finding(span, words={"suggest": options.suggest}, suggestion=_suggestion(analysis, span, options))


def _phrases(analysis: Analysis, options: Options) -> Iterator[Span]:
    tokens = analysis.tokens
    for phrase in options.words:
        wanted = _tokens(phrase)
        for i in analysis.positions.get(wanted[0].lower, ()):
            found = tokens[i : i + len(wanted)]
            if _same(found, wanted, options.ignore_case):
                yield Span(found[0].start, found[-1].end)


def _same(found: Sequence[Token], wanted: tuple[Token, ...], ignore_case: bool) -> bool:
    if ignore_case:
        return [token.lower for token in found] == [token.lower for token in wanted]
    return [token.text for token in found] == [token.text for token in wanted]


def _patterns(analysis: Analysis, options: Options) -> Iterator[Span]:
    story = analysis.story
    for field in story.fields if options.patterns else ():
        if field.name in options.fields:
            yield from find_patterns(options.patterns, story.text, field.span, options.ignore_case)


def _suggestion(analysis: Analysis, span: Span, options: Options) -> Suggestion | None:
    if not options.suggest:
        return None
    starts_capital = analysis.excerpt(span)[:1].isupper()
    text = options.suggest[0].upper() + options.suggest[1:] if starts_capital else options.suggest
    return Suggestion(text, "likely")


@lru_cache(maxsize=4096)
def _tokens(phrase: str) -> tuple[Token, ...]:
    return tuple(tokenize(phrase, Field("body", Span(0, len(phrase)))))
