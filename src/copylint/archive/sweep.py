"""An archive swept: its records linted in their order, here, in several processes or on a cluster, and what comes kept.

What is linted where makes no difference: the same rows in the same order, whatever the engine and however often begun.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from copylint.archive.clerk import Clerk, answered, apart, packed_records
from copylint.archive.folder import Folder
from copylint.archive.ledger import Ledger
from copylint.archive.records import Record
from copylint.crew import Reply, Terms, Work

Spread: TypeAlias = Callable[[Work, Iterable[bytes | None], Terms], Iterator[list[Reply]]]

_SECONDS = 30.0  # between two states, or fewer where there are many records


class Engine(NamedTuple):
    """Who does the work: how it is spread, over how many, and how many records and bytes go to one at once."""

    spread: Spread
    processes: int = 1
    records: int = 16
    size: int = 64_000


class Habits(NamedTuple):
    """How many records there are in a part at most, how many samples of a rule are kept, and whom to tell of it."""

    step: int
    samples: int
    tell: Callable[[str], object]
    watch: Callable[[Ledger], object]


def sweep(records: Iterator[Record], clerk: Clerk, engine: Engine, folder: Folder, habits: Habits) -> None:
    """Lint the records and have what comes of it in the folder."""
    sent: deque[list[Record]] = deque()

    def pieces() -> Iterator[bytes | None]:
        for group in _groups(records, engine):
            sent.append([replace(record, data=b"") for record in group])
            yield None if group[0].trouble else packed_records(group)

    terms = Terms(engine.processes, apart, habits.tell, at_once=True)
    state, counted, saved = folder.state, 0, time.monotonic()
    for replies in engine.spread(clerk, pieces(), terms):
        group = sent.popleft()
        _count(group, replies, folder, state.ledger, habits.samples)
        counted, state.cursor = counted + len(group), group[-1].cursor
        habits.watch(state.ledger)
        if counted >= habits.step or time.monotonic() - saved > _SECONDS:
            folder.save()
            counted, saved = 0, time.monotonic()
    state.done = True
    folder.save()


def _groups(records: Iterator[Record], engine: Engine) -> Iterator[list[Record]]:
    """The records in groups, each trouble by itself."""
    group: list[Record] = []
    size = 0
    for record in records:
        if group and (record.trouble or len(group) >= engine.records or size >= engine.size):
            yield group
            group, size = [], 0
        if record.trouble:
            yield [record]
        else:
            group.append(record)
            size += len(record.data)
    if group:
        yield group


def _count(group: list[Record], replies: list[Reply], folder: Folder, ledger: Ledger, samples: int) -> None:
    if group[0].trouble:
        ledger.fail(group[0].trouble)
        return
    for done in answered(group, replies):
        ledger.add(done, samples)
        folder.add(found.row for found in done.found)
