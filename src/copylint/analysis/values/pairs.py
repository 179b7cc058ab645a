"""Pairs of levels: "from A to B", "to B from A", "B, up C from A"."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.compared import unit_of_rate
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.trends import PARTICLES

_LEVELS = frozenset(
    {"count", "money", "percent", "length", "area", "mass", "volume", "speed", "temperature", "duration"}
)
_ASIDE = frozenset({"year", "duration", "ordinal"})
GAP_BLOCKS = frozenset("; : and but while from to or than who which that".split())
_PARTS_OF = frozenset("of in per than out every each under over above below against".split())
_MOVED = frozenset("go goes going gone went come comes came move moves moved put puts".split())
_COPULAS = frozenset({"is", "are", "was", "were"})
_PARTITIVES = frozenset("out most some many all half each both part parts share any one none few several rest".split())
# A comma is looked for so many tokens behind a level; with one of these before it something else goes up.
_TO_COMMA = 7
_NO_LEVEL = frozenset("which who that but while when after before as than from to with".split())
_JUST = frozenset({"just", "only", "merely", "barely", "currently"})
# Words of a period.
PERIODS = frozenset(
    "year years month months week weeks quarter quarters decade decades day days hour hours today yesterday earlier"
    " later january february march april may june july august september october november december jan feb mar apr"
    " jun jul aug sept sep oct nov dec spring summer autumn winter season monday tuesday wednesday thursday friday"
    " saturday sunday 1950s 1960s 1970s 1980s 1990s 2000s 2010s previously now before ago period half annum".split()
)


class Pair(Struct, frozen=True, gc=False):
    """Two levels, the old and the new, in tokens `first` up to `last`; `compared` as in "56, against 50"."""

    old: Quantity
    new: Quantity
    first: int
    last: int
    compared: bool = False


class Clause(Struct, frozen=True, gc=False):
    """One sentence, tokens `low` up to `high`, and the quantities in it."""

    tokens: Sequence[Token]
    quantities: Sequence[Quantity]
    low: int
    high: int

    def lead(self, quantity: Quantity) -> str:
        """The word before a quantity, hedges and "just" left out, in lower case."""
        i = self.lead_at(quantity)
        return self.tokens[i].lower if i >= self.low else ""

    def lead_at(self, quantity: Quantity) -> int:
        """The token of the word before a quantity, hedges and "just" left out."""
        i = quantity.first - 1
        return i - 1 if i > self.low and self.tokens[i].lower in _JUST else i

    def words(self, first: int, last: int) -> set[str]:
        """The words of tokens `first` up to `last`, in lower case."""
        return {token.lower for token in self.tokens[max(first, self.low) : min(last, self.high)]}

    def is_dated(self, level: Quantity, pair: Pair) -> bool:
        """Whether a period or a place of its own follows a level: "in 2019", "a year earlier", "in Korva"."""
        stop = min(level.last + 6, self.high)
        for i in range(level.last, stop):
            word = self.tokens[i].lower
            if word in ("to", "from") or self.tokens[i].text in {";", "."} or (i > pair.last and word in ("an", "and")):
                return False
            if word == "in" and i + 1 < stop and self.tokens[i + 1].is_capitalized:
                return True
            if word in PERIODS or (self.tokens[i].is_figure and len(word) == 4 and word[:2] in ("19", "20")):
                return True
        return False


def find_pairs(clause: Clause) -> Iterator[Pair]:
    """ "from A to B", "to B from A", "B, up C from A"."""
    done = clause.low
    for n, quantity in enumerate(clause.quantities):
        if quantity.first < done or quantity.measure not in _LEVELS:
            continue
        pair = _from_to(clause, n) or _to_from(clause, n) or _up_from(clause, n) or _against(clause, n)
        if pair is not None and pair.first >= done:
            yield pair
            done = pair.last


def _partner(clause: Clause, n: int, lead: str, reach: int) -> Quantity | None:
    """The level after quantity `n` that `lead` introduces, with nothing but an aside between."""
    for other in clause.quantities[n + 1 : n + 4]:
        gap = [token.lower for token in clause.tokens[clause.quantities[n].last : clause.lead_at(other)]]
        if len(gap) > reach or not GAP_BLOCKS.isdisjoint(gap):
            return None
        if clause.lead(other) == lead and other.measure in _LEVELS:
            return other
        if other.measure not in _ASIDE:
            return None
    return None


def _from_to(clause: Clause, n: int) -> Pair | None:
    old = clause.quantities[n]
    new = _partner(clause, n, "to", 10) if clause.lead(old) == "from" else None
    return Pair(old, new, clause.lead_at(old), new.last) if new is not None else None


def _to_from(clause: Clause, n: int) -> Pair | None:
    new = clause.quantities[n]
    led = clause.lead(new) == "to" or _is_now(clause, new)
    old = _partner(clause, n, "from", 10) if led else None
    if old is not None and old.measure == "count" and old.noun_span is not None and new.noun != old.noun:
        return None  # "exports rose to 5,000 from 12 plants"
    return Pair(old, new, clause.lead_at(new), old.last) if old is not None else None


def _is_now(clause: Clause, new: Quantity) -> bool:
    """Whether "up to" before a level is no hedge: "the number was up to 13 from 16"."""
    return new.hedge == "up to" and clause.lead(new) in _COPULAS | _MOVED and word_after(clause, new) == "from"


def word_after(clause: Clause, quantity: Quantity) -> str:
    """The word right after a quantity, in lower case, "" at the end of the sentence."""
    return clause.tokens[quantity.last].lower if quantity.last < clause.high else ""


def _up_from(clause: Clause, n: int) -> Pair | None:
    """ "$56 million, up 12% from $50 million"."""
    new = clause.quantities[n]
    i = new.last
    while i < min(new.last + _TO_COMMA, clause.high) and clause.tokens[i].text not in {",", "(", "–", "—"}:
        i += 1
    part = clause.lead(new) in _PARTS_OF and not _is_what_comes_to(clause, new)
    if i + 2 >= clause.high or clause.tokens[i + 1].lower not in PARTICLES or part:
        return None
    if not clause.words(new.last, i).isdisjoint(_NO_LEVEL):
        return None
    if clause.lead(new) in ("on", "from", "than") and clause.tokens[clause.lead_at(new) - 1].lower in PARTICLES:
        return None  # "up on 11 million but down from 12"
    if not _is_what_comes_to(clause, new) and not clause.words(new.first - 3, new.first).isdisjoint(("of", "out")):
        return None  # "40 of the 60 seats, down from 45"
    for old in clause.quantities[n + 1 : n + 3]:
        if clause.lead(old) == "from":
            near = old.first - i <= 9 and old.measure in _LEVELS
            told = _of_one_rate(clause, n, old)
            return Pair(old, told, told.first, old.last) if near and told is not None else None
    return None


def _is_what_comes_to(clause: Clause, new: Quantity) -> bool:
    """Whether "of" leads to what something comes to: "turnover of £2bn", not "40 of 60", "most of 60"."""
    noun = clause.lead_at(new) - 1
    if clause.lead(new) == "in":
        return noun >= clause.low and clause.tokens[noun].lower in {"resulted", "resulting", "results"}
    if clause.lead(new) != "of" or noun < clause.low or not clause.tokens[noun].lower.isalpha():
        return False
    return clause.tokens[noun].lower not in _PARTITIVES and not any(q.first <= noun < q.last for q in clause.quantities)


def _of_one_rate(clause: Clause, n: int, old: Quantity) -> Quantity | None:
    """The level compared with `old`: quantity `n`, or the sum before it in "$7 million, or 71 cents a share"."""
    per = unit_of_rate(clause.tokens, old, clause.high)
    if unit_of_rate(clause.tokens, clause.quantities[n], clause.high) == per:
        return clause.quantities[n]
    before = clause.quantities[n - 1] if n and clause.lead(clause.quantities[n]) == "or" else None
    return before if before is not None and unit_of_rate(clause.tokens, before, clause.high) == per else None


def _against(clause: Clause, n: int) -> Pair | None:
    """ "56 members, against 50 a year earlier", "$56 million, compared with $50 million in 2019"."""
    new = clause.quantities[n]
    old = next(iter(clause.quantities[n + 1 : n + 2]), None)
    if old is None or old.measure not in _LEVELS or not 0 < old.first - new.last <= 6:
        return None
    between = [token.lower for token in clause.tokens[new.last : clause.lead_at(old) + 1]]
    led = between[-1:] == ["against"] or between[-2:] in (["compared", "with"], ["compared", "to"], ["up", "from"])
    told = _of_one_rate(clause, n, old)
    if (
        told is not new
        or not led
        or "," not in between
        or not clause.is_dated(old, Pair(old, new, new.first, old.last))
    ):
        return None
    return Pair(old, new, new.first, old.last, compared=True)
