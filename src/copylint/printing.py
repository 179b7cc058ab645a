"""A run printed: the findings to a file or to standard output, the summary and the notes to standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from copylint.reporters import Run, load_reporter
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.linted import Linted, Tally
    from copylint.rules import Rule
    from copylint.run import Job

_MANY, _STEP = 300, 20


def print_findings(
    stories: Iterator["Linted"], jobs: list["Job"], tally: "Tally", out: TextIO, output_format: str
) -> None:
    """Write what the reporter makes of the stories, as they come."""
    run = Run(_rules_of(jobs), tally, color=_is_colorful(out))
    out.writelines(load_reporter(output_format).render(stories, run))
    out.flush()


def _rules_of(jobs: list["Job"]) -> tuple["Rule", ...]:
    """Every rule that is on for one of the files, sorted by name."""
    rules = {rule.id: rule for chosen in {id(job.chosen): job.chosen for job in jobs}.values() for rule in chosen.rules}
    return tuple(rules[name] for name in sorted(rules))


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """The file to write to, standard output where there is none; raises OSError."""
    if path is None or path == "-":
        yield sys.stdout
        return
    with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


def _is_colorful(out: TextIO) -> bool:
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def with_progress(jobs: list["Job"], out: TextIO) -> Iterator["Job"]:
    """The jobs; in a long run their count stands on the terminal, unless the findings are printed there."""
    shows = len(jobs) > _MANY and sys.stderr.isatty() and not out.isatty()
    for number, job in enumerate(jobs):
        if shows and number % _STEP == 0:
            click.echo(f"\r{number:,} of {len(jobs):,} stories", nl=False, err=True)
        yield job
    if shows:
        click.echo("\r\x1b[K", nl=False, err=True)


def closing(tally: "Tally", *, quiet: bool, statistics: bool) -> Iterator[str]:
    """The lines after the findings: how often each rule spoke, the summary, the notes."""
    if statistics:
        yield from (
            f"{count:7} {rule}" for rule, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
        )
    if not quiet:
        yield tally.summary
        yield from (f"note: {sentence}" for sentence in tally.sentences())


def say(line: str) -> None:
    """Print a line for the user on standard error."""
    click.echo(visible(line), err=True)
