"""Safe suggestions put into a story, with every other byte as it was."""

import difflib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copylint.diagnostic import Diagnostic
from copylint.formats import Unreadable, decode, encode
from copylint.story import Span, Story

# In the formats that are not copy with marks in it, these belong to the format.
_MARKUP = frozenset("<>&\"'\\{}[]:#")


class Fixed(NamedTuple):
    """A story's file after its safe suggestions were put in, and how many they were."""

    data: bytes
    number: int


def fix(story: Story, data: bytes, diagnostics: Iterable[Diagnostic]) -> Fixed:
    """The file with the safe suggestions of `diagnostics` in it; `data` is what it holds.

    Of suggestions for the same words only the first is put in. A file whose text is not what stands in it, such as a
    packed one, is left as it is.
    """
    try:
        source, encoding = decode(data)
    except Unreadable:
        return Fixed(data, 0)
    if source != story.source:
        return Fixed(data, 0)
    pieces, end, count = [], 0, 0
    for span, text in safe_edits(story, diagnostics):
        if span.start >= end:
            pieces += [source[end : span.start], text]
            end, count = span.end, count + 1
    try:
        after = encode("".join([*pieces, source[end:]]), encoding)
        return Fixed(after, count) if encode(source, encoding) == data else Fixed(data, 0)
    except UnicodeEncodeError:  # the suggestion has a character that the encoding of the file has not
        return Fixed(data, 0)


def safe_edits(story: Story, diagnostics: Iterable[Diagnostic]) -> list[tuple[Span, str]]:
    """The safe suggestions among `diagnostics`, in order; of those for the same words more than one may be there."""
    found = {
        (d.place.span, d.suggestion.text)
        for d in diagnostics
        if d.suggestion is not None and d.suggestion.applicability == "safe" and not d.place.path
    }
    return sorted((span, text) for span, text in found if keeps_markup(story, span, text))


def keeps_markup(story: Story, span: Span, text: str) -> bool:
    """Whether all markup within `span` is in `text` as well, and `text` has none besides."""
    was = story.source[span.start : span.end]
    hidden = [c for c, shown in zip(was, story.text[span.start : span.end], strict=True) if c != shown]
    rest = iter(text)
    if not all(any(c == other for other in rest) for c in hidden):
        return False
    field = story.field_at(span.start)
    if field is None:
        return False
    is_plain_copy = not field.key and story.path.lower().endswith((".md", ".markdown", ".txt", ".text"))
    return is_plain_copy or not (set(text) - set(was)) & _MARKUP


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """What a fix changes, as a unified diff that `patch` can read; nothing where it changes nothing."""
    old, new = decode(before)[0], decode(after)[0]
    lines = difflib.unified_diff(
        old.splitlines(keepends=True) if "\n" not in old else _lines(old),
        new.splitlines(keepends=True) if "\n" not in old else _lines(new),
        f"a/{path}",
        f"b/{path}",
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: they end at LF alone."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
