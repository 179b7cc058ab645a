"""From stretches of masked copy to the fields and the text of a story."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from copylint.story import IGNORABLE, REST, Field, FieldName, Form, Span, Story

# Every character that is blank.
_BLANK = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_BEFORE = _BLANK + IGNORABLE
_BEHIND = _BEFORE.replace(REST, "")
_EDGE = frozenset(_BEFORE + "|")


class Draft(NamedTuple):
    """A stretch of copy before it is numbered: `text` is the masked copy that stands at `start`.

    `breaks` is false where it goes on with the paragraph before it.
    """

    name: FieldName
    start: int
    text: str
    form: Form = "paragraph"
    key: str = ""
    breaks: bool = True


class Laid(NamedTuple):
    """A field, and the text that stands in its place."""

    field: Field
    text: str


def compose(length: int, drafts: Iterable[Draft]) -> tuple[str, tuple[Field, ...]]:
    """The text of a story of `length` characters, and its fields: trimmed to the copy, in order, numbered.

    What no draft covers becomes spaces. Of drafts that overlap the first stays.
    """
    laid = lay(drafts)
    return spread(length, laid), tuple(field for field, _ in laid)


def lay(drafts: Iterable[Draft]) -> list[Laid]:
    """The fields that the drafts make: trimmed to the copy, in order, numbered, and none inside another."""
    texts: list[str] = []
    fields: list[Field] = []
    done = 0
    group = 0
    breaks = False
    for draft in sorted(drafts, key=itemgetter(1)):
        is_body = draft.name == "body"
        breaks = breaks or (is_body and draft.breaks)
        start, end = trimmed(draft)
        if start >= end or start < done:
            continue
        if is_body:
            group += breaks
            breaks = False
        fields.append(Field(draft.name, Span(start, end), group if is_body else 0, draft.form, draft.key))
        texts.append(draft.text[start - draft.start : end - draft.start])
        done = end
    return list(map(Laid, numbered(fields), texts))


def spread(length: int, laid: Iterable[Laid]) -> str:
    """The text of a story of `length` characters in which the texts of the fields stand, in order, among spaces."""
    pieces: list[str] = []
    done = 0
    for field, text in laid:
        pieces += " " * (field.span.start - done), text
        done = field.span.end
    return "".join([*pieces, " " * (length - done)])


def trimmed(draft: Draft) -> tuple[int, int]:
    """The place of the copy of a draft without the blanks and masks around it."""
    text = draft.text
    if text and text[0] not in _EDGE and text[-1] not in _EDGE:
        return draft.start, draft.start + len(text)
    bar = "|" if draft.form == "table-row" else ""
    start = draft.start + len(text) - len(text.lstrip(_BEFORE + bar))
    return start, draft.start + len(text.rstrip(_BEHIND + bar))


def narrowed(text: str, start: int, end: int) -> Span:
    """The stretch of a story's text without the blanks and masks around it."""
    start, end = trimmed(Draft("body", start, text[start:end]))
    return Span(start, max(start, end))


def numbered(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields with the paragraphs of the body numbered from 1; the order of the numbers they had is kept.

    Every paragraph, list item, table row and quoted paragraph counts. A subhead has no number of its own: it carries
    that of the paragraph after it, or of the last one.
    """
    groups: list[int] = []
    for field in fields:
        if field.name == "body" and field.form != "subhead" and (not groups or groups[-1] != field.paragraph):
            groups.append(field.paragraph)
    if len(groups) == (groups[-1] if groups else 0) and all(f.form != "subhead" for f in fields):
        return tuple(fields)
    return tuple(_with_number(field, groups) for field in fields)


def _with_number(field: Field, groups: list[int]) -> Field:
    number = min(bisect_left(groups, field.paragraph) + 1, max(len(groups), 1)) if field.name == "body" else 0
    if number == field.paragraph:
        return field
    return Field(field.name, field.span, number, field.form, field.key)


def with_parts(whole: Story, parts: Iterable[Story]) -> Story:
    """The story of a file that holds several: with these, and with the fields of all of them."""
    parts = tuple(parts)
    fields = sorted((field for part in parts for field in part.fields), key=lambda field: field.span)
    return replace(whole, parts=parts, fields=tuple(fields))
