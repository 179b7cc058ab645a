"""reStructuredText: titles, paragraphs, lists, quotes, directives, and the fields at the head."""

from collections.abc import Iterator, Mapping, Sequence

from copylint import frontmatter
from copylint.fields import compose
from copylint.frontmatter.nodes import Node, Value
from copylint.lazypattern import lazy_pattern
from copylint.markup.restructured import read_blocks
from copylint.story import Span, Story

SUFFIXES = (".rst", ".rest")
_SAID = lazy_pattern(r"\.\. +(?P<name>[A-Za-z][\w-]*): +(?P<value>[^\r\n]+)$")


def parse(path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a document; `front_matter` names the keys of fields at its head."""
    matter = frontmatter.read(source, front_matter)
    blocks = read_blocks(source, matter.end)
    if not matter.end:
        said = {**dict(_names_and_values(source, blocks.comments)), **blocks.fields}
        entries = {name: _value(source, span) for name, span in said.items()}
        matter = frontmatter.of_entries(source, 0, entries, front_matter)
    drafts = blocks.drafts
    if any(draft.name == "headline" for draft in matter.drafts):
        drafts = [d._replace(name="body", form="subhead") if d.name == "headline" else d for d in drafts]
    text, fields = compose(len(source), [*matter.drafts, *drafts])
    return Story(
        path,
        source,
        text,
        fields,
        date=matter.day,
        language=matter.language,
        comments=tuple(blocks.comments),
        settings=matter.settings,
        settings_span=matter.settings_span,
        settings_places=matter.settings_places,
        notes=matter.notes,
    )


def _value(source: str, span: Span) -> Node:
    return Value(" ".join(source[span.start : span.end].split()), span.start, span.end)


def _names_and_values(source: str, comments: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """What comments at the head of a text say in the form of `title: Ferry strikes pier`, as Nikola has it."""
    for comment in comments:
        found = _SAID.match(source[comment.start : comment.end])
        if found is None or found["name"].lower() == "copylint":
            return
        yield found["name"].lower(), Span(comment.start + found.start("value"), comment.start + found.end("value"))
