"""Kin: who the story says is whose child, where both are named in the sentence."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.people.subjects import Subjects
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_CHILD = frozenset({"son", "daughter"})
_PARENT = frozenset({"mother", "father"})


class Kin(Struct, frozen=True, gc=False):
    """A child and a parent, by their index in `Analysis.entities`; `span` is the word for it ("daughter")."""

    span: Span
    child: int
    parent: int
    sentence: Span


def find_kin(analysis: "Analysis") -> Sequence[Kin]:
    """The pairs, in order: "Ann Orr, 34, and her daughter, Tess Orr, 9", "Ann Orr's son Tom"."""
    places = sorted((i, word) for word in _CHILD | _PARENT for i in analysis.positions.get(word, ()))
    if not places:
        return []
    subjects = analysis.subjects
    return [kin for i, word in places for kin in _read(analysis, subjects, i, word in _CHILD)]


def _read(analysis: "Analysis", subjects: Subjects, i: int, is_child: bool) -> Iterator[Kin]:
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(i)]
    named = _relative(analysis, subjects, i, sentence)
    at = i - 1
    while at > sentence.first and (tokens[at].lower in {"old", "year-old"} or tokens[at].is_figure):
        at -= 1
    if named is None or tokens[at].lower not in {"his", "her", "'s"} or analysis.is_quoted(tokens[i].start):
        return
    whose = subjects.named_before(at) if tokens[at].lower == "'s" else _only_before(subjects, sentence.first, at)
    if whose is not None and whose != named:
        child, parent = (named, whose) if is_child else (whose, named)
        yield Kin(tokens[i].span, child, parent, sentence.span)


def _relative(analysis: "Analysis", subjects: Subjects, i: int, sentence: "Sentence") -> int | None:
    """The person named right behind "daughter" or "daughter,"."""
    after = i + 1
    if after < sentence.last and analysis.tokens[after].text == ",":
        after += 1
    return subjects.named_at(after) if after < sentence.last else None


def _only_before(subjects: Subjects, first: int, last: int) -> int | None:
    """The one person named between two tokens."""
    named = {subjects.people[i] for i in range(first, last) if i in subjects.begins}
    return named.pop() if len(named) == 1 else None
