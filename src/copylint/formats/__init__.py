"""Reading stories: bytes to Story.

Every module of this package is a format. It has `SUFFIXES`, the lower-case ends of the file names it reads, and
`parse(path, source, front_matter) -> Story`. One whose texts show what they are has `recognises(source)` as well: it
reads them under any name. A format whose files are no text has `recognises_bytes(data)` and `parse_bytes(path,
data, front_matter) -> Story` instead.
"""

import codecs
import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from msgspec.structs import replace

from copylint.lazypattern import lazy_pattern
from copylint.markup.unreadable import Foreign, Unreadable
from copylint.registry import module_names
from copylint.story import REST, Story

__all__ = [
    "LARGEST",
    "Foreign",
    "Unreadable",
    "decode",
    "encode",
    "is_story",
    "may_hold_several",
    "read",
    "read_bytes",
    "source_of",
]


class Format(Protocol):
    """What a module of this package has to offer."""

    SUFFIXES: tuple[str, ...]

    def parse(self, path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None, /) -> Story:
        """The story in `source`."""
        ...


class Recogniser(Format, Protocol):
    """A format whose texts show what they are."""

    def recognises(self, source: str, /) -> bool:
        """Whether a text, or the head of one, is in this format."""
        ...


class Packed(Protocol):
    """A format whose files are no text."""

    SUFFIXES: tuple[str, ...]

    def recognises_bytes(self, data: bytes, /) -> bool:
        """Whether `data` is a file in this format."""
        ...

    def parse_bytes(self, path: str, data: bytes, front_matter: Mapping[str, Sequence[str]] | None, /) -> Story:
        """The story in `data`."""
        ...


# The formats nearly every story is in, so that no other needs to be imported to know who reads them.
_FREQUENT = {".md": "markdown", ".markdown": "markdown", ".txt": "plain", ".text": "plain", "": "plain"}
_STORIES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text"})
# Files in a folder that may be stories: their content says whether they are.
_PACKED = frozenset({".docx"})
# A file of these names holds one story.
_SINGLE = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".docx", ".rst", ".rest"})
_MAY_BE_STORIES = frozenset({".xml", ".json", ".jsonl", ".ndjson", ".rss", ".atom"})
_HEAD = 65536
# By this a page of our own findings is known again.
REPORT_MARK = '<meta name="generator" content="copylint">'
# No file with a story is larger, not even a page with its pictures in it.
LARGEST = 20_000_000
# And no story spells so much of itself in references such as &amp;, which take a hundred times as long to read.
MOST_SPELLED = 6_000_000
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding=[\"']([\w-]+)|<meta[^>]{0,200}?charset=[\"']?([\w-]+)",
    re.IGNORECASE,
)
_MARKED = lazy_pattern(r"\s*+(?:[<{]|\[\s*+[{\[])")
_HEADED = lazy_pattern(r"[A-Z][\w-]*+:[ \t]")
_MACHINE = lazy_pattern(r"\s*+<(?:\?xml\b|svg\b|plist\b)")
_NO_STORIES = lazy_pattern(
    r"(?:licen[cs]e|copying|notice|readme|changelog|changes|contributing|contributors|code[-_]of[-_]conduct|authors"
    r"|security|support|pull[-_]request[-_]template|issue[-_]template|robots|humans|requirements[\w.-]*|cmakelists"
    r"|constraints|todo|install|history|news|maintainers|citation|governance|codeowners)(?:[-_.].*)?$",
    re.IGNORECASE,
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Under these names only what shows itself to be of a newsroom is read.
_NEWS_ONLY = {
    **dict.fromkeys((".xml", ".nitf", ".newsml"), "NITF nor NewsML-G2 nor a feed of whole stories"),
    **dict.fromkeys((".json", ".ninjs", ".jsonl", ".ndjson"), "ninjs nor dpa digitalwires"),
}
_CONTROLS = bytes(sorted({*range(9), *range(14, 27), *range(28, 32), 127}))
_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"{\\rtf", b"\xd0\xcf\x11")
_BINARY = "The file is binary, not text."
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii", "utf-8"})
_CP1252 = "".join(codecs.decode(bytes([n]), "cp1252", "ignore") or chr(n) for n in range(256))


def read(path: Path | str, data: bytes, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in `data`, in the format that its text shows; else in that which the end of the file name says.

    What neither tells is read as plain text. `front_matter` names, for a field, the metadata keys it is read from.
    Raises Unreadable.
    """
    from copylint import wire

    if len(data) > LARGEST:
        raise Unreadable(f"The file is larger than {LARGEST // 1_000_000} MB; no story is.")
    if packed := _packed(path, data):
        return wire.recognise(_bounded(packed.parse_bytes(str(path), data, front_matter)))
    source, encoding = decode(data)
    reader = format_of(path, source)
    story = wire.recognise(_bounded(reader.parse(str(path), source, front_matter)))
    if encoding == "utf-8":
        return story
    notes = ("read as Windows-1252", *story.notes) if encoding == "windows-1252" else story.notes
    return replace(story, encoding=encoding, notes=notes)


def _bounded(story: Story) -> Story:
    """The story; raises Unreadable where it, or one of those in it, is little but references."""
    if len(story.source) > MOST_SPELLED:
        for one in story.stories:
            if one.text.count(REST) > MOST_SPELLED:
                raise Unreadable(
                    f"More than {MOST_SPELLED // 1_000_000} MB are references to characters; no story is so."
                )
    return story


def source_of(path: Path | str, data: bytes) -> str:
    """The `source` of the story in `data`, for a fraction of what it takes to read it; raises Unreadable."""
    return read(path, data).source if _packed(path, data) else decode(data)[0]


def read_bytes(path: Path | str) -> bytes:
    """The content of a file, of one that is too large for a story no more than it takes to see that."""
    with open(path, "rb") as file:  # noqa: PTH123 - asked for every story
        size = os.fstat(file.fileno()).st_size  # none for a pipe; to ask for more than there is takes time
        data = file.read(min(size, LARGEST) + 1)
        return data if len(data) <= size else data + file.read(LARGEST + 1 - len(data))


def may_hold_several(path: Path | str) -> bool:
    """Whether a file of this name may hold more than one story."""
    return PurePath(path).suffix.lower() not in _SINGLE


def is_story(path: Path | str) -> bool:
    """Whether a file found in a folder is taken for a story, by its name: no licence, readme or the like.

    XML and JSON files are taken for one where their head has a mark of a newsroom's format. Our own report is none.
    """
    stem, suffix = os.path.splitext(os.path.basename(path))  # noqa: PTH119, PTH122 - of thousands of files
    suffix = suffix.lower()
    if suffix in _MAY_BE_STORIES:
        return _shows_news(path)
    is_known = suffix in _STORIES or (suffix != "" and suffix in _rest())
    if not is_known or _NO_STORIES.match(stem) or stem.startswith("~$"):
        return False
    return suffix not in (".html", ".htm") or REPORT_MARK.encode() not in _head_of(path)


def _head_of(path: Path | str) -> bytes:
    """The beginning of a file, nothing of one that cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _shows_news(path: Path | str) -> bool:
    head = _head_of(path)
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-16" if head[:2] in _UTF16 else "utf-8", "ignore")
    return any(reader.recognises(text) for reader in _recognisers())


def format_of(path: Path | str, source: str = "") -> Format:
    """The module that reads a file of this name with this text."""
    suffix = _suffix(path)
    if _MARKED.match(source) or (_HEADED.match(source) and "Subject:" in source[:_HEAD]):
        for reader in _recognisers():
            if reader.recognises(source):
                return reader
    if suffix in _NEWS_ONLY:
        raise Foreign(f"The file holds no story: it is neither {_NEWS_ONLY[suffix]}.")
    if suffix not in _STORIES and _MACHINE.match(source):
        raise Foreign("The file holds no story: it is XML of another kind.")
    name = _FREQUENT.get(suffix) or _rest().get(suffix, "plain")
    return _load(name)


def _suffix(path: Path | str) -> str:
    """The end of a file's name from its last point on, in lower case."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked for every story


def _load(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))


def _packed(path: Path | str, data: bytes) -> Packed | None:
    """The format of a file that is no text."""
    suffix = _suffix(path)
    if suffix not in _PACKED and not data.startswith(b"PK"):
        return None
    modules = (_load(name) for name in module_names(__path__) if name not in _FREQUENT.values())
    packed = [cast(Packed, module) for module in modules if hasattr(module, "parse_bytes")]
    return next((p for p in packed if suffix in p.SUFFIXES or p.recognises_bytes(data)), None)


@cache
def _recognisers() -> Sequence[Recogniser]:
    """The formats whose texts show what they are."""
    modules = (_load(name) for name in module_names(__path__) if name not in _FREQUENT.values())
    return [cast(Recogniser, module) for module in modules if hasattr(module, "recognises")]


@cache
def _rest() -> Mapping[str, str]:
    return {suffix: name for name in module_names(__path__) for suffix in _load(name).SUFFIXES}


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8, UTF-16 with a byte order mark, what XML or HTML declares, else Windows-1252.

    Raises Unreadable.
    A byte order mark is no part of the text. The bytes that Windows-1252 leaves undefined are read as in Latin-1.
    """
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.startswith(_SIGNATURES):
        raise Unreadable(_BINARY)
    if data.startswith(_UTF16):
        text, encoding = _decode_utf16(data)
    else:
        text, encoding = _decode_bytes(data)
    if "\0" in text:
        raise Unreadable(_BINARY)
    if not text.strip():
        raise Unreadable("The file is empty.")
    return text, encoding


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in the encoding it was read in, with its byte order mark."""
    if encoding == "windows-1252":
        return codecs.charmap_encode(text, "strict", codecs.charmap_build(_CP1252))[0]
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    return mark + text.encode(encoding)


def _decode_bytes(data: bytes) -> tuple[str, str]:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) // 8:
        raise Unreadable(_BINARY)
    marked = data.startswith(codecs.BOM_UTF8)
    try:
        return (data[3:] if marked else data).decode("utf-8"), "utf-8-sig" if marked else "utf-8"
    except UnicodeDecodeError:
        if controls > len(data) // 50:
            raise Unreadable(_BINARY) from None
        return _decode_declared(data) or (codecs.charmap_decode(data, "strict", _CP1252)[0], "windows-1252")


def _decode_declared(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that XML or HTML declares; what it calls Latin-1 is Windows-1252, as in browsers."""
    declared = _DECLARED.search(data, 0, 2000)
    if declared is None:
        return None
    try:
        codec = codecs.lookup((declared[1] or declared[2]).decode("ascii")).name
        return (data.decode(codec), codec) if codec not in _LATIN else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_utf16(data: bytes) -> tuple[str, str]:
    encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    try:
        return data[2:].decode(encoding), encoding
    except UnicodeDecodeError:
        raise Unreadable("The file begins like UTF-16 text but is not.") from None
