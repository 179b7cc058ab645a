"""Told terms: which term in office somebody is after, said again as another: "run for a fourth term"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.days import is_year
from copylint.analysis.values.number_words import ORDINALS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.entities import Entity

_SEEKING = frozenset("run running runs stand standing stands seek seeking seeks bid campaign campaigning".split())
_DETERMINERS = frozenset("a his her their".split())
# With one of these another election is told of, or somebody who is not after that term.
_OTHER = frozenset(
    "not n't no never ruled barred bar limits limit banned ban before earlier previous previously last ago then"
    " if or would former against rival unlike when while elected re-elected won served".split()
)
_NEAR, _FAR, _MOST_TERMS = 3, 500, 12


class _Term(NamedTuple):
    span: Span
    ordinal: int
    person: "Entity"


def find_changed_terms(analysis: "Analysis") -> Iterator[tuple[Span, Span]]:
    """The first place of the term that a person is after, and the one where it is another, where two are told."""
    terms = [term for i in analysis.positions.get("term", ()) for term in _term(analysis, i)][:_MOST_TERMS]
    if len({term.ordinal for term in terms}) == 2:
        first = terms[0]
        again = next(term for term in terms if term.ordinal != first.ordinal)
        if again.person is first.person:
            yield first.span, again.span


def _term(analysis: "Analysis", i: int) -> Iterator[_Term]:
    """The term at token `i`, where somebody is after it."""
    sentence = analysis.sentences[analysis.sentence_of(i)]
    words = analysis.lowers[sentence.first : sentence.last]
    if i < sentence.first + _NEAR or words[i - 2 - sentence.first] not in _DETERMINERS or not _OTHER.isdisjoint(words):
        return
    ordinal = ORDINALS.get(analysis.lowers[i - 1])
    led = not _SEEKING.isdisjoint(analysis.lowers[max(sentence.first, i - 2 - _NEAR) : i - 2])
    person = next((analysis.persons[j] for j in range(i, max(-1, i - _FAR), -1) if j in analysis.persons), None)
    if ordinal and led and person is not None and not any(is_year(word) for word in words):
        yield _Term(Span(analysis.tokens[i - 2].start, analysis.tokens[i].end), int(ordinal), person)
