"""Quotation marks and brackets that find no partner."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from copylint.analysis import Analysis
from copylint.analysis.form.brackets import Bracket, unpaired_brackets
from copylint.analysis.form.mark_places import (
    CLOSING_SINGLE,
    DOUBLE,
    SINGLE,
    closing_paragraph,
    gap,
    goes_on_as_list,
    is_prose,
    speaker_inside,
    token_after,
    with_next,
    with_previous,
)
from copylint.analysis.form.quotations import Quotation
from copylint.analysis.form.quote_marks import Mark
from copylint.finding import Finding, Suggestion
from copylint.story import Span

WORDS: frozenset[str] = frozenset()
CASES = frozenset(
    {
        "opened-again", "not-reopened", "unopened", "wrong-way", "turned", "mixed-pair", "twofold", "apostrophe",
        "spaced", "bracket", "nested", "before-speaker", "turned-open", "run-on",
    }
)  # fmt: skip

_MOST = 10
# Behind one of these a quotation opens again where its next paragraph was joined to the last.
_STOPS = frozenset(".!?…")


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
        yield from _mixed(analysis)
        yield from _reversed(analysis)
        yield from _spaced(analysis, options)
        yield from _nested(analysis)
        yield from _left_open(analysis)
    yield from _apostrophes(analysis)
    yield from _brackets(analysis)


def _doubles(analysis: Analysis) -> _Doubles:
    text = analysis.story.text
    quotations = [q for q in analysis.quotations if text[q.span.start] in DOUBLE]
    open_ones = [q for q in quotations if not q.closed and not q.continued and is_prose(analysis, q.span.start)]
    again = [q for q in open_ones if _reopens(analysis, q)]
    unclosed = [q for q in open_ones if not _reopens(analysis, q)]
    orphans = [mark for mark in analysis.quote_pairs.orphans if is_prose(analysis, mark.start)]
    return _Doubles(unclosed, again, orphans, sum(q.closed for q in quotations))


def _left_open(analysis: Analysis) -> Iterator[Finding]:
    """Single marks that open a quotation over several paragraphs of which the last has none that closes."""
    text = analysis.story.text
    singles = [q for q in analysis.quotations if q.depth == 0 and text[q.span.start] in SINGLE]
    for before, quotation in pairwise(singles):
        ends = before.continued and not quotation.closed and not quotation.continued
        if ends and is_prose(analysis, quotation.span.start) and not _goes_on(analysis, quotation):
            yield _finding(with_next(analysis, quotation.span.start), (), "")


def _goes_on(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether a mark stands at the end all the same, or the quotation goes on behind captions, or without its mark."""
    text, fields = analysis.story.text, analysis.story.fields
    number = analysis.sentences[analysis.sentence_of(analysis.token_at(quotation.span.start))].field
    following = next((n for n in range(number + 1, len(fields)) if n not in analysis.loose_captions), None)
    if text[fields[number].span.start : fields[number].span.end].rstrip()[-1:] in CLOSING_SINGLE:
        return True
    if following is None:
        return False
    after = text[fields[following].span.start : fields[following].span.end].strip()
    return after[:1] in SINGLE or (after[-1:] in CLOSING_SINGLE and not any(mark in after[:-1] for mark in "‘"))


def _reopens(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether another quotation opens where this one was given up."""
    following = token_after(analysis, quotation)
    return following is not None and analysis.story.text[following.start] in DOUBLE


def _is_systematic(doubles: _Doubles, options: Options) -> bool:
    """Whether so much is amiss that the copy has lost its marks or its paragraphs on the way here."""
    wrong = len(doubles.unclosed) + len(doubles.again) + len(doubles.orphans)
    return len(doubles.again) >= options.merged or (wrong >= options.merged and wrong * 2 > doubles.closed)


def _unclosed(analysis: Analysis, doubles: _Doubles) -> Iterator[Finding]:
    orphans = {analysis.field_of(mark.start).span: mark for mark in reversed(doubles.orphans)}
    for quotation in doubles.again:
        yield _opened_again(analysis, quotation)
    for quotation in doubles.unclosed:
        if goes_on_as_list(analysis, quotation.span.start):
            continue
        closed = closing_paragraph(analysis, quotation.span.start, orphans)
        if closed is not None:
            against = (with_previous(analysis, orphans.pop(closed.span)),)
            yield _finding(with_next(analysis, quotation.span.start), against, "not-reopened")
        else:
            yield _never_closed(analysis, quotation)
    for mark in orphans.values():
        yield _unopened(analysis, mark)


def _unopened(analysis: Analysis, mark: Mark) -> Finding:
    """A mark that closes nothing, or one that leans on the next sentence and was meant to open it: "left.”We"."""
    text, before = analysis.story.text, with_previous(analysis, mark)
    if text[mark.start - 1 : mark.start] in {".", "!", "?", ":"} and text[mark.end : mark.end + 1].isupper():
        return _finding(Span(before.start, with_next(analysis, mark.start).end), (), "turned-open")
    return _finding(before, (), "unopened")


def _opened_again(analysis: Analysis, quotation: Quotation) -> Finding:
    """A speaker before any mark closes, a mark at a sentence's beginning, or simply two marks that open."""
    opening = with_next(analysis, quotation.span.start)
    mark = analysis.token_at(quotation.span.end) + 1
    speaker = speaker_inside(analysis, quotation)
    if speaker is not None:
        return _finding(opening, (speaker,), "before-speaker")
    before = next(token.text for token in reversed(analysis.tokens[:mark]) if token.text not in CLOSING_SINGLE)
    case = "run-on" if before in _STOPS else "opened-again"
    return _finding(opening, (with_next(analysis, analysis.tokens[mark].start),), case)


def _never_closed(analysis: Analysis, quotation: Quotation) -> Finding:
    speaker = speaker_inside(analysis, quotation)
    against = (speaker,) if speaker is not None else ()
    return _finding(with_next(analysis, quotation.span.start), against, "before-speaker" if speaker else "")


def _finding(span: Span, against: tuple[Span, ...], case: str, better: str = "") -> Finding:
    return Finding(span, against, suggestion=Suggestion(better, "likely") if better else None, case=case)


def _mixed(analysis: Analysis) -> Iterator[Finding]:
    """Quotations between two kinds of marks, closing marks where one opens, and marks that stand twice."""
    pairs = analysis.quote_pairs
    for opener, closer in pairs.mixed:
        if is_prose(analysis, opener.start):
            yield _finding(with_next(analysis, opener.start), (with_previous(analysis, closer),), "mixed-pair")
    for opener, closer in pairs.turned:
        if is_prose(analysis, opener.start):
            span = Span(with_previous(analysis, opener).start, with_next(analysis, opener.start).end)
            yield _finding(span, (with_previous(analysis, closer),), "turned")
    for mark in pairs.twofold:
        if is_prose(analysis, mark.start):
            start = analysis.tokens[mark.token - 1].start
            span = Span(start, with_next(analysis, mark.start).end)
            source = analysis.story.source
            yield _finding(span, (), "twofold", source[start : mark.start] + source[mark.end : span.end])


def _apostrophes(analysis: Analysis) -> Iterator[Finding]:
    """Double marks that stand for apostrophes."""
    for mark in analysis.quote_pairs.apostrophes:
        if not is_prose(analysis, mark.start):
            continue
        span = Span(analysis.tokens[mark.token - 1].start, with_next(analysis, mark.start).end)
        source = analysis.story.source
        text = source[span.start : mark.start] + ("'" if mark.char == '"' else "’") + source[mark.end : span.end]
        yield _finding(span, (), "apostrophe", text)


def _reversed(analysis: Analysis) -> Iterator[Finding]:
    pairs = analysis.quote_pairs
    if not any(analysis.story.text[q.span.start] == "“" for q in pairs.quotations):
        return  # Swedish and Finnish ”so”
    for mark in pairs.reversed_marks:
        if not is_prose(analysis, mark.start):
            continue
        closing = mark.char == "“"
        span = with_previous(analysis, mark) if closing else with_next(analysis, mark.start)
        source = analysis.story.source[span.start : span.end]
        length = mark.end - mark.start
        text = source[:-length] + "”" if closing else "“" + source[length:]
        yield _finding(span, (), "wrong-way", text)


def _spaced(analysis: Analysis, options: Options) -> Iterator[Finding]:
    turned = {opener.start for opener, _ in analysis.quote_pairs.turned}
    closed = (q for q in analysis.quotations if q.closed and q.span.start not in turned)
    found = [span for q in closed if (span := gap(analysis, q))]
    if len(found) < options.spaced:
        for span in found:
            marked = analysis.story.source[span.start : span.end]
            text = marked[:1] + marked[1:-1].strip() + marked[-1:]
            yield _finding(span, (), "spaced", text)


def _nested(analysis: Analysis) -> Iterator[Finding]:
    """Double marks right within double marks."""
    text = analysis.story.text
    for quotation in analysis.quotations:
        start = quotation.span.start
        outer = analysis.quotation_at(start) if quotation.depth == 1 and text[start] in DOUBLE else None
        if outer is not None and text[outer.span.start] in DOUBLE and quotation.closed and outer.closed:
            yield _finding(with_next(analysis, start), (with_next(analysis, outer.span.start),), "nested")


def _brackets(analysis: Analysis) -> Iterator[Finding]:
    for bracket in unpaired_brackets(analysis):
        if is_prose(analysis, analysis.tokens[bracket.token].start):
            yield _finding(_bracket_span(analysis, bracket), (), "bracket")


def _bracket_span(analysis: Analysis, bracket: Bracket) -> Span:
    tokens = analysis.tokens
    if bracket.opens:
        return with_next(analysis, tokens[bracket.token].start)
    index = max(bracket.token - 1, 0)
    field = analysis.field_of(tokens[bracket.token].start)
    start = tokens[index].start if tokens[index].start >= field.span.start else tokens[bracket.token].start
    return Span(start, tokens[bracket.token].end)
