"""Years: the day, month or year that a clause gives to what its verb tells."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import is_year

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_FARTHEST = 14
# Behind these the sentence tells of something else.
_ENDS = frozenset("and but when who which that after before while as where became began moved grew ; : — – (".split())
_BEFORE_YEAR = frozenset({"in", "born", ",", "("})
_HEDGES = frozenset({"about", "around", "circa", "c.", "before", "after", "by", "since", "until", "late", "early"})


class Stretch(Struct, frozen=True, gc=False):
    """The first and the last day that may be meant; `end` is where the words for it end, 0 where there are none."""

    first: date
    last: date
    end: int = 0


def stretch_after(analysis: "Analysis", verb: int, last: int) -> Stretch | None:
    """The date or year in the clause of the verb at token `verb`, in a sentence that ends before token `last`."""
    tokens = analysis.tokens
    dated = analysis.dates_by_first
    for i in range(verb + 1, min(verb + _FARTHEST, last)):
        token = tokens[i]
        if i in dated and (mention := dated[i]).year:
            return _of_date(mention.year or 0, mention.month, mention.day, mention.span.end)
        if token.lower in _ENDS and not (token.text == "(" and i == verb + 1):
            return None
        if is_year(token.text):
            before = tokens[i - 1].lower
            if before in _HEDGES or before not in _BEFORE_YEAR or not _stands_alone(analysis, i):
                return None
            return _of_date(int(token.text), None, None, token.end)
    return None


def years_of(analysis: "Analysis", sentence: "Sentence") -> set[int]:
    """The years written in a sentence."""
    return {int(t.text) for t in analysis.tokens[sentence.first : sentence.last] if is_year(t.text)}


def _stands_alone(analysis: "Analysis", i: int) -> bool:
    """Whether the year at token `i` is neither a decade ("1950s") nor the head of a range ("1950-52")."""
    if i + 1 == len(analysis.tokens):
        return True
    after = analysis.tokens[i + 1]
    return after.lower not in {"s", "'s", "/"} and not (after.text in "-–" and after.start == analysis.tokens[i].end)


def _of_date(year: int, month: int | None, day: int | None, end: int) -> Stretch | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Stretch(first, first, end)
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return Stretch(first, following - timedelta(days=1), end)
    return Stretch(first, date(year, 12, 31), end)
