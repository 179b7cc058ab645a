"""Addresses in running copy: of pages, of mail, and handles."""

import re

from copylint.lazypattern import lazy_pattern
from copylint.story import Span

_URL = lazy_pattern(r"(?:[^\s<>\"“”|^`{}\[\]*\u2060]|\*(?!\*))+")
_SCHEME = lazy_pattern(r"(?:https?|ftp|file|s3)$", re.IGNORECASE)
_DOMAIN = lazy_pattern(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HANDLE = lazy_pattern(r"@\w{2,}(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_LONGEST_LOCAL = 64
_TRAILING = ".,;:!?'’*_~"


def at_sign(text: str, position: int, start: int, end: int) -> Span | None:
    """The mail address or the handle around the at sign at `position`, between `start` and `end`."""
    first = position
    while first > start and position - first < _LONGEST_LOCAL and text[first - 1] in _LOCAL:
        first -= 1
    if first < position:
        domain = _DOMAIN.match(text, position + 1, end)
        if domain is None:
            return None
        if text.startswith("mailto:", max(first - 7, start)):
            first -= 7
        return Span(first, domain.end())
    handle = _HANDLE.match(text, position, end)
    if handle is None or (position > start and text[position - 1].isalnum()):
        return None
    return Span(position, handle.end())


def slash(text: str, position: int, start: int, end: int) -> Span | None:
    """The address whose scheme ends in front of the slash at `position`."""
    if position == start or not text.startswith("://", position - 1):
        return None
    scheme = _SCHEME.search(text, max(start, position - 6), position - 1)
    return _address(text, scheme.start(), position + 2, end) if scheme else None


def www(text: str, position: int, start: int, end: int) -> Span | None:
    """The address that begins with `www.` at `position`."""
    if position > start and text[position - 1].isalnum():
        return None
    return _address(text, position, position + 4, end)


def _address(text: str, start: int, position: int, end: int) -> Span:
    found = _URL.match(text, position, end)
    return Span(start, position + (_length(found.group()) if found else 0))


def _length(address: str) -> int:
    """The length without the marks of the sentence that stand behind the address."""
    surplus = address.count(")") - address.count("(")
    length = len(address)
    while length and (address[length - 1] in _TRAILING or (address[length - 1] == ")" and surplus > 0)):
        surplus -= address[length - 1] == ")"
        length -= 1
    return length
