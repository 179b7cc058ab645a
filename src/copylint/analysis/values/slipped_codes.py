"""Slipped codes: a number that names something, and a span of years, told again with two digits turned round.

"Flight MH370 ... MH307", "Act 512 ... Act 152", "the years between 1914 and 2006 ... between 1941 and 2006". Two of a
kind with the same digits in another order are hardly ever two things, unless one paragraph tells of both.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import is_year
from copylint.analysis.values.slips import are_transposed
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_NAMED = frozenset(
    "act bill hb sb section flight route highway interstate resolution proposition room case law".split()
)
_ROADS = frozenset({"a", "b", "m"})  # two with the same digits may meet
_LEADS = frozenset({"between", "from"})
_JOINS = frozenset({"and", "to", "until", "-", "–"})
_DIGITS, _LETTERS = 3, 3
_MOST = 60  # a page with more codes is a catalogue


class _Code(Struct, frozen=True, gc=False):
    """A code: what it is a number of, its digits, and its place."""

    kind: str
    digits: str
    span: Span


def find_slipped_codes(analysis: "Analysis") -> Iterator[tuple[Span, Span]]:
    """Each code as it is told more often, or first, with the place of the one whose digits are turned round."""
    kinds: defaultdict[str, dict[str, list[Span]]] = defaultdict(dict)
    codes = [*_codes(analysis), *_spans_of_years(analysis)]
    for code in codes if len(codes) <= _MOST else ():
        kinds[code.kind].setdefault(code.digits, []).append(code.span)
    for told in kinds.values():
        for one, other in combinations(sorted(told, key=lambda digits: (-len(told[digits]), told[digits][0])), 2):
            if len(told[other]) == 1 and are_transposed(one, other):
                known = [span for span in told[one] if is_year(one) or len(told[one]) > 1]
                again, paragraph = told[other][0], analysis.field_of(told[other][0].start)
                if known and all(analysis.field_of(span.start) is not paragraph for span in known):
                    yield known[0], again


def _codes(analysis: "Analysis") -> Iterator[_Code]:
    """ "MH370", "Y264", "Act 152", "Section 302"."""
    tokens = analysis.tokens
    for word in analysis.figure_words:
        if len(word) < _DIGITS or not word.isdecimal():
            continue
        for i in analysis.positions[word]:
            before = tokens[i - 1] if i else None
            if before is None or analysis.is_quoted(tokens[i].start):
                continue
            glued = before.end == tokens[i].start and before.text.isupper() and len(before.text) <= _LETTERS
            glued = glued and before.lower not in _ROADS
            if glued or (before.lower in _NAMED and before.is_capitalized):
                yield _Code(before.lower, word, Span(before.start, tokens[i].end))
    for word in [word for word in analysis.positions if word[-1].isdecimal() and word[0].isalpha()]:
        letters = word.rstrip("0123456789")
        if len(word) - len(letters) < _DIGITS or not 0 < len(letters) <= _LETTERS or letters in _ROADS:
            continue
        for i in analysis.positions[word]:
            if tokens[i].text.isupper() and letters.isalpha() and not analysis.is_quoted(tokens[i].start):
                yield _Code(letters, word[len(letters) :], tokens[i].span)


def _spans_of_years(analysis: "Analysis") -> Iterator[_Code]:
    """The one year of "between 1914 and 2006", with the other one for its kind."""
    lowers = analysis.lowers
    for word in analysis.figure_words:
        for i in analysis.positions[word] if is_year(word) else ():
            if (
                i
                and i + 2 < len(lowers)
                and lowers[i - 1] in _LEADS
                and lowers[i + 1] in _JOINS
                and is_year(lowers[i + 2])
            ):
                span = Span(analysis.tokens[i].start, analysis.tokens[i + 2].end)
                yield _Code(f"until {lowers[i + 2]}", word, span)
                yield _Code(f"since {word}", lowers[i + 2], span)
