"""Work spread over a Dask cluster: the same function, the same replies in the same order, whichever worker ends."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from copylint.crew import Lost, Reply, Terms, Work

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 4  # pieces that each thread of the cluster has at once
_FEWEST = 8  # pieces at once, though there be no worker yet
_NAME = "copylint"


def spread_over(client: "Client") -> Callable[[Work, Iterable[bytes | None], Terms], Iterator[list[Reply]]]:
    """How work is spread over the cluster that a client is connected to; as `crew.spread`.

    Dask itself begins a piece anew when its worker ends, and gives up where several end over it: then its parts are
    tried one by one.
    """

    def spread(work: Work, pieces: Iterable[bytes | None], terms: Terms) -> Iterator[list[Reply]]:
        client.register_plugin(_plugin(work), name=_NAME)
        waiting: deque[tuple[bytes, Future] | None] = deque()
        for piece in pieces:
            waiting.append(None if piece is None else (piece, client.submit(_do, piece, pure=False, retries=2)))
            while len(waiting) >= _most(client):
                yield _replies(client, waiting.popleft(), terms)
        while waiting:
            yield _replies(client, waiting.popleft(), terms)

    return spread


def _most(client: "Client") -> int:
    threads: int = sum(client.nthreads().values())
    return max(_FEWEST, _AHEAD * threads)


def _replies(client: "Client", sent: "tuple[bytes, Future] | None", terms: Terms) -> list[Reply]:
    if sent is None:
        return []
    piece, future = sent
    reply = _reply(future)
    if not isinstance(reply, Lost):
        return [reply]
    terms.tell(f"a piece of the work was lost ({reply.reason}); its stories are linted again")
    parts = [client.submit(_do, part, pure=False, retries=2) for part in terms.split(piece)]
    return [_reply(part) for part in parts]


def _reply(future: "Future") -> Reply:
    try:
        return bytes(future.result())
    except Exception as error:  # told by the one who wants the reply
        return Lost(f"{type(error).__name__}: {error}")


def _plugin(work: Work) -> Any:
    from distributed import WorkerPlugin

    class Desk(WorkerPlugin):  # type: ignore[misc]
        """Has the work ready on every worker, also on one that comes later."""

        def __init__(self) -> None:
            self.work = work

        def setup(self, worker: Any) -> None:
            """Pieces are done one at a time, whatever threads the worker has."""
            worker.copylint_work = self.work
            worker.copylint_lock = threading.Lock()

    return Desk()


def _do(piece: bytes) -> bytes:
    from distributed import get_worker

    worker = get_worker()
    with worker.copylint_lock:
        return bytes(worker.copylint_work(piece))
