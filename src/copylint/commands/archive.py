"""`copylint archive`: whole archives linted, for audits and to try a rule on what was published."""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from copylint.arguments import NAMES, CannotRunError, config_option, failing, rules_option
from copylint.printing import CLEAR, say, say_at_once
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.archive.clerk import Clerk
    from copylint.archive.folder import Folder, State
    from copylint.archive.ledger import Ledger
    from copylint.archive.sweep import Engine

_ANY = Path("story.md")  # what holds for it holds for every record
_TICK = 0.5  # seconds
_FIELDS = {
    "text": "its text, or a list of its paragraphs",
    "headline": "its headline",
    "deck": "its deck",
    "byline": "its byline",
    "date": "its day",
    "id": "what it is called in the findings",
}


def _field_options(command: Any) -> Any:
    for name, what in reversed(_FIELDS.items()):
        told = f"Under which key, or column, a record has {what}.  [default: the usual ones]"
        command = click.option(f"--{name}-field", metavar="KEY", default="", help=told)(command)
    return command


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="copylint-archive",
    show_default=True,
    help="The folder that gets the findings and what is needed to go on.",
)
@click.option(
    "--findings", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True, help="How to write them."
)
@_field_options
@click.option(
    "--text-format",
    type=click.Choice(["auto", "plain", "html", "markdown"]),
    default="auto",
    show_default=True,
    help="How the text of a record is written.",
)
@click.option("--select", multiple=True, type=NAMES, help="Only these rules or families, separated by commas.")
@click.option("--ignore", multiple=True, type=NAMES, help="Not these rules or families, separated by commas.")
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The mildest findings counted.",
)
@click.option(
    "--confidence",
    type=click.Choice(["high", "medium", "low"]),
    default="medium",
    show_default=True,
    help="The least certain findings counted.",
)
@config_option
@rules_option
@click.option(
    "--samples",
    type=click.IntRange(0, 100),
    default=3,
    show_default=True,
    help="How many findings of each rule are shown.",
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    metavar="N",
    help="After how many records at most a part is written, and with it how far the run has come.",
)
@click.option(
    "--resume", is_flag=True, help="Only go on with what was begun; by default that is done where something was."
)
@click.option("--restart", is_flag=True, help="Begin anew, and delete what was found before.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes.  [default: one for each core]"
)
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Who does the work."
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster, such as tcp://10.0.0.7:8786.")
@click.option("--quiet", is_flag=True, help="Print no notes and no progress.")
@click.pass_context
def archive(ctx: click.Context, /, paths: tuple[str, ...], **asked: Any) -> None:
    """Lint whole archives: folders of stories, JSONL with a record a line, Parquet.

    Findings are written to a folder in parts, and counted by rule for every 1,000 stories. Whatever ends the run, the
    same command goes on where it was.
    """
    with failing(), _explained(), ExitStack() as stack:
        sweep = _prepared(paths, asked, stack)
        if not sweep.folder.state.done:
            _run(sweep, asked)
        ctx.exit(_told(sweep, quiet=asked["quiet"]))


class _Sweep(NamedTuple):
    """What there is to do, and how far it has come."""

    paths: tuple[str, ...]
    clerk: "Clerk"
    folder: "Folder"
    rules: list[str]


@contextmanager
def _explained() -> Iterator[None]:
    from copylint.archive.folder import FolderError
    from copylint.archive.records import MissingPackageError

    try:
        yield
    except (FolderError, MissingPackageError) as error:
        raise CannotRunError(f"copylint: {error}") from None


def _prepared(paths: tuple[str, ...], asked: Mapping[str, Any], stack: ExitStack) -> _Sweep:
    """Everything read that can be wrong, and the folder as an earlier run has left it; the stack closes it."""
    from copylint.archive.clerk import Clerk
    from copylint.archive.folder import Folder
    from copylint.archive.keys import Keys
    from copylint.select import Choices
    from copylint.shelf import Shelf
    from copylint.work import Wishes

    wishes = Wishes(
        severity=asked["severity"],
        confidence=asked["confidence"],
        choices=Choices(tuple(chain(*asked["select"])), tuple(chain(*asked["ignore"]))),
        config=asked["config"],
        rule_folders=asked["rule_folders"],
        baselines=False,
    )
    shelf = Shelf(wishes.choices, wishes.config, wishes.rule_folders)
    config = shelf.config_for(_ANY)
    rules = [rule.id for rule in shelf.chosen_for(_ANY, config).rules]
    clerk = Clerk(
        shelf, config, wishes, Keys(**{name: asked[f"{name}_field"] for name in _FIELDS}, written=asked["text_format"])
    )
    folder = stack.enter_context(closing(Folder(asked["output"], asked["findings"])))
    folder.lock()
    folder.begin(_state(folder, _plan(paths, clerk, asked), asked))
    return _Sweep(paths, clerk, folder, rules)


def _plan(paths: tuple[str, ...], clerk: "Clerk", asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked for, as far as it decides what is found and how it is written."""
    from copylint.circumstances import Circumstances, content_digest
    from copylint.discovery import Target
    from copylint.work import Job

    job = Job(Target(str(_ANY), named=False), clerk.config, clerk.shelf.chosen_for(_ANY, clerk.config))
    held = clerk.config.path.read_bytes() if clerk.config.path else b""  # what its overrides say
    return {
        "paths": [os.path.abspath(path) for path in paths],  # noqa: PTH100 - as the user wrote it, links and all
        "keys": {name: asked[f"{name}_field"] for name in _FIELDS},
        **{name: asked[name] for name in ("text_format", "severity", "confidence", "samples", "findings")},
        "rules": content_digest(Circumstances(clerk.wishes).digest(job) + held).hex(),
    }


def _state(folder: "Folder", plan: dict[str, Any], asked: Mapping[str, Any]) -> "State":
    """Where to begin: at the beginning, or where an earlier run of the same was. Raises FolderError."""
    from copylint.archive.folder import FolderError, State

    if asked["restart"]:
        folder.clear()
    state = folder.earlier()
    if state is None:
        if asked["resume"]:
            raise FolderError(f"{folder.path}: nothing was begun here that could go on")
        return State(plan)
    if state.plan != plan:
        other = ", ".join(name for name in plan if plan[name] != state.plan.get(name))
        raise FolderError(
            f"{folder.path}: holds what was found otherwise ({other}); name another --output, or --restart"
        )
    return state


def _run(sweep: _Sweep, asked: Mapping[str, Any]) -> None:
    from copylint.archive.records import read_records
    from copylint.archive.sweep import Habits
    from copylint.archive.sweep import sweep as run

    state, quiet = sweep.folder.state, asked["quiet"]
    if state.cursor is not None and not quiet:
        say(f"note: going on after {state.ledger.stories:,} stories, at {state.cursor.path}")
    for name in _across(sweep) if not quiet else ():
        say(f"note: {name} holds stories against each other and is not run on an archive")
    records = read_records(sweep.paths, sweep.clerk.keys, state.cursor)
    watch = _Watch() if sys.stderr.isatty() and not quiet else None
    habits = Habits(asked["part"], asked["samples"], say_at_once, watch.look if watch else lambda _: None)
    with _engine(asked) as engine:
        sweep.clerk.warm()
        run(records, sweep.clerk, engine, sweep.folder, habits)
    if watch:
        click.echo(CLEAR, nl=False, err=True)


@contextmanager
def _engine(asked: Mapping[str, Any]) -> "Iterator[Engine]":
    from copylint.archive.sweep import Engine
    from copylint.crew import do_here, spread, usable_cores

    if asked["engine"] == "local":
        count = asked["jobs"] or usable_cores()
        yield Engine(spread, count) if count > 1 else Engine(do_here)
        return
    if not asked["scheduler"]:
        raise click.UsageError("--engine dask needs --scheduler ADDRESS")
    try:
        from distributed import Client
    except ImportError:
        raise CannotRunError("copylint: for Dask, install copylint with it: pip install “copylint[cluster]”") from None
    from copylint.archive.on_dask import ClusterError, check_workers, spread_over

    with Client(asked["scheduler"]) as client:
        try:
            check_workers(client)
        except ClusterError as error:
            raise CannotRunError(f"copylint: {error}") from None
        yield Engine(spread_over(client), records=64, size=500_000)


def _across(sweep: _Sweep) -> list[str]:
    """The rules that would need all stories at once."""
    from copylint.across import across_kind

    chosen = sweep.clerk.shelf.chosen_for(_ANY, sweep.clerk.config)
    return [rule.id for rule in chosen.rules if across_kind(rule)]


class _Watch:
    """Shows on the terminal how far a sweep has come."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()
        self._before: int | None = None

    def look(self, ledger: "Ledger") -> None:
        """Print the counts, unless that was just done."""
        now = time.monotonic()
        if self._before is None:
            self._before = ledger.stories
        if now - self._last < _TICK:
            return
        self._last = now
        rate = (ledger.stories - self._before) / (now - self._begun)
        told = f"{ledger.stories:,} stories, {rate:,.0f} a second, {ledger.findings:,} findings"
        click.echo(f"{CLEAR}{told}", nl=False, err=True)


def _told(sweep: _Sweep, *, quiet: bool) -> int:
    """Print and write what it has come to; the exit status."""
    from copylint.archive.account import account, lines, notes
    from copylint.atomic import write_whole

    ledger = sweep.folder.state.ledger
    report = json.dumps(account(ledger, sweep.rules), indent=1)
    write_whole(sweep.folder.path / "report.json", f"{report}\n".encode())
    for line in lines(ledger, sweep.rules):
        click.echo(visible(line))
    for failure in ledger.failures:
        say(failure)
    if ledger.failed > len(ledger.failures):
        say(f"{ledger.failed - len(ledger.failures):,} more failures")
    for line in notes(ledger) if not quiet else ():
        say(line)
    if not ledger.stories:
        say("copylint: no story was found; name the key of the text with --text-field where records have another")
    return 2 if ledger.failed or not ledger.stories else 0
