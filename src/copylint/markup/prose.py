"""From elements to stretches of copy: paragraphs, subheads, list items, quotes, table rows, captions."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from copylint.fields import Draft
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, joined, laid_out
from copylint.markup.paragraphs import read_paragraphs, without_addresses
from copylint.markup.tree import Element
from copylint.story import FieldName, Form

BLOCKS = frozenset(
    "address article aside block blockquote body bq center dd details dir div dl dt fieldset figcaption figure fn"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hl2 hr html li main media-caption menu note ol p section summary"
    " table tbody td tfoot th thead tr ul".split()
)
NO_COPY = frozenset(
    "audio button canvas code del embed head iframe input kbd math media-metadata media-object media-producer"
    " media-reference nav noembed noframes noscript object rp rt s samp script select source strike style svg template"
    " textarea track video xmp".split()
)
_FORMS: dict[str, Form] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl2"), "subhead"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("blockquote", "bq"), "block-quote"),
    "tr": "table-row",
}
_CAPTIONS = frozenset({"figcaption", "caption", "media-caption"})
_HIDDEN = lazy_pattern(r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?)(?:\s|$)")
_QUOTED = lazy_pattern(r"\s*[\"“”„«‘']")
_STOPS = (".", "!", "?", "”", '"', ":", "…")
_LONGEST_SUBHEAD = 90


class Place(NamedTuple):
    """What the copy in an element is."""

    name: FieldName
    form: Form = "paragraph"
    key: str = ""


Route = Callable[[Element], Place | bool | None]


BODY = Place("body")


def by_name(_: Element) -> None:
    """The route on which the names of the elements say everything."""


def read_prose(elements: Iterable[Element], route: Route = by_name, place: Place = BODY) -> list[Draft]:
    """The copy in some elements, in order.

    `route` says of an element below them what its copy is, True where that is none, and None where its name says it.
    """
    writer = _Writer(route)
    for element in elements:
        writer.walk(element, place)
        writer.end()
    return writer.drafts


class _Writer:
    """The copy so far; `pieces` are those of the stretch that is still open."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.drafts: list[Draft] = []
        self.pieces: list[Decoded] = []
        self.place = Place("body")
        self.breaks = True
        self.ends_line = False

    def walk(self, element: Element, place: Place) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self.element(child, place)
            else:
                self.add(child, place)

    def element(self, element: Element, place: Place) -> None:
        name = element.name
        found = self.route(element)
        if found is True or name in NO_COPY or is_hidden(element):
            if name in BLOCKS:
                self.end()
        elif name == "sup" and any(element.every({"a"})):
            return  # the number of a footnote
        elif name == "br":
            self.line_break(element, place)
        elif name == "img":
            if place.name != "byline":  # there it is a portrait
                self.picture(element)
        elif name == "pre":
            self.end()
            self.drafts += (
                d._replace(name=place.name, key=place.key) for d in read_paragraphs(joined_copy(element)) if d.text
            )
        elif isinstance(found, Place) or name in BLOCKS:
            self.block(element, found if isinstance(found, Place) else _place_in(element, place))
        elif name == "q":
            self.quotation(element, place)
        else:
            self.walk(element, place)

    def block(self, element: Element, place: Place) -> None:
        if element.name in {"td", "th"} and place.form == "table-row":
            if self.pieces:
                self.add(Decoded("|", range(element.start, element.start + 2)), place)
            self.walk(element, place)
            return
        self.end()
        self.walk(element, place)
        self.end()

    def add(self, piece: Decoded, place: Place) -> None:
        if not self.pieces and not piece.text.strip():
            return
        if self.place != place:
            self.end()
        self.place = place
        self.pieces.append(without_addresses(piece))
        self.ends_line = self.ends_line and not piece.text.strip()

    def line_break(self, element: Element, place: Place) -> None:
        """A single line break is a space, a second one ends the paragraph."""
        if self.ends_line:
            self.end()
        elif self.pieces:
            self.add(Decoded(" ", (element.start, element.end)), place)
            self.ends_line = True

    def quotation(self, element: Element, place: Place) -> None:
        """An element whose quotation marks the reader's program adds."""
        bare = not _QUOTED.match(next((piece.text for piece in element.texts() if piece.text.strip()), ""))
        if bare:
            self.add(Decoded("“", range(element.start, element.start + 2)), place)
        self.walk(element, place)
        if bare:
            self.add(Decoded("”", range(element.end - 1, element.end + 1)), place)

    def picture(self, element: Element) -> None:
        """The texts of a picture; the paragraph around it goes on behind it."""
        place, inside = self.place, bool(self.pieces)
        for key in ("alt", "title"):
            value = element.attributes.get(key)
            if value is not None and " " in value.text.strip():
                self.end()
                self.drafts.append(Draft("caption", value.start, laid_out([value]), key=key))
        self.place = place
        self.breaks = not inside

    def end(self) -> None:
        """Close the open stretch."""
        if self.pieces:
            first, text = self.pieces[0].start, laid_out(self.pieces)
            place = self.place
            self.drafts.append(Draft(place.name, first, text, place.form, place.key, self.breaks))
        self.pieces = []
        self.breaks = True
        self.ends_line = False


def joined_copy(element: Element) -> Decoded:
    """The copy of an element whose line ends count."""
    pieces: list[Decoded] = []
    for child in element.children:
        if isinstance(child, Decoded):
            pieces.append(child)
        elif child.name == "br":
            pieces.append(Decoded("\n", (child.start, child.end)))
        else:
            pieces.append(joined_copy(child))
    pieces = [piece for piece in pieces if piece.text]
    return joined(pieces) if pieces else Decoded("", (element.start,))


def _place_in(element: Element, place: Place) -> Place:
    """What the copy in a block is, given what the copy around it is."""
    name = element.name
    if name in _CAPTIONS and place.name == "body":
        return Place("caption")
    if name == "aside" and place.name == "body":
        return Place("infobox")
    if place.name != "body":
        return place
    if form := _FORMS.get(name):
        return place._replace(form=form)
    return place._replace(form="subhead") if name == "p" and _is_subhead(element) else place


def _is_subhead(element: Element) -> bool:
    """Whether a paragraph is set in bold from end to end and no sentence."""
    inside = [child for child in element.children if isinstance(child, Element) or child.text.strip()]
    if len(inside) != 1 or not isinstance(inside[0], Element) or inside[0].name not in {"strong", "b"}:
        return False
    if inside[0].end - inside[0].start > _LONGEST_SUBHEAD * 10:
        return False
    text = inside[0].words()
    return 0 < len(text) <= _LONGEST_SUBHEAD and not text.endswith(_STOPS)


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown, or shown to programs that read aloud only."""
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes or element.get("aria-hidden") == "true" or "display:none" in element.get("style"):
        return True
    return _HIDDEN.search(element.get("class")) is not None
