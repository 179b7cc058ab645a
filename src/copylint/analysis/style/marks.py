"""Marks: dashes, straight and curly marks, double and single quotation marks, the comma before the last of a list."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.style.uses import Use, is_display, is_own
from copylint.analysis.tables.lexicon import is_saying, us_state
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_STRAIGHT = "\"'"
_MARKS = re.compile("[\"'“”‘’]")
_DOUBLE = frozenset('“"„')
_NESTED = re.compile("[.,!?]?[’']\\s*")
_STOPS = frozenset('.!?”"')
_LONGEST_CREDIT = 5  # tokens behind a dash, of a writer's or an agency's name
_FRAGMENT = 4  # words, from which on what stands in single marks is no mere label
_LONGEST_ITEM = 3
_SHORT_LIST = 3
_OPENING = 8
_NO_ITEM = frozenset(
    "is are was were be been being has have had do does did will would can could may might must should not who which"
    " that when where while if but so because as after before since until than then also including such like"
    " especially both particularly either he she it they we i you his her its their my your our there this these"
    " those said says".split()
)
_ARTICLES = frozenset({"a", "an", "the"})
_PREPOSITIONS = frozenset(
    "in on at for with by from to as after before during since under over despite among of without within when while"
    " if although though because once until".split()
)


def dashes(analysis: "Analysis") -> Iterator[Use]:
    """ "word—word", "word — word", "word – word", "word -- word"; no ranges, no bullets."""
    tokens, text = analysis.tokens, analysis.story.text
    for mark in ("—", "–", "--"):
        for i in analysis.positions.get(mark, ()):
            if i == 0 or i + 1 >= len(tokens) or not is_own(analysis, i):
                continue
            before, after = tokens[i - 1], tokens[i + 1]
            start, end = tokens[i].start, tokens[i].end
            if text[start] == "-" and mark == "–":
                continue  # a hyphen between spaces
            field = analysis.field_of(start).span
            if before.start < field.start or after.end > field.end or before.is_figure or after.is_figure:
                continue
            spaces = text[start - 1 : start].isspace(), text[end : end + 1].isspace()
            if before.text in _STOPS and _is_credit(tokens, i + 1, field.end):
                continue
            if spaces[0] == spaces[1] and (spaces[0] or mark != "–"):
                spaced = "-spaced" if spaces[0] and mark != "--" else ""
                form = {"—": "em", "–": "en", "--": "hyphens"}[mark] + spaced
                yield Use(tokens[i].span, "dashes", form)


def _is_credit(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether what stands from token `first` to the end of a paragraph is a name or two: "… he said.—Varn Press"."""
    words = [token for token in tokens[first : first + _LONGEST_CREDIT + 1] if token.end <= end]
    return len(words) <= _LONGEST_CREDIT and all(not token.is_word or token.is_capitalized for token in words)


def curls(analysis: "Analysis") -> Iterator[Use]:
    """Curly and straight quotation marks and apostrophes."""
    source = analysis.story.source
    for field in analysis.story.fields:
        if field.name == "body" and field.form in {"paragraph", "list-item"}:
            yield from _curls(analysis, source, field)


def _curls(analysis: "Analysis", source: str, field: Field) -> Iterator[Use]:
    for found in _MARKS.finditer(source, field.span.start, field.span.end):
        start, mark = found.start(), found.group()
        word = "quote" if mark in '"“”' else "apostrophe" if _is_inside(source, start) else ""
        form = "straight" if mark in _STRAIGHT else "curly"
        shown = analysis.story.text[start] == mark
        if word and shown and not (form == "straight" and _is_measure(source, start)):
            yield Use(Span(start, start + 1), "curls", form, word)


def _is_inside(source: str, at: int) -> bool:
    """Whether the mark stands between letters, as an apostrophe does; at the end of a word it may be anything."""
    return source[at - 1 : at].isalpha() and source[at + 1 : at + 2].isalpha()


def _is_measure(source: str, at: int) -> bool:
    """Whether the mark stands right behind a figure: 6'2"."""
    return source[at - 1 : at].isdecimal()


def quotes(analysis: "Analysis") -> Iterator[Use]:
    """Outer quotations in double and in single marks; labels of a few words left out."""
    source = analysis.story.source
    for quotation in analysis.quotations:
        start = quotation.span.start
        field = analysis.field_of(start)
        if quotation.depth or not quotation.closed or field.name != "body" or is_display(analysis, field):
            continue
        if source[start] in _DOUBLE and _NESTED.fullmatch(source, quotation.span.end, field.span.end):
            continue  # inside single marks that were opened paragraphs before
        first, last = analysis.token_at(quotation.inner.start), analysis.token_at(quotation.inner.end - 1)
        words = sum(token.is_word for token in analysis.tokens[first : last + 1])
        if source[start] in _DOUBLE or (source[start] in "‘'" and words >= _FRAGMENT):
            yield Use(quotation.span, "quotes", "double" if source[start] in _DOUBLE else "single")


def series(analysis: "Analysis") -> Iterator[Use]:
    """ "red, white and blue", "red, white, and blue": lists of four and more, and of three that are alike."""
    tokens = analysis.tokens
    for i in analysis.positions.get("and", ()):
        if i < 2 or i + 1 >= len(tokens) or not is_own(analysis, i):
            continue
        sentence = analysis.sentences[analysis.sentence_of(i)]
        serial = tokens[i - 1].text == ","
        items = _items_before(analysis, i - 1 if serial else i, sentence.first)
        after = tokens[i + 1]
        if len(items) + 1 < _SHORT_LIST or not (after.is_word and i + 1 < sentence.last) or after.lower in _NO_ITEM:
            continue
        if _is_list(analysis, items, i + 1):
            span = Span(tokens[items[0][1] - 1].start, after.end)
            yield Use(span, "series", "comma" if serial else "none")


def _items_before(analysis: "Analysis", end: int, low: int) -> list[tuple[int, int]]:
    """The items of a list before token `end`, each as its tokens, parted by commas; the first one a word at least."""
    tokens = analysis.tokens
    items: list[tuple[int, int]] = []
    while end > low:
        start = end
        while start > low and tokens[start - 1].text not in {",", ";", ":"} and end - start < _LONGEST_ITEM:
            if not tokens[start - 1].is_word or tokens[start - 1].lower in _NO_ITEM | _PREPOSITIONS | {"and", "or"}:
                break
            start -= 1
        if start == end:
            break
        closed = start > low and tokens[start - 1].text == ","
        items.insert(0, (start, end))
        if not closed:
            break
        end = start - 1
    return items


def _is_list(analysis: "Analysis", items: list[tuple[int, int]], last: int) -> bool:
    """Whether the items are things of one sort, and no clauses and no place with its state."""
    tokens = analysis.tokens
    inner = [tokens[i] for start, end in items for i in range(start, end)]
    if any(is_saying(token.lower) or us_state(token.text) for token in inner):
        return False
    ends = [*(end - 1 for _, end in items), last]
    starts = [*(start for start, _ in items[1:]), last]
    if len({tokens[i].lower in _ARTICLES for i in starts}) > 1 or len({tokens[i].is_capitalized for i in ends}) > 1:
        return False
    if len(items) + 1 > _SHORT_LIST:
        return True
    alike = len({tokens[i].lower[-2:] for i in ends}) == 1 or len({tokens[i].lower[-1:] for i in ends} | {"s"}) == 1
    return alike and all(end - start == 1 for start, end in items[1:]) and not _is_led_in(analysis, items)


def _is_led_in(analysis: "Analysis", items: list[tuple[int, int]]) -> bool:
    """Whether the first item may be what leads a sentence in, or a name with an apposition behind it."""
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(items[0][0])]
    head = next((t.lower for t in tokens[sentence.first : sentence.last] if t.text[0].isalnum()), "")
    near = items[0][0] - sentence.first < _OPENING
    return near and (head in _PREPOSITIONS or items[0][0] - sentence.first < 2 or head.endswith("ly"))
