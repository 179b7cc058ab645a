"""Lengths: the lead, the sentences and the paragraphs of a story, with the words in each."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.tables.lexicon import saying_lemma
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_LEAST_PARAGRAPHS = 2
_UNCOUNTED = frozenset({"year", "ordinal"})


class Length(Struct, frozen=True, order=True, gc=False):
    """A stretch of copy and how many words it has; possessive 's is none of them."""

    span: Span
    words: int


def sentences(analysis: "Analysis") -> Iterator[Length]:
    """The sentences of the body's paragraphs, those that are quoted in whole or half left out."""
    for sentence in analysis.sentences:
        field = analysis.story.fields[sentence.field]
        if (
            field.name == "body"
            and field.form == "paragraph"
            and not _is_quoted(analysis, sentence.first, sentence.last)
        ):
            yield Length(sentence.span, _words(analysis, sentence.first, sentence.last))


def paragraphs(analysis: "Analysis") -> Iterator[Length]:
    """The paragraphs of the body, those that are quoted in whole or half left out."""
    for field in analysis.story.fields:
        if field.name == "body" and field.form == "paragraph" and field.span.start < field.span.end:
            first, last = analysis.token_at(field.span.start - 1) + 1, analysis.token_at(field.span.end - 1) + 1
            if first < last and not _is_quoted(analysis, first, last):
                yield Length(field.span, _words(analysis, first, last))


def lead(analysis: "Analysis") -> "Sentence | None":
    """The first sentence of the body, where it is running copy and other paragraphs follow."""
    body = [field for field in analysis.story.fields if field.name == "body"]
    first = next((s for s in analysis.sentences if analysis.story.fields[s.field].name == "body"), None)
    if first is None or len(body) < _LEAST_PARAGRAPHS or body[0].form != "paragraph":
        return None
    return None if _is_quoted(analysis, first.first, first.last) else first


def figures_in(analysis: "Analysis", sentence: "Sentence") -> int:
    """How many quantities the sentence has; years, ordinals and conversions in brackets left out."""
    tokens = analysis.tokens
    inside = (q for q in analysis.quantities if sentence.span.contains(q.span) and q.measure not in _UNCOUNTED)
    return sum(not q.first or tokens[q.first - 1].text != "(" for q in inside)


def repeated_verbs(analysis: "Analysis", least: int) -> Iterator[tuple[Span, str, int]]:
    """Verbs of saying that narration has `least` times or more in a paragraph: the last place, the verb, how often.

    "Say" is left out: stylebooks want it again and again.
    """
    by_paragraph: dict[int, Counter[str]] = {}
    places: dict[tuple[int, str], Span] = {}
    for attribution in analysis.attributions:
        verb = attribution.verb
        field = analysis.story.field_at(verb.start) if verb is not None else None
        if verb is None or field is None or field.name != "body" or field.form != "paragraph":
            continue
        lemma = saying_lemma(analysis.excerpt(verb).lower())
        if lemma is not None and lemma != "say":
            by_paragraph.setdefault(field.span.start, Counter())[lemma] += 1
            places[field.span.start, lemma] = verb
    for start, counts in by_paragraph.items():
        yield from ((places[start, lemma], lemma, n) for lemma, n in counts.items() if n >= least)


def _words(analysis: "Analysis", first: int, last: int) -> int:
    return sum(t.text[0].isalnum() and t.lower != "'s" for t in analysis.tokens[first:last])


def _is_quoted(analysis: "Analysis", first: int, last: int) -> bool:
    """Whether half of the tokens or more are somebody else's words."""
    tokens = analysis.tokens[first:last]
    return 2 * sum(analysis.is_quoted(token.start) for token in tokens) >= len(tokens)
