"""Changes whose figures do not add up: rose from A to a lower B, by another C, by another percentage, "doubled"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.values.changes import Change
from copylint.analysis.values.levels import Interval, Levels, readings, rounding
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.units import worth
from copylint.finding import Confidence, Finding, Suggestion
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"trend", "opposite", "computed", "levels", "slip"})
CASES = frozenset({"direction", "difference", "percent", "multiple", "move", "cut", "before", "compared"})

_HUNDRED = Fraction(100)
_PARTICLES = frozenset({"up", "down"})
_NO_SIZE = frozenset({("percent", "%"), ("duration", "year"), ("duration", "month"), ("duration", "week")})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`percent_slack`: how far, in percentage points, a stated percentage may lie off beyond rounding.

    `multiple_slack`: how far, in per cent, the ratio may lie off a plain "doubled". `move_slack`: as `percent_slack`,
    where the move is told beside the percentage and the level.
    """

    percent_slack: float = 0.5
    multiple_slack: int = 10
    move_slack: float = 0


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """At most one finding for each statement of change; every rounding and hedge is granted."""
    for change in analysis.changes:
        levels = readings(change)
        if not levels:
            continue
        finding = (
            _direction(analysis, change, levels)
            or _multiple(analysis, change, levels, options)
            or _percent(analysis, change, levels, options)
            or _difference(analysis, change, levels)
        )
        if finding is not None:
            yield finding
    yield from _moves(analysis, options)
    yield from _taken_up(analysis)
    yield from _compared(analysis)


def _compared(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each "lower than" between two bracketed figures of which the first is the higher one."""
    if "than" not in analysis.positions or "(" not in analysis.positions:
        return
    from copylint.analysis.values.bracketed import find_bracketed

    for found in find_bracketed(analysis):
        low, high = (found.one, found.other) if found.direction > 0 else (found.other, found.one)
        if low.high is not None and low.high < high.low:
            words = {"opposite": "lower" if found.direction > 0 else "higher"}
            yield Finding(found.span, (found.one.span,), words, "medium", case="compared")


def _taken_up(analysis: "Analysis") -> Iterator[Finding]:
    """One finding for each "that is up from" a level that is the higher one."""
    if "from" not in analysis.positions or _PARTICLES.isdisjoint(analysis.positions):
        return
    from copylint.analysis.values.taken_up import find_taken_up

    for found in find_taken_up(analysis):
        old, new = found.old, found.new
        low, high = (old, new) if found.direction < 0 else (new, old)
        if low.high is None or low.high >= high.low:
            continue
        words = {"opposite": "fall" if found.direction > 0 else "rise"}
        yield Finding(found.span, (new.with_noun,), words, "medium", case="before")


def _moves(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each percentage that neither the move told beside it nor its rounding makes."""
    from copylint.analysis.values.told_numbers import percentage_told

    for move in analysis.moves:
        share, stated = move.share(), move.stated()
        if share.overlaps(stated.widened(Fraction(options.move_slack))):
            continue
        computed = percentage_told((share.low + share.high) / 2, move.percent.value or Fraction(0))
        told = sorted(q.span for q in (move.amount, move.percent, move.level))
        span = Span(told[0].start, told[-1].end)
        words = {"computed": computed, "levels": analysis.excerpt(span), "slip": ""}
        ends = tuple(sorted((move.amount.with_noun, move.level.span)))
        confidence: Confidence = "low" if analysis.is_quoted(span.start) else "high"
        case = "cut" if share.overlaps(move.cut()) else "move"
        yield Finding(move.percent.span, ends, words, confidence, Suggestion(computed, "query"), case=case)


def _direction(analysis: "Analysis", change: Change, levels: list[Levels]) -> Finding | None:
    if change.doubtful:
        return None
    if not all(_runs_against(change.direction, reading) for reading in levels):
        if change.by and change.by.direction and all(_runs_against(change.by.direction, r) for r in levels):
            return _turned(analysis, change, levels[0], change.by.span)
        return None
    return _turned(analysis, change, levels[0], change.trend)


def _runs_against(direction: int, levels: Levels) -> bool:
    if direction > 0:
        return levels.after < levels.before and levels.new.high < levels.old.low
    return levels.after > levels.before and levels.new.low > levels.old.high


def _turned(analysis: "Analysis", change: Change, levels: Levels, trend: Span) -> Finding:
    from copylint.analysis.values.told_numbers import amount_told

    words = {
        "trend": analysis.excerpt(trend),
        "opposite": "rise" if levels.after > levels.before else "fall",
        "computed": amount_told(abs(levels.after - levels.before), change),
    }
    return Finding(change.levels, (trend,), words, _confidence(analysis, change), case="direction")


def _multiple(analysis: "Analysis", change: Change, levels: list[Levels], options: Options) -> Finding | None:
    from copylint.analysis.values.told_numbers import decimal_told

    multiple = change.multiple
    if multiple is None or any(reading.old.low <= 0 for reading in levels):
        return None
    allowed = _multiples(multiple.factor, multiple.hedge, Fraction(options.multiple_slack, 100))
    if any(reading.ratio.overlaps(allowed) for reading in levels):
        return None
    times = levels[0].after / levels[0].before
    computed = f"{decimal_told(times, 2)} times" if times > 1 else f"{decimal_told(times * 100, 0)}%"
    return Finding(
        multiple.span,
        (change.levels,),
        {"computed": computed, "levels": analysis.excerpt(change.levels)},
        _confidence(analysis, change),
        case="multiple",
    )


def _multiples(factor: Fraction, hedge: str, slack: Fraction) -> Interval:
    """The ratios a word such as "doubled" allows; "more than doubled" allows any that is not below."""
    around = Interval(factor * (1 - slack), factor * (1 + slack))
    if hedge == "over":
        # "More than halved" is to less than half.
        return Interval(factor, factor * 1000) if factor > 1 else Interval(Fraction(0), factor)
    if hedge == "near":
        return (
            Interval(factor * (1 - 2 * slack), factor * (1 + slack)) if factor > 1 else around.widened(slack * factor)
        )
    return around.widened(slack * factor / 2) if hedge else around


def _percent(analysis: "Analysis", change: Change, levels: list[Levels], options: Options) -> Finding | None:
    from copylint.analysis.values.told_numbers import percentage_told

    by = change.by
    if by is None or by.quantity.value is None or not (by.quantity.measure == "percent" or by.quantity.fraction):
        return None
    if change.rebased or any(reading.old.low <= 0 for reading in levels):
        return None
    stated = _stated_share(by.quantity, by.quantity.value, options)
    for reading in levels:
        size = _share(reading)
        points = _size(reading.difference)
        if size.overlaps(stated) or (change.old.measure == "percent" and points.overlaps(stated)):
            return None
    share = _HUNDRED * abs(levels[0].after - levels[0].before) / levels[0].before
    computed = percentage_told(share, by.quantity.value)
    words = {"computed": computed, "levels": analysis.excerpt(change.levels), "slip": _wrong_base(levels[0], stated)}
    return Finding(
        by.quantity.span,
        _ends(change, by.quantity.span),
        words,
        _confidence(analysis, change),
        Suggestion(computed, "query"),
        case="percent",
    )


def _stated_share(quantity: Quantity, value: Fraction, options: Options) -> Interval:
    """What a stated percentage may mean: its own rounding, cut off or rounded, and its hedge."""
    value = value * 100 if quantity.fraction else value
    digit = 1 if value.denominator == 1 else 10 if (value * 10).denominator == 1 else 100
    step = (Fraction(1, 2) + Fraction(options.percent_slack)) / digit
    slack = max(step, value / 50, rounding(value))
    if quantity.fraction or quantity.hedge:
        slack = max(slack, value / 10)
    if quantity.hedge and quantity.high is None:
        return Interval(value - step, value + 3 * slack)
    return Interval(value - slack, value + slack)


def _share(levels: Levels) -> Interval:
    """The size of the change in per cent of the old level."""
    ratio = levels.ratio
    return _size(Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100))


def _size(change: Interval) -> Interval:
    """An interval of changes as one of their sizes."""
    low, high = sorted((abs(change.low), abs(change.high)))
    return Interval(Fraction(0) if change.low <= 0 <= change.high else low, high)


def _wrong_base(levels: Levels, stated: Interval) -> str:
    """The classic slip, where it explains the figure: the change measured against the new level."""
    if levels.after <= 0:
        return ""
    share = _HUNDRED * abs(levels.after - levels.before) / levels.after
    return " (measured against the new figure it would fit)" if stated.low <= share <= stated.high else ""


def _difference(analysis: "Analysis", change: Change, levels: list[Levels]) -> Finding | None:
    from copylint.analysis.values.told_numbers import amount_told

    by = change.by
    if by is None or by.quantity.value is None or change.rebased or not _is_size(by.quantity, change):
        return None
    sizes = _stated_sizes(by.quantity, by.quantity.value, change)
    if any(_size(reading.difference).overlaps(stated) for reading in levels for stated in sizes):
        return None
    words = {
        "computed": amount_told(abs(levels[0].after - levels[0].before), change),
        "levels": analysis.excerpt(change.levels),
        "slip": "",
    }
    ends = _ends(change, by.quantity.span)
    return Finding(by.quantity.span, ends, words, _confidence(analysis, change), case="difference")


def _is_size(amount: Quantity, change: Change) -> bool:
    """Whether an amount is told in what the levels are told in, so that it must be their difference."""
    old, new = change.old, change.new
    if amount.fraction or (amount.noun and new.noun and amount.noun != new.noun):
        return False
    if amount.measure == "points" or (amount.noun == "point" and old.measure == "percent"):
        return old.measure == "percent"
    # A unit said once holds for all three: "by 10 million euros, from 60 million to 45 million".
    told = {(q.measure, q.unit) for q in (amount, old, new) if q.measure != "count" or (q.noun and q.scale == 1)}
    units = {unit for _, unit in told}
    return len(told) < 2 and len(units) < 2 and not told & _NO_SIZE


def _stated_sizes(amount: Quantity, value: Fraction, change: Change) -> list[Interval]:
    """What the amount may be in the unit of the levels, with its own scale or with theirs."""
    slack = max(rounding(value), value / 10 if amount.hedge else Fraction(0), (amount.high or value) - value)
    level = next((q for q in (change.old, change.new) if q.measure != "count"), change.new)
    scales = {1, change.new.scale} if amount.scale == 1 else {1}
    factors = [worth(level.measure, level.unit) * scale for scale in scales]
    return [Interval((value - slack) * factor, (value + slack) * factor) for factor in factors]


def _ends(change: Change, amount: Span) -> tuple[Span, ...]:
    """The place of the levels; each on its own where the amount stands between them."""
    if change.levels.contains(amount):
        return tuple(sorted((change.old.span, change.new.span)))
    return (change.levels,)


def _confidence(analysis: "Analysis", change: Change) -> Confidence:
    return "low" if analysis.is_quoted(change.levels.start) else "high"
