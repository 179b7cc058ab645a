"""Shown months and years: "to close in June" over a story that says July and nowhere June."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.days import MONTHS, is_year
from copylint.analysis.shown.display import SHOWN, TOLD, telling_words
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LEADS = frozenset({"in", "by", "until", "till", "since", "from"})
# So many sentences into the body it tells what the headline tells, and so many words both have.
_OPENING, _SHARED = 3, 2


class ShownTime(Struct, frozen=True, order=True, gc=False):
    """The month or year in a headline or deck, and the one that the body has in its place."""

    span: Span
    rival: Span


def find_shown_times(analysis: "Analysis") -> Iterator[ShownTime]:
    """The months and years of headline and deck that the body nowhere has, while its opening has one other."""
    positions = analysis.positions
    for words in ([word for word in MONTHS if word in positions], [w for w in analysis.figure_words if is_year(w)]):
        places = sorted(i for word in words for i in positions[word])
        names = {i: analysis.field_of(analysis.tokens[i].start).name for i in places}
        shown = [i for i in places if names[i] in SHOWN and _is_led(analysis, i)]
        told = [i for i in places if names[i] in TOLD]
        for i in shown:
            if not any(_is_one(analysis, i, j) for j in told):
                yield from _rival(analysis, i, told)


def _is_led(analysis: "Analysis", i: int) -> bool:
    """Whether a whole month or year is meant: "in June", not "June 3"."""
    after = analysis.lowers[i + 1] if i + 1 < len(analysis.lowers) else ""
    return i > 0 and analysis.lowers[i - 1] in _LEADS and not after[:1].isdigit() and after not in {"-", "–", "/"}


def _is_one(analysis: "Analysis", one: int, other: int) -> bool:
    first, second = analysis.lowers[one], analysis.lowers[other]
    return first == second or (first in MONTHS and MONTHS[first] == MONTHS.get(second))


def _rival(analysis: "Analysis", i: int, told: Sequence[int]) -> Iterator[ShownTime]:
    """The only other month, or year, of the opening, where it has the same word before it."""
    first = next((n for n, s in enumerate(analysis.sentences) if analysis.story.fields[s.field].name == "body"), 0)
    near = [j for j in told if analysis.sentence_of(j) - first < _OPENING]
    if len({analysis.lowers[j] for j in near}) != 1 or not _is_led(analysis, near[0]):
        return
    same = analysis.lowers[near[0] - 1] == analysis.lowers[i - 1]
    if same and len(_words(analysis, i) & _words(analysis, near[0])) >= _SHARED:
        yield ShownTime(analysis.tokens[i].span, analysis.tokens[near[0]].span)


def _words(analysis: "Analysis", i: int) -> frozenset[str]:
    sentence = analysis.sentences[analysis.sentence_of(i)]
    return telling_words(analysis, sentence.first, sentence.last)
