"""Reckonings: a figure that follows from others beside it - a share of a whole, a margin, so many at so much each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.triggers import GAPS, SETS
from copylint.analysis.values.levels import rounding
from copylint.analysis.values.pairs import Clause
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.rates import find_equal_shares, find_rates, find_turnouts
from copylint.analysis.values.set_scores import find_set_scores
from copylint.analysis.values.shares import Reckoning, find_shares, noun_end, word_at
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_TRIGGERS = frozenset(
    "margin lead each apiece profit surplus loss deficit of members seats member seat rate per total".split()
)
_SCORING = frozenset({"goals", "goal", "hat-trick", "brace"})
_EACH = frozenset({"each", "apiece"})
_TOTALLED = frozenset(
    "raising raised costing cost costs total totalling totaling totalled totaled worth making made earning earned"
    " paying paid brought bringing all altogether come comes came".split()
)
_JOINS = frozenset({"to", "against"})
_TAKINGS = frozenset("revenue revenues sales turnover income takings receipts".split())
_APART = 4
_COSTS = frozenset("costs cost expenses expenditure expenditures spending outgoings".split())
_LEFT = frozenset("profit surplus loss deficit shortfall".split())
# Before profit these make it another sum than takings less costs.
_OTHER_PROFIT = frozenset("net operating gross taxable pretax pre-tax underlying after before excluding tax".split())
_VOTED = frozenset("vote votes voted passed approved rejected failed ratified backed".split())
_MARGINS = frozenset({"margin", "lead"})
# Behind one of these the lead is that of another moment than the score.
_LATER = frozenset("but before after then until till while when once ; —".split())
# Where one of these is told of, 182-7 is runs for wickets.
_CRICKET = frozenset("wicket wickets batsman batsmen lbw bowler bowlers stumps seamer spinner innings".split())
_WON = frozenset("won win wins took takes hold holds got gained kept went has have had".split())


def find_reckonings(analysis: "Analysis") -> Sequence[Reckoning]:
    """The reckonings of every field, in order."""
    found = [found for clause in _clauses(analysis) for reader in _READERS for found in reader(clause)]
    if not _CRICKET.isdisjoint(analysis.positions):
        found = [one for one in found if one.form != "margin" or len(one.operands) > 1]
    found += find_set_scores(analysis)
    found += [*find_equal_shares(analysis), *_of_each(analysis), *_of_play(analysis)]
    found += _of_records(analysis)
    if "majority" in analysis.positions:
        from copylint.analysis.values.majorities import find_majorities

        found += find_majorities(analysis)
    return sorted(found, key=lambda reckoning: reckoning.span)


def _of_each(analysis: "Analysis") -> Iterator[Reckoning]:
    """What each of those has that the sentence before counts."""
    if "each" in analysis.positions:
        from copylint.analysis.values.each_counts import find_each_counts

        yield from find_each_counts(analysis)


def _of_records(analysis: "Analysis") -> Iterator[Reckoning]:
    """The games that were won, drawn and lost, what is added to give a total, and how far apart two figures are."""
    if "lost" in analysis.positions and "won" in analysis.positions:
        from copylint.analysis.values.told_records import find_told_records

        yield from find_told_records(analysis)
    if "total" in analysis.positions:
        from copylint.analysis.values.told_totals import find_told_totals

        yield from find_told_totals(analysis)
    if not GAPS.isdisjoint(analysis.positions):
        from copylint.analysis.values.told_gaps import find_told_gaps

        yield from find_told_gaps(analysis)


def _of_play(analysis: "Analysis") -> Iterator[Reckoning]:
    """Scores that stand beside their scorers or their sets; few stories have a score."""
    positions = analysis.positions
    if "(" in positions:
        from copylint.analysis.values.score_lines import find_score_lines

        yield from find_score_lines(analysis)
    if not SETS.keys().isdisjoint(positions):
        from copylint.analysis.values.told_sets import find_told_sets

        yield from find_told_sets(analysis)
    goals = [i for word in _SCORING for i in positions.get(word, ())]
    if goals and any(q.measure == "ratio" for q in analysis.quantities):
        from copylint.analysis.values.scorers import find_scorers

        yield from find_scorers(analysis, sorted(goals))


def _clauses(analysis: "Analysis") -> Iterator[Clause]:
    """The sentences with two figures and more and a word that may join them."""
    places = (i for word in _TRIGGERS for i in analysis.positions.get(word, ()))
    for index in sorted({analysis.sentence_of(i) for i in places}):
        sentence = analysis.sentences[index]
        own = analysis.quantities_of(sentence)
        if len(own) > 1:
            yield Clause(analysis.tokens, own, sentence.first, sentence.last)


def _margins(clause: Clause) -> Iterator[Reckoning]:
    """ "45 votes to 30, a margin of 15"; "48 percent to 45 percent, a lead of three points"."""
    for q in clause.quantities:
        if q.value is None or q.measure not in ("count", "points") or not _is_margin(clause, q):
            continue
        for one, other in _scores(clause, q):
            gap, slack = abs(one.value - other.value), Fraction(one.measure == "percent")
            rough = rounding(q.value) if q.hedge else Fraction(0)
            low, high = q.value - rough, q.value + rough
            spans = tuple(dict.fromkeys((one.span, other.span)))
            yield Reckoning(q.with_noun, spans, "margin", low, high, gap - slack, gap + slack, gap)


class _Score(Struct, frozen=True, order=True, gc=False):
    value: Fraction
    measure: str
    span: Span


def _is_margin(clause: Clause, q: Quantity) -> bool:
    """Whether a quantity is "a margin of 12 votes", "a 12-vote margin", "a lead of five points"."""
    after = {word_at(clause, q.last), word_at(clause, q.last + 1)}
    led = word_at(clause, q.first - 1) == "of" and word_at(clause, q.first - 2) in ("margin", "lead")
    return led or (word_at(clause, q.first - 1) in ("a", "his", "her", "their") and not after.isdisjoint(_MARGINS))


def _scores(clause: Clause, margin: Quantity) -> list[tuple[_Score, _Score]]:
    """The pair of figures that are set against each other before the margin, where there is one pair only."""
    rest = [q for q in clause.quantities if q.first != margin.first and q.measure in ("count", "percent", "ratio")]
    found = [
        (_Score(q.low, q.measure, q.span), _Score(q.high, q.measure, q.span))
        for q in rest
        if q.value is None and not q.vague and q.high is not None and _joined_by_to(clause, q)
    ]
    for one, other in pairwise(rest):
        if one.value is not None and other.value is not None and _are_set_against(clause, one, other):
            found.append(
                (_Score(one.value, one.measure, one.with_noun), _Score(other.value, other.measure, other.with_noun))
            )
    if len(found) != 1 or found[0][1].span.start >= margin.span.start:
        return []
    told = clause.words(max(q.last for q in rest if q.first < margin.first), margin.first)
    return [] if _LATER & told else found


def _are_set_against(clause: Clause, one: Quantity, other: Quantity) -> bool:
    """Whether "to" or "against" and little else stands between two figures of one measure."""
    between = {t.lower for t in clause.tokens[one.last : other.first]}
    near = other.first - one.last <= _APART and not between & {",", "from", "of", "and"}
    return near and bool(between & _JOINS) and one.measure == other.measure and not one.hedge and not other.hedge


def _joined_by_to(clause: Clause, q: Quantity) -> bool:
    words = [t.lower for t in clause.tokens[q.first : q.last]]
    twice = sum(word in ("percent", "%", "cent") for word in words) == 2  # "45 to 48 percent" is a range
    return (q.measure == "ratio" and "to" not in words) or ("to" in words and twice)


def _votes(clause: Clause) -> Iterator[Reckoning]:
    """More votes than there are members: "220-215 in the 430-member chamber"."""
    if clause.words(clause.low, clause.high).isdisjoint(_VOTED):
        return
    results = [q for q in clause.quantities if q.measure == "ratio" and q.high is not None and _joined_by_to(clause, q)]
    bodies = [
        q
        for q in clause.quantities
        if q.value is not None and q.noun in ("member", "seat") and "-" in _text(clause, q) and not q.hedge
    ]
    if len(results) == len(bodies) == 1 and bodies[0].value is not None:
        votes, body = results[0], bodies[0]
        made = votes.low + (votes.high or votes.low)
        yield Reckoning(votes.span, (body.span,), "seats", Fraction(0), bodies[0].value, made, made, made)


def _text(clause: Clause, q: Quantity) -> str:
    return " ".join(token.text for token in clause.tokens[q.first : q.last])


def _products(clause: Clause) -> Iterator[Reckoning]:
    """ "50 tickets at £20 each, raising £1,000"."""
    money = [q for q in clause.quantities if q.measure == "money" and q.value is not None and not q.hedge]
    if len(money) != 2 or money[0].unit != money[1].unit:
        return
    rate, total = money
    count = next((q for q in reversed(clause.quantities) if q.last <= rate.first), None)
    if count is None or count.measure != "count" or count.value is None or not count.noun or count.hedge:
        return
    between = [t.lower for t in clause.tokens[noun_end(clause, count) : rate.first]]
    lead = {t.lower for t in clause.tokens[max(rate.last, total.first - 4) : total.first]}
    trail = {t.lower for t in clause.tokens[total.last : total.last + 2]}
    each = (word_at(clause, rate.last), word_at(clause, rate.last + 1))
    if between not in (["at"], ["for"], [",", "at"], []) or not (each[0] in _EACH or each in _apieces(count.noun)):
        return
    if not (lead | trail) & _TOTALLED or "more" in trail or rate.value is None or total.value is None:
        return
    made, slack = count.value * rate.value, rounding(total.value)
    low, high = min(total.low, total.value - slack), max(total.high or total.value, total.value + slack)
    yield Reckoning(total.span, (count.with_noun, rate.span), "product", low, high, made, made, made, total.unit)


def _apieces(noun: str) -> tuple[tuple[str, str], ...]:
    """ "A barrel", "an egg", "per egg": what stands behind the price of one."""
    return ("a", noun), ("an", noun), ("per", noun)


def _profits(clause: Clause) -> Iterator[Reckoning]:
    """ "revenue of $90 million and costs of $60 million, for a profit of $30 million"."""
    money = [q for q in clause.quantities if q.measure == "money" and q.value is not None]
    if len(money) != 3 or len({q.unit for q in money}) > 1:
        return
    named: dict[str, Quantity] = {}
    for q in money:
        before = [t.lower for t in clause.tokens[max(clause.low, q.first - 3) : q.first]]
        name = _named(before)
        for names, key in ((_TAKINGS, "in"), (_COSTS, "out"), (_LEFT, "left")):
            if name in names:
                named[key] = q
    words = clause.words(clause.low, clause.high)
    if len(named) < 3 or not words.isdisjoint(_OTHER_PROFIT) or named["left"] is money[1]:
        return
    if named["left"] is money[0] and word_at(clause, money[0].last) not in ("on", "from"):
        return
    left, made = named["left"], abs((named["in"].value or Fraction(0)) - (named["out"].value or Fraction(0)))
    slack = sum(((q.high or q.low) - q.low for q in money), Fraction(0)) / 2
    slack += sum((rounding(q.value or Fraction(0)) for q in money if q.scale == 1), Fraction(0))
    value = left.value or Fraction(0)
    spans = (named["in"].span, named["out"].span)
    yield Reckoning(left.span, spans, "profit", value - slack, value + slack, made, made, made, left.unit)


def _named(before: Sequence[str]) -> str:
    """What a sum is, by the words before it: "revenue of", "expenses were", "costs came to", "expenses to"."""
    if before[-2:] in (["came", "to"], ["comes", "to"]):
        return before[-3] if len(before) > 2 else ""
    return before[-2] if len(before) > 1 and before[-1] in ("of", "was", "were", "to") else ""


def _seats(clause: Clause) -> Iterator[Reckoning]:
    """More seats than there are: "of the 100 seats, the Greens won 45, the Blues 40 and the Reds 20"."""
    whole = clause.quantities[0]
    led = clause.tokens[clause.low].lower == "of" and whole.first - clause.low <= 2 and not whole.hedge
    if not led or whole.value is None or whole.measure != "count" or whole.noun not in ("seat", "mandate", "deputy"):
        return
    start = noun_end(clause, whole)
    if word_at(clause, start) != "," or clause.words(start, clause.high).isdisjoint(_WON):
        return
    parts = []
    for i in range(start, clause.high):
        token = clause.tokens[i]
        if token.is_figure and token.text.isdecimal() and word_at(clause, i + 1) in (",", "and", ";", ".", ""):
            parts.append(token)
        elif token.is_figure:
            return
    made = Fraction(sum(int(token.text) for token in parts))
    if len(parts) > 1:
        span = Span(parts[0].start, parts[-1].end)
        yield Reckoning(span, (whole.with_noun,), "seats", Fraction(0), whole.value, made, made, made)


_READERS = (find_shares, find_turnouts, find_rates, _margins, _votes, _products, _profits, _seats)
