"""Double voices: one quotation that the copy gives to two people, or as spoken here and as written there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.form.echoes import OMITTED, QuotedWords
from copylint.analysis.tables.lexicon import saying_lemma
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# So many words in a row are no phrase that two people may use.
_LEAST = 6
_SKIPPED = frozenset({",", ":", "that", "“", '"'})
_REACH = 4
_REPEATING = frozenset({"repeat", "echo", "quote", "cite", "recall", "reiterate", "read", "agree", "concur", "chant"})
_WRITING = frozenset({"write", "tweet", "post"})
_SPEAKING = frozenset({"tell", "testify", "shout"})


class DoubleVoice(Struct, frozen=True, order=True, gc=False):
    """`span` and `other` are the two places of the quotation, the later first; `voice` and `other_voice` who says it.

    `sort`: "speaker", two people are told to have said it; "mode", one person wrote it here and spoke it there.
    """

    span: Span
    other: Span
    voice: str
    other_voice: str
    sort: Literal["speaker", "mode"]


class _Told(Struct, frozen=True, order=True, gc=False):
    """A quotation with the person its own sentence gives it to, by name, the last word of it, and the verb's lemma."""

    words: tuple[str, ...]
    span: Span
    name: str
    last: str
    verb: str


def find_double_voices(analysis: "Analysis") -> Iterator[DoubleVoice]:
    """The quotations of the body that come twice, word for word, each with a speaker, where the two do not agree."""
    quotes = [quote for quote in analysis.quoted_words if len(quote.words) >= _LEAST and not quote.is_display]
    for group in _groups(quotes):
        told = [found for quote in group if (found := _told(analysis, quote)) is not None]
        for other, later in pairwise(told):
            sort = _sort(other, later)
            if sort is not None:
                words = (later.name, other.name) if sort == "speaker" else (later.verb, other.verb)
                yield DoubleVoice(later.span, other.span, *words, sort)


def _groups(quotes: Sequence[QuotedWords]) -> Iterator[Sequence[QuotedWords]]:
    """The quotations that begin with the same words, and then say no more or the same."""
    by_start: defaultdict[tuple[str, ...], list[QuotedWords]] = defaultdict(list)
    for quote in quotes:
        if OMITTED not in quote.words[:_LEAST]:
            by_start[quote.words[:_LEAST]].append(quote)
    for group in by_start.values():
        longest = max(group, key=lambda quote: len(quote.words)).words
        if len(group) > 1 and all(longest[: len(quote.words)] == quote.words for quote in group):
            yield group


def _told(analysis: "Analysis", quote: QuotedWords) -> _Told | None:
    """The quotation with its speaker, where a named person and a verb of saying stand right beside it."""
    attribution = analysis.attributions[analysis.sentence_of(analysis.token_at(quote.span.start))]
    if attribution.source != "named" or attribution.speaker is None or attribution.verb is None:
        return None
    first, last = analysis.token_at(attribution.speaker.start), analysis.token_at(attribution.speaker.end - 1)
    person = next((analysis.persons[i] for i in range(first, last + 1) if i in analysis.persons), None)
    verb = analysis.token_at(attribution.verb.start)
    lemma = saying_lemma(analysis.tokens[verb].lower) or analysis.tokens[verb].lower
    if person is None or lemma in _REPEATING or not _is_beside(analysis, quote.span, first, verb):
        return None
    return _Told(quote.words, quote.span, person.name, person.name.split()[-1].lower(), lemma)


def _is_beside(analysis: "Analysis", inner: Span, first: int, verb: int) -> bool:
    """Whether the speaker or the verb follows the closing mark, or the verb stands shortly before the opening one."""
    after = analysis.token_at(inner.end) + 1
    before = analysis.token_at(inner.start - 1) - 1
    while analysis.tokens[before].lower in _SKIPPED and before > 0:
        before -= 1
    return after in (first, verb) or 0 <= before - verb < _REACH


def _sort(one: _Told, two: _Told) -> Literal["speaker", "mode"] | None:
    if one.last != two.last:
        return "speaker"
    verbs = {one.verb, two.verb}
    return "mode" if verbs & _WRITING and verbs & _SPEAKING else None
