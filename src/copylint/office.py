"""What came of the work on one story: done here, or found in what an earlier run has kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.compared import NOT_COMPARED, Compared
from copylint.formats import Foreign
from copylint.linted import Linted, Tally, Unopened
from copylint.sift import fails_on, sift
from copylint.work import Job, Wishes, name_of

if TYPE_CHECKING:
    from copylint.circumstances import Circumstances


class Row(NamedTuple):
    """What a later run can use, and the key under which it asks for it."""

    key: bytes
    data: bytes


class Told(Struct, frozen=True):
    """A story as it is handed to a reporter, what the tally is to know besides, and what is kept for later runs.

    `content` is what the file held, where it was read here.
    """

    linted: Linted
    accepted: int = 0
    silenced: int = 0
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    row: Row | None = None
    content: bytes = b""

    def count(self, tally: Tally, job: Job, wishes: Wishes) -> None:
        """Add it to a run's tally."""
        tally.failures += self.failures
        tally.suppressed += self.silenced
        tally.accepted += self.accepted
        for sentence in self.notes:
            tally.note(sentence, self.linted.path)
        tally.count(self.linted, fails_on(job, wishes))


class Office(Struct, frozen=True):
    """The work on the stories of a run, with what all of it has in common; with `circumstances`, rows are made."""

    jobs: Sequence[Job]
    wishes: Wishes
    compared: Compared = NOT_COMPARED
    circumstances: "Circumstances | None" = None

    def examined(self, number: int) -> Told | None:
        """What comes of a job when it is done here; None for a file that is none of the newsroom's."""
        from copylint.examine import examine

        job = self.jobs[number]
        try:
            done = examine(job, self.wishes, self.compared)
        except Foreign:
            return None
        path, unread = name_of(job, self.wishes), done.story is None
        linted = Linted(path, done.story, done.shown.diagnostics, done.others, unread)
        row = None
        if self.circumstances and done.said is not None and self.is_lasting(job):
            from copylint.circumstances import story_digest
            from copylint.said import packed

            try:
                row = Row(self.circumstances.key(job, story_digest(job, done.content)), packed(done.said))
            except UnicodeEncodeError:  # no bytes stand for the copy
                row = None
        return Told(linted, done.shown.accepted, done.silenced, done.notes, done.failures, row, done.content)

    def is_lasting(self, job: Job) -> bool:
        """Whether what is said of a story hangs on nothing but the story and the circumstances."""
        return job.revision is None and not self.wishes.updates and self.may_leave(job)

    def may_leave(self, job: Job) -> bool:
        """Whether another process can do a job: it cannot read standard input, nor send stories for the other ends."""
        return job.target.path != "-" and not self.compared.findings.get(job.target.path)

    def recalled(self, number: int, data: bytes, content: bytes) -> Told | None:
        """What came of a job in an earlier run, which kept `data`; None where that is not understood."""
        from copylint.said import NotUnderstoodError, unpacked

        job = self.jobs[number]
        path = name_of(job, self.wishes)
        try:
            said = unpacked(data, path)
        except NotUnderstoodError:
            return None
        origin = Unopened(path, content, job.config.front_matter)
        shown = sift(said, job, self.wishes, lambda: origin.story)
        linted = Linted(path, origin if shown.diagnostics else None, shown.diagnostics, number=said.stories)
        return Told(linted, shown.accepted, said.silenced, said.notes)
