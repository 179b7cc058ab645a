"""Changes: statements that something went from A to B, by C or by p per cent, with the words that say so."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.values.amounts import Amount, Multiple, amount_after, find_amount, find_multiple
from copylint.analysis.values.doubts import is_doubtful, is_rebased
from copylint.analysis.values.pairs import Clause, Pair, find_pairs
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.trends import MULTIPLES, NOUN_FORMS, NOUNS, PARTICLES, VERBS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Words between the verb and "from" after which "from A to B" belongs to something else.
_BLOCKS = frozenset(
    "; : while but and after when because as although though who which that moved moving move shifted ranging"
    " ranged range ranges varying varied vary anywhere between switched switching went changed changing extends"
    " extending runs running said says travel travelled traveled traveling open sold paid pay scale if before where"
    " plus or than".split()
)
# Verbs of change whose direction depends on what changes: growth that slowed, a loss that widened.
_OTHER_TRENDS = frozenset(
    "slow slows slowed slowing narrow narrows narrowed narrowing widen widens widened widening ease eases eased"
    " easing cool cools cooled improve improves improved improving worsen worsens worsened worsening weaken weakened"
    " strengthen strengthened accelerate accelerates accelerated accelerating revise revises revised revising"
    " moderated upgraded downgraded advance advanced".split()
)
_DETERMINERS = frozenset("the a an its their his her this that any".split())
_GOVERNED = 5
_POINTERS = frozenset({"that", "this", "it"})
_LEADS = ("from", "against", "compared")
_BEFORE_SEASON = frozenset("the this last next each every in of late early mid since by during".split())
_BEFORE_PARTICLE = frozenset(
    ", ( - – — is was are were be been went gone go goes going shot ticked edged inched moved crept came inching"
    " shooting ticking driven pushed brought % percent drove bring bringing pushing even right still slightly"
    " sharply way significantly considerably far all".split()
)


class Change(Struct, frozen=True, gc=False):
    """A statement of change.

    `span` runs from its first word to its last, `levels` over "from A to B". `trend` is the place of the word that
    tells the direction, `direction` 1 for up and -1 for down. `old` and `new` are the two levels, `by` by how much,
    `multiple` the word for how many times. `dated` is True where each level has a period or a place of its own ("from
    888 in 2021 to 1,696 in 2022"). `doubtful` is True where the direction cannot be judged: ranks, where less is
    more, and what may be a range ("cut costs from 15% to 35%"). `rebased` is True where the amount may have another
    base than the levels: another period, adjusted figures. `first` and `last` are its tokens as a slice of all
    tokens.
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


def find_changes(analysis: "Analysis") -> Sequence[Change]:
    """The statements of change that name both levels, in order."""
    positions = analysis.positions
    froms = [i for word in _LEADS for i in positions.get(word, ())]
    thans = {analysis.sentence_of(i) for i in positions.get("than", ())}
    if not froms and not thans:
        return []
    found: list[Change] = []
    for index in sorted({analysis.sentence_of(i) for i in froms} | thans):
        sentence = analysis.sentences[index]
        own = analysis.quantities_of(sentence)
        if len(own) > 1:
            clause = Clause(analysis.tokens, own, sentence.first, sentence.last)
            told = [_with_amount(analysis, index, change) for change in _changes(clause)]
            if index in thans and len(own) > 2 and not told:
                from copylint.analysis.values.comparatives import find_comparatives

                told += find_comparatives(clause)
            found += told
    return found


def _with_amount(analysis: "Analysis", index: int, change: Change) -> Change:
    """The change with the amount that the sentence behind it sums up, where it has none of its own."""
    if change.by is not None or index + 1 == len(analysis.sentences):
        return change
    following = analysis.sentences[index + 1]
    if analysis.lowers[following.first] not in _POINTERS:
        return change
    from copylint.analysis.values.summed_up import summed_up

    amount = summed_up(analysis, following)
    return change if amount is None else replace(change, by=amount)


def _changes(clause: Clause) -> Iterator[Change]:
    """Every statement of change in the sentence."""
    low = clause.low
    for pair in find_pairs(clause):
        trend = _trend_after(clause, pair) if pair.compared else _trend(clause, pair, low)
        if trend is not None:
            yield _change(clause, pair, trend)
        low = pair.last


def _trend(clause: Clause, pair: Pair, low: int) -> int | None:
    """The token of the word that says which way the levels went: the last one before them, or within."""
    if pair.new.hedge == "up to":
        return pair.new.first
    verb_between = False
    amounts = {i for q in clause.quantities for i in range(q.first, q.last)}
    for i in range(pair.last - 1, max(low, pair.first - 18) - 1, -1):
        word = clause.tokens[i].lower
        if i in amounts or (word == "or" and i + 1 in amounts):
            continue
        inside = i >= pair.first
        if word in PARTICLES:
            if _leads_levels(clause, i, pair):
                return i
        elif word in NOUN_FORMS and _is_governed(clause, i):
            continue
        elif word in VERBS or word in MULTIPLES:
            # "Price increases slowed from 5% to 3%": the noun is no trend of the levels.
            return None if _is_season(clause, i) or (verb_between and word in NOUN_FORMS) else i
        elif not inside and word in _OTHER_TRENDS:
            return None
        elif not inside and word in _BLOCKS:
            return _trend_after(clause, pair)
        verb_between = verb_between or (not inside and word.endswith("ed"))
    return _trend_after(clause, pair)


def _trend_after(clause: Clause, pair: Pair) -> int | None:
    """The noun that tells the trend after the levels: "from 40 to 50, a 25% rise"."""
    if amount_after(clause, pair) is None:
        return None
    stop = min(pair.last + 12, clause.high)
    return next((i for i in range(pair.last, stop) if clause.tokens[i].lower in NOUNS), None)


def _is_season(clause: Clause, i: int) -> bool:
    before = clause.tokens[i - 1].lower if i > clause.low else ""
    return clause.tokens[i].lower == "fall" and before in _BEFORE_SEASON


def _is_governed(clause: Clause, i: int) -> bool:
    """Whether the word at token `i` is a noun of which a verb before tells how it changed: "increase the cut in"."""
    after = clause.tokens[i + 1].lower if i + 1 < clause.high else ""
    before = clause.words(i - _GOVERNED, i)
    return after in ("in", "of") and not before.isdisjoint(_DETERMINERS) and not before.isdisjoint(VERBS.keys())


def _leads_levels(clause: Clause, i: int, pair: Pair) -> bool:
    """Whether "up" or "down" at token `i` speaks of the levels: "shot up from", ", up 12% from"."""
    before = clause.tokens[i - 1].lower if i > clause.low else ","
    amounts = [q for q in clause.quantities if i < q.first < pair.first]
    return before in _BEFORE_PARTICLE and pair.first - i < 8 and all(q.first <= i + 3 for q in amounts)


def _change(clause: Clause, pair: Pair, trend: int) -> Change:
    word = clause.tokens[trend].lower
    direction = VERBS.get(word) or NOUNS.get(word) or PARTICLES.get(word) or (-1 if MULTIPLES[word] < 1 else 1)
    amount = find_amount(clause, pair, trend)
    if trend >= pair.last and amount is not None:
        direction = amount.direction
    first = min(trend, pair.first)
    last = max(trend + 1, pair.last)
    tokens = clause.tokens
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
        find_multiple(clause, trend, pair),
        clause.is_dated(pair.old, pair) and clause.is_dated(pair.new, pair),
        is_doubtful(clause, pair, trend, direction),
        amount is not None and is_rebased(clause, pair, amount),
    )
