"""Sentences: where each begins and ends, and which tokens it has."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

import sentencex
from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.lazypattern import lazy_pattern
from copylint.story import IGNORABLE, Field, Span, has_ignorables

_IGNORED = lazy_pattern(f"[{IGNORABLE}]+")

# The library's time grows with the square of the sentences in one call, so a long field goes to it in pieces.
_PIECE = 8000

# Stops that the library takes for an end and that are none: "Rep. | Smith", "D-N. | J.", "Ft. | Worth".
_TITLES = frozenset(
    {
        "rep", "reps", "sen", "sens", "gov", "lt", "gen", "col", "maj", "capt", "sgt", "cpl", "pvt", "pfc",
        "adm", "cmdr", "rev", "hon", "dr", "mr", "mrs", "ms", "prof", "pres", "supt", "det", "insp", "const",
        "asst", "dist", "atty", "messrs", "ste", "ft", "mt", "vs", "approx", "ca", "cf",
    }
)  # fmt: skip
_AMBIGUOUS = frozenset({"st", "jr", "sr"})
_BEFORE_FIGURE = frozenset(
    {
        "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "no", "nos", "p", "pp", "ch",
        "vol", "art", "sec", "fig",
    }
)  # fmt: skip
_TIMES = frozenset({"p.m", "a.m"})
_PARTY = lazy_pattern(r"[DRI]-[A-Z][a-z]*")
_FIGURE = lazy_pattern(r"\s*\d")
_OPENER = lazy_pattern(
    r"\s*[“\"'‘(\[]?(?:The|An?|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|His|Her|Its|Their|Our"
    r"|My|When|While|After|Before|As|If|For|From|With|By|So|Now|Then|What|Who|How|Why|Where|Police|Officials)\b"
)
_AFTER_TIME = lazy_pattern(
    r"\s*(?:[“\"'‘(\[]?[a-z]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[ECMPG][SDM]?T\b|Eastern\b|Pacific\b)"
)

# “Is it?” | she asked, “Is it?” | Smith asked.
_CLOSING = "'’”\"»"
_VERB = r"(?:said|says|asked|asks|added|told|wrote|replied|shouted|cried|screamed|yelled|exclaimed|recalled|joked)"
_SPEAKER = lazy_pattern(
    rf"\s*[—–-]?\s*(?:[a-z]|I\s+{_VERB}\b|(?!(?:He|She|They|It|We)\b)(?:[A-Z][\w.'’-]*\s+){{1,3}}{_VERB}\s*"
    r"(?:[.,]|$|(?:in|on|at|as|after|when|during|to|with)\b))"
)
_STRAY_OPENING = lazy_pattern(r"(?<=\s)[“‘«„\"'(\[]+$")
_OPENING = frozenset("“‘«„\"'([")


class Sentence(Struct, frozen=True, gc=False):
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
        before = plain[max(start, end - 60) : end].rstrip()
        if not before or _goes_on(before, plain[end : end + 60]):
            continue
        stray = _STRAY_OPENING.search(before) if before[-1] in _OPENING else None
        stop = max(start, end - 60) + stray.start() if stray else end
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


def _without_ignorables(raw: str) -> tuple[str, Callable[[int], int]]:
    """What a reader sees of `raw`, and what tells an offset of `raw` from one of that."""
    if not has_ignorables(raw):
        return raw, int
    gaps: list[tuple[int, int]] = []
    dropped = 0
    for found in _IGNORED.finditer(raw):
        gaps.append((found.start() - dropped, found.end()))
        dropped += len(found.group())
    return _IGNORED.sub("", raw), _Origin(gaps)


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
    mark = before[-1]
    if mark in _CLOSING:
        return before.rstrip(_CLOSING)[-1:] in {"!", "?"} and _SPEAKER.match(after) is not None
    if mark != ".":
        return False
    word = before[before.rfind(" ") + 1 : -1].lstrip("(“‘\"'[")
    lower = word.lower()
    if lower in _TITLES:
        return True
    if lower in _TIMES:
        return _AFTER_TIME.match(after) is not None
    if lower in _BEFORE_FIGURE:
        return _FIGURE.match(after) is not None
    if lower in _AMBIGUOUS or (len(word) == 1 and word.isupper()):
        return not _OPENER.match(after)
    return "-" in word and _PARTY.fullmatch(word) is not None
