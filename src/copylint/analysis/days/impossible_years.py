"""Years that are none: "in August 7019", and "since 2814" where the story has 2014."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.days import MONTHS
from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import is_plural
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Forecasts go on to round years: "by 2300".
_LAST, _ROUND = 2200, 50
_DIGITS = (4, 5)
_LEADS = frozenset("in since until till by during after before early late mid of".split())
_OWNS = frozenset("the its his her their our 's".split())
_JOINS = frozenset("to and until till through - –".split())


class NoYear(NamedTuple):
    """A figure that is meant for a year and is none: its place, and the year it may be a slip of, or ""."""

    span: Span
    right: str


def find_impossible_years(analysis: "Analysis") -> Iterator[NoYear]:
    """The figures of four and five digits that stand for a year and that no calendar of today has reached."""
    words = [w for w in analysis.figure_words if len(w) in _DIGITS and w.isdecimal() and _is_too_late(w)]
    if not words:
        return
    for word in words:
        right = next((year for year in _before_slip(word) if year in analysis.positions), "")
        for i in analysis.positions[word]:
            if _is_dated(analysis.tokens, i) or (right and _stands_for_year(analysis.tokens, i)):
                yield NoYear(analysis.tokens[i].span, right)


def _is_too_late(word: str) -> bool:
    """Whether a figure is no year of today's; of five digits only one with a nought too many can be meant for one."""
    if len(word) > min(_DIGITS):
        return word[-1] == "0" and _is_past_or_near(word[:-1])
    return int(word) >= _LAST and int(word) % _ROUND != 0


def _before_slip(word: str) -> Iterator[str]:
    """The years that a slip of the hand may have made a figure of."""
    changed = [word[:i] + digit + word[i + 1 :] for i in range(len(word)) for digit in "0123456789"]
    swapped = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
    years = [word[:-1]] if len(word) > min(_DIGITS) else [*swapped, *changed]
    return (year for year in years if _is_past_or_near(year))


def _is_past_or_near(word: str) -> bool:
    return len(word) == min(_DIGITS) and word.isdecimal() and "1000" <= word < str(_LAST)


def _is_dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether a month, or a month and its day, stand right before: "in August 7019", "June 4, 7019"."""
    if i < 1 or _is_joined(tokens, i) or len(tokens[i].text) != min(_DIGITS):
        return False
    at = i - 3 if tokens[i - 1].text == "," and tokens[i - 2].is_figure else i - 1
    if at < 0 or not tokens[at].is_capitalized or tokens[at].lower not in MONTHS:
        return False
    return at < i - 1 or (at > 0 and tokens[at - 1].lower in _LEADS and not _counts(tokens, i))


def _stands_for_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether a figure is led in like a year and counts nothing."""
    if i < 1 or _is_joined(tokens, i) or _counts(tokens, i):
        return False
    before = tokens[i - 1].lower
    ranged = before in _JOINS and i > 1 and _is_past_or_near(tokens[i - 2].text)
    opens = i + 1 < len(tokens) and before in {"between", "from"} and tokens[i + 1].lower in _JOINS
    named = before in _OWNS and i + 1 < len(tokens) and tokens[i + 1].is_capitalized
    return before in _LEADS or ranged or opens or named


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sign right beside the figure makes it part of something else."""
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    glued = before.end == tokens[i].start and before.text not in {"(", "-", "–", "“", "‘", '"', "'"}
    return glued or (
        after is not None and after.start == tokens[i].end and not after.is_word and after.text not in ".,;:)?!-–’'”\""
    )


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a plural noun or a unit stands near behind the figure: "in 5014 of the cases", "the 7019 old votes"."""
    for token in tokens[i + 1 : i + 4]:
        if not token.is_word:
            return token.text in {"%", "°"} or token.is_figure
        if is_plural(token.lower) or token.lower in {"of", "percent", "per", "people", "million"}:
            return True
        if token.lower in {"and", "in", "when", "after", "to", "with", "but", "as", "that", "who", "which", "was"}:
            return False
    return False
