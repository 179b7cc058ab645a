"""ninjs 1, 2 and 3, and the AP's JSON, which crosses two of its names."""

from collections.abc import Iterator, Mapping, Sequence

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, verbatim
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.json import Node, read_lines_of_json
from copylint.markup.prose import Place
from copylint.markup.sent_json import Item, items, put_all, put_names, read_line, read_sent_body, text_of
from copylint.markup.unreadable import Foreign
from copylint.story import FieldName, Story

SUFFIXES = (".json", ".ninjs", ".jsonl", ".ndjson")
_SIGN = lazy_pattern(
    r"\"(?:headlines?|headline_\w+|body_\w+|bodies|description_\w+|descriptions|pub[sS]tatus|version[cC]reated)\"\s*:"
)
_OTHERS = lazy_pattern(r"\"(?:article_html\"\s*:|digitalwires@)")
_DATES = ("versioncreated", "versionCreated", "version_created", "firstcreated", "firstCreated")
_EMBARGOES = ("embargoed", "embargoedUntil", "embargoeduntil")
_NAMES = {
    "person": "people",
    "people": "people",
    "place": "places",
    "places": "places",
    "organisation": "organisations",
    "organisations": "organisations",
    "keywords": "keywords",
}
_ROLES: dict[str, FieldName] = {"kicker": "kicker", "caption": "caption", "pullquote": "pullquote"}


def recognises(source: str) -> bool:
    """Whether a JSON text has a key of ninjs and none of dpa digitalwires."""
    return source.lstrip()[:1] in {"{", "["} and bool(_SIGN.search(source)) and not _OTHERS.search(source)


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a ninjs document, or those in a list or in one a line; raises Unreadable."""
    values = read_lines_of_json(verbatim(source, 0, len(source)))
    envelopes = [_read(item) for value in values for item in _stories(value)]
    if not envelopes:
        raise Foreign("The JSON holds no story: neither a body nor a headline with a ninjs “uri”.")
    return story_of(path, source, envelopes)


def _stories(node: Node | None) -> Iterator[Item]:
    """The stories in a document: the whole of it, or what the AP and others wrap in lists and mappings."""
    if isinstance(node, list):
        for inner in node:
            yield from _stories(inner)
    elif isinstance(node, dict):
        if any(True for _ in _bodies(node)) or (_has_headline(node) and ("uri" in node or "altids" in node)):
            yield node
        else:
            for key in ("data", "item", "items", "entries"):
                yield from _stories(node.get(key))


def _has_headline(item: Item) -> bool:
    return any(key.startswith("headline") for key in item)


def _read(item: Item) -> Envelope:
    envelope = Envelope()
    envelope.uri = text_of(item.get("uri"))
    envelope.spoken(text_of(item.get("language")))
    envelope.dated(*(text_of(item.get(key)) for key in _DATES))
    envelope.held(text_of(item.get("pubstatus") or item.get("pubStatus")))
    for key in _EMBARGOES:
        envelope.embargoed(text_of(item.get(key)))
    for key in item:
        if key.startswith("headline") and key != "headlines":
            put_all(envelope, item, key, Place("headline", key=key))
    _put_values(envelope, item, "headlines", "headline")
    _put_values(envelope, item, "descriptions", "deck")
    _put_description(envelope, item)
    for key in ("byline", "by"):
        put_all(envelope, item, key, Place("byline", key=key))
    for line in items(item.get("bylines")):
        put_all(envelope, line, "by", Place("byline", key="bylines"))
    for key in ("ednote", "edNote", "ednotes", "edNotes"):
        put_all(envelope, item, key, Place("ednote", key=key))
    _put_places(envelope, item)
    put_names(envelope, item.get("slugline"), "slugline")
    for key, name in _NAMES.items():
        put_names(envelope, item.get(key), name)
    _put_pictures(envelope, item)
    _put_body(envelope, item)
    return envelope


def _put_values(envelope: Envelope, item: Item, key: str, name: FieldName) -> None:
    """The lines of ninjs 2 and 3: mappings with a role and a value."""
    for line in items(item.get(key)):
        role, value = text_of(line.get("role")), line.get("value")
        if isinstance(value, Decoded):
            envelope.drafts += read_line(value, Place(_ROLES.get(role, name), key=role or key))


def _put_description(envelope: Envelope, item: Item, name: FieldName = "deck") -> None:
    """The description, once where it is sent in several forms."""
    sent = [key for key in ("description_text", *item) if key.startswith("description_") and key in item]
    kinds = {"caption" if key.endswith("caption") else name: key for key in sent[::-1]}
    for kind, key in kinds.items():
        put_all(envelope, item, key, Place(kind, key=key))


def _put_places(envelope: Envelope, item: Item) -> None:
    """Where the story was written; the AP calls the dateline `located` and the place of it `datelinelocation`."""
    located, place = item.get("located"), item.get("datelinelocation")
    if isinstance(place, dict):
        envelope.put("dateline", located if isinstance(located, Decoded) else None, "located")
        put_names(envelope, place.get("city"), "datelinelocation")
    else:
        put_names(envelope, located, "located")


def _put_pictures(envelope: Envelope, item: Item) -> None:
    """The captions of what is sent along."""
    for picture in items(item.get("associations")):
        _put_values(envelope, picture, "descriptions", "caption")
        _put_description(envelope, picture, "caption")


def _bodies(item: Item) -> Iterator[tuple[str, Decoded]]:
    """The forms in which the body is sent, each with its kind."""
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, Decoded) and value.text.strip():
            yield key.removeprefix("body_"), value
    for body in items(item.get("bodies")):
        sent = body.get("value")
        kind = f"{text_of(body.get('contenttype') or body.get('contentType'))} {text_of(body.get('role'))}"
        if isinstance(sent, Decoded) and sent.text.strip():
            yield kind, sent


def _put_body(envelope: Envelope, item: Item) -> None:
    """The body, once where it is sent in several forms: HTML before plain text before anything else."""
    bodies = sorted(_bodies(item), key=lambda body: 0 if "html" in body[0] else 1 if "text" in body[0] else 2)
    if bodies:
        kind, copy = bodies[0]
        read_sent_body(copy, kind, envelope)
