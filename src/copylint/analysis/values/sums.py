"""Sums: a total and the parts it is said to be made of, within one sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.counted import singular
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Form = Literal["listed", "aside", "told", "whole", "shares", "shares in a row", "rest"]

_SEPARATORS = frozenset({",", ";", "and"})
OPENERS = {":": "", "(": ")", "—": "—", "–": "–", "--": "--"}
_LONGEST_PART = 8
# A total and a part are two.
_FEW = 2
# With one of these the parts overlap, are not all of them, or are no parts.
NOT_PARTS = frozenset(
    "including includes included among some least most mostly about around nearly almost roughly over under other"
    " others them whom which who that aged old years both each per every another more than up to or but not"
    " several many few also as well plus minus overlapping overtime aggregate abstained abstentions abstention own"
    " was were is are had has have said says would will could because while after before when where if between"
    " percent".split()
)
_AFTER_BARE = frozenset("from in at on for against".split())
# Those who are named by what they are between commas; of other things such a list is a list of different things.
ANYONE = frozenset("person victim passenger suspect defendant hostage prisoner detainee survivor casualty".split())
SEXES = frozenset({"man", "woman", "boy", "girl"})
# What is reckoned from the things listed, not counted: a win is worth more than a draw.
WORTH = frozenset({"point", "mark", "credit"})
_ALL_TOLD = (("in", "all"), ("in", "total"), ("all", "told"))


class Sum(Struct, frozen=True, gc=False):
    """A total and its parts, as intervals: what the parts come to is between `low` and `high`.

    `form` is "listed" for parts behind a colon, a dash or in brackets and for "12 in all", "aside" for parts between
    commas, "told" for parts in a sentence of their own, "whole" for a part of a stated whole ("14 of the 12"), "shares"
    for percentages of one poll and "shares in a row" for those in brackets one after another; the total of either is
    100 and not in the copy. "rest" is for percentages of which the last is told
    to be all that remains.
    """

    form: Form
    total: Quantity | None
    parts: Span
    values: tuple[Fraction, ...]
    low: Fraction
    high: Fraction


def find_sums(analysis: "Analysis") -> Sequence[Sum]:
    """The sums of every field."""
    found: list[Sum] = []
    starts = [quantity.first for quantity in analysis.quantities]
    for n, quantity in enumerate(analysis.quantities):
        if is_exact(quantity):
            found += _of(_Place(analysis, n, quantity, starts))
    if any(quantity.measure == "percent" for quantity in analysis.quantities):
        from copylint.analysis.values.poll_shares import find_listed_shares, find_poll_shares

        found += [*find_poll_shares(analysis), *find_listed_shares(analysis)]
    if "remaining" in analysis.positions:
        from copylint.analysis.values.remainders import find_remainders

        found += find_remainders(analysis)
    if "among" in analysis.positions:
        from copylint.analysis.values.among import find_parts_among

        found += find_parts_among(analysis)
    if any(quantity.noun in SEXES for quantity in analysis.quantities) or _begins_with_of(analysis):
        from copylint.analysis.values.told_parts import find_told_parts

        found += find_told_parts(analysis)
    if len(analysis.quantities) >= _FEW:
        from copylint.analysis.values.split_totals import find_split_totals, find_wholes

        known = {each.total.span for each in found if each.total is not None}
        more = (*find_split_totals(analysis), *find_wholes(analysis))
        found += [each for each in more if each.total and each.total.span not in known]
    return found


def _begins_with_of(analysis: "Analysis") -> bool:
    return any(analysis.tokens[i].is_capitalized for i in analysis.positions.get("of", ()))


class _Place(NamedTuple):
    """A quantity that may be a total, with its number among the quantities and where each of those starts."""

    analysis: "Analysis"
    n: int
    total: Quantity
    starts: Sequence[int]


def is_exact(q: Quantity) -> bool:
    """Whether a total or a part is one number, of things or of money, and not hedged."""
    return q.value is not None and q.measure in ("count", "money") and not q.hedge and not q.fraction and q.value >= 2


def _of(place: _Place) -> Iterator[Sum]:
    analysis, _, total, _ = place
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(total.first)]
    whole = _whole(place, sentence.last)
    if whole is not None:
        yield whole
        return
    i = _after_noun(analysis, total)
    if i + 1 >= sentence.last:
        return
    mark = tokens[i].text
    if mark in OPENERS:
        close = OPENERS[mark]
        end = next((j for j in range(i + 1, sentence.last) if close and tokens[j].text == close), sentence.last)
        yield from _parts(place, i + 1, end, "listed")
    elif mark == "," and total.noun and total.noun_span is not None:
        end = _end_of_aside(tokens, i + 1, sentence.last)
        people = {singular(token.lower) for token in tokens[i + 1 : end]}
        known = tokens[total.first - 1].lower in ("the", "all", "those", "these") if total.first else False
        named = total.noun in ANYONE or (known and total.noun not in SEXES and len(people & SEXES) > 1)
        if named and end < sentence.last and tokens[end].text == ",":
            yield from _parts(place, i + 1, end, "aside")
    if (tokens[i].lower, tokens[i + 1].lower) in _ALL_TOLD:
        yield from _before(place, sentence.first)


def _after_noun(analysis: "Analysis", q: Quantity) -> int:
    """The token after what is counted and what happened to those: "12 people killed:"."""
    noun = analysis.token_at(q.noun_span.start) if q.noun_span and q.noun_span.start >= q.span.start else q.last - 1
    i = noun + 1
    tokens = analysis.tokens
    while i < len(tokens) and i <= noun + 2 and tokens[i].lower in ("were", "was", "killed", "dead", "injured", "hurt"):
        i += 1
    return i


def _end_of_aside(tokens: Sequence[Token], i: int, high: int) -> int:
    """The comma or stop after the last "and" part."""
    seen_and = False
    for j in range(i, high):
        seen_and = seen_and or tokens[j].lower == "and"
        if seen_and and tokens[j].text in (",", ".", ";") and tokens[j - 1].lower != "and":
            return j
    return high


def _whole(place: _Place, high: int) -> Sum | None:
    """ "14 of the 12 members"."""
    analysis, n, part, _ = place
    tokens = analysis.tokens
    if n + 1 >= len(analysis.quantities) or part.last + 2 >= high or tokens[part.last].lower not in ("of", "out"):
        return None
    total = analysis.quantities[n + 1]
    between = [token.lower for token in tokens[part.last : total.first]]
    plain = between in (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "those"])
    if not plain or not is_exact(total) or total.measure != part.measure or part.value is None:
        return None
    return Sum("whole", total, part.span, (part.value,), part.low, part.value) if part.unit == total.unit else None


def _parts(place: _Place, first: int, last: int, form: Form) -> Iterator[Sum]:
    tokens = place.analysis.tokens
    while last > first and tokens[last - 1].text in (".", "!", "”", '"'):
        last -= 1
    values: list[Quantity | None] = []
    for low, high in pieces(tokens, first, last):
        part = _part(place, low, high)
        if part is False:
            return
        values.append(part)
    if len(values) > 1:
        yield _sum(place, form, Span(tokens[first].start, tokens[last - 1].end), values)


def pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens from and to which each item of a list runs, between the commas and the "and"."""
    low = first
    for i in range(first, last + 1):
        if i == last or tokens[i].lower in _SEPARATORS:
            if i > low:
                yield low, i
            low = i + 1


def _part(place: _Place, low: int, high: int) -> Quantity | Literal[False] | None:
    """The quantity that a part begins with, None for "a woman", False for what is no part."""
    analysis, _, total, starts = place
    tokens = analysis.tokens
    words = [token.lower for token in tokens[low:high]]
    if high - low > _LONGEST_PART or not NOT_PARTS.isdisjoint(words[1:]) or words[0] in NOT_PARTS:
        return False
    at = bisect_left(starts, low)
    inside = [q for q in analysis.quantities[at : at + 2] if low <= q.first < high]
    if words[0] in ("a", "an", "one") and (not inside or inside[0].value == 1):
        lone = total.measure == "count" and len(inside) < 2 and 2 <= len(words) <= 4
        return None if lone else False
    if len(inside) != 1 or inside[0].first != low:
        return False
    part = inside[0]
    bare = part.last < high and tokens[part.last].lower in _AFTER_BARE
    counts = part.noun != "" or part.status != "" or bare
    alike = part.measure == total.measure and part.unit == total.unit and not part.hedge and part.value is not None
    if total.noun in WORTH and part.noun not in ("", total.noun):
        return False
    return part if alike and (counts or part.measure == "money") else False


def _sum(place: _Place, form: Form, span: Span, parts: Sequence[Quantity | None]) -> Sum:
    ones = parts.count(None)
    known = [part for part in parts if part is not None]
    low = sum((part.low for part in known), Fraction(ones))
    high = sum((part.high or part.low for part in known), Fraction(ones))
    values = tuple(Fraction(1) if part is None else part.value or Fraction(0) for part in parts)
    return Sum(form, place.total, span, values, low, high)


def _before(place: _Place, low: int) -> Iterator[Sum]:
    """ "seven men and four women, 12 in all"."""
    tokens, total = place.analysis.tokens, place.total
    last = total.first
    while last > low and (tokens[last - 1].text in (",", "—", "–", "--") or tokens[last - 1].lower == "or"):
        last -= 1
    parts: list[Quantity | None] = []
    first = last
    for start, end in reversed(list(pieces(tokens, low, last))):
        at = bisect_left(place.starts, start)
        inside = [q for q in place.analysis.quantities[at : at + 2] if start <= q.first < end]
        if not inside:
            return
        begin = inside[0].first
        part = _part(place, begin, end)
        if part is False or part is None:
            return
        parts.insert(0, part)
        first = begin
        if begin > start:
            break
    if len(parts) > 1 and last < total.first:
        yield _sum(place, "listed", Span(tokens[first].start, tokens[last - 1].end), parts)
