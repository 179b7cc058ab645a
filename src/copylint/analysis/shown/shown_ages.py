"""Shown ages: "man, 29" over a story that tells of a 19-year-old man and of nobody of 29."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.people.person_words import somebodies
from copylint.analysis.shown.display import TOLD
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DISPLAY = frozenset({"headline", "deck"})
_CLOSES = frozenset({",", ".", ")", ";"})
# "A 19-year-old Danish law student": so many words on stands who it is.
_NEAR = 3


class ShownAge(Struct, frozen=True, order=True, gc=False):
    """The age in a headline or deck, and the one that the body has in its place."""

    span: Span
    rival: Span


class _Age(Struct, frozen=True, gc=False):
    """An age and whose it is, "man" or "driver"."""

    span: Span
    years: Fraction
    noun: str


def find_shown_ages(analysis: "Analysis") -> Iterator[ShownAge]:
    """The ages of headline and deck that the body nowhere has, while it has one other of the same sort of person."""
    shown: list[_Age] = []
    told: list[_Age] = []
    numbers: set[Fraction | None] = set()
    for quantity in analysis.quantities:
        name = analysis.field_of(quantity.span.start).name
        if name in TOLD:
            numbers.add(quantity.value)
            told += _age(analysis, quantity)
        elif name in _DISPLAY:
            shown += _age(analysis, quantity)
    for age in shown:
        rivals = [other for other in told if other.noun == age.noun]
        if age.years not in numbers and len({rival.years for rival in rivals}) == 1:
            yield ShownAge(age.span, rivals[0].span)


def _age(analysis: "Analysis", quantity: Quantity) -> Sequence[_Age]:
    """The age that a quantity is, in a list; nothing where it is none or nobody's."""
    words, i = analysis.lowers, quantity.first
    if quantity.value is None or quantity.hedge:
        return ()
    if quantity.measure == "age" and words[quantity.last - 1].endswith("old"):
        after = words[quantity.last : quantity.last + _NEAR]
        noun = next((word for word in after if word in somebodies()), "")
        return [_Age(quantity.span, quantity.value, noun)] if noun else ()
    behind = words[quantity.last] if quantity.last < len(words) else "."
    comma = i - 1 - (words[i - 1] == "aged")
    bare = quantity.measure in ("age", "count") and not quantity.noun and words[comma] in {",", "("}
    if bare and comma > 0 and behind in _CLOSES and words[comma - 1] in somebodies():
        return [_Age(quantity.span, quantity.value, words[comma - 1])]
    return ()
