"""Sentences: where each begins and ends, and which tokens it has."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sentencex

from copylint.analysis.tokens import Token
from copylint.story import IGNORABLE, Field, Span

_IGNORED = re.compile(f"[{IGNORABLE}]+")

# The library's time grows with the square of the sentences in one call, so a long field goes to it in pieces.
_PIECE = 8000

# Stops that the library takes for an end and that are none: "Rep. | Smith", "D-N. | J.", "Ft. | Worth".
_TITLE = re.compile(
    r"\b(?:Reps?|Sens?|Gov|Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Adm|Cmdr|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Pres|Supt|Det|Insp"
    r"|Const|Asst|Dist|Atty|Messrs|Ste|Ft|Mt|vs|approx|ca|cf|vol|[DRI]-[A-Z][a-z]*)\.\s*$"
)
_AMBIGUOUS = re.compile(r"(?:\b(?:St|Jr|Sr)|(?<![\w.])[A-Z])\.\s*$")
_BEFORE_FIGURE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No|Nos|p|pp|ch|vol|art|sec|fig)\.\s*$", re.IGNORECASE
)
_FIGURE = re.compile(r"\s*\d")
_OPENER = re.compile(
    r"\s*[“\"'‘(\[]?(?:The|An?|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|His|Her|Its|Their|Our"
    r"|My|When|While|After|Before|As|If|For|From|With|By|So|Now|Then|What|Who|How|Why|Where|Police|Officials)\b"
)
_TIME = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_TIME = re.compile(
    r"\s*(?:[“\"'‘(\[]?[a-z]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[ECMPG][SDM]?T\b|Eastern\b|Pacific\b)"
)

# “Is it?” | she asked, “Is it?” | Smith asked.
_QUOTED_MARK = re.compile(r"[!?]['’”\"»]+\s*$")
_VERB = r"(?:said|says|asked|asks|added|told|wrote|replied|shouted|cried|screamed|yelled|exclaimed|recalled|joked)"
_SPEAKER = re.compile(
    rf"\s*[—–-]?\s*(?:[a-z]|I\s+{_VERB}\b|(?!(?:He|She|They|It|We)\b)(?:[A-Z][\w.'’-]*\s+){{1,3}}{_VERB}\s*"
    r"(?:[.,]|$|(?:in|on|at|as|after|when|during|to|with)\b))"
)
_STRAY_OPENING = re.compile(r"(?<=\s)[“‘«„\"'(\[]+\s*$")


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
    for end in _ends(plain):
        before, after = plain[max(start, end - 60) : end], plain[end : end + 60]
        if _goes_on(before, after):
            continue
        stray = _STRAY_OPENING.search(before)
        stop = end - (len(before) - stray.start()) if stray else end
        if start < stop:
            yield origin(start), origin(stop)
            start = stop
    if start < len(plain):
        yield origin(start), origin(len(plain))


def _ends(plain: str) -> Iterator[int]:
    """Where the library ends sentences, the end of `plain` left out."""
    start = 0
    while start < len(plain):
        piece = plain[start : start + _PIECE]
        ends = [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries("en", piece)]
        if start + len(piece) == len(plain):
            yield from (start + end for end in ends if start + end < len(plain))
            return
        # The last sentence of a piece is cut off: it begins the next one.
        yield from (start + end for end in ends[:-1])
        start += ends[-2] if len(ends) > 1 else max(piece.rfind(" "), 0) or len(piece)


def _without_ignorables(raw: str) -> tuple[str, "_Origin"]:
    if raw.isascii():
        return raw, _Origin([])
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
    mark = before.rstrip()[-1:]
    if mark != ".":
        return bool(_QUOTED_MARK.search(before) and _SPEAKER.match(after))
    if _TIME.search(before):
        return bool(_AFTER_TIME.match(after))
    if _BEFORE_FIGURE.search(before):
        return bool(_FIGURE.match(after))
    if _AMBIGUOUS.search(before):
        return not _OPENER.match(after)
    return bool(_TITLE.search(before))
