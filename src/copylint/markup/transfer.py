"""Copy that was encoded for the post, as quoted-printable or base64, with the places of its characters in the file.

Sources: RFC 2045, "Content-Transfer-Encoding"; RFC 2047, "encoded words" of headers.
"""

import binascii
import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, places_in_file
from copylint.markup.unreadable import Unreadable

_CODES = lazy_pattern(r"(?:=[0-9A-Fa-f]{2})+|=[ \t]*(?:\r\n|\n|\r|\Z)")
_WORDS = lazy_pattern(r"=\?(?P<charset>[\w-]+)(?:\*[\w-]+)?\?(?P<how>[QqBb])\?(?P<text>[^?\s]*)\?=(?:\s+(?==\?))?")
_LONGEST = 2_000_000
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/]")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]")


def from_transfer(copy: Decoded, how: str, charset: str) -> Decoded:
    """What a text says that was sent as `how` names: `base64`, `quoted-printable`, anything else as it stands.

    Raises Unreadable where it is no base64, or longer than any story.
    """
    if how in {"quoted-printable", "base64"} and len(copy.text) > _LONGEST:
        raise Unreadable(f"The encoded text is larger than {_LONGEST // 1_000_000} MB; no story is.")
    if how == "quoted-printable":
        return _from_quoted(copy, charset)
    return _from_base64(copy, charset) if how == "base64" else copy


def from_words(copy: Decoded) -> Decoded:
    """A line of a header with its encoded words read: `=?utf-8?Q?Caf=C3=A9?=`."""
    pieces: list[Decoded] = []
    done = 0
    for found in _WORDS.finditer(copy.text):
        inner = copy.part(*found.span("text"))
        if found["how"] in "Qq":
            inner = _from_quoted(inner._replace(text=inner.text.replace("_", " ")), found["charset"])
        else:
            inner = _from_base64(inner, found["charset"])
        pieces += copy.part(done, found.start()), inner
        done = found.end()
    return _seamless([*pieces, copy.part(done, len(copy.text))]) if pieces else copy


def _from_quoted(copy: Decoded, charset: str) -> Decoded:
    pieces: list[Decoded] = []
    done = 0
    for found in _CODES.finditer(copy.text):
        start, end = found.span()
        pieces.append(copy.part(done, start))
        if found.group()[1:2].strip():
            data = bytes.fromhex(found.group().replace("=", ""))
            pieces.append(_spelled(data, copy.starts[start:end:3], copy.starts[end], charset))
        done = end
    return _seamless([*pieces, copy.part(done, len(copy.text))])


def _from_base64(copy: Decoded, charset: str) -> Decoded:
    if _NO_BASE64.search(copy.text):
        raise Unreadable("The mail says that it is base64, and is not.")
    signs = [found.start() for found in _IN_BASE64.finditer(copy.text)]
    signs = signs[: len(signs) - (len(signs) % 4 == 1)]
    coded = "".join(copy.text[n] for n in signs)
    try:
        data = binascii.a2b_base64(coded + "=" * (-len(coded) % 4))
    except binascii.Error as error:
        raise Unreadable(f"The base64 of the mail is damaged: {error}.") from None
    starts = places_in_file()
    starts.extend(copy.starts[signs[n // 3 * 4 + n % 3]] for n in range(len(data)))
    return _spelled(data, starts, copy.end, charset)


def _spelled(data: bytes, starts: Iterable[int], end: int, charset: str) -> Decoded:
    """The characters that bytes spell, each where its first byte stands."""
    try:
        decoder = codecs.getincrementaldecoder(charset)(errors="replace")
        decoder.decode(b"")
    except (LookupError, TypeError, AttributeError):
        decoder = codecs.getincrementaldecoder("cp1252")(errors="replace")
    text: list[str] = []
    places = places_in_file()
    first = -1
    for byte, start in chain(zip(data, starts, strict=False), ((-1, end),)):
        first = start if first < 0 else first
        characters = decoder.decode(bytes([byte])) if byte >= 0 else decoder.decode(b"", final=True)
        if characters:
            text.append(characters[-1:])
            places.append(first)
            first = -1
    places.append(end)
    return Decoded("".join(text), places)


def _seamless(pieces: Iterable[Decoded]) -> Decoded:
    """Pieces as one text, with nothing for what stands between them in the file."""
    kept = [piece for piece in pieces if piece.text]
    if not kept:
        return Decoded("", (0,))
    starts = places_in_file()
    for piece in kept:
        starts.extend(piece.starts[:-1])
    starts.append(kept[-1].end)
    return Decoded("".join(_texts(kept)), starts)


def _texts(pieces: Iterable[Decoded]) -> Iterator[str]:
    return (piece.text for piece in pieces)
