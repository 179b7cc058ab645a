"""Make the corpus, install the others, measure all of them in turns, and write docs/benchmarks.md."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.corpus import originals, variation, write_long_story, write_stories
from benchmarks.growth import Point, affordable
from benchmarks.outcome import Measured, Memory, Outcome, Pair, as_data, from_data
from benchmarks.page import render
from benchmarks.peers import PEERS, Ready, copylint, environment, install
from benchmarks.timing import FailedError, said, summed_memory, timed

_ROOT = Path(__file__).parents[1]
_STORY = 4096
_TRIED = 20  # stories on which it is found out how many more a checker can take
_LONG = tuple(4096 * 4**n for n in range(7))


class Bench:
    """One run: the folders it works in, and how often it measures."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Nothing is measured yet."""
        self.work: Path = arguments.work
        self.rounds: int = arguments.rounds
        self.cold_rounds: int = arguments.cold_rounds
        self.patience: float = arguments.patience
        self.most: int = arguments.stories
        self.long = [size for size in _LONG if size <= arguments.longest]
        self.ours = copylint()
        self.sizes = sorted({size for size in (20, 100, 500, 1_000, 2_000) if size < self.most} | {self.most})

    def stories(self, count: int) -> Path:
        """A folder with so many stories."""
        return write_stories(self.work / "corpus" / f"{count}-stories", count)

    def story(self) -> Path:
        """The story for cold runs: of the first hundred the one nearest to 4 KB."""
        texts = originals()
        nearest = min((variation(texts, n) for n in range(100)), key=lambda text: abs(len(text.encode()) - _STORY))
        path = self.work / "corpus" / "one" / "story.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nearest, encoding="utf-8")
        return path

    def seconds(self, command: Sequence[str]) -> float:
        """The wall-clock seconds of one run."""
        return timed(command, self.work, environment()).seconds

    def pair(self, command: Sequence[str], ours: Sequence[str], stories: int, rounds: int) -> Pair:
        """Two commands in turns."""
        mine, theirs = [], []
        for _ in range(rounds):
            mine.append(self.seconds(ours))
            theirs.append(self.seconds(command))
        return Pair(stories, rounds, median(mine), median(theirs))

    def memory(self, command: Sequence[str]) -> Memory:
        """What a command's processes hold."""
        largest = timed(command, self.work, environment()).largest
        return Memory(largest, max(largest, summed_memory(command, self.work, environment())))

    def measure(self, ready: Ready) -> Measured:
        """A checker beside copylint, cold and on as many stories as it can take."""
        story = self.story()
        cold = self.pair(ready.command(story), self.ours.command(story), 1, self.cold_rounds)
        tried = self.seconds(ready.command(self.stories(_TRIED)))
        count = affordable(tried, _TRIED, self.sizes, self.patience)
        folder = self.stories(count)
        bulk = self.pair(ready.command(folder), self.ours.command(folder), count, self.rounds)
        memory = self.memory(ready.command(folder))
        told = Measured(ready.peer.name, ready.version, ready.peer.looks_for, cold, bulk, memory)
        say(f"{told.name}: cold {cold.theirs:.3f} s, {cold.ratio:.2f} times")
        say(f"{told.name}: {count} stories in {bulk.theirs:.1f} s, {bulk.ratio:.2f} times")
        return told

    def python(self) -> Pair:
        """copylint beside a Python that imports what it is built on."""
        story = self.story()
        bare = [sys.executable, "-c", "import click, yaml"]
        return self.pair(bare, self.ours.command(story), 1, self.cold_rounds)

    def growth(self, command_on: Sequence[tuple[int, Path]]) -> list[Point]:
        """copylint on a row of files or folders."""
        points = []
        for size, path in command_on:
            rounds = self.rounds if size not in {self.most, *_LONG[-2:]} else 1
            seconds = median(self.seconds(self.ours.command(path)) for _ in range(rounds))
            say(f"copylint on {path.name}: {seconds:.2f} s")
            points.append(Point(size, seconds))
        return points

    def again(self) -> float | None:
        """A second run with copylint's cache, nothing changed; None where it has none."""
        command = [part for part in self.ours.command(self.stories(self.most)) if part != "--no-cache"]
        kept = {**environment(), "XDG_CACHE_HOME": str(self.work / "cache")}
        first = timed(command, self.work, kept).seconds
        second = timed(command, self.work, kept).seconds
        return second if second * 2 < first else None

    def run(self, names: Sequence[str]) -> Outcome:
        """Everything."""
        ready, absent = self.ready(names)
        many = [1, *(size for size in (10, 100, 1_000) if size < self.most), self.most]
        corpus = self.stories(self.most)
        return Outcome(
            machine=machine(),
            version=self.ours.version,
            bytes=sum(path.stat().st_size for path in corpus.glob("*.md")),
            python=self.python(),
            memory=self.memory(self.ours.command(corpus)),
            again=self.again(),
            measured=[self.measure(one) for one in ready],
            absent=absent,
            many=self.growth([(size, self.stories(size)) for size in many]),
            long=self.growth([(size, self.long_story(size)) for size in self.long]),
        )

    def long_story(self, size: int) -> Path:
        """One story of so many bytes."""
        return write_long_story(self.work / "corpus" / "long" / f"{size}.md", size)

    def ready(self, names: Sequence[str]) -> tuple[list[Ready], list[tuple[str, str]]]:
        """The checkers that can be had, and the others with the reason."""
        ready, absent = [], []
        for peer in PEERS:
            if names and peer.name not in names:
                continue
            say(f"installing {peer.name}")
            try:
                ready.append(install(peer, self.work))
            except FailedError as error:
                absent.append((f"{peer.name} ({peer.registry}: {peer.packages[0]})", _short(str(error))))
                say(f"{peer.name}: {error}")
        return ready, absent


def machine() -> list[tuple[str, str]]:
    """What the figures were measured on."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    try:
        node = said(["node", "--version"], Path.cwd())
    except FailedError:
        node = "none"
    return [
        ("processor", f"{cpu or platform.machine()}, {os.cpu_count()} cores"),
        ("memory", f"{memory / 1024 / 1024:.0f} GiB"),
        ("system", f"{platform.system()} {platform.release().partition('-')[0]}"),
        ("Python, Node", f"{platform.python_version()}, {node}"),
        ("other work when it began", f"{os.getloadavg()[0]:.1f} processes on average"),
    ]


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _short(reason: str) -> str:
    return reason if len(reason) <= 160 else f"{reason[:157]}…"


def say(line: str) -> None:
    """Tell how far it is."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    home = Path(tempfile.gettempdir()) / "copylint-benchmarks"
    parser.add_argument("--work", type=Path, default=home, help="where corpus and environments are laid (%(default)s)")
    parser.add_argument("--stories", type=int, default=5_000, help="how many stories (%(default)s)")
    parser.add_argument("--longest", type=int, default=_LONG[-1], help="bytes of the longest story (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds on many stories (%(default)s)")
    parser.add_argument("--cold-rounds", type=int, default=9, help="rounds on one story (%(default)s)")
    parser.add_argument("--patience", type=float, default=150, help="seconds that one bulk run may take (%(default)s)")
    parser.add_argument("--only", nargs="*", default=[], help="only these checkers")
    parser.add_argument("--output", type=Path, default=_ROOT / "docs" / "benchmarks.md", help="the page to write")
    parser.add_argument("--from", dest="kept", type=Path, help="write the page from the figures of an earlier run")
    arguments = parser.parse_args()
    if arguments.kept is not None:
        outcome = from_data(json.loads(arguments.kept.read_text(encoding="utf-8")))
    else:
        arguments.work.mkdir(parents=True, exist_ok=True)
        outcome = Bench(arguments).run(arguments.only)
        (arguments.work / "figures.json").write_text(json.dumps(as_data(outcome), indent=1), encoding="utf-8")
    arguments.output.write_text(render(outcome), encoding="utf-8")


if __name__ == "__main__":
    main()
