"""`copylint compare`: what an update brought, and what it left behind."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copylint.arguments import DAY, NAMES, CannotRunError, config_option, failing, rules_option
from copylint.printing import closing, opened, print_findings, say
from copylint.reporters import formats

if TYPE_CHECKING:
    from copylint.linted import Tally
    from copylint.work import Job, Wishes

_LEVELS = ("error", "warning", "info")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--output-format", type=click.Choice(formats()), default="text", show_default=True, help="How to print.")
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write the findings to this file.")
@click.option("--select", multiple=True, type=NAMES, help="Only these rules or families, separated by commas.")
@click.option("--ignore", multiple=True, type=NAMES, help="Not these rules or families, separated by commas.")
@click.option(
    "--severity",
    type=click.Choice(_LEVELS),
    help="The mildest findings shown.  [default: warning, and all that speak about changes only]",
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
@config_option
@rules_option
@click.option("--quiet", is_flag=True, help="Print no summary and no notes.")
@click.pass_context
def compare(  # noqa: PLR0913 - the options are the interface
    ctx: click.Context,
    /,
    old: str,
    new: str,
    *,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    **asked: Any,
) -> None:
    """Hold an update against what it was: OLD and NEW are two files, or versions of one in git (REV:PATH).

    Shows what the update brought: names, figures and days that were replaced in one place and not in another, new
    figures that neither headline nor deck has, a toll that fell, a quotation that was altered, and every other finding
    on a changed line.
    """
    from copylint.linted import Tally
    from copylint.run import lint

    tally, wishes = Tally(), _wishes(**asked)
    with failing():
        jobs = _work(old, new, wishes, tally)
        with opened(output_file) as out:
            print_findings(lint(jobs, wishes, tally), jobs, tally, out, output_format)
    for line in (*tally.failures, *closing(tally, quiet=quiet, statistics=False)):
        say(line)
    ctx.exit(tally.status)


def _wishes(*, select: Any, ignore: Any, config: Any, rule_folders: Any, severity: Any, **levels: Any) -> "Wishes":
    from copylint.select import Choices
    from copylint.work import Wishes

    choices = Choices(tuple(chain(*select)), tuple(chain(*ignore)))
    return Wishes(
        choices=choices,
        config=config,
        rule_folders=rule_folders,
        severity=severity or "warning",
        updates=severity is None,
        baselines=False,
        **levels,
    )


def _work(old: str, new: str, wishes: "Wishes", tally: "Tally") -> list["Job"]:
    from copylint.discovery import Target
    from copylint.formats import Unreadable, read
    from copylint.revision import Revision
    from copylint.work import plan

    earlier, content = _content(old), _content(new)
    try:
        read(old, earlier)
    except Unreadable as error:
        raise CannotRunError(f"{old}: cannot be read as a story: {error}") from None
    revision = Revision((earlier,), content, old)
    return plan([Target(new, named=True)], wishes, tally, {new: revision})


def _content(name: str) -> bytes:
    """What a file holds, or a file in a commit, written REV:PATH; raises OSError and CannotRunError."""
    from copylint.formats import read_bytes
    from copylint.git import GitError, Repository

    revision, colon, path = name.partition(":")
    if not colon or Path(name).exists() or len(revision) <= 1:
        return read_bytes(name)
    try:
        repository = Repository(Path())
        content = repository.content(repository.commit(revision), path)
    except GitError as error:
        raise CannotRunError(f"copylint: {name}: no such file, and {error}") from None
    if content is None:
        raise CannotRunError(f"copylint: {revision} has no file “{path}”")
    return content
