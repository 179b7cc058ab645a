"""Figures in headline, deck and captions that the body has otherwise, or not at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.shown.display import SHOWN
from copylint.analysis.shown.shown_figures import ShownFigure
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset[str]()
CASES = frozenset({"likely", "unsure", "absent", "day", "order", "age", "score", "time"})

_CONFIDENCE: dict[str, Confidence] = {"": "high", "likely": "medium"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which weight on two figures of one noun are taken for one figure; a point is about two shared words.

    `sure` makes an error, `likely` a warning, `unsure` a note. `days` compares days, months and years.
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
    yield from _scores(analysis)
    yield from _ordinals(analysis)
    if options.days:
        for day in analysis.shown_days:
            yield Finding(day.span, (day.rival,), confidence="medium" if day.exists else "high", case="day")
        yield from _times(analysis)


def _ages(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each age over the story that the story has otherwise."""
    if not any(quantity.measure == "age" for quantity in analysis.quantities):
        return
    from copylint.analysis.shown.shown_ages import find_shown_ages

    for age in find_shown_ages(analysis):
        yield Finding(age.span, (age.rival,), confidence="medium", case="age")


def _times(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each month or year over the story that the story has otherwise."""
    if not any(field.name in SHOWN for field in analysis.story.fields):
        return
    from copylint.analysis.shown.shown_months import find_shown_times

    for time in find_shown_times(analysis):
        yield Finding(time.span, (time.rival,), confidence="medium", case="time")


def _scores(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each result or vote over the story that the story has otherwise."""
    if sum(1 for quantity in analysis.quantities if quantity.measure == "ratio") < 2:
        return
    from copylint.analysis.shown.shown_scores import find_shown_scores

    for score in find_shown_scores(analysis):
        yield Finding(score.span, (score.rival,), confidence="medium", case="score")


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
