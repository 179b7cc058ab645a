"""Kills copylint at random moments, and sees whether every story is intact and the next run right.

usage: python benchmarks/kills.py [--kills 50] [--stories 300] [--seed 8] [check|fix|baseline|archive ...]

Each run is killed (SIGKILL) at a moment drawn between its start and its end: the process alone, all its processes at
once, or one of its workers, which the run itself must get over. The seed decides the stories and the moments; how far a
run has come by then is up to the machine. A line for each command says what was killed and what was found; the status
is 1 where anything was not as it must be.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

STORIES = Path(__file__).parent / "stories"
SLIP = "He said the the road was closed on Thursday, 3 March 2026.\n"
JOBS = "2"


class Outcome(NamedTuple):
    """What a run that nobody has killed has come to."""

    status: int
    out: str
    err: str


class Desk:
    """A folder with stories and all that a run writes, outside of any other cache."""

    def __init__(self, folder: Path, count: int, chance: random.Random) -> None:
        """Write the stories."""
        self.folder, self.count, self.chance = folder, count, chance
        self.seconds = 1.0
        self.printed = ""  # by the last run that was killed
        self.reset()

    def reset(self) -> None:
        """The stories as they were filed, and nothing else."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "stories").mkdir(parents=True)
        for name, text in self.filed().items():
            (self.folder / "stories" / name).write_bytes(text)

    def filed(self) -> dict[str, bytes]:
        """The stories by name: some of the public-domain ones beside this file, every third with slips."""
        sources = sorted(path for path in STORIES.glob("*.md") if path.name != "README.md")
        return {
            f"s{number:04}.md": sources[number % len(sources)].read_bytes()[:3000].rsplit(b"\n", 1)[0]
            + f"\n\nItem {number}.\n\n{SLIP if number % 3 == 0 else ''}".encode()
            for number in range(self.count)
        }

    def stories(self) -> dict[str, bytes]:
        """The stories as they are now."""
        return {path.name: path.read_bytes() for path in (self.folder / "stories").iterdir() if path.name[0] != "."}

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """A run that may be killed."""
        return subprocess.Popen(
            [sys.executable, "-m", "copylint", *arguments],
            cwd=self.folder,
            env={**os.environ, "COPYLINT_CACHE": str(self.folder / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> Outcome:
        """A run that is left alone; how long it took is the time for the moments of the kills."""
        begun = time.monotonic()
        process = self.start(*arguments)
        out, err = process.communicate()
        self.seconds = time.monotonic() - begun
        if process.returncode not in (0, 1):
            raise SystemExit(f"copylint {' '.join(arguments)}: status {process.returncode}\n{err}")
        return Outcome(process.returncode, out, err)

    def kill(self, seconds: float, begin: Callable[[], object], *arguments: str) -> str:
        """A run, begun with `begin`, that is killed at a moment within so many seconds; what was killed of it.

        One that has ended by then does not count: there is another.
        """
        while True:
            begin()
            process = self.start(*arguments)
            try:
                process.communicate(timeout=self.chance.uniform(0, seconds))
            except subprocess.TimeoutExpired:
                return self._kill(process)

    def _kill(self, process: "subprocess.Popen[str]") -> str:
        what = self.chance.choice(["it alone", "all its processes", "one of its workers"])
        workers = children_of(process.pid)
        if what == "one of its workers" and workers:
            os.kill(self.chance.choice(workers), signal.SIGKILL)
        elif what == "all its processes":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            what = "it alone"
            process.kill()
        self.printed, _ = process.communicate()
        return what


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def kill_check(desk: Desk, kills: int) -> Iterator[tuple[str, str]]:
    """`check` with the cache: stories untouched, and a run after two kills prints what one without a cache prints."""
    check = ("check", "--jobs", JOBS, "stories")
    right = desk.run(*check, "--no-cache")
    seconds = desk.seconds
    filed, cache = desk.filed(), desk.folder / "cache"
    for _ in range(kills):
        what = desk.kill(seconds, lambda: shutil.rmtree(cache, ignore_errors=True), *check)
        wrong = "a story has changed" if desk.stories() != filed else ""
        if what == "one of its workers" and desk.printed != right.out:
            wrong = "what a run prints that has lost a worker is not right"
        desk.kill(desk.seconds, str, *check)
        if desk.run(*check) != right or desk.run(*check) != right:
            wrong = "the next run is not right"
        yield what, wrong


def kill_fix(desk: Desk, kills: int) -> Iterator[tuple[str, str]]:
    """`check --fix`: every story as it was or wholly mended, and the next run mends the rest."""
    fix = ("check", "--fix", "--jobs", JOBS, "stories")
    filed = desk.filed()
    desk.run(*fix)
    seconds, mended = desk.seconds, desk.stories()
    for _ in range(kills):
        what = desk.kill(seconds, desk.reset, *fix)
        now = desk.stories()
        wrong = "" if now.keys() == filed.keys() else "a story is gone, or one too many is there"
        if any(text not in (filed[name], mended[name]) for name, text in now.items() if name in filed):
            wrong = "a story is half mended"
        desk.run(*fix)
        if desk.stories() != mended:
            wrong = "the next run does not mend the rest"
        yield what, wrong


def kill_baseline(desk: Desk, kills: int) -> Iterator[tuple[str, str]]:
    """`baseline`: none or all of it, and the next run writes what it would have written."""
    accept = ("baseline", "--jobs", JOBS, "--no-cache", "stories")
    file = desk.folder / ".copylint-baseline.json"
    desk.run(*accept)
    seconds, right, filed = desk.seconds, file.read_bytes(), desk.filed()
    for _ in range(kills):
        what = desk.kill(seconds, lambda: file.unlink(missing_ok=True), *accept)
        wrong = "a story has changed" if desk.stories() != filed else ""
        if file.exists() and file.read_bytes() != right:
            wrong = "the baseline is half written"
        desk.run(*accept)
        if file.read_bytes() != right:
            wrong = "the next run is not right"
        yield what, wrong


def kill_archive(desk: Desk, kills: int) -> Iterator[tuple[str, str]]:
    """`archive`: after up to five kills in a row the same command has the same findings, none lost and none double."""
    records = [{"id": name, "text": text.decode()} for name, text in desk.filed().items()]
    (desk.folder / "news.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    archive = ("archive", "news.jsonl", "stories", "--jobs", JOBS, "--part", "20")
    found = desk.folder / "copylint-archive"
    right = desk.run(*archive), written(found)
    seconds, filed = desk.seconds, desk.filed()
    for number in range(kills):
        begin = (lambda: shutil.rmtree(found, ignore_errors=True)) if number % 5 == 0 else str
        what = desk.kill(seconds, begin, *archive)
        wrong = "a story has changed" if desk.stories() != filed else ""
        if number % 5 == 4:
            now = desk.run(*archive)
            if (now.status, now.out, written(found)) != (right[0].status, right[0].out, right[1]):
                wrong = "the next run is not right"
        yield what, wrong


def written(folder: Path) -> bytes:
    """All findings of an archive, in their order."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("findings-*")))


COMMANDS: dict[str, Callable[[Desk, int], Iterator[tuple[str, str]]]] = {
    "check": kill_check,
    "fix": kill_fix,
    "baseline": kill_baseline,
    "archive": kill_archive,
}


def main() -> int:
    """Kill, and print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="*", choices=[[], *COMMANDS], metavar="command")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--stories", type=int, default=300)
    parser.add_argument("--seed", type=int, default=8)
    asked = parser.parse_args()
    failed = 0
    for name in asked.commands or COMMANDS:
        with tempfile.TemporaryDirectory() as scratch:
            desk = Desk(Path(scratch) / "desk", asked.stories, random.Random(f"{asked.seed} {name}"))
            outcomes = list(COMMANDS[name](desk, asked.kills))
        killed, wrong = Counter(what for what, _ in outcomes), Counter(why for _, why in outcomes if why)
        failed += wrong.total()
        print(f"{name}: {len(outcomes)} kills ({', '.join(f'{n} of {what}' for what, n in killed.items())}), ", end="")
        print(", ".join(f"{n} × {why}" for why, n in wrong.items()) or "all as it must be", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
