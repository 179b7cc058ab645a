"""Streaks: which one in a row, and since when, "for the fifth straight year since 2019"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from copylint.analysis.days.durations import Duration
from copylint.analysis.days.moments import Moment, moment_from
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_IN_A_ROW = frozenset({"consecutive", "straight", "successive"})
_UNITS = {"year": "year", "month": "month", "week": "week", "day": "day", "annual": "year", "weekly": "week"}
# So many words may say what was in a row: "the fifth straight year of falling sales since 2019".
_GAP = 7
# With one of these "since" says something else: the worst since 2015, the third time since then.
_OTHER_SINCE = frozenset("first only time times not never had record , ; ( – —".split())
_NOT_CALENDAR = frozenset("fiscal financial school academic season seasons quarter quarters".split())
_EVERY = frozenset({"every", "each"})


class _Run(NamedTuple):
    """The place in a row with its unit, and the token after it."""

    length: Quantity
    last: int


def find_streaks(analysis: "Analysis") -> Sequence[Duration]:
    """The places in a row whose start the sentence names, in order; those of quotations are left out."""
    ordinals = [q for q in analysis.quantities if q.measure == "ordinal" and q.value and q.value > 1]
    return [found for q in ordinals if not analysis.is_quoted(q.span.start) for found in _read(analysis, q)]


def _read(analysis: "Analysis", quantity: Quantity) -> Iterator[Duration]:
    sentence = analysis.sentences[analysis.sentence_of(quantity.first)]
    run = _run(analysis, quantity, sentence.last)
    if run is None:
        return
    words = analysis.lowers[sentence.first : sentence.last]
    if not _NOT_CALENDAR.isdisjoint(words) or "had" in words:
        return
    start = _start(analysis, run, sentence) or _every_year(analysis, run, sentence)
    now = _now(analysis, sentence, start) if start is not None else None
    if start is None or now is None:
        return
    first = min(quantity.first, start.first)
    last = max(run.last, start.last)
    span = Span(analysis.tokens[first].start, analysis.tokens[last - 1].end)
    days = (now.early - start.late).days, (now.late - start.early).days
    yield Duration(run.length, span, start, now if now is not start and now.last else None, "streak", days)


def _run(analysis: "Analysis", quantity: Quantity, high: int) -> _Run | None:
    """ "fifth straight year", "fifth year in a row", "fifth year running"."""
    tokens, i = analysis.tokens, quantity.last
    words = [token.lower for token in tokens[i : min(i + 4, high)]] + [""] * 4
    unit, last = "", i
    if words[0] in _IN_A_ROW and words[1] in _UNITS:
        unit, last = _UNITS[words[1]], i + 2
    elif words[0] in _UNITS and words[1] == "running":
        unit, last = _UNITS[words[0]], i + 2
    elif words[0] in _UNITS and words[1:4] == ["in", "a", "row"]:
        unit, last = _UNITS[words[0]], i + 4
    if not unit:
        return None
    span = Span(quantity.span.start, tokens[last - 1].end)
    return _Run(replace(quantity, unit=unit, span=span, last=last), last)


def _start(analysis: "Analysis", run: _Run, sentence: "Sentence") -> Moment | None:
    """The moment in "of losses since 2019" behind a run."""
    n = moment_from(analysis.moments, run.last)
    moment = analysis.moments[n] if n < len(analysis.moments) else None
    if moment is not None and _is_now(analysis, moment, run.last):
        n += 1  # "in 2024 since 2019"
        moment = analysis.moments[n] if n < len(analysis.moments) else None
    if moment is None or moment.last > sentence.last:
        return None
    gap = [token.lower for token in analysis.tokens[run.last : moment.first]]
    plain = len(gap) <= _GAP and _OTHER_SINCE.isdisjoint(gap) and not any(word.endswith("est") for word in gap)
    return moment if plain and "since" in gap[-2:] and gap[-1] in ("since", "the") else None


def _every_year(analysis: "Analysis", run: _Run, sentence: "Sentence") -> Moment | None:
    """The moment in "has fallen every year since 2019, the fifth straight year" before a run."""
    n = moment_from(analysis.moments, run.length.first) - 1
    moment = analysis.moments[n] if n >= 0 else None
    if moment is None or moment.first < sentence.first + 3:
        return None
    lead = [token.lower for token in analysis.tokens[moment.first - 3 : moment.first]]
    every = lead[0] in _EVERY and _UNITS.get(lead[1]) == run.length.unit and lead[2] == "since"
    return moment if every else None


def _is_now(analysis: "Analysis", moment: Moment, last: int) -> bool:
    return moment.first == last + 1 and analysis.tokens[last].lower == "in"


def _now(analysis: "Analysis", sentence: "Sentence", start: Moment) -> Moment | None:
    """When the run had come so far: the one other moment of the sentence, else the story's own date."""
    low, high = (moment_from(analysis.moments, i) for i in (sentence.first, sentence.last))
    others = [moment for moment in analysis.moments[low:high] if moment is not start]
    if len(others) == 1 and others[0].early > start.late and others[0].yearless == start.yearless:
        return others[0]
    anchor = analysis.anchor
    if others or anchor is None or start.early > anchor:
        return None
    return Moment(start.span, 0, 0, anchor, anchor)
