"""Worker processes: work spread over them, the replies in the order of the work; one that dies costs no reply.

The process that spreads the work has one thread, so that it may fork; what goes to and fro is bytes.
"""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Work: TypeAlias = Callable[[bytes], bytes]

_AHEAD = 2  # pieces that a worker has at once, so that it need not wait for the next
_MOST = 1000  # replies that wait for one before them
_TRIES = 2


class Lost(NamedTuple):
    """In the place of a reply: why there is none."""

    reason: str


Reply: TypeAlias = bytes | Lost


class Terms(NamedTuple):
    """How work is spread: over how many processes, how a piece is taken apart, and whom to tell of a process that dies.

    When a process dies over a piece, its parts are tried one by one, so that one of them does not cost the others.
    With `at_once` the processes are started before a piece is drawn, as it must be where drawing starts threads.
    """

    processes: int
    split: Callable[[bytes], list[bytes]]
    tell: Callable[[str], object]
    at_once: bool = False


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> str:
    """`fork` where it is safe, as it costs least and what is loaded need not be loaded again; else `spawn`."""
    return "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "spawn"


def do_here(work: Work, pieces: Iterable[bytes | None], terms: Terms) -> Iterator[list[Reply]]:
    """The same as `spread` without another process."""
    for piece in pieces:
        parts = [piece] if piece is not None else []
        replies = [_reply(work, part) for part in parts]
        if any(reply[:1] == _BAD for reply in replies) and piece is not None:
            replies = [_reply(work, part) for part in terms.split(piece)]
        yield [reply[1:] if reply[:1] == _GOOD else Lost(reply[1:].decode()) for reply in replies]


def spread(work: Work, pieces: Iterable[bytes | None], terms: Terms) -> Generator[list[Reply]]:
    """What `work` makes of each piece, in their order: one reply, or one for each part of a piece that was taken apart.

    None passes through as an empty list. No process is started before there is a piece. Closing the iterator, or an
    exception in the one who draws from it, ends the processes.
    """
    crew, waiting = _Crew(work, terms), deque[_Task]()
    source, more = iter(pieces), True
    try:
        if terms.at_once:
            crew.muster()
        while more or waiting:
            while more and crew.has_room and len(waiting) < _MOST and not (waiting and waiting[0].is_done):
                try:
                    waiting.append(crew.take(next(source)))
                except StopIteration:
                    more = False
            if waiting and waiting[0].is_done:
                yield waiting.popleft().done
            elif waiting:
                crew.listen()
    except BaseException:
        crew.dismiss(at_once=True)
        raise
    crew.dismiss(at_once=False)


class _Task:
    """A piece of work and the replies to it."""

    def __init__(self, size: int) -> None:
        self.replies: list[Reply | None] = [None] * size

    @property
    def is_done(self) -> bool:
        return None not in self.replies

    @property
    def done(self) -> list[Reply]:
        return [reply for reply in self.replies if reply is not None]


class _Piece(NamedTuple):
    """What a worker gets, the task it belongs to, its place in it, and how often it was tried in vain."""

    payload: bytes
    task: _Task
    place: int = 0
    tries: int = 0


class _Worker(NamedTuple):
    """A process, the line to it, and the pieces it has, in their order."""

    process: "BaseProcess"
    line: "Connection"
    pieces: deque[_Piece]


class _Crew:
    """The processes, and the pieces that none of them has yet."""

    def __init__(self, work: Work, terms: Terms) -> None:
        self._work, self._terms, self._count = work, terms, terms.processes
        self._workers: list[_Worker] = []
        self._pending: deque[_Piece] = deque()

    @property
    def has_room(self) -> bool:
        """Whether another piece would be begun, or be the next of some worker."""
        few = len(self._workers) < max(self._count, 1)
        return not self._pending and (few or any(len(w.pieces) < _AHEAD for w in self._workers))

    def muster(self) -> None:
        """Start all processes."""
        while len(self._workers) < self._count and self._start():
            pass

    def take(self, payload: bytes | None) -> _Task:
        """Have a piece done."""
        task = _Task(payload is not None)
        if payload is not None:
            self._pending.append(_Piece(payload, task))
            self._hand_out()
        return task

    def listen(self) -> None:
        """Wait for a reply, or for the end of a process."""
        from multiprocessing.connection import wait

        busy = {worker.line: worker for worker in self._workers if worker.pieces}
        for line in wait(list(busy)):
            self._hear(busy[line])  # type: ignore[index]
        self._hand_out()

    def dismiss(self, *, at_once: bool) -> None:
        """End the processes; those that are done end by themselves."""
        for worker in self._workers:
            if at_once:
                worker.process.kill()
            worker.line.close()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._pending:
            worker = min(self._workers, key=lambda w: len(w.pieces), default=None)
            if (worker is None or worker.pieces) and len(self._workers) < self._count:
                worker = self._start() or worker
            if worker is None:  # there can be no other process
                piece = self._pending.popleft()
                self._answer(piece, _reply(self._work, piece.payload))
            elif len(worker.pieces) < _AHEAD:
                worker.pieces.append(self._pending.popleft())
                with suppress(OSError):  # it has died, which is heard next
                    worker.line.send_bytes(worker.pieces[-1].payload)
            else:
                return

    def _start(self) -> _Worker | None:
        """Another worker; None where the system has no process to give."""
        from multiprocessing import get_context

        context = get_context(start_method())
        here, there = context.Pipe()
        lines = [here, *(worker.line for worker in self._workers)] if start_method() == "fork" else []
        process = context.Process(target=_serve, args=(there, self._work, lines), daemon=True)  # type: ignore[attr-defined]
        try:
            with _undisturbed():
                process.start()
        except OSError as error:
            self._count = len(self._workers)
            self._terms.tell(f"no process could be started ({error}); going on with {self._count or 'this one'}")
            return None
        finally:
            there.close()
        self._workers.append(_Worker(process, here, deque()))
        return self._workers[-1]

    def _hear(self, worker: _Worker) -> None:
        try:
            reply = worker.line.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
        else:
            self._answer(worker.pieces.popleft(), reply)

    def _answer(self, piece: _Piece, reply: bytes) -> None:
        if reply[:1] == _GOOD:
            piece.task.replies[piece.place] = reply[1:]
        else:
            self._try_again(piece, reply[1:].decode())

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(5)
        code = worker.process.exitcode
        how = f"signal {-code}" if code and code < 0 else f"status {code}"
        self._terms.tell(f"a worker process died ({how}); its stories are linted again")
        suspect, *others = worker.pieces
        self._pending.extendleft(reversed(others))
        self._try_again(suspect, f"the process died over it ({how})")

    def _try_again(self, piece: _Piece, reason: str) -> None:
        tries = piece.tries + 1
        if tries == _TRIES:
            piece.task.replies[piece.place] = Lost(reason)
            return
        parts = self._terms.split(piece.payload)
        piece.task.replies = [None] * len(parts)
        self._pending.extendleft(
            _Piece(part, piece.task, place, tries) for place, part in reversed(list(enumerate(parts)))
        )


_GOOD, _BAD = b"\1", b"\0"


def _serve(line: "Connection", work: Work, others: "Iterable[Connection]") -> None:
    """Answer until the line is closed. The user's interrupt is for the process that spreads the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _let_through()
    for other in others:  # or they would stay open when that process ends
        other.close()
    gc.freeze()  # what was there before the fork stays shared
    with suppress(EOFError, OSError):
        while True:
            line.send_bytes(_reply(work, line.recv_bytes()))


def _reply(work: Work, payload: bytes) -> bytes:
    try:
        return _GOOD + work(payload)
    except Exception as error:  # told by the one who wants the reply
        return _BAD + f"{type(error).__name__}: {error}".encode(errors="backslashreplace")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """An interrupt comes when the process is started, so that none begins life with one."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        _let_through()


def _let_through() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
