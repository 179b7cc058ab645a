"""Echoes: quotations that come twice in a story, and how the second differs from the first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.values.number_words import ONES, TENS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHINGLE = 3
_SHORTEST = 4
# A phrase that stands in more quotations than this is a slogan or a form of speech.
_MOST = 6
_LONGEST_GAP = 3
# In other words by another translator.
_TRANSLATED = ("translated", "translates", "translation", "literally")
# Longer quotations are compared as far as this, and each with the few others it shares most with.
_LONGEST = 200
_PARTNERS = 6
OMITTED = "…"
_NOT_SAID = frozenset({"...", "…", "[", "]", "(", ")"})
_CONTRACTIONS = {"'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "n't": "not", "'d": "would"}
_READ = frozenset({"headline", "kicker", "deck", "body", "caption", "pullquote", "infobox"})


class Echo(Struct, frozen=True, gc=False):
    """Two quotations with the same words but for a few.

    `span` is that outside the body, or the later of two in the body; `body` the other one. `shared` is how many words
    they have in common, `changed` how many differ. `said` are the words that differ in the body's quotation, `printed`
    those in the other one.
    """

    span: Span
    body: Span
    shared: int
    changed: int
    printed: str
    said: str
    is_display: bool


class QuotedWords(Struct, frozen=True, gc=False):
    """A quotation as its words: contractions in full, what is left out or put in as one mark."""

    span: Span
    is_display: bool
    words: tuple[str, ...]


def find_echoes(analysis: "Analysis") -> Sequence[Echo]:
    """Pairs of quotations that differ; one that stands elsewhere word for word has none."""
    quotes = [quote for quote in analysis.quoted_words if len(quote.words) >= _SHORTEST]
    translated = [i for word in _TRANSLATED for i in analysis.positions.get(word, ())]
    if translated:
        sentences = {analysis.sentence_of(i) for i in translated}
        quotes = [q for q in quotes if analysis.sentence_of(analysis.token_at(q.span.start)) not in sentences]
    if len(quotes) < 2:
        return []
    partners = _partners(quotes)
    return [echo for i, others in sorted(partners.items()) for echo in _echo(quotes, i, sorted(others))]


def find_quoted_words(analysis: "Analysis") -> Iterator[QuotedWords]:
    """The quotations between double marks, and pull quotes without any marks."""
    text = analysis.story.text
    bare = {f.span for f in analysis.story.fields if f.name == "pullquote"}
    for quotation in analysis.quotations:
        field = analysis.field_of(quotation.span.start)
        if quotation.depth == 0 and field.name in _READ and text[quotation.span.start] not in "'‘":
            bare.discard(field.span)
            yield QuotedWords(quotation.inner, field.name != "body", _words(analysis, quotation.inner))
    for span in sorted(bare):
        yield QuotedWords(span, True, _words(analysis, span))


def _words(analysis: "Analysis", span: Span) -> tuple[str, ...]:
    words: list[str] = []
    bracket = False
    for i in range(analysis.token_at(span.start), analysis.token_at(span.end - 1) + 1):
        token = analysis.tokens[i]
        if token.start < span.start:
            continue
        if token.text in _NOT_SAID or token.text.startswith("..") or bracket:
            bracket = token.text in "[(" or (bracket and token.text not in "])")
            if not words or words[-1] != OMITTED:
                words.append(OMITTED)
        elif token.text == "'s" and words:
            words[-1] += "'s"
        elif token.text[0].isalnum():
            words += _in_full(token.lower)
    return tuple(words[:_LONGEST])


def _in_full(word: str) -> list[str]:
    if word.isalpha() and word != "cannot":
        return [word]
    for ending, full in _CONTRACTIONS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return ["can" if word == "can't" else "will" if word == "won't" else word.removesuffix(ending), full]
    return ["can", "not"] if word == "cannot" else [part for part in word.split("-") if part]


def _partners(quotes: Sequence[QuotedWords]) -> dict[int, list[int]]:
    """For each quotation the earlier ones in the body that share three words in a row with it, the likest few."""
    seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    order = sorted(range(len(quotes)), key=lambda i: (quotes[i].is_display, i))
    partners: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i in order:
        words = quotes[i].words
        shingles = {words[k : k + _SHINGLE] for k in range(len(words) - _SHINGLE + 1)}
        for shingle in shingles:
            known = seen[shingle]
            if len(known) < _MOST:
                partners[i].update(j for j in known if not quotes[j].is_display)
                known.append(i)
    return {i: [j for j, _ in shared.most_common(_PARTNERS)] for i, shared in partners.items()}


def _echo(quotes: Sequence[QuotedWords], i: int, others: Sequence[int]) -> Iterator[Echo]:
    found = []
    for j in others:
        if _holds(quotes[j].words, quotes[i].words) or _holds(quotes[i].words, quotes[j].words):
            return
        echo = _compared(quotes[i], quotes[j])
        if echo is not None:
            found.append(echo)
    if found:
        yield max(found, key=lambda echo: (echo.shared, -echo.changed))


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `long` in a row."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _compared(one: QuotedWords, other: QuotedWords) -> Echo | None:
    from difflib import SequenceMatcher  # few stories quote one thing twice

    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if not _is_cut(code, one.words, other.words)]
    gaps = [code for code in codes if code[0] != "equal" and not _is_allowed(code, one.words, other.words)]
    shared = sum(last - first for tag, first, last, _, _ in codes if tag == "equal")
    if not gaps or not all(map(_is_slip, gaps)) or not shared:
        return None
    first, last = gaps[0], gaps[-1]
    printed = " ".join(one.words[first[1] : last[2]])
    said = " ".join(other.words[first[3] : last[4]])
    changed = sum(max(b - a, d - c) for _, a, b, c, d in gaps)
    return Echo(one.span, other.span, shared, changed, printed, said, one.is_display)


_Code = tuple[str, int, int, int, int]


def _is_cut(code: _Code, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of the two merely begins later or ends earlier."""
    tag, a, b, c, d = code
    at_edge = (a == 0 and c == 0) or (b == len(one) and d == len(other))
    return tag in {"insert", "delete"} and at_edge


def _is_slip(code: _Code) -> bool:
    _, a, b, c, d = code
    return max(b - a, d - c) <= _LONGEST_GAP


def _is_allowed(code: _Code, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the difference is marked, by an ellipsis or brackets, or one of figures and spelled numbers."""
    _, a, b, c, d = code
    differing = (*one[a:b], *other[c:d])
    figures = any(w[0].isdigit() or w in ONES or w in TENS for w in differing)
    return OMITTED in differing or (figures and _is_slip(code))
