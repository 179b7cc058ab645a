"""XML as a tree with places. The document type is not read and no entity is expanded; expat tells what is well-formed.

Only the places come from expat; the text is taken from the file, so that a reference keeps the place of its `&`.
from copylint.lazypattern import lazy_pattern
"""

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, joined, unreferenced, verbatim
from copylint.markup.html import read_tag
from copylint.markup.tree import DEEPEST, MOST, Document, Element
from copylint.markup.unreadable import Unreadable
from copylint.story import Span

_NAME_END = lazy_pattern(r"[\s/>]")
_ROOT = lazy_pattern(
    r"\s*+(?:<\?(?:[^?]|\?(?!>))*+\?>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+"
    r"|<!DOCTYPE(?:[^\[\]<>\"']|\"[^\"]*+\"|'[^']*+')*+(?:\[[^\]]*+\]\s*+)?>\s*+)*+<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)"
)


def root_name(source: str) -> str:
    """The name of the outermost element, as far as the head of a text shows one; "" where it is no XML."""
    found = _ROOT.match(source)
    return found[1] if found else ""


def read_xml(source: str) -> Document:
    """The elements of an XML document; raises Unreadable where it is not well-formed, declares entities or is deep."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.whole = verbatim(source, 0, len(source))
        self.data = source.encode("utf-8", "surrogatepass")
        self.document = Document(Element("", {}, 0, len(source)))
        self.open = [self.document.root]
        self.done = 0  # where the text begins that no element has yet
        self.byte = self.offset = 0
        self.is_raw = False
        self.pieces: list[Decoded] = []
        self.count = 0

    def read(self) -> Document:
        from xml.parsers import expat

        parser = self.parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartCdataSectionHandler = self._begin_raw
        parser.EndCdataSectionHandler = self._finish_raw
        parser.StartDoctypeDeclHandler = lambda *_: None
        parser.EntityDeclHandler = self._refuse_entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            place = self.source.count("\n", 0, self._offset(parser.ErrorByteIndex)) + 1
            reason = expat.ErrorString(error.code)
            raise Unreadable(f"The XML is not well-formed: line {place}: {reason}.") from None
        return self.document

    def _offset(self, byte: int) -> int:
        """The character at which a byte stands; asked for from left to right."""
        if len(self.data) == len(self.source):
            return byte
        if byte > self.byte:
            self.offset += len(self.data[self.byte : byte].decode("utf-8", "ignore"))
            self.byte = byte
        return self.offset

    def _here(self) -> int:
        return self._offset(self.parser.CurrentByteIndex)

    def _text(self, end: int) -> None:
        """Keep the text up to `end`; what CDATA sections cut in pieces is one."""
        if self.done < end:
            text = verbatim(self.source, self.done, end)
            self.pieces.append(text if self.is_raw else unreferenced(text))

    def _close_text(self, end: int) -> None:
        self._text(end)
        if self.pieces and len(self.open) > 1:
            self.open[-1].children.append(joined(self.pieces, seamless=True))
        self.pieces = []

    def _begin(self, name: str, _: object) -> None:
        first = self._here()
        self._close_text(first)
        if len(self.open) > DEEPEST:
            raise Unreadable(f"The XML is nested more than {DEEPEST} levels deep.")
        self.count += 1
        if self.count > MOST:
            raise Unreadable(f"The XML has more than {MOST:,} elements.")
        found = _NAME_END.search(self.source, first)
        tag = read_tag(self.whole, found.end() - 1 if found else first)
        self.done = tag.end if tag else first
        element = Element(name.rpartition(":")[2], tag.attributes if tag else {}, first, self.done)
        self.open[-1].children.append(element)
        self.open.append(element)

    def _finish(self, _: str) -> None:
        first = self._here()
        if self.source.startswith("</", first) and first >= self.done:
            self._close_text(first)
            self.done = self.source.find(">", first) + 1
        self.open.pop().end = self.done

    def _comment(self, _: str) -> None:
        first = self._here()
        self._close_text(first)
        self.done = self.source.find("-->", first) + 3
        self.document.comments.append(Span(first, self.done))

    def _instruction(self, *_: str) -> None:
        first = self._here()
        self._close_text(first)
        self.done = self.source.find("?>", first) + 2

    def _begin_raw(self) -> None:
        first = self._here()
        self._text(first)
        self.done = first + len("<![CDATA[")
        self.is_raw = True

    def _finish_raw(self) -> None:
        first = self._here()
        self._text(first)
        self.done = first + len("]]>")
        self.is_raw = False

    def _refuse_entity(self, *_: object) -> None:
        raise Unreadable("The XML declares entities of its own, which are not read.")
