"""What ninjs and dpa digitalwires have in common: lines, notes and bodies that are strings of a JSON file."""

from collections.abc import Iterator

from copylint.fields import Draft
from copylint.markup.decoded import Decoded
from copylint.markup.envelope import Envelope
from copylint.markup.html import read_html
from copylint.markup.json import Node, texts
from copylint.markup.nitf import read_nitf
from copylint.markup.paragraphs import read_paragraphs
from copylint.markup.prose import Place, read_prose
from copylint.markup.sent_body import read_body

Item = dict[str, Node]


def text_of(node: Node | None) -> str:
    """A string, "" for anything else."""
    return node.text if isinstance(node, Decoded) else ""


def items(node: Node | None) -> Iterator[Item]:
    """The mappings in a list, or those that are the values of a mapping."""
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        if isinstance(value, dict):
            yield value


def read_sent_body(copy: Decoded, kind: str, envelope: Envelope) -> None:
    """Take the body: `kind` says in what it is written, as `text/html` or `text` do."""
    if "text/plain" in kind or not copy.text.lstrip().startswith("<"):
        envelope.drafts += read_paragraphs(copy)
        return
    document = read_html(copy)
    envelope.comments += document.comments
    nitf = document.root.first("nitf")
    if nitf is not None:
        read_nitf(nitf, envelope)
    else:
        envelope.drafts += read_body(document.root, envelope)


def read_line(copy: Decoded, place: Place) -> list[Draft]:
    """A line that may be written in HTML."""
    if "<" in copy.text and ">" in copy.text:
        return read_prose([read_html(copy).root], place=place)
    return [draft._replace(name=place.name, key=place.key) for draft in read_paragraphs(copy)]


def put_all(envelope: Envelope, item: Item, key: str, place: Place) -> None:
    """Take the strings under a key."""
    for value in texts(item.get(key)):
        envelope.drafts += read_line(value, place)


def put_names(envelope: Envelope, node: Node | None, key: str) -> None:
    """Take the names in a list of strings, or of mappings with a `name`."""
    for value in node if isinstance(node, list) else [node]:
        envelope.put("metadata", _name(value), key)


def _name(node: Node | None) -> Decoded | None:
    name = node.get("name") if isinstance(node, dict) else node
    return name if isinstance(name, Decoded) else None
