"""Changes: statements that something went from A to B, by C or by p per cent, with the words that say so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.quantities import Quantity
from copylint.analysis.tokens import Token
from copylint.analysis.trends import HEDGES_OF_MULTIPLES, MULTIPLES, NOUNS, PARTICLES, VERBS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LEVELS = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "speed", "temperature", "duration"})
_ASIDE = frozenset({"year", "duration", "ordinal"})
# Words between the verb and "from" after which "from A to B" belongs to something else.
_BLOCKS = frozenset(
    "; : while but and after when because as although though who which that moved moving move shifted ranging ranged range"
    " ranges varying varied vary anywhere between switched switching went changed changing extends extending runs running"
    " said says travel travelled traveled traveling open sold paid pay scale if before where plus or than".split()
)
_GAP_BLOCKS = frozenset("; : and but while from to or than who which that".split())
_BEFORE_PARTICLE = frozenset(
    ", ( - – — is was are were be been went gone go goes going shot ticked edged inched moved crept came inching shooting"
    " ticking driven pushed brought % percent drove bring bringing pushing even right still slightly sharply way"
    " significantly considerably far all".split()
)
_ADVERBS = frozenset("by a an the another further about almost nearly even as much some more than".split())
_PARTS_OF = frozenset("of in per than out every each under over above below against".split())


# Where these are spoken of, a smaller number is the higher place, or the better one.
_RANKS = frozenset(
    "rank ranks ranked ranking rankings seed seeded place placed places spot spots position positions standings chart charts"
    " league handicap par odds pole grid leaderboard table tier grade grades index-linked no".split()
)
_PACE = frozenset("speed pace time times efficiency performance frequency interval intervals faster quicker quickly".split())
_RATES = frozenset(
    "rate rates tax taxes share percentage proportion level levels tariff tariffs stake unemployment inflation turnout margin"
    " margins threshold duty duties levy requirement quota target limit cap ratio approval interest support deposit"
    " commission fee ownership holding joblessness vat".split()
)
_ADJUSTED = frozenset(
    "adjusted annualized annualised annual like-for-like constant compounded compound average organic excluding"
    " inflation-adjusted seasonally per-share comparable real".split()
)


class Multiple(NamedTuple):
    """A word that says how many times as much: its place, the factor, and the hedge before it or ""."""

    span: Span
    factor: Fraction
    hedge: str


class Amount(NamedTuple):
    """By how much: the quantity, the direction its own noun gives it (0 for none), and the place of both."""

    quantity: Quantity
    direction: int
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A statement of change.

    `span` runs from its first word to its last, `levels` over "from A to B". `trend` is the place of the word that
    tells the direction, `direction` 1 for up and -1 for down. `old` and `new` are the two levels, `by` by how much,
    `multiple` the word for how many times. `dated` is True where each level has a period or a place of its own ("from
    888 in 2021 to 1,696 in 2022"). `doubtful` is True where the direction cannot be judged: ranks, where less is more, and what may
    be a range ("cut costs from 15% to 35%"). `rebased` is True where the amount may have another base than the levels:
    another period, adjusted figures. `first` and `last` are its tokens as a slice of all tokens.
    """

    span: Span
    levels: Span
    trend: Span
    direction: int
    old: Quantity
    new: Quantity
    first: int
    last: int
    by: Amount | None = None
    multiple: Multiple | None = None
    dated: bool = False
    doubtful: bool = False
    rebased: bool = False


class _Pair(NamedTuple):
    old: Quantity
    new: Quantity
    first: int
    last: int


def find_changes(analysis: "Analysis") -> Sequence[Change]:
    """The statements of change that name both levels, in order."""
    positions = analysis.positions
    froms = positions.get("from", ())
    if not froms:
        return []
    quantities = analysis.quantities
    starts = [quantity.first for quantity in quantities]
    found: list[Change] = []
    for index in sorted({analysis.sentence_of(i) for i in froms}):
        sentence = analysis.sentences[index]
        own = quantities[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
        if len(own) > 1:
            found += _Reader(analysis.tokens, own, sentence.first, sentence.last).changes()
    return found


class _Reader(NamedTuple):
    """Reads the changes of one sentence: tokens `low` up to `high` and the quantities in it."""

    tokens: Sequence[Token]
    quantities: Sequence[Quantity]
    low: int
    high: int

    def changes(self) -> Iterator[Change]:
        """Every statement of change in the sentence."""
        low = self.low
        for pair in self._pairs():
            trend = self._trend(pair, low)
            if trend is not None and (trend < pair.last or self._amount_after(pair) is not None):
                yield self._change(pair, trend)
            low = pair.last

    def _pairs(self) -> Iterator[_Pair]:
        """ "from A to B", "to B from A", "B, up C from A"."""
        done = self.low
        for n, quantity in enumerate(self.quantities):
            if quantity.first < done or quantity.measure not in _LEVELS:
                continue
            pair = self._from_to(n) or self._to_from(n) or self._up_from(n)
            if pair is not None and pair.first >= done:
                yield pair
                done = pair.last

    def _lead(self, quantity: Quantity) -> str:
        return self.tokens[quantity.first - 1].lower if quantity.first > self.low else ""

    def _partner(self, n: int, lead: str, reach: int) -> Quantity | None:
        """The level after quantity `n` that `lead` introduces, with nothing but an aside between."""
        for other in self.quantities[n + 1 : n + 4]:
            gap = [token.lower for token in self.tokens[self.quantities[n].last : other.first - 1]]
            if len(gap) > reach or not _GAP_BLOCKS.isdisjoint(gap):
                return None
            if self._lead(other) == lead and other.measure in _LEVELS:
                return other
            if other.measure not in _ASIDE:
                return None
        return None

    def _from_to(self, n: int) -> _Pair | None:
        old = self.quantities[n]
        new = self._partner(n, "to", 10) if self._lead(old) == "from" else None
        return _Pair(old, new, old.first - 1, new.last) if new is not None else None

    def _to_from(self, n: int) -> _Pair | None:
        new = self.quantities[n]
        old = self._partner(n, "from", 10) if self._lead(new) == "to" else None
        if old is not None and old.measure == "count" and old.noun_span is not None and new.noun != old.noun:
            return None  # "exports rose to 5,000 from 12 plants"
        return _Pair(old, new, new.first - 1, old.last) if old is not None else None

    def _up_from(self, n: int) -> _Pair | None:
        """ "$56 million, up 12% from $50 million"."""
        new = self.quantities[n]
        i = new.last
        while i < min(new.last + 4, self.high) and self.tokens[i].text not in {",", "(", "–", "—"}:
            i += 1
        if i + 2 >= self.high or self.tokens[i + 1].lower not in PARTICLES or self._lead(new) in _PARTS_OF:
            return None
        for old in self.quantities[n + 1 : n + 3]:
            if self._lead(old) == "from":
                near = old.first - i <= 9 and old.measure in _LEVELS
                return _Pair(old, new, new.first, old.last) if near else None
        return None

    def _trend(self, pair: _Pair, low: int) -> int | None:
        """The token of the word that says which way the levels went: the last one before them, or within."""
        for i in range(pair.last - 1, max(low, pair.first - 14) - 1, -1):
            word = self.tokens[i].lower
            inside = i >= pair.first
            if word in PARTICLES:
                before = self.tokens[i - 1].lower if i > self.low else ","
                if before in _BEFORE_PARTICLE and self._near(i, pair):
                    return i
            elif word in VERBS or word in MULTIPLES or (word in NOUNS and not inside):
                return i
            elif not inside and word in _BLOCKS:
                break
        return next((i for i in range(pair.last, min(pair.last + 8, self.high)) if self.tokens[i].lower in NOUNS), None)

    def _near(self, i: int, pair: _Pair) -> bool:
        return all(q.first <= i + 3 for q in self.quantities if i < q.first < pair.first) and pair.first - i < 8

    def _change(self, pair: _Pair, trend: int) -> Change:
        word = self.tokens[trend].lower
        direction = VERBS.get(word) or NOUNS.get(word) or PARTICLES.get(word) or (-1 if MULTIPLES[word] < 1 else 1)
        amount = self._amount(pair, trend)
        first = min(trend, pair.first)
        last = max(trend + 1, pair.last)
        tokens = self.tokens
        return Change(
            Span(tokens[first].start, tokens[last - 1].end),
            Span(tokens[pair.first].start, max(pair.old.span.end, pair.new.span.end)),
            tokens[trend].span,
            direction,
            pair.old,
            pair.new,
            first,
            last,
            amount,
            self._multiple(trend, pair),
            self._is_dated(pair.old, pair) and self._is_dated(pair.new, pair),
            self._is_doubtful(pair, trend, direction),
            amount is not None and self._is_rebased(pair, amount),
        )

    def _words(self, first: int, last: int) -> set[str]:
        return {token.lower for token in self.tokens[max(first, self.low) : min(last, self.high)]}

    def _is_doubtful(self, pair: _Pair, trend: int, direction: int) -> bool:
        old, new = pair.old, pair.new
        said = self._words(self.low, self.high)
        if old.measure == "count" and not said.isdisjoint(_RANKS) and not (old.noun and new.noun and old.status):
            return True
        if "duration" in (old.measure, new.measure) and not said.isdisjoint(_PACE):
            return True
        if self._is_odds(old) or self._is_odds(new) or self._per(old) != self._per(new) != "" != self._per(old):
            return True
        if old.value is None or new.value is None or direction > 0 or new.value <= old.value or self._is_dated(old, pair):
            return False
        if old.measure in ("length", "temperature", "count") and new.measure in ("length", "temperature"):
            return True
        if new.noun in ("story", "storey", "floor", "point", "place", "spot"):
            return True
        return (
            new.measure == "percent"
            and not self._follows_closely(trend, pair)
            and self._words(trend - 3, pair.first).isdisjoint(_RATES)
        )

    def _is_odds(self, level: Quantity) -> bool:
        """ "1 in 10", "3 of 12": a level that is itself a part of something."""
        after = [token.lower for token in self.tokens[level.last : level.last + 3]]
        return level.measure == "count" and len(after) > 1 and after[0] in ("in", "of", "out") and (
            any(q.first == level.last + 1 and q.measure == "count" for q in self.quantities) or after[0] == "out"
        )

    def _per(self, level: Quantity) -> str:
        """The unit a level is told for: "hour" in "$5 an hour"."""
        after = [token.lower for token in self.tokens[level.last : min(level.last + 2, self.high)]]
        return after[1] if len(after) > 1 and after[0] in ("per", "a", "an", "each") else ""

    def _is_rebased(self, pair: _Pair, amount: Amount) -> bool:
        """Whether the amount has a period of its own beside that of the old level, or is adjusted."""
        if not self._words(self.low, self.high).isdisjoint(_ADJUSTED):
            return True
        between = self._words(amount.quantity.last, pair.first)
        return not between.isdisjoint(_PERIODS) and self._is_dated(pair.old, pair)

    def _follows_closely(self, trend: int, pair: _Pair) -> bool:
        """Whether only adverbs, an amount or a period stand between the verb and the levels: no object."""
        amounts = {i for q in self.quantities for i in range(q.first, q.last)}
        between = [t.lower for i, t in enumerate(self.tokens[trend + 1 : pair.first], trend + 1) if i not in amounts]
        return all(word.endswith("ly") or word in _ADVERBS or word in _PERIODS or word in {",", "in", "last", "this", "over",
                   "since", "during", "from", "to", "%"} for word in between)

    def _amount(self, pair: _Pair, trend: int) -> Amount | None:
        return (self._amount_beside(pair, trend) if trend < pair.last else None) or self._amount_after(pair)

    def _amount_beside(self, pair: _Pair, trend: int) -> Amount | None:
        """ "rose 12 percent", "rose by nearly 40", "a 20% rise", "an increase of 20%"."""
        word = self.tokens[trend].lower
        for q in self.quantities:
            if q in (pair.old, pair.new):
                continue
            between = {token.lower for token in self.tokens[trend + 1 : q.first]} if q.first > trend else set()
            if q.first > trend and q.first - trend < 4 and between <= _ADVERBS | {"of"} and q.first < max(pair.last, trend + 4):
                if ("of" in between) == (word in NOUNS and word not in VERBS) or word in VERBS:
                    return None if self._is_rate(q) else Amount(q, 0, q.span)
            if word in NOUNS and q.last in (trend, trend - 1) and q.measure in ("percent", "points", "count", "money"):
                if self._lead(q) in ("a", "an", "the", "its", "their", "his", "her"):
                    return Amount(q, NOUNS[word], q.span)
        return None

    def _amount_after(self, pair: _Pair) -> Amount | None:
        """ "…, an increase of nearly 91%", "… – a 20% rise", "…, up 20%"."""
        tokens = self.tokens
        i = pair.last
        while i < min(pair.last + 5, self.high) and tokens[i].text not in {",", "(", "–", "—", "--"}:
            if tokens[i].lower in _GAP_BLOCKS:
                return None
            i += 1
        window = range(i + 1, min(i + 12, self.high))
        q = next((q for q in self.quantities if q.first in window), None)
        if q is None or i >= self.high or q.measure in ("year", "ordinal", "age") or self._is_rate(q):
            return None
        lead = [token.lower for token in tokens[i + 1 : q.first]]
        noun = next((n for n, word in enumerate(lead) if word in NOUNS or word in PARTICLES), None)
        if noun is not None and not set(lead) & {"and", "but", "while", "from", "to", ","}:
            word = lead[noun]
            direct = lead[-1] == "of" if word not in PARTICLES else noun == len(lead) - 1 == 0
            if direct:
                return Amount(q, NOUNS.get(word) or PARTICLES[word], Span(tokens[i + 1 + noun].start, q.span.end))
        if lead and lead[-1] in ("a", "an") and len(lead) <= 2:
            for j in range(q.last, min(q.last + 2, self.high)):
                if tokens[j].lower in NOUNS:
                    return Amount(q, NOUNS[tokens[j].lower], Span(q.span.start, tokens[j].end))
        return None

    def _is_rate(self, q: Quantity) -> bool:
        """ "3% a year": an amount for each period, which does not measure the whole change."""
        after = [token.lower for token in self.tokens[q.last : min(q.last + 3, self.high)]]
        return bool(after) and (
            after[0] in ("annually", "yearly", "monthly", "each", "every", "annual")
            or (len(after) > 1 and after[0] in ("a", "an", "per") and after[1] in _PERIODS)
        )

    def _multiple(self, trend: int, pair: _Pair) -> Multiple | None:
        """ "nearly doubled", "threefold", "10-fold"."""
        tokens = self.tokens
        for i in range(max(trend, self.low), min(trend + 4, self.high)):
            if tokens[i].lower in MULTIPLES and (i == trend or i < pair.first):
                hedge = tokens[i - 1].lower if i > self.low else ""
                named = HEDGES_OF_MULTIPLES.get(hedge, "")
                if hedge == "than" and tokens[i - 2].lower == "less":
                    named = "near"
                return Multiple(tokens[i].span, MULTIPLES[tokens[i].lower], named)
        return None

    def _is_dated(self, level: Quantity, pair: _Pair) -> bool:
        """Whether a period or a place of its own follows a level: "in 2019", "a year earlier", "in Korva"."""
        stop = min(level.last + 6, self.high)
        for i in range(level.last, stop):
            word = self.tokens[i].lower
            if word in ("to", "from") or self.tokens[i].text in {";", "."} or (i > pair.last and word in ("an", "and")):
                return False
            if word == "in" and i + 1 < stop and self.tokens[i + 1].is_capitalized:
                return True
            if word in _PERIODS or (self.tokens[i].is_figure and len(word) == 4 and word[:2] in ("19", "20")):
                return True
        return False


_PERIODS = frozenset(
    "year years month months week weeks quarter quarters decade decades day days hour hours today yesterday earlier later"
    " january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec spring summer autumn winter season monday tuesday wednesday thursday friday saturday sunday"
    " 1950s 1960s 1970s 1980s 1990s 2000s 2010s previously now before ago period half annum".split()
)
