"""For which copy a comment that suppresses a rule stands."""

from bisect import bisect_left, bisect_right

from copylint.story import Span, Story

# A paragraph, its dateline and the like; more stand on a line only where nobody has broken the lines.
_FEW = 2


def scope_of(story: Story, comment: Span) -> Span:
    """The field a comment stands in or beside, on its line; else the next one after it. Empty where there is none.

    In a file that has a whole story on one line, the next one after it is meant. A dateline goes with its paragraph.
    """
    fields = story.fields
    line = story.line_around(comment)
    beside = range(
        bisect_right(fields, line.start, key=lambda field: field.span.end),
        bisect_left(fields, line.end, key=lambda field: field.span.start),
    )
    after = bisect_left(fields, comment.end, key=lambda field: field.span.start)
    around = bisect_right(fields, comment.start, key=lambda field: field.span.start) - 1
    index = around if around >= 0 and fields[around].span.contains(comment) else after
    if index == after and 0 < len(beside) <= _FEW:
        index = beside[0]
    if index == len(fields):
        return Span(comment.end, comment.end)
    last = index + (fields[index].name == "dateline" and index + 1 < len(fields))
    return Span(fields[index].span.start, fields[last].span.end)
