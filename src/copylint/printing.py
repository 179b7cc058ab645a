"""A run printed: the findings to a file or to standard output, the summary and the notes to standard error."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

from copylint.reporters import Run, load_reporter
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.linted import Linted, Tally
    from copylint.rules import Rule
    from copylint.run import Means
    from copylint.work import Job

_MANY, _STEP = 300, 20
CLEAR = "\r\x1b[K"


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
    """The file to write to, standard output where there is none; raises OSError.

    A file has what it had before until all is written.
    """
    if path is None or path == "-":
        yield sys.stdout
        return
    with _written(Path(path)) as file:
        out = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="")
        yield out
        out.detach()


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """The file as a whole; a device, a pipe, and a file in a folder that takes no other are written as they stand."""
    from copylint.atomic import writing_whole

    is_usual = path.is_file() or not path.exists()
    if is_usual and os.access(os.path.dirname(os.path.realpath(path)), os.W_OK):  # noqa: PTH120
        with writing_whole(path) as file:
            yield file
    else:
        with path.open("wb") as file:
            yield file


def _is_colorful(out: TextIO) -> bool:
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def with_progress(stories: Iterator["Linted"], total: int, out: TextIO) -> Iterator["Linted"]:
    """The stories; in a long run their count stands on the terminal, unless the findings are printed there."""
    shows = total > _MANY and sys.stderr.isatty() and not out.isatty()
    for number, linted in enumerate(stories):
        if shows and number % _STEP == 0:
            click.echo(f"\r{number:,} of {total:,} stories", nl=False, err=True)
        yield linted
    if shows:
        click.echo(CLEAR, nl=False, err=True)


def closing(tally: "Tally", means: "Means | None" = None, *, quiet: bool, statistics: bool) -> Iterator[str]:
    """The lines after the findings: how often each rule spoke, the summary, the notes, what the cache is ill with."""
    if statistics:
        yield from (
            f"{count:7} {rule}" for rule, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
        )
    if not quiet:
        yield tally.summary
        yield from (f"note: {sentence}" for sentence in tally.sentences())
        if means and means.store and means.store.trouble:
            yield f"note: {means.store.trouble}"


def say(line: str) -> None:
    """Print a line for the user on standard error."""
    click.echo(visible(line), err=True)


def say_at_once(line: str) -> None:
    """Print a line for the user while the run goes on, over the count of the stories where that is shown."""
    say_over = CLEAR if sys.stderr.isatty() else ""
    click.echo(f"{say_over}copylint: {visible(line)}", err=True)
