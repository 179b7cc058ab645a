"""Tokens: every word, number and mark of the copy, with its place."""

import unicodedata
from bisect import bisect_right

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import IGNORABLE, REST, Field, Span, readable

_INNER = rf"[\w{IGNORABLE}\u0300-\u036f]*"
_TOKEN = lazy_pattern(
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S., a.m.
    rf"|[^\W\d_]{_INNER}(?:[-'’‑][^\W_]{_INNER})*"  # words, with inner hyphens and apostrophes
    r"|\d+(?:[.,]\d+)*"  # figures
    r"|\.{2,}|-{2,}"
    rf"|[^\s{IGNORABLE}]"
)
# The same where references spell characters: each may be followed by the rest of its reference.
_R = f"{REST}*"
_SPELLED_TOKEN = lazy_pattern(
    rf"(?:[^\W\d_]{_R}\.{_R}){{2,}}"
    rf"|[^\W\d_]{_INNER}(?:[-'’‑]{_R}[^\W_]{_INNER})*"
    rf"|\d{_R}(?:\d{_R})*(?:[.,]{_R}\d{_R}(?:\d{_R})*)*"
    rf"|(?:\.{_R}){{2,}}|(?:-{_R}){{2,}}"
    rf"|[^\s{IGNORABLE}]{_R}"
)
DESK_MARK = lazy_pattern(r"\((?:cq|CQ|Cq)\)")
_STRIPPED = IGNORABLE.replace(REST, "")
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})


class Token(Struct, frozen=True, gc=False):
    """A word, a figure or a mark.

    `text` is what a reader sees: NFC, apostrophes straight, a hyphen between spaces a dash, characters without width
    left out.
    `lower` is the same in lower case. A possessive 's is a token of its own.
    `is_word` is True where it begins with a letter, `is_capitalized` where that is a capital one.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capitalized: bool

    @property
    def span(self) -> Span:
        """The token's place."""
        return Span(self.start, self.end)

    @property
    def is_figure(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


# A stretch of copy between spaces -> its tokens, placed from its start: copy is made of few different stretches.
_Cut = tuple[tuple[int, int, str, str, bool, bool], ...]
_cuts: dict[str, _Cut] = {}
_MOST_CUTS, _LONGEST_CUT = 50_000, 24
# Between spaces a hyphen is a dash.
_SPACED_HYPHEN: _Cut = ((0, 1, "–", "–", False, False),)


def tokenize(text: str, field: Field) -> list[Token]:
    """The tokens of one field of `text`, in order. The desk's own mark `(cq)` is no copy and has none."""
    copy = text[field.span.start : field.span.end]
    tokens: list[Token] = []
    append, known = tokens.append, _cuts.get
    at = field.span.start
    stretches = copy.split(" ")
    for stretch, cut in zip(stretches, map(known, stretches), strict=True):
        for start, end, word, lower, is_word, is_capitalized in _cut(stretch) if cut is None else cut:
            append(Token(at + start, at + end, word, lower, is_word, is_capitalized))
        at += len(stretch) + 1
    return _unmarked(tokens, text, field) if "q)" in copy or "Q)" in copy else tokens


def _cut(stretch: str) -> _Cut:
    if stretch == "-":
        return _SPACED_HYPHEN
    pattern = _SPELLED_TOKEN if REST in stretch else _TOKEN
    cut = tuple(part for found in pattern.finditer(stretch) for part in _read(found.start(), found.group()))
    if len(stretch) <= _LONGEST_CUT:
        if len(_cuts) >= _MOST_CUTS:
            _cuts.clear()
        _cuts[stretch] = cut
    return cut


def _unmarked(tokens: list[Token], text: str, field: Field) -> list[Token]:
    marks = [found.span() for found in DESK_MARK.finditer(text, field.span.start, field.span.end)]
    starts = [start for start, _ in marks]
    return [t for t in tokens if not (i := bisect_right(starts, t.start)) or t.start >= marks[i - 1][1]]


def _read(start: int, raw: str) -> _Cut:
    """What a reader sees of a match: a possessive 's is a token of its own."""
    raw = raw.rstrip(_STRIPPED)
    middle = len(raw) - 2 if REST not in raw else max(raw.rfind("'"), raw.rfind("’"))
    if middle > 0 and readable(raw[middle:]) in _POSSESSIVE:
        return (*_seen(start, raw[:middle]), *_seen(start + middle, raw[middle:]))
    return _seen(start, raw)


def _seen(start: int, raw: str) -> _Cut:
    raw = raw.rstrip(_STRIPPED)
    text = raw
    if not raw.isascii():
        text = unicodedata.normalize("NFC", readable(raw)).replace("’", "'").replace("‑", "-")
    if not text:
        return ()
    lower = text.lower()
    if lower == text:
        lower = text  # the same object, which is quicker to compare with
    return ((start, start + len(raw), text, lower, (letter := text[0].isalpha()), letter and text[0].isupper()),)
