"""Toll words: those killed who change from soldiers to people, and "no one was hurt" beside a toll."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.values.counted import is_plural, singular
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.statuses import STATUSES, status_after
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TOLLS = frozenset({"killed", "injured", "missing", "captured", "hostage"})
_ARMED = frozenset(
    "soldier troop serviceman servicewoman fighter militant rebel gunman insurgent terrorist policeman policewoman"
    " officer guard".split()
)
_CIVIL = frozenset("civilian villager resident bystander tourist passenger pupil child woman".split())
_ANYONE = frozenset({"person", "people"})
_LEAST = 2
# So many sentences on, a toll is told of the same dead.
_BESIDE, _LEAD = 2, 2
_DISPLAY = frozenset({"headline", "deck", "caption"})
_NOBODY = frozenset({"no", "nobody", "no-one", "none"})
_LOSSES = {
    "casualties": frozenset({"killed", "injured"}),
    "deaths": frozenset({"killed"}),
    "fatalities": frozenset({"killed"}),
    "injuries": frozenset({"injured"}),
}
_LONGEST = 3
# With these beside it, that nobody was hurt is told of another time, place or side.
_ANOTHER = frozenset("other others another earlier elsewhere separate second similar own else too also".split())
_ELSEWHERE = _ANOTHER | frozenset(
    "but first initial initially immediate immediately previous previously last far yet while although though among had"
    " would could may might if".split()
)


class TollClash(Struct, frozen=True, gc=False):
    """Two tellings of a toll that do not go together, the later one first.

    `form` is "population" where one number is told of soldiers and then of people, "none" where nobody is said to have
    come to harm.
    """

    span: Span
    against: Span
    form: Literal["population", "none"]


class _Denial(Struct, frozen=True, gc=False):
    """ "No fighters were killed": tokens `first` up to `last`, what befell nobody, and who they would have been."""

    first: int
    last: int
    statuses: frozenset[str]
    noun: str = ""
    modifiers: frozenset[str] = frozenset()


def find_toll_clashes(analysis: "Analysis") -> Sequence[TollClash]:
    """The tellings of tolls in the story's own words that do not go together, in order."""
    tolls = [q for q in analysis.quantities if q.status in _TOLLS and analysis.is_narration(q.span.start)]
    if not tolls:
        return []
    return sorted([*_populations(analysis, tolls), *_denied(analysis, tolls)], key=lambda clash: clash.span)


def _populations(analysis: "Analysis", tolls: Sequence[Quantity]) -> Iterator[TollClash]:
    """ "Twelve soldiers were killed", and in the next sentences "the 12 people killed"."""
    exact = [q for q in tolls if q.value is not None and q.value >= _LEAST and q.noun]
    for one, other in pairwise(exact):
        apart = analysis.sentence_of(other.first) - analysis.sentence_of(one.first)
        same = one.value == other.value and one.status == other.status and one.noun != other.noun
        told_too = same and 0 < apart <= _BESIDE and _drifts(one.noun, other.noun)
        if told_too and _ANOTHER.isdisjoint(_said(analysis, other.first)):
            yield TollClash(other.with_noun, one.with_noun, "population")


def _drifts(one: str, other: str) -> bool:
    """Whether the second noun is no closer word for those of the first: soldiers become people, or civilians."""
    if one in _ARMED:
        return other in _CIVIL or other in _ANYONE
    return (one in _CIVIL and other in _ARMED) or (one == "victim" and other == "civilian")


def _denied(analysis: "Analysis", tolls: Sequence[Quantity]) -> Iterator[TollClash]:
    """ "No rebel fighters were killed" against "eighteen rebel fighters", a headline of "no casualties" against any."""
    for denial in _denials(analysis):
        shown = analysis.field_of(analysis.tokens[denial.first].start).name in _DISPLAY
        for toll in tolls:
            apart = analysis.sentence_of(toll.first) != analysis.sentence_of(denial.first)
            if toll.status not in denial.statuses or toll.low < _LEAST or not apart:
                continue
            named = denial.noun and toll.noun == denial.noun and denial.modifiers == _modifiers(analysis, toll)
            lead = shown and not denial.noun and _is_lead(analysis, toll)
            if (named and denial.modifiers) or (lead and not _is_told_elsewhere(analysis, toll.first)):
                tokens = analysis.tokens
                yield TollClash(Span(tokens[denial.first].start, tokens[denial.last - 1].end), toll.with_noun, "none")
                break


def _is_lead(analysis: "Analysis", toll: Quantity) -> bool:
    """Whether a toll stands in the first sentences of the body."""
    fields, sentences = analysis.story.fields, analysis.sentences
    lead = next((i for i, sentence in enumerate(sentences) if fields[sentence.field].name == "body"), 0)
    return 0 <= analysis.sentence_of(toll.first) - lead < _LEAD


def _modifiers(analysis: "Analysis", toll: Quantity) -> frozenset[str]:
    """The words between a number and what it counts."""
    if toll.noun_span is None or toll.noun_span.start < toll.span.end:
        return frozenset()
    return frozenset(
        token.lower for token in analysis.tokens[toll.last : analysis.token_at(toll.noun_span.start)] if token.is_word
    )


def _denials(analysis: "Analysis") -> Iterator[_Denial]:
    """What the story's own words say befell nobody, in order."""
    positions, tokens = analysis.positions, analysis.tokens
    places = sorted(i for word in _NOBODY for i in positions.get(word, ()))
    for i in places:
        denial = _nobody(analysis, i) or _no_losses(analysis, i)
        if denial is not None and not analysis.is_quoted(tokens[i].start) and not _is_told_elsewhere(analysis, i):
            yield denial


def _nobody(analysis: "Analysis", i: int) -> _Denial | None:
    """ "Nobody was hurt", "no one was killed", "no rebel fighters were killed"."""
    tokens = analysis.tokens
    high = analysis.sentences[analysis.sentence_of(i)].last
    last = i + 1 + (tokens[i].lower == "no" and i + 1 < high and tokens[i + 1].lower == "one")
    noun, modifiers = "", frozenset[str]()
    if tokens[i].lower == "no" and last == i + 1:
        head = next((j for j in range(i + 1, min(i + 1 + _LONGEST, high)) if is_plural(tokens[j].lower)), 0)
        if not head or not all(token.is_word for token in tokens[i + 1 : head]):
            return None
        noun, last = singular(tokens[head].lower), head + 1
        modifiers = frozenset(token.lower for token in tokens[i + 1 : head])
    status = status_after(tokens, last, high)
    end = next((j for j in range(last, min(last + 5, high)) if STATUSES.get(tokens[j].lower) == status), 0)
    shown = analysis.field_of(tokens[i].start).name in _DISPLAY  # "No one hurt in mill fire"
    passive = (end > last and tokens[last].lower in ("was", "were", "is", "has", "have")) or (shown and end == last > 0)
    statuses = frozenset({status, "killed"} if status == "injured" and not noun else {status})
    return _Denial(i, end + 1, statuses, noun, modifiers) if status in _TOLLS and passive else None


def _no_losses(analysis: "Analysis", i: int) -> _Denial | None:
    """ "There were no casualties", "no injuries were reported"."""
    tokens = analysis.tokens
    losses = _LOSSES.get(tokens[i + 1].lower) if i + 1 < len(tokens) and tokens[i].lower == "no" else None
    return _Denial(i, i + 2, losses) if losses else None


def _is_told_elsewhere(analysis: "Analysis", i: int) -> bool:
    """Whether the sentence of token `i` may tell of another time, place or side."""
    return not _ELSEWHERE.isdisjoint(_said(analysis, i))


def _said(analysis: "Analysis", i: int) -> set[str]:
    """The words of the sentence of token `i`, in lower case."""
    sentence = analysis.sentences[analysis.sentence_of(i)]
    return {token.lower for token in analysis.tokens[sentence.first : sentence.last]}
