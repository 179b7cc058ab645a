"""`copylint explain`: the manual page of a rule."""

from pathlib import Path

import click

from copylint.arguments import RULE, config_option, failing, rules_option

_OF_THE_HOUSE = "; of the house's own rules those are known whose folder stands under “rules” in .copylint.yaml"


@click.command()
@click.argument("rule", type=RULE)
@config_option
@rules_option
def explain(rule: str, config: Path | None, rule_folders: tuple[Path, ...]) -> None:
    """Say what a rule is for, what it flags and what it does not, and how to suppress it."""
    from copylint.manual import page, page_of_built_in
    from copylint.rules import BUILT_IN
    from copylint.shelf import Shelf
    from copylint.visible import visible
    from copylint.yamlfile import did_you_mean

    with failing():
        if rule in BUILT_IN:
            lines = page_of_built_in(rule)
        else:
            shelf = Shelf(config=config, rule_folders=rule_folders)
            known = {known.id: known for known in shelf.rules_of(shelf.config_for(Path("story.md")))}
            if rule not in known:
                hint = did_you_mean(rule, known.keys() | BUILT_IN)
                raise click.UsageError(f"unknown rule “{rule}”{hint or _OF_THE_HOUSE}")
            lines = page(known[rule])
    click.echo("\n".join(visible(line) for line in lines))
