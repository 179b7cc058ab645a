"""`copylint test`: run the examples inside rule files."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copylint.arguments import config_option, failing, rules_option

if TYPE_CHECKING:
    from copylint.rules import Rule


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--own", is_flag=True, help="Leave out the shipped rules.")
@config_option
@rules_option
@click.pass_context
def test(
    ctx: click.Context, /, paths: tuple[Path, ...], *, own: bool, config: Path | None, rule_folders: tuple[Path, ...]
) -> None:
    """Run the examples inside rule files: what is marked must be flagged, and nothing else.

    PATHS are rule files or folders of them. Without PATHS, the shipped rules and those of the configuration in the
    working folder. Over the examples of a newsroom's own rules run all the rules, over the shipped examples the
    shipped ones.
    """
    from copylint.examples import too_few
    from copylint.visible import visible

    with failing():
        every = _rules(paths, config, rule_folders)
        tested = [rule for rule in _under(paths, every) if not (own and _is_shipped(rule))]
        lacking = [rule for rule in tested if _lacks(rule)]
        failures = _failures([rule for rule in tested if rule not in lacking], every)
    for line in "\n\n".join(failures).splitlines():
        click.echo(visible(line))
    for rule in lacking:
        click.echo(f"note: {rule.id} is not tested: {_lacks(rule)} is not installed", err=True)
    for note in filter(None, map(too_few, tested)):
        click.echo(f"note: {visible(note)}", err=True)
    examples = sum(len(rule.marked_fails) + len(rule.marked_passes) for rule in tested)
    click.echo(f"rules: {len(tested)}, examples: {examples}, failed: {len(failures)}", err=True)
    if not tested:
        click.echo(f"copylint: no rule found{_places(paths)}", err=True)
        ctx.exit(2)
    ctx.exit(1 if failures else 0)


def _failures(tested: Sequence["Rule"], every: Sequence["Rule"]) -> list[str]:
    from copylint.examples import check_examples

    shipped = [rule for rule in tested if _is_shipped(rule)]
    own = [rule for rule in tested if not _is_shipped(rule)]
    return [*check_examples(shipped, [rule for rule in every if _is_shipped(rule)]), *check_examples(own, every)]


def _lacks(rule: "Rule") -> str:
    """The package that the rule's kind needs and that is not installed; else ""."""
    from importlib.util import find_spec

    from copylint.rules import load_kind

    needed = str(getattr(load_kind(rule.kind), "NEEDS", ""))
    return needed if needed and find_spec(needed) is None else ""


def _places(paths: Sequence[Path]) -> str:
    return f" in {', '.join(path.as_posix() for path in paths)}" if paths else ""


def _rules(paths: Iterable[Path], config: Path | None, rule_folders: tuple[Path, ...]) -> tuple["Rule", ...]:
    """Every rule there is; those in `paths` as well, where neither configuration nor option names their folder."""
    from copylint.rules import shipped_folder
    from copylint.shelf import Shelf

    shelf = Shelf(config=config, rule_folders=rule_folders)
    here = shelf.config_for(Path("story.md"))
    known = [folder.resolve() for folder in (shipped_folder(), *here.rule_folders, *rule_folders)]
    more = tuple(path for path in paths if not any(path.resolve().is_relative_to(folder) for folder in known))
    return Shelf(config=config, rule_folders=(*rule_folders, *more)).rules_of(here)


def _under(paths: Sequence[Path], rules: Sequence["Rule"]) -> Sequence["Rule"]:
    folders = [path.resolve() for path in paths]
    return [rule for rule in rules if any(map(rule.path.resolve().is_relative_to, folders))] if paths else rules


def _is_shipped(rule: "Rule") -> bool:
    from copylint.rules import shipped_folder

    return rule.path.is_relative_to(shipped_folder())
