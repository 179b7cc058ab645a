"""For which copy a comment that suppresses a rule stands."""

from bisect import bisect_left

from copylint.story import Span, Story

# A paragraph, its dateline and the like; more stand on a line only where nobody has broken the lines.
_FEW = 2


def scope_of(story: Story, comment: Span) -> Span:
    """The field a comment stands in or beside, on its line; else the next one after it. Empty where there is none.

    In a file that has a whole story on one line, the next one after it is meant. A dateline goes with its paragraph.
    """
    source, fields = story.source, story.fields
    line_start = max(source.rfind("\n", 0, comment.start), source.rfind("\r", 0, comment.start)) + 1
    line_end = min((i for i in (source.find(c, comment.end) for c in "\r\n") if i >= 0), default=len(source))
    line = Span(line_start, max(line_end, line_start + 1))
    beside = [i for i, field in enumerate(fields) if field.span.overlaps(line)]
    after = bisect_left(fields, comment.end, key=lambda field: field.span.start)
    index = next((i for i in beside if fields[i].span.contains(comment)), after)
    if index == after and 0 < len(beside) <= _FEW:
        index = beside[0]
    if index == len(fields):
        return Span(comment.end, comment.end)
    last = index + (fields[index].name == "dateline" and index + 1 < len(fields))
    return Span(fields[index].span.start, fields[last].span.end)
