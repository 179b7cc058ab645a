"""Quotation marks: each mark in the copy, and whether it can open or close a quotation where it stands."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.story import IGNORABLE, Field

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Family = Literal["double", "single", "guillemet", "prime"]

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys('"“”„‟＂', "double"),
    **dict.fromkeys("'‘’‚‛`", "single"),
    **dict.fromkeys("«»‹›", "guillemet"),
    "″": "prime",
}
_OPENING = "“„‟‘‚‛«‹"
_ENDS = frozenset(".,!?…;:%)]}'\"’”»")
_STARTS = frozenset("([{-–—/'\"‘“«¿¡=:+")
_CLAUSE_ENDS = frozenset(".,!?;:)]-–—…\"”'")

# Words that lose their head ('em, '90s) or their tail (rock 'n' roll, goin') to an apostrophe.
# fmt: off
_HEADLESS = frozenset({
    "em", "til", "till", "tis", "twas", "twere", "twill", "n", "cause", "cuz", "cos", "coz", "bout", "round",
    "neath", "nuff", "nother", "ere", "kay", "sup", "cept", "fraid", "gainst", "pon", "tween", "scuse", "burb",
    "merica", "murica", "s", "ol"
})
_TAILS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_TAILLESS = frozenset({
    "o", "an", "th", "ol", "lil", "fo", "wi", "mo", "po", "d", "n", "y", "t"
})
# fmt: on


class Mark(NamedTuple):
    """A quotation mark: its token, and what it can do there.

    `sure` is False for a single closing mark that may as well be an apostrophe (soldiers’). `glued_left` and
    `glued_right` say whether copy touches it; `measure` that it stands after a figure, as an inch mark would;
    `apostrophe` that it stands in a word where one belongs (Korva"s); `twin` that it is two single marks (``so'').
    """

    token: int
    char: str
    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    sure: bool
    glued_left: bool
    glued_right: bool
    measure: bool
    apostrophe: bool = False
    twin: bool = False


def find_marks(analysis: "Analysis") -> Iterator[tuple[Field, list[Mark]]]:
    """The marks of each field that has any, in order."""
    tokens, text = analysis.tokens, analysis.story.text
    found = sorted(chain.from_iterable(analysis.positions.get(char, ()) for char in _FAMILIES))
    if not found:
        return
    at = 0
    for field in analysis.story.fields:
        marks: list[Mark] = []
        while at < len(found) and tokens[found[at]].start < field.span.end:
            mark = _mark(tokens, text, field, found[at])
            at += 1
            if _is_in_tag(tokens, mark):
                continue
            if at < len(found) and _is_typewriter_pair(tokens, text, found[at - 1], found[at]):
                mark = _typewriter_mark(mark, _mark(tokens, text, field, found[at]))
                at += 1
            marks.append(mark)
        if marks:
            yield field, marks


def _is_in_tag(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether the mark is one of a tag that stands in the copy: <a href="…">."""
    if mark.char not in "\"'":
        return False
    before = mark.glued_left and tokens[mark.token - 1].text == "="
    return before or (mark.glued_right and tokens[mark.token + 1].text == ">")


def _is_typewriter_pair(tokens: Sequence[Token], text: str, one: int, two: int) -> bool:
    """Whether the two marks are `` or '', the double marks of old wires."""
    first, second = tokens[one], tokens[two]
    return first.end == second.start and text[first.start] == text[second.start] and text[first.start] in "'`"


def _typewriter_mark(one: Mark, two: Mark) -> Mark:
    left, right = one.glued_left, two.glued_right
    opens, closes = _straight(left, right, "", "") if one.char == "'" else (True, False)
    return one._replace(
        end=two.end, char='"', family="double", opens=opens, closes=closes, sure=True, glued_right=right, twin=True
    )


def _mark(tokens: Sequence[Token], text: str, field: Field, index: int) -> Mark:
    token = tokens[index]
    char = text[token.start]
    before = tokens[index - 1] if index and tokens[index - 1].start >= field.span.start else None
    after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].start < field.span.end else None
    left = before is not None and not text[before.end : token.start].strip(IGNORABLE)
    right = after is not None and not text[token.end : after.start].strip(IGNORABLE)
    left_text = before.text if before is not None and left else ""
    right_text = after.text if after is not None and right else ""
    family = _FAMILIES[char]
    sure = True
    if family == "guillemet":
        opens = closes = True
    elif family == "single":
        opens = _single_opens(char, left_text, right_text, tokens, index)
        closes, sure = _single_closes(char, left_text, right_text, after)
    elif family == "prime":
        opens, closes = False, left
    elif char in '"＂':
        opens, closes = _straight(left, right, left_text, right_text)
    else:
        opens = char in _OPENING or (right and not left)
        closes = char == "”" or (left and not right) or (char == "“" and left and right_text[:1] in _CLAUSE_ENDS)
    measure = char in "\"”'’" and left_text[:1].isdigit()
    apostrophe = family == "double" and left_text[-1:].isalpha() and _is_tail(left_text, right_text)
    return Mark(index, char, token.start, token.end, family, opens, closes, sure, left, right, measure, apostrophe)


def _is_tail(before: str, after: str) -> bool:
    """Whether the two are the parts of a word with an apostrophe: Korva, s; don, t; they, re."""
    return after in _TAILS and (after != "t" or before.endswith("n"))


def _straight(left: bool, right: bool, text_before: str, text_after: str) -> tuple[bool, bool]:
    """What a straight double mark can do: open, close; both where the copy around it does not tell."""
    if left != right:
        return right, left
    if not left:
        return True, True
    opens = text_before[-1:] in _STARTS and text_after[:1] not in _CLAUSE_ENDS
    closes = text_after[:1] in _CLAUSE_ENDS and text_before[-1:] not in _STARTS
    return (opens, closes) if opens != closes else (True, True)


def _single_opens(char: str, before: str, after: str, tokens: Sequence[Token], index: int) -> bool:
    if char == "’" or not after or (before and before[-1] not in _STARTS):
        return False
    if before == "-" and after[:1].isupper():  # al-'Ula
        return False
    if after[:1].isdigit():
        return not _is_decade(tokens, index)
    return after.lower() not in _HEADLESS


def _is_decade(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows is the rest of '90s or '98."""
    figure = tokens[index + 1]
    follower = tokens[index + 2] if index + 2 < len(tokens) else None
    glued = follower is not None and follower.start == figure.end
    return len(figure.text) == 2 and not (glued and follower is not None and follower.text not in {"s", "'s", ",", "."})


def _single_closes(char: str, before: str, after: str, follower: Token | None) -> tuple[bool, bool]:
    """Whether a single mark can close, and whether it surely is no apostrophe."""
    if char in "‘‚‛`" or not before or (after and after[0].isalnum()):
        return False, False
    if not before[-1].isalnum():
        return before[-1] in _ENDS or before[-1] in "-–—", True
    if before.lower() in _TAILLESS:
        return False, False
    if before[-1] not in "sSzx" and not before.endswith("in"):
        return True, True
    return True, follower is None or bool(after and after[0] in _CLAUSE_ENDS)
