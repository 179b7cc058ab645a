"""`copylint check`: lint stories."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copylint.arguments import (
    DAY,
    NAMES,
    CannotRunError,
    config_option,
    failing,
    jobs_option,
    means_of,
    named_input,
    no_cache_option,
    rules_option,
    stdin_option,
)
from copylint.printing import closing, opened, print_findings, say, with_progress
from copylint.reporters import formats
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.compared import Compared
    from copylint.linted import Tally
    from copylint.revisions import Touched
    from copylint.run import Means
    from copylint.work import Job, Wishes

_LEVELS = ("error", "warning", "info")


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
@jobs_option
@no_cache_option
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
    jobs: int | None,
    no_cache: bool,
    **asked: Any,
) -> None:
    """Lint stories: files, folders (and what is below them), or standard input ("-").

    Without PATHS, the working folder. In folders, what .gitignore names and hidden files are left out.

    What makes the run fail is always shown: --fail-on info shows infos, too.
    """
    from copylint.compared import compare, concerned
    from copylint.linted import Tally
    from copylint.run import lint

    named_input(asked["stdin_filename"], paths)
    if (fix and "-" in paths) or ((fix or diff) and staged):
        what = "what is staged" if staged else "standard input"
        raise click.UsageError(f"--fix and --diff are about files; {what} cannot be changed")

    means = means_of(jobs, no_cache=no_cache)
    tally, wishes = Tally(), _wishes(**asked)
    with failing():
        work, empty = _work(paths or (".",), wishes, tally, base, staged=staged)
        compared = compare(work, wishes, tally)
        if base is not None or staged:
            work = concerned(work, compared)
            _note_if_none(work, base, tally)
        if diff:
            ctx.exit(_print_diff(work, wishes, compared, means, output_file))
        if fix:
            _fix(work, wishes, compared, means, tally)
        with opened(output_file) as out:
            stories = with_progress(lint(work, wishes, tally, compared, means), len(work), out)
            print_findings(stories, work, tally, out, output_format)
    for folder in empty:
        say(f"copylint: no stories in {folder}")
    for line in (*tally.failures, *closing(tally, means, quiet=quiet, statistics=statistics)):
        say(line)
    ctx.exit(tally.status)


def _wishes(
    *, select: Any, ignore: Any, config: Any, rule_folders: Any, stdin_filename: str, **levels: Any
) -> "Wishes":
    from copylint.select import Choices
    from copylint.work import Wishes

    choices = Choices(tuple(chain(*select)), tuple(chain(*ignore)))
    return Wishes(choices=choices, config=config, rule_folders=rule_folders, stdin_name=stdin_filename, **levels)


def _work(
    paths: tuple[str, ...], wishes: "Wishes", tally: "Tally", base: str | None, *, staged: bool
) -> tuple[list["Job"], list[str]]:
    """The files to lint with what holds for them, and the folders that hold none."""
    from copylint.discovery import find_targets
    from copylint.formats import is_story
    from copylint.work import plan

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


def _fix(work: list["Job"], wishes: "Wishes", compared: "Compared", means: "Means", tally: "Tally") -> None:
    """Mend the files, and count what was put in; a file that cannot be written is told, and stops no other."""
    from copylint.atomic import ChangedError, replace_whole
    from copylint.mend import mend

    for mended in mend(work, wishes, compared, means):
        try:
            replace_whole(Path(mended.path), mended.before, mended.after)
        except (OSError, ChangedError) as error:
            reason = getattr(error, "strerror", None) or error
            tally.failures.append(f"{mended.path}: not mended: {reason}")
        else:
            tally.fixed += mended.number


def _print_diff(
    jobs: list["Job"], wishes: "Wishes", compared: "Compared", means: "Means", output_file: str | None
) -> int:
    """Print what would be mended; 1 where there is something."""
    from copylint.fixes import difference
    from copylint.mend import mend

    status = 0
    with opened(output_file) as out:
        for mended in mend(jobs, wishes, compared, means):
            status = 1
            for line in difference(Path(mended.path).as_posix(), mended.before, mended.after):
                out.write(f"{visible(line[:-1])}\n" if out.isatty() else line)
    return status
