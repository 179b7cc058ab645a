"""Wire conventions, in any format: datelines, header lines, bylines, desk notes and sign-offs are told from the body.

Sources: Reuters Handbook "advisory lines", "updates", "sign-offs"; dpa header lines; AP "Eds:" notes.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from copylint.fields import narrowed, numbered, with_parts
from copylint.lazypattern import lazy_pattern
from copylint.story import MASK, REST, Field, FieldName, Span, Story, readable
from copylint.wire.byline import is_byline
from copylint.wire.dateline import Dateline, read_dateline
from copylint.wire.display import first_body, is_headline, is_standfirst, leads_to_copy
from copylint.wire.foot import CONTRIBUTED, SIGN_OFF, SIGN_OFF_BEHIND, end_of_copy, is_end_mark, is_trailer
from copylint.wire.labels import DAY_KEY, is_day_line, is_slug, read_label, tag_length
from copylint.wire.notices import held, read_notice
from copylint.written_date import written_day

# So many fields may stand above the dateline, above one that names no agency, and below the last paragraph.
_ABOVE = 8
_ABOVE_BARE = 4
_BELOW = 6
_LONGEST_LINE = 120
_LONGEST_MARK = 100

_LINE = lazy_pattern(r"[^\r\n]+")
_DESK = lazy_pattern(
    r"(?:Eds?|EDS|Editors?|EDITORS|Desks?|Note to (?:editors|desks)|NOTE TO (?:EDITORS|DESKS)|Attention|ATTENTION)\s*:"
    r"|(?:Editor['’]s|EDITOR['’]S|Ed\.?|Editors?['’]?) (?:note|Note|NOTE)\b"
    r"|MANDATORY [A-Z]"
)
_ADVISORY = lazy_pattern(
    r"\((?:Add|Update|Recast|Correct|Change|Remove|Rewrite|Repeat|Refile|Fixe|Delete|Clarifie|Insert|Write|Relead)"
    r"(?:s|ed|ing)?\b[^()]*(?:\([^()]*\)[^()]*)*\)$|\((?:New throughout|The (?:story|item) headlined)\b[^()]*\)$"
)
_CORRECTION = lazy_pattern(
    r"(?:Correction|CORRECTION|Clarification|CLARIFICATION)[sS]?"
    r"(?: \([^()]{1,40}\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?\s*(?:[:–—]| - )"
    r"|(?:This|An earlier version of this|A previous version of this|An earlier|A previous|The original)"
    r" (?:news |)(?:story|article|version|report|post|headline|caption)\b[^.]{0,90}?"
    r"\b(?:(?:has been|have been|was|were) (?:corrected|amended|clarified|updated to (?:correct|clarify|reflect|fix)"
    r"|edited to (?:correct|clarify))|misstated|misspelled|misidentified|incorrectly|mistakenly|erroneously|wrongly)\b"
)
# What a correction or a desk note begins with, and what tells either before its pattern is asked.
_FIRST_LETTERS = frozenset("ABCDEHKMNSTU")
_LABELS = ("Corr", "CORR", "Clar", "CLAR")
_OF_ITSELF = ("This ", "An earlier ", "A previous ", "The original ")
_AMENDS = ("correct", "amend", "clarif", "updated", "edited", "mis", "erroneously", "wrongly")
_TO_DESKS = ("Ed", "ED", "Desk", "DESK", "Note to ", "NOTE TO ", "Att", "ATT", "MANDATORY ")
_TITLE = lazy_pattern(
    r"(?:[A-Z][\w&.'’-]*,? ){0,4}(?:[Ww]riters?|WRITERS?|[Cc]orrespondents?|[Rr]eporters?|Associated Press|AP|Reuters"
    r"|dpa|AFP|PA|News Service)\W*$"
)


def recognise(story: Story) -> Story:
    """The story with what wire services write around the body told from it, and its paragraphs numbered anew.

    The dateline becomes a field of its own, and the first paragraph begins behind it. Its day becomes the story's
    where the metadata gave none. Of a file that holds several stories each is read so.
    """
    if story.parts:
        return with_parts(story, map(recognise, story.parts))
    fields = _unfolded(story)
    place = _find_dateline(story, fields)
    line, told = place[1] if place else None, None
    above = _above(fields, place[0] if place else None)
    has_headline = any(field.name == "headline" for field in fields)
    for index in above:
        fields[index] = _header(story, fields, index, has_headline, with_dateline=line is not None)
        has_headline = has_headline or fields[index].name == "headline"
        if fields[index].key == DAY_KEY:
            told = told or written_day(story.excerpt(fields[index].span))
    fields = _told_apart(story, fields)
    if line is not None:
        fields = [part for field in fields for part in _split(story.text, field, line)]
    fields = _without_notepad(story, fields)
    if tuple(fields) == story.fields:
        return story
    day = story.date or (line.day if line else None) or told
    return held(replace(story, fields=numbered(fields), date=day))


def _told_apart(story: Story, fields: Sequence[Field]) -> list[Field]:
    """The fields, each as what it is anywhere in the body, or at its foot."""
    text, foot = story.text, len(fields) - _BELOW
    told: list[Field] = []
    for index, field in enumerate(fields):
        if field.name != "body" or (index < foot and text[field.span.start] not in _FIRST_LETTERS):
            told.append(field)
        else:
            told += _below(story, field, at_foot=index >= foot)
    return told


def _without_notepad(story: Story, fields: list[Field]) -> list[Field]:
    """The fields with what stands behind the end of the story as notes of the desk."""
    body = [i for i, field in enumerate(fields) if field.name in ("body", "ednote")]
    spans = [fields[i].span for i in body]
    end = end_of_copy([_seen(story.text[start:end]) if end - start < _LONGEST_MARK else "" for start, end in spans])
    for i in body[end:]:
        fields[i] = _named(fields[i], "ednote")
    return fields


def _unfolded(story: Story) -> list[Field]:
    """The fields, with a header block at the head of the body cut into its lines."""
    fields = list(story.fields)
    first = first_body(fields)
    for index in range(first, min(first + 2, len(fields))):
        field = fields[index]
        if field.name != "body" or field.form != "paragraph":
            continue
        lines = list(_header_lines(story, field))
        if lines:
            fields[index : index + 1] = lines
            break
    return fields


def _header_lines(story: Story, field: Field) -> Iterator[Field]:
    """The lines of a header block, the copy behind its dateline in one; nothing if the field is no header block."""
    head = story.text[field.span.start : min(field.span.end, field.span.start + 1000)]
    if "\n" not in head and "\r" not in head:
        return
    lines = [found.span() for found in _LINE.finditer(head)][:10]
    if len(lines) < 2:
        return
    texts = [_seen(head[start:end]) for start, end in lines]
    spans = [Span(field.span.start + start, field.span.start + end) for start, end in lines]
    at = next((i for i, s in enumerate(spans) if read_dateline(story.text, Span(s.start, field.span.end))), None)
    header = texts if at is None else texts[:at]
    if not any(_is_header_line(text) for text in header) or max(map(len, header)) > _LONGEST_LINE:
        return
    if at is None and len(head) < field.span.end - field.span.start:
        return
    if at is not None:
        spans[at:] = [Span(spans[at].start, field.span.end)]
    for span in spans:
        line = narrowed(story.text, *span)
        if line.start < line.end:
            yield replace(field, span=line)


def _is_header_line(text: str) -> bool:
    return bool(
        _is_desk_note(text)
        or read_notice(text)
        or read_label(text)
        or tag_length(text)
        or text.endswith(("/", " ="))
        or is_byline(text)
    )


def _find_dateline(story: Story, fields: Sequence[Field]) -> tuple[int, Dateline] | None:
    count = 0
    for index, field in enumerate(fields):
        if field.name != "body" or field.form not in ("paragraph", "block-quote"):
            continue
        line = read_dateline(story.text, field.span)
        if line and (line.agency or count < _ABOVE_BARE):
            return index, line
        count += not _is_header_line(_seen(story.text[slice(*field.span)][:_LONGEST_LINE]))
        if count >= _ABOVE:
            break
    return None


def _above(fields: Sequence[Field], dateline: int | None) -> range:
    first = first_body(fields)
    return range(first, min(first + 4, len(fields)) if dateline is None else dateline)


def _header(story: Story, fields: Sequence[Field], index: int, has_headline: bool, *, with_dateline: bool) -> Field:
    """The field as what it is above the body."""
    field = fields[index]
    if field.name != "body":
        return field
    text = _seen(story.text[field.span.start : min(field.span.end, field.span.start + 400)])
    if field.form == "paragraph" and is_byline(text):
        return _named(field, "byline")
    if text.startswith("(") and _ADVISORY.match(text):
        return _named(field, "ednote")
    if said := _said(story, field, text, with_dateline=with_dateline):
        return said
    if index and fields[index - 1].name == "byline" and len(text) < 60 and _TITLE.match(text):
        return _named(field, "byline")
    if with_dateline and field.form == "list-item":
        return _named(field, "deck")
    if is_day_line(text) and leads_to_copy(story, fields, index):
        return _named(field, "metadata", DAY_KEY)
    if not has_headline and is_headline(story, fields, index, text, with_dateline):
        return _named(field, "headline")
    if is_standfirst(story, fields, index, text):
        return _named(field, "deck")
    return field


def _said(story: Story, field: Field, text: str, *, with_dateline: bool) -> Field | None:
    """The field as what its own words say: a notice, a label, a slug or the tag of a headline."""
    start, end = field.span
    if _is_desk_note(text) or read_notice(text):
        return _named(field, "ednote")
    if label := read_label(text):
        behind = narrowed(story.text, story.text.index(":", start) + 1, end)
        return _named(replace(field, span=behind), label.name, label.key)
    if with_dateline and is_slug(text):
        return _named(field, "metadata", "slugline")
    if length := tag_length(story.text[start : min(end, start + 60)]):
        return _named(replace(field, span=narrowed(story.text, start + length, end)), "headline")
    return None


def _below(story: Story, field: Field, *, at_foot: bool) -> Iterator[Field]:
    """A field of the body as what it is anywhere there, or at its foot."""
    start, end = field.span
    head = story.text[start : min(end, start + 400)] if story.text[start] in _FIRST_LETTERS else ""
    if MASK in head or REST in head:
        head = _seen(head)
    if head and _may_correct(head) and _CORRECTION.match(head):
        yield _named(field, "correction")
    elif head and (_is_desk_note(head) or read_notice(head)):
        yield _named(field, "ednote")
    elif at_foot:
        yield from _foot(story, field)
    else:
        yield field


def _may_correct(text: str) -> bool:
    return text.startswith(_LABELS) or (text.startswith(_OF_ITSELF) and any(map(text.__contains__, _AMENDS)))


def _is_desk_note(text: str) -> bool:
    return text.startswith(_TO_DESKS) and _DESK.match(text) is not None


def _foot(story: Story, field: Field) -> Iterator[Field]:
    start, end = field.span
    text = story.text[start:end]
    if field.form == "paragraph" and len(text) < 100 and is_end_mark(_seen(text)):
        yield _named(field, "ednote")
    elif (" by " in text and SIGN_OFF.match(text)) or (
        len(text) < 300 and (CONTRIBUTED.search(text) or is_trailer(_seen(text)))
    ):
        yield _named(field, "byline")
    elif text.startswith(("Keywords:", "KEYWORDS:")):
        yield _named(field, "metadata", "keywords")
    elif text.endswith((")", "]")) and (behind := SIGN_OFF_BEHIND.search(text, max(0, len(text) - 500))):
        yield replace(field, span=narrowed(story.text, start, start + behind.start()))
        yield _named(replace(field, span=Span(start + behind.start(), end)), "byline")
    else:
        yield field


def _split(text: str, field: Field, line: Dateline) -> Iterator[Field]:
    if field.name != "body" or not field.span.contains(line.span):
        yield field
        return
    yield Field("dateline", line.span)
    copy = narrowed(text, line.copy, field.span.end)
    if copy.start < copy.end:
        yield replace(field, span=copy)


def _named(field: Field, name: FieldName, key: str = "") -> Field:
    return Field(name, field.span, key=key)


def _seen(text: str) -> str:
    """What a reader sees of a line."""
    return readable(text).strip()
