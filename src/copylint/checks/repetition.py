"""A word, a figure or a mark that stands twice in a row."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import eq
from typing import Annotated, Literal

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.phrases import phrase_tokens
from copylint.analysis.form.scopes import Scope, is_in_scope
from copylint.analysis.form.tokens import Token
from copylint.finding import Finding, Suggestion
from copylint.story import Span
from copylint.wording import find_words, outside, refuse_wording

WORDS = frozenset({"word", "count"})
CASES: frozenset[str] = frozenset()
ENDS = 1
ENGLISH = False

Sort = Literal["words", "figures", "marks"]


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing must be given. A line end between the two does not matter, a full stop does."""

    words: Annotated[tuple[str, ...], Meta(description="Only these words; without any, all of `sorts`.")] = ()
    sorts: Annotated[
        tuple[Sort, ...], Meta(description="What is looked at: `words`, `figures`, `marks` such as a comma.")
    ] = ("words",)
    max: Annotated[int, Meta(description="How often a word may stand in a row.", ge=1)] = 1
    ignore_case: Annotated[bool, Meta(description="Whether “The the” counts.")] = True
    exceptions: Annotated[
        tuple[str, ...],
        Meta(description="Words that may stand twice, such as `had`, and phrases, such as `Duran Duran`."),
    ] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found."""
        refuse_wording(self.ignore_case, words=self.words, exceptions=self.exceptions)
        if not self.sorts:
            raise ValueError("sorts: name one or more")
        for i, word in enumerate(self.words):
            if len(phrase_tokens(word)) > 1:
                raise ValueError(f"words[{i}]: “{word}” is more than one word")


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each row of words."""
    rows = {Span(row[0].start, row[-1].end): row for row in _rows(analysis, options)}
    spans = [span for span in rows if is_in_scope(analysis, options, span)]
    phrases = (phrase for phrase in options.exceptions if len(phrase_tokens(phrase)) > 1)
    covers = list(find_words(analysis, phrases, options.ignore_case)) if spans else []
    for span in outside(spans, covers):
        row = rows[span]
        words = {"word": row[0].text, "count": str(len(row))}
        kept = analysis.story.source[span.start : row[options.max - 1].end]
        yield Finding(span, words=words, suggestion=Suggestion(kept, "likely"))


def _rows(analysis: Analysis, options: Options) -> Iterator[Sequence[Token]]:
    """The rows of equal tokens that are longer than they may be."""
    lower = [token.lower for token in analysis.tokens]
    if not any(map(eq, lower, islice(lower, 1, None))):
        return
    only, excepted = _keys(options.words, options), _keys(options.exceptions, options)
    for key, group in groupby(analysis.tokens, lambda token: _key(token, options)):
        row = list(group)
        if len(row) <= options.max or key in excepted or (only and key not in only):
            continue
        if only or _sort(row[0]) in options.sorts:
            yield from _unbroken(analysis, row, options.max)


def _unbroken(analysis: Analysis, row: list[Token], most: int) -> Iterator[list[Token]]:
    """The parts of a row that one field holds."""
    for _, part in groupby(row, lambda token: analysis.field_of(token.start).span.start):
        tokens = list(part)
        if len(tokens) > most:
            yield tokens


def _key(token: Token, options: Options) -> str:
    return token.lower if options.ignore_case else token.text


def _keys(phrases: Sequence[str], options: Options) -> frozenset[str]:
    return frozenset(_key(phrase_tokens(phrase)[0], options) for phrase in phrases if len(phrase_tokens(phrase)) == 1)


def _sort(token: Token) -> Sort:
    return "words" if token.is_word else "figures" if token.is_figure else "marks"
