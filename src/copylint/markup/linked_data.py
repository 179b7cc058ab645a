"""What a page says of its article in JSON-LD, as search engines read it."""

from collections.abc import Iterator

from copylint.markup.decoded import Decoded
from copylint.markup.envelope import Envelope
from copylint.markup.json import Node, read_json, texts
from copylint.markup.prose import Place
from copylint.markup.sent_json import read_line, read_sent_body
from copylint.markup.tree import Element
from copylint.markup.unreadable import Unreadable
from copylint.story import FieldName

_DATES = ("datePublished", "dateCreated", "dateModified")
_ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
_FIELDS: dict[str, FieldName] = {
    "headline": "headline",
    "alternativeHeadline": "headline",
    "description": "deck",
    "dateline": "dateline",
}


def read_linked_data(root: Element, envelope: Envelope, *, with_body: bool) -> None:
    """Take what the scripts of a page say of its article; its body only where the page shows none."""
    for script in root.every({"script"}):
        if "ld+json" in script.get("type"):
            for article in _articles(script.copy()):
                _take(article, envelope, with_body=with_body)
                return


def _articles(copy: Decoded) -> Iterator[dict[str, Node]]:
    """The articles in a script; one that is no JSON is passed over, as search engines do."""
    try:
        top = read_json(copy)
    except Unreadable:
        return
    nodes = top if isinstance(top, list) else [top]
    for node in nodes:
        graph = node.get("@graph") if isinstance(node, dict) else None
        for item in graph if isinstance(graph, list) else [node]:
            if isinstance(item, dict) and any(t.text.endswith(_ARTICLES) for t in texts(item.get("@type"))):
                yield item


def _take(article: dict[str, Node], envelope: Envelope, *, with_body: bool) -> None:
    for key, name in _FIELDS.items():
        for value in texts(article.get(key)):
            envelope.drafts += read_line(value, Place(name, key=key))
    envelope.dated(*(value.text for key in _DATES for value in texts(article.get(key))))
    for value in texts(article.get("inLanguage")):
        envelope.spoken(value.text)
    if with_body:
        for value in texts(article.get("articleBody")):
            read_sent_body(value, "html", envelope)
