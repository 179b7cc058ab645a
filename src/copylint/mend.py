"""Stories mended: linted, their safe suggestions put in, and linted again until there is none left."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from copylint.compared import Compared
from copylint.fixes import fix
from copylint.linted import Linted, Tally
from copylint.run import ALONE, Means, lint
from copylint.work import Job, Wishes, content_of, name_of

# One suggestion may open the way for another; more rounds than these would be two that undo each other.
_ROUNDS = 5
_AT_ONCE = 1000  # stories that are mended before the next are looked at


class Mended(NamedTuple):
    """A file before and after, and how many suggestions were put in."""

    path: str
    before: bytes
    after: bytes
    number: int


def mend(jobs: Iterable[Job], wishes: Wishes, compared: Compared, means: Means = ALONE) -> Iterator[Mended]:
    """The files that change, in order; nothing is written. What is not shown is not mended."""
    jobs = [replace(job, content=content_of(job)) if job.target.path == "-" else job for job in jobs]
    for first in range(0, len(jobs), _AT_ONCE):
        yield from _mended(jobs[first : first + _AT_ONCE], wishes, compared, means)


def _mended(jobs: Sequence[Job], wishes: Wishes, compared: Compared, means: Means) -> Iterator[Mended]:
    mended: dict[str, Mended] = {}
    for _ in range(_ROUNDS):
        changed = []
        left = iter(jobs)
        for linted in lint(jobs, wishes, Tally(), compared, means):
            job = next(job for job in left if name_of(job, wishes) == linted.path)
            now = _fixed(job, linted, mended.get(job.target.path))
            if now is not None:
                mended[job.target.path] = now
                changed.append(replace(job, content=now.after))
        jobs = changed
        if not jobs:
            break
    yield from mended.values()


def _fixed(job: Job, linted: Linted, earlier: Mended | None) -> Mended | None:
    """What a round makes of a file, None where it changes nothing; a file that has changed meanwhile is left alone."""
    if not any(d.suggestion is not None and d.suggestion.applicability == "safe" for d in linted.diagnostics):
        return None
    story = linted.story
    try:
        before = content_of(job)
    except OSError:
        return None
    after, number = fix(story, before, linted.diagnostics) if story is not None else (before, 0)
    if not number:
        return None
    first, count = (earlier.before, earlier.number) if earlier else (before, 0)
    return Mended(job.target.path, first, after, count + number)
