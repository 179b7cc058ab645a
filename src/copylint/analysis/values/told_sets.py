"""Told sets: how many sets a match had, "a four-set victory over Brandt", beside its score."""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.form.sentences import Sentence
from copylint.analysis.triggers import SETS
from copylint.analysis.values.set_scores import match_scores
from copylint.analysis.values.shares import Reckoning
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_WON = frozenset("win victory triumph defeat loss thriller epic comeback success".split())
# With one of these another match is told of, or the match did not end.
_OTHER = frozenset(
    "other another previous previously last next then later also before after following first-round retired"
    " retirement retire walkover led leads leading trailed trailing meanwhile when while years year".split()
)
_LONGEST = 8


def find_told_sets(analysis: "Analysis") -> Iterator[Reckoning]:
    """What is said of the sets of a match whose score stands right beside it, or alone in the sentence beside."""
    for word in SETS.keys() & analysis.positions.keys():
        for i in analysis.positions[word]:
            if i + 1 < len(analysis.tokens) and analysis.lowers[i + 1] in _WON:
                yield from _told(analysis, i, SETS[word])


def _told(analysis: "Analysis", i: int, sets: int) -> Iterator[Reckoning]:
    """The reckoning of the sets told at token `i`; none where they come out or the match may be another."""
    scores = _scores_beside(analysis, i)
    if not scores:
        return
    won = sum(one > other for one, other, _ in scores)
    made = Fraction(len(scores) if sets else min(won, len(scores) - won))
    span, against = Span(analysis.tokens[i].start, analysis.tokens[i + 1].end), _whole(scores)
    said = Fraction(sets)
    yield Reckoning(span, (against,), "sets", said, said, made, made, made)


def _whole(scores: Sequence[tuple[int, int, Span]]) -> Span:
    return Span(scores[0][2].start, scores[-1][2].end)


def _scores_beside(analysis: "Analysis", i: int) -> Sequence[tuple[int, int, Span]]:
    index = analysis.sentence_of(i)
    own = analysis.sentences[index]
    scores = match_scores(analysis.tokens, own.first, own.last)
    if len(scores) > 1:
        return scores if _is_of_one_clause(analysis, i, scores) else ()
    if scores or not _is_plain(analysis, own):
        return ()
    for near in (True, False):  # of its paragraph, or else of those around
        found = [_scores_of(analysis, beside, own, near=near) for beside in (index - 1, index + 1)]
        if any(found):
            return found[0] or found[1] if not all(found) else ()
    return ()


def _scores_of(analysis: "Analysis", beside: int, own: Sentence, *, near: bool) -> Sequence[tuple[int, int, Span]]:
    """The score in sentence number `beside`, where that goes on with what the sentence `own` tells."""
    if not 0 <= beside < len(analysis.sentences) or (analysis.sentences[beside].field == own.field) != near:
        return ()
    sentence = analysis.sentences[beside]
    scores = match_scores(analysis.tokens, sentence.first, sentence.last)
    told = len(scores) > 1 and _is_plain(analysis, sentence)
    return scores if told and _goes_on(analysis, *sorted((own, sentence), key=lambda each: each.first)) else ()


def _is_of_one_clause(analysis: "Analysis", i: int, scores: Sequence[tuple[int, int, Span]]) -> bool:
    """Whether nothing but the loser's name, or "in a", stands between the sets at token `i` and the score."""
    first, last = (analysis.token_at(place) for place in (scores[0][2].start, scores[-1][2].end - 1))
    low, high = (i + 2, first) if first > i else (last + 1, i)
    words = analysis.lowers[low:high]
    return len(words) <= _LONGEST and _OTHER.isdisjoint(words) and {".", ";", "and"}.isdisjoint(words)


def _is_plain(analysis: "Analysis", sentence: Sentence) -> bool:
    return _OTHER.isdisjoint(analysis.lowers[sentence.first : sentence.last])


def _goes_on(analysis: "Analysis", before: Sentence, later: Sentence) -> bool:
    """Whether a sentence is of the paragraph of the one before, or of the next, and names nobody new."""
    return later.field - before.field <= 1 and _people(analysis, later) <= _people(analysis, before)


def _people(analysis: "Analysis", sentence: Sentence) -> Set[str]:
    """The last word of each name that may be a person's."""
    places = range(sentence.first, sentence.last)
    mentions = (analysis.mentions_by_first.get(i) for i in places if i == 0 or analysis.lowers[i - 1] != "the")
    named = [m for m in mentions if m is not None and m.kind in ("person", "other")]
    return {m.words[-1].lower() for m in named if analysis.lowers[m.last : m.last + 1] != ["champion"]}
