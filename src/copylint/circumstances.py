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
        self._digests: dict[tuple[int, int], tuple[bytes, bytes | None]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process works the digests out for itself."""
        return Circumstances, (self._wishes,)

    def key(self, job: Job, story: bytes) -> bytes:
        """The key under which what is said of a story is kept; `story` is its `story_digest`."""
        return _digest(self._for(job)[0] + story)

    def milder_key(self, job: Job, story: bytes) -> bytes | None:
        """The key under which the same may have been kept by a run that was to show infos as well, where it may.

        Rules of which nothing would be shown are not run. Where warnings are shown and nothing of low confidence, what
        such a run has kept holds the same, as what is hidden silences nothing that is shown.
        """
        milder = self._for(job)[1]
        return _digest(milder + story) if milder else None

    def digest(self, job: Job) -> bytes:
        """The digest of what holds for a job."""
        return self._for(job)[0]

    def _for(self, job: Job) -> tuple[bytes, bytes | None]:
        """The digests of what holds for a job at the severities that are shown, and with the infos."""
        known = (id(job.chosen), id(job.config))
        if known not in self._digests:
            severities = shown_severities(job, self._wishes)
            may_be_milder = severities == SEVERITIES[:2] and self._wishes.confidence != "low"
            milder = self._digest_of(job, SEVERITIES) if may_be_milder else None
            self._digests[known] = self._digest_of(job, severities), milder
        return self._digests[known]

    def _digest_of(self, job: Job, severities: tuple[Severity, ...]) -> bytes:
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
        return _digest(_program() + msgspec.json.encode(told, order="deterministic"))


def content_digest(content: bytes) -> bytes:
    """A digest of what a file holds."""
    return _digest(content)


def _told(rule: Rule) -> tuple[Any, ...]:
    """Everything about a rule that findings depend on, be it from its file or from the configuration."""
    return (rule.id, rule.family, rule.kind, rule.options, rule.message, rule.severity, rule.cases, rule.yields_to)


def story_digest(job: Job, content: bytes) -> bytes:
    """A digest of a story: its name, which tells the format, what it holds, and what lies beside it to suppress rules.

    The folder it lies in is no part of it.
    """
    name = os.fsencode(os.path.basename(job.target.path))  # noqa: PTH119 - of thousands of stories
    beside = _beside(job.target.path)
    return _digest(b"%d %d %b%b%b" % (len(name), len(beside), name, beside, content))


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
