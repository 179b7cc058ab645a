"""Wording: the words and patterns that a newsroom's own rule looks for, and where they stand in a story."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.phrases import find_phrases, phrase_tokens
from copylint.analysis.form.scopes import Scope, fields_read, is_in_scope, units
from copylint.patterns import compile_pattern, find_patterns
from copylint.story import Span


class Wording(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a form rule looks for, and where."""

    words: Annotated[tuple[str, ...], Meta(description="Words or phrases, found as whole words.")] = ()
    patterns: Annotated[
        tuple[str, ...],
        Meta(description="Regular expressions, for what a plain phrase cannot say. A line end is a space to them."),
    ] = ()
    ignore_case: Annotated[bool, Meta(description="Whether “Very unique” is found as well as “very unique”.")] = True
    exceptions: Annotated[
        tuple[str, ...], Meta(description="Words or phrases inside which nothing is flagged, such as names.")
    ] = ()
    exception_patterns: Annotated[tuple[str, ...], Meta(description="The same as regular expressions.")] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found."""
        if not self.words and not self.patterns:
            raise ValueError("give “words” or “patterns”")
        refuse_wording(self.ignore_case, words=self.words, exceptions=self.exceptions)
        refuse_wording(self.ignore_case, patterns=self.patterns, exception_patterns=self.exception_patterns)


def refuse_wording(ignore_case: bool, **lists: Iterable[str]) -> None:
    """Raises ValueError, which names the option and the item, for an empty phrase or a pattern that is none.

    A list whose name ends in `patterns` holds regular expressions.
    """
    for name, items in lists.items():
        for i, item in enumerate(items):
            if name.endswith("patterns"):
                try:
                    compile_pattern(item, ignore_case)
                except ValueError as error:
                    raise ValueError(f"{name}[{i}]: {error}") from None
            elif not phrase_tokens(item):
                raise ValueError(f"{name}[{i}]: a phrase is empty")


def find_wording(analysis: Analysis, wording: Wording, *, by_sentence: bool = False) -> list[Span]:
    """Every place of every word and pattern in scope, in order; what an exception covers is left out.

    A pattern sees one paragraph at a time, or one sentence.
    """
    places = chain(
        find_words(analysis, wording.words, wording.ignore_case),
        find_all_patterns(analysis, wording, wording.patterns, wording.ignore_case, by_sentence=by_sentence),
    )
    found = sorted(span for span in set(places) if is_in_scope(analysis, wording, span))
    return without_exceptions(analysis, wording, found) if found else []


def find_words(analysis: Analysis, words: Iterable[str], ignore_case: bool) -> Iterator[Span]:
    """Every place of each phrase, wherever it is."""
    return (span for span, _ in find_phrases(analysis, tuple(words), ignore_case))


def find_all_patterns(
    analysis: Analysis, scope: Scope, patterns: Sequence[str], ignore_case: bool, *, by_sentence: bool = False
) -> Iterator[Span]:
    """Every place of each pattern in what the scope reads, quotations or not."""
    for stretch in stretches(analysis, scope, by_sentence=by_sentence) if patterns else ():
        yield from find_patterns(patterns, analysis.story.text, stretch, ignore_case)


def stretches(analysis: Analysis, scope: Scope, *, by_sentence: bool = False) -> Iterator[Span]:
    """What a pattern sees at a time: each field that is read, or each sentence of it."""
    if by_sentence:
        return chain.from_iterable(units(analysis, scope, "sentence"))
    return (field.span for field in fields_read(analysis, scope))


def without_exceptions(analysis: Analysis, wording: Wording, found: Sequence[Span]) -> list[Span]:
    """The spans that lie in no exception."""
    if not wording.exceptions and not wording.exception_patterns:
        return list(found)
    excepted = [
        *find_words(analysis, wording.exceptions, wording.ignore_case),
        *find_all_patterns(analysis, wording, wording.exception_patterns, wording.ignore_case),
    ]
    return outside(found, excepted)


def outside(found: Iterable[Span], covers: Iterable[Span]) -> list[Span]:
    """The spans of `found`, which is in order, that lie inside none of `covers`."""
    kept, waiting, reach = [], sorted(covers, reverse=True), -1
    for span in found:
        while waiting and waiting[-1].start <= span.start:
            reach = max(reach, waiting.pop().end)
        if span.end > reach:
            kept.append(span)
    return kept
