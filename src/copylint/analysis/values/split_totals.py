"""Split totals: a total that a phrase parts from its parts, or whose parts have no noun.

"Six people died in the crash - two men and four women"; "64 flights (38 domestic and 26 international)"; "nine people
were hurt, six men and three women".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.people.person_words import somebodies
from copylint.analysis.values.counted import is_plural, singular
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.sums import ANYONE, NOT_PARTS, OPENERS, SEXES, WORTH, Sum, is_exact, pieces
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_LONGEST_GAP, _LONGEST_PART, _LONGEST_BARE = 7, 8, 3
_STOPS = frozenset({".", "!", "”", '"', "?"})
# With these between, the parts are of something else, or not of all.
_GAP_BLOCKS = frozenset(
    "who which that whom whose including includes and or but than per each every more least other others another"
    " between as because while when if where after before up down only all both".split()
)
# Where those are; there may be more of them elsewhere.
_PLACED = frozenset("in from at on for against to by with under over".split())


def find_split_totals(analysis: "Analysis") -> Iterator[Sum]:
    """The sums of every sentence with three figures and more, in order."""
    for index in _sentences(analysis):
        sentence = analysis.sentences[index]
        own = analysis.quantities_of(sentence)
        for total, after in pairwise(own):
            if is_exact(total) and total.measure == "count" and total.noun and total.noun not in WORTH:
                found = _split(analysis, total, after, sentence)
                if found is not None:
                    yield found


def find_wholes(analysis: "Analysis") -> Iterator[Sum]:
    """The wholes that a sentence begins with, each with the part behind the comma: "Of the £22m, £19m went to"."""
    for i in analysis.positions.get("of", ()):
        if not analysis.tokens[i].is_capitalized or analysis.lowers[i + 1 : i + 2] not in (["the"], ["its"], ["those"]):
            continue
        own = analysis.quantities_of(analysis.sentences[analysis.sentence_of(i)])
        if len(own) > 1 and own[0].first == i + 2 and is_exact(own[0]) and _is_led_in(analysis, *own[:2]):
            part = own[1]
            yield Sum("whole", own[0], part.span, (part.value or part.low,), part.low, part.value or part.low)


def _is_led_in(analysis: "Analysis", total: Quantity, part: Quantity) -> bool:
    """Whether a part of the same sort stands right behind the comma after its whole."""
    gap = analysis.lowers[total.last : part.first]
    alike = (part.measure, part.unit) == (total.measure, total.unit) and part.noun in ("", total.noun)
    plain = part.value is not None and not part.fraction and not part.hedge.startswith("up")
    return alike and plain and len(gap) <= _LONGEST_GAP and gap[-1:] == [","] and gap.count(",") == 1


def _sentences(analysis: "Analysis") -> Sequence[int]:
    """The sentences that have two figures and more."""
    indexes = [analysis.sentence_of(q.first) for q in analysis.quantities if q.measure == "count"]
    return sorted({one for one, other in pairwise(indexes) if one == other})


def _split(analysis: "Analysis", total: Quantity, after: Quantity, sentence: "Sentence") -> Sum | None:
    """The sum of a total and the parts that begin with the figure `after`."""
    lowers, opener = analysis.lowers, after.first - 1
    mark = analysis.tokens[opener].text
    noun = analysis.token_at(total.noun_span.start) if total.noun_span else total.last
    if noun < total.first or (not is_plural(lowers[noun]) and total.noun not in ANYONE):
        return None
    gap = lowers[noun + 1 : opener]
    if len(gap) > _LONGEST_GAP or not _GAP_BLOCKS.isdisjoint(gap) or not all(word[:1].isalnum() for word in gap):
        return None
    if mark != "," and mark not in OPENERS:
        return None
    end = _end(analysis, opener, sentence)
    parts = [_part(analysis, low, high) for low, high in pieces(analysis.tokens, opener + 1, end)]
    return _sum(analysis, total, Span(after.span.start, analysis.tokens[end - 1].end), parts, mark)


def _end(analysis: "Analysis", opener: int, sentence: "Sentence") -> int:
    """The token after the parts: the twin of the mark that opens them, or the end of the sentence."""
    tokens, close = analysis.tokens, OPENERS.get(analysis.tokens[opener].text, "")
    end = next((i for i in range(opener + 1, sentence.last) if close and tokens[i].text == close), sentence.last)
    while end > opener + 1 and tokens[end - 1].text in _STOPS:
        end -= 1
    return end


def _part(analysis: "Analysis", low: int, high: int) -> Quantity | int | None:
    """The figure that a part begins with, 1 for "a woman", None for what is no part."""
    words = analysis.lowers[low:high]
    if not 1 < high - low <= _LONGEST_PART or not NOT_PARTS.isdisjoint(words) or not words[1][:1].isalpha():
        return None
    at = bisect_left(analysis.quantities, low, key=lambda quantity: quantity.first)
    inside = [q for q in analysis.quantities[at : at + 2] if q.first < high]
    if words[0] in ("a", "an", "one") and (not inside or inside[0].value == 1):
        return 1 if len(inside) < 2 and len(words) <= _LONGEST_BARE else None
    if len(inside) != 1 or inside[0].first != low or inside[0].measure != "count":
        return None
    plain = inside[0].value is not None and not inside[0].hedge and not inside[0].vague and not inside[0].fraction
    bare = len(words) <= _LONGEST_BARE + 1 or inside[0].noun or _is_placed(words)
    return inside[0] if plain and bare else None


def _is_placed(words: Sequence[str]) -> bool:
    return words[1] in _PLACED


def _sum(
    analysis: "Analysis", total: Quantity, span: Span, parts: Sequence[Quantity | int | None], mark: str
) -> Sum | None:
    """The sum of a total and its parts, None where they need not be all."""
    if len(parts) < 2 or None in parts:
        return None
    known = [part for part in parts if isinstance(part, Quantity)]
    values = tuple(part.value or Fraction(0) if isinstance(part, Quantity) else Fraction(1) for part in parts if part)
    placed = any(analysis.lowers[part.last] in _PLACED for part in known)
    if mark == "," and not placed and not _are_people(total, known):
        return None
    made = sum(values, Fraction(0))
    if placed and made <= (total.value or made):
        return None
    return Sum("told", total, span, values, made, made)


def _are_people(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether people are told apart by what they are."""
    nouns = {singular(part.noun) for part in parts}
    return total.noun in ANYONE and not nouns.isdisjoint(SEXES) and nouns <= SEXES | ANYONE | somebodies()
