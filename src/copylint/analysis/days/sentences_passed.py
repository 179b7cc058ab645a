"""Sentences passed: the one prison term that a story tells of, and where it is told again as another."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.triggers import SENTENCES_PASSED
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_AGAIN = frozenset({"sentence", "term"})
_PRISON = frozenset({"prison", "jail", "imprisonment", "custodial"})
_OWNED = frozenset({"his", "her", "their", "the", "its"})
# With one of these a term is not the one passed, or not the whole of it.
_OTHER = frozenset(
    "could may might would face faces faced facing maximum minimum mandatory suspended previous earlier possible"
    " another additional concurrent consecutive sought recommended requested guidelines least most up guideline"
    " reduced shorter longer appeal appealed original first second life probation supervised each or between"
    " already served remaining".split()
)
_UNITS = frozenset({"year", "month"})
_REACH = 6


class RetoldSentence(Struct, frozen=True, gc=False):
    """A prison term told again, and the term as it was passed."""

    again: Quantity
    passed: Quantity


def find_retold_sentences(analysis: "Analysis") -> Iterator[RetoldSentence]:
    """ "Sentenced to nine years in prison", and later "his seven-year sentence": where no more than one is passed."""
    verbs = [i for word in SENTENCES_PASSED for i in analysis.positions.get(word, ())]
    if not verbs or not _AGAIN & analysis.positions.keys():
        return
    terms = [q for q in analysis.quantities if q.measure == "duration" and q.unit in _UNITS and q.value]
    passed = [q for q in terms if _is_passed(analysis, q)]
    if len({_key(q) for q in passed}) != 1:
        return
    again: list[Quantity] = []
    others: list[Quantity] = []
    for q in terms:
        (again if _is_again(analysis, q) else others).append(q)
    known = {_key(q) for q in others}
    for quantity in again:
        if _key(quantity) not in known and quantity.span > passed[0].span:
            yield RetoldSentence(quantity, passed[0])


def _key(q: Quantity) -> object:
    return q.unit, q.value


def _is_passed(analysis: "Analysis", q: Quantity) -> bool:
    """ "Sentenced to nine years", "sentenced Lorne on Monday to nine years", "jailed for nine years"."""
    words = _before(analysis, q, q.first)
    return not SENTENCES_PASSED.isdisjoint(words) and words[-1:] in (["to"], ["for"]) and _is_plain(analysis, q)


def _is_again(analysis: "Analysis", q: Quantity) -> bool:
    """ "His seven-year sentence", "the seven-year term in a federal prison"."""
    after = analysis.lowers[q.last : q.last + _REACH]
    noun = next((word for word in after[:2] if word in _AGAIN), "")
    owned = not _OWNED.isdisjoint(_before(analysis, q, 1))
    told = noun == "sentence" or (noun == "term" and not _PRISON.isdisjoint(after))
    return (
        told
        and owned
        and after[after.index(noun) + 1 : after.index(noun) + 2] != ["of"]
        and _is_plain(analysis, q)
        and not analysis.is_quoted(q.span.start)
    )


def _before(analysis: "Analysis", q: Quantity, most: int) -> Sequence[str]:
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    return analysis.lowers[max(sentence.first, q.first - most) : q.first]


def _is_plain(analysis: "Analysis", q: Quantity) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    return not q.hedge and _OTHER.isdisjoint(analysis.lowers[sentence.first : sentence.last])
