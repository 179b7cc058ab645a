"""Punctuation around quotation marks."""

from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from copylint.analysis import Analysis
from copylint.analysis.form.quotations import Quotation, has_clause
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_saying
from copylint.finding import Finding, Suggestion
from copylint.story import Span, readable

WORDS = frozenset({"better", "count", "other"})
CASES = frozenset({"outside", "inside", "double", "stop-before-speaker", "mix"})

_PRONOUNS = frozenset({"He", "She", "They", "It", "We"})
_LOWER = frozenset({"he", "she", "they"})
_VERBS = frozenset({"said", "says", "told", "asked", "added", "wrote"})
_LONGEST_NAME = 4
_NO_WORDS = {"better": "", "count": "", "other": ""}
_DOUBLE = frozenset('"“”„')


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The house's way with stops: `us` puts every stop and comma inside the marks, `uk` only that of a whole sentence.

    With no `style`, a story is measured by its own majority: `majority` is how many of one way make the other odd.
    """

    style: Literal["", "us", "uk"] = ""
    majority: int = 4


class _Close(Struct, frozen=True, gc=False):
    """The end of a quotation: the tokens of its last mark inside, its closing mark and what follows, as texts."""

    quotation: Quotation
    inside: str
    after: str
    span: Span


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every stop, comma and capital at the end of a quotation that does not belong there."""
    closes = [_close(analysis, quotation) for quotation in analysis.quotations if _is_read(analysis, quotation)]
    for close in closes:
        yield from _capital(analysis, close)
        yield from _doubled(analysis, close)
    if options.style:
        yield from _by_style(closes, options.style)
    else:
        yield from _whole_sentences(analysis, closes)
        yield from _minority(closes, options.majority)


def _is_read(analysis: Analysis, quotation: Quotation) -> bool:
    text = analysis.story.text
    return quotation.closed and quotation.depth == 0 and text[quotation.span.start] in _DOUBLE


def _close(analysis: Analysis, quotation: Quotation) -> _Close:
    """The last token inside and the one glued to the closing mark."""
    tokens = analysis.tokens
    closing = analysis.token_at(quotation.inner.end)
    inside = tokens[closing - 1]
    follower = tokens[closing + 1] if closing + 1 < len(tokens) else None
    glued = follower is not None and follower.start == quotation.span.end
    after = follower.text if follower is not None and glued else ""
    end = follower.end if follower is not None and after in {".", ",", ";", ":"} else quotation.span.end
    return _Close(quotation, inside.text, after, Span(inside.start, end))


def _capital(analysis: Analysis, close: _Close) -> Iterator[Finding]:
    """ "…!” He said." """
    tokens = analysis.tokens
    index = analysis.token_at(close.quotation.span.end - 1) + 1
    if close.inside not in {"!", "?", ","} or close.after or index + 2 >= len(tokens):
        return
    pronoun, verb, stop = tokens[index : index + 3]
    if pronoun.text not in _PRONOUNS or not is_saying(verb.text) or verb.text.endswith("ing"):
        return
    if stop.text != "." and not (close.inside == "," and stop.text == ","):
        return
    if analysis.field_of(pronoun.start) != analysis.field_of(close.span.start) or stop.start != verb.end:
        return
    span = Span(close.span.start, stop.end)
    story, lower = analysis.story, pronoun.text.lower()
    seen, source = (
        text[span.start : pronoun.start] + lower + text[pronoun.end : span.end] for text in (story.text, story.source)
    )
    words = {**_NO_WORDS, "better": readable(seen)}
    yield Finding(span, words=words, suggestion=Suggestion(source, "safe"))


def _doubled(analysis: Analysis, close: _Close) -> Iterator[Finding]:
    """ "…!”,", "….”." and "….” said Lo"."""
    if close.inside in {"!", "?", ".", ","} and close.after in {",", "."}:
        yield Finding(close.span, words=_NO_WORDS, case="double")
    if close.inside == "." and close.quotation.full and not close.after:
        verb = _speaker_after(analysis, analysis.token_at(close.quotation.span.end - 1) + 1, close.span)
        if verb is not None:
            yield Finding(Span(close.span.start, verb.end), words=_NO_WORDS, case="stop-before-speaker")


def _speaker_after(analysis: Analysis, index: int, close: Span) -> Token | None:
    """The verb of "said Lo", "he said" or "Ann Lo said." at token `index`, in the field of the quotation."""
    field, tokens = analysis.field_of(close.start), analysis.tokens
    here = [token for token in tokens[index : index + _LONGEST_NAME + 2] if token.start < field.span.end]
    texts = [token.text for token in here]
    if texts and (texts[0] in _VERBS or (texts[0] in _LOWER and texts[1:2] and texts[1] in _VERBS)):
        return here[0] if texts[0] in _VERBS else here[1]
    name = next((n for n, token in enumerate(here) if not token.is_capitalized), 0)
    ends = 0 < name < len(here) - 1 and texts[name] in _VERBS and texts[name + 1] == "."
    named = ends and any(m.first == index and m.kind == "person" for m in analysis.mentions)
    return here[name] if named else None


def _whole_sentences(analysis: Analysis, closes: list[_Close]) -> Iterator[Finding]:
    """A whole quoted sentence after a colon with its stop outside: wrong on both sides of the Atlantic."""
    for close in closes:
        index = analysis.token_at(close.quotation.span.start)
        led = index > 0 and analysis.tokens[index - 1].text == ":"
        if (
            led
            and has_clause(analysis, close.quotation)
            and close.quotation.full
            and close.after == "."
            and close.inside not in {".", "!", "?", "…", "..."}
        ):
            yield Finding(close.span, words=_NO_WORDS, case="outside")


def _by_style(closes: list[_Close], style: str) -> Iterator[Finding]:
    for close in closes:
        outside = close.after in {".", ","} and close.inside not in {".", ",", "!", "?", "…", "..."}
        if outside and (style == "us" or (close.quotation.full and close.after == ".")):
            yield Finding(close.span, words=_NO_WORDS, case="outside")
        elif style == "uk" and not close.quotation.full and close.inside == "." and not close.after:
            yield Finding(close.span, words=_NO_WORDS, case="inside")


def _minority(closes: list[_Close], majority: int) -> Iterator[Finding]:
    """The odd way of a story that puts the stop of a fragment now inside and now outside: one finding."""
    fragments = [close for close in closes if not close.quotation.full]
    inside = [c for c in fragments if c.inside in {".", ","} and not c.after]
    outside = [c for c in fragments if c.after in {".", ","} and c.inside not in {".", ",", "!", "?"}]
    few, many = sorted((inside, outside), key=len)
    if few and len(many) >= max(majority, 3 * len(few)):
        words = {**_NO_WORDS, "count": str(len(few)), "other": str(len(many))}
        against = tuple(close.span for close in many[:1])
        yield Finding(few[0].span, against, words, confidence="medium", case="mix")
