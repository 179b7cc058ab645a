"""A story's copy as HTML, with both ends of every finding marked and numbered."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from copylint.rules import SEVERITIES, Severity
from copylint.story import Field, Span, Story, readable
from copylint.visible import visible

_LINE_ENDS = str.maketrans("\r\n\t", "   ")


class End(NamedTuple):
    """One end of a finding: the finding's number on the page, and 0 for where to look, 1 and on for the other ends."""

    number: int
    ordinal: int
    severity: Severity
    span: Span

    @property
    def anchor(self) -> str:
        """The name by which links lead to it."""
        return f"e{self.number}-{self.ordinal}"


class SetField(NamedTuple):
    """A field as HTML that stands in a paragraph, and the numbers of the findings to be looked at in it."""

    field: Field
    html: str
    numbers: tuple[int, ...]


def set_fields(story: Story, ends: Iterable[End]) -> Iterator[SetField]:
    """The fields of a story in order. Ends that begin in no field are left out: `outside` has them."""
    by_field = _by_field(story, ends)
    for field in story.fields:
        inside = by_field.get(field.span.start, [])
        numbers = tuple(end.number for end in inside if end.ordinal == 0 and _begins_in(field.span, end))
        yield SetField(field, _marked(story, field.span, inside), numbers)


def outside(story: Story, ends: Iterable[End]) -> list[End]:
    """The ends that begin in no field: in comments, in metadata that are no copy."""
    return [end for end in ends if story.field_at(end.span.start) is None]


def badge(end: End) -> str:
    """The number behind a marked end; it leads to what is said about it."""
    kind, words = ("at", "") if end.ordinal == 0 else ("other", ", the other end")
    label = f"Finding {end.number}, {end.severity}{words}"
    return (
        f'<a class="tag {kind} {end.severity}" id="{end.anchor}" href="#f{end.number}" data-n="{end.number}"'
        f' aria-label="{label}">{end.number}</a>'
    )


def shown(text: str) -> str:
    """Copy for a page: nothing in it is markup, and what has no shape is spelled out."""
    return escape(visible(readable(text).translate(_LINE_ENDS)))


def _begins_in(field: Span, end: End) -> bool:
    return field.start <= end.span.start


def _by_field(story: Story, ends: Iterable[End]) -> Mapping[int, list[End]]:
    """The ends by the start of each field that they touch, in their order."""
    starts = [field.span.start for field in story.fields]
    found: dict[int, list[End]] = defaultdict(list)
    for end in sorted(ends, key=lambda end: (end.span, end.number, end.ordinal)):
        if story.field_at(end.span.start) is None:
            continue
        index = bisect_right(starts, end.span.start) - 1
        while index < len(starts) and starts[index] < max(end.span.end, end.span.start + 1):
            found[starts[index]].append(end)
            index += 1
    return found


def _marked(story: Story, field: Span, ends: Sequence[End]) -> str:
    """The field's text in pieces between the borders of the ends, each piece with the ends that cover it."""
    opens, closes = defaultdict(list), defaultdict(list)
    for end in ends:
        opens[max(end.span.start, field.start)].append(end)
        closes[min(end.span.end, field.end)].append(end)
    borders = sorted({field.start, field.end, *opens, *closes})
    parts: list[str] = []
    covering: dict[End, None] = {}
    for border, following in zip(borders, [*borders[1:], field.end], strict=True):
        for end in closes[border]:
            covering.pop(end, None)
            parts += [badge(end)] if _begins_in(field, end) else []
        covering.update(dict.fromkeys(end for end in opens[border] if end.span.end > border))
        parts.append(_piece(story.text[border:following], covering))
    return "".join(parts)


def _piece(text: str, covering: Iterable[End]) -> str:
    html, ends = shown(text), list(covering)
    if not ends or not html:
        return html
    strongest = min((end.severity for end in ends), key=SEVERITIES.index)
    numbers = " ".join(map(str, sorted({end.number for end in ends})))
    return f'<mark class="{strongest}" data-n="{numbers}">{html}</mark>'
