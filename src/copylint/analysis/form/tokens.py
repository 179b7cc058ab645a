"""Tokens: every word, number and mark of the copy, with its place."""

import unicodedata
from bisect import bisect_right
from typing import NamedTuple

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


class Token(NamedTuple):
    """A word, a figure or a mark.

    `text` is what a reader sees: NFC, apostrophes straight, characters without width left out.
    `lower` is the same in lower case. A possessive 's is a token of its own.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """The token's place."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[:1].isalpha()

    @property
    def is_figure(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[:1].isdigit()

    @property
    def is_capitalized(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokenize(text: str, field: Field) -> list[Token]:
    """The tokens of one field of `text`, in order. The desk's own mark `(cq)` is no copy and has none."""
    tokens: list[Token] = []
    append, new = tokens.append, tuple.__new__
    spelled = text.find(REST, *field.span) >= 0
    for found in (_SPELLED_TOKEN if spelled else _TOKEN).finditer(text, *field.span):
        raw = found.group()
        start, end = found.span()
        if not raw.isascii():
            tokens += _read(start, raw)
        elif raw[-2:] in _POSSESSIVE and len(raw) > 2:
            tokens += _parted(start, raw)
        else:
            append(new(Token, (start, end, raw, raw.lower())))
    marked = text.find("q)", *field.span) >= 0 or text.find("Q)", *field.span) >= 0
    return _unmarked(tokens, text, field) if marked else tokens


def _unmarked(tokens: list[Token], text: str, field: Field) -> list[Token]:
    marks = [found.span() for found in DESK_MARK.finditer(text, field.span.start, field.span.end)]
    starts = [start for start, _ in marks]
    return [t for t in tokens if not (i := bisect_right(starts, t.start)) or t.start >= marks[i - 1][1]]


def _parted(start: int, raw: str) -> list[Token]:
    """A word with a possessive 's, as two tokens."""
    middle = start + len(raw) - 2
    return [*_token(start, raw[:-2]), *_token(middle, raw[-2:])]


def _read(start: int, raw: str) -> list[Token]:
    raw = raw.rstrip(_STRIPPED)
    if REST not in raw:
        return _parted(start, raw) if raw[-2:] in _POSSESSIVE and len(raw) > 2 else _token(start, raw)
    tail = max(raw.rfind("'"), raw.rfind("’"))
    if tail > 0 and readable(raw[tail:]) in _POSSESSIVE:
        return [*_token(start, raw[:tail]), *_token(start + tail, raw[tail:])]
    return _token(start, raw)


def _token(start: int, raw: str) -> list[Token]:
    raw = raw.rstrip(_STRIPPED)
    text = raw
    if not raw.isascii():
        text = unicodedata.normalize("NFC", readable(raw)).replace("’", "'").replace("‑", "-")
    return [Token(start, start + len(raw), text, text.lower())] if text else []
