"""Sentences: where each begins and ends, and which tokens it has."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sentencex

from copylint.analysis.tokens import Token
from copylint.story import IGNORABLE, Field, Span

_IGNORED = re.compile(f"[{IGNORABLE}]+")
# What the library splits and should not: "5 p.m. | Monday", "No. | 5", "Rep. | Smith", "D-N. | J.".
_NOT_AN_END = re.compile(
    r"(?:\b(?:[ap]\.m|Rep|Reps|Sen|Sens|Gov|Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Rev|Hon|Dr|Mr|Mrs|Ms|Prof"
    r"|St|Ste|Ft|Mt|vs|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|approx|ca|cf|[DRI]-[A-Z][a-z]*)"
    r"|(?<![\w.])[A-Z])\.\s*$"
)
_LOWER_START = re.compile(r"\s*[“\"'‘(\[]?[a-z]")
_WEEKDAY_OR_ZONE = re.compile(r"\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s*[ECMP][SD]?T\b")
_SPEAKER = re.compile(r"\s*[—–-]?\s*(?:[a-z]|(?:he|she|they|it|we|I)\s+(?:said|says|asked|added|told|wrote)\b)")
_ENDS_QUOTE = re.compile(r"[!?]['’”\"»]+\s*$")
_ENDS_ABBREVIATED_TIME = re.compile(r"\b[ap]\.m\.\s*$")


class Sentence(NamedTuple):
    """A sentence: its place, the index of its field in the story, and its tokens as a slice of all tokens."""

    span: Span
    field: int
    first: int
    last: int


def split_sentences(text: str, fields: Sequence[Field], tokens: Sequence[Token]) -> Iterator[Sentence]:
    """The sentences of every field, in order; those that hold no token are left out."""
    starts = [token.start for token in tokens]
    for index, field in enumerate(fields):
        if field.name == "metadata":
            continue
        for start, end in _field_sentences(text[field.span.start : field.span.end]):
            first = bisect_left(starts, field.span.start + start)
            last = bisect_left(starts, field.span.start + end)
            if first < last:
                yield Sentence(Span(tokens[first].start, tokens[last - 1].end), index, first, last)


def _field_sentences(raw: str) -> Iterator[tuple[int, int]]:
    """Pairs of offsets that tile `raw`; computed on what a reader sees, told in offsets of `raw`."""
    plain, origin = _without_ignorables(raw)
    start = 0
    ends = [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries("en", plain)]
    for end in ends:
        if end < len(plain) and _goes_on(plain[max(start, end - 60) : end], plain[end : end + 40]):
            continue
        yield origin(start), origin(end)
        start = end
    if start < len(plain):
        yield origin(start), origin(len(plain))


def _without_ignorables(raw: str) -> tuple[str, "_Origin"]:
    gaps: list[tuple[int, int]] = []
    dropped = 0
    for found in _IGNORED.finditer(raw):
        gaps.append((found.start() - dropped, found.end()))
        dropped += len(found.group())
    return (_IGNORED.sub("", raw) if gaps else raw), _Origin(gaps)


class _Origin:
    """Maps an offset of the text without ignorables to the offset of the raw text."""

    def __init__(self, gaps: list[tuple[int, int]]) -> None:
        self._plain = [plain for plain, _ in gaps]
        self._raw = [raw for _, raw in gaps]

    def __call__(self, offset: int) -> int:
        gap = bisect_left(self._plain, offset) - 1
        return offset if gap < 0 else self._raw[gap] + offset - self._plain[gap]


def _goes_on(before: str, after: str) -> bool:
    """Whether the sentence runs on over a stop that the library took for its end."""
    if _ENDS_ABBREVIATED_TIME.search(before):
        return bool(_LOWER_START.match(after) or _WEEKDAY_OR_ZONE.match(after))
    if _ENDS_QUOTE.search(before):
        return bool(_SPEAKER.match(after))
    return bool(_NOT_AN_END.search(before))
