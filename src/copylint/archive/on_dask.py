"""Work spread over a Dask cluster: the same function, the same replies in the same order, whichever worker ends."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from copylint import __version__
from copylint.crew import Lost, Reply, Terms, Work

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 4  # pieces that each thread of the cluster has at once
_FEWEST = 8  # pieces at once, though there be no worker yet
_RETRIES = 2


class ClusterError(Exception):
    """A cluster that cannot do the work; the message is for the user."""


def check_workers(client: "Client") -> None:
    """Raises ClusterError where a worker has no copylint, or another one than this."""
    try:
        versions = set(client.run(_version).values())
    except Exception as error:  # whatever a worker without copylint answers
        raise ClusterError(f"the workers of the cluster cannot run copylint: {error}") from None
    if versions - {__version__}:
        found = ", ".join(sorted(versions))
        raise ClusterError(f"the workers of the cluster have copylint {found}, and this is {__version__}")


def _version() -> str:
    return __version__


def spread_over(client: "Client") -> Callable[[Work, Iterable[bytes | None], Terms], Iterator[list[Reply]]]:
    """How work is spread over the cluster that a client is connected to; as `crew.spread`.

    Dask itself begins a piece anew when its worker ends, and gives up where several end over it: then its parts are
    tried one by one.
    """

    def spread(work: Work, pieces: Iterable[bytes | None], terms: Terms) -> Iterator[list[Reply]]:
        name = f"copylint-{token_hex(8)}"  # another run may be at work on the same cluster
        client.register_plugin(_plugin(work), name=name)
        if not client.nthreads():
            terms.tell("the cluster has no worker yet; waiting for one")
        waiting: deque[tuple[bytes, Future] | None] = deque()
        try:
            for piece in pieces:
                waiting.append(None if piece is None else (piece, _submit(client, name, piece)))
                while len(waiting) >= _most(client):
                    yield _replies(client, name, waiting.popleft(), terms)
            while waiting:
                yield _replies(client, name, waiting.popleft(), terms)
        finally:
            client.unregister_worker_plugin(name)

    return spread


def _submit(client: "Client", name: str, piece: bytes) -> "Future":
    return client.submit(_do, name, piece, pure=False, retries=_RETRIES)


def _most(client: "Client") -> int:
    threads: int = sum(client.nthreads().values())
    return max(_FEWEST, _AHEAD * threads)


def _replies(client: "Client", name: str, sent: "tuple[bytes, Future] | None", terms: Terms) -> list[Reply]:
    if sent is None:
        return []
    piece, future = sent
    reply = _reply(future)
    if not isinstance(reply, Lost):
        return [reply]
    terms.tell(f"a piece of the work was lost ({reply.reason}); its stories are linted again")
    parts = [_submit(client, name, part) for part in terms.split(piece)]
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

        def setup(self, worker: Any) -> None:  # noqa: ARG002 - as Dask calls it
            """Pieces are done one at a time, whatever threads the worker has."""
            self.lock = threading.Lock()

    return Desk()


def _do(name: str, piece: bytes) -> bytes:
    from distributed import get_worker

    desk = get_worker().plugins[name]
    with desk.lock:
        return bytes(desk.work(piece))
