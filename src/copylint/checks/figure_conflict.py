"""One quantity that the story gives two values."""

from collections.abc import Iterator, Set
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.place_attributes import DIRECTIONS
from copylint.analysis.triggers import WEIGHED
from copylint.analysis.values.figure_pairs import FigurePair
from copylint.analysis.values.figures import Figure
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.slips import have_slipped
from copylint.analysis.values.units import worth
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset[str]()
CASES = frozenset({"likely", "unsure", "display", "sources", "same", "population", "none", "again"})

_COMPARISONS = frozenset({"compared", "versus", "against"})
_RANK: dict[str, Confidence] = {"": "high", "display": "high", "likely": "medium"}
# So many tokens may lie between a figure and what it is compared with.
_APART = 10
# What "about" and "roughly" are granted where quantities are read; other rough hedges are granted more.
_ABOUT = Fraction(1, 10)
_EXACTLY = Fraction(1, 100_000)
# From here on a figure has the three digits that make it exact.
_EXACT = 100


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`statuses`: compare only the counts of those killed, injured and so on that are listed; [] the other figures.

    `sure`, `likely`, `unsure`: from which weight on two figures count as one quantity; a weight of 2 is odds of seven
    to one among figures of published stories. `display`: from which weight on a headline, deck or caption figure is
    wrong, and from which two sources are told apart. `rivals`: whether figures from two sources are compared.
    `about`: how many per cent a figure with a rough hedge ("about", "roughly") may miss a plain one; `nearly` the same
    for "nearly", "almost", "some" and "around". What each likeness of two figures adds to the weight was measured on
    published stories and is no option: the points belong together, and one that is changed shifts all thresholds.
    """

    statuses: tuple[str, ...] = ()
    sure: float = 4
    likely: float = 0.7
    unsure: float = 0
    display: float = 3
    rivals: bool = True
    about: float = 10
    nearly: float = 15


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each two values of a quantity, at the odd one out or else at the later one."""
    seen: set[object] = set()
    doubted: list[tuple[FigurePair, str]] = []
    for pair in sorted(analysis.figure_pairs, key=lambda pair: -pair.weight):
        if pair.weight < options.unsure or not _is_asked(pair, options) or _is_granted(pair, options):
            continue
        case = _case(pair, options)
        if case in _RANK:
            yield from _paired(pair, case, seen)
        elif case == "unsure" or (options.rivals and pair.weight >= options.display):
            doubted.append((pair, case))
    told_again = list(_clashes(analysis) if options.statuses else _told_again(analysis, seen))
    yield from told_again
    starts = {finding.span.start for finding in told_again}
    for pair, case in doubted:
        if _ends(pair)[0].span.start not in starts:
            yield from _paired(pair, case, seen)


def _paired(pair: FigurePair, case: str, seen: set[object]) -> Iterator[Finding]:
    """The finding on a pair, unless its figure, or its two values, have one."""
    flagged, against = _ends(pair)
    keys = {flagged.span, (flagged.noun, flagged.quantity.value, against.quantity.value)}
    if seen.isdisjoint(keys):
        yield Finding(flagged.span, (against.span,), confidence=_RANK.get(case, "low"), case=case)
    seen |= keys


def _told_again(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """The findings on what comes back as another one, whatever its noun."""
    yield from _equal(analysis)
    yield from _aged(analysis, seen)
    yield from _served(analysis)
    yield from _again(analysis, seen)
    yield from _farther(analysis, seen)
    yield from _slipped(analysis, seen)
    yield from _pointed(analysis, seen)
    yield from _coded(analysis)


def _coded(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each number of a name, and each span of years, that is told with two digits turned round."""
    from copylint.analysis.values.slipped_codes import find_slipped_codes

    for first, again in find_slipped_codes(analysis):
        yield Finding(again, (first,), confidence="medium", case="again")


def _pointed(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """One finding for each number that points back to another one."""
    from copylint.analysis.values.pointed_counts import find_pointed_counts

    for first, again in find_pointed_counts(analysis):
        if seen.isdisjoint((again.span, again.with_noun)):
            yield Finding(again.with_noun, (first.with_noun,), confidence="medium", case="again")


def _aged(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """One finding for each age that points back to somebody of another."""
    if "year-old" not in analysis.positions:
        return
    from copylint.analysis.values.told_ages import find_changed_ages

    for first, again in find_changed_ages(analysis):
        if again.span not in seen:
            yield Finding(again.span, (first.span,), confidence="medium", case="again")


def _served(analysis: "Analysis") -> Iterator[Finding]:
    """One finding where somebody is after another term in office than before."""
    if len(analysis.positions.get("term", ())) > 1:
        from copylint.analysis.values.told_terms import find_changed_terms

        for first, again in find_changed_terms(analysis):
            yield Finding(again, (first,), confidence="medium", case="again")


def _again(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """One finding for each thing that comes back with another measure, and each group that comes back smaller."""
    hyphened = sum(1 for q in analysis.quantities if "-" in analysis.story.text[q.number.end : q.number.end + 1])
    if hyphened < 2 and "magnitude" not in analysis.positions and "all" not in analysis.positions:
        return
    from copylint.analysis.values.attributives import find_changed_attributives, find_recounts

    for introduced, pointed in find_changed_attributives(analysis):
        if pointed.quantity.span not in seen:
            yield Finding(pointed.span, (introduced.span,), confidence="medium", case="again")
    for counted, recounted in find_recounts(analysis):
        if seen.isdisjoint((recounted.span, recounted.with_noun)):
            yield Finding(recounted.with_noun, (counted.with_noun,), confidence="medium", case="again")


def _farther(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """One finding for each distance between two places that is told again as another."""
    if DIRECTIONS.keys().isdisjoint(analysis.positions):
        return
    from copylint.analysis.values.told_distances import find_changed_distances

    for first, again in find_changed_distances(analysis):
        if again.span not in seen:
            yield Finding(again.span, (first.span,), confidence="medium", case="again")


def _slipped(analysis: "Analysis", seen: Set[object]) -> Iterator[Finding]:
    """One finding for each exact figure, each "the £400m" and each count called many that is a slip of another."""
    if any(quantity.value is not None and quantity.value >= _EXACT for quantity in analysis.quantities):
        from copylint.analysis.values.slipped_figures import find_slipped_figures

        for figure in find_slipped_figures(analysis):
            if seen.isdisjoint((figure.told.span, figure.slipped.span)):
                yield Finding(figure.slipped.span, (figure.told.span,), confidence="medium", case="again")
    if sum(quantity.measure == "money" for quantity in analysis.quantities) > 1:
        from copylint.analysis.values.pointed_amounts import find_pointed_amounts

        for first, again in find_pointed_amounts(analysis):
            if again.span not in seen:
                yield Finding(again.span, (first.span,), confidence="medium", case="again")
    if not WEIGHED.isdisjoint(analysis.positions):
        from copylint.analysis.values.weighed_counts import find_weighed_counts

        for first, again in find_weighed_counts(analysis):
            if again.with_noun not in seen:
                yield Finding(again.with_noun, (first.with_noun,), confidence="medium", case="again")


def _clashes(analysis: "Analysis") -> Iterator[Finding]:
    """Tolls whose dead change from soldiers to people, and tolls beside the words that nobody came to harm."""
    for clash in analysis.toll_clashes:
        yield Finding(clash.span, (clash.against,), confidence="medium", case=clash.form)


def _is_asked(pair: FigurePair, options: Options) -> bool:
    statuses = {pair.first.quantity.status, pair.second.quantity.status} - {""}
    return statuses <= set(options.statuses) if options.statuses and statuses else not (options.statuses or statuses)


def _is_granted(pair: FigurePair, options: Options) -> bool:
    """Whether the hedge of one figure covers the other."""
    if pair.off is None:
        return False
    granted = options.about if pair.off.granted <= _ABOUT else options.nearly
    return pair.off.part * 100 <= granted


def _ends(pair: FigurePair) -> tuple[Figure, Figure]:
    """What to flag and what it contradicts: display against body, the lone one against the borne out, the later."""
    first, second = pair.first, pair.second
    shown = [figure.field != "body" for figure in (first, second)]
    if pair.first_is_odd or (shown[0] and not shown[1] and not pair.second_is_odd):
        return first, second
    return second, first


def _case(pair: FigurePair, options: Options) -> str:
    first, second, weight = pair.first, pair.second, pair.weight
    if _are_of_two_sources(first, second):
        return "sources"
    shown = first.field != "body" or second.field != "body"
    if shown and weight >= options.display and not _is_borne_out(pair):
        return "display"
    if weight >= options.sure and not (first.scope ^ second.scope or first.apart | second.apart):
        return ""
    return "likely" if weight >= options.likely else "unsure"


def _are_of_two_sources(first: Figure, second: Figure) -> bool:
    """Whether two sources tell the two figures, and neither a slip nor "the" makes one of the other.

    What is spoken of as known, "the 19 categories", is the same whoever speaks; words behind the noun, as in "the 19
    categories of records", must be the same.
    """
    if not first.source or not second.source or not set(first.source.split()).isdisjoint(second.source.split()):
        return False
    known = second.is_definite and not second.quantity.status
    if second.is_restricted:
        known = known and first.is_definite and first.is_restricted and first.after == second.after != ""
    return not (known and have_slipped(first, second))


def _is_borne_out(pair: FigurePair) -> bool:
    """Whether the body bears out the figure that is shown."""
    return (pair.second_is_odd and pair.first.field != "body") or (pair.first_is_odd and pair.second.field != "body")


def _equal(analysis: "Analysis") -> Iterator[Finding]:
    """Two figures that are compared as if they differed: "90 minutes, compared with an hour and a half"."""
    if _COMPARISONS.isdisjoint(analysis.positions.keys()):
        return
    for one, other in pairwise(analysis.quantities):
        between = {token.lower for token in analysis.tokens[one.last : other.first]}
        near = other.first - one.last <= _APART and analysis.sentence_of(one.first) == analysis.sentence_of(other.first)
        if near and not _COMPARISONS.isdisjoint(between) and _are_equal(one, other):
            yield Finding(other.span, (one.span,), confidence="medium", case="same")


def _are_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two measures in different units are worth the same."""
    if one.value is None or other.value is None or one.measure != other.measure or one.unit == other.unit:
        return False
    a, b = (q.value * worth(q.measure, q.unit) for q in (one, other) if q.value is not None)
    return one.measure not in ("money", "count") and abs(a - b) < _EXACTLY * a
