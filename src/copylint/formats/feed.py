"""Feeds that carry whole stories: RSS, in the shape of WordPress's exports too, and Atom. Each entry is a story.

Sources: RSS 2.0; RSS 1.0 content module; RFC 4287; WordPress eXtended RSS 1.2.
"""

from collections.abc import Mapping, Sequence

from copylint.fields import Draft
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import unreferenced
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.prose import Place, read_prose
from copylint.markup.sent_body import read_body
from copylint.markup.sent_json import read_line, read_sent_body
from copylint.markup.tree import Element
from copylint.markup.unreadable import Foreign
from copylint.markup.xml import read_xml, root_name
from copylint.story import FieldName, Story

SUFFIXES = (".rss", ".atom")
_ROOTS = frozenset({"rss", "RDF", "feed"})
_FULL_TEXT = lazy_pattern(r"<(?:content:encoded|(?:atom:)?content)[\s>/]")
_NAME = lazy_pattern(r"<([\w.:-]+)")
_DATES = ("wp:post_date", "pubDate", "published", "dc:date", "updated")
# The full text, else what the feed has of it.
_BODIES = ("content:encoded", "content", "description", "summary")
_LINES: dict[str, FieldName] = {
    "title": "headline",
    "dc:creator": "byline",
    "description": "deck",
    "summary": "deck",
    "excerpt:encoded": "deck",
}
# What WordPress keeps beside its posts and pages.
_STORIES = frozenset({"", "post", "page", "article", "news", "story"})


def recognises(source: str) -> bool:
    """Whether a text, or the head of one, is a feed that carries whole stories and no mere teasers."""
    return root_name(source) in _ROOTS and _FULL_TEXT.search(source) is not None


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The stories in a feed; raises Unreadable where it has none."""
    document = read_xml(source)
    languages = [language.words() for language in document.root.every({"language"})][:1]
    languages += [feed.get("lang") for feed in document.root.elements()]
    envelopes = []
    for entry in document.root.every({"item", "entry"}):
        parts = {_name(source, element): element for element in list(entry.elements())[::-1]}  # the first of a name
        if _words(parts, "wp:post_type") in _STORIES:
            envelopes.append(_read(parts, [entry.get("lang"), *languages]))
    if not envelopes:
        raise Foreign("The feed holds no story.")
    return story_of(path, source, envelopes, document.comments)


def _name(source: str, element: Element) -> str:
    """The name of an element with its prefix: `media:title` is not the title."""
    found = _NAME.match(source, element.start)
    return found[1].removeprefix("atom:") if found else element.name


def _words(parts: Mapping[str, Element], name: str) -> str:
    return parts[name].words() if name in parts else ""


def _read(parts: Mapping[str, Element], languages: Sequence[str]) -> Envelope:
    envelope = Envelope()
    for language in (_words(parts, "dc:language"), *languages):
        envelope.spoken(language)
    envelope.dated(*(_words(parts, name) for name in _DATES))
    envelope.uri = _words(parts, "guid") or _words(parts, "id")
    body = next((name for name in _BODIES if _words(parts, name)), "")
    for name, field in _LINES.items():
        if name in parts and name != body:
            envelope.drafts += _line(parts[name], Place(field, key=name))
    for writer in parts["author"].at("name") if "author" in parts else ():
        envelope.put("byline", writer.copy(), "author")
    if body:
        _read_body(parts[body], envelope)
    return envelope


def _line(element: Element, place: Place) -> list[Draft]:
    if element.get("type") == "xhtml":
        return read_prose([element], place=place)
    return read_line(unreferenced(element.copy(seamless=True)), place)


def _read_body(element: Element, envelope: Envelope) -> None:
    """The body, in HTML that is escaped or set as it is, or in plain text."""
    if element.get("type") == "xhtml":
        envelope.drafts += read_body(element, envelope)
    else:
        read_sent_body(element.copy(seamless=True), "html", envelope)
