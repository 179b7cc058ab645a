"""Claims: what headline, deck or lead state as a fact, and the body attributes, calls into doubt or has denied."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.relations.claim_words import (
    ABSOLUTE,
    ACCUSING,
    BUSINESS,
    CHARGES,
    CONTESTING,
    CRIMES,
    DOUBT,
    NO_OBJECT,
    POINTING,
    UNVERIFIED,
    WARY,
)
from copylint.analysis.relations.overclaims import find_overclaims
from copylint.analysis.shown.display import SHOWN
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence
    from copylint.analysis.relations.events import Event

_FIGHTS = frozenset({"attack", "capture", "blast"})
_REACH = 8
_MARKS = frozenset(".,;:!?—–")
_LEADING = frozenset("in by of on at to for with from the a an and or".split())
_SHARED = 1


_Claim = tuple[Span, Span, Literal["accused", "contested", "absolute", "hedged"]]


class FlatClaim(Struct, frozen=True, order=True, gc=False):
    """`span` states it, `against` is where the body takes it back.

    `sort`: "accused", the body has an accusation; "contested", the body has it denied or unconfirmed; "absolute", a
    sweeping statement right behind an attributed one; "hedged", a headline on health that says more than the body.
    `field` is where it is stated.
    """

    span: Span
    against: Span
    sort: Literal["accused", "contested", "absolute", "hedged"]
    field: FieldName


def find_flat_claims(analysis: "Analysis") -> Iterator[FlatClaim]:
    """The statements of headline, deck and lead that the body does not make its own."""
    tops = list(_tops(analysis))
    flat = [s for s in tops if _is_flat(analysis, s, DOUBT)]
    found = [
        *_accused(analysis, [s for s in tops if _is_flat(analysis, s, DOUBT | WARY)]),
        *_contested(analysis, flat),
        *_absolute(analysis),
        *_hedged(analysis, flat),
    ]
    for span, against, sort in found:
        yield FlatClaim(span, against, sort, analysis.field_of(span.start).name)


def _tops(analysis: "Analysis") -> Iterator["Sentence"]:
    """The sentences of headline and deck, and the first of the body."""
    body = False
    for sentence in analysis.sentences:
        name = analysis.story.fields[sentence.field].name
        if name in SHOWN or (name == "body" and not body):
            yield sentence
            body = body or name == "body"


def _is_flat(analysis: "Analysis", sentence: "Sentence", doubt: frozenset[str]) -> bool:
    """Whether nothing in the sentence says that it is somebody's statement, in doubt, or a question."""
    tokens = analysis.tokens[sentence.first : sentence.last]
    attribution = analysis.attributions[analysis.sentence_of(sentence.first)]
    marked = any(t.lower in doubt or t.text in {"?", ":"} or t.text[0] in '“"‘«' for t in tokens)
    return attribution.source == "none" and not marked


def _accused(analysis: "Analysis", tops: Sequence["Sentence"]) -> Iterator[_Claim]:
    """ "Mayor took bribes" above "is accused of taking bribes"."""
    tokens = analysis.tokens
    done: set[int] = set()
    for word in sorted(ACCUSING | {"allegedly"}):
        for i in analysis.positions.get(word, ()):
            if analysis.field_of(tokens[i].start).name != "body" or analysis.is_quoted(tokens[i].start):
                continue
            sentence = analysis.sentences[analysis.sentence_of(i)]
            said = tokens[i + 1 : min(i + _REACH, sentence.last)]
            for top in tops:
                verb = None if top.first in done or top == sentence else _same_crime(analysis, top, said, word)
                if verb is not None:
                    done.add(top.first)
                    yield top.span, _from(analysis, i), "accused"


def _from(analysis: "Analysis", i: int) -> Span:
    """The copy from token `i` on, as far as a message shows it: to a mark, and no preposition at its end."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.sentence_of(i)]
    end = i + 1
    while end < min(i + _REACH, sentence.last) and tokens[end].text not in _MARKS:
        end += 1
    while end - 1 > i and (tokens[end - 1].lower in COMMON or tokens[end - 1].lower in _LEADING):
        end -= 1
    return Span(tokens[i].start, tokens[end - 1].end)


def _same_crime(analysis: "Analysis", top: "Sentence", said: Sequence[object], word: str) -> int | None:
    """The token of the crime in the top's sentence that the accusation repeats, with a word beside it the same."""
    words = [str(getattr(token, "lower", "")) for token in said]
    if word != "allegedly" and ("with" if word == "charged" else "of") not in words[:2]:
        return None
    charges = {root for charge in words if charge in CHARGES for root in CHARGES[charge].split()}
    stems = {stem(w) for w in words if len(w) > 3}
    for i in range(top.first, top.last):
        lower = analysis.tokens[i].lower
        root = CRIMES.get(lower)
        told = root is not None and (root in charges or not {f"{root}ing", lower}.isdisjoint(words))
        told = told and i + 1 < top.last and analysis.tokens[i + 1].lower not in NO_OBJECT
        if told and sum(stem(t.lower) in stems for t in analysis.tokens[i + 1 : i + 6] if len(t.text) > 3) >= _SHARED:
            return i
    return None


def _contested(analysis: "Analysis", tops: Sequence["Sentence"]) -> Iterator[_Claim]:
    """ "Dovaria's capture of Velsha" above "Korva rejected this"."""
    frames: dict[str, Event] = {}
    shown = frozenset(tops)
    for event in analysis.events:
        sentence = analysis.sentences[analysis.sentence_of(analysis.token_at(event.span.start))]
        claimed = event.agent is not None or event.frame == "capture"
        after = analysis.tokens[min(analysis.token_at(event.span.end - 1) + 1, len(analysis.tokens) - 1)].lower
        above = sentence in shown and sentence.span.contains(event.span)
        if above and claimed and not event.hypothetical and after not in BUSINESS:
            frames.setdefault(event.frame, event)
    if not frames:
        return
    for word in sorted(CONTESTING | UNVERIFIED):
        for i in analysis.positions.get(word, ()):
            found = _contests(analysis, i)
            for event in _events_in(analysis, found) if found is not None and frames else ():
                claim = frames.get(event.frame)
                if claim is not None and event.span != claim.span:
                    frames.pop(event.frame)
                    yield claim.span, _from(analysis, i), "contested"


def _events_in(analysis: "Analysis", span: Span) -> "Sequence[Event]":
    """The events that lie in a stretch of the copy."""
    low, high = (bisect_left(analysis.events, offset, key=lambda event: event.span.start) for offset in span)
    return [event for event in analysis.events[low:high] if span.contains(event.span)]


def _contests(analysis: "Analysis", i: int) -> Span | None:
    """What the word at token `i` speaks about: its own sentence, and the one before where it points back."""
    tokens = analysis.tokens
    if analysis.field_of(tokens[i].start).name != "body" or analysis.is_quoted(tokens[i].start):
        return None
    index = analysis.sentence_of(i)
    sentence = analysis.sentences[index]
    after = [t.lower for t in tokens[i + 1 : min(i + 4, sentence.last)]]
    if not POINTING.isdisjoint(after) and index:
        return Span(analysis.sentences[index - 1].span.start, sentence.span.end)
    return sentence.span


def _absolute(analysis: "Analysis") -> Iterator[_Claim]:
    """ "The attacks were repelled everywhere", shortly behind what a ministry said."""
    tokens = analysis.tokens
    for word in sorted(ABSOLUTE & analysis.positions.keys()):
        for i in analysis.positions[word]:
            index = analysis.sentence_of(i)
            sentence = analysis.sentences[index]
            if not analysis.is_narration(tokens[i].start) or analysis.attributions[index].source != "none":
                continue
            before = [n for n in (index - 1, index - 2) if n >= 0 and analysis.sentences[n].field == sentence.field]
            speaker = next((a.speaker for n in before if (a := analysis.attributions[n]).speaker is not None), None)
            fights = any(event.frame in _FIGHTS for event in _events_in(analysis, sentence.span))
            if speaker is not None and fights:
                yield sentence.span, speaker, "absolute"


def _hedged(analysis: "Analysis", tops: Sequence["Sentence"]) -> Iterator[_Claim]:
    """ "Coffee prevents dementia" above "coffee may prevent dementia"."""
    shown = [top for top in tops if analysis.story.fields[top.field].name in SHOWN]
    for claim in find_overclaims(analysis, shown):
        yield claim.span, claim.against, "hedged"
