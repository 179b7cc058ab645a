"""HTML: the article with its headline, deck, byline, captions and the texts for search engines and social media."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from copylint.fields import Draft
from copylint.markup.article import Page
from copylint.markup.decoded import unreferenced, verbatim
from copylint.markup.elsewhere import is_interface, names_of
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.html import read_html
from copylint.markup.linked_data import read_linked_data
from copylint.markup.prose import Place, read_prose
from copylint.markup.sent_json import read_line
from copylint.markup.tree import Element
from copylint.markup.xml import root_name
from copylint.story import FieldName, Story, readable

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
_DATES = tuple(
    "article:published_time date pubdate publish-date publish_date publication_date publicationdate published dc.date"
    " dc.date.issued dcterms.created dcterms.date dcterms.issued parsely-pub-date sailthru.date article_date_original"
    " originalpublicationdate displaydate article.published article:published"
    " cxenseparse:recs:publishtime ptime".split()
)
_CLASSES: dict[str, FieldName] = {
    **dict.fromkeys(("kicker", "eyebrow", "overline"), "kicker"),
    **dict.fromkeys(("deck", "dek", "standfirst", "subtitle", "subheadline", "teaser"), "deck"),
    **dict.fromkeys(("byline", "bylines", "author", "authors"), "byline"),
    "dateline": "dateline",
    **dict.fromkeys(("caption", "captions", "cutline"), "caption"),
    "pullquote": "pullquote",
    **dict.fromkeys(("correction", "corrections", "clarification"), "correction"),
}
_PAIRS: dict[tuple[str, str], FieldName] = {
    ("sub", "title"): "deck",
    ("sub", "headline"): "deck",
    ("pull", "quote"): "pullquote",
}
_DECK = 8  # words from which on a heading under the headline is the deck
_SUBHEADS = frozenset({"subhead", "subheading", "crosshead", "intertitle"})
_HEADLINES = frozenset(
    {("entry", "title"), ("post", "title"), ("article", "title"), ("story", "title"), ("title", "headline")}
)
_TITLES = frozenset({"h1", "h2", "h3"})
_DAYS = frozenset("date datetime pubdate published timestamp time posted updated".split())
_INLINE = frozenset("a abbr b cite em i mark small span strong sub sup time u".split())


def recognises(source: str) -> bool:
    """Whether a text is an HTML document."""
    return root_name(source).lower() == "html"


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in an HTML page or in a piece of one."""
    document = read_html(verbatim(source, 0, len(source)))
    root, envelope = document.root, Envelope()
    _read_head(root, envelope)
    page = Page(root)
    if several := page.several():
        return story_of(path, source, [_read_one(one, envelope.language) for one in several], document.comments)
    envelope.is_partial = page.is_partial()
    drafts = _read_article(page, _headline(page.article))
    drafts += _around(page, envelope, with_headline=all(draft.name != "headline" for draft in drafts))
    envelope.drafts += drafts
    read_linked_data(root, envelope, with_body=not envelope.has("body"))
    if not envelope.has("headline"):
        for title in root.every({"title"}):
            envelope.put("headline", title.copy(), "title")
    return envelope.story(path, source, document.comments)


def _read_one(page: Page, language: str) -> Envelope:
    """One of the articles on a page that holds several: what the head of the page says is of none of them."""
    envelope = Envelope()
    envelope.spoken(language)
    headline = next(element for element in page.article.every(_TITLES) if element.words())
    envelope.drafts += _read_article(page, headline)
    times = page.article.every({"time"})
    envelope.dated(*(value.text for time in times if (value := time.attributes.get("datetime"))))
    return envelope


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
                place = Place(_META[key], key=key)
                envelope.drafts += read_line(unreferenced(content), place)  # many systems escape twice
            if key in {"og:locale", "language", "content-language", "inlanguage"}:
                envelope.spoken(content.text)
    envelope.dated(*(days.get(key, "") for key in (*_DATES, "datepublished", "time")))


def _read_article(page: Page, headline: Element | None) -> list[Draft]:
    """The copy of the article, with its headline."""

    def route(element: Element) -> Place | bool | None:
        if element is headline:
            return Place("headline", key=element.name)
        if element.name in _INLINE:
            return None
        if page.is_elsewhere(element):
            return True
        place = None if page.is_most(element) else _place(element)
        return place or (page.is_foreign(element) or None)

    return _without_last_subheads(_with_deck(_copy_of(read_prose([page.article], route))))


def _copy_of(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts without what the page says to its visitor, and without texts of pictures that come again."""
    shown: set[str] = set()
    for draft in drafts:
        text = readable(draft.text).strip()
        if draft.name == "caption":
            if draft.key in {"alt", "title"} and text in shown:
                continue
            shown.add(text)
        elif draft.name == "body" and is_interface(text):
            continue
        yield draft


def _with_deck(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with a heading of some length between headline and copy as the deck."""
    has_headline = has_copy = False
    for draft in drafts:
        has_headline = has_headline or draft.name == "headline"
        has_copy = has_copy or (draft.name == "body" and draft.form != "subhead")
        is_deck = draft.name == "body" and has_headline and not has_copy and len(draft.text.split()) >= _DECK
        yield draft._replace(name="deck", form="paragraph") if is_deck else draft


def _headline(scope: Element) -> Element | None:
    """The heading that is the headline: the first of the first order, else one that says it is."""
    first = next((element for element in scope.every({"h1"}) if element.words()), None)
    headings = scope.every({"h2", "h3"}) if first is None else ()
    return first or next((element for element in headings if element.words() and _says_headline(element)), None)


def _says_headline(element: Element) -> bool:
    if element.get("itemprop") == "headline":
        return True
    return any("headline" in words or not _HEADLINES.isdisjoint(pairwise(words)) for words in names_of(element))


def _without_last_subheads(found: Iterable[Draft]) -> list[Draft]:
    """What is left when subheads with nothing below them are taken away: they headed what is no copy."""
    drafts = list(found)
    last = len(drafts)
    while last and drafts[last - 1].name == "body" and drafts[last - 1].form == "subhead":
        last -= 1
    return drafts[:last] if last else drafts


def _place(element: Element) -> Place | None:
    """What the copy in an element is, as its class or property says."""
    if not element.attributes or element.name in _INLINE:
        return None
    named = [*names_of(element), [element.get("itemprop").lower()]]
    for words in named:
        if not _SUBHEADS.isdisjoint(words):
            return Place("body", "subhead")
    for words in named:
        said = next((_CLASSES[word] for word in words if word in _CLASSES), None)
        said = said or next((_PAIRS[pair] for pair in pairwise(words) if pair in _PAIRS), None)
        if said:
            return Place(said)
    return None


def _around(page: Page, envelope: Envelope, *, with_headline: bool) -> Iterator[Draft]:
    """The headline and what belongs to it, where they stand outside the element that holds the body.

    Behind the article only captions and corrections are of it.
    """
    scope = page.headed()
    headline = _headline(scope) if with_headline else None
    done = 0
    for element in scope.every() if scope is not page.article else ():
        if element.start < done or element.end <= done:
            continue
        is_above = element.start < page.article.start
        place = Place("headline", key=element.name) if element is headline else _place(element)
        place = Place("caption") if element.name == "figcaption" else place
        if element is page.article or page.is_elsewhere(element) or (place is None and page.is_foreign(element)):
            done = element.end
            continue
        if is_above and any(not _DAYS.isdisjoint(words) for words in names_of(element)):
            envelope.dated(element.words()[:80])
        if place is None or place.name == "body" or page.is_most(element):
            continue
        if is_above or place.name in {"caption", "correction"}:
            done = element.end
            yield from read_prose([element], place=place)
