"""The fuzzer: as many inputs as there is time for, each from its number and the seed alone."""

import argparse
import contextlib
import itertools
import multiprocessing
import os
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple

from fuzzing.desk import Desk
from fuzzing.entrances import ENTRANCES, Entrance
from fuzzing.promises import BrokenPromise
from fuzzing.smaller import smaller

HANG = 2.0
"""Seconds of computing after which an input has hung."""
_STUCK = 60.0  # seconds of the clock after which a process that computes where no signal reaches it is ended
_BATCH = 100  # inputs after which their count is told
_ROOT = Path(__file__).parents[2]


class HangError(BaseException):
    """An input took too long; no `except Exception` of the program under test shall swallow this."""


class Failure(NamedTuple):
    """An input that broke a promise: how it was made, what happened, and the input itself, made short."""

    entrance: str
    number: int
    kind: str
    told: str
    data: bytes


class Plan(NamedTuple):
    """What to run: the seed, the names of the entrances, the numbers from `first` on, and until when."""

    seed: str
    entrances: Sequence[str]
    inputs: int | None
    deadline: float | None
    only: int | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the fuzzer; 1 where it has found something."""
    asked = _arguments(arguments)
    started = time.monotonic()
    deadline = started + asked.seconds if asked.seconds else None
    names = asked.entrance or list(ENTRANCES)
    plan = Plan(asked.seed, names, asked.inputs, deadline, asked.only)
    counts, failures = _run(plan, 1 if asked.only is not None else asked.jobs)
    for failure in failures:
        print(_told(failure, plan, asked.save))
    for name, count in sorted(counts.items()):
        print(f"{count:9,} {name}")
    seconds = time.monotonic() - started
    print(f"seed {plan.seed}: {counts.total():,} inputs in {seconds:.0f} s, {len(failures)} kinds of failure")
    return 1 if failures else 0


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/fuzz.py", description=__doc__)
    parser.add_argument("--seconds", type=float, help="how long to run")
    parser.add_argument("--inputs", type=int, help="how many inputs to try")
    parser.add_argument("--seed", default="1", help="what all chance comes from; any text")
    parser.add_argument("--entrance", action="append", choices=list(ENTRANCES), help="only this one; may be repeated")
    parser.add_argument("--only", type=int, help="only the input of this number, in this process")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    parser.add_argument("--save", type=Path, default=_ROOT / "fuzz-failures", help="where failing inputs are kept")
    asked = parser.parse_args(given)
    if asked.seconds is None and asked.inputs is None and asked.only is None:
        asked.seconds = 60.0
    return asked


def entrance_of(plan_seed: str, names: Sequence[str], number: int) -> tuple[Entrance, Random]:
    """The entrance of an input and the chance that it is made from."""
    chance = Random(f"{plan_seed}:{number}")
    entrances = [ENTRANCES[name] for name in names]
    (entrance,) = chance.choices(entrances, [entrance.share for entrance in entrances])
    return entrance, chance


def feed(entrance: Entrance, desk: Desk, data: bytes, number: int, seconds: float = HANG) -> tuple[str, str] | None:
    """Read an input; what went wrong, as its kind and as a text for people, None where nothing did."""
    try:
        with _watched(seconds):
            entrance.read(desk, data, Random(number))
    except (Exception, HangError) as error:
        return _kind(error), "".join(traceback.format_exception(error))[-6000:]
    finally:
        desk.forget()
    return None


@contextlib.contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Raises HangError in what takes longer than so many seconds of computing."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise HangError(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _kind(error: BaseException) -> str:
    """What two failures of one cause have in common."""
    if isinstance(error, HangError):
        return "hang"
    if isinstance(error, BrokenPromise):
        said = str(error)
        return said.partition(": ")[0] + _inner_place(said)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "copylint" in frame.filename]
    last = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {last}"


def _inner_place(said: str) -> str:
    """The rule that failed, where one did."""
    return " ".join(part for part in said.split()[:20] if part.endswith("Error:"))


def _run(plan: Plan, jobs: int) -> tuple[Counter[str], list[Failure]]:
    """All processes to their end; one that is stuck is ended, and one takes its place behind that input."""
    results: Any = multiprocessing.SimpleQueue()
    workers = [_Worker(plan, first, jobs, results) for first in range(jobs)]
    counts: Counter[str] = Counter()
    failures: dict[str, Failure] = {}
    while True:
        for stopped in filter(None, [worker.stopped() for worker in workers]):
            failures.setdefault(stopped.kind, stopped)
        is_over = not any(worker.is_alive() for worker in workers)
        while not results.empty():
            found = results.get()
            if isinstance(found, Counter):
                counts += found
            else:
                failures.setdefault(found.kind, found)
        if is_over:
            return counts, list(failures.values())
        time.sleep(0.1)


class _Worker:
    """A process that reads every `step`th input, and what is known of it from outside."""

    def __init__(self, plan: Plan, first: int, step: int, results: Any) -> None:
        self._plan, self._step, self._results = plan, step, results
        self._start(first)

    def _start(self, first: int) -> None:
        self._number: Synchronized[int] = multiprocessing.Value("q", first)
        self._seen, self._since = first, time.monotonic()
        arguments = (self._plan, first, self._step, self._number, self._results)
        self._process = multiprocessing.get_context("fork").Process(target=_work, args=arguments)
        self._process.start()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def stopped(self) -> Failure | None:
        """The input at which the process has died or is stuck, after starting another one behind it."""
        if self._number.value != self._seen:
            self._seen, self._since = self._number.value, time.monotonic()
        if self._process.is_alive() and time.monotonic() - self._since > _STUCK:
            self._process.kill()
            self._process.join()
            return self._replaced("hang where no signal reaches it")
        if not self._process.is_alive() and self._process.exitcode not in (0, None):
            return self._replaced(f"the process died ({self._process.exitcode})")
        return None

    def _replaced(self, what: str) -> Failure:
        number = self._number.value
        entrance, chance = entrance_of(self._plan.seed, self._plan.entrances, number)
        data = entrance.make(chance)
        self._start(number + self._step)
        return Failure(entrance.name, number, what, what, data)


def _work(plan: Plan, first: int, step: int, current: "Synchronized[int]", results: Any) -> None:
    counts: Counter[str] = Counter()
    known: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYLINT_CACHE"] = str(Path(folder) / "cache")
        (Path(folder) / "desk").mkdir()
        desk = Desk(Path(folder) / "desk")
        for number in _numbers(plan, first, step):
            current.value = number
            entrance, chance = entrance_of(plan.seed, plan.entrances, number)
            data = entrance.make(chance)
            failed = feed(entrance, desk, data, number)
            counts[entrance.name] += 1
            if counts.total() >= _BATCH:
                results.put(counts)
                counts = Counter()
            if failed is not None:
                kind, told = failed
                known[kind] += 1
                if known[kind] == 1:
                    results.put(Failure(entrance.name, number, kind, told, _short(entrance, desk, data, number, kind)))
        os.chdir("/")
    results.put(counts)


def _numbers(plan: Plan, first: int, step: int) -> Iterator[int]:
    if plan.only is not None:
        yield plan.only
        return
    for number in itertools.count(first, step):
        if plan.inputs is not None and number >= plan.inputs:
            return
        if plan.deadline is not None and time.monotonic() > plan.deadline:
            return
        yield number


def _short(entrance: Entrance, desk: Desk, data: bytes, number: int, kind: str) -> bytes:
    def fails(shorter: bytes) -> bool:
        failed = feed(entrance, desk, shorter, number)
        return failed is not None and failed[0] == kind

    return smaller(data, fails)


def _told(failure: Failure, plan: Plan, folder: Path) -> str:
    """The failure for people, after its input is kept in a file."""
    path = folder / failure.entrance / f"{plan.seed}-{failure.number}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(failure.data)
    chosen = "".join(f" --entrance {name}" for name in plan.entrances if len(plan.entrances) < len(ENTRANCES))
    again = f"python scripts/fuzz.py --seed {plan.seed} --only {failure.number}{chosen}"
    told = (
        failure.told,
        f"{failure.entrance}: {failure.kind}",
        f"  {failure.data[:300]!r}",
        f"  again: {again}",
        f"  kept: {path}",
    )
    return "\n".join(told) + "\n"


def known_inputs(folder: Path) -> Mapping[Path, Entrance]:
    """The inputs that have failed once, kept in folders named for their entrances."""
    return {path: ENTRANCES[path.parent.name] for path in sorted(folder.glob("*/*")) if path.parent.name in ENTRANCES}
