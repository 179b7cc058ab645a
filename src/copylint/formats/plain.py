"""Plain text: paragraphs between blank lines, or one a line."""

from collections.abc import Mapping, Sequence

from copylint import frontmatter
from copylint.fields import compose
from copylint.markup.decoded import verbatim
from copylint.markup.paragraphs import read_paragraphs
from copylint.story import Story

SUFFIXES = (".txt", ".text")


def parse(path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a plain text; `front_matter` names the metadata keys of fields, should it have front matter."""
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
