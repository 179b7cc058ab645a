"""The work of a run: what the command line asks for, which files, and what holds for each of them."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.config import Config
from copylint.discovery import Target
from copylint.finding import Confidence
from copylint.formats import LARGEST, read_bytes
from copylint.linted import Tally
from copylint.revision import Revision
from copylint.rules import Severity
from copylint.select import NO_CHOICES, Choices, Chosen
from copylint.shelf import Shelf

if TYPE_CHECKING:
    from copylint.baseline import Baseline


class Wishes(Struct, frozen=True):
    """What the command line asks for; `config` is the file to use instead of looking for one.

    Without `baselines`, none is heeded. With `updates`, what speaks about changes only is shown whatever its severity.
    """

    anchor: date | None = None
    severity: Severity = "warning"
    fail_on: str | None = None
    confidence: Confidence = "medium"
    choices: Choices = NO_CHOICES
    config: Path | None = None
    rule_folders: tuple[Path, ...] = ()
    stdin_name: str = "-"
    baseline: Path | None = None
    baselines: bool = True
    updates: bool = False


class Job(Struct, frozen=True):
    """A file, and the configuration and the rules that hold for it.

    With a `revision` only what the change brought is shown. `content` takes the place of what the file holds.
    """

    target: Target
    config: Config
    chosen: Chosen
    revision: Revision | None = None
    content: bytes | None = None
    baseline: "Baseline | None" = None


def plan(
    targets: Iterable[Target], wishes: Wishes, tally: Tally, revisions: Mapping[str, Revision] | None = None
) -> list[Job]:
    """The work to do; with `revisions`, on what a change made of the files, by path.

    Every configuration and rule is read here, so that what is wrong with one is said at once.
    Raises ConfigError, RuleError and UnknownNameError. Files that a configuration excludes are left out.
    """
    shelf = Shelf(wishes.choices, wishes.config, wishes.rule_folders)
    baselines = cache(_baseline)
    jobs = []
    alike: dict[str, tuple[Config, Chosen]] = {}  # by folder, where all that lies in it is treated alike
    for target in targets:
        name = wishes.stdin_name if target.path == "-" else target.path
        folder = os.path.dirname(name)  # noqa: PTH120 - of thousands of stories
        if folder in alike:
            config, chosen = alike[folder]
        else:
            path = Path(name)
            config = shelf.config_for(path)
            if config.excludes(path):
                if target.named:
                    tally.note(f"left out, as “exclude” in {config.path} says", target.path)
                continue
            chosen = shelf.chosen_for(path, config)
            if not (config.exclude.patterns or config.overrides):
                alike[folder] = config, chosen
        revision = revisions.get(target.path) if revisions else None
        baseline = baselines(wishes.baseline or config.baseline if wishes.baselines else None)
        jobs.append(Job(target, config, chosen, revision, baseline=baseline))
    return jobs


def _baseline(path: Path | None) -> "Baseline | None":
    if path is None:
        return None
    from copylint.baseline import read_baseline

    return read_baseline(path)


def name_of(job: Job, wishes: Wishes) -> str:
    """What the story is called; the wishes have the name of standard input."""
    return wishes.stdin_name if job.target.path == "-" else job.target.path


def content_of(job: Job) -> bytes:
    """What is linted: the file as it lies there, or what stands in for it. Raises OSError."""
    staged = job.revision.content if job.revision is not None else None
    if job.content is not None or staged is not None:
        return job.content or staged or b""
    return sys.stdin.buffer.read(LARGEST + 1) if job.target.path == "-" else read_bytes(job.target.path)
