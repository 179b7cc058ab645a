"""Percentages misused: more than the whole, a fall below nothing, per cent of a rate."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.days.days import is_year
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.trends import VERBS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

Misuse = Literal["whole", "fall", "rate"]

# Wholes of which nobody can have more than all.
_WHOLES = frozenset(
    "voters vote votes ballots respondents residents people households adults women men students pupils seats members"
    " delegates employees workers patients children families passengers inmates teachers homes citizens taxpayers"
    " farmers drivers surveyed polled lawmakers population electorate".split()
)
_BEFORE_WHOLE = frozenset(
    "the all its their those registered eligible likely american british german french rural urban young older adult"
    " local city popular total valid cast country nation state 's".split()
)
# A share may be more than the whole where the whole is that of another time or place, or what was called for.
_OTHER_WHOLE = frozenset(
    "needed required it he she they that who last previous before year 's expected planned target goal forecast".split()
)
_FALLS = frozenset(word for word, direction in VERBS.items() if direction < 0)
_BY = frozenset("by about nearly almost more than over around some as much roughly an a another estimated".split())
# What can fall by more than all of itself: it goes below nought.
_SIGNED = frozenset(
    "profit profits earnings income incomes result results margin margins balance surplus cash net return returns"
    " growth ebitda ebit temperature temperatures rate rates yield yields approval value oil futures contract gdp"
    " score scores index".split()
)


class Misused(NamedTuple):
    """A percentage that cannot be: its place with what it is said of, and how it is misused."""

    span: Span
    misuse: Misuse
    quantity: Quantity


def find_misused(analysis: "Analysis") -> Sequence[Misused]:
    """The percentages of every field that cannot be, in order."""
    return [
        misused
        for quantity in analysis.quantities
        if quantity.measure == "percent" and not quantity.fraction and quantity.value is not None
        for misused in _read(analysis, quantity)
    ]


def _read(analysis: "Analysis", quantity: Quantity) -> Iterator[Misused]:
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    if quantity.value is not None and quantity.value > 100:
        last = _whole(analysis, quantity, sentence)
        if last:
            yield Misused(Span(quantity.number.start, analysis.tokens[last - 1].end), "whole", quantity)
            return
        first = _fall(analysis, quantity, sentence)
        if first >= 0:
            yield Misused(Span(analysis.tokens[first].start, quantity.span.end), "fall", quantity)
            return
    last = _rate(analysis, quantity, sentence)
    if last:
        yield Misused(Span(quantity.number.start, analysis.tokens[last - 1].end), "rate", quantity)


def _whole(analysis: "Analysis", quantity: Quantity, sentence: "Sentence") -> int:
    """The token after "of the voters", 0 where no such whole follows."""
    tokens, i = analysis.tokens, quantity.last
    if i >= sentence.last or tokens[i].lower != "of":
        return 0
    for j in range(i + 1, min(i + 5, sentence.last)):
        word = tokens[j].lower
        if word in _WHOLES:
            after = [token.lower for token in tokens[j + 1 : min(j + 3, sentence.last)]]
            of_then = after[:1] == ["in"] and is_year(after[-1])
            return 0 if of_then or not _OTHER_WHOLE.isdisjoint(after[:1]) else j + 1
        if word not in _BEFORE_WHOLE:
            return 0
    return 0


def _fall(analysis: "Analysis", quantity: Quantity, sentence: "Sentence") -> int:
    """The token of the verb in "fell by 150%", -1 where there is none or what fell can go below nought."""
    tokens, i = analysis.tokens, quantity.first - 1
    while i > sentence.first and tokens[i].lower in _BY:
        i -= 1
    if i < quantity.first - 1 and tokens[i].lower not in _FALLS:  # "cut emissions by 120 percent"
        i = next((j for j in range(i - 1, max(i - 3, sentence.first - 1), -1) if tokens[j].lower in _FALLS), i)
    if i < sentence.first or tokens[i].lower not in _FALLS:
        return -1
    after = [token.lower for token in tokens[quantity.last : quantity.last + 3]]
    before = {token.lower for token in tokens[max(sentence.first, i - 12) : quantity.first]}
    if after[:1] == ["of"] or "tariff" in after or "tariffs" in after or not _SIGNED.isdisjoint(before):
        return -1
    return i


def _rate(analysis: "Analysis", quantity: Quantity, sentence: "Sentence") -> int:
    """The token after "per 100,000", 0 where no such rate follows."""
    tokens, i = analysis.tokens, quantity.last
    if i + 1 >= sentence.last or tokens[i].lower != "per" or not tokens[i + 1].is_figure:
        return 0
    return i + 2 if tokens[i + 1].text.replace(",", "") in ("1000", "10000", "100000", "1000000") else 0
