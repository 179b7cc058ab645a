"""Stories mended: linted, their safe suggestions put in, and linted again until there is none left."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from copylint.fixes import fix
from copylint.linted import Tally
from copylint.run import Compared, Job, Wishes, content_of, lint

# One suggestion may open the way for another; more rounds than these would be two that undo each other.
_ROUNDS = 5


class Mended(NamedTuple):
    """A file before and after, and how many suggestions were put in."""

    path: str
    before: bytes
    after: bytes
    number: int


def mend(jobs: Iterable[Job], wishes: Wishes, compared: Compared) -> Iterator[Mended]:
    """The files that change; nothing is written. What is not shown is not mended."""
    for job in jobs:
        try:
            before = content_of(job)
        except OSError:  # told when the story is linted
            continue
        mended = _mended(job, before, wishes, compared)
        if mended.number:
            yield mended


def _mended(job: Job, before: bytes, wishes: Wishes, compared: Compared) -> Mended:
    after, count = before, 0
    for _ in range(_ROUNDS):
        done = 0
        for linted in lint([replace(job, content=after)], wishes, Tally(), compared):
            if linted.story is not None:
                after, done = fix(linted.story, after, linted.diagnostics)
        count += done
        if not done:
            break
    return Mended(job.target.path, before, after, count)
