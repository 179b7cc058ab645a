"""Mojibake: letters and marks that were written in UTF-8 and read as Windows-1252, "Â£" for "£"."""

from collections.abc import Iterator
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern
from copylint.story import Span, Story

# What Windows-1252 makes of the bytes 80 to BF, the second and later ones of a character in UTF-8. The five bytes that
# it leaves undefined are read as control characters (https://encoding.spec.whatwg.org/#windows-1252).
_LATER = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# The first bytes of accented letters and signs, of marks and signs such as ’ – € ™, of a byte order mark, of a picture.
_PATTERN = lazy_pattern(f"[ÂÃÄÅ][{_LATER}]|â[€‚„][{_LATER}]|ï»¿|ðŸ[{_LATER}]{{2}}")
_FIRST = ("Â", "Ã", "Ä", "Å", "â€", "â‚", "â„", "ï»¿", "ðŸ")
# What may follow a word in capitals that ends in such a letter: «AMANHÃ», “PÅ”.
_BEHIND_WORDS = frozenset("»›”’“‘‚„…–— \u00a0®™¹²³ªº")


class Mojibake(NamedTuple):
    """The place of one garbled character, and what was written there."""

    span: Span
    meant: str


def find_mojibake(story: Story) -> Iterator[Mojibake]:
    """The garbled characters of what readers see, in order. "SÃO" and "NÂNG" are words; so is the end of "AMANHÃ"."""
    text = story.text
    if text.isascii() or not any(first in text for first in _FIRST):
        return
    for field in story.fields:
        for place in _PATTERN.finditer(text, *field.span) if field.name != "metadata" else ():
            meant = _read_again(place[0])
            if meant and not _ends_word(text, place.start()):
                yield Mojibake(Span(*place.span()), meant)


def _read_again(garbled: str) -> str:
    """What the bytes are in UTF-8, "" where they are no character of it."""
    try:
        return b"".join(map(_byte, garbled)).decode()
    except UnicodeDecodeError:
        return ""


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1" if "\x80" <= letter < "\xa0" else "cp1252")


def _ends_word(text: str, start: int) -> bool:
    """Whether the letter at `start` is a word's last one in capitals, or a word, with a mark or a space behind it."""
    if text[start].islower() or text[start + 1] not in _BEHIND_WORDS:
        return False
    return not text[start - 1 : start].islower() if start else True
