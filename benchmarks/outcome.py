"""What the measurements have come to, as it is kept in a file and told on a page."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmarks.growth import Point


class Pair(NamedTuple):
    """The seconds of copylint and of another checker, measured in turns on the same stories; medians of the rounds."""

    stories: int
    rounds: int
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times as long the other one takes."""
        return self.theirs / self.ours


class Memory(NamedTuple):
    """The largest process in bytes, and the most that all of them held at once."""

    largest: int
    summed: int


class Measured(NamedTuple):
    """A checker with its version, what it looks for, and what came of it: cold, on many stories, and in memory."""

    name: str
    version: str
    looks_for: str
    cold: Pair
    bulk: Pair
    memory: Memory


class Outcome(NamedTuple):
    """Everything of one run. `absent` are the checkers that could not be had, each with the reason."""

    machine: Sequence[tuple[str, str]]
    version: str
    bytes: int
    python: Pair
    memory: Memory
    again: float | None
    measured: Sequence[Measured]
    absent: Sequence[tuple[str, str]]
    many: Sequence[Point]
    long: Sequence[Point]


def as_data(outcome: Outcome) -> Any:
    """The outcome for a JSON file: tuples become lists."""
    return outcome._asdict()


def from_data(data: Any) -> Outcome:
    """The outcome in a JSON file."""
    return Outcome(
        machine=[(name, value) for name, value in data["machine"]],
        version=data["version"],
        bytes=data["bytes"],
        python=Pair(*data["python"]),
        memory=Memory(*data["memory"]),
        again=data["again"],
        measured=[
            Measured(name, version, words, Pair(*cold), Pair(*bulk), Memory(*memory))
            for name, version, words, cold, bulk, memory in data["measured"]
        ],
        absent=[(name, reason) for name, reason in data["absent"]],
        many=[Point(*point) for point in data["many"]],
        long=[Point(*point) for point in data["long"]],
    )
