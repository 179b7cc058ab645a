"""What goes between the process that has all of a run and those that do the work on its stories."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copylint.circumstances import content_digest
from copylint.crew import Lost, Reply
from copylint.diagnostic import Diagnostic
from copylint.linted import Linted, Unopened
from copylint.office import Office, Row, Told
from copylint.work import Job, content_of, name_of


class _Sent(Struct, frozen=True, array_like=True):
    """What came of a job, as it is sent; where something is shown of the story, the one who gets it reads the story.

    The story is known by the digest of what its file held.
    """

    digest: bytes
    diagnostics: tuple[Diagnostic, ...]
    accepted: int
    silenced: int
    notes: tuple[str, ...]
    failures: tuple[str, ...]
    unread: bool
    stories: int
    row: Row | None


# In the place of what would be sent: the file is none of the newsroom's; it cannot be sent, and is to be done here.
_FOREIGN, _UNSENT = 0, 1
_Answer: TypeAlias = _Sent | int


class Post(Struct, frozen=True):
    """Called with the packed numbers of some jobs, it has them done and packs what came of them."""

    office: Office

    def __call__(self, payload: bytes) -> bytes:
        """Do some jobs for another process."""
        return msgspec.msgpack.encode([_sent(self.office.examined(number)) for number in _NUMBERS.decode(payload)])

    def received(self, numbers: Sequence[int], replies: Sequence[Reply]) -> Iterator[Told | None]:
        """What came of jobs that another process has done, one by one; what it could not do or send is done here."""
        answers: list[_Answer | Lost] = []
        for reply in replies:
            answers += [reply] if isinstance(reply, Lost) else _ANSWERS.decode(reply)
        for number, answer in zip(numbers, answers, strict=True):
            yield self._received(number, answer)

    def _received(self, number: int, answer: _Answer | Lost) -> Told | None:
        job = self.office.jobs[number]
        path = name_of(job, self.office.wishes)
        if isinstance(answer, Lost):
            sentence = f"linting {path} failed: {answer.reason}"
            return Told(Linted(path, None, (), unread=True), failures=(sentence,))
        if isinstance(answer, int):
            return self.office.examined(number) if answer == _UNSENT else None
        origin = None
        if answer.diagnostics and not answer.unread:
            origin = _origin(job, path, answer.digest)
            if origin is None:
                return self.office.examined(number)
        diagnostics = tuple(replace(diagnostic, path=path) for diagnostic in answer.diagnostics)
        linted = Linted(path, origin, diagnostics, unread=answer.unread, number=answer.stories)
        return Told(linted, answer.accepted, answer.silenced, answer.notes, answer.failures, answer.row)


def packed_numbers(numbers: Sequence[int]) -> bytes:
    """The numbers of some jobs as they are sent."""
    return msgspec.msgpack.encode(numbers)


def apart(payload: bytes) -> list[bytes]:
    """The same with each number by itself."""
    return [packed_numbers([number]) for number in _NUMBERS.decode(payload)]


def _sent(told: Told | None) -> msgspec.Raw:
    if told is None:
        return msgspec.Raw(msgspec.msgpack.encode(_FOREIGN))
    linted = told.linted
    sent = _Sent(
        content_digest(told.content),
        tuple(replace(diagnostic, path="") for diagnostic in linted.diagnostics),
        told.accepted,
        told.silenced,
        told.notes,
        told.failures,
        linted.unread,
        linted.stories,
        told.row,
    )
    try:
        return msgspec.Raw(msgspec.msgpack.encode(_UNSENT if linted.others else sent))
    except UnicodeEncodeError:  # no bytes stand for the copy, or for the file's name in a failure
        return msgspec.Raw(msgspec.msgpack.encode(_UNSENT))


def _origin(job: Job, path: str, digest: bytes) -> Unopened | None:
    """The story that another process has linted, None where it has changed since."""
    try:
        content = content_of(job)
    except OSError:
        return None
    return Unopened(path, content, job.config.front_matter) if content_digest(content) == digest else None


_NUMBERS = msgspec.msgpack.Decoder(list[int])
_ANSWERS = msgspec.msgpack.Decoder(list[_Answer])
