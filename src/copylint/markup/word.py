"""The paragraphs of WordprocessingML, the XML inside a Word document. Source: ECMA-376, part 1, chapter 17."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copylint.markup.tree import Element

# What holds no copy: properties, deletions, the other half of what was moved, drawings, field codes.
_NO_COPY = frozenset(
    "pPr rPr del moveFrom delText instrText delInstrText drawing pict object AlternateContent commentReference"
    " annotationRef footnoteRef endnoteRef fldData tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr".split()
)
# What of these may hold a text box.
_DRAWN = frozenset({"drawing", "pict", "object", "AlternateContent"})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "‑", "ptab": " "}
_OFF = frozenset({"0", "false", "off"})
_BLANKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))


class Line(NamedTuple):
    """A paragraph: its text, the name of its style in lower case, and what it stands in."""

    text: str
    style: str = ""
    is_item: bool = False
    is_cell: bool = False
    is_box: bool = False
    is_strong: bool = False


def style_names(styles: Element | None) -> dict[str, str]:
    """For the id of every style its name in lower case, or that of the style it is based on where that says more.

    Ids are in the language of the program; names of built-in styles are English in every document.
    """
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in styles.every({"style"}) if styles else ():
        name, base = style.first("name"), style.first("basedOn")
        names[style.get("styleId")] = name.get("val").lower() if name else ""
        bases[style.get("styleId")] = base.get("val") if base else ""
    return {key: _known(key, names, bases) for key in names}


def _known(key: str, names: Mapping[str, str], bases: Mapping[str, str]) -> str:
    """The name of a style or, for one of the newsroom's own, of the built-in heading or title that it is based on."""
    base = key
    for _ in range(10):
        name = names.get(base, "")
        if name in {"title", "subtitle", "caption", "quote"} or name.startswith("heading"):
            return name
        base = bases.get(base, "")
    return names[key]


def read_lines(root: Element, styles: Mapping[str, str]) -> Iterator[Line]:
    """A line for every paragraph in order; one whose mark was deleted in a tracked change goes on with the next."""
    before = ""
    for paragraph, inside in _paragraphs(root):
        properties = paragraph.first("pPr")
        text = before + _text(paragraph).translate(_BLANKS)
        if properties is not None and properties.first("rPr/del") is not None:
            before = text
            continue
        before = ""
        style = properties.first("pStyle") if properties else None
        name = styles.get(style.get("val"), style.get("val").lower()) if style else ""
        is_item = properties is not None and properties.first("numPr") is not None and not name.startswith("heading")
        yield Line(text, name, is_item or name.startswith("list "), *inside, _is_strong(paragraph))
    if before:
        yield Line(before)


class _Inside(NamedTuple):
    """Whether a paragraph stands in a table, and whether in a text box."""

    is_cell: bool = False
    is_box: bool = False


_OUTSIDE = _Inside()


def _paragraphs(root: Element, inside: _Inside = _OUTSIDE) -> Iterator[tuple[Element, _Inside]]:
    """Every paragraph, those of a text box behind the one that it hangs on; separators of footnotes are none."""
    pending = [(element, inside) for element in root.elements()][::-1]
    while pending:
        element, inside = pending.pop()
        if element.name == "p":
            yield element, inside
            for box in () if inside.is_box else _boxes(element):
                yield from _paragraphs(box, _Inside(is_box=True))
        elif element.name not in _NO_COPY and element.get("type") not in {"separator", "continuationSeparator"}:
            below = inside._replace(is_cell=inside.is_cell or element.name == "tc")
            pending += [(child, below) for child in element.elements()][::-1]


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, once where one stands there in two renderings."""
    pending = list(paragraph.elements())[::-1]
    while pending:
        element = pending.pop()
        if element.name == "txbxContent":
            yield element
        elif element.name == "AlternateContent":
            pending += [way for way in element.elements() if any(way.every({"txbxContent"}))][:1]
        elif element.name not in _NO_COPY - _DRAWN:
            pending += list(element.elements())[::-1]


def _text(paragraph: Element) -> str:
    pieces: list[str] = []
    pending = list(paragraph.elements())[::-1]
    while pending:
        element = pending.pop()
        if element.name == "t":
            pieces.append(element.copy().text)
        elif element.name in _SIGNS:
            pieces.append(_SIGNS[element.name])
        elif element.name not in _NO_COPY and not _has(element, "vanish"):
            pending += list(element.elements())[::-1]
    return "".join(pieces)


def _has(run: Element, name: str) -> bool:
    """Whether a run is set so: `vanish`, `b`."""
    if run.name != "r":
        return False
    mark = run.first(f"rPr/{name}")
    return mark is not None and mark.get("val") not in _OFF


def _is_strong(paragraph: Element) -> bool:
    runs = [run for run in paragraph.every({"r"}) if any(t.words() for t in run.at("t"))]
    return bool(runs) and all(_has(run, "b") for run in runs)
