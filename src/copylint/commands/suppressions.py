"""`copylint suppressions`: what is suppressed, why, until when, and whether it still does anything."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copylint.arguments import DAY, config_option, failing, rules_option
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.audit import Audited
    from copylint.linted import Tally
    from copylint.work import Wishes


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@click.option("--unsound", is_flag=True, help="Only those that are unused, expired, unexplained or not understood.")
@click.option("--date", "anchor", type=DAY, help="The day that date limits are held against.  [default: the story's]")
@config_option
@rules_option
@click.pass_context
def suppressions(  # noqa: PLR0913 - the options are the interface
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    output_format: str,
    unsound: bool,
    anchor: date | None,
    config: Path | None,
    rule_folders: tuple[Path, ...],
) -> None:
    """List every suppression: in comments, front matter and sidecar files, and the desk's mark (cq).

    Each with its rule, its reason, its date limit, and how many findings it keeps silent. The status is 1 where one is
    unused, past its day, without a reason, or not understood.
    """
    from copylint.linted import Tally
    from copylint.work import Wishes

    tally = Tally()
    wishes = Wishes(anchor=anchor, config=config, rule_folders=rule_folders, baselines=False)
    with failing():
        found = _audited(paths or (".",), wishes, tally)
    bad = [audited for audited in found if not audited.is_sound]
    for line in _lines(bad if unsound else found, output_format):
        click.echo(line)
    for failure in tally.failures:
        click.echo(visible(failure), err=True)
    click.echo(_summary(found, bad, tally.files), err=True)
    ctx.exit(2 if tally.failures else 1 if bad else 0)


def _audited(paths: tuple[str, ...], wishes: "Wishes", tally: "Tally") -> list["Audited"]:
    from copylint.audit import audit
    from copylint.compared import compare
    from copylint.discovery import find_targets
    from copylint.formats import is_story
    from copylint.work import plan

    jobs = plan(find_targets(paths, is_story).targets, wishes, tally)
    return list(audit(jobs, wishes, tally, compare(jobs, wishes, tally)))


def _lines(found: Sequence["Audited"], output_format: str) -> Iterator[str]:
    if output_format == "json":
        import json

        yield json.dumps({"version": 1, "suppressions": [audited.record() for audited in found]}, indent=1)
        return
    for audited in found:
        yield visible(_line(audited))


def _line(audited: "Audited") -> str:
    where = f"{audited.path}:{audited.line}:{audited.column}"
    if audited.state == "not understood":
        return f"{where}: not understood: {audited.reason}"
    told = f"in use ({audited.silenced})" if audited.state == "in use" else audited.state
    parts = [
        f"{audited.rule}{', whole story' if audited.whole_story and audited.rule[0] != '(' else ''}",
        f"{told}{'' if audited.explained else ', no reason'}",
        *([f"until {audited.until}"] if audited.until else []),
        *([audited.reason] if audited.reason else []),
    ]
    return f"{where}: {': '.join(parts)}"


def _summary(found: Sequence["Audited"], bad: Sequence["Audited"], files: int) -> str:
    silenced = sum(audited.silenced for audited in found)
    return (
        f"{len(found):,} suppression{'s' * (len(found) != 1)} in {files:,} {'story' if files == 1 else 'stories'}, "
        f"{silenced:,} finding{'s' * (silenced != 1)} silenced, {len(bad):,} to look at"
    )
