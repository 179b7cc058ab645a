"""Doubts: where the direction of a change cannot be judged, or its amount has another base."""

from copylint.analysis.values.amounts import ADVERBS, Amount
from copylint.analysis.values.pairs import PERIODS, Clause, Pair
from copylint.analysis.values.quantities import Quantity

# Where these are spoken of, a smaller number is the higher place, or the better one.
_RANKS = frozenset(
    "rank ranks ranked ranking rankings seed seeded place placed places spot spots position positions standings"
    " chart charts league handicap par odds pole grid leaderboard table tier grade grades index-linked no".split()
)
_PACE = frozenset(
    "speed pace time times efficiency performance frequency interval intervals faster quicker quickly".split()
)
_RATES = frozenset(
    "rate rates tax taxes share percentage proportion level levels tariff tariffs stake unemployment inflation"
    " turnout margin margins threshold duty duties levy requirement quota target limit cap ratio approval interest"
    " support deposit commission fee ownership holding joblessness vat".split()
)
_ADJUSTED = frozenset(
    "adjusted annualized annualised annual like-for-like constant compounded compound organic excluding"
    " inflation-adjusted seasonally per-share comparable real same-store underlying".split()
)


_SPLIT = frozenset({"split", "post-split", "pre-split", "split-adjusted", "presplit", "postsplit"})


def is_doubtful(clause: Clause, pair: Pair, trend: int, direction: int) -> bool:
    """Whether ranks, odds, pace, units or a range make the direction of a change impossible to judge."""
    old, new = pair.old, pair.new
    said = clause.words(clause.low, clause.high)
    if old.measure == "count" and not said.isdisjoint(_RANKS) and not (old.noun and new.noun and old.status):
        return True
    if "duration" in (old.measure, new.measure) and not said.isdisjoint(_PACE):
        return True
    if not said.isdisjoint(_SPLIT):
        return True  # after a split of shares, less a share is more
    if (
        _is_odds(clause, old)
        or _is_odds(clause, new)
        or _per(clause, old) != _per(clause, new) != "" != _per(clause, old)
    ):
        return True
    if old.value is None or new.value is None or direction > 0 or new.value <= old.value or clause.is_dated(old, pair):
        return False
    if old.measure in ("length", "temperature", "count") and new.measure in ("length", "temperature"):
        return True
    if new.noun in ("story", "storey", "floor", "point", "place", "spot"):
        return True
    return (
        new.measure == "percent"
        and not _follows_closely(clause, trend, pair)
        and clause.words(trend - 3, pair.first).isdisjoint(_RATES)
    )


def _is_odds(clause: Clause, level: Quantity) -> bool:
    """ "1 in 10", "3 of 12": a level that is itself a part of something."""
    after = [token.lower for token in clause.tokens[level.last : level.last + 3]]
    return (
        level.measure == "count"
        and len(after) > 1
        and after[0] in ("in", "of", "out")
        and (any(q.first == level.last + 1 and q.measure == "count" for q in clause.quantities) or after[0] == "out")
    )


def _per(clause: Clause, level: Quantity) -> str:
    """The unit a level is told for: "hour" in "$5 an hour"."""
    after = [token.lower for token in clause.tokens[level.last : min(level.last + 2, clause.high)]]
    return after[1] if len(after) > 1 and after[0] in ("per", "a", "an", "each") else ""


def _follows_closely(clause: Clause, trend: int, pair: Pair) -> bool:
    """Whether only adverbs, an amount or a period stand between the verb and the levels: no object."""
    amounts = {i for q in clause.quantities for i in range(q.first, q.last)}
    between = [t.lower for i, t in enumerate(clause.tokens[trend + 1 : pair.first], trend + 1) if i not in amounts]
    return all(
        word.endswith("ly")
        or word in ADVERBS
        or word in PERIODS
        or word in {",", "in", "last", "this", "over", "since", "during", "from", "to", "%"}
        for word in between
    )


def is_rebased(clause: Clause, pair: Pair, amount: Amount) -> bool:
    """Whether the amount has a period of its own beside that of the old level, or is adjusted."""
    if not clause.words(clause.low, clause.high).isdisjoint(_ADJUSTED | _SPLIT):
        return True
    if "average" in clause.words(amount.quantity.first - 3, amount.quantity.first):
        return True
    between = clause.words(amount.quantity.last, pair.first)
    return not between.isdisjoint(PERIODS) and clause.is_dated(pair.old, pair)
