"""Lines above the copy that say themselves what they are: `Slug: ferry`, `Hed: Ferry strikes pier`, `BC-Ferry`."""

import re

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import FieldName
from copylint.written_date import MONTH

_LABELS: dict[str, tuple[FieldName, str]] = {
    **dict.fromkeys(("hed", "headline", "title", "web headline", "print headline", "seo headline"), ("headline", "")),
    **dict.fromkeys(("kicker", "overline", "eyebrow"), ("kicker", "")),
    **dict.fromkeys(("dek", "deck", "subhed", "subhead", "standfirst", "summary", "abstract", "teaser"), ("deck", "")),
    **dict.fromkeys(("byline", "author", "reporter"), ("byline", "")),
    **dict.fromkeys(("dateline",), ("dateline", "")),
    **dict.fromkeys(("caption", "cutline", "photo caption"), ("caption", "")),
    **dict.fromkeys(("keyword", "keywords", "tags"), ("metadata", "keywords")),
    **dict.fromkeys(("slug", "slugline"), ("metadata", "slugline")),
    **dict.fromkeys(("location", "located"), ("metadata", "location")),
    **dict.fromkeys(("category", "word count", "priority", "desk", "section", "version"), ("metadata", "header")),
    **dict.fromkeys(("notes", "ednote", "editor's note", "note", "desk note"), ("ednote", "")),
}  # fmt: skip
_LABEL = lazy_pattern(r"([A-Za-z][A-Za-z' ]{2,15}?)[ \t]*:[ \t]+(?=\S)")
# dpa's and the AP's: `Ferry/Hale/`, `BC-EU--Ferry, 1st Ld-Writethru,450`, `a0123 BC-Ferry 03-04 0450`, `ferry-pier`.
_SLUG = lazy_pattern(
    r"(?:[\w.&'’ -]{1,60}/)(?:[\w.&'’ -]{1,40}/?){0,3}\s*=?$|(?:[a-z]\d{4} )?(?:AM|PM|BC|AP)-[\w.'’&, -]{2,70}$"
    r"|\w+(?:-+\w+)+(?:, .{1,30})?$"
)
_TAG = lazy_pattern(
    r"(?:(?:UPDATE \d+|WRAPUP(?: \d+)?|CORRECTED|CORRECTION|REFILE|REPEAT|RPT|EXCLUSIVE|ADVISORY|URGENT)"
    r"\s*(?:[-–] ?|: )"
    r"|(?:ANALYSIS|BRIEF|EXPLAINER|FACTBOX|FEATURE|GRAPHIC|INSIGHT|INTERVIEW|NEWSMAKER|POLL|PREVIEW|SNAPSHOT|TIMELINE"
    r"|TAKE A LOOK)[-–])+(?=\S)"
)


_LONGEST = 300
# The key of a line that says on which day a story was written.
DAY_KEY = "date"
_DAY_LINE = lazy_pattern(
    r"(?:(?:first |last )?(?:published|posted|updated|modified)(?: on)?:? )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    rf"|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},?"
    r" \d{4}|\d{4}-\d\d-\d\d)(?:[,;|·T ]+(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?$",
    re.IGNORECASE,
)


class Label(Struct, frozen=True, order=True, gc=False):
    """What a label says that a line is, and the key it gives."""

    name: FieldName
    key: str


def read_label(line: str) -> Label | None:
    """The label that begins a line."""
    if ":" not in line[:18] or len(line) > _LONGEST or (found := _LABEL.match(line)) is None:
        return None
    known = _LABELS.get(found[1].lower())
    return Label(*known) if known else None


def is_slug(line: str) -> bool:
    """Whether a line is a slug and no copy."""
    return len(line) < 80 and _SLUG.match(line) is not None


def is_day_line(line: str) -> bool:
    """Whether a line is the day of the story and nothing else: `Sunday, May 4, 2025`, `Updated: 2025-05-04 10:15`."""
    return len(line) < 60 and any(map(str.isdigit, line)) and _DAY_LINE.match(line) is not None


def tag_length(line: str) -> int:
    """The length of the tags that stand before a headline, such as `CORRECTED-UPDATE 2-`."""
    found = _TAG.match(line) if line[:3].isupper() else None
    return found.end() if found else 0
