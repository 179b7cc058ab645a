"""The body of a story in HTML or XHTML as agencies send it inside another format, where its metadata stand as well."""

from copylint.fields import Draft
from copylint.markup.envelope import Envelope
from copylint.markup.prose import Place, read_prose
from copylint.markup.tree import Element
from copylint.story import FieldName

# The classes of dpa.
_CLASSES: dict[str, FieldName] = {
    "byline": "byline",
    "teaser": "deck",
    "kicker": "kicker",
    "infobox": "infobox",
    "embargoed": "ednote",
}
_ASIDE = frozenset({"slugline", "linkbox"})
_NO_COPY = frozenset({"head", "time", "footer"})


def read_body(content: Element, envelope: Envelope) -> list[Draft]:
    """The copy of the body; headline, deck and byline in it only where the envelope has none."""
    body = next(content.every({"body"}), content)
    had = {name for name in ("headline", "kicker", "deck", "byline") if envelope.has(name)}
    kickers = {id(line) for header in body.every({"header"}) for line in header.every({"h2", "h3"})}

    def route(element: Element) -> Place | bool | None:
        said = element.get("class").split()
        if element.name in _NO_COPY or not _ASIDE.isdisjoint(said):
            return True
        name: FieldName | None = next((_CLASSES[word] for word in said if word in _CLASSES), None)
        if element.name == "h1":
            name = "headline"
        elif id(element) in kickers:
            name = "kicker"
        if name is None:
            return None
        return True if name in had else Place(name, key=" ".join(said) or element.name)

    return read_prose([body], route)
