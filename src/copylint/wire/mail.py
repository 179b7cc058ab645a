"""A mail: the headline is its subject, the copy its text, decoded; of several parts the first that is text.

Sources: RFC 5322, "header fields"; RFC 2046, "multipart"; RFC 3676 (the line `-- ` above a signature).
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice, zip_longest

from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, verbatim
from copylint.markup.envelope import Envelope
from copylint.markup.sent_json import read_sent_body
from copylint.markup.transfer import from_transfer, from_words
from copylint.markup.unreadable import Unreadable
from copylint.story import Span

_HEADER = lazy_pattern(r"^(?P<name>[\w-]+):[ \t]*(?P<value>[^\r\n]*(?:(?:\r\n|\n|\r)[ \t]+[^\r\n]+)*)", re.MULTILINE)
_HEAD = lazy_pattern(r"(?:[\w-]+:[^\r\n]*(?:\r\n|\n|\r|\Z)|[ \t]+[^\r\n]*(?:\r\n|\n|\r|\Z))+")
_PARAMETER = lazy_pattern(r";\s*(?P<name>[\w-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s;]+))")
_REPLY = lazy_pattern(r"(?:(?:Re|RE|Fwd?|FWD?|AW|WG): ?)+")
_SIGNATURE = lazy_pattern(r"(?:\r\n|\n|\r)-- ?(?:\r\n|\n|\r)")
_DEEPEST = 8
_LONGEST_HEAD = 65536
_LONGEST_SUBJECT = 2000
_MOST_PARTS = 100


def read_mail(source: str, span: Span) -> Envelope:
    """The story in a mail that stands at a place of a file; a note where its text cannot be read."""
    envelope = Envelope()
    head, body = _halves(source, span)
    values = headers(source, head)
    envelope.uri = _plain(source, values, "message-id")
    envelope.dated(_plain(source, values, "date"))
    envelope.spoken(_plain(source, values, "content-language"))
    if "subject" in values:
        start, end = values["subject"]
        subject = from_words(verbatim(source, start, min(end, start + _LONGEST_SUBJECT)))
        reply = _REPLY.match(subject.text)
        envelope.put("headline", subject.part(reply.end() if reply else 0, len(subject.text)), "subject")
    try:
        parts = list(_texts(source, values, body, 0))
    except Unreadable as error:
        envelope.notes.append(f"a mail was left out: {error}")
        return envelope
    plain = [part for part in parts if part[0] == "text/plain"]
    for kind, copy in (plain or parts)[:1]:
        read_sent_body(copy, kind, envelope)
    if not parts:
        envelope.notes.append("a mail was left out: it holds no text.")
    return envelope


def is_mail(source: str) -> bool:
    """Whether a text begins with the header of a mail."""
    found = _HEAD.match(source, 0, _LONGEST_HEAD)
    names = headers(source, Span(0, found.end())).keys() if found else set[str]()
    return {"subject", "mime-version"} <= names or {"subject", "from", "date"} <= names


def headers(source: str, span: Span) -> dict[str, Span]:
    """The header of a mail: for each name, in lower case, the place of its value, which may be on several lines."""
    return {found["name"].lower(): Span(*found.span("value")) for found in _HEADER.finditer(source, *span)}


def _halves(source: str, span: Span) -> tuple[Span, Span]:
    found = _HEAD.match(source, span.start, min(span.end, span.start + _LONGEST_HEAD))
    end = found.end() if found else span.start
    return Span(span.start, end), Span(end, span.end)


def _texts(source: str, values: Mapping[str, Span], body: Span, depth: int) -> Iterator[tuple[str, Decoded]]:
    """The texts of a mail in order, each with its kind; attachments are none."""
    said = _plain(source, values, "content-type") or "text/plain"
    kind = said.partition(";")[0].strip().lower()
    parameters = {m["name"].lower(): m["quoted"] or m["bare"] or "" for m in _PARAMETER.finditer(said)}
    if kind.startswith("multipart/") and depth < _DEEPEST:
        for part in _parts(source, parameters.get("boundary", ""), body):
            head, inner = _halves(source, part)
            yield from _texts(source, headers(source, head), inner, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _plain(source, values, "content-disposition").startswith("attach"):
        how = _plain(source, values, "content-transfer-encoding").lower()
        copy = from_transfer(verbatim(source, *body), how, parameters.get("charset", "utf-8"))
        signature = _SIGNATURE.search(copy.text) if kind == "text/plain" else None
        yield kind, copy.part(0, signature.start()) if signature else copy


def _parts(source: str, boundary: str, body: Span) -> Iterator[Span]:
    """What stands between the lines of a boundary."""
    if not boundary:
        return
    line = re.compile(rf"^--{re.escape(boundary)}(?P<last>--)?[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
    marks = list(islice(line.finditer(source, *body), _MOST_PARTS))
    for mark, following in zip_longest(marks, marks[1:]):
        if mark["last"]:
            return
        yield Span(mark.end(), following.start() if following else body.end)


def _plain(source: str, values: Mapping[str, Span], name: str) -> str:
    return " ".join(source[slice(*values[name])].split()) if name in values else ""
