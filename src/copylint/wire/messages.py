"""The messages in a file that a wire or a mailbox has written one after the other.

Sources: ITU-T F.31 (`ZCZC` and `NNNN` around a telegram); IPTC 7901 and ANPA 1312 (SOH, STX, ETX); RFC 4155 (mbox).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern
from copylint.story import Span

_TELEGRAM = lazy_pattern(
    r"^[ \t]*ZCZC\b(?P<header>[^\r\n]*)(?P<text>(?:(?!^[ \t]*(?:NNNN|ZCZC)\b)[^\n]*+\n?)*+)", re.MULTILINE
)
_CODED = lazy_pattern(r"\x01(?P<header>[^\x01-\x04]*+)\x02(?P<text>[^\x01-\x04]*+)")
_POSTMARK = r"From \S+ +(?:\w{3} ){2}[ \d]\d [\d:]+ [^\r\n]{0,8}\d{4}[^\r\n]{0,8}\r?\n"
_POSTED = lazy_pattern(
    rf"^{_POSTMARK}(?P<header>(?:[\w-]+:[^\n]*+\n|[ \t][^\n]*+\n)*+)\r?\n?"
    rf"(?P<text>(?:(?!^{_POSTMARK})[^\n]*+\n?)*+)",
    re.MULTILINE,
)
_MAILBOX = lazy_pattern(_POSTMARK)


class Message(NamedTuple):
    """One message: where its header stands and where its text does."""

    header: Span
    text: Span
    is_mail: bool = False


def find_messages(text: str) -> Iterator[Message]:
    """The messages in a text; none where it is no file of messages."""
    mail = _MAILBOX.match(text) is not None
    if mail:
        pattern = _POSTED
    elif "\x02" in text:
        pattern = _CODED
    elif "ZCZC" in text[:1000]:
        pattern = _TELEGRAM
    else:
        return
    for found in pattern.finditer(text):
        if found.start("text") < found.end("text"):
            yield Message(Span(*found.span("header")), Span(*found.span("text")), mail)
