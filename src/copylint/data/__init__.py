"""Sorted tables of text, searched where they lie: nothing is read but the blocks a story asks for.

A table is a UTF-8 file of lines "key" or "key<TAB>value", sorted by the bytes of the key, each key once.
"""

import mmap
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
BLOCK = 2048


class Table:
    """One sorted table. Safe in several processes: it is only ever read."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._blocks = range(0, len(self._bytes), BLOCK)
        self._keys: dict[int, bytes] = {}
        self._lines: dict[int, bytes] = {}

    def find(self, key: str) -> str | None:
        """The value of `key`, "" where it has none, None where the table lacks the key."""
        wanted = key.encode()
        block = max(bisect_right(self._blocks, wanted, key=self._key) - 1, 0)
        lines = self._lines.get(block)
        if lines is None:
            lines = self._lines[block] = self._read(block)
        start = lines.find(b"\n" + wanted + b"\t")
        if start < 0:
            return "" if b"\n" + wanted + b"\n" in lines else None
        return lines[start + len(wanted) + 2 : lines.index(b"\n", start + 1)].decode()

    def _key(self, offset: int) -> bytes:
        """The key of the first line that starts at or after `offset`."""
        key = self._keys.get(offset)
        if key is None:
            start = self._line_start(offset)
            line = self._bytes[start : self._line_start(start + 1)]
            key = self._keys[offset] = line.rstrip(b"\n").partition(b"\t")[0] or b"\xff"
        return key

    def _line_start(self, offset: int) -> int:
        if offset == 0:
            return 0
        return self._bytes.find(b"\n", offset - 1) + 1 or len(self._bytes)

    def _read(self, block: int) -> bytes:
        """The lines that start in a block, each between two line ends."""
        start = self._line_start(self._blocks[block])
        end = self._line_start(min(self._blocks[block] + BLOCK, len(self._bytes)))
        return b"\n" + self._bytes[start:end]


@cache
def table(name: str) -> Table:
    """The table in the file `name`.txt, opened once a process."""
    return Table(FOLDER / f"{name}.txt")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a small hand-written table, each as its columns; lines that start with "#" left out."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
