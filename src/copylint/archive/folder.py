"""The folder of a sweep: what was found, in parts, and how far it has come, so that it can go on after any end.

A part is written as a whole, and then the state that counts it. What a kill has left between the two is written again.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from copylint.archive.ledger import Ledger
from copylint.archive.records import STATE, Cursor, MissingPackageError
from copylint.atomic import write_whole

_FORMAT = 1


class FolderError(Exception):
    """A folder that a sweep cannot use; the message is for the user."""


class State(Struct):
    """How far a sweep has come. `plan` says what was asked for, so that nothing else goes on in its place."""

    plan: dict[str, Any]
    cursor: Cursor | None = None
    parts: int = 0
    done: bool = False
    ledger: Ledger = field(default_factory=Ledger)
    format: int = _FORMAT


class Folder:
    """Where a sweep writes; `suffix` says how: `jsonl` or `parquet`."""

    def __init__(self, path: Path, suffix: str) -> None:
        """The folder is made where it is not there. Raises MissingPackageError where the system cannot write so."""
        self.path, self.suffix = path, suffix
        self.state = State({})
        self._rows: list[bytes] = []
        self._lock: int | None = None
        if suffix == "parquet":
            _pyarrow()
        path.mkdir(parents=True, exist_ok=True)

    def lock(self) -> None:
        """Keep others out as long as this process lives; raises FolderError where another one is at work."""
        try:
            import fcntl
        except ImportError:  # a system without
            return
        self._lock = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FolderError(f"{self.path}: another copylint is writing here") from None

    def close(self) -> None:
        """Let others in."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def earlier(self) -> State | None:
        """What an earlier sweep has left, None where there was none. Raises FolderError."""
        path = self.path / STATE
        try:
            state = msgspec.convert(json.loads(path.read_bytes()), State)
        except FileNotFoundError:
            if any(self.path.glob("findings-*")):
                raise FolderError(f"{self.path}: there are findings here and nothing says of what") from None
            return None
        except (msgspec.ValidationError, ValueError, RecursionError) as error:
            raise FolderError(f"{path}: not what a sweep has written: {error}") from None
        if state.format != _FORMAT:
            raise FolderError(f"{path}: written by another version of copylint; --restart begins anew")
        return state

    def clear(self) -> None:
        """Take away what an earlier sweep has left."""
        (self.path / STATE).unlink(missing_ok=True)
        for path in (*self.path.glob("findings-*"), self.path / "report.json"):
            path.unlink(missing_ok=True)

    def begin(self, state: State) -> None:
        """Go on from a state: what was written and not counted is taken away, and so are drafts of files."""
        self.state = state
        self.save()
        for path in self.path.glob("findings-*"):
            if path.name not in {self.name_of(number) for number in range(1, state.parts + 1)}:
                path.unlink(missing_ok=True)
        for draft in self.path.glob(".*"):
            if draft.name.startswith((".findings-", f".{STATE}", ".report.json")):
                with suppress(OSError):
                    draft.unlink()

    def name_of(self, number: int) -> str:
        """The name of a part."""
        return f"findings-{number:05}.{self.suffix}"

    def add(self, rows: Iterable[bytes]) -> None:
        """Keep rows until they are saved."""
        self._rows += rows

    def save(self) -> None:
        """Write what was found since the last time, and how far the sweep has come."""
        state, rows, self._rows = self.state, self._rows, []
        if rows:
            write_whole(self.path / self.name_of(state.parts + 1), _packed(rows, self.suffix))
            state.parts += 1
        write_whole(self.path / STATE, f"{json.dumps(msgspec.to_builtins(state), indent=1)}\n".encode())


def _packed(rows: Sequence[bytes], suffix: str) -> bytes:
    return b"".join(row + b"\n" for row in rows) if suffix == "jsonl" else _parquet(rows)


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingPackageError(
            "to write Parquet, install copylint with it: pip install “copylint[archive]”"
        ) from None
    return pyarrow


def _parquet(rows: Sequence[bytes]) -> bytes:
    pyarrow = _pyarrow()
    text, number = pyarrow.string(), pyarrow.int64()
    end = [("field", text), ("paragraph", number), ("text", text), ("line", number), ("column", number)]
    names = ("path", "record", "id", "date", "rule", "family", "severity", "confidence", "message")
    schema = pyarrow.schema(
        [
            *((name, number if name == "record" else text) for name in names),
            *end,
            ("against", pyarrow.list_(pyarrow.struct(end))),
            ("suggestion", text),
            ("fingerprint", text),
        ]
    )
    file = BytesIO()
    table = pyarrow.Table.from_pylist([_well_formed(json.loads(row)) for row in rows], schema=schema)
    pyarrow.parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _well_formed(node: Any) -> Any:
    """`node` without lone surrogates, of which a file name may have some."""
    if isinstance(node, str):
        return node if node.isascii() else node.encode("utf-8", "replace").decode()
    if isinstance(node, list):
        return [_well_formed(inner) for inner in node]
    return {key: _well_formed(inner) for key, inner in node.items()} if isinstance(node, dict) else node
