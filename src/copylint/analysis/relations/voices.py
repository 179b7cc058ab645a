"""Voices: quotations of which the copy does not tell who speaks."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.relations.attributions import Attribution
from copylint.analysis.relations.cues import goes_on, is_called, is_closed, is_led, is_signed, is_told_after
from copylint.analysis.relations.saying_words import PRONOUNS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.quotations import Quotation
    from copylint.analysis.form.sentences import Sentence
    from copylint.analysis.names.mentions import Mention

_LEAST_WORDS, _TITLE_LETTERS, _LETTERS = 3, 4, 4
_FAR = 2
_CONTRADICTING = frozenset(
    "rejected rejects denied denies disputed disputes condemned condemns accused dismissed".split()
)
_NEAR = 5
_ASKED = 3
# A paragraph is read back so many sentences; a portrait has so many attributions, and of them this share is of one.
_PARAGRAPH = 6
_PORTRAYED, _PORTRAIT = 8, 0.8


class Voice(Struct, frozen=True, order=True, gc=False):
    """A quotation without a speaker: `span` is its place, `speaker` that of the last source told before, if any.

    `sort`: "nobody", no source has been told yet; "far", the last one stands sentences back with another person named
    between; "two", the paragraph has two sources before it.
    """

    span: Span
    speaker: Span | None
    sort: Literal["nobody", "far", "two"]


def find_voices(analysis: "Analysis") -> Iterator[Voice]:
    """The quotations of the body that have no speaker, in order; of those in a row the first."""
    bare = _bare(analysis)
    if (
        not bare
        or _is_interview(analysis)
        or _is_portrait(analysis)
        or any(not q.closed and not q.continued for q in analysis.quotations)
    ):
        return
    quotations = {analysis.sentence_of(analysis.token_at(q.span.start)): q for q in reversed(bare)}
    signed = {index for index, quotation in quotations.items() if is_signed(analysis, quotation)}
    last: int | None = None
    bare_before = -_FAR
    for index, attribution in enumerate(analysis.attributions):
        told = attribution.verb is not None or index in signed
        if index in quotations and not told:
            voice = _voice(analysis, index, quotations[index], last)
            if voice is not None and index - bare_before > 1:
                yield voice
            bare_before = index
        if told and _is_body(analysis, index):
            last = index


def _bare(analysis: "Analysis") -> list["Quotation"]:
    """The outer quotations of the body that are somebody's words, and not a title, a label or a list's item."""
    return [q for q in analysis.quotations if q.depth == 0 and q.closed and _is_speech(analysis, q)]


def _is_speech(analysis: "Analysis", quotation: "Quotation") -> bool:
    field = analysis.field_of(quotation.span.start)
    if field.name != "body" or field.form != "paragraph" or analysis.story.text[quotation.span.start] in "'‘":
        return False
    first, last = analysis.token_at(quotation.inner.start), analysis.token_at(quotation.inner.end - 1)
    words = [t for t in analysis.tokens[first : last + 1] if t.is_word]
    long = [t for t in words[1:] if len(t.text) >= _TITLE_LETTERS]
    return len(words) >= _LEAST_WORDS and not (long and all(t.is_capitalized for t in long))


def _is_interview(analysis: "Analysis") -> bool:
    """Whether questions and answers follow one another: "Q: …", "LO: …"."""
    tokens = analysis.tokens
    heads = 0
    for sentence in analysis.sentences:
        opening = [t.text for t in tokens[sentence.first : sentence.first + _LETTERS]]
        heads += ":" in opening[1:3] and opening[0][:1].isupper()
    return heads >= _ASKED


def _is_body(analysis: "Analysis", index: int) -> bool:
    return analysis.story.fields[analysis.sentences[index].field].name == "body"


def _voice(analysis: "Analysis", index: int, quotation: "Quotation", last: int | None) -> Voice | None:
    sentence = analysis.sentences[index]
    first = analysis.token_at(quotation.span.start)
    whole = first == sentence.first
    if is_led(analysis, sentence, first) or is_called(analysis, quotation):
        return None
    if is_told_after(analysis, index, quotation.full):
        return None
    if (whole and goes_on(analysis, sentence)) or not (quotation.full or is_closed(analysis, quotation)):
        return None
    span = quotation.span
    if last is None:
        return Voice(span, None, "nobody") if quotation.full and not _has_topic(analysis, index) else None
    told = analysis.attributions[last]
    if whole and last == index - 1 and sentence.field == analysis.sentences[last].field:
        return None
    speakers = _speakers(analysis, index)
    if len(speakers) > 1:
        return Voice(span, told.speaker, "two")
    far = index - last >= _FAR and not speakers and _others_between(analysis, last, sentence, told)
    if far and not _has_topic(analysis, index):
        return Voice(span, told.speaker, "far")
    return None


def _speakers(analysis: "Analysis", index: int) -> set[str]:
    """The last words of the sources told shortly before in the paragraph, and of governments that did something."""
    field = analysis.sentences[index].field
    first = index
    while first > max(0, index - _PARAGRAPH) and analysis.sentences[first - 1].field == field:
        first -= 1
    told = {_name(analysis, a) for a in analysis.attributions[first:index] if a.verb is not None}
    heads = (analysis.mentions_by_first.get(sentence.first) for sentence in analysis.sentences[first:index])
    places = (m for m in heads if m is not None and m.kind == "place")
    told |= {m.text.lower() for m in places if _contradicts(analysis, m.last)}
    return {name.split()[-1] for name in told if name and name not in PRONOUNS}


def _has_topic(analysis: "Analysis", index: int) -> bool:
    """Whether the paragraph, or else the one before it, is about one person, who is then taken to speak."""
    here = analysis.sentences[index]
    start = analysis.story.fields[here.field].span.start
    before = _named(analysis, start, here.span.start)
    if not before and here.field and analysis.story.fields[here.field - 1].name == "body":
        before = _named(analysis, analysis.story.fields[here.field - 1].span.start, start)
    people = {m.words[-1] for m in before if m.kind == "person"}
    told = {analysis.sentence_of(m.first) for m in before if m.kind == "person"}
    others = [m for m in before if m.kind == "other" and analysis.sentence_of(m.first) not in told]
    if not people:
        return len(others) == 1 and analysis.sentences[analysis.sentence_of(others[0].first)].first == others[0].first
    return len(people | {m.words[-1] for m in others}) == 1


def _named(analysis: "Analysis", start: int, end: int) -> list["Mention"]:
    """The people named between two offsets, and what may be people."""
    kinds = {"person", "other"}
    return [m for m in analysis.mentions_from(start, end) if m.kind in kinds and not m.quoted]


def _is_portrait(analysis: "Analysis") -> bool:
    """Whether nearly all that is said in the story is said by one person."""
    told = [_name(analysis, a) for i, a in enumerate(analysis.attributions) if a.verb and _is_body(analysis, i)]
    named = Counter(name.split()[-1] for name in told if name and name not in PRONOUNS)
    if len(told) < _PORTRAYED or not named:
        return False
    (_, most), *_ = named.most_common(1)
    return most + len(told) - named.total() >= _PORTRAIT * len(told)


def _contradicts(analysis: "Analysis", i: int) -> bool:
    return any(token.lower in _CONTRADICTING for token in analysis.tokens[i : i + _NEAR])


def _name(analysis: "Analysis", attribution: Attribution) -> str:
    speaker = attribution.speaker
    return analysis.excerpt(speaker).lower() if speaker is not None else ""


def _others_between(analysis: "Analysis", last: int, sentence: "Sentence", told: Attribution) -> bool:
    """Whether another person is named between the last source and the quotation."""
    name = _name(analysis, told)
    between = _named(analysis, analysis.sentences[last].span.end, sentence.span.start)
    return any(m.kind == "person" and m.words[-1].lower() not in name for m in between)
