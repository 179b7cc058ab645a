"""Likeness: how much speaks for two figures being one quantity that was written two ways."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import log
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.figures import Figure
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.slips import have_slipped, is_round_slip, significant_digits, slip_between, slip_of
from copylint.analysis.values.statuses import STATUSES
from copylint.analysis.values.stems import stem

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# The points are logarithms of odds. They were measured on published stories: on all their pairs of figures against
# those pairs in which one figure had been changed by hand.
_START = -1.7
_POINTS: Mapping[str, float] = {
    # What the numbers look like.
    "transposed": 4.8,
    "tenfold": 4.7,
    "digit": 2.0,
    "round slip": -2.4,
    "exact": 1.3,
    "apart": -2.4,
    "far apart": -1.3,
    "small": -2.7,
    "tiny": -0.6,
    # What they count.
    "modifiers": 0.8,
    "modifiers told": 0.8,
    "modifiers of one": -1.2,
    "duration": 0.8,
    "length": -0.4,
    "status": 0.8,
    "hedge": 0.4,
    "other hedge": -0.6,
    "no noun": -0.7,
    "unlike measures": -1.3,
    "compound": -1.0,
    "other noun": -0.6,
    "no plural": -0.9,
    "common noun": -0.2,
    # What is said with them.
    "known": 0.9,
    "both known": 0.6,
    "same word after": 0.7,
    "share of words": 1.3,
    "rare words": 0.44,
    "telling words": 0.35,
    "frequent words": 0.23,
    "same time": 0.5,
    "scope": -0.35,
    "two scopes": -0.6,
    "set apart": -0.2,
    "other names": -0.7,
    # Where they stand.
    "shown": 0.4,
    "toll of the lead": 1.2,
    "quoted": 1.0,
    "near": -0.2,
    "told anew": -1.5,
    "told anew by a digit": -0.8,
    "listed": -0.2,
    "retold": 3.0,
    "framed": 1.0,
    "retold anew": -1.5,
    "many": -0.85,
}
_TINY, _SMALL, _EXACT = 3, 10, 3
_FAR, _APART = 3, Fraction(3, 2)
_MOST_WORDS = 4
_LEAD, _NAMED = 2, 2
_SOME_FATE = "some"
# So many words that stand on both sides of two figures make one sentence the other; within a sentence, more.
_RETOLD, _RETOLD_IN_SENTENCE, _FRAME = 8, 12, 4
_MOST_APART = 3
# What so many of a firm or person is told of, sentence by sentence, no other sort of figure is.
_PAID = frozenset({"money", "percent"})
_NEAR = range(2, 5)
_BESIDE = range(5)
_GENERAL = frozenset(
    "person state year time month day week hour country city county percent case member job man woman child resident"
    " other worker".split()
)


class Weigher:
    """Weighs pairs of figures of one story; holds how often each stem stands in it."""

    def __init__(self, analysis: "Analysis") -> None:
        """Reads nothing yet."""
        self._analysis = analysis
        self._forms = analysis.story.fields
        self._forms_by_start: defaultdict[str, list[str]] = defaultdict(list)
        self._counts: dict[str, int] = {}
        self._lead: int | None = None

    def weight(self, one: Figure, other: Figure, group: int) -> float:
        """The logarithm of the odds that two figures are one, `group` being how many figures the two are among."""
        weight = _START + _POINTS["many"] * log(1 + max(0, group - 2))
        for name, times in self._evidence(one, other):
            weight += _POINTS[name] * times
        return weight

    def is_retold(self, one: Figure, other: Figure) -> bool:
        """Whether a story repeats a sentence with another figure: the same words stand on both sides of the two."""
        least = _RETOLD if one.sentence != other.sentence else _RETOLD_IN_SENTENCE
        after = self._after(one, other)
        if after >= least:
            return True
        told = (one.times == other.times or not (one.times and other.times)) and (
            one.words <= other.words or other.words <= one.words
        )
        before = self._before(one, other)
        if before >= _RETOLD and one.times == other.times and one.quantity.measure in _PAID:
            lead = self._analysis.tokens[one.quantity.first - before : one.quantity.first]
            told = told or sum(token.is_capitalized for token in lead) >= _NAMED
        return before >= _RETOLD_IN_SENTENCE or (told and after + before >= least)

    def _after(self, one: Figure, other: Figure) -> int:
        """How many words after two figures are the same."""
        first, last = one.quantity.last, other.quantity.last
        return _run(self._analysis.tokens, first, last, 1, other.quantity.first - first)

    def _before(self, one: Figure, other: Figure) -> int:
        """How many words before two figures are the same."""
        first, last = one.quantity.first, other.quantity.first
        return _run(self._analysis.tokens, first - 1, last - 1, -1, first)

    def _count(self, root: str) -> int:
        """How many words of the story have a stem; such words begin with the same two letters."""
        count = self._counts.get(root)
        if count is None:
            positions = self._analysis.positions
            if not self._forms_by_start:
                for form in positions:
                    self._forms_by_start[form[:2]].append(form)
            forms = self._forms_by_start[root[:2]]
            count = self._counts[root] = sum(len(positions[form]) for form in forms if stem(form) == root)
        return count

    def _is_lead(self, figure: Figure) -> bool:
        """Whether a figure stands in the first two sentences of the body."""
        if self._lead is None:
            fields, sentences = self._analysis.story.fields, self._analysis.sentences
            self._lead = next((i for i, s in enumerate(sentences) if fields[s.field].name == "body"), 0)
        return figure.field == "body" and 0 <= figure.sentence - self._lead < _LEAD

    def _is_framed(self, one: Figure, other: Figure) -> bool:
        """Whether the words on either side of two figures are the same."""
        return min(self._before(one, other), self._after(one, other)) >= _FRAME

    def _evidence(self, one: Figure, other: Figure) -> Iterator[tuple[str, float]]:
        yield from _of_numbers(one.quantity.value or Fraction(1), other.quantity.value or Fraction(1))
        yield from _of_nouns(one, other)
        yield from self._of_words(one, other)
        yield from self._of_places(one, other)

    def _of_words(self, one: Figure, other: Figure) -> Iterator[tuple[str, float]]:
        shared = one.words & other.words
        if shared:
            yield "share of words", len(shared) / min(len(one.words), len(other.words))
            counts = [self._count(word) for word in shared]
            yield "rare words", min(_MOST_WORDS, sum(n <= 2 for n in counts))  # nowhere but beside the two
            yield "telling words", min(_MOST_WORDS, sum(2 < n <= 4 for n in counts))
            yield "frequent words", min(_MOST_WORDS, sum(4 < n <= 8 for n in counts))
        yield "known", other.is_definite and (not other.is_restricted or other.after in one.words)
        yield "both known", one.is_definite and other.is_definite and not other.is_restricted
        yield "same word after", one.after == other.after != ""
        yield "same time", not one.times.isdisjoint(other.times)
        # What bounds a sentence that is told twice bounds it both times.
        bounded = one.scope != other.scope and not self.is_retold(one, other)
        yield "scope", bounded
        yield "two scopes", bool(bounded and one.scope and other.scope)
        yield "other names", bool(one.names and other.names and one.names.isdisjoint(other.names))
        yield "set apart", min(_MOST_APART, len(one.apart ^ other.apart))

    def _of_places(self, one: Figure, other: Figure) -> Iterator[tuple[str, float]]:
        told = (one.field == "body") + (other.field == "body")
        yield "shown", told == 1
        yield "toll of the lead", told == 1 and self._is_lead(other) and _are_tolls(one, other)
        apart = abs(one.sentence - other.sentence)
        yield "near", told == 2 and apart in _NEAR
        yield "quoted", sum(self._analysis.is_quoted(figure.span.start) for figure in (one, other)) / 2
        yield from self._of_retelling(one, other, beside=told == 2 and apart in _BESIDE)
        yield "listed", any(self._forms[f.place].form in ("list-item", "table-row") for f in (one, other))

    def _of_retelling(self, one: Figure, other: Figure, *, beside: bool) -> Iterator[tuple[str, float]]:
        """A sentence told twice; and a figure that a sentence on is brought in anew, where no hand slipped."""
        slipped = have_slipped(one, other)
        retold = self.is_retold(one, other)
        framed = retold and (len(one.names & other.names) >= _NAMED or self._is_framed(one, other))
        yield "retold", retold
        yield "framed", framed and one.quantity.measure not in ("count", "duration")
        yield "retold anew", retold and not framed and not slipped
        anew = beside and not other.is_definite and not framed
        yield "told anew", anew and not slipped and not _are_opposed(one.quantity, other.quantity)
        yield "told anew by a digit", anew and slipped and slip_between(one, other) == "digit"


def _run(tokens: Sequence[Token], i: int, j: int, step: int, most: int) -> int:
    """How many tokens from `i` and from `j` on, forwards or backwards, are the same."""
    length = 0
    while (
        length < min(most, _RETOLD_IN_SENTENCE)
        and i >= 0
        and j < len(tokens)
        and _plain(tokens[i]) == _plain(tokens[j])
    ):
        length, i, j = length + 1, i + step, j + step
    return length


def _plain(token: Token) -> str:
    return "a" if token.lower == "an" else token.lower


def _are_opposed(q: Quantity, r: Quantity) -> bool:
    """ "More than" one number and "less than" another."""
    return (q.high is None and r.low == 0) or (q.low == 0 and r.high is None)


def _are_tolls(one: Figure, other: Figure) -> bool:
    """Whether two figures count one noun, and the words beside both say what befell those: the same, where sure."""
    told = {_fate(one), _fate(other)}
    return one.noun == other.noun and "" not in told and len(told - {_SOME_FATE}) < 2


def _fate(figure: Figure) -> str:
    """What befell those counted: their status, what the next words say, `_SOME_FATE` where words farther off do."""
    beside = figure.quantity.status or STATUSES.get(figure.after, "") or STATUSES.get(figure.before, "")
    return beside or (_SOME_FATE if any(word in STATUSES for word in figure.words) else "")


def _are_described_alike(one: Figure, other: Figure) -> bool:
    """Whether a hedge or the words before the noun are told of both, or the second is spoken of as known."""
    alike = one.modifiers == other.modifiers and bool(one.modifiers)
    hedged = bool(one.quantity.hedge and other.quantity.hedge)
    shown = one.field != other.field and bool(one.quantity.status)
    return alike or hedged or other.is_definite or shown


def _of_numbers(a: Fraction, b: Fraction) -> Iterator[tuple[str, float]]:
    low, high = sorted((a, b))
    slip = slip_of(low, high)
    if slip:
        yield slip, 1
    elif low * _APART < high < _FAR * low:
        yield "apart", 1
    if high >= _FAR * low and slip != "tenfold":
        yield "far apart", 1
    yield "exact", slip != "" and min(significant_digits(a), significant_digits(b)) >= _EXACT
    yield "small", low < _SMALL
    yield "tiny", low < _TINY


def _of_nouns(one: Figure, other: Figure) -> Iterator[tuple[str, float]]:
    if one.modifiers == other.modifiers:
        yield "modifiers", bool(one.modifiers)
    else:
        covered = one.modifiers - other.modifiers <= other.words and other.modifiers - one.modifiers <= one.words
        yield "modifiers told", covered
        yield "modifiers of one", one.modifiers <= other.modifiers or other.modifiers <= one.modifiers
    q, r = one.quantity, other.quantity
    if q.measure in ("duration", "length"):
        yield q.measure, 1
    yield "status", q.status == r.status != ""
    yield "hedge", q.hedge == r.hedge != ""
    yield "other hedge", bool(q.hedge != r.hedge and q.hedge and r.hedge and not _are_opposed(q, r))
    yield "other noun", bool(one.noun != other.noun and one.noun and other.noun)
    yield "no noun", not one.noun and not other.noun
    same = one.noun == other.noun != "" or one.before == other.before != ""
    measured = q.measure not in ("count", "duration")
    yield "round slip", is_round_slip(one, other) and (measured or not _are_described_alike(one, other))
    yield "unlike measures", measured and not same
    yield "compound", one.is_compound != other.is_compound
    yield "no plural", q.measure == "count" and not q.noun
    yield "common noun", one.noun in _GENERAL


def nouns_fit(one: Figure, other: Figure) -> bool:
    """Whether two figures count one noun, or the words of each tell the noun of the other."""
    return one.noun == other.noun or not one.words.isdisjoint(other.words)
