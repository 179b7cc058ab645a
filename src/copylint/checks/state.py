"""Two states that cannot both hold: a truce that has lasted since 1996, and an offensive since September."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.sides import side
from copylint.analysis.relations import states
from copylint.analysis.relations.frames import words
from copylint.analysis.relations.states import State
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("subject", "other"))
CASES = frozenset(("same-subject",))


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state and what excludes it.

    With `subjects` and `rivals`, the state has a year, and one of the rivals `happens` later: at a later year, at a
    day without a year, or as "the new war" (`renewed`). Without them, both phrases must have one subject.
    """

    holds: tuple[str, ...]
    happens: tuple[str, ...]
    subjects: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    renewed: frozenset[str] = frozenset()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` are the states and what excludes them.

    A word of `breaks` in the sentence of a state excuses it, a word of `ends` in that sentence or the next one.
    """

    pairs: tuple[Pair, ...]
    breaks: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each pair of which both halves stand in narration."""
    for pair in options.pairs:
        finding = _between_nouns(analysis, options, pair) if pair.subjects else _of_one(analysis, options, pair)
        if finding is not None:
            yield finding


def _between_nouns(analysis: "Analysis", options: Options, pair: Pair) -> Finding | None:
    """ "A truce has held since 1996" against "since the offensive began on September 27"."""
    for state in states.of_nouns(analysis, pair.subjects, pair.holds):
        if state.year is None or not _stands(analysis, options, state):
            continue
        rivals = [rival for rival in _rivals(analysis, pair) if _excludes(analysis, state, rival)]
        if rivals:
            rivals.sort(key=lambda rival: (not rival.dated, rival.span))
            return _finding(state, rivals, "")
    return None


def _rivals(analysis: "Analysis", pair: Pair) -> Iterator[State]:
    for rival in states.of_nouns(analysis, pair.rivals, pair.happens):
        if rival.dated:
            yield rival
    yield from states.renewed(analysis, pair.rivals, pair.renewed)


def _excludes(analysis: "Analysis", state: State, rival: State) -> bool:
    """Whether the rival began after the state did, is told as a fact, and is about the same ground."""
    if not analysis.is_narration(rival.span.start) or _is_hypothetical(analysis, rival):
        return False
    if rival.year is not None and state.year is not None and rival.year <= state.year:
        return False
    if rival.year is None and analysis.anchor is not None and analysis.anchor.year == state.year:
        return False
    return _shares_ground(analysis, state, rival)


def _shares_ground(analysis: "Analysis", state: State, rival: State) -> bool:
    """Whether the countries named with the state are named with the rival too, as far as either names any.

    What the sentence of the state names must come again; what only its paragraph names must not be another.
    """
    here, there = _sides(analysis, state, sentence=True), _sides(analysis, rival, sentence=True)
    if here:
        return bool(here & (there or _sides(analysis, rival, sentence=False)))
    around = _sides(analysis, state, sentence=False)
    return not (around and there) or bool(around & there)


def _sides(analysis: "Analysis", state: State, sentence: bool) -> set[str]:
    span = analysis.sentences[analysis.sentence_of(state.first)].span
    if not sentence:
        span = analysis.field_of(span.start).span
    return {side(m.text) for m in analysis.mentions_from(*span) if m.kind in ("place", "demonym")}


def _is_hypothetical(analysis: "Analysis", rival: State) -> bool:
    before = analysis.tokens[max(0, rival.first - 6) : rival.first]
    return not words("hypothetical").isdisjoint(token.lower for token in before)


def _stands(analysis: "Analysis", options: Options, state: State) -> bool:
    """Whether the state is the story's own word, and neither its sentence nor the next one ends it."""
    if not analysis.is_narration(state.span.start):
        return False
    number = analysis.sentence_of(state.first)
    if analysis.attributions[number].source != "none":
        return False
    own, *after = analysis.sentences[number : number + 2]
    following = after[0].last if after and after[0].field == own.field else own.last
    spoken = [token.lower for token in analysis.tokens[own.first : following]]
    return options.breaks.isdisjoint(spoken[: own.last - own.first]) and options.ends.isdisjoint(spoken)


def _of_one(analysis: "Analysis", options: Options, pair: Pair) -> Finding | None:
    """ "The bridge remains closed" against "the bridge reopened on Monday"."""
    told = (s for s in states.of_anything(analysis, pair.happens) if _is_one(analysis, s))
    rivals = [s for s in told if not _is_past(analysis, options, s)]
    if not rivals:
        return None
    for state in states.of_anything(analysis, pair.holds):
        same = [rival for rival in rivals if _are_one(rival, state)]
        if same and _is_one(analysis, state) and _stands(analysis, options, state):
            return _finding(state, same, "same-subject")
    return None


def _is_past(analysis: "Analysis", options: Options, rival: State) -> bool:
    """Whether a year, "last week", "ago" or a break puts it before the state."""
    sentence = analysis.sentences[analysis.sentence_of(rival.first)]
    spoken = {token.lower for token in analysis.tokens[sentence.first : sentence.last]}
    return rival.year is not None or not spoken.isdisjoint(words("historic") | options.breaks | {"last", "earlier"})


def _are_one(one: State, other: State) -> bool:
    """Whether both have one subject; a surname may stand for the full name."""
    if one.subject == other.subject or not (one.named and other.named):
        return one.subject == other.subject
    short, long = sorted((one.subject.split(), other.subject.split()), key=len)
    return short == long[-1:]


def _is_one(analysis: "Analysis", state: State) -> bool:
    """Whether narration tells it of one thing or person that the story has no second of."""
    noun = state.subject.rpartition(" ")[2]
    return (
        state.definite
        and analysis.is_narration(state.span.start)
        and f"{noun}s" not in analysis.positions
        and not _is_hypothetical(analysis, state)
    )


def _finding(state: State, rivals: Sequence[State], case: str) -> Finding:
    return Finding(
        state.span,
        tuple(rival.span for rival in rivals[:3]),
        words={"subject": state.subject, "other": rivals[0].subject},
        confidence="medium",
        case=case,
    )
