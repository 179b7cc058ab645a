"""The jobs of a run cut into parcels: what earlier runs have found is looked up, the rest is shared out by its size."""

import os
from collections.abc import Iterator, Mapping
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct, field

from copylint.office import Office, Told
from copylint.work import Job, content_of

if TYPE_CHECKING:
    from copylint.saidstore import SaidStore

_CHUNK = 1000  # stories that are looked up at once
_CHUNK_BYTES = 16_000_000
_PARCEL = 16  # stories that a process gets at once
_PARCEL_BYTES = 64_000
_SHARES = 4  # parcels for each process at least, so that none is idle for long at the end
_WORTHWHILE = 130_000  # bytes of copy, some thirty stories: below this, to start processes takes longer than it saves


class Parcel(Struct, frozen=True, order=True, gc=False):
    """Some jobs in a row: what is known of them already, and those that another process does; the rest is done here."""

    numbers: range
    known: Mapping[int, Told | None]
    away: list[int]


class _Chunk(Struct):
    """Some more jobs in a row, with their sizes in bytes as far as those matter."""

    first: int
    sizes: list[int] = field(default_factory=list)
    known: dict[int, Told | None] = field(default_factory=dict)

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + len(self.sizes))

    def size(self, number: int) -> int:
        return self.sizes[number - self.first]


class Parcels:
    """Cuts the jobs of a run, as they are asked for."""

    def __init__(self, office: Office, store: "SaidStore | None", count: int, *, always: bool) -> None:
        """`count` is how many processes there are to be; with `always` they are started however little there is."""
        self._office, self._store, self._count = office, store, count
        self._least = 0 if always else _WORTHWHILE
        self._is_warm = False

    def __iter__(self) -> Iterator[Parcel]:
        """The parcels, in order."""
        first = 0
        while first < len(self._office.jobs):
            chunk = self._chunk(first)
            yield from self._cut(chunk, self._away(chunk))
            first += len(chunk.sizes)

    def _chunk(self, first: int) -> _Chunk:
        """The next jobs, and what is known of them."""
        chunk, contents, total = _Chunk(first), dict[int, bytes](), 0
        for number in range(first, min(first + _CHUNK, len(self._office.jobs))):
            job = self._office.jobs[number]
            content = _content(job) if self._store and self._office.is_lasting(job) else None
            if content is not None:
                contents[number] = content
                total += len(content)
            chunk.sizes.append(len(content) if content is not None else size_of(job) if self._count > 1 else 0)
            if total > _CHUNK_BYTES:
                break
        chunk.known.update(self._recalled(contents))
        return chunk

    def _recalled(self, contents: Mapping[int, bytes]) -> Iterator[tuple[int, Told]]:
        """What earlier runs have found."""
        jobs, circumstances = self._office.jobs, self._office.circumstances
        if circumstances is None or self._store is None:
            return
        from copylint.circumstances import story_digest

        stories = {number: story_digest(jobs[number], content) for number, content in contents.items()}
        keys: dict[int, bytes | None] = {n: circumstances.key(jobs[n], story) for n, story in stories.items()}
        rows = self._store.recall([key for key in keys.values() if key])
        left = [number for number, key in keys.items() if key not in rows]
        keys |= {number: circumstances.milder_key(jobs[number], stories[number]) for number in left}
        rows |= self._store.recall([key for number in left if (key := keys[number])])
        for number, key in keys.items():
            row = rows.get(key) if key else None
            told = self._office.recalled(number, row, contents[number]) if row is not None else None
            if told is not None:
                yield number, told

    def _away(self, chunk: _Chunk) -> set[int]:
        """The jobs that are worth being done by other processes.

        The first of all is done here, before there are any: what it has to load they need not load.
        """
        jobs = self._office.jobs
        left = [n for n in chunk.numbers if n not in chunk.known and self._office.may_leave(jobs[n])]
        if self._count < 2 or sum(map(chunk.size, left)) < self._least:
            return set()
        if left and not self._is_warm:
            self._is_warm = True
            chunk.known[left[0]] = self._office.examined(left.pop(0))
        return set(left)

    def _cut(self, chunk: _Chunk, away: set[int]) -> Iterator[Parcel]:
        most = min(_PARCEL, ceil(len(away) / (_SHARES * self._count)) or _PARCEL)
        first, gone, size = chunk.first, list[int](), 0
        for number in chunk.numbers:
            if number in away:
                gone.append(number)
                size += chunk.size(number)
            if len(gone) >= most or size >= _PARCEL_BYTES:
                yield Parcel(range(first, number + 1), chunk.known, gone)
                first, gone, size = number + 1, [], 0
        yield Parcel(range(first, chunk.numbers.stop), chunk.known, gone)


def _content(job: Job) -> bytes | None:
    """What is linted, None where it cannot be read."""
    try:
        return content_of(job)
    except Exception:  # whatever it is, it is told when the story is linted
        return None


def size_of(job: Job) -> int:
    """The bytes there are to lint, as far as that is known."""
    if job.content is not None:
        return len(job.content)
    try:
        return os.stat(job.target.path).st_size  # noqa: PTH116 - of thousands of stories
    except (OSError, ValueError):
        return 0
