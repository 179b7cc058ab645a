"""What was said of stories in earlier runs, so that a story that has not changed is not linted again.

One database in the user's cache folder. A row is found by a digest of everything it depends on (see `circumstances`),
so it is never out of date; a sum over key and content shows a row that is not as it was written. The database is open
for no longer than it takes to read or to write some rows: two runs may use it at once, a kill at any moment leaves it
whole, and no process that is forked has a part in it. What is wrong with it costs the run nothing but time.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3

_FORMAT = 1
LARGEST = 64_000_000  # bytes; some hundred thousand stories with nothing to say about
_LONGEST = 500_000  # of one row
_PATIENCE = 2.0  # seconds to wait for another run
_ASKED = 500  # keys in one question
_WRITTEN = 1000  # rows in one transaction
_LAG = 8  # runs after which a row that was read counts as used again
_TABLE = (
    "CREATE TABLE IF NOT EXISTS said (key BLOB PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
)


class SaidStore:
    """Reads and keeps rows of bytes under keys of bytes.

    `trouble` says why the database was not used, or no longer, "" where nothing is wrong.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        """`folder` is made when there is something to keep; `largest` bounds the size in bytes."""
        self.path = folder / f"findings-{_FORMAT}.sqlite"
        self.trouble = ""
        self._largest = largest
        self._run: int | None = None  # the number of this run, once it has written
        self._fresh: dict[bytes, bytes] = {}
        self._read: list[bytes] = []  # rows to be counted as used again

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What was kept under these keys, as far as it was."""
        found: dict[bytes, bytes] = {}
        if not keys or not self.path.exists() or not self._is_usable():
            return found
        with self._telling(), closing(self._open()) as database:
            (run,) = database.execute("PRAGMA user_version").fetchone()
            is_begun = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'said'").fetchone()
            for first in range(0, len(keys) if is_begun else 0, _ASKED):
                asked = keys[first : first + _ASKED]
                marks = ",".join("?" * len(asked))
                for key, used, data in database.execute(
                    f"SELECT key, used, data FROM said WHERE key IN ({marks})",  # noqa: S608 - question marks only
                    asked,
                ):
                    row = _checked(key, data)
                    if row is not None:
                        found[key] = row
                        if isinstance(used, int) and used < run - _LAG:
                            self._read.append(key)
        return found

    def keep(self, key: bytes, row: bytes) -> None:
        """Keep a row; now and then, those kept so far are written."""
        if not self.trouble and len(row) <= _LONGEST:
            self._fresh[key] = row
            if len(self._fresh) >= _WRITTEN:
                self.save()

    def save(self) -> None:
        """Write what is yet to be written."""
        fresh, self._fresh = self._fresh, {}
        read, self._read = self._read, []
        if not (fresh or read) or not self._is_usable():
            return
        with self._telling():
            self._make_room()
            with closing(self._open()) as database:
                database.execute("BEGIN IMMEDIATE")
                database.execute(_TABLE)
                run = self._number(database)
                rows = [(key, run, crc32(key + row).to_bytes(4, "big") + row) for key, row in fresh.items()]
                database.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?)", rows)
                database.executemany("UPDATE said SET used = ? WHERE key = ?", [(run, key) for key in read])
                self._forget(database)
                database.execute("COMMIT")

    def _make_room(self) -> None:
        """The folder and the file; the file has words of stories in it that may not be published yet."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL, 0o600))

    def _open(self) -> "sqlite3.Connection":
        import sqlite3

        database = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            with suppress(sqlite3.OperationalError):  # another run is just making it
                database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            database.close()
            raise
        return database

    def _number(self, database: "sqlite3.Connection") -> int:
        """The number of this run, one more than that of the last one that wrote."""
        if self._run is None:
            self._run = database.execute("PRAGMA user_version").fetchone()[0] + 1
            database.execute(f"PRAGMA user_version = {self._run}")
        return self._run

    def _forget(self, database: "sqlite3.Connection") -> None:
        """Where the database is too large, a part of it goes: what was used the longest time ago."""
        pages, free, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        taken = (pages - free) * size
        if taken > self._largest:
            share = 1 - 0.75 * self._largest / taken
            (count,) = database.execute("SELECT count(*) FROM said").fetchone()
            oldest = "SELECT key FROM said ORDER BY used LIMIT ?"
            database.execute(f"DELETE FROM said WHERE key IN ({oldest})", (int(count * share) + 1,))  # noqa: S608

    def _is_usable(self) -> bool:
        try:
            import sqlite3  # noqa: F401 - not every Python has it
        except ImportError:
            self.trouble = "findings are not kept for the next run: this Python has no sqlite3"
        return not self.trouble

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What goes wrong ends the use of the database for this run; a damaged one is made anew by the next."""
        import sqlite3

        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite's own message is of bytes read
            unreadable = sqlite3.SQLITE_CORRUPT if isinstance(error, UnicodeDecodeError) else 0
            code = getattr(error, "sqlite_errorcode", unreadable) & 0xFF
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                self.trouble = f"{self.path} was damaged; it is not used, and is made anew in the next run"
                self._remove()
            else:
                from copylint.visible import visible

                self.trouble = f"{self.path} is not used: {visible(str(error))}"
        except OSError as error:
            self.trouble = f"{self.path} is not used: {error.strerror}"

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.path}{end}").unlink()


def _checked(key: bytes, data: object) -> bytes | None:
    """The row in what was written; None where it is not what was written."""
    if isinstance(data, bytes) and data[:4] == crc32(key + data[4:]).to_bytes(4, "big"):
        return data[4:]
    return None
