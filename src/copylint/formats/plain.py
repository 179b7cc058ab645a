"""Plain text: paragraphs between blank lines, or one a line."""

import re
from collections.abc import Iterator, Mapping, Sequence

from copylint import frontmatter
from copylint.fields import Draft, compose
from copylint.lazypattern import lazy_pattern
from copylint.markup.entities import ENTITY, decoded, spelled
from copylint.story import MASK, Story

SUFFIXES = (".txt", ".text")
_LINE = lazy_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|(?<!\w)@\w{2,}|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_BULLET = lazy_pattern(r"\s*[*•‣▪●–-][ \t]+(?=\S)")
# Hard-wrapped lines are seldom longer.
_WRAP = 100
_ENDS = (".", "!", "?", "”", '"', "’", ")", ":", "…")


def parse(path: str, source: str, front_matter: Mapping[str, Sequence[str]] | None = None) -> Story:
    """The story in a plain text; `front_matter` names the metadata keys of fields, should it have front matter."""
    matter = frontmatter.read(source, front_matter)
    drafts = [*matter.drafts, *_paragraphs(source, matter.end)]
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


def _paragraphs(source: str, start: int) -> Iterator[Draft]:
    blocks = _blocks(source, start)
    one_a_line = _is_one_a_line(source, blocks)
    for lines in blocks:
        if one_a_line:
            for first, last in lines:
                yield _draft(source, first, last)
        else:
            yield _draft(source, lines[0][0], lines[-1][1])


def _blocks(source: str, start: int) -> list[list[tuple[int, int]]]:
    """The lines of the text, grouped between blank lines."""
    blocks: list[list[tuple[int, int]]] = [[]]
    for found in _LINE.finditer(source, start):
        if found[1].strip():
            blocks[-1].append(found.span(1))
        elif blocks[-1]:
            blocks.append([])
    return [lines for lines in blocks if lines]


def _is_one_a_line(source: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether each line is a paragraph: longer than a wrapped line, and ended as a sentence."""
    several = [lines for lines in blocks if len(lines) > 1]
    lines = [line for block in several for line in block[:-1]]
    if not lines:
        return False
    long = sum(last - first > _WRAP for first, last in lines)
    ended = sum(source[first:last].rstrip().endswith(_ENDS) for first, last in lines)
    return long * 3 >= len(lines) and ended * 4 >= len(lines) * 3


def _draft(source: str, start: int, end: int) -> Draft:
    piece = source[start:end]
    if "@" in piece or "://" in piece or "www." in piece:
        piece = _ADDRESS.sub(lambda found: MASK * len(found.group()), piece)
    if "&" in piece:
        piece = ENTITY.sub(_decoded, piece)
    bullet = _BULLET.match(piece)
    if bullet:
        return Draft("body", start + bullet.end(), piece[bullet.end() :], "list-item")
    return Draft("body", start, piece)


def _decoded(found: re.Match[str]) -> str:
    text = decoded(found.group())
    return spelled(text, len(found.group())) if text else found.group()
