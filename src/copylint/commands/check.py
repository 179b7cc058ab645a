"""`copylint check`: lint stories."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from copylint.arguments import (
    DAY,
    NAMES,
    CannotRunError,
    config_option,
    failing,
    named_input,
    rules_option,
    stdin_option,
)
from copylint.reporters import Run, formats, load_reporter
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.linted import Tally
    from copylint.revisions import Touched
    from copylint.rules import Rule
    from copylint.run import Compared, Job, Wishes

_LEVELS = ("error", "warning", "info")
_MANY, _STEP = 300, 20


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--output-format", type=click.Choice(formats()), default="text", show_default=True, help="How to print.")
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write the findings to this file.")
@click.option("--select", multiple=True, type=NAMES, help="Only these rules or families, separated by commas.")
@click.option("--ignore", multiple=True, type=NAMES, help="Not these rules or families, separated by commas.")
@click.option(
    "--severity", type=click.Choice(_LEVELS), default="warning", show_default=True, help="The mildest findings shown."
)
@click.option(
    "--confidence",
    type=click.Choice(["high", "medium", "low"]),
    default="medium",
    show_default=True,
    help="The least certain findings shown.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_LEVELS, "never"]),
    help="From which severity on the exit status is 1.  [default: error]",
)
@click.option("--date", "anchor", type=DAY, help="The day of the story, in place of its own.")
@stdin_option
@config_option
@rules_option
@click.option("--base", metavar="REV", help="Show only what came since HEAD and this revision parted.")
@click.option("--staged", is_flag=True, help="Lint what is staged, and show only what the commit will bring.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Hide the findings accepted in this file."
)
@click.option("--fix", is_flag=True, help="Put the safe suggestions of what is shown into the files.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and nothing else; changes no file.")
@click.option("--statistics", is_flag=True, help="Also print how often each rule spoke.")
@click.option("--quiet", is_flag=True, help="Print no summary and no notes.")
@click.option("--no-cache", is_flag=True, help="Read every rule file anew and keep nothing for the next run.")
@click.pass_context
def check(  # noqa: PLR0913 - the options are the interface
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    output_format: str,
    output_file: str | None,
    base: str | None,
    staged: bool,
    fix: bool,
    diff: bool,
    statistics: bool,
    quiet: bool,
    no_cache: bool,
    **asked: Any,
) -> None:
    """Lint stories: files, folders (and what is below them), or standard input ("-").

    Without PATHS, the working folder. In folders, what .gitignore names and hidden files are left out.

    What makes the run fail is always shown: --fail-on info shows infos, too.
    """
    from copylint.linted import Tally
    from copylint.nodestore import store
    from copylint.run import compare, concerned, lint

    named_input(asked["stdin_filename"], paths)
    if (fix and "-" in paths) or ((fix or diff) and staged):
        what = "what is staged" if staged else "standard input"
        raise click.UsageError(f"--fix and --diff are about files; {what} cannot be changed")

    if no_cache:
        store().close()
    tally, wishes = Tally(), _wishes(**asked)
    with failing():
        jobs, empty = _work(paths or (".",), wishes, tally, base, staged=staged)
        compared = compare(jobs, wishes, tally)
        if base is not None or staged:
            jobs = concerned(jobs, compared)
            _note_if_none(jobs, base, tally)
        if diff:
            ctx.exit(_print_diff(jobs, wishes, compared, output_file))
        if fix:
            tally.fixed = _fix(jobs, wishes, compared)
        with _opened(output_file) as out:
            run = Run(_rules_of(jobs), tally, color=_is_colorful(out))
            stories = lint(_with_progress(jobs, out), wishes, tally, compared)
            for piece in load_reporter(output_format).render(stories, run):
                out.write(piece)
            out.flush()
    for folder in empty:
        _say(f"copylint: no stories in {folder}")
    for line in (*tally.failures, *_closing(tally, quiet=quiet, statistics=statistics)):
        _say(line)
    ctx.exit(tally.status)


def _wishes(
    *, select: Any, ignore: Any, config: Any, rule_folders: Any, stdin_filename: str, **levels: Any
) -> "Wishes":
    from copylint.run import Wishes
    from copylint.select import Choices

    choices = Choices(tuple(chain(*select)), tuple(chain(*ignore)))
    return Wishes(choices=choices, config=config, rule_folders=rule_folders, stdin_name=stdin_filename, **levels)


def _work(
    paths: tuple[str, ...], wishes: "Wishes", tally: "Tally", base: str | None, *, staged: bool
) -> tuple[list["Job"], list[str]]:
    """The files to lint with what holds for them, and the folders that hold none."""
    from copylint.discovery import find_targets
    from copylint.formats import is_story
    from copylint.run import plan

    if base is not None or staged:
        touched = _touched(paths, wishes, base, staged=staged)
        return plan(touched.targets, wishes, tally, touched.revisions), []
    found = find_targets(paths, is_story)
    return plan(found.targets, wishes, tally), found.empty


def _note_if_none(jobs: list["Job"], base: str | None, tally: "Tally") -> None:
    if not jobs:
        tally.note(f"no story has changed since {base}" if base is not None else "no story is staged", "")


def _touched(paths: tuple[str, ...], wishes: "Wishes", base: str | None, *, staged: bool) -> "Touched":
    from copylint import revisions
    from copylint.discovery import find_targets
    from copylint.formats import is_story
    from copylint.git import GitError

    try:
        if not staged:
            return revisions.touched(paths, find_targets(paths, is_story).targets, base or "", wishes.stdin_name)
        if "-" in paths:
            raise click.UsageError("--staged lints what is staged, and reads no standard input")
        return revisions.staged(paths, base, is_story)
    except GitError as error:
        raise CannotRunError(f"copylint: {error}") from None


def _fix(jobs: list["Job"], wishes: "Wishes", compared: "Compared") -> int:
    """Mend the files; how many suggestions were put in."""
    from copylint.atomic import write_whole
    from copylint.mend import mend

    count = 0
    for mended in mend(jobs, wishes, compared):
        write_whole(Path(mended.path), mended.after)
        count += mended.number
    return count


def _print_diff(jobs: list["Job"], wishes: "Wishes", compared: "Compared", output_file: str | None) -> int:
    """Print what would be mended; 1 where there is something."""
    from copylint.fixes import difference
    from copylint.mend import mend

    status = 0
    with _opened(output_file) as out:
        for mended in mend(jobs, wishes, compared):
            status = 1
            for line in difference(Path(mended.path).as_posix(), mended.before, mended.after):
                out.write(f"{visible(line[:-1])}\n" if out.isatty() else line)
    return status


def _rules_of(jobs: list["Job"]) -> tuple["Rule", ...]:
    """Every rule that is on for one of the files, sorted by name."""
    rules = {rule.id: rule for chosen in {id(job.chosen): job.chosen for job in jobs}.values() for rule in chosen.rules}
    return tuple(rules[name] for name in sorted(rules))


@contextmanager
def _opened(path: str | None) -> Iterator[TextIO]:
    if path is None or path == "-":
        yield sys.stdout
        return
    with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


def _is_colorful(out: TextIO) -> bool:
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _with_progress(jobs: list["Job"], out: TextIO) -> Iterator["Job"]:
    """The jobs; in a long run their count stands on the terminal, unless the findings are printed there."""
    shows = len(jobs) > _MANY and sys.stderr.isatty() and not out.isatty()
    for number, job in enumerate(jobs):
        if shows and number % _STEP == 0:
            click.echo(f"\r{number:,} of {len(jobs):,} stories", nl=False, err=True)
        yield job
    if shows:
        click.echo("\r\x1b[K", nl=False, err=True)


def _closing(tally: "Tally", *, quiet: bool, statistics: bool) -> Iterator[str]:
    if statistics:
        yield from (
            f"{count:7} {rule}" for rule, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
        )
    if not quiet:
        yield tally.summary
        yield from (f"note: {sentence}" for sentence in tally.sentences())


def _say(line: str) -> None:
    click.echo(visible(line), err=True)
