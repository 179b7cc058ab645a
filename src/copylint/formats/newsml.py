"""NewsML-G2 as dpa, AP and Superdesk send it: items of news, with XHTML, NITF or plain text inside."""

from collections.abc import Mapping, Sequence

from copylint.markup.decoded import Decoded
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.html import read_html
from copylint.markup.nitf import read_nitf
from copylint.markup.paragraphs import read_paragraphs
from copylint.markup.prose import Place, read_prose
from copylint.markup.sent_body import read_body
from copylint.markup.tree import Element
from copylint.markup.xml import read_xml, root_name
from copylint.story import FieldName, Story

SUFFIXES = (".newsml",)
_ROOTS = frozenset({"newsMessage", "newsItem", "packageItem"})
_LINES: dict[str, FieldName] = {"dateline": "dateline", "slugline": "metadata", "keyword": "metadata"}
_KEYS = {"keyword": "keywords"}
_SUBJECTS = {
    "person": "people",
    "geoArea": "places",
    "poi": "places",
    "organisation": "organisations",
    "organization": "organisations",
}


def recognises(source: str) -> bool:
    """Whether the outermost element of a text is one of NewsML-G2's."""
    return root_name(source) in _ROOTS


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a NewsML-G2 document, or those in a message; raises Unreadable.

    A picture goes with the story before it, or with the first.
    """
    document = read_xml(source)
    items = list(document.root.every(_ROOTS - {"newsMessage"}))
    texts = [item for item in items if _has_text(item)]
    envelopes = {id(item): _read_item(item) for item in texts or items}
    latest = next(iter(envelopes.values()), Envelope())
    for item in items if texts else ():
        latest = envelopes.get(id(item), latest)
        if id(item) not in envelopes and item.name == "newsItem":
            _read_picture(item, latest)
    return story_of(path, source, list(envelopes.values()) or [latest], document.comments)


def _has_text(item: Element) -> bool:
    kinds = [kind.get("qcode") for kind in item.at("itemMeta/itemClass")]
    return item.name == "newsItem" and (not kinds or kinds[0].endswith(":text"))


def _read_item(item: Element) -> Envelope:
    envelope = Envelope()
    envelope.uri = item.get("guid")
    envelope.spoken(item.get("lang"))
    for meta in item.at("itemMeta"):
        _read_item_meta(meta, envelope)
    for meta in item.at("contentMeta"):
        _read_content_meta(meta, envelope)
    for content in item.at("contentSet"):
        _read_content(content, envelope)
    return envelope


def _read_item_meta(meta: Element, envelope: Envelope) -> None:
    envelope.dated(*(day.words() for name in ("versionCreated", "firstCreated") for day in meta.at(name)))
    for element in meta.elements():
        if element.name == "pubStatus":
            envelope.held(element.get("qcode"))
        elif element.name == "signal":
            envelope.put("metadata", element.attributes.get("qcode"), "signal")
        elif element.name == "embargoed":
            envelope.embargoed(element.words())
        elif element.name == "edNote" and "nonpublic" not in element.get("pubconstraint"):
            role = element.get("role").rpartition(":")[2]
            name: FieldName = "correction" if role.startswith("correction") else "ednote"
            envelope.drafts += read_prose([element], _public, Place(name, key=role or "edNote"))


def _public(element: Element) -> bool | None:
    return True if "nonpublic" in element.get("class") or element.name == "header" else None


def _read_content_meta(meta: Element, envelope: Envelope) -> None:
    people = (meta.at("creator/name"), meta.at("contributor/name"))
    bylines = list(meta.at("by")) or [name for names in people for name in names if " " in name.words()]
    for byline in bylines:
        envelope.put("byline", byline.copy(), byline.name)
    for element in meta.elements():
        name, role = element.name, element.get("role").rpartition(":")[2]
        if name in _LINES:
            envelope.put(_LINES[name], element.copy(), _KEYS.get(name, name))
        elif name == "headline":
            envelope.put("kicker" if element.get("rank") == "3" else "headline", element.copy(), role or name)
        elif name == "description":
            envelope.put("caption" if "caption" in role.lower() else "deck", element.copy(), role or name)
        elif name == "located":
            envelope.put("metadata", _name(element), name)
        elif name == "subject":
            _read_subject(element, envelope)
        elif name == "language":
            envelope.spoken(element.get("tag"))


def _name(element: Element) -> Decoded | None:
    name = element.first("name")
    return name.copy() if name else None


def _read_subject(subject: Element, envelope: Envelope) -> None:
    key = _SUBJECTS.get(subject.get("type").rpartition(":")[2])
    if key and not subject.get("why").endswith("ancestor"):
        envelope.put("metadata", _name(subject), key)


def _read_picture(item: Element, envelope: Envelope) -> None:
    """The captions of a picture that is sent along."""
    for description in item.at("contentMeta/description"):
        envelope.put("caption", description.copy(), description.get("role").rpartition(":")[2] or "description")


def _read_content(content: Element, envelope: Envelope) -> None:
    """The body, once where it is sent in several forms."""
    inline = [element for element in content.at("inlineXML") if any(element.elements())]
    if inline:
        top = next(inline[0].elements())
        if top.name == "nitf":
            read_nitf(top, envelope)
        else:
            envelope.drafts += read_body(inline[0], envelope)
        return
    for data in list(content.at("inlineData"))[:1]:
        copy = data.copy(seamless=True)
        if "html" in data.get("contenttype") or copy.text.lstrip()[:1] == "<":
            document = read_html(copy)
            envelope.comments += document.comments
            envelope.drafts += read_body(document.root, envelope)
        else:
            envelope.drafts += read_paragraphs(copy)
