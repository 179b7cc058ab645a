"""Worker processes: replies in order, and none is lost when a process is."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from copylint.crew import Lost, Reply, Terms, spread

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes to fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]


def shout(payload: bytes) -> bytes:
    """Later pieces are done sooner."""
    time.sleep(0.02 / (1 + int(payload.split()[0])))
    return payload.upper()


def words(payload: bytes) -> list[bytes]:
    return payload.split()


def replies(
    work: Callable[[bytes], bytes], pieces: Iterable[bytes | None], told: list[str], count: int = 2
) -> list[list[Reply]]:
    return list(spread(work, pieces, Terms(count, words, told.append)))


def test_replies_come_in_the_order_of_the_pieces() -> None:
    told: list[str] = []

    assert replies(shout, [b"0 a", None, b"1 b", b"2 c", None, b"3 d"], told) == [
        [b"0 A"], [], [b"1 B"], [b"2 C"], [], [b"3 D"],
    ]  # fmt: skip
    assert told == []


def test_no_process_is_started_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: object) -> None:
        raise AssertionError("a process")

    monkeypatch.setattr(ForkProcess, "start", start)

    assert replies(shout, [None, None], []) == [[], []]


def test_a_process_that_dies_once_costs_no_reply(tmp_path: Path) -> None:
    mark = tmp_path / "died"

    def die_once(payload: bytes) -> bytes:
        if payload == b"2" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return payload

    told: list[str] = []
    pieces = [b"%d" % number for number in range(20)]

    assert replies(die_once, pieces, told) == [[piece] for piece in pieces]
    assert told == ["a worker process died (signal 9); its stories are linted again"]


def test_a_part_that_kills_every_process_is_lost_alone() -> None:
    def die(payload: bytes) -> bytes:
        if b"bad" in payload.split():
            os.kill(os.getpid(), signal.SIGKILL)
        return payload

    told: list[str] = []
    pieces = [b"a b", b"c bad d", b"e f", b"g h"]

    assert replies(die, pieces, told) == [
        [b"a b"], [b"c", Lost("the process died over it (signal 9)"), b"d"], [b"e f"], [b"g h"],
    ]  # fmt: skip
    assert len(told) == 2


def test_what_raises_is_lost_alone_and_the_process_goes_on() -> None:
    def fail(payload: bytes) -> bytes:
        if b"bad" in payload:
            raise ValueError("not this")
        return payload

    told: list[str] = []

    assert replies(fail, [b"a bad", b"b"], told) == [[b"a", Lost("ValueError: not this")], [b"b"]]
    assert told == []


def test_a_system_without_another_process_does_the_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(ForkProcess, "start", start)
    told: list[str] = []

    assert replies(shout, [b"1 a", b"2 b", b"3 c"], told) == [[b"1 A"], [b"2 B"], [b"3 C"]]
    assert len(told) == 1
    assert "Resource temporarily unavailable" in told[0]


def test_whoever_stops_drawing_ends_the_processes() -> None:
    drawn = spread(shout, (b"%d" % number for number in range(1000)), Terms(2, words, print))
    assert next(drawn) == [b"0"]
    assert len(multiprocessing.active_children()) == 2

    drawn.close()

    assert multiprocessing.active_children() == []


def test_the_pieces_are_drawn_as_they_are_needed() -> None:
    drawn: list[int] = []

    def pieces() -> Iterable[bytes]:
        for number in range(1000):
            drawn.append(number)
            yield b"%d" % number

    spreading = spread(shout, pieces(), Terms(2, words, print))
    next(spreading)
    spreading.close()

    assert len(drawn) < 20
