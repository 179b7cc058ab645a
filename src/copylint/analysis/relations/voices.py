"""Voices: quotations of which the copy does not tell who speaks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.relations.attributions import Attribution
from copylint.analysis.relations.saying_words import SOURCES
from copylint.analysis.tables.lexicon import title_heads
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.quotations import Quotation
    from copylint.analysis.form.sentences import Sentence

_LEAST_WORDS, _TITLE_LETTERS, _LETTERS = 3, 4, 4
_FAR = 2
_SIGNATURE = 24
_SPEAKING = frozenset("he she they we one the a another reads read says I It He She They We".split())
_CONTRADICTING = frozenset(
    "rejected rejects denied denies disputed disputes condemned condemns accused dismissed".split()
)
_NEAR = 5
_DASHES = frozenset("-–—―~")
_STOPS = frozenset(".,;:!?")
_ASKED = 3
# Who speaks is plain where one of these stands before the quotation in its sentence.
_PERSONS = frozenset("he she they i we you who his her their my our your him them one those people".split())
# Words that lead in what is written somewhere, or named so, and is nobody's speech.
_WRITTEN = frozenset(
    "sign signs banner banners placard placards poster posters slogan slogans motto title titled entitled named called"
    " dubbed labelled labeled known so-called word words phrase term terms song songs film films book books album play"
    " show series headline headlines read reads reading inscribed inscription chant chants chanting chanted graffiti"
    " caption captioned hashtag label message subject article story column podcast episode email letter text note"
    " clause section policy law act rule category list tag password code command question answer".split()
)


class Voice(NamedTuple):
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
    if not bare or _is_interview(analysis) or any(not q.closed and not q.continued for q in analysis.quotations):
        return
    quotations = {analysis.sentence_of(analysis.token_at(q.span.start)): q for q in reversed(bare)}
    signed = {index for index, quotation in quotations.items() if _is_signed(analysis, quotation)}
    last: int | None = None
    flagged = -_FAR
    for index, attribution in enumerate(analysis.attributions):
        told = attribution.verb is not None or index in signed
        if index in quotations and not told:
            voice = _voice(analysis, index, quotations[index], last)
            if voice is not None and index - flagged > 1:
                yield voice
            flagged = index if voice is not None else flagged
        if told and _is_body(analysis, index):
            last = index


def _bare(analysis: "Analysis") -> list["Quotation"]:
    """The outer quotations of the body that are somebody's words, and not a title, a label or a list's item."""
    return [q for q in analysis.quotations if q.depth == 0 and q.closed and _is_speech(analysis, q)]


def _is_speech(analysis: "Analysis", quotation: "Quotation") -> bool:
    field = analysis.field_of(quotation.span.start)
    if field.name != "body" or field.form != "paragraph" or analysis.story.source[quotation.span.start] in "'‘":
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
    if _is_led(analysis, sentence, first) or _is_told_after(analysis, index, quotation.full):
        return None
    if (whole and _goes_on(analysis, sentence)) or not (quotation.full or _is_closed(analysis, quotation)):
        return None
    span = quotation.span
    if last is None:
        return Voice(span, None, "nobody") if quotation.full else None
    told = analysis.attributions[last]
    if whole and last == index - 1 and sentence.field == analysis.sentences[last].field:
        return None
    speakers = _speakers(analysis, index)
    if len(speakers) > 1:
        return Voice(span, told.speaker, "two")
    if index - last >= _FAR and not speakers and _others_between(analysis, last, sentence, told):
        return Voice(span, told.speaker, "far")
    return None


def _speakers(analysis: "Analysis", index: int) -> set[str]:
    """The sources told before sentence number `index` in its paragraph, and the governments that did something."""
    field = analysis.sentences[index].field
    first = index
    while first > 0 and analysis.sentences[first - 1].field == field:
        first -= 1
    told = {_name(analysis, a) for a in analysis.attributions[first:index] if a.verb is not None}
    heads = {sentence.first for sentence in analysis.sentences[first:index]}
    places = (m for m in analysis.mentions if m.first in heads and m.kind == "place")
    return told | {m.text.lower() for m in places if _contradicts(analysis, m.last)}


def _contradicts(analysis: "Analysis", i: int) -> bool:
    return any(token.lower in _CONTRADICTING for token in analysis.tokens[i : i + _NEAR])


def _name(analysis: "Analysis", attribution: Attribution) -> str:
    speaker = attribution.speaker
    return analysis.excerpt(speaker).lower() if speaker is not None else ""


def _is_signed(analysis: "Analysis", quotation: "Quotation") -> bool:
    """Whether a dash or a name stands right behind it: “It was dark.” – Ann Lo; “It was dark,” Lo recalled."""
    text, end = analysis.story.text, quotation.span.end
    line = text[end : min(end + _SIGNATURE, analysis.field_of(quotation.span.start).span.end)]
    behind = line.lstrip(" \n\t*_>\u2060")
    if behind[:1] in _DASHES or behind[:2] == "--":
        return True
    if (
        text[quotation.inner.start : quotation.inner.end].rstrip("’'”\"")[-1:] not in {",", "!", "?"}
        or behind[:1] in _STOPS
    ):
        return False
    if behind.partition(" ")[0] in _SPEAKING:
        return True
    stop = end + len(line)
    return any(end <= m.span.start < stop for m in analysis.mentions if m.kind in {"person", "organisation"})


def _is_closed(analysis: "Analysis", quotation: "Quotation") -> bool:
    """Whether a fragment ends a clause; before a noun it is a term: the “dark money” group."""
    i = analysis.token_at(quotation.span.end - 1) + 1
    inside = analysis.tokens[i - 2].text
    return inside in _STOPS or i >= len(analysis.tokens) or analysis.tokens[i].text in _STOPS


def _is_led(analysis: "Analysis", sentence: "Sentence", first: int) -> bool:
    """Whether words before the quotation in its sentence tell whose it is, or that it is written somewhere."""
    before = analysis.tokens[sentence.first : first]
    if any(
        t.lower in _PERSONS or t.lower in _WRITTEN or t.lower in SOURCES or t.lower in title_heads() for t in before
    ):
        return True
    start, end = sentence.span.start, analysis.tokens[first].start
    named = any(start <= m.span.start < end and m.kind in {"person", "organisation"} for m in analysis.mentions)
    return named or (bool(before) and before[-1].text == ":")


def _is_told_after(analysis: "Analysis", index: int, full: bool) -> bool:
    """Whether one of the next sentences tells a source, that of a fragment in its paragraph."""
    here = analysis.sentences[index].field
    following = range(index + 1, min(index + 3, len(analysis.sentences)))
    rest = [i for i in following if full or analysis.sentences[i].field == here]
    return any(analysis.attributions[i].verb is not None for i in rest)


def _goes_on(analysis: "Analysis", sentence: "Sentence") -> bool:
    """Whether the quotation goes on from the paragraph before."""
    before = analysis.quotation_at(analysis.tokens[sentence.first - 1].start) if sentence.first else None
    return before is not None and before.continued


def _others_between(analysis: "Analysis", last: int, sentence: "Sentence", told: Attribution) -> bool:
    """Whether another person is named between the last source and the quotation."""
    start, end = analysis.sentences[last].span.end, sentence.span.start
    name = _name(analysis, told)
    return any(
        start <= m.span.start < end and m.kind == "person" and not m.quoted and m.words[-1].lower() not in name
        for m in analysis.mentions
    )
