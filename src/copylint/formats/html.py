"""HTML: the article with its headline, deck, byline, captions and the texts for search engines and social media."""

import re
from collections.abc import Iterator, Mapping, Sequence

from copylint.fields import Draft
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import verbatim
from copylint.markup.envelope import Envelope
from copylint.markup.html import read_html
from copylint.markup.linked_data import read_linked_data
from copylint.markup.prose import Place, read_prose
from copylint.markup.tree import Element
from copylint.markup.xml import root_name
from copylint.story import FieldName, Story

SUFFIXES = (".html", ".htm", ".xhtml")
_META: dict[str, FieldName] = {
    "og:title": "headline",
    "twitter:title": "headline",
    "description": "deck",
    "og:description": "deck",
    "twitter:description": "deck",
    "author": "byline",
    "og:image:alt": "caption",
    "twitter:image:alt": "caption",
}
_DATES = ("article:published_time", "date", "pubdate", "publish-date", "dc.date", "dcterms.created", "parsely-pub-date")
_CLASSES: dict[FieldName, str] = {
    "kicker": "kicker|eyebrow|overline",
    "deck": "deck|dek|standfirst|subtitle|sub-?headline|teaser",
    "byline": "byline|author",
    "dateline": "dateline",
    "caption": "caption|cutline",
    "pullquote": "pull-?quote",
    "correction": "corrections?|clarification",
}
_MOST_ARTICLES = 50
_NEVER = frozenset({"nav", "footer", "form", "dialog", "menu"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
# Classes that begin so hold what is not of this article.
_ELSEWHERE = lazy_pattern(
    r"(?:^|\s)(?:related|recommended|newsletter|promo|advert\w*|ads?|share|sharing|social|comments?|breadcrumbs?|tags"
    r"|cookie|paywall|subscribe|most-read|read-more|read-next|trending|sponsored|toolbar|menu)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = frozenset("a abbr b cite em i mark small span strong sub sup time u".split())


def recognises(source: str) -> bool:
    """Whether a text is an HTML document."""
    return root_name(source).lower() == "html"


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in an HTML page or in a piece of one."""
    document = read_html(verbatim(source, 0, len(source)))
    root, envelope = document.root, Envelope()
    _read_head(root, envelope)
    article = _article(root)
    drafts = _read_article(article, is_strict=True)
    if not any(draft.name == "body" for draft in drafts):
        drafts = _read_article(article, is_strict=False)
    envelope.drafts += drafts
    if article.get("itemprop") == "articleBody" or not any(draft.name == "headline" for draft in drafts):
        envelope.drafts += _around(root, article, with_headline=all(draft.name != "headline" for draft in drafts))
    read_linked_data(root, envelope, with_body=not envelope.has("body"))
    if not envelope.has("headline"):
        for title in root.every({"title"}):
            envelope.put("headline", title.copy(), "title")
    return envelope.story(path, source, document.comments)


def _read_head(root: Element, envelope: Envelope) -> None:
    days: dict[str, str] = {}
    for element in root.every({"html", "meta", "time"}):
        key = (element.get("property") or element.get("name") or element.get("itemprop")).lower()
        content = element.attributes.get("content") or element.attributes.get("datetime")
        if element.name == "html":
            envelope.spoken(element.get("lang"))
        elif content is not None:
            days.setdefault(key or element.name, content.text)
            if key in _META and not (key == "author" and "/" in content.text):
                envelope.put(_META[key], content, key)
            if key in {"og:locale", "language", "content-language", "inlanguage"}:
                envelope.spoken(content.text)
    envelope.dated(*(days.get(key, "") for key in (*_DATES, "datepublished", "time")))


def _article(root: Element) -> Element:
    """The element that holds the article: the longest of those that say they do, else the main part of the page."""
    bodies = [element for element in root.every() if element.get("itemprop") == "articleBody"]
    mains = (e for e in root.every() if e.name == "main" or e.get("role") == "main")
    articles = list(root.every({"article"}))
    for found in (bodies[:_MOST_ARTICLES], articles[:_MOST_ARTICLES], list(mains)[:1], list(root.every({"body"}))):
        if found:
            return max(found, key=lambda element: len(element.copy().text))
    return root


def _read_article(article: Element, *, is_strict: bool) -> list[Draft]:
    """The copy of the article; its first heading of the first order is the headline."""
    first = next((element for element in article.every({"h1"}) if element.words()), None)

    def route(element: Element) -> Place | bool | None:
        if element is first:
            return Place("headline", key="h1")
        if _is_elsewhere(element, is_strict=is_strict):
            return True
        return _place(element)

    return read_prose([article], route)


def _is_elsewhere(element: Element, *, is_strict: bool) -> bool:
    name = element.name
    if name in _NEVER or name == "title" or element.get("role") in _ROLES:
        return True
    return is_strict and name not in _INLINE and _ELSEWHERE.search(element.get("class")) is not None


def _place(element: Element) -> Place | None:
    """What the copy in an element is, as its class or property says."""
    if not element.attributes or element.name in _INLINE:
        return None
    said = f"{element.get('class')} {element.get('itemprop')}".strip()
    for name, words in _CLASSES.items() if said else ():
        if re.search(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", said, re.IGNORECASE):
            return Place(name)
    return None


def _around(root: Element, article: Element, *, with_headline: bool) -> Iterator[Draft]:
    """The headline and what belongs to it, where they stand outside the element that holds the body."""
    scopes = [e for e in root.every({"article", "main"}) if e.start < article.start and article.end <= e.end]
    scope = scopes[-1] if scopes else root
    done = 0
    for element in scope.every():
        if element.start < done or element.end <= done:
            continue
        if element is article or _is_elsewhere(element, is_strict=True):
            done = element.end
            continue
        place = Place("headline", key="h1") if element.name == "h1" else _place(element)
        if element.name == "figcaption":
            place = Place("caption")
        if place is None or (place.name == "headline" and not with_headline):
            continue
        with_headline = with_headline and place.name != "headline"
        done = element.end
        yield from read_prose([element], place=place)
