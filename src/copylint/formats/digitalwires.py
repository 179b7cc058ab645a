"""dpa digitalwires: the JSON entries in which dpa sends its wires."""

from collections.abc import Iterator, Mapping, Sequence

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import verbatim
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.json import Node, Word, read_lines_of_json, texts
from copylint.markup.prose import Place
from copylint.markup.sent_json import Item, items, put_all, put_names, read_sent_body, text_of
from copylint.markup.unreadable import Foreign
from copylint.story import FieldName, Story

SUFFIXES = ()
_SIGN = lazy_pattern(r"\"(?:article_html\"\s*:|digitalwires@)")
_LINES: dict[str, FieldName] = {
    "kicker": "kicker",
    "headline": "headline",
    "subhead": "deck",
    "teaser": "deck",
    "byline": "byline",
    "dateline": "dateline",
    "infobox_html": "infobox",
}
_CATEGORIES = {"geosubject": "places", "poi": "places", "person": "people", "organisation": "organisations"}
_CAPTIONS = ("caption", "caption_html", "description", "alt")


def recognises(source: str) -> bool:
    """Whether a JSON text has the marks of dpa digitalwires."""
    return source.lstrip()[:1] in {"{", "["} and bool(_SIGN.search(source))


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in an entry, or those in a list of entries; raises Unreadable."""
    values = read_lines_of_json(verbatim(source, 0, len(source)))
    envelopes = [_read(entry) for value in values for entry in _entries(value)]
    if not envelopes:
        raise Foreign("The JSON holds no entry of dpa digitalwires.")
    return story_of(path, source, envelopes)


def _entries(node: Node | None) -> Iterator[Item]:
    if isinstance(node, list):
        for inner in node:
            yield from _entries(inner)
    elif isinstance(node, dict):
        if "article_html" in node or "headline" in node:
            yield node
        else:
            yield from _entries(node.get("entries"))


def _read(entry: Item) -> Envelope:
    envelope = Envelope()
    envelope.uri = text_of(entry.get("urn")) or text_of(entry.get("entry_id"))
    envelope.spoken(text_of(entry.get("language")))
    envelope.dated(text_of(entry.get("version_created")), text_of(entry.get("updated")))
    envelope.held(text_of(entry.get("pubstatus")))
    envelope.embargoed(text_of(entry.get("embargoed")))
    for key, line in _LINES.items():
        put_all(envelope, entry, key, Place(line, key=key))
    for note in items(entry.get("ednotes")):
        role = text_of(note.get("role")).rpartition(":")[2]
        name: FieldName = "correction" if role.startswith("correction") else "ednote"
        if note.get("is_publishable") != Word("false"):
            put_all(envelope, note, "ednote", Place(name, key=role))
    put_names(envelope, entry.get("signal"), "signal")
    for category in items(entry.get("categories")):
        names = _CATEGORIES.get(text_of(category.get("type")).rpartition(":")[2])
        if names:
            put_names(envelope, category.get("name"), names)
    for picture in (entry, *items(entry.get("descriptions")), *items(entry.get("associations"))):
        for key in _CAPTIONS:
            put_all(envelope, picture, key, Place("caption", key=key))
    for body in texts(entry.get("article_html")):
        read_sent_body(body, "html", envelope)
    return envelope
