"""So many in each: "There are 12 classes. Each has 25 pupils, 350 in all"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.levels import rounding
from copylint.analysis.values.pairs import Clause
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning, noun_end, word_at

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_HAS = frozenset(
    "has had holds held have seats seated carries carried cost costs costing takes took gets got receives received"
    " employs employed houses housed pays paid weighs weighed contains contained".split()
)
_IN_ALL = frozenset({("in", "all"), ("in", "total"), ("all", "told")})
_TOTAL_OF = ("total", "of")
# With these some of them have more, or the total is of something else too.
_OPEN = frozenset("least or between about nearly up than average including plus also another other most only".split())


def find_each_counts(analysis: "Analysis") -> Iterator[Reckoning]:
    """The totals of what each of those has that the sentence before counts."""
    for i in analysis.positions.get("each", ()):
        index = analysis.sentence_of(i)
        sentence = analysis.sentences[index]
        if i != sentence.first or not index or analysis.sentences[index - 1].field != sentence.field:
            continue
        before = analysis.sentences[index - 1]
        counted = [q for q in analysis.quantities_of(before) if q.measure == "count"]
        own = analysis.quantities_of(sentence)
        if len(counted) == 1 and len(own) == 2 and _is_plain(counted[0]) and counted[0].noun:
            yield from _total(Clause(analysis.tokens, own, sentence.first, sentence.last), counted[0])


def _total(clause: Clause, count: Quantity) -> Iterator[Reckoning]:
    each, total = clause.quantities
    named = total.noun_span is not None and total.noun_span.start >= total.span.end
    end = noun_end(clause, total) if named else total.last
    after = (word_at(clause, end), word_at(clause, end + 1))
    lead = (word_at(clause, total.first - 2), word_at(clause, total.first - 1))
    if lead != _TOTAL_OF and after not in _IN_ALL and after[0] != "altogether":
        return
    if word_at(clause, clause.low + 1) not in _HAS or not clause.words(clause.low, clause.high).isdisjoint(_OPEN):
        return
    alike = each.measure == total.measure and each.unit == total.unit and total.noun in ("", each.noun)
    if not alike or not (_is_plain(each) and _is_plain(total)) or each.measure not in ("count", "money"):
        return
    made = (count.value or Fraction(1)) * (each.value or Fraction(1))
    slack = rounding(total.value or Fraction(0))
    low, high = (total.value or made) - slack, (total.value or made) + slack
    spans = (count.with_noun, each.with_noun)
    yield Reckoning(total.span, spans, "product", low, high, made, made, made, total.unit)


def _is_plain(q: Quantity) -> bool:
    return q.value is not None and q.value > 1 and not q.hedge and not q.vague and not q.fraction
