"""Paragraphs of plain text: between blank lines, one a line, or with their first lines indented."""

from collections.abc import Iterator
from itertools import pairwise

from copylint.fields import Draft
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, laid_out, unreferenced
from copylint.story import MASK

_LINE = lazy_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|(?<!\w)@\w{2,}|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_BULLET = lazy_pattern(r"\s*[*•‣▪●–-][ \t]+(?=\S)")
_INDENT = lazy_pattern(r"(?: {2,8}|\t)(?=[^\s*•‣▪●–-])")
# So many first lines indented are a habit.
_INDENTED = 2
# Hard-wrapped lines are seldom longer.
_WRAP = 100
_ENDS = (".", "!", "?", "”", '"', "’", ")", ":", "…")


def read_paragraphs(copy: Decoded, first: int = 0) -> Iterator[Draft]:
    """The paragraphs of a plain text from its character number `first` on; bullets make list items."""
    blocks = _split_at_indents(copy.text, _blocks(copy.text, first))
    one_a_line = _is_one_a_line(copy.text, blocks)
    for lines in blocks:
        if one_a_line:
            for start, end in lines:
                yield _draft(copy, start, end)
        else:
            yield _draft(copy, lines[0][0], lines[-1][1])


def _blocks(text: str, first: int) -> list[list[tuple[int, int]]]:
    """The lines of the text, grouped between blank lines."""
    blocks: list[list[tuple[int, int]]] = [[]]
    for found in _LINE.finditer(text, first):
        if found[1].strip():
            blocks[-1].append(found.span(1))
        elif blocks[-1]:
            blocks.append([])
    return [lines for lines in blocks if lines]


def _split_at_indents(text: str, blocks: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The blocks cut before indented lines, where these follow lines that end sentences: no hanging indents."""
    indented = [
        (b, n) for b, lines in enumerate(blocks) for n in range(1, len(lines)) if _INDENT.match(text, *lines[n])
    ]
    ends = {(b, n) for b, n in indented if text[slice(*blocks[b][n - 1])].rstrip().endswith(_ENDS)}
    if len(ends) < _INDENTED or len(ends) * 4 < len(indented) * 3:
        return blocks
    cut: list[list[tuple[int, int]]] = []
    for b, lines in enumerate(blocks):
        starts = [0, *(n for n in range(1, len(lines)) if (b, n) in ends), len(lines)]
        cut += (lines[first:last] for first, last in pairwise(starts))
    return cut


def _is_one_a_line(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether each line is a paragraph: longer than a wrapped line, and ended as a sentence."""
    several = [lines for lines in blocks if len(lines) > 1]
    lines = [line for block in several for line in block[:-1]]
    if not lines:
        return False
    long = sum(last - first > _WRAP for first, last in lines)
    ended = sum(text[first:last].rstrip().endswith(_ENDS) for first, last in lines)
    return long * 3 >= len(lines) and ended * 4 >= len(lines) * 3


def _draft(copy: Decoded, start: int, end: int) -> Draft:
    bullet = _BULLET.match(copy.text, start, end)
    part = without_addresses(copy.part(bullet.end() if bullet else start, end))
    return Draft("body", part.start, laid_out([unreferenced(part)]), "list-item" if bullet else "paragraph")


def without_addresses(copy: Decoded) -> Decoded:
    """`copy` with addresses of pages and of mail, and handles, masked."""
    text = copy.text
    if "@" not in text and "://" not in text and "www." not in text:
        return copy
    return copy._replace(text=_ADDRESS.sub(lambda found: MASK * len(found.group()), text))
