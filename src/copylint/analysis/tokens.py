"""Tokens: every word, number and mark of the copy, with its place."""

import re
import unicodedata
from typing import NamedTuple

from copylint.story import IGNORABLE, Field, Span, readable

_INNER = rf"[\w{IGNORABLE}\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S., a.m.
    rf"|[^\W\d_]{_INNER}(?:[-'’‑][^\W_]{_INNER})*"  # words, with inner hyphens and apostrophes
    r"|\d+(?:[.,]\d+)*"  # figures
    r"|\.{2,}|-{2,}"
    rf"|[^\s{IGNORABLE}]"
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")


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
    """The tokens of one field of `text`, in order."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, field.span.start, field.span.end):
        start, end, raw = found.start(), found.end(), found.group()
        if not raw.isascii():
            trimmed = raw.rstrip(IGNORABLE)
            end -= len(raw) - len(trimmed)
            raw = trimmed
        if raw[-2:] in _POSSESSIVE and len(raw) > 2:
            tokens += _token(start, end - 2, raw[:-2])
            start, raw = end - 2, raw[-2:]
        tokens += _token(start, end, raw)
    return tokens


def _token(start: int, end: int, raw: str) -> list[Token]:
    text = raw
    if not raw.isascii():
        text = unicodedata.normalize("NFC", readable(raw)).replace("’", "'").replace("‑", "-")
        end -= len(raw) - len(raw.rstrip(IGNORABLE))
    return [Token(start, end, text, text.lower())] if text else []
