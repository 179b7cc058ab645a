"""Square brackets: links, pictures and footnotes, and those that belong to the copy."""

from copylint.lazypattern import lazy_pattern
from copylint.markup.scan import Scan

_DESTINATION = lazy_pattern(
    r"\(\s*+(?:<[^<>\r\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+\s*+\)"
)
# No Markdown, because of the spaces, and no copy either.
_SLOPPY_DESTINATION = lazy_pattern(r"\((?:https?:|mailto:|[/#?])[^()\r\n]{0,400}\)")
_LABEL = lazy_pattern(r"\[([^\[\]]{0,200})\]")
_FOOTNOTE = lazy_pattern(r"\[\^[^\[\]\s]{1,60}\]")


def open_bracket(scan: Scan, position: int) -> int:
    """Read an opening bracket; the offset behind what was read comes back."""
    if footnote := _FOOTNOTE.match(scan.text, position, scan.end):
        scan.mask(position, footnote.end())
        return footnote.end()
    scan.brackets.append(position)
    return position + 1


def close_bracket(scan: Scan, position: int) -> int:
    """Read a closing bracket and mask the link or picture it ends; the offset behind what was read comes back."""
    if not scan.brackets:
        return position + 1
    opening = scan.brackets.pop()
    end = _link_end(scan, opening, position)
    if end < 0:
        return position + 1
    picture = opening > scan.start and scan.text[opening - 1] == "!"
    first = opening - 1 if picture else opening
    scan.mask(first, opening + 1)
    scan.mask(position, end)
    if picture:
        scan.inset(opening + 1, position, "caption", "alt", (first, end))
    return end


def _link_end(scan: Scan, opening: int, closing: int) -> int:
    """Where a link ends whose text stands between the two brackets; -1 if they are brackets of the copy."""
    following = scan.text[closing + 1 : closing + 2]
    if following == "(":
        for destination in (_DESTINATION, _SLOPPY_DESTINATION):
            if target := destination.match(scan.text, closing + 1, scan.end):
                return target.end()
    if following == "[" and (label := _LABEL.match(scan.text, closing + 1, scan.end)):
        name = label[1] or scan.text[opening + 1 : closing][:201]
        return label.end() if normal_label(name) in scan.labels else -1
    inner = scan.text[opening + 1 : min(closing, opening + 202)]
    return closing + 1 if scan.labels and "[" not in inner and normal_label(inner) in scan.labels else -1


def normal_label(label: str) -> str:
    """A link label as labels are compared: case and white space do not count."""
    return " ".join(label.split()).casefold()
