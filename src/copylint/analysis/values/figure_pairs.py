"""Pairs of figures that give one quantity two values, and how much speaks for their being one quantity."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.tables.lexicon import month, weekday
from copylint.analysis.values.compared import are_contrasted
from copylint.analysis.values.differences import Off, differ, off_by
from copylint.analysis.values.figure_words import OTHER, RISEN
from copylint.analysis.values.figures import Figure
from copylint.analysis.values.likeness import Weigher, nouns_fit
from copylint.analysis.values.slips import have_slipped
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# With more figures of one noun than these, the story is a table in prose.
_MOST_FIGURES = 40
_LEAST_WEIGHT = -2
# What a value that the copy has twice, or a part beside it, takes from the weight.
_BORNE, _PART = 1.4, 3.0
# What it adds where one value is told so often and the other once, as of a known quantity; told more often and a slip.
_OUTLIER, _MORE, _OFTEN = 0.8, 0.5, 2
_REPLACED = 2
_OWN = frozenset({"age", "ordinal", "temperature"})
_LEAST_SHARED = 2
_RELATIVE = frozenset({"later", "ago", "earlier", "before", "after", "from", "old"})
# So many sentences off, figures that are compared with earlier ones are of several things told in turn.
_SERIES = 12
# Ones and twos stand beside any figure and make no whole of it.
_LEAST_PART = 3
# So many sentences off, a part stands beside its whole.
_BESIDE = 2
# What those who stand for office have shares of.
_VOTES = frozenset({"vote", "ballot", "poll", "voter", "support", "delegate"})


class FigurePair(NamedTuple):
    """Two figures, in the order of the copy, and the weight of what says that they are one quantity.

    `first_is_odd` is True where the story bears out the second one elsewhere and the first one nowhere;
    `second_is_odd` the other way round. `off` is set where one of the two has a rough hedge ("about", "nearly").
    """

    first: Figure
    second: Figure
    weight: float
    first_is_odd: bool = False
    second_is_odd: bool = False
    off: Off | None = None


def find_figure_pairs(analysis: "Analysis") -> Sequence[FigurePair]:
    """The pairs of figures of one noun, unit and status whose values differ, with some weight."""
    groups: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    moving = {q.span for change in analysis.changes for q in (change.old, change.new)}
    for figure in analysis.figures:
        if figure.quantity.span not in moving:
            groups[figure.sort].append(figure)
    compared = [group for group in groups.values() if 1 < len(group) <= _MOST_FIGURES]
    if not compared:
        return []
    finder = _Finder(analysis)
    found = [pair for group in compared for pair in finder.pairs(group)]
    return sorted(found, key=lambda pair: (pair.second.span, pair.first.span))


class _Finder:
    """Finds the pairs of one story; holds which counts stand in which sentence."""

    def __init__(self, analysis: "Analysis") -> None:
        self._analysis = analysis
        self._weigher = Weigher(analysis)
        self._sentences = analysis.sentences
        self._values: defaultdict[int, set[Fraction]] = defaultdict(set)
        for quantity in analysis.quantities:
            if quantity.measure == "count" and quantity.value is not None:
                self._values[analysis.sentence_of(quantity.first)].add(quantity.value)

    def pairs(self, group: Sequence[Figure]) -> Iterator[FigurePair]:
        told: defaultdict[int, set[Fraction | None]] = defaultdict(set)
        for figure in group:
            told[figure.sentence].add(figure.quantity.value)
        # Ages and places in an order differ from person to person: only a sentence that is repeated compares them.
        retold_only = group[0].quantity.measure in _OWN
        for one, other in combinations(group, 2):
            a, b = one.quantity.value, other.quantity.value
            off = off_by(one.quantity, other.quantity)
            if a == b or not (off or differ(one.quantity, other.quantity)):
                continue
            if _are_of_a_series(one, other) or are_of_two_wholes(one, other):
                continue
            if self._are_votes_of_two(one, other) or self._are_of_two_subjects(one, other):
                continue
            if self._is_of_two_kinds(one) != self._is_of_two_kinds(other):
                continue
            told_apart = (
                retold_only or one.sentence == other.sentence or a in told[other.sentence] or b in told[one.sentence]
            )
            if self._weigher.is_retold(one, other) or (
                not told_apart and _are_comparable(one, other) and not self._are_parallel(one, other)
            ):
                yield from (pair._replace(off=off) for pair in self._pair(one, other, group))

    def _pair(self, one: Figure, other: Figure, group: Sequence[Figure]) -> Iterator[FigurePair]:
        weight = self._weigher.weight(one, other, len(group)) - _PART * self._is_part(one, other)
        if weight <= _LEAST_WEIGHT:
            return
        borne, others = _bearers(group, one, other), _bearers(group, other, one)
        shown = (one.field != "body" and "body" in borne) + (other.field != "body" and "body" in others)
        if other.is_definite and not others:
            times = _times_told(group, one)
            weight += _OUTLIER * (times >= _OFTEN) + _MORE * (times > _OFTEN and have_slipped(one, other))
        weight -= _BORNE * shown
        held, held_too = _is_held(one, borne), _is_held(other, others)
        if weight > _LEAST_WEIGHT and not (held and held_too):
            yield FigurePair(one, other, weight, held_too, held)

    def _are_parallel(self, one: Figure, other: Figure) -> bool:
        """Whether the sentences are one but for a word or two, as those that tell of two places in turn."""
        if one.field != "body" or other.field != "body":
            return False
        sizes = sorted((len(one.words - other.words), len(other.words - one.words)))
        lengths = [self._sentences[f.sentence].last - self._sentences[f.sentence].first for f in (one, other)]
        shared = len(one.words & other.words)
        return 0 < sizes[0] <= sizes[1] <= min(_REPLACED, shared) and abs(lengths[0] - lengths[1]) <= 1

    def _are_votes_of_two(self, one: Figure, other: Figure) -> bool:
        """Whether two shares of a vote are those of two people."""
        if one.quantity.measure != "percent" or not {one.noun, other.noun} <= _VOTES:
            return False
        people = [self._people(figure.sentence) for figure in (one, other)]
        return bool(people[0] and people[1]) and people[0].isdisjoint(people[1])

    def _are_of_two_subjects(self, one: Figure, other: Figure) -> bool:
        """Whether a sentence tells them of one who does so "while" another does otherwise."""
        if one.sentence != other.sentence or one.field != "body":
            return False
        return are_contrasted(self._analysis.tokens, one.quantity.last, other.quantity.first)

    def _is_of_two_kinds(self, figure: Figure) -> bool:
        """Whether what it counts is of two kinds together: "19 league and cup games"."""
        tokens, i = self._analysis.tokens, figure.quantity.last
        return any(token.lower == "and" and token.end < figure.span.end for token in tokens[i : i + 4])

    def _people(self, index: int) -> set[Span]:
        """The people named in a sentence, each by the place of the first mention."""
        sentence, persons = self._sentences[index], self._analysis.persons
        return {persons[i].span for i in range(sentence.first, sentence.last) if i in persons}

    def _is_part(self, one: Figure, other: Figure) -> bool:
        """Whether the smaller figure and one told beside it make the larger: 36, nine others, 45 in all."""
        rest = abs((one.quantity.value or Fraction(0)) - (other.quantity.value or Fraction(0)))
        near = {s + step for s in (one.sentence, other.sentence) for step in range(-_BESIDE, _BESIDE + 1)}
        return rest >= _LEAST_PART and any(rest in self._values[s] for s in near if s in self._values)


def _times_told(group: Sequence[Figure], figure: Figure) -> int:
    """In how many sentences the value of a figure is told of its noun."""
    return len({other.sentence for other in group if other.quantity.value == figure.quantity.value})


def _bearers(group: Sequence[Figure], figure: Figure, doubted: Figure) -> set[str]:
    """The fields that hold a third figure of the same value: "body", "shown".

    One that has the value of the doubted figure bears out that one, though "up to 19" may mean 15; of tolls, which
    are told of many places, so much is not asked.
    """
    doubt = None if doubted.quantity.status else doubted.quantity.value
    return {
        "body" if other.field == "body" else "shown"
        for other in group
        if other is not figure and other.quantity.value != doubt and not differ(figure.quantity, other.quantity)
    }


def _is_held(figure: Figure, borne: set[str]) -> bool:
    """Whether the story bears out a figure: for one that is shown, only the body counts."""
    return "body" in borne if figure.field != "body" else bool(borne)


def _are_comparable(one: Figure, other: Figure) -> bool:
    statuses = {one.quantity.status, other.quantity.status}
    if len(statuses) > 1 and "" not in statuses:
        return False
    if one.quantity.measure == "duration" and not _RELATIVE.isdisjoint(
        (one.noun, other.noun, one.next_word, other.next_word)
    ):
        return False
    if one.is_standard != other.is_standard or one.per != other.per:
        return False
    if one.field == other.field == "caption" and one.place != other.place:
        return False  # two pictures
    if one.quantity.measure == "duration" and one.noun != other.noun and one.noun and other.noun:
        return False
    if not one.noun and not other.noun and not _are_told_alike(one, other):
        return False
    if one.noun == "other" and not (one.quantity.status and other.quantity.status):
        return False
    if not nouns_fit(one, other) or (one.quantity.measure == "percent" and _are_complements(one, other)):
        return False
    if statuses != {""} and _has_risen(one, other):
        return False
    return OTHER.isdisjoint(one.apart ^ other.apart) and not are_of_two_times(one, other)


def _has_risen(one: Figure, other: Figure) -> bool:
    """Whether the larger of two tolls is said to have risen, and the smaller is not."""
    low, high = sorted((one, other), key=lambda figure: figure.quantity.value or Fraction(0))
    return not RISEN.isdisjoint(high.apart) and RISEN.isdisjoint(low.apart)


def _are_of_a_series(one: Figure, other: Figure) -> bool:
    """Whether both have a figure they are compared with beside them, or are such, a few sentences from each other."""
    near = one.field == other.field == "body" and abs(one.sentence - other.sentence) <= _SERIES
    return near and ((one.is_standard and other.is_standard) or (one.is_measured and other.is_measured))


def are_of_two_wholes(one: Figure, other: Figure) -> bool:
    """Whether both say what they are part of, or in which week they were so, and not the same."""
    return any(a and b and a != b for a, b in ((one.whole, other.whole), (one.period, other.period)))


def _are_told_alike(one: Figure, other: Figure) -> bool:
    follows = other.sentence - one.sentence == 1 and other.is_definite  # "that 18,000 square feet"
    return one.quantity.measure != "count" and (follows or len(one.words & other.words) >= _LEAST_SHARED)


def are_of_two_times(one: Figure, other: Figure) -> bool:
    """Whether both name a year, a month, a day of a month or a weekday, and not the same."""
    for kind in (_is_year, _is_month, _is_day, _is_weekday):
        times, others = ({t for t in figure.times if kind(t)} for figure in (one, other))
        if times and others and times.isdisjoint(others):
            return True
    return False


def _is_year(time: str) -> bool:
    return time.isdecimal()


def _is_month(time: str) -> bool:
    return month(time) is not None


def _is_day(time: str) -> bool:
    return " " in time


def _is_weekday(time: str) -> bool:
    return weekday(time) is not None


def _are_complements(one: Figure, other: Figure) -> bool:
    return (one.quantity.value or 0) + (other.quantity.value or 0) == 100
