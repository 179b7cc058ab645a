"""The records of an archive, one by one: files in folders, lines of JSONL, rows of Parquet.

Their order is that of the paths as given, and in a folder that of the names, so that a sweep can go on where it was.
"""

# A walk of millions of files is faster with os.path.
# ruff: noqa: PTH118
import gzip
import os
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from msgspec import Struct

from copylint.archive.keys import USUAL, Keys
from copylint.formats import LARGEST, is_story, read_bytes

# By this file a folder is known that a sweep has written; it is no archive.
STATE = "copylint-archive.json"
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ROWS = (".parquet", ".pq")
_AT_ONCE = 200  # rows


class Cursor(Struct, frozen=True):
    """How far a sweep has come: which of its paths, the file, the record in it, and where in the file that ends."""

    source: int = 0
    path: str = ""
    number: int = 0
    offset: int = 0


class Record(Struct, frozen=True, gc=False):
    """A record: the file it is in, its number in it (a line or a row, from 1; 0 for a file that is one story).

    Where the file cannot be read any further, `trouble` says why, and there is no `data`.
    """

    path: str
    number: int
    data: bytes
    cursor: Cursor
    trouble: str = ""


class MissingPackageError(Exception):
    """What is asked for needs a package that is not installed; the message is for the user."""


def read_records(paths: Sequence[str], keys: Keys, after: Cursor | None = None) -> Iterator[Record]:
    """Every record, those up to `after` left out. Raises MissingPackageError.

    A file that cannot be opened or goes wrong on the way yields its trouble, and the next one follows.
    """
    for source, top in enumerate(paths):
        if after is not None and source < after.source:
            continue
        begun = after if after is not None and source == after.source else None
        files = _walk(top, _rank(begun.path) if begun else []) if os.path.isdir(top) else iter([top])  # noqa: PTH112
        for path in files:
            start = begun if begun is not None and path == begun.path else Cursor(source, path)
            yield from _read(path, keys, start)


def is_lines(path: str) -> bool:
    """Whether the records of a file are its lines."""
    return path.lower().endswith(_LINES)


def is_archive(path: str) -> bool:
    """Whether a file holds many stories, by its name."""
    return is_lines(path) or path.lower().endswith(_ROWS)


def _rank(path: str) -> list[str]:
    """What the order of a walk goes by."""
    return path.split(os.sep)  # noqa: PTH206 - as os.path joins it


def _walk(folder: str, after: list[str]) -> Iterator[str]:
    """The stories and archives below a folder, in the order of their names; what is hidden is left out.

    What comes before the path whose rank is `after` is not looked at. A folder that cannot be opened is yielded itself.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    if any(entry.name == STATE for entry in entries):
        return
    for entry in entries:
        path = os.path.join(folder, entry.name)
        rank = _rank(path)
        if rank < after[: len(rank)]:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, after)
        elif entry.is_file() and (is_archive(path) or is_story(path)):
            yield path


def _read(path: str, keys: Keys, start: Cursor) -> Iterator[Record]:
    last = start
    try:
        for record in _records_in(path, keys, start):
            last = record.cursor
            yield record
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        where = f" after record {last.number:,}" if last.number else ""
        end = Cursor(last.source, path, last.number + 1, -1)
        yield Record(path, last.number, b"", end, f"{path} cannot be read{where}: {reason}")


def _records_in(path: str, keys: Keys, start: Cursor) -> Iterator[Record]:
    if start.offset < 0:  # it could not be read
        return
    if is_lines(path):
        yield from _lines(path, start)
    elif path.lower().endswith(_ROWS):
        yield from _rows(path, keys, start)
    elif not start.offset:
        yield Record(path, 0, read_bytes(path), Cursor(start.source, path, 0, 1))


def _lines(path: str, start: Cursor) -> Iterator[Record]:
    """The lines that are not empty; of one that is too long no more than it takes to see that."""
    opened = gzip.open(path, "rb") if path.lower().endswith(".gz") else open(path, "rb")  # noqa: PTH123, SIM115
    with cast(BinaryIO, opened) as file:
        if start.offset:
            file.seek(start.offset)
        number, offset = start.number, start.offset
        while line := file.readline(LARGEST + 1):
            data, size = line, len(line)
            while not line.endswith(b"\n") and (line := file.readline(LARGEST + 1)):
                size += len(line)
            number, offset = number + 1, offset + size
            if data.strip():
                yield Record(path, number, data.rstrip(b"\r\n"), Cursor(start.source, path, number, offset))


def _rows(path: str, keys: Keys, start: Cursor) -> Iterator[Record]:
    """The rows, each as JSON. Raises ValueError for a file without a column that may hold the text."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise MissingPackageError(
            "to read Parquet, install copylint with it: pip install “copylint[archive]”"
        ) from None
    import msgspec

    with pyarrow.parquet.ParquetFile(path, pre_buffer=False) as file:
        columns = _columns(file.schema_arrow.names, keys)
        number = 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            if number + size <= start.number:
                number += size
                continue
            batches = file.iter_batches(_AT_ONCE, row_groups=[group], columns=columns, use_threads=False)
            for row in (row for batch in batches for row in batch.to_pylist()):
                number += 1
                if number > start.number:
                    data = msgspec.json.encode(row, enc_hook=str)
                    yield Record(path, number, data, Cursor(start.source, path, number))


def _columns(names: Sequence[str], keys: Keys) -> list[str] | None:
    """The columns that are read, None for all."""
    if not keys.text and any(name.startswith(("body_", "bodies", "article_html")) for name in names):
        return None
    asked = {key for key in (keys.text, keys.headline, keys.deck, keys.byline, keys.date, keys.id) if key}
    wanted = {key.partition(".")[0] for key in asked} | asked | {name for usual in USUAL.values() for name in usual}
    if not (wanted & set(names) if keys.text else set(USUAL["text"]) & set(names)):
        raise ValueError(f"no column holds the text; --text-field names it (there are {', '.join(names[:12])})")
    return [name for name in names if name in wanted]
