"""Numbers in words and in figures: one class in both ways, a sentence that begins with a figure, commas missing."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.style import numbers
from copylint.analysis.style.mixes import Mix, find_mixes
from copylint.analysis.style.uses import Use
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"form", "usual", "usual_form", "count", "total", "places"})
CASES = frozenset({"start", "house", "thousands", "decimals"})

_SHOWN = 3
# From how many uses of the usual form on another one is odd: two numbers are no habit.
_HABIT = 2
_FORMS: Mapping[str, Mapping[str, str]] = {
    "thousands": {"comma": "a comma", "none": "no comma", "space": "a space"},
    "decimals": {"comma": "a comma", "point": "a point"},
}
_NOTHING = dict.fromkeys(WORDS, "")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The house's way with numbers; `consistent` asks for one way in a story, `any` for nothing.

    `words_below`: the house writes counts below it in words, and others in figures; 0 asks for one way in a story.
    `measures` are ages, units, percentages and money, `thousands` the comma in 12,000, `decimals` the mark in 3.5.
    `start` says what a sentence may begin with.
    """

    words_below: int = 0
    measures: Literal["consistent", "any", "figures", "words"] = "consistent"
    thousands: Literal["consistent", "any", "comma", "none", "space"] = "consistent"
    decimals: Literal["consistent", "any", "comma", "point"] = "consistent"
    start: Literal["words", "any"] = "words"


def cases(options: Options) -> frozenset[str]:
    """The cases that a finding may be under these options: a departure only where the house has a way."""
    has_way = options.words_below or any(getattr(options, group) not in ("consistent", "any") for group in _FIND)
    return CASES if has_way else CASES - {"house"}


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each class of number in two ways; where the house has a way, one for each departure."""
    if options.words_below:
        yield from _by_threshold(analysis, options.words_below)
    else:
        yield from _mixes(analysis, numbers.counts)
    for group, find in _FIND.items():
        wanted = getattr(options, group)
        if wanted == "consistent":
            yield from _mixes(analysis, find)
            if group == "measures":
                yield from _spelled_measure(analysis)
        elif wanted != "any":
            yield from (_house(use, wanted) for use in find(analysis) if use.form != wanted)
    if options.start == "words":
        for span in numbers.starts(analysis):
            yield Finding(span, words=_NOTHING, confidence="medium", case="start")


_FIND: Mapping[str, Callable[["Analysis"], Iterator[Use]]] = {
    "measures": numbers.measures,
    "thousands": numbers.thousands,
    "decimals": numbers.decimals,
}


def _by_threshold(analysis: "Analysis", below: int) -> Iterator[Finding]:
    values = {quantity.number.start: quantity.value for quantity in analysis.quantities}
    for use in numbers.counts(analysis):
        wanted = "words" if (values[use.span.start] or 0) < below else "figures"
        if use.form != wanted:
            yield _house(use, wanted)


def _mixes(analysis: "Analysis", find: Callable[["Analysis"], Iterator[Use]]) -> Iterator[Finding]:
    for mix in find_mixes(find(analysis)):
        if len(mix.usual) >= _HABIT:
            yield _mixed(analysis, mix)


def _spelled_measure(analysis: "Analysis") -> Iterator[Finding]:
    """ "Eleven kilometres" in a story that has no other measure, and counts of that size in figures."""
    measures = list(numbers.measures(analysis))
    odd = next((use for use in measures if use.form == "words" and use.word.endswith("large")), None)
    if odd is None or any(use.form == "figures" for use in measures):
        return
    usual = [use for use in numbers.counts(analysis) if use.form == "figures" and use.word == "large"]
    if len(usual) >= _HABIT:
        yield _mixed(analysis, Mix(odd, usual, len(usual) + 1))


def _mixed(analysis: "Analysis", mix: Mix) -> Finding:
    spans = tuple(use.span for use in mix.usual)
    words = {
        "form": _form(mix.odd, mix.odd.form),
        "usual": analysis.excerpt(spans[0]),
        "usual_form": _form(mix.odd, mix.usual[0].form),
        "count": str(len(spans)),
        "total": str(mix.total),
        "places": whereabouts(analysis, spans),
    }
    case = mix.odd.group if mix.odd.group in CASES else ""
    return Finding(mix.odd.span, spans[:_SHOWN], words, "medium", _suggestion(mix.odd, mix.usual[0].form), case)


def _house(use: Use, wanted: str) -> Finding:
    words = {**_NOTHING, "form": _form(use, use.form), "usual_form": _form(use, wanted)}
    return Finding(use.span, (), words, "medium", _suggestion(use, wanted), "house")


def _suggestion(use: Use, form: str) -> Suggestion | None:
    text = dict(use.better).get(form)
    return Suggestion(text, "likely") if text else None


def _form(use: Use, form: str) -> str:
    return _FORMS.get(use.group, {}).get(form, form)
