"""Parts told in a sentence of their own: "It cuts 140 posts. Of those, 62 are in Lask, 41 in Sarn and 37 in Dorn"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from copylint.analysis.values.counted import singular
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.statuses import STATUSES
from copylint.analysis.values.sums import ANYONE, SEXES, Sum, is_exact
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_POINTERS = frozenset({"those", "these", "them"})
_JOINS = frozenset({",", ";", "and"})
# With one of these the parts overlap, are not all of them, or are more than those told of.
_NOT_ALL = frozenset(
    "including includes among some least most mostly about around nearly almost roughly over under other others"
    " another more also too both each per every than up as only just remaining rest further additional percent"
    " second third separate separately earlier later previously still".split()
)
_LEAST_PARTS = 3
_LONGEST_LEAD = 5
# How many sentences before the parts their total may stand.
_REACH = 3


def find_told_parts(analysis: "Analysis") -> Iterator[Sum]:
    """The sums of sentences that take the total of a sentence before them apart, in order."""
    reader = _Reader(analysis)
    for index in reader.openings():
        found = reader.sum_at(index)
        if found is not None:
            yield found


class _Reader:
    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.lowers = analysis.lowers

    def openings(self) -> Sequence[int]:
        """The sentences that begin with "Of the", or hold so many men or women."""
        analysis = self.analysis
        tokens = [i for i in analysis.positions.get("of", ()) if analysis.tokens[i].is_capitalized]
        tokens += [q.first for q in analysis.quantities if q.noun in SEXES]
        return sorted({analysis.sentence_of(i) for i in tokens})

    def sum_at(self, index: int) -> Sum | None:
        """The sum that a sentence tells, None where it tells none."""
        sentence = self.analysis.sentences[index]
        words = self.lowers[sentence.first : sentence.last]
        if not index or not _NOT_ALL.isdisjoint(words) or self.analysis.is_quoted(sentence.span.start):
            return None
        return self._of_them(index, sentence) if words[0] == "of" else self._by_sex(index, sentence)

    def _of_them(self, index: int, sentence: "Sentence") -> Sum | None:
        """ "Of the posts, 62 are in Lask, 41 in Sarn and 37 in Dorn"."""
        lead = self.lowers[sentence.first + 1 : sentence.first + _LONGEST_LEAD]
        if "," not in lead or not lead[0].isalpha():
            return None
        lead = lead[: lead.index(",")]
        parts = self.analysis.quantities_of(sentence)
        if len(parts) < _LEAST_PARTS or parts[0].first != sentence.first + len(lead) + 2:
            return None
        joined = all(self.lowers[part.first - 1] in _JOINS and part.measure == "count" for part in parts)
        if not joined or self.lowers[parts[-1].first - 1] != "and":
            return None
        noun = "" if lead[-1] in _POINTERS else singular(lead[-1])
        return self._summed(index, parts, noun, "")

    def _by_sex(self, index: int, sentence: "Sentence") -> Sum | None:
        """ "Four men and two women were taken into custody", after a sentence with how many were arrested."""
        at = sentence.first + (self.lowers[sentence.first] == "the")
        parts: list[Quantity] = []
        for part in self.analysis.quantities_of(sentence):
            if part.first == at and part.noun in SEXES and part.noun_span is not None:
                parts.append(part)
                at = self.analysis.token_at(part.noun_span.start) + 1
                at += at < sentence.last and self.lowers[at] in _JOINS
        statuses = {STATUSES[word] for word in self.lowers[at : sentence.last] if word in STATUSES}
        if "custody" in self.lowers[at : sentence.last]:
            statuses.add("arrested")
        if len(parts) < 2 or len(statuses) != 1 or self.lowers[parts[-1].first - 1] != "and":
            return None
        return self._summed(index, parts, "", statuses.pop())

    def _summed(self, index: int, parts: Sequence[Quantity], noun: str, status: str) -> Sum | None:
        """The parts with the one total that the sentences before them have for this noun, or this status."""
        if not all(is_exact(part) or part.value == 1 for part in parts):
            return None
        paragraph = self.analysis.sentences[index].field
        reach = _REACH if noun or status else 1
        for before in range(index - 1, max(-1, index - 1 - reach), -1):
            sentence = self.analysis.sentences[before]
            told = [q for q in self.analysis.quantities_of(sentence) if _may_be(q, noun, status)]
            if told:
                alone = len(told) == 1 and is_exact(told[0]) and not self._is_shown(sentence, paragraph)
                return _sum(told[0], parts) if alone else None
        return None

    def _is_shown(self, sentence: "Sentence", field: int) -> bool:
        """Whether the total stands in display copy and the parts do not."""
        fields = self.analysis.story.fields
        return fields[sentence.field].name != fields[field].name


def _may_be(total: Quantity, noun: str, status: str) -> bool:
    """Whether it counts the noun, or those of whom the status is told; without either whether it counts anything."""
    if total.measure != "count":
        return False
    return total.noun == noun if noun else not status or (total.noun in ANYONE and total.status == status)


def _sum(total: Quantity, parts: Sequence[Quantity]) -> Sum:
    span = Span(parts[0].span.start, parts[-1].with_noun.end)
    low = sum((part.low for part in parts), Fraction(0))
    high = sum((part.high or part.low for part in parts), Fraction(0))
    return Sum("told", total, span, tuple(part.value or part.low for part in parts), low, high)
