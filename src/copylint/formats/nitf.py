"""NITF 3, with and without a namespace."""

from collections.abc import Mapping, Sequence

from copylint.markup.envelope import Envelope
from copylint.markup.xml import read_xml, root_name
from copylint.story import Story

SUFFIXES = (".nitf",)


def recognises(source: str) -> bool:
    """Whether the outermost element of a text is NITF's."""
    return root_name(source) == "nitf"


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in an NITF document; raises Unreadable where it is no well-formed XML."""
    from copylint.markup.nitf import read_nitf

    document, envelope = read_xml(source), Envelope()
    for nitf in document.root.at("nitf"):
        read_nitf(nitf, envelope)
    return envelope.story(path, source, document.comments)
