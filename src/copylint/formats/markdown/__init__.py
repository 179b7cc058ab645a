"""Markdown stories, with or without front matter: the copy is kept, the marks are masked."""

from collections.abc import Iterator, Mapping, Sequence

from copylint import frontmatter
from copylint.fields import Draft, compose
from copylint.formats.markdown.blocks import Block, read_blocks
from copylint.markup.inline import mask_inline
from copylint.markup.opaque import Inset, cut_opaque
from copylint.markup.scan import Segment
from copylint.markup.tags import Context
from copylint.story import Form, Story

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
_BOLD_SUBHEAD = 90


def parse(path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a Markdown document; `front_matter` names the metadata keys of fields."""
    matter = frontmatter.read(source, front_matter)
    opaque = cut_opaque(source, matter.end)
    drafts = list(matter.drafts)
    has_headline = any(draft.name == "headline" for draft in drafts)
    drafts += _body(source, opaque.text, matter.end, opaque.insets, has_headline)
    text, fields = compose(len(source), drafts)
    return Story(
        path,
        source,
        text,
        fields,
        date=matter.day,
        language=matter.language,
        comments=tuple(opaque.comments),
        settings=matter.settings,
        settings_span=matter.settings_span,
        settings_places=matter.settings_places,
        notes=matter.notes,
    )


def _body(source: str, text: str, start: int, insets: list[Inset], has_headline: bool) -> Iterator[Draft]:
    blocks, labels = read_blocks(text, start)
    context = Context()
    waiting = insets[::-1]
    for block in blocks:
        context.settle()
        drafts = _drafts(text, block, labels, context)
        if not has_headline and block.level == 1:
            drafts = [draft._replace(name="headline", form="paragraph") for draft in drafts]
        has_headline = True
        if waiting and waiting[-1].start < block.end:
            inside: list[Inset] = []
            while waiting and waiting[-1].start < block.end:
                inside.append(waiting.pop())
            drafts = list(_around(drafts, inside))
        yield from drafts
    for inset in insets:
        masked = mask_inline(source, inset.start, inset.end)
        yield Draft(inset.name, inset.start, masked.text, key=inset.key)


def _drafts(text: str, block: Block, labels: set[str], context: Context) -> list[Draft]:
    masked = mask_inline(text, block.start, block.end, labels, context, block.blanks)
    form = block.form
    if masked.strong and form == "paragraph" and block.end - block.start <= _BOLD_SUBHEAD:
        ends = text[block.start : block.end].rstrip("*_").endswith((".", "!", "?", "”", '"'))
        form = "paragraph" if ends else "subhead"
    return [_draft(segment, masked.text, block.start, form) for segment in masked.segments]


def _draft(segment: Segment, masked: str, offset: int, form: Form) -> Draft:
    piece = masked[segment.start - offset : segment.end - offset]
    name = segment.name or "body"
    form = segment.form or (form if name == "body" else "paragraph")
    return Draft(name, segment.start, piece, form, segment.key, segment.breaks)


def _around(drafts: list[Draft], insets: list[Inset]) -> Iterator[Draft]:
    """The drafts cut where an inset stands in them; the paragraph goes on behind it."""
    cuts = iter(insets)
    cut = next(cuts, None)
    for draft in drafts:
        rest = draft
        end = draft.start + len(draft.text)
        while cut is not None and cut.start < end:
            if cut.start >= rest.start:
                yield rest._replace(text=rest.text[: cut.start - rest.start])
                rest = rest._replace(start=cut.end, text=rest.text[cut.end - rest.start :], breaks=False)
            cut = next(cuts, None)
        yield rest
