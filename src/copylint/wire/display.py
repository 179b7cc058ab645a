"""Headline and standfirst of a story that marks neither: short lines above the copy that end no sentence."""

from collections.abc import Sequence

from copylint.story import IGNORABLE, Field, Story, readable
from copylint.wire.byline import is_byline
from copylint.wire.labels import is_day_line

_LONGEST_LINE = 120
_LONGEST_STANDFIRST = 200
_LEAST_STANDFIRST = 5
# So many lines may stand between a headline and the copy.
_DISPLAY_LINES = 3
_CLOSERS = "”\"’')»"
_STOPS = (".", "!", "?", "”", '"', ":", "…", "’")


def is_headline(story: Story, fields: Sequence[Field], index: int, text: str, with_dateline: bool) -> bool:
    """Whether a line stands above the copy as its headline: short, no sentence, and with sentences below it."""
    if len(text) > _LONGEST_LINE or len(text.split()) < 3 or fields[index].form == "list-item":
        return False
    if with_dateline and not text.endswith(_STOPS):
        return True
    if any(field.name == "body" for field in fields[:index]) or "\n" in text:
        return False
    return (_is_unstopped(text) or _stands_over_byline(story, fields, index)) and leads_to_copy(story, fields, index)


def is_standfirst(story: Story, fields: Sequence[Field], index: int, text: str) -> bool:
    """Whether a line below a headline that was told from the copy stands there as its standfirst."""
    above = fields[index - 1] if index else None
    if above is None or above.name != "headline" or fields[index].form != "paragraph" or "\n" in text:
        return False
    is_told = story.fields[first_body(story.fields)].span.start <= above.span.start
    is_line = _is_unstopped(text) and len(text.split()) >= _LEAST_STANDFIRST and len(text) <= _LONGEST_STANDFIRST
    return is_told and is_line and leads_to_copy(story, fields, index)


def leads_to_copy(story: Story, fields: Sequence[Field], index: int) -> bool:
    """Whether below a line, other display lines left out, a paragraph of sentences follows."""
    below = [field for field in fields[index + 1 : index + 2 + _DISPLAY_LINES] if field.name == "body"]
    for field in below:
        copy = story.text[field.span.start : field.span.end].rstrip(IGNORABLE)
        if field.form != "paragraph" or (len(copy) > 60 and copy.endswith(_STOPS)):
            return field.form == "paragraph"
        line = readable(copy).strip()
        if len(line) > _LONGEST_STANDFIRST or "\n" in line or not (_is_unstopped(line) or is_day_line(line)):
            return False
    return False


def _is_unstopped(text: str) -> bool:
    """Whether no sentence ends with a line; “We will not pay” is none."""
    inner = text.rstrip(_CLOSERS)
    return not inner.endswith((".", "!", "?", "…", ":") if inner == text else (".", "!", "?", "…", ","))


def _stands_over_byline(story: Story, fields: Sequence[Field], index: int) -> bool:
    """Whether a question or a cry stands right above a byline or a day, as headlines do."""
    below = fields[index + 1] if index + 1 < len(fields) else None
    line = readable(story.text[below.span.start : below.span.end][:_LONGEST_LINE]).strip() if below else ""
    return story.excerpt(fields[index].span).endswith(("?", "!")) and (is_byline(line) or is_day_line(line))


def first_body(fields: Sequence[Field]) -> int:
    """The number of the first field of the body; that of all fields where there is none."""
    return next((i for i, field in enumerate(fields) if field.name == "body"), len(fields))
