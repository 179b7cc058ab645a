"""Brackets: the round and square ones that find no partner."""

from collections.abc import Iterator, Sequence
from heapq import merge
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.story import Field

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_PARTNER = {")": "(", "]": "["}
_EYES = frozenset(":;=-")
_ROMAN = frozenset("ivxlc")
# How many paragraphs a bracketed aside may run over.
_ASIDE = 6


class Bracket(Struct, frozen=True, gc=False):
    """A bracket: its token, and whether it opens."""

    token: int
    opens: bool


def unpaired_brackets(analysis: "Analysis") -> Sequence[Bracket]:
    """The brackets without a partner, list labels, faces, intervals and asides of several paragraphs left out."""
    tokens = analysis.tokens
    found = list(merge(*(analysis.positions.get(mark, ()) for mark in "()[]")))
    unpaired: list[tuple[int, Bracket]] = []
    at = 0
    for number, field in enumerate(analysis.story.fields):
        start = at
        while at < len(found) and tokens[found[at]].start < field.span.end:
            at += 1
        if start < at and field.form not in {"table-row", "list-item"} and field.name not in {"byline", "dateline"}:
            unpaired += ((number, bracket) for bracket in _unpaired(tokens, field, found[start:at]))
    return [bracket for _, bracket in _without_asides(tokens, unpaired)]


def _unpaired(tokens: Sequence[Token], field: Field, indexes: Sequence[int]) -> Iterator[Bracket]:
    open_ones: list[int] = []
    for index in indexes:
        mark = tokens[index].text
        if _is_face(tokens, index):
            continue
        if mark in "([":
            open_ones.append(index)
        elif open_ones and (tokens[open_ones[-1]].text == _PARTNER[mark] or _is_interval(tokens, open_ones[-1], index)):
            open_ones.pop()
        elif not _is_label(tokens, field, index):
            yield Bracket(index, opens=False)
    for index in open_ones:
        yield Bracket(index, opens=True)


def _is_face(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    glued = before is not None and before.end == tokens[index].start
    eyes = before is not None and before.text in _EYES and index > 1 and tokens[index - 2].end != before.start
    return glued and eyes


def _is_interval(tokens: Sequence[Token], opener: int, closer: int) -> bool:
    """Whether only figures stand between: [0, 1)."""
    inner = tokens[opener + 1 : closer]
    return 0 < len(inner) < 6 and all(token.is_figure or token.text in {",", "-", "–", ";"} for token in inner)


def _is_label(tokens: Sequence[Token], field: Field, index: int) -> bool:
    """Whether the mark closes a label: "a)", "12)", "iv)"."""
    if index == 0 or tokens[index - 1].end != tokens[index].start or tokens[index - 1].start < field.span.start:
        return False
    label = tokens[index - 1].lower
    return label.isdigit() or len(label) == 1 or not set(label) - _ROMAN


def _without_asides(tokens: Sequence[Token], unpaired: Sequence[tuple[int, Bracket]]) -> Iterator[tuple[int, Bracket]]:
    """The brackets that are not the two ends of an aside over several paragraphs."""
    waiting: list[tuple[int, Bracket]] = []
    for number, bracket in sorted(unpaired, key=lambda item: item[1].token):
        partner = _PARTNER.get(tokens[bracket.token].text)
        if waiting and partner == tokens[waiting[-1][1].token].text and 0 < number - waiting[-1][0] <= _ASIDE:
            waiting.pop()
        elif bracket.opens:
            waiting.append((number, bracket))
        else:
            yield number, bracket
    yield from waiting
