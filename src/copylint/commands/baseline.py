"""`copylint baseline`: accept today's findings."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from copylint.arguments import DAY, config_option, failing, jobs_option, means_of, no_cache_option, rules_option
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.baseline import Baseline, Entry
    from copylint.diagnostic import Diagnostic
    from copylint.finding import Confidence
    from copylint.rules import Severity
    from copylint.run import Means
    from copylint.work import Wishes


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The baseline.  [default: the configuration's, else .copylint-baseline.json]",
)
@click.option("--add", is_flag=True, help="Also accept what is new since the baseline was written.")
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The mildest findings accepted.",
)
@click.option(
    "--confidence",
    type=click.Choice(["high", "medium", "low"]),
    default="medium",
    show_default=True,
    help="The least certain findings accepted.",
)
@click.option("--date", "anchor", type=DAY, help="The day of the stories, in place of their own.")
@config_option
@rules_option
@jobs_option
@no_cache_option
def baseline(  # noqa: PLR0913 - the options are the interface
    paths: tuple[str, ...],
    *,
    path: Path | None,
    add: bool,
    severity: str,
    confidence: str,
    anchor: date | None,
    config: Path | None,
    rule_folders: tuple[Path, ...],
    jobs: int | None,
    no_cache: bool,
) -> None:
    """Accept the findings of today: write them to a baseline, so that `check --baseline` is silent about them.

    An accepted finding comes back when its paragraph changes. Where there is a baseline, it can only shrink: what is
    settled goes out, and what is new is accepted with --add only.
    """
    from copylint.atomic import write_whole
    from copylint.baseline import FILE_NAME, Baseline, read_baseline
    from copylint.work import Wishes

    means = means_of(jobs, no_cache=no_cache)
    wishes = Wishes(
        anchor=anchor, severity="info", confidence="low", config=config, rule_folders=rule_folders, baselines=False
    )
    level = _Level(cast("Severity", severity), cast("Confidence", confidence))
    with failing():
        configured = _configured(config)
        file = path or configured or Path(FILE_NAME)
        old = read_baseline(file) if file.exists() else None
        tidied = _tidied(old or Baseline(file), paths or (".",), wishes, level, means, add=add or old is None)
        new = Baseline(file, tidied.entries)
        if old is None or old.text() != new.text():
            write_whole(file, new.text().encode())
    trouble = [f"note: {means.store.trouble}"] if means.store and means.store.trouble else []
    heeded = [] if old is not None or file == configured else [_HEED.format(visible(str(file)))]
    for line in (*_told(old, new, tidied), *heeded, *trouble):
        click.echo(visible(line), err=True)
    click.get_current_context().exit(2 if tidied.failures else 0)


_HEED = "note: to have it heeded, run “copylint check --baseline {0}” or write “baseline: {0}” into .copylint.yaml"


class _Level(NamedTuple):
    """How mild and how uncertain a finding may be to be accepted."""

    severity: "Severity"
    confidence: "Confidence"

    def holds(self, diagnostic: "Diagnostic") -> bool:
        from copylint.rules import SEVERITIES
        from copylint.sift import CONFIDENCES

        return SEVERITIES.index(diagnostic.severity) <= SEVERITIES.index(self.severity) and CONFIDENCES.index(
            diagnostic.confidence
        ) <= CONFIDENCES.index(self.confidence)


class _Tidied(NamedTuple):
    """The entries there are now, how many findings are new and not among them, and what could not be run."""

    entries: dict[str, list["Entry"]]
    left_out: int
    failures: list[str]


def _configured(config: Path | None) -> Path | None:
    """The baseline that the configuration of the working folder names, if it names one."""
    from copylint.shelf import Shelf

    return Shelf(config=config).config_for(Path("story.md")).baseline


def _tidied(  # noqa: PLR0913 - the options
    old: "Baseline", paths: tuple[str, ...], wishes: "Wishes", level: _Level, means: "Means", *, add: bool
) -> _Tidied:
    from copylint.compared import compare
    from copylint.discovery import find_targets
    from copylint.formats import is_story
    from copylint.linted import Tally
    from copylint.run import lint
    from copylint.work import plan

    tally = Tally()
    jobs = plan(find_targets(paths, is_story).targets, wishes, tally)
    entries = {name: found for name, found in old.entries.items() if not _covers(paths, old.path.parent / name)}
    left_out = 0
    for linted in lint(jobs, wishes, tally, compare(jobs, wishes, tally), means):
        name = old.name_of(linted.path)
        if linted.unread:
            entries[name] = old.entries.get(name, [])
            continue
        story = linted.story
        if story is None:  # there is nothing to say about it
            entries[name] = []
            continue
        sifted = old.sift(story, linted.diagnostics)
        new = [entry for diagnostic, entry in sifted.others if level.holds(diagnostic)]
        entries[name] = [entry for _, entry in sifted.accepted] + (new if add else [])
        left_out += 0 if add else len(new)
    return _Tidied(entries, left_out, tally.failures)


def _covers(paths: tuple[str, ...], story: Path) -> bool:
    real = os.path.realpath(story)
    return any(real == top or real.startswith(top.rstrip(os.sep) + os.sep) for top in map(os.path.realpath, paths))


def _told(old: "Baseline | None", new: "Baseline", tidied: _Tidied) -> Iterator[str]:
    yield from tidied.failures
    count = sum(map(len, new.entries.values()))
    stories = sum(map(bool, new.entries.values()))
    accepted = f"{count:,} finding{'s' * (count != 1)} in {stories:,} {'story' if stories == 1 else 'stories'} accepted"
    before = sum(map(len, old.entries.values())) if old else 0
    settled = before - count if old and before > count else 0
    yield f"{new.path}: {accepted}{f', {settled:,} settled' if settled else ''}"
    if tidied.left_out:
        yield f"note: {tidied.left_out:,} new and not accepted; “copylint baseline --add” accepts them"
