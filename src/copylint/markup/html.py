"""HTML as a tree with places: lenient as browsers are, and in time that grows with the length of the text.

The standard library's reader gives places too, but its time grows with the square of broken markup.
"""

import re
from collections import Counter
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, unreferenced
from copylint.markup.tree import DEEPEST, MOST, Document, Element
from copylint.markup.unreadable import Unreadable
from copylint.story import Span

_OPENER = lazy_pattern(r"<(?:!--|[!?]|(/?)([A-Za-z][^\s/>]*))")
_ATTRIBUTE = lazy_pattern(r"[\s/]*+(?:>|([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What these hold is text in which no tag begins.
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
_BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul".split()
)
_CELLS = frozenset({"td", "th"})
_CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(("tbody", "thead", "tfoot"), _CELLS | {"tr", "tbody", "thead", "tfoot"}),
    "option": frozenset({"option"}),
}
_P = frozenset({"p"})


class Tag(NamedTuple):
    """The attributes of a tag, the offset behind it, and whether it closes itself."""

    attributes: dict[str, Decoded]
    end: int
    is_closed: bool


class _Builder:
    """The tree while it grows; `open` are the elements whose end has not come."""

    def __init__(self, copy: Decoded) -> None:
        self.copy = copy
        self.document = Document(Element("", {}, copy.start, copy.end))
        self.open = [self.document.root]
        self.names: Counter[str] = Counter()
        self.count = 0

    def text(self, first: int, last: int) -> None:
        if first < last:
            self.open[-1].children.append(unreferenced(self.copy.part(first, last)))

    def begin(self, name: str, tag: Tag, first: int) -> None:
        self.count += 1
        if self.count > MOST:
            raise Unreadable(f"The HTML has more than {MOST:,} elements.")
        self.close_before(name, first)
        starts = self.copy.starts
        attributes = {key.lower(): value for key, value in tag.attributes.items()}
        element = Element(name, attributes, starts[first], starts[tag.end])
        self.open[-1].children.append(element)
        if not tag.is_closed and name not in _VOID and len(self.open) < DEEPEST:
            self.open.append(element)
            self.names[name] += 1

    def close_before(self, name: str, first: int) -> None:
        """End what the beginning of an element ends without a word, such as a paragraph before a list."""
        closed = _CLOSED_BY.get(name, frozenset())
        if name in _BLOCKS or name in _CLOSED_BY:
            closed = closed | _P
        while self.open[-1].name in closed:
            self.pop(first)

    def finish(self, name: str, first: int, end: int) -> None:
        if self.names[name]:
            while self.open[-1].name != name:
                self.pop(first)
            self.pop(end)

    def pop(self, end: int) -> None:
        element = self.open.pop()
        self.names[element.name] -= 1
        element.end = self.copy.starts[end]


def read_html(copy: Decoded) -> Document:
    """The elements of an HTML document or of a piece of one; raises Unreadable only where there are too many."""
    text = copy.text
    builder = _Builder(copy)
    done = 0
    while opener := _OPENER.search(text, done):
        first = opener.start()
        builder.text(done, first)
        if opener[2] is None:
            done = _remark(builder, opener)
            continue
        name = opener[2].lower().rpartition(":")[2]
        tag = read_tag(copy, opener.end())
        if tag is None:  # it never ends: browsers drop it, and all that follows
            done = len(text)
        elif opener[1]:
            builder.finish(name, first, tag.end)
            done = tag.end
        else:
            builder.begin(name, tag, first)
            done = tag.end
            if name in _RAW and not tag.is_closed:
                done = _raw(builder, name, tag.end)
    builder.text(done, len(text))
    while len(builder.open) > 1:
        builder.pop(len(text))
    return builder.document


def _remark(builder: _Builder, opener: re.Match[str]) -> int:
    """The end of a comment, a declaration or a processing instruction; one that never ends goes to the end."""
    text, starts = builder.copy.text, builder.copy.starts
    if opener.group() == "<!--":
        end = text.find("-->", opener.end())
        last = end + 3 if end >= 0 else len(text)
        builder.document.comments.append(Span(starts[opener.start()], starts[last]))
        return last
    if text.startswith("<![CDATA[", opener.start()):
        end = text.find("]]>", opener.start())
        last = end if end >= 0 else len(text)
        if last > opener.start() + 9:
            builder.open[-1].children.append(builder.copy.part(opener.start() + 9, last))
        return min(last + 3, len(text))
    end = text.find(">", opener.end())
    return end + 1 if end >= 0 else len(text)


def read_tag(copy: Decoded, position: int) -> Tag | None:
    """The rest of the tag whose name ends at `position`; None where the text ends before it does."""
    attributes: dict[str, Decoded] = {}
    while found := _ATTRIBUTE.match(copy.text, position):
        if found[1] is None:
            return Tag(attributes, found.end(), copy.text[found.end() - 2] == "/")
        value = found[2] or ""
        quoted = value[:1] in {"'", '"'}
        first, last = found.span(2) if value else (found.end(1), found.end(1))
        part = copy.part(first + quoted, last - quoted)
        attributes.setdefault(found[1].rpartition(":")[2], unreferenced(part))
        position = found.end()
    end = copy.text.find(">", position)  # a stray sign, or a quotation mark that never closes
    return Tag(attributes, end + 1, is_closed=False) if end >= 0 else None


def _raw(builder: _Builder, name: str, position: int) -> int:
    """Read the text of an element in which no tag begins; the offset at which its end tag begins comes back."""
    text = builder.copy.text
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, position)
    last = found.start() if found else len(text)
    part = builder.copy.part(position, last)
    if part.text:
        builder.open[-1].children.append(unreferenced(part) if name in ("title", "textarea") else part)
    return last
