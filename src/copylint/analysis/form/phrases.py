"""Words and phrases of a newsroom's own lists: where they stand in a story, as whole words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from copylint.analysis.form.casing import first_word, is_opener
from copylint.analysis.form.tokens import Token, tokenize
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


def find_phrases(
    analysis: "Analysis", phrases: tuple[str, ...], ignore_case: bool = True
) -> Iterator[tuple[Span, str]]:
    """Every place of every phrase; what lies between its words, a line end or markup, does not matter."""
    positions, tokens = analysis.positions, analysis.tokens
    index = _index(phrases)
    there = positions.keys()
    for anchor in filter(there.__contains__, index):
        sought = index[anchor]
        for i in positions[anchor]:
            for phrase, wanted, before in sought:
                found = tokens[i - before : i - before + len(wanted)] if i >= before else ()
                if len(found) == len(wanted) and _same(found, wanted, ignore_case):
                    yield Span(found[0].start, found[-1].end), phrase


@lru_cache(maxsize=256)
def _index(phrases: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, tuple[Token, ...], int]]]:
    """The phrases by their longest word, which is the rarest one, with the words that stand before it."""
    index: defaultdict[str, list[tuple[str, tuple[Token, ...], int]]] = defaultdict(list)
    for phrase in dict.fromkeys(phrases):
        tokens = phrase_tokens(phrase)
        if tokens:
            before = max(range(len(tokens)), key=lambda k: (len(tokens[k].text), k))
            index[tokens[before].lower].append((phrase, tokens, before))
    return dict(index)


@lru_cache(maxsize=8192)
def phrase_tokens(phrase: str) -> tuple[Token, ...]:
    """The tokens of a phrase of a list; none for one that could never be found."""
    return tuple(tokenize(phrase, Field("body", Span(0, len(phrase)))))


def is_in_name(analysis: "Analysis", span: Span, phrase: str) -> bool:
    """Whether a phrase that is written small stands capitalised in the middle of a sentence, as in a name."""
    text = analysis.tokens[analysis.token_at(span.start)].text
    if not phrase[:1].islower() or not text[:1].isupper() or (text.isupper() and len(text) > 1):
        return False
    return is_running(analysis, span) and not starts_sentence(analysis, span)


def is_running(analysis: "Analysis", span: Span) -> bool:
    """Whether `span` lies in the running copy of the body, where a capital means a name."""
    field = analysis.field_of(span.start)
    return field.name == "body" and field.form != "subhead"


def starts_sentence(analysis: "Analysis", span: Span) -> bool:
    """Whether `span` begins where a capital says nothing: a sentence, a quotation, what follows a colon."""
    i = analysis.token_at(span.start)
    first = first_word(analysis.tokens, analysis.sentences[analysis.sentence_of(i)])
    return i <= first or is_opener(analysis.tokens, i - 1)


def matched_case(found: str, term: str, wanted: str) -> str:
    """`wanted` as it would stand where `term` is found: all in capitals, or with one in front, as that is."""
    if found == term:
        return wanted
    if found.isupper() and not term.isupper() and sum(map(str.isalpha, found)) > 1:
        return wanted.upper()
    return capitalized(wanted) if found[:1].isupper() and not term[:1].isupper() else wanted


def capitalized(text: str) -> str:
    """With a capital in front, but for a word such as iPhone, which keeps its own."""
    return text[:1].upper() + text[1:] if text.split(maxsplit=1)[0].islower() else text


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those left out that lie inside another; of two that overlap, the later one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _same(found: Sequence[Token], wanted: tuple[Token, ...], ignore_case: bool) -> bool:
    if ignore_case:
        return [token.lower for token in found] == [token.lower for token in wanted]
    return [token.text for token in found] == [token.text for token in wanted]
