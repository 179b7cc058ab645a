"""NITF 3 as agencies write it, as a file of its own or inside NewsML-G2; names of elements without their namespace.

Sources: IPTC NITF 3.6; samples of AP, AAP, Business Wire and Superdesk.
"""

from copylint.markup.envelope import Envelope
from copylint.markup.prose import Place, Route, read_prose
from copylint.markup.tree import Element
from copylint.story import NamedAs, Span
from copylint.written_date import written_day

_DATES = ("date.issue", "date.release")
_NAMED = {"person": "people", "org": "organisations", "location": "places", "city": "places"}
_NAMES: dict[str, NamedAs] = {
    "person": "person",
    "org": "organisation",
    "location": "place",
    **dict.fromkeys(("event", "function", "chron", "money", "num", "object.title"), "other"),
}
# The New York Times sends the first paragraphs twice.
_LEADS = frozenset({"lead_paragraph", "online_lead_paragraph"})
_CLASSES = {"correction_text": Place("correction"), "author_info": Place("byline"), "correction": Place("correction")}


def read_nitf(nitf: Element, envelope: Envelope) -> None:
    """Take everything from an `nitf` element; what the envelope has already is not taken twice."""
    _head(nitf, envelope)
    for body in nitf.at("body"):
        for head in body.at("body.head"):
            _display(head, envelope)
        envelope.drafts += read_prose(body.at("body.content"), _route_in(body))
        for named in body.every(_NAMES):
            envelope.names(named.copy(), _NAMES[named.name])
            if named.name == "chron" and (day := written_day(named.get("norm"))):
                envelope.days.append((Span(named.start, named.end), day))
        for tagline in body.at("body.end/tagline"):
            envelope.put("ednote", tagline.copy(), "tagline")
    if not envelope.has("headline"):
        for title in nitf.at("head/title"):
            envelope.put("headline", title.copy(), "title")


def _head(nitf: Element, envelope: Envelope) -> None:
    envelope.spoken(nitf.get("lang"))
    for meta in nitf.at("head/meta"):
        if meta.get("name") in {"anpa-keyword", "anpa-takekey"}:
            envelope.put("metadata", meta.attributes.get("content"), "slugline")
    for keyword in (*nitf.at("head/key-list/keyword"), *nitf.at("head/docdata/key-list/keyword")):
        envelope.put("metadata", keyword.attributes.get("key"), "keywords")
    for data in nitf.at("head/docdata"):
        _docdata(data, envelope)


def _docdata(data: Element, envelope: Envelope) -> None:
    status = data.get("management-status")
    envelope.held(status)
    for name in data.at("doc-id"):
        envelope.uri = envelope.uri or name.get("id-string")
    days = {element.name: element.get("norm") for element in data.elements()}
    envelope.dated(*(days.get(name, "") for name in _DATES))
    if status == "embargoed":
        envelope.embargoed(days.get("date.release", ""))
    for note in data.at("ed-msg"):
        envelope.put("ednote", note.attributes.get("info"), "ed-msg")
    for place in data.at("evloc"):
        envelope.put("metadata", place.attributes.get("city"), "places")
    for named in (element for group in data.at("identified-content") for element in group.elements()):
        if named.name in _NAMED and "," not in named.words():
            envelope.put("metadata", named.copy(), _NAMED[named.name])


def _display(head: Element, envelope: Envelope) -> None:
    if not envelope.has("headline"):
        for hedline in (*head.at("hedline"), *head.at("headline")):
            for line in hedline.elements():
                envelope.put("headline", line.copy(), line.name)
    for element in head.elements():
        if element.name == "abstract" and not envelope.has("deck"):
            envelope.drafts += read_prose([element], place=Place("deck", key="abstract"))
        elif element.name == "byline" and not envelope.has("byline"):
            envelope.drafts += read_prose([element], _byline, Place("byline", key="byline"))
        elif element.name == "dateline" and not envelope.has("dateline"):
            envelope.drafts += read_prose([element], _dateline, Place("dateline", key="dateline"))
        elif element.name == "note":
            envelope.drafts += read_prose([element], place=Place("ednote", key="note"))
    for day in head.at("dateline/story.date"):
        envelope.dated(day.get("norm"), day.words())


def _byline(element: Element) -> Place | None:
    return Place("byline", key="byttl") if element.name == "byttl" else None


def _dateline(element: Element) -> bool | None:
    return True if element.name == "story.date" else None


def _route_in(body: Element) -> Route:
    whole = any(block.get("class") == "full_text" for block in body.every({"block"}))

    def route(element: Element) -> Place | bool | None:
        said = element.get("class")
        if element.name == "block":
            return whole if said in _LEADS and whole else _CLASSES.get(said)
        if element.name == "media-caption":
            return Place("caption", key="media-caption")
        if element.name == "note":
            return Place("ednote" if "ed" in element.get("noteclass") else "infobox", key="note")
        return None

    return route
