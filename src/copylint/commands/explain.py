"""`copylint explain`: the manual page of a rule."""

from pathlib import Path

import click

from copylint.arguments import RULE, config_option, failing, rules_option


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
                raise click.UsageError(f"unknown rule “{rule}”{did_you_mean(rule, known.keys() | BUILT_IN)}")
            lines = page(known[rule])
    click.echo("\n".join(visible(line) for line in lines))
