"""Quotation marks and brackets that find no partner."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from copylint.analysis import Analysis
from copylint.analysis.form.brackets import Bracket, unpaired_brackets
from copylint.analysis.form.quotations import Quotation
from copylint.analysis.form.quote_marks import Mark
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_saying
from copylint.finding import Finding, Suggestion
from copylint.story import Field, Span, readable

WORDS: frozenset[str] = frozenset()
CASES = frozenset(
    {"opened-again", "not-reopened", "unopened", "wrong-way", "spaced", "bracket", "nested", "before-speaker"}
)

_DOUBLE = frozenset('"“”„‟')
_ENDS = frozenset(".!?:”\"'’)")
_CUT_OFF = ("…", "...")
_MOST = 10
_LONGEST_NAME = 4
_TOLD = ("said", "ed", "says", "wrote")
_AHEAD = 8


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a story is taken as a whole to have lost its marks or its paragraphs, and is left alone.

    `merged` is how many quotations may open again in mid-paragraph with none closed between; `spaced` how many marks
    may stand off the words they belong to.
    """

    merged: int = 3
    spaced: int = 3


class _Doubles(Struct, frozen=True, gc=False):
    """The double marks of a story that are at fault."""

    unclosed: Sequence[Quotation]
    again: Sequence[Quotation]
    orphans: Sequence[Mark]
    closed: int


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every mark and bracket without a partner; only the first of a field that has more than anybody would write."""
    by_field: dict[int, list[Finding]] = {}
    for finding in _every(analysis, options):
        by_field.setdefault(analysis.field_of(finding.span.start).span.start, []).append(finding)
    for found in by_field.values():
        yield from found if len(found) <= _MOST else [min(found, key=lambda finding: finding.span)]


def _every(analysis: Analysis, options: Options) -> Iterator[Finding]:
    doubles = _doubles(analysis)
    if not _is_systematic(doubles, options):
        yield from _unclosed(analysis, doubles)
        yield from _reversed(analysis)
        yield from _spaced(analysis, options)
        yield from _nested(analysis)
    yield from _brackets(analysis)


def _doubles(analysis: Analysis) -> _Doubles:
    text = analysis.story.text
    quotations = [q for q in analysis.quotations if text[q.span.start] in _DOUBLE]
    open_ones = [q for q in quotations if not q.closed and not q.continued and _is_prose(analysis, q.span.start)]
    again = [q for q in open_ones if _reopens(analysis, q)]
    unclosed = [q for q in open_ones if not _reopens(analysis, q)]
    orphans = [mark for mark in analysis.quote_pairs.orphans if _is_prose(analysis, mark.start)]
    return _Doubles(unclosed, again, orphans, sum(q.closed for q in quotations))


def _reopens(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether another quotation opens where this one was given up."""
    following = _token_after(analysis, quotation)
    return following is not None and analysis.story.text[following.start] in _DOUBLE


def _token_after(analysis: Analysis, quotation: Quotation) -> Token | None:
    """The token after the quotation in its field."""
    index = analysis.token_at(quotation.span.end - 1) + 1
    field = analysis.field_of(quotation.span.start)
    if index < len(analysis.tokens) and analysis.tokens[index].start < field.span.end:
        return analysis.tokens[index]
    return None


def _is_prose(analysis: Analysis, offset: int) -> bool:
    """Whether copy is there that a reader sees whole: no list, no table, no summary cut off by a program."""
    field = analysis.field_of(offset)
    if field.form not in {"paragraph", "block-quote"} or field.name in {"byline", "dateline"}:
        return False
    if field.name == "body" or field.span.end - field.span.start < 80:
        return True
    text = analysis.excerpt(field.span)
    return text[-1:] in _ENDS and not text.endswith(_CUT_OFF)


def _is_systematic(doubles: _Doubles, options: Options) -> bool:
    """Whether so much is amiss that the copy has lost its marks or its paragraphs on the way here."""
    wrong = len(doubles.unclosed) + len(doubles.again) + len(doubles.orphans)
    return len(doubles.again) >= options.merged or (wrong >= options.merged and wrong * 2 > doubles.closed)


def _unclosed(analysis: Analysis, doubles: _Doubles) -> Iterator[Finding]:
    orphans = {analysis.field_of(mark.start).span: mark for mark in reversed(doubles.orphans)}
    for quotation in doubles.again:
        yield _opened_again(analysis, quotation)
    for quotation in doubles.unclosed:
        following = _next_paragraphs(analysis, quotation.span.start)
        if following and following[0].form != "paragraph":
            continue  # the quotation goes on as a list
        closed = next((field.span for field in following if field.span in orphans), None)
        if closed is not None:
            against = (_with_previous(analysis, orphans.pop(closed)),)
            yield Finding(_with_next(analysis, quotation.span.start), against, case="not-reopened")
        else:
            yield _never_closed(analysis, quotation)
    for mark in orphans.values():
        yield Finding(_with_previous(analysis, mark), case="unopened")


def _opened_again(analysis: Analysis, quotation: Quotation) -> Finding:
    """A speaker before any mark closes, or simply two marks that open."""
    opening = _with_next(analysis, quotation.span.start)
    following = analysis.tokens[analysis.token_at(quotation.span.end) + 1].start
    speaker = _speaker_inside(analysis, quotation)
    if speaker is not None:
        return Finding(opening, (speaker,), case="before-speaker")
    return Finding(opening, (_with_next(analysis, following),), case="opened-again")


def _never_closed(analysis: Analysis, quotation: Quotation) -> Finding:
    speaker = _speaker_inside(analysis, quotation)
    against = (speaker,) if speaker is not None else ()
    return Finding(_with_next(analysis, quotation.span.start), against, case="before-speaker" if speaker else "")


def _speaker_inside(analysis: Analysis, quotation: Quotation) -> Span | None:
    """ ", Kloth said": where the copy tells who speaks while the quotation is still open."""
    tokens = analysis.tokens
    first, last = analysis.token_at(quotation.span.start) + 1, analysis.token_at(quotation.span.end - 1)
    for i in range(first, last - 1):
        if tokens[i].text not in {",", "?", "!"}:
            continue
        j = i + 1
        while j < last and j - i <= _LONGEST_NAME and tokens[j].is_capitalized:
            j += 1
        named = j > i + 1 or tokens[j].lower in {"he", "she", "they"}
        j += tokens[j].lower in {"he", "she", "they"}
        if (
            named
            and j <= last
            and is_saying(tokens[j].lower)
            and tokens[j].lower.endswith(("said", "ed", "says", "wrote"))
        ):
            return Span(tokens[i].start, tokens[j].end)
        if tokens[i + 1].lower in {"said", "says"} and tokens[min(i + 2, last)].is_capitalized:
            return Span(tokens[i].start, tokens[min(i + 2, last)].end)
    return None


def _next_paragraphs(analysis: Analysis, offset: int) -> list[Field]:
    """The body fields after the one that covers `offset`, to the first that has a quotation mark of its own."""
    fields = analysis.story.fields
    index = bisect_right(fields, offset, key=lambda field: field.span.start)
    found: list[Field] = []
    if fields[index - 1].name != "body":
        return found
    for field in (field for field in fields[index : index + _AHEAD] if field.name == "body"):
        found.append(field)
        if any(mark in analysis.story.text[field.span.start : field.span.end] for mark in _DOUBLE):
            break
    return found


def _with_next(analysis: Analysis, offset: int) -> Span:
    """A mark and the word after it."""
    field = analysis.field_of(offset)
    index = analysis.token_at(offset)
    end = analysis.tokens[index].end
    if index + 1 < len(analysis.tokens) and analysis.tokens[index + 1].end <= field.span.end:
        end = analysis.tokens[index + 1].end
    return Span(offset, end)


def _with_previous(analysis: Analysis, mark: Mark) -> Span:
    """A mark and the word before it, with the stop between them."""
    field = analysis.field_of(mark.start)
    tokens = analysis.tokens
    index = mark.token - 1
    while index > 0 and not tokens[index].text[0].isalnum() and tokens[index - 1].start >= field.span.start:
        index -= 1
    start = tokens[index].start if index >= 0 else mark.start
    return Span(start if start >= field.span.start else mark.start, mark.end)


def _reversed(analysis: Analysis) -> Iterator[Finding]:
    pairs = analysis.quote_pairs
    if not any(analysis.story.text[q.span.start] == "“" for q in pairs.quotations):
        return  # Swedish and Finnish ”so”
    for mark in pairs.reversed_marks:
        if not _is_prose(analysis, mark.start):
            continue
        closing = mark.char == "“"
        span = _with_previous(analysis, mark) if closing else _with_next(analysis, mark.start)
        source = analysis.story.source[span.start : span.end]
        length = mark.end - mark.start
        text = source[:-length] + "”" if closing else "“" + source[length:]
        yield Finding(span, case="wrong-way", suggestion=Suggestion(text, "likely"))


def _spaced(analysis: Analysis, options: Options) -> Iterator[Finding]:
    found = [span for q in analysis.quotations if q.closed if (span := _gap(analysis, q))]
    if len(found) < options.spaced:
        for span in found:
            marked = analysis.story.source[span.start : span.end]
            text = marked[:1] + marked[1:-1].strip() + marked[-1:]
            yield Finding(span, case="spaced", suggestion=Suggestion(text, "likely"))


def _nested(analysis: Analysis) -> Iterator[Finding]:
    """Double marks right within double marks."""
    text = analysis.story.text
    for quotation in analysis.quotations:
        start = quotation.span.start
        outer = analysis.quotation_at(start) if quotation.depth == 1 and text[start] in _DOUBLE else None
        if outer is not None and text[outer.span.start] in _DOUBLE and quotation.closed and outer.closed:
            yield Finding(_with_next(analysis, start), (_with_next(analysis, outer.span.start),), case="nested")


def _gap(analysis: Analysis, quotation: Quotation) -> Span | None:
    """Where a space stands inside the marks, with the mark and the word on the other side of it."""
    story, tokens = analysis.story, analysis.tokens
    start, end = quotation.inner
    if story.text[quotation.span.start] not in _DOUBLE or not _is_prose(analysis, quotation.span.start):
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


def _brackets(analysis: Analysis) -> Iterator[Finding]:
    for bracket in unpaired_brackets(analysis):
        if _is_prose(analysis, analysis.tokens[bracket.token].start):
            yield Finding(_bracket_span(analysis, bracket), case="bracket")


def _bracket_span(analysis: Analysis, bracket: Bracket) -> Span:
    tokens = analysis.tokens
    if bracket.opens:
        return _with_next(analysis, tokens[bracket.token].start)
    index = max(bracket.token - 1, 0)
    field = analysis.field_of(tokens[bracket.token].start)
    start = tokens[index].start if tokens[index].start >= field.span.start else tokens[bracket.token].start
    return Span(start, tokens[bracket.token].end)
