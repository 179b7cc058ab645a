"""Figures in headline, deck and captions that the body has otherwise, or not at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.shown.shown_figures import ShownFigure
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset[str]()
CASES = frozenset({"likely", "unsure", "absent", "day", "order", "age"})

_CONFIDENCE: dict[str, Confidence] = {"": "high", "likely": "medium"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which weight on two figures of one noun are taken for one figure; a point is about two shared words.

    `sure` makes an error, `likely` a warning, `unsure` a note. `days` compares days of a month as well.
    """

    sure: float = 4.5
    likely: float = 3
    unsure: float = 2
    days: bool = True


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each figure that the body does not bear out."""
    for figure in analysis.shown_figures:
        if figure.rival is None:
            if figure.field != "caption":
                yield Finding(figure.span, confidence="low", case="absent")
        elif figure.weight >= options.unsure:
            case = _case(figure, options)
            yield Finding(figure.span, (figure.rival,), confidence=_CONFIDENCE.get(case, "low"), case=case)
    yield from _ages(analysis)
    yield from _ordinals(analysis)
    if options.days:
        for day in analysis.shown_days:
            yield Finding(day.span, (day.rival,), confidence="medium" if day.exists else "high", case="day")


def _ages(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each age over the story that the story has otherwise."""
    if not any(quantity.measure == "age" for quantity in analysis.quantities):
        return
    from copylint.analysis.shown.shown_ages import find_shown_ages

    for age in find_shown_ages(analysis):
        yield Finding(age.span, (age.rival,), confidence="medium", case="age")


def _ordinals(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each place in an order that the body has otherwise."""
    if sum(1 for quantity in analysis.quantities if quantity.measure == "ordinal") < 2:
        return
    from copylint.analysis.shown.shown_orders import find_shown_ordinals

    for order in find_shown_ordinals(analysis):
        yield Finding(order.span, (order.rival,), confidence="medium", case="order")


def _case(figure: ShownFigure, options: Options) -> str:
    if not figure.same_noun or figure.weight < options.likely:
        return "unsure"
    return "" if figure.weight >= options.sure else "likely"
