"""A story in every format, from its headline and its paragraphs."""

import html
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Paragraphs = Sequence[str]
_ITEM = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x" xml:lang="en">'


def plain(headline: str, paragraphs: Paragraphs) -> bytes:
    """Plain text."""
    return _bytes("\n\n".join([headline, *paragraphs]))


def markdown(headline: str, paragraphs: Paragraphs) -> bytes:
    """Markdown."""
    return _bytes("\n\n".join([f"# {headline}", *paragraphs]))


def page(headline: str, paragraphs: Paragraphs) -> bytes:
    """An HTML page."""
    head = f"<head><title>{headline}</title><meta charset='utf-8'></head>"
    return _bytes(f"<!DOCTYPE html><html lang='en'>{head}<body><h1>{headline}</h1>{_html(paragraphs)}</body></html>")


def restructured(headline: str, paragraphs: Paragraphs) -> bytes:
    """reStructuredText."""
    return _bytes("\n\n".join([f"{headline}\n{'=' * max(4, len(headline))}", *paragraphs]))


def feed(headline: str, paragraphs: Paragraphs) -> bytes:
    """An RSS feed of two stories."""
    item = f"<item><title>{_xml(headline)}</title><content:encoded>{_xml(_html(paragraphs))}</content:encoded></item>"
    other = item.replace("<title>", "<title>Also: ")
    return _bytes(f"<rss version='2.0'><channel><title>X</title><language>en</language>{item}{other}</channel></rss>")


def lines(headline: str, paragraphs: Paragraphs) -> bytes:
    """JSONL, with a story a line."""
    story = ninjs_1(headline, paragraphs)
    return story + b"\n" + ninjs_2(headline, paragraphs) + b"\n"


def nitf(headline: str, paragraphs: Paragraphs) -> bytes:
    """NITF."""
    head = f"<body.head><headline><hl1>{_xml(headline)}</hl1></headline></body.head>"
    return _bytes(f"<nitf><body>{head}<body.content>{_html(paragraphs)}</body.content></body></nitf>")


def newsml(headline: str, paragraphs: Paragraphs) -> bytes:
    """NewsML-G2 with the story in HTML."""
    content = (
        f'<inlineXML contenttype="application/xhtml+xml"><html><body>{_html(paragraphs)}</body></html></inlineXML>'
    )
    meta = f"<contentMeta><headline>{_xml(headline)}</headline></contentMeta>"
    return _bytes(f"{_ITEM}{meta}<contentSet>{content}</contentSet></newsItem>")


def newsml_text(headline: str, paragraphs: Paragraphs) -> bytes:
    """NewsML-G2 with the story in plain text."""
    content = f'<inlineData contenttype="text/plain">{_xml((chr(10) * 2).join(paragraphs))}</inlineData>'
    meta = f"<contentMeta><headline>{_xml(headline)}</headline></contentMeta>"
    return _bytes(f"{_ITEM}{meta}<contentSet>{content}</contentSet></newsItem>")


def ninjs_1(headline: str, paragraphs: Paragraphs) -> bytes:
    """Ninjs 1 in HTML, with a person named and a picture."""
    caption = {"picture": {"type": "picture", "description_text": paragraphs[0] if paragraphs else ""}}
    named = {"person": [{"name": "Ann Velk"}], "associations": caption}
    return _json({"uri": "x", "language": "en", "headline": headline, "body_html": _html(paragraphs), **named})


def ninjs_2(headline: str, paragraphs: Paragraphs) -> bytes:
    """Ninjs 2 with plain text."""
    bodies = [{"contenttype": "text/plain", "value": "\n\n".join(paragraphs)}]
    return _json(
        {"uri": "x", "headlines": [{"value": headline}], "bodies": bodies, "versioncreated": "2024-03-01T10:00:00Z"}
    )


def ninjs_3(headline: str, paragraphs: Paragraphs) -> bytes:
    """Ninjs 3 in two content types."""
    bodies = [
        {"contentType": "text/plain", "value": "\n\n".join(paragraphs)},
        {"contentType": "application/xhtml+xml", "value": _html(paragraphs)},
    ]
    return _json(
        {
            "uri": "x",
            "standard": {"name": "ninjs", "version": "3.1"},
            "headlines": [{"role": "main", "value": headline}],
            "bodies": bodies,
        }
    )


def ap_json(headline: str, paragraphs: Paragraphs) -> bytes:
    """JSON as the AP wraps it."""
    item = {
        "uri": "x",
        "type": "text",
        "headline": headline,
        "bylines": [{"by": "By ANN VELK"}],
        "located": "BAKU (AP)",
    }
    return _json({"data": {"item": {**item, "body_nitf": f"<block>{_html(paragraphs)}</block>"}}})


def digitalwires(headline: str, paragraphs: Paragraphs) -> bytes:
    """A dpa digitalwires entry."""
    entry = {"format": "digitalwires@0.9.1", "urn": "urn:newsml:x", "headline": headline, "dateline": "Baku (dpa) -"}
    return _json(
        {
            **entry,
            "article_html": f'<section class="main">{_html(paragraphs)}</section>',
            "ednotes": [],
            "categories": [],
        }
    )


def word(headline: str, paragraphs: Paragraphs) -> bytes:
    """A Word document."""
    style = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    body = _word_paragraph(headline, style) + "".join(map(_word_paragraph, paragraphs))
    return packed(
        _bytes(
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
        )
    )


def packed(document: bytes) -> bytes:
    """A Word document from its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), document)
    return out.getvalue()


def _word_paragraph(text: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r><w:t>{_xml(text)}</w:t></w:r></w:p>"


def _html(paragraphs: Paragraphs) -> str:
    return "".join(f"<p>{_xml(paragraph)}</p>\n" for paragraph in paragraphs)


def _xml(text: str) -> str:
    return html.escape(text, quote=False)


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data).encode()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


FORMATS: Mapping[str, tuple[str, Callable[[str, Paragraphs], bytes]]] = {
    "markdown": ("a.md", markdown),
    "plain": ("a.txt", plain),
    "html": ("a.html", page),
    "rst": ("a.rst", restructured),
    "feed": ("a.rss", feed),
    "lines": ("a.jsonl", lines),
    "nitf": ("a.nitf", nitf),
    "newsml": ("a.xml", newsml),
    "newsml-text": ("a.newsml", newsml_text),
    "ninjs-1": ("a.json", ninjs_1),
    "ninjs-2": ("a.ninjs", ninjs_2),
    "ninjs-3": ("a.json", ninjs_3),
    "ap-json": ("a.json", ap_json),
    "digitalwires": ("a.json", digitalwires),
    "docx": ("a.docx", word),
}
"""For each format, a file's name and what writes it."""
