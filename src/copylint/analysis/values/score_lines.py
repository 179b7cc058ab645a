"""Score lines: "Marlow 3 (Vesely 12, 45, Marr 67) Quill 1 (Dunn 80)", and sets in brackets behind a result."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.shares import Reckoning
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MOST_GOALS, _LAST_MINUTE = 12, 130
_LONGEST = 60
_DASHES = frozenset("-–")
# What may stand behind the minute of a goal: a penalty, an own goal, time added on.
_OF_GOALS = frozenset("pen pens p og o.g. ' ’ + , ; and min mins".split())
_BETWEEN_SIDES = frozenset({",", ";", "-", "–", "—", "v", ":"})
_MOST_SETS, _MOST_POINTS = 9, 60


class _Side(NamedTuple):
    """One side of a score line: its goals with their token, and its scorers between tokens `first` and `last`."""

    goals: int
    token: int
    first: int = 0
    last: int = 0

    @property
    def end(self) -> int:
        """The token after the side."""
        return self.last + 1 if self.last else self.token + 1


def find_score_lines(analysis: "Analysis") -> Iterator[Reckoning]:
    """Score lines of any field whose scorers are told, and results with their sets in brackets."""
    tokens = analysis.tokens
    for i in analysis.positions["("]:
        if i < 2 or not tokens[i - 1].text.isdecimal():
            continue
        if tokens[i - 2].text in _DASHES:
            yield from _sets(tokens, i)
        elif tokens[i - 2].is_capitalized:
            side = _side(tokens, i - 1)
            if side is not None and side.last and _has_opponent(tokens, side):
                yield from _scored(tokens, side)


def _side(tokens: Sequence[Token], i: int) -> _Side | None:
    """The side whose goals are the figure at token `i`."""
    if i >= len(tokens) or not tokens[i].text.isdecimal() or int(tokens[i].text) > _MOST_GOALS:
        return None
    if not tokens[i - 1].is_capitalized:
        return None
    goals = int(tokens[i].text)
    if i + 1 == len(tokens) or tokens[i + 1].text != "(":
        return _Side(goals, i)
    close = next((j for j in range(i + 2, min(i + _LONGEST, len(tokens))) if tokens[j].text == ")"), 0)
    return _Side(goals, i, i + 2, close) if close else None


def _has_opponent(tokens: Sequence[Token], side: _Side) -> bool:
    """Whether another side with its goals stands right behind or right before."""
    i = side.end
    i += i < len(tokens) and tokens[i].text in _BETWEEN_SIDES
    for j in range(i + 1, min(i + 4, len(tokens))):
        if not tokens[j - 1].is_capitalized:
            break
        if _side(tokens, j) is not None:
            return True
    first = side.token - 1
    while first > 0 and tokens[first - 1].is_capitalized and side.token - first < 4:
        first -= 1
    before = first - 1 - (first > 0 and tokens[first - 1].text in _BETWEEN_SIDES)
    if before > 0 and tokens[before].text == ")":
        before = next((j - 1 for j in range(before, max(before - _LONGEST, 1), -1) if tokens[j].text == "("), 0)
    return before > 0 and _side(tokens, before) is not None


def _scored(tokens: Sequence[Token], side: _Side) -> Iterator[Reckoning]:
    """The goals of a side against its scorers: a figure behind a name is a minute, or how many goals that one made."""
    scorers: list[list[int]] = []
    for i in range(side.first, side.last):
        token = tokens[i]
        if token.text.isdecimal() and int(token.text) <= _LAST_MINUTE and scorers:
            if tokens[i - 1].text != "+":
                scorers[-1].append(int(token.text))
        elif token.is_capitalized:
            if i == side.first or not tokens[i - 1].is_capitalized:
                scorers.append([])
        elif token.lower not in _OF_GOALS and token.text not in "-.":
            return
    figures = [figure for scorer in scorers for figure in scorer]
    if not figures or len(scorers) > _MOST_GOALS:
        return
    minutes = sum(max(len(scorer), 1) for scorer in scorers)
    numbers = sum(scorer[0] if scorer else 1 for scorer in scorers) if len(figures) <= len(scorers) else minutes
    if side.goals not in (minutes, numbers):
        made = Fraction(minutes if max(figures) > _MOST_GOALS else numbers)
        scored = Span(tokens[side.first].start, tokens[side.last - 1].end)
        told = Fraction(side.goals)
        yield Reckoning(tokens[side.token].span, (scored,), "scorers", told, told, made, made, made)


def _sets(tokens: Sequence[Token], i: int) -> Iterator[Reckoning]:
    """ "won 3-1 (25-20, 25-18, 20-25, 25-22)": sets won by each, or the periods, quarters or legs of one score."""
    sets = _bracketed(tokens, i + 1)
    if not 1 < len(sets) <= _MOST_SETS or not tokens[i - 3].text.isdecimal():
        return
    score = {int(tokens[i - 3].text), int(tokens[i - 1].text)}
    won = {sum(a > b for a, b in sets), sum(a < b for a, b in sets)}
    one, two = int(tokens[i - 3].text), int(tokens[i - 1].text)
    summed = any(
        sorted((sum(a for a, _ in legs), sum(b for _, b in legs))) == sorted((one, two))
        for legs in product(*(((a, b), (b, a)) for a, b in sets))
    )
    if won != score and not summed:
        close = next(j for j in range(i, len(tokens)) if tokens[j].text == ")")
        span, told = Span(tokens[i - 3].start, tokens[i - 1].end), Span(tokens[i + 1].start, tokens[close - 1].end)
        nought, made = Fraction(0), Fraction(len(sets))
        yield Reckoning(span, (told,), "sets", nought, nought, made, made, made)


def _bracketed(tokens: Sequence[Token], i: int) -> list[tuple[int, int]]:
    """The scores from token `i` up to the closing bracket; none where anything else stands there."""
    found: list[tuple[int, int]] = []
    while i + 3 < len(tokens):
        one, mark, other, after = tokens[i : i + 4]
        scored = one.text.isdecimal() and other.text.isdecimal() and mark.text in _DASHES
        if not scored or max(int(one.text), int(other.text)) > _MOST_POINTS:
            return []
        found.append((int(one.text), int(other.text)))
        if after.text == ")":
            return found
        if after.text not in {",", ";"} and after.lower != "and":
            return []
        i += 4 + (after.text == "," and tokens[min(i + 4, len(tokens) - 1)].lower == "and")
    return []
