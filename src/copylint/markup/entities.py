"""Character references such as `&amp;` and `&#8217;`."""

import re
import unicodedata

from copylint.lazypattern import lazy_pattern
from copylint.story import IGNORABLE, MASK, REST

ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII)

_FREQUENT = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&#39;": "'",
    "&#34;": '"',
    "&nbsp;": " ",
    "&#160;": " ",
    "&ndash;": "–",
    "&mdash;": "—",
    "&lsquo;": "‘",
    "&rsquo;": "’",
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&hellip;": "…",
    "&#8216;": "‘",
    "&#8217;": "’",
    "&#8220;": "“",
    "&#8221;": "”",
    "&#8211;": "–",
    "&#8212;": "—",
}


def spelled(text: str, length: int) -> str:
    """`text` as long as the `length` characters that spell it in the file."""
    rest = MASK if not text.strip() or text[-1] in IGNORABLE else REST
    return text + rest * (length - len(text))


def decoded(reference: str) -> str:
    """The characters a reference stands for, never more than it has itself; "" where it stands for none.

    Every kind of space is given as the plain space, because copy means a space by it.
    """
    if (frequent := _FREQUENT.get(reference)) is not None:
        return frequent
    import html

    text = html.unescape(reference)
    if text == reference or "\ufffd" in text or len(text) > len(reference):
        return ""
    if text.isspace():
        return " "
    return text if all(map(is_text, text)) else ""


def is_text(character: str) -> bool:
    """Whether a character can stand in copy: one that is seen, or one that joins, parts or directs those around it."""
    return character.isprintable() or unicodedata.category(character) == "Cf"
