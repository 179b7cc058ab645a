"""Sorted tables of text, searched where they lie: nothing is read but the blocks a story asks for.

A table is a UTF-8 file of lines "key" or "key<TAB>value", sorted by the bytes of the key, each key once.
"""

import mmap
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
BLOCK = 512
# After so many look-ups (several stories) an index of all blocks is cheaper than probing them one by one.
MANY = 500


class Table:
    """One sorted table. Safe in several processes: it is only ever read."""

    def __init__(self, path: Path) -> None:
        """Open the table at `path`; raises OSError where there is none."""
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._blocks = range(0, len(self._bytes), BLOCK)
        self._keys: dict[int, bytes] = {}
        self._lines: dict[int, bytes] = {}
        self._index: list[bytes] = []
        self._asked = 0

    def find(self, key: str) -> str | None:
        """The value of `key`, "" where it has none, None where the table lacks the key."""
        wanted = key.encode()
        block = self._block_of(wanted)
        lines = self._lines.get(block)
        if lines is None:
            lines = self._lines[block] = self._read(block)
        # A key stands before every longer key that begins with it, so the first place is the only one to look at.
        start = lines.find(b"\n" + wanted)
        end = start + 1 + len(wanted)
        if start < 0 or lines[end : end + 1] not in {b"\t", b"\n"}:
            return None
        return lines[end + 1 : lines.index(b"\n", end)].decode()

    def _block_of(self, wanted: bytes) -> int:
        self._asked += 1
        if self._asked == MANY:
            self._index = [self._key(offset) for offset in self._blocks]
        if self._index:
            return max(bisect_right(self._index, wanted) - 1, 0)
        return max(bisect_right(self._blocks, wanted, key=self._key) - 1, 0)

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


def lines(name: str) -> list[str]:
    """The lines of a small hand-written table; those that start with "#" are left out."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a small hand-written table, each as its columns."""
    return (line.split("\t") for line in lines(name))
