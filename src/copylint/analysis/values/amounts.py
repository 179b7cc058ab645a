"""By how much, and how many times: the amounts and multiples beside two levels."""

from fractions import Fraction

from msgspec import Struct

from copylint.analysis.values.pairs import GAP_BLOCKS, PERIODS, Clause, Pair
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.trends import HEDGES_OF_MULTIPLES, MULTIPLES, NOUNS, PARTICLES, VERBS
from copylint.story import Span

ADVERBS = frozenset("by a an the another further about almost nearly even as much some more than".split())
_SIZES = frozenset({"percent", "points", "count", "money"})
_LONGEST_OBJECT = 8
_OWNERS = frozenset("a an the its their his her".split())


class Multiple(Struct, frozen=True, gc=False):
    """A word that says how many times as much: its place, the factor, and the hedge before it or ""."""

    span: Span
    factor: Fraction
    hedge: str


class Amount(Struct, frozen=True, gc=False):
    """By how much: the quantity, the direction its own noun gives it (0 for none), and the place of both."""

    quantity: Quantity
    direction: int
    span: Span


def find_amount(clause: Clause, pair: Pair, trend: int) -> Amount | None:
    """By how much the levels of `pair` are said to differ, beside the word at token `trend` or after them."""
    return (_amount_beside(clause, pair, trend) if trend < pair.last else None) or amount_after(clause, pair)


def _amount_beside(clause: Clause, pair: Pair, trend: int) -> Amount | None:
    """ "rose 12 percent", "rose by nearly 40", "a 20% rise", "an increase of 20%"."""
    word = clause.tokens[trend].lower
    for q in clause.quantities:
        if q in (pair.old, pair.new):
            continue
        if _follows(clause, trend, q):
            return None if _is_rate(clause, q) else Amount(q, 0, q.span)
        if word in NOUNS and q.last in (trend, trend - 1) and q.measure in _SIZES and clause.lead(q) in _OWNERS:
            return Amount(q, NOUNS[word], q.span)
    return None


def _follows(clause: Clause, trend: int, q: Quantity) -> bool:
    """Whether nothing but "by" and adverbs stands between the word at token `trend` and `q`; after a noun, "of".

    After a verb, "by" may have what changed before it: "raised its main interest rate by half a point".
    """
    if not 0 < q.first - trend < 4:
        return _has_object(clause, trend, q)
    word, between = clause.tokens[trend].lower, clause.words(trend + 1, q.first)
    return between <= ADVERBS | {"of"} and (word in VERBS or ("of" in between) == (word in NOUNS))


def _has_object(clause: Clause, trend: int, q: Quantity) -> bool:
    """Whether a few plain words and "by" stand between a verb and `q`."""
    words = [token.lower for token in clause.tokens[trend + 1 : q.first]]
    plain = 1 < len(words) <= _LONGEST_OBJECT and all(word.replace("-", "").isalpha() for word in words)
    if not plain or "by" not in words or clause.tokens[trend].lower not in VERBS:
        return False
    by = words.index("by")
    return set(words[by:]) <= ADVERBS and not set(words[:by]) & (GAP_BLOCKS | VERBS.keys() | {"to", "from"})


def amount_after(clause: Clause, pair: Pair) -> Amount | None:
    """ "…, an increase of nearly 91%", "… – a 20% rise", "…, up 20%"."""
    tokens = clause.tokens
    i = pair.last
    while i < min(pair.last + 5, clause.high) and tokens[i].text not in {",", "(", "–", "—", "--"}:
        if tokens[i].lower in GAP_BLOCKS:
            return None
        i += 1
    window = range(i + 1, min(i + 12, clause.high))
    q = next((q for q in clause.quantities if q.first in window), None)
    if q is None or i >= clause.high or q.measure in ("year", "ordinal", "age") or _is_rate(clause, q):
        return None
    lead = [token.lower for token in tokens[i + 1 : q.first]]
    noun = next((n for n, word in enumerate(lead) if word in NOUNS or word in PARTICLES), None)
    if noun is not None and not set(lead) & {"and", "but", "while", "from", "to", ","}:
        word = lead[noun]
        direct = lead[-1] == "of" if word not in PARTICLES else noun == len(lead) - 1 == 0
        if direct:
            return Amount(q, NOUNS.get(word) or PARTICLES[word], Span(tokens[i + 1 + noun].start, q.span.end))
    if lead and lead[-1] in ("a", "an") and len(lead) <= 2:
        for j in range(q.last, min(q.last + 2, clause.high)):
            if tokens[j].lower in NOUNS:
                return Amount(q, NOUNS[tokens[j].lower], Span(q.span.start, tokens[j].end))
    return None


def _is_rate(clause: Clause, q: Quantity) -> bool:
    """ "3% a year": an amount for each period, which does not measure the whole change."""
    after = [token.lower for token in clause.tokens[q.last : min(q.last + 3, clause.high)]]
    return bool(after) and (
        after[0] in ("annually", "yearly", "monthly", "each", "every", "annual")
        or (len(after) > 1 and after[0] in ("a", "an", "per") and after[1] in PERIODS)
    )


def find_multiple(clause: Clause, trend: int, pair: Pair) -> Multiple | None:
    """ "nearly doubled", "threefold", "10-fold"."""
    tokens = clause.tokens
    for i in range(max(trend, clause.low), min(trend + 4, clause.high)):
        if tokens[i].lower in MULTIPLES and (i == trend or i < pair.first):
            hedge = tokens[i - 1].lower if i > clause.low else ""
            named = HEDGES_OF_MULTIPLES.get(hedge, "")
            if hedge == "than" and tokens[i - 2].lower == "less":
                named = "near"
            return Multiple(tokens[i].span, MULTIPLES[tokens[i].lower], named)
    return None
