"""Text that may be shown: what could drive a terminal or fool a reader is spelled out."""

import unicodedata

_KEPT = frozenset("\u00ad\u200c\u200d")  # soft hyphen and the joiners that scripts and emoji need


def visible(text: str) -> str:
    """`text` on one line, with controls, bidi marks, line separators and lone surrogates spelled as in `\\x1b`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _spelled(c) for c in text)


def width(char: str) -> int:
    """The columns one character takes on a terminal: 0, 1 or 2."""
    if char.isascii():
        return 1
    if char in _KEPT or unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _spelled(char: str) -> str:
    if char in _KEPT or unicodedata.category(char) == "Zs":
        return char
    if char in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[char]
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
