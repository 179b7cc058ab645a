"""Mails as they are saved: the subject is the headline, the text the copy."""

from collections.abc import Mapping, Sequence

from copylint.markup.unreadable import Unreadable
from copylint.story import Span, Story
from copylint.wire.mail import is_mail, read_mail

SUFFIXES = (".eml",)


def recognises(source: str) -> bool:
    """Whether a text, or the head of one, is a mail."""
    return is_mail(source)


def parse(path: str, source: str, _: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a mail; raises Unreadable where it has no text, or none that is encoded as it says."""
    envelope = read_mail(source, Span(0, len(source)))
    if envelope.notes and not envelope.has("body"):
        reason = envelope.notes[0].rpartition("left out: ")[2]
        raise Unreadable(f"{reason[:1].upper()}{reason[1:]}")
    return envelope.story(path, source)
