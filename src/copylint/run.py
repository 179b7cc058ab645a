"""Linting many stories, in order: here or in several processes, and what an earlier run has found is not looked for."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from copylint.compared import NOT_COMPARED, Compared
from copylint.linted import Linted, Tally
from copylint.office import Office, Told
from copylint.parcels import Parcel, Parcels, size_of
from copylint.work import Job, Wishes

if TYPE_CHECKING:
    from copylint.circumstances import Circumstances
    from copylint.saidstore import SaidStore

# Below this, to open a database takes longer than to lint the stories.
_FEW, _FEW_BYTES = 8, 35_000
# What a process should have to do at least.
_EACH, _EACH_BYTES = 15, 65_000


class Means(NamedTuple):
    """What a run may use: how many processes, None for as many as are of use, and what earlier runs have kept.

    `tell` is given lines for the user that are not to wait.
    """

    processes: int | None = 1
    store: "SaidStore | None" = None
    tell: Callable[[str], object] = str


ALONE = Means()


def lint(
    jobs: Iterable[Job], wishes: Wishes, tally: Tally, compared: Compared = NOT_COMPARED, means: Means = ALONE
) -> Iterator[Linted]:
    """The stories one by one; what is not shown is counted in `tally`, and so is what is."""
    jobs = list(jobs)
    store = means.store if means.store and _are_many(jobs) else None
    office = Office(jobs, wishes, compared, _circumstances(wishes) if store else None)
    with closing(_told(office, means._replace(store=store))) as all_told:
        for job, told in zip(jobs, all_told, strict=True):
            tally.missing += _is_missing(job)
            if told is None:  # found in a folder, and none of the newsroom's
                continue
            if told.row and store:
                store.keep(*told.row)
            told.count(tally, job, wishes)
            yield told.linted
    if store:
        store.save()


def _are_many(jobs: Sequence[Job]) -> bool:
    return len(jobs) >= _FEW or sum(map(size_of, jobs)) >= _FEW_BYTES


def _circumstances(wishes: Wishes) -> "Circumstances":
    from copylint.circumstances import Circumstances

    return Circumstances(wishes)


def _is_missing(job: Job) -> bool:
    if job.revision is not None and job.revision.content is not None:
        return False
    return job.target.named and job.target.path != "-" and not os.path.lexists(job.target.path)


def _told(office: Office, means: Means) -> Generator[Told | None]:
    """What came of each job, in order."""
    count = means.processes or _useful_processes(office.jobs)
    parcels = Parcels(office, means.store, count, always=means.processes is not None)
    if count > 1:
        yield from _spread(office, parcels, count, means.tell)
        return
    for parcel in parcels:
        yield from _opened(office, parcel, iter(()))


def _useful_processes(jobs: Sequence[Job]) -> int:
    """As many as there are cores, but none that would have little to do."""
    if len(jobs) < 2:
        return 1
    from copylint.crew import usable_cores

    cores = usable_cores()
    if len(jobs) >= cores * _EACH:
        return cores
    return max(1, min(cores, len(jobs), sum(map(size_of, jobs)) // _EACH_BYTES))


def _spread(office: Office, parcels: Parcels, count: int, tell: Callable[[str], object]) -> Iterator[Told | None]:
    """The same from several processes."""
    from copylint.crew import Terms, spread
    from copylint.post import Post, apart, packed_numbers

    post, sent = Post(office), deque[Parcel]()

    def pieces() -> Iterator[bytes | None]:
        for parcel in parcels:
            sent.append(parcel)
            yield packed_numbers(parcel.away) if parcel.away else None

    with closing(spread(post, pieces(), Terms(count, apart, tell))) as all_replies:
        for replies in all_replies:
            parcel = sent.popleft()
            yield from _opened(office, parcel, post.received(parcel.away, replies))


def _opened(office: Office, parcel: Parcel, received: Iterator[Told | None]) -> Iterator[Told | None]:
    """What came of the jobs of a parcel, when those that were away have come back."""
    away = set(parcel.away)
    for number in parcel.numbers:
        if number in away:
            yield next(received)
        else:
            yield parcel.known[number] if number in parcel.known else office.examined(number)
