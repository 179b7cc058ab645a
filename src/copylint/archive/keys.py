"""A record of an archive as a story: under which keys its copy stands."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from copylint import formats, wire
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, verbatim
from copylint.markup.envelope import Envelope
from copylint.markup.html import read_html
from copylint.markup.json import Node, Word, read_json
from copylint.markup.paragraphs import read_paragraphs
from copylint.markup.prose import Place
from copylint.markup.sent_body import read_body
from copylint.markup.sent_json import Item, put_all, text_of
from copylint.markup.unreadable import Foreign, Unreadable
from copylint.story import FieldName, Story

# The usual keys, those that mean one thing only before those that may mean another.
USUAL: Mapping[str, Sequence[str]] = {
    "text": (
        *("text", "body", "content", "article", "articleBody", "article_text", "maintext", "fulltext", "full_text"),
        *("story", "html", "content_html", "text_html"),
    ),
    "headline": ("headline", "title", "hed", "heading"),
    "deck": ("deck", "dek", "subtitle", "subhead", "standfirst", "description", "summary", "abstract"),
    "byline": ("byline", "author", "authors", "creator"),
    "date": (
        *("date", "published", "published_at", "publishedAt", "publication_date", "datePublished", "date_publish"),
        *("pubdate", "pubDate", "pub_date", "versioncreated", "firstcreated", "created", "created_at", "timestamp"),
    ),
    "id": ("id", "_id", "uri", "guid", "url", "link", "slug"),
    "language": ("language", "lang"),
}
# A record with one of these is in a newsroom's own format, which says where the rest is as well.
_NEWS_BODIES = ("body_", "bodies", "article_html")
_BLOCK = lazy_pattern(r"<(?:p|br|div|h[1-6]|ul|ol|li|table|blockquote|article|section)\b[^<>]*>", re.IGNORECASE)
_BLANK_LINE = lazy_pattern(r"\n[ \t\r]*\n")
_INLINE = lazy_pattern(
    r"</(?:a|em|strong|b|i|u|span)>|\]\([^)\s]+\)|^#{1,6} \S|(?<!\S)(\*\*|__)(?=\S)[^*_\n]+\1|\{\{[<%]", re.MULTILINE
)


Written = Literal["auto", "plain", "html", "markdown"]


class Keys(Struct, frozen=True):
    """Under which key a record has what, "" for the first of the usual ones that it has; `meta.date` leads inside.

    `written` is how the text is written; `auto` looks at it: HTML where it begins with a tag or has tags of blocks and
    no blank lines, Markdown where there are other tags, links or emphasis in it, else plain.
    """

    text: str = ""
    headline: str = ""
    deck: str = ""
    byline: str = ""
    date: str = ""
    id: str = ""
    written: Written = "auto"

    def story(self, path: str, data: bytes, _: object = None) -> Story:
        """The story in a record. Raises Unreadable, and Foreign for a record without text."""
        if len(data) > formats.LARGEST:
            raise Unreadable(f"The record is larger than {formats.LARGEST // 1_000_000} MB; no story is.")
        try:
            source = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unreadable("The record is not UTF-8.") from None
        item = read_json(verbatim(source, 0, len(source)))
        if not isinstance(item, dict):
            raise Unreadable("The record is no JSON object.")
        if not self.text and (any(key.startswith(_NEWS_BODIES) for key in item) or not self._has_text(item)):
            return _named(formats.read(f"{path}.ninjs", data), path)
        if not self._has_text(item):
            raise Foreign("The record has no text.")
        copies = list(_copies(_first(item, self.text, "text")))
        written = self.written if self.written != "auto" else _how_written(copies)
        if written == "markdown":
            return _named(formats.read(f"{path}.md", self._as_markdown(item, copies)), path)
        envelope = Envelope()
        self._read(item, envelope)
        for copy in copies:
            if written == "html":
                envelope.drafts += read_body(read_html(copy).root, envelope)
            else:
                envelope.drafts += read_paragraphs(copy)
        return wire.recognise(envelope.story(path, source))

    def name(self, data: bytes) -> str:
        """What a record is called, "" where that cannot be told."""
        try:
            item = json.loads(data)
        except (ValueError, RecursionError):
            return ""
        node = _first(item, self.id, "id") if isinstance(item, dict) else None
        return str(node) if isinstance(node, str | int) else ""

    def _has_text(self, item: Item) -> bool:
        return any(copy.text.strip() for copy in _copies(_first(item, self.text, "text")))

    def _read(self, item: Item, envelope: Envelope) -> None:
        envelope.spoken(text_of(_first(item, "", "language")))
        envelope.dated(_day(_scalar(_first(item, self.date, "date"))))
        _put_line(envelope, _first(item, self.headline, "headline"), "headline")
        _put_line(envelope, _first(item, self.deck, "deck"), "deck")
        _put_line(envelope, _first(item, self.byline, "byline"), "byline")

    def _as_markdown(self, item: Item, copies: Sequence[Decoded]) -> bytes:
        """The record as a Markdown file with what else it has in its front matter."""
        matter = {name: _scalar(_first(item, getattr(self, name), name)) for name in ("headline", "deck", "byline")}
        matter["date"] = _day(_scalar(_first(item, self.date, "date")))
        matter["language"] = text_of(_first(item, "", "language"))
        lines = [f"{name}: {json.dumps(value)}" for name, value in matter.items() if value]
        text = "\n\n".join(copy.text for copy in copies)
        return "\n".join(["---", *lines, "---", "", text]).encode("utf-8", "replace")


def _named(story: Story, path: str) -> Story:
    return replace(story, path=path, parts=tuple(replace(part, path=path) for part in story.parts))


def _how_written(copies: Sequence[Decoded]) -> Written:
    texts = [copy.text for copy in copies]
    if any(text.lstrip()[:1] == "<" for text in texts):
        return "html"
    if any(map(_BLOCK.search, texts)):
        return "markdown" if any(map(_BLANK_LINE.search, texts)) else "html"
    return "markdown" if any(map(_INLINE.search, texts)) else "plain"


def _first(item: Mapping[str, Any], key: str, what: str) -> Any:
    """What stands under a key; without one, under the first of the usual keys that holds anything."""
    if key:
        return _at(item, key)
    return next((node for usual in USUAL[what] if _holds(node := item.get(usual))), None)


def _at(item: Mapping[str, Any], key: str) -> Any:
    """What stands under a key that may lead inside: `meta.date`."""
    if key in item:
        return item[key]
    outer, dot, inner = key.partition(".")
    node = item.get(outer) if dot else None
    return _at(node, inner) if isinstance(node, dict) else None


def _holds(node: Any) -> bool:
    """Whether a node holds anything; a string of the reader's is true even where it is empty."""
    if isinstance(node, Decoded):
        return bool(node.text.strip())
    return node != Word("null") and bool(node)


def _copies(node: Node | None) -> Iterator[Decoded]:
    """The strings in a node: one, or one for each paragraph."""
    for inner in node if isinstance(node, list) else [node]:
        if isinstance(inner, Decoded):
            yield inner


def _put_line(envelope: Envelope, node: Node | None, name: FieldName) -> None:
    for inner in node if isinstance(node, list) else [node]:
        if isinstance(inner, dict):
            put_all(envelope, inner, "name", Place(name, key="name"))
        elif isinstance(inner, Decoded):
            put_all(envelope, {name: inner}, name, Place(name, key=name))


def _scalar(node: Node | None) -> str:
    return node.text if isinstance(node, Decoded | Word) and node != Word("null") else ""


def _day(written: str) -> str:
    """A date as written; seconds or milliseconds since 1970 as the day they mean in UTC."""
    digits = written.partition(".")[0]
    if not digits.isdecimal() or len(digits) not in (9, 10, 12, 13):
        return written
    seconds = int(digits) // (1000 if len(digits) > 10 else 1)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
