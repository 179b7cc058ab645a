"""Set scores: a match told set by set, and what is said of its sets."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.shares import Reckoning
from copylint.analysis.values.spelled import read_words
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DASHES = frozenset("-–")
_MOST_GAMES = 25
_MOST_SETS = 5


def find_set_scores(analysis: "Analysis") -> Sequence[Reckoning]:
    """What is said of the sets of matches whose scores stand in the same sentence, in order."""
    found: list[Reckoning] = []
    for i in analysis.positions.get("sets", ()):
        sentence = analysis.sentences[analysis.sentence_of(i)]
        scores = match_scores(analysis.tokens, sentence.first, sentence.last)
        if not 1 < len(scores) <= _MOST_SETS:
            continue
        if i + 2 < sentence.last and analysis.tokens[i + 1].lower == "to":
            found += _won_to(analysis.tokens, i, scores)
        elif _are_beside(analysis, i, scores):
            found += _told(analysis.tokens, i, scores)
    return found


def _won_to(tokens: Sequence[Token], i: int, scores: Sequence[tuple[int, int, Span]]) -> Iterator[Reckoning]:
    """ "by two sets to one, 6-4, 3-6, 6-2": the sets that either side won."""
    numbers = [read_words(tokens, j, j + 1) for j in (i - 1, i + 2)]
    gap = [token.text for token in tokens[i + 3 : i + 5]]
    led = gap[:1] in ([","], [":"], ["("]) and scores[0][2].start == tokens[i + 4].start
    if not led or any(number is None or number.value is None for number in numbers):
        return
    told = sorted(number.value for number in numbers if number is not None and number.value is not None)
    won = sum(one > other for one, other, _ in scores)
    if told != sorted((won, len(scores) - won)):
        span, against = Span(tokens[i - 1].start, tokens[i + 2].end), Span(scores[0][2].start, scores[-1][2].end)
        nought, made = Fraction(0), Fraction(len(scores))
        yield Reckoning(span, (against,), "sets", nought, nought, made, made, made)


def _are_beside(analysis: "Analysis", i: int, scores: Sequence[tuple[int, int, Span]]) -> bool:
    """Whether the scores end right before "in three sets" at token `i`, or begin right after it."""
    tokens = analysis.tokens
    before = analysis.token_at(scores[-1][2].end - 1) + 1
    if tokens[before].text == "(":
        before += 5  # the tie-break of the last set
    after = analysis.token_at(scores[0][2].start)
    return tokens[i - 2].lower == "in" and (0 <= i - 2 - before <= 1 or 0 < after - i <= 3)


def _told(tokens: Sequence[Token], i: int, scores: Sequence[tuple[int, int, Span]]) -> Iterator[Reckoning]:
    word = tokens[i - 1].lower
    number = read_words(tokens, i - 1, i) if word != "straight" else None
    if word == "straight":
        won = sum(one > other for one, other, _ in scores)
        made, said = Fraction(min(won, len(scores) - won)), Fraction(0)
    elif number is not None and number.value is not None and 1 < number.value <= _MOST_SETS:
        made, said = Fraction(len(scores)), number.value
    else:
        return
    span = Span(tokens[i - 1].start, tokens[i].end)
    against = Span(scores[0][2].start, scores[-1][2].end)
    yield Reckoning(span, (against,), "sets", said, said, made, made, made)


def match_scores(tokens: Sequence[Token], low: int, high: int) -> list[tuple[int, int, Span]]:
    """The scores "6-4, 3-6, 6-2" of one match; none where there are more matches, or a tie-break stands apart."""
    found: list[tuple[int, int, Span]] = []
    last = -1
    for i in range(low + 1, high - 1):
        one, mark, other = tokens[i - 1 : i + 2]
        if mark.text not in _DASHES or one.end != mark.start or mark.end != other.start:
            continue
        if not (one.text.isdecimal() and other.text.isdecimal() and max(int(one.text), int(other.text)) <= _MOST_GAMES):
            continue
        if found and tokens[i - 2].text == "(":
            last = i + 3  # the tie-break, and its bracket
            continue
        if found and any(token.text not in {",", "and", ";"} for token in tokens[last : i - 1]):
            return []
        found.append((int(one.text), int(other.text), Span(one.start, other.end)))
        last = i + 2
    return found
