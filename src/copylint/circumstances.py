"""What the findings in a story depend on besides the story: the rules with their options, the house's lists, the day,
the program. All of it as one digest, so that what was found once can be found again while nothing of it has changed.
"""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from copylint import __version__
from copylint.rules import SEVERITIES, Rule, Severity
from copylint.sift import shown_severities
from copylint.work import Job, Wishes

_SIZE = 16
# What reads the language; another version of it may read otherwise.
_READERS = ("jellyfish", "msgspec", "nltk", "pyphen", "pyyaml", "regex", "sentencex", "textstat")


class Circumstances:
    """The digests under which what is said of the stories of a run is kept."""

    def __init__(self, wishes: Wishes) -> None:
        """`wishes` are those of the run."""
        self._wishes = wishes
        self._digests: dict[tuple[int, int, tuple[Severity, ...]], bytes] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process works the digests out for itself."""
        return Circumstances, (self._wishes,)

    def keys(self, job: Job, content: bytes) -> list[bytes]:
        """The keys under which what is said of a story may lie; under the first one it is kept.

        Rules of which nothing would be shown are not run. Where warnings are shown and nothing of low confidence, what
        was said when infos were to be shown as well holds the same, as what is hidden silences nothing that is shown.
        """
        severities = shown_severities(job, self._wishes)
        story = _story_digest(job, content)
        levels = [severities]
        if severities == SEVERITIES[:2] and self._wishes.confidence != "low":
            levels.append(SEVERITIES)
        return [_digest(self._of(job, level) + story) for level in levels]

    def _of(self, job: Job, severities: tuple[Severity, ...]) -> bytes:
        key = (id(job.chosen), id(job.config), severities)
        if key not in self._digests:
            chosen, config = job.chosen, job.config
            told = (
                [_told(rule) for rule in chosen.rules],
                chosen.suppression,
                chosen.known,
                config.front_matter,
                config.house,
                self._wishes.anchor,
                severities,
            )
            self._digests[key] = _digest(_program() + msgspec.json.encode(told, order="deterministic"))
        return self._digests[key]


def content_digest(content: bytes) -> bytes:
    """A digest of what a file holds."""
    return _digest(content)


def _told(rule: Rule) -> tuple[Any, ...]:
    """Everything about a rule that findings depend on, be it from its file or from the configuration."""
    return (rule.id, rule.family, rule.kind, rule.options, rule.message, rule.severity, rule.cases, rule.yields_to)


def _story_digest(job: Job, content: bytes) -> bytes:
    """A digest of a story: its name, which tells the format, what it holds, and what lies beside it to suppress rules.

    The folder it lies in is no part of it.
    """
    name = os.fsencode(os.path.basename(job.target.path))  # noqa: PTH119 - of thousands of stories
    return _digest(_digest(name) + _digest(content) + _beside(job.target.path))


def _beside(path: str) -> bytes:
    sidecar = f"{path}.copylint.yaml"
    if not os.path.lexists(sidecar):
        return b""
    try:
        return _digest(Path(sidecar).read_bytes())
    except OSError as error:
        return _digest(str(error.errno).encode())


@cache
def _program() -> bytes:
    """A digest of the program: its version, its files as they are installed, and what it reads the language with."""
    told = [__version__, sys.version, *_files(os.path.dirname(__file__)), *_installed()]  # noqa: PTH120
    return _digest("\0".join(told).encode("utf-8", "surrogateescape"))


def _files(folder: str) -> list[str]:
    """The modules and tables, each with its size and the time of its last change."""
    found = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                found += _files(entry.path) if entry.name != "__pycache__" else []
            else:
                known = entry.stat()
                found.append(f"{entry.name} {known.st_size} {known.st_mtime_ns}")
    return found


def _installed() -> list[str]:
    """The names of the folders that say which versions of the readers are installed."""
    names = []
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - names are all it takes
        except OSError:
            continue
        names += [n for n in entries if n.endswith((".dist-info", ".egg-info")) and n.lower().startswith(_READERS)]
    return sorted(names)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()
