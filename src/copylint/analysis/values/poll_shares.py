"""Shares of one whole: the answers of a poll, and shares that stand in brackets in a row."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.sums import Sum
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# A poll that has come to one of these has come to its end.
_CLOSING = frozenset({"undecided", "unsure", "others"})
_NO_POLL = frozenset("from among while including compared up down".split())
# So many shares in brackets in one row are of one whole.
_LISTED = 4
_OTHER = frozenset({"other", "others", "rest", "remaining", "remainder"})
# With these a share may be counted twice, or is of something else.
_TWICE = frozenset("both multiple either respondents answers answer could more up down rise rose fell".split())
_APART = 6
# The note that says so: the shares need not make a hundred.
_ROUNDED = frozenset({"rounding", "rounded"})


def find_poll_shares(analysis: "Analysis") -> Iterator[Sum]:
    """ "45% were for it, 40% against and 25% undecided"."""
    for i in sorted(i for word in _CLOSING for i in analysis.positions.get(word, ())):
        sentence = analysis.sentences[analysis.sentence_of(i)]
        words = {token.lower for token in analysis.tokens[sentence.first : sentence.last]}
        shares = [q for q in analysis.quantities_of(sentence) if q.measure == "percent"]
        plain = all(q.value is not None and not q.hedge and q.unit == "%" for q in shares)
        if len(shares) > 2 and plain and not words & _NO_POLL and not _is_noted(analysis, sentence):
            span = Span(shares[0].span.start, shares[-1].span.end)
            values = tuple(q.value or Fraction(0) for q in shares)
            slack = Fraction(len(shares), 2)
            yield Sum("shares", None, span, values, sum(values, -slack), sum(values, slack))


def find_listed_shares(analysis: "Analysis") -> Iterator[Sum]:
    """ "Rye (40%), oats (35%), barley (20%) and flax (8%)", with the share a sentence before where these are other."""
    shares = [q for q in analysis.quantities if q.measure == "percent" and q.value is not None and not q.hedge]
    starts = [q.first for q in shares]
    places = sorted({analysis.sentence_of(q.first) for q in shares if _is_bracketed(analysis, q)})
    for index in places:
        sentence = analysis.sentences[index]
        low, high = bisect_left(starts, sentence.first), bisect_left(starts, sentence.last)
        own = shares[low:high]
        words = {token.lower for token in analysis.tokens[sentence.first : sentence.last]}
        if len(own) < _LISTED or not _are_listed(analysis, own) or words & _TWICE:
            continue
        if _is_noted(analysis, sentence):
            continue
        before = shares[low - 1 : low] if words & _OTHER else []
        if before and analysis.sentence_of(before[0].first) == index - 1:
            own = [*before, *own]
        yield _summed(analysis, own)


def _is_noted(analysis: "Analysis", sentence: "Sentence") -> bool:
    """Whether a sentence, or one of the two behind it, says that figures are rounded."""
    places = [i for word in _ROUNDED for i in analysis.positions.get(word, ())]
    last = analysis.sentences[min(analysis.sentence_of(sentence.first) + 2, len(analysis.sentences) - 1)].last
    return any(sentence.first <= i < last for i in places)


def _is_bracketed(analysis: "Analysis", q: Quantity) -> bool:
    tokens = analysis.tokens
    return tokens[q.first - 1].text == "(" and q.last < len(tokens) and tokens[q.last].text == ")"


def _are_listed(analysis: "Analysis", shares: Sequence[Quantity]) -> bool:
    """Whether shares in brackets stand in one row, a few words between each two."""
    gaps = [other.first - one.last for one, other in pairwise(shares)]
    return all(_is_bracketed(analysis, q) for q in shares) and max(gaps) <= _APART


def _summed(analysis: "Analysis", shares: Sequence[Quantity]) -> Sum:
    """The shares as a sum whose rounding is granted, from the word before the first bracket on."""
    tokens, first = analysis.tokens, shares[0]
    start = tokens[first.first - 2 if _is_bracketed(analysis, first) else first.first].start
    values = tuple(q.value or Fraction(0) for q in shares)
    slack = sum((Fraction(1, 2) if value.denominator == 1 else Fraction(1, 20) for value in values), Fraction(0))
    made = sum(values, Fraction(0))
    return Sum("shares in a row", None, Span(start, tokens[shares[-1].last].end), values, made - slack, made + slack)
