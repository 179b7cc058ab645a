"""Prison terms: what several make, one after another or at once, and what is left of one that is partly suspended."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.triggers import PRISON_TERMS
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MONTHS = {"year": 12, "month": 1}
_AFTER = frozenset({"consecutive", "consecutively", "back-to-back"})
_AT_ONCE = frozenset({"concurrent", "concurrently", "simultaneously"})
_TOTALLED = (["total", "of"], ["totalling"], ["totaling"], ["all", "of"], ["totals"], ["totalled"], ["totaled"])
_IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"))
_COUNTS, _BETWEEN = frozenset({"count", "charge", "offence", "offense"}), 4
_OPENERS = frozenset({":", "—", "–", "("})
_CHARGES = frozenset({"for", "on"})
_OPEN = frozenset("each or least more maximum minimum life parole credit credited served already eligible".split())
# A term of office may be cut short or begun by another; one that a court gives may not.
_COURTS = frozenset("jailed sentenced sentence sentences prison jail imprisonment judge court jury bars".split())
_OFFICE = frozenset("served sat elected office part unexpired mayor president senate governor".split())
_LEFT = frozenset("leaving serve serving serves".split())


class PrisonTerms(Struct, frozen=True, gc=False):
    """A length with those it follows from.

    `parts` are the places of those, `months` what they make, the one value where the copy says how they are served,
    and each that there may be where it does not. `told` is the length in months.
    """

    length: Quantity
    parts: tuple[Span, ...]
    told: Fraction
    months: tuple[Fraction, ...]


class _Term(NamedTuple):
    quantity: Quantity
    months: Fraction


def find_prison_terms(analysis: "Analysis") -> Sequence[PrisonTerms]:
    """The prison terms of every field that follow from others in their sentence, in order."""
    places = {analysis.sentence_of(i) for word in PRISON_TERMS for i in analysis.positions.get(word, ())}
    found: list[PrisonTerms] = []
    for index in sorted(places):
        sentence = analysis.sentences[index]
        own = analysis.quantities_of(sentence)
        if len(own) > 2:
            reader = _Reader(analysis.tokens, own, sentence.first, sentence.last)
            found += [*reader.several(), *reader.on_each(), *reader.listed(), *reader.suspended()]
    return found


class _Reader:
    """Reads the terms of one sentence, tokens `low` up to `high`."""

    def __init__(self, tokens: Sequence[Token], quantities: Sequence[Quantity], low: int, high: int) -> None:
        self.tokens, self.quantities, self.low, self.high = tokens, quantities, low, high
        self.words = {token.lower for token in tokens[low:high]}

    def several(self) -> Iterator[PrisonTerms]:
        """ "two five-year terms, ten years in all"."""
        if not self.words & (_COURTS | _AFTER | _AT_ONCE) and self.words & _OFFICE:
            return
        for count, each, total in zip(self.quantities, self.quantities[1:], self.quantities[2:], strict=False):
            term, sum_ = self._term(each), self._total(total)
            plain = count.measure == "count" and count.noun in ("term", "sentence") and count.value and not count.hedge
            if plain and term and sum_ and count.value and count.noun_span and count.noun_span.start >= each.span.end:
                span = Span(count.span.start, count.noun_span.end)
                yield self._told(sum_, (span,), (term.months * count.value, term.months))

    def on_each(self) -> Iterator[PrisonTerms]:
        """ "five years on each of three counts, a total of 15 years"."""
        for each, count, total in zip(self.quantities, self.quantities[1:], self.quantities[2:], strict=False):
            term, sum_ = self._term(each), self._total(total)
            between = [self._text(i) for i in range(each.last, count.first)]
            led = len(between) <= _BETWEEN and between[-2:] == ["each", "of"]
            if led and term and sum_ and count.noun in _COUNTS and count.value and not count.hedge:
                spans = (each.span, count.with_noun)
                yield self._told(sum_, spans, (term.months * count.value, term.months))

    def listed(self) -> Iterator[PrisonTerms]:
        """ "five years for arson and three for fraud, a total of eight"; "nine years: six for arson and three"."""
        for n, quantity in enumerate(self.quantities):
            total = self._total(quantity)
            parts = self._row(self.quantities[:n][::-1])[::-1] if total else []
            if total is None and self._text(quantity.last) in _OPENERS:
                total, parts = self._term(quantity), self._row(self.quantities[n + 1 :])
            if total is not None and len(parts) > 1:
                months = [part.months for part in parts]
                spans = tuple(part.quantity.span for part in parts)
                yield self._told(total, spans, (sum(months, Fraction(0)), max(months)))

    def suspended(self) -> Iterator[PrisonTerms]:
        """ "five years, with two suspended, leaving three to serve"."""
        if "suspended" not in self.words or len(self.quantities) != 3 or not _OPEN.isdisjoint(self.words):
            return
        whole, part, rest = (self._term(q, bare=n > 0) for n, q in enumerate(self.quantities))
        if whole is None or part is None or rest is None:
            return
        i = next((i for i in range(self.low, self.high) if self._text(i) == "suspended"), self.low)
        after = {self._text(j) for j in range(i, min(self.high, rest.quantity.last + 2))}
        lead = [self._text(j) for j in range(part.quantity.first - 2, part.quantity.first)]
        if part.quantity.last <= i <= part.quantity.last + 3 and i < rest.quantity.first and after & _LEFT:
            left = part.months if lead == ["all", "but"] else whole.months - part.months
            yield PrisonTerms(rest.quantity, (whole.quantity.span, part.quantity.span), rest.months, (left,))

    def _text(self, i: int) -> str:
        return self.tokens[i].lower if self.low <= i < self.high else ""

    def _term(self, q: Quantity, *, bare: bool = False) -> _Term | None:
        """A length in months and years; `bare` where a number alone may stand for years."""
        unit = "year" if bare and q.measure == "count" and not q.noun else q.unit if q.measure == "duration" else ""
        return _Term(q, q.value * _MONTHS[unit]) if unit in _MONTHS and q.value and not q.hedge else None

    def _total(self, q: Quantity) -> _Term | None:
        """The length in "a total of ten years", "ten years in all"."""
        lead = [self._text(i) for i in range(q.first - 2, q.first)]
        after = (self._text(q.last), self._text(q.last + 1))
        return self._term(q, bare=True) if lead in _TOTALLED or lead[1:] in _TOTALLED or after in _IN_ALL else None

    def _row(self, quantities: Sequence[Quantity]) -> list[_Term]:
        """The terms with their charges that stand in a row; none where something else is among them."""
        found: list[_Term] = []
        for q in quantities:
            term = self._term(q, bare=True)
            if term is None or self._text(q.last) not in _CHARGES:
                return []
            found.append(term)
        return found

    def _told(self, total: _Term, parts: tuple[Span, ...], sums: tuple[Fraction, Fraction]) -> PrisonTerms:
        """The total against the sum of its parts, and against the longest of them where they may run at once."""
        after, at_once = bool(self.words & _AFTER), bool(self.words & _AT_ONCE)
        months = sums if after == at_once else sums[:1] if after else sums[1:]
        return PrisonTerms(total.quantity, parts, total.months, months)
