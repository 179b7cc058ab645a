"""Word documents. Their source is the text with a line for each paragraph, so that a line's number is the paragraph's.

The copy is what a reader sees with all tracked changes accepted. Comments, headers, footers and hidden text are no
copy.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from copylint.fields import Draft
from copylint.markup.decoded import laid_out, verbatim
from copylint.markup.envelope import Envelope
from copylint.markup.paragraphs import without_addresses
from copylint.markup.tree import Element
from copylint.markup.unreadable import Unreadable
from copylint.markup.word import Line, read_lines, style_names
from copylint.markup.xml import read_xml
from copylint.story import FieldName, Form, Story

SUFFIXES = (".docx",)
_SIGNATURE = b"PK\x03\x04"
_MAIN = "word/document.xml"
_NONE = "The file is named as a Word document but is none."
# What a part may unpack to.
_LARGEST = 40_000_000
_FIELDS: dict[str, FieldName] = {"title": "headline", "subtitle": "deck", "caption": "caption", "byline": "byline"}
_FORMS: dict[str, Form] = {"quote": "block-quote", "intense quote": "block-quote"}
_LONGEST_SUBHEAD = 90
_STOPS = (".", "!", "?", "”", '"', ":", "…")


def recognises_bytes(data: bytes) -> bool:
    """Whether a file is a Word document; the names of what is packed in it are not compressed."""
    return data.startswith(_SIGNATURE) and _MAIN.encode() in data


def parse_bytes(path: str, data: bytes, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a Word document; raises Unreadable where it is none, or damaged, encrypted or far too large."""
    if not data.startswith(_SIGNATURE):
        raise Unreadable(_NONE)
    envelope = Envelope()
    with _opened(data) as package:
        styles = style_names(_part(package, "word/styles.xml"))
        lines = list(read_lines(_part(package, _MAIN) or _none(), styles))
        notes = list(read_lines(_part(package, "word/footnotes.xml") or _none(), styles))
        _read_properties(_part(package, "docProps/core.xml"), envelope)
    source = "\n".join(line.text for line in (*lines, *notes))
    if not source.strip():
        raise Unreadable("The file is empty.")
    envelope.drafts += _drafts(source, [*lines, *notes])
    return envelope.story(path, source)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Unreadable("The Word document is damaged.") from None
    if _MAIN not in package.namelist():
        raise Unreadable(_NONE)
    return package


def _part(package: zipfile.ZipFile, name: str) -> Element | None:
    """The outermost element of a part, None where the document has no such part."""
    try:
        with package.open(name) as part:
            data = part.read(_LARGEST + 1)
    except KeyError:
        return None
    except RuntimeError:
        raise Unreadable("The Word document is encrypted.") from None
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
        raise Unreadable("The Word document is damaged.") from None
    if len(data) > _LARGEST:
        raise Unreadable(f"The Word document unpacks to more than {_LARGEST // 1_000_000} MB; no story does.")
    return read_xml(data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "replace")).root


def _none() -> Element:
    return Element("", {}, 0, 0)


def _read_properties(root: Element | None, envelope: Envelope) -> None:
    for properties in root.elements() if root else ():
        envelope.dated(*(day.words() for name in ("modified", "created") for day in properties.at(name)))
        for language in properties.at("language"):
            envelope.spoken(language.words())


def _drafts(source: str, lines: Sequence[Line]) -> Iterator[Draft]:
    start = 0
    has_headline = False
    for line in lines:
        name, form = _what(line, has_headline=has_headline)
        if line.text.strip():
            has_headline = has_headline or name == "headline"
            copy = without_addresses(verbatim(source, start, start + len(line.text)))
            yield Draft(name, start, laid_out([copy]), form, key=line.style)
        start += len(line.text) + 1


def _what(line: Line, *, has_headline: bool) -> tuple[FieldName, Form]:
    """What the copy of a paragraph is, as its style and its place say; only one heading is the headline."""
    style = line.style
    if style in _FIELDS and not (style == "title" and has_headline):
        return _FIELDS[style], "paragraph"
    if style == "heading 1" and not has_headline and not line.is_box:
        return "headline", "paragraph"
    if (style.startswith("heading") or style == "title") and not line.is_box:
        return "body", "subhead"
    if line.is_box:
        return "pullquote" if style in _FORMS else "infobox", "paragraph"
    if line.is_cell:
        return "body", "table-row"
    if line.is_item:
        return "body", "list-item"
    text = line.text.rstrip()
    if line.is_strong and len(text) <= _LONGEST_SUBHEAD and not text.endswith(_STOPS):
        return "body", "subhead"
    return "body", _FORMS.get(style, "paragraph")
