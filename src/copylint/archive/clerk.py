"""Some records of an archive linted: what another process, here or on a cluster, is called with and answers."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from copylint.archive.keys import Keys
from copylint.archive.records import Record, is_lines
from copylint.config import Config
from copylint.crew import Lost, Reply
from copylint.diagnostic import Diagnostic, Place
from copylint.discovery import Target
from copylint.examine import Examined, examine
from copylint.formats import Foreign
from copylint.linted import Linted
from copylint.located import locate
from copylint.shelf import Shelf
from copylint.work import Job, Wishes

_WARM = b'{"text": "Mayor Ann Orr said on Monday that 12 people were hurt in Oslo.\\n\\nMs. Orr, 44, left at 3 p.m."}'


class Found(Struct, frozen=True, array_like=True):
    """A finding: the rule, its severity, and the row that is written, as JSON in ASCII."""

    rule: str
    severity: str
    row: bytes


class Done(Struct, frozen=True, array_like=True):
    """What came of a record; `linted` is how many stories it held, none where it could not be read (`unread`)."""

    linted: int = 0
    unread: bool = False
    silenced: int = 0
    found: tuple[Found, ...] = ()
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class _Sent(Struct, frozen=True, array_like=True):
    """A record as it is sent; the path as the system has it."""

    path: bytes
    number: int
    data: bytes


class Clerk(Struct, frozen=True):
    """Lints packed records and packs what came of them, under one configuration and its overrides."""

    shelf: Shelf
    config: Config
    wishes: Wishes
    keys: Keys

    def __call__(self, payload: bytes) -> bytes:
        """Lint some records."""
        return msgspec.msgpack.encode([self._done(sent) for sent in _SENT.decode(payload)])

    def warm(self) -> None:
        """Load what every story needs, so that processes that are forked now need not."""
        self._done(_Sent(b"record.jsonl", 1, _WARM))

    def _done(self, sent: _Sent) -> Done:
        path = os.fsdecode(sent.path)
        if self.config.excludes(Path(path)):
            return Done()
        name = f"{path}:{sent.number}" if sent.number else path
        chosen = self.shelf.chosen_for(Path(path), self.config)
        job = Job(Target(name, named=False), self.config, chosen, content=sent.data)
        try:
            done = examine(job, self.wishes, reading=self.keys.story if sent.number else None)
        except Foreign:
            return Done()
        unread = done.story is None
        rows = tuple(self._found(sent, done)) if done.shown.diagnostics else ()
        count = len(done.story.stories) if done.story else 0
        return Done(count, unread, done.silenced, rows, done.notes, tuple(map(_printable, done.failures)))

    def _found(self, sent: _Sent, done: Examined) -> Iterator[Found]:
        path = os.fsdecode(sent.path)
        head = {
            "path": path,
            "record": sent.number or None,
            "id": self.keys.name(sent.data) if sent.number else None,
            "date": done.story.date.isoformat() if done.story and done.story.date else None,
        }
        linted = Linted(path, done.story, done.shown.diagnostics, unread=done.story is None)
        has_columns = not sent.number or (is_lines(path) and done.story is not None and done.story.source[:1] == "{")
        for diagnostic in done.shown.diagnostics:
            row = json.dumps({**head, **_row(linted, diagnostic, sent.number, has_columns=has_columns)})
            yield Found(diagnostic.rule, diagnostic.severity, row.encode())


def packed_records(records: Iterable[Record]) -> bytes:
    """Some records as a clerk takes them."""
    return msgspec.msgpack.encode([_Sent(os.fsencode(r.path), r.number, r.data) for r in records])


def apart(payload: bytes) -> list[bytes]:
    """The same with each record by itself."""
    return [msgspec.msgpack.encode([sent]) for sent in _SENT.decode(payload)]


def answered(records: Sequence[Record], replies: Sequence[Reply]) -> Iterator[Done]:
    """What came of each record."""
    answers: list[Done | Lost] = []
    for reply in replies:
        answers += [reply] if isinstance(reply, Lost) else _DONE.decode(reply)
    for record, answer in zip(records, answers, strict=True):
        yield _lost(record, answer) if isinstance(answer, Lost) else answer


def _lost(record: Record, lost: Lost) -> Done:
    name = f"{record.path}:{record.number}" if record.number else record.path
    return Done(failures=(_printable(f"linting {name} failed: {lost.reason}"),))


def _row(linted: Linted, diagnostic: Diagnostic, number: int, *, has_columns: bool) -> Mapping[str, Any]:
    suggestion = diagnostic.suggestion
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        **_end(linted, diagnostic.place, number, has_columns=has_columns),
        "against": [_end(linted, place, number, has_columns=has_columns) for place in diagnostic.against],
        "suggestion": suggestion.text if suggestion else None,
        "fingerprint": diagnostic.fingerprint,
    }


def _end(linted: Linted, place: Place, number: int, *, has_columns: bool) -> Mapping[str, Any]:
    """Where a place is; in an archive the line is the record's, and the column is that in it where it has any."""
    at = locate(linted, place)
    return {
        "field": place.field,
        "paragraph": place.paragraph,
        "text": place.text,
        "line": number or at.line,
        "column": at.column if has_columns else None,
    }


def _printable(sentence: str) -> str:
    return sentence.encode("utf-8", "backslashreplace").decode()


_SENT = msgspec.msgpack.Decoder(list[_Sent])
_DONE = msgspec.msgpack.Decoder(list[Done])
