"""Running a command: how long it takes, and how much memory its processes hold."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_PAGE = os.sysconf("SC_PAGE_SIZE")
_PAUSE = 0.02


class Run(NamedTuple):
    """One run: wall-clock seconds, the largest process in bytes, and the exit status."""

    seconds: float
    largest: int
    status: int


class FailedError(Exception):
    """A command that could not do its work; the message is the last line it said."""


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder and wait for it; what it prints is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss * 1024, process.returncode)


def summed_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The most memory that a command and all its processes hold at once, in bytes, looked at fifty times a second.

    Pages that several share are counted for each.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.is_set():
            peak = max(peak, sum(_resident(pid) for pid in _session(process.pid)))
            done.wait(_PAUSE)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return peak


def said(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, patience: int = 900
) -> str:
    """What a command prints; raises FailedError where it fails or does not come back in `patience` seconds."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=patience, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FailedError(str(error)) from None
    if done.returncode:
        lines = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        raise FailedError(lines[-1] if lines else f"exit status {done.returncode}")
    return done.stdout.strip()


def _session(leader: int) -> list[int]:
    """The processes of a session, by what the kernel says."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            found.append(int(entry.name))
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
