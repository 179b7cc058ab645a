"""Where marks stand: each with the word beside it, the speaker in an open quotation, the paragraphs that follow."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from copylint.analysis.tables.lexicon import is_saying
from copylint.story import Field, Span, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copylint.analysis import Analysis
    from copylint.analysis.form.quotations import Quotation
    from copylint.analysis.form.quote_marks import Mark
    from copylint.analysis.form.tokens import Token

DOUBLE = frozenset('"“”„‟')
SINGLE = frozenset("'‘‚")
CLOSING_SINGLE = frozenset("'’")
_ENDS = frozenset(".!?:”\"'’)")
_CUT_OFF = ("…", "...")
_MARKS = frozenset("\"'“”„‟‘’")
_BULLETS = frozenset("•‣▪●·")
_LONGEST_NAME = 4
_PRONOUNS = frozenset({"he", "she", "they"})
_TOLD = ("said", "ed", "says", "wrote")
_AHEAD = 8


def is_prose(analysis: "Analysis", offset: int) -> bool:
    """Whether copy is there that a reader sees whole: no list, table or bullet, no summary cut off by a program."""
    field = analysis.field_of(offset)
    if field.form not in {"paragraph", "block-quote"} or field.name in {"byline", "dateline"}:
        return False
    if analysis.tokens[analysis.token_at(field.span.start - 1) + 1].text in _BULLETS:
        return False
    if field.name == "body" or field.span.end - field.span.start < 80:
        return True
    text = analysis.excerpt(field.span)
    return text[-1:] in _ENDS and not text.endswith(_CUT_OFF)


def token_after(analysis: "Analysis", quotation: "Quotation") -> "Token | None":
    """The token after the quotation in its field."""
    index = analysis.token_at(quotation.span.end - 1) + 1
    field = analysis.field_of(quotation.span.start)
    if index < len(analysis.tokens) and analysis.tokens[index].start < field.span.end:
        return analysis.tokens[index]
    return None


def with_next(analysis: "Analysis", offset: int) -> Span:
    """A mark, whatever marks are glued to it, and the word after it."""
    field = analysis.field_of(offset)
    index = analysis.token_at(offset)
    while _is_glued_mark(analysis, index + 1):
        index += 1
    end = analysis.tokens[index].end
    if index + 1 < len(analysis.tokens) and analysis.tokens[index + 1].end <= field.span.end:
        end = analysis.tokens[index + 1].end
    return Span(offset, end)


def _is_glued_mark(analysis: "Analysis", index: int) -> bool:
    """Whether the token is a quotation mark right behind the token before it."""
    tokens = analysis.tokens
    return index < len(tokens) and tokens[index].text in _MARKS and tokens[index].start == tokens[index - 1].end


def with_previous(analysis: "Analysis", mark: "Mark") -> Span:
    """A mark and the word before it, with the stop between them."""
    field = analysis.field_of(mark.start)
    tokens = analysis.tokens
    index = mark.token - 1
    while index > 0 and not tokens[index].text[0].isalnum() and tokens[index - 1].start >= field.span.start:
        index -= 1
    start = tokens[index].start if index >= 0 else mark.start
    return Span(start if start >= field.span.start else mark.start, mark.end)


def gap(analysis: "Analysis", quotation: "Quotation") -> Span | None:
    """Where a space stands inside the marks, with the mark and the word on the other side of it."""
    story, tokens = analysis.story, analysis.tokens
    start, end = quotation.inner
    if story.text[quotation.span.start] not in DOUBLE or not is_prose(analysis, quotation.span.start):
        return None
    first, last = analysis.token_at(start - 1) + 1, analysis.token_at(end - 1)
    before = _is_space(readable(story.text[start : tokens[first].start])) and tokens[first].text[0].isalnum()
    after = _is_space(readable(story.text[tokens[last].end : end])) and (
        tokens[last].text[0].isalnum() or tokens[last].text in ".,"
    )
    if before and after and last - first < 8:
        return quotation.span
    if before:
        return Span(quotation.span.start, tokens[first].end)
    return Span(tokens[last].start, quotation.span.end) if after else None


def _is_space(gap: str) -> bool:
    return bool(gap) and not gap.strip(" \u00a0")


def speaker_inside(analysis: "Analysis", quotation: "Quotation") -> Span | None:
    """ ", Kloth said": where the copy tells who speaks while the quotation is still open."""
    tokens = analysis.tokens
    first, last = analysis.token_at(quotation.span.start) + 1, analysis.token_at(quotation.span.end - 1)
    for i in range(first, last - 1):
        end = _speaker_end(tokens, i + 1, last) if tokens[i].text in {",", "?", "!"} else 0
        if end:
            return Span(tokens[i].start, tokens[end].end)
    return None


def _speaker_end(tokens: "Sequence[Token]", first: int, last: int) -> int:
    """The last token of "Kloth said" or "said Kloth" at token `first`; 0 where nobody speaks there."""
    at = first
    while at < last and at - first < _LONGEST_NAME and tokens[at].is_capitalized:
        at += 1
    named = at > first or tokens[at].lower in _PRONOUNS
    at += tokens[at].lower in _PRONOUNS
    if named and at <= last and is_saying(tokens[at].lower) and tokens[at].lower.endswith(_TOLD):
        return at
    follower = min(first + 1, last)
    return follower if tokens[first].lower in {"said", "says"} and tokens[follower].is_capitalized else 0


def closing_paragraph(analysis: "Analysis", offset: int, orphans: "Collection[Span]") -> Field | None:
    """The body field after the one that covers `offset` where the quotation open there ends.

    `orphans` are the fields with a closing mark that nothing opens. A field between that opens with a quotation, or has
    a whole sentence in one, shows that the story's own words have gone on.
    """
    for field in _body_after(analysis, offset):
        if field.span in orphans:
            return field
        quotations = [q for q in analysis.quotations if field.span.start <= q.span.start < field.span.end]
        if any(q.full or q.span.start == field.span.start for q in quotations):
            return None
    return None


def goes_on_as_list(analysis: "Analysis", offset: int) -> bool:
    """Whether the body field after the one that covers `offset` is no paragraph."""
    following = _body_after(analysis, offset)
    return bool(following) and following[0].form != "paragraph"


def _body_after(analysis: "Analysis", offset: int) -> list[Field]:
    """The next few body fields behind the body field that covers `offset`."""
    fields = analysis.story.fields
    index = bisect_right(fields, offset, key=lambda field: field.span.start)
    if fields[index - 1].name != "body":
        return []
    return [field for field in fields[index : index + _AHEAD] if field.name == "body"]
