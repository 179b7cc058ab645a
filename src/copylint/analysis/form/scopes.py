"""Scopes: which parts of a story a form rule reads, whether it reads quotations, and what it takes as one."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from copylint.story import Field, FieldName, Form, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Part = Literal[
    "headline",
    "kicker",
    "deck",
    "byline",
    "dateline",
    "body",
    "caption",
    "pullquote",
    "infobox",
    "ednote",
    "correction",
    "display",
    "lead",
    "paragraph",
    "subhead",
    "list-item",
    "block-quote",
    "table-row",
]
Quotes = Literal["skip", "report", "only"]
Unit = Literal["story", "paragraph", "sentence"]

COPY: tuple[Part, ...] = ("headline", "kicker", "deck", "body", "caption", "pullquote", "infobox")
_DISPLAY = frozenset({"headline", "kicker", "deck", "caption", "pullquote"})


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a form rule looks."""

    fields: Annotated[
        tuple[Part, ...],
        Meta(
            description="The parts of a story that are read: `headline`, `kicker`, `deck`, `byline`, `dateline`, "
            "`body`, `caption`, `pullquote`, `infobox`, `ednote`, `correction`. `display` stands for headline, "
            "kicker, deck, caption and pullquote. Of the body there are `paragraph`, `subhead`, `list-item`, "
            "`block-quote`, `table-row`, and `lead`, its first paragraph."
        ),
    ] = COPY
    quotes: Annotated[
        Quotes,
        Meta(description="Direct quotations: `skip` leaves them alone, `report` reads them too, `only` nothing else."),
    ] = "skip"


def is_in_scope(analysis: "Analysis", scope: Scope, span: Span) -> bool:
    """Whether `span` lies in one of the parts that are read, and in a quotation or not as the scope wants it."""
    field = analysis.story.field_at(span.start)
    if field is None or span.end > field.span.end or not _reads(scope, field):
        return False
    return scope.quotes == "report" or analysis.is_quoted(span.start) == (scope.quotes == "only")


def fields_read(analysis: "Analysis", scope: Scope) -> Iterator[Field]:
    """The fields that a scope reads, in the order of the story."""
    return (field for field in analysis.story.fields if _reads(scope, field))


def units(analysis: "Analysis", scope: Scope, unit: Unit) -> Iterator[tuple[Span, ...]]:
    """What is taken as one: the sentences, the paragraphs, or the whole of what is read, each as its stretches.

    A headline, a caption or a list item is a paragraph. One that a picture interrupts has several stretches.
    """
    if unit == "sentence":
        fields = analysis.story.fields
        yield from ((s.span,) for s in analysis.sentences if _reads(scope, fields[s.field]))
        return
    read = list(fields_read(analysis, scope))
    if unit == "paragraph":
        for _, group in groupby(enumerate(read), lambda item: _paragraph(*item)):
            yield tuple(field.span for _, field in group)
    elif read:
        yield tuple(field.span for field in read)


def _paragraph(index: int, field: Field) -> tuple[int, int]:
    """The same for the stretches of one paragraph, of its own for every other field."""
    running = field.name == "body" and field.form != "subhead"
    return (field.paragraph, -1) if running else (0, index)


def _reads(scope: Scope, field: Field) -> bool:
    return _covers(scope.fields, field.name, field.form, field.paragraph == 1)


@lru_cache(maxsize=1024)
def _covers(parts: tuple[Part, ...], name: FieldName, form: Form, is_first: bool) -> bool:
    if name in parts or ("display" in parts and name in _DISPLAY):
        return True
    if name != "body":
        return False
    return form in parts or ("lead" in parts and is_first and form != "subhead")
