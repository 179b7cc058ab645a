"""Plain text: paragraphs between blank lines, one a line, or indented; a story, or messages of a wire or a mailbox."""

from collections.abc import Mapping, Sequence

from copylint import frontmatter
from copylint.fields import compose
from copylint.markup.decoded import verbatim
from copylint.markup.envelope import Envelope, story_of
from copylint.markup.paragraphs import read_paragraphs
from copylint.story import Span, Story
from copylint.wire.mail import read_mail
from copylint.wire.messages import Message, find_messages

SUFFIXES = (".txt", ".text")


def parse(path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a plain text; `front_matter` names the metadata keys of fields, should it have front matter."""
    if messages := list(find_messages(source)):
        return story_of(path, source, [_read(source, message) for message in messages])
    matter = frontmatter.read(source, front_matter)
    drafts = [*matter.drafts, *read_paragraphs(verbatim(source, 0, len(source)), matter.end)]
    text, fields = compose(len(source), drafts)
    return Story(
        path,
        source,
        text,
        fields,
        date=matter.day,
        language=matter.language,
        settings=matter.settings,
        settings_span=matter.settings_span,
        settings_places=matter.settings_places,
        notes=matter.notes,
    )


def _read(source: str, message: Message) -> Envelope:
    """A message: a mail, or one whose header is metadata."""
    if message.is_mail:
        return read_mail(source, Span(message.header.start, message.text.end))
    envelope = Envelope()
    envelope.put("metadata", verbatim(source, *message.header), "slugline")
    envelope.drafts += read_paragraphs(verbatim(source, *message.text))
    return envelope
