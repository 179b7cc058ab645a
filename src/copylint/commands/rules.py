"""`copylint rules`: the list of rules."""

from pathlib import Path

import click

from copylint.arguments import config_option, failing, rules_option


@click.command()
@config_option
@rules_option
def rules(config: Path | None, rule_folders: tuple[Path, ...]) -> None:
    """List the rules: name, family, severity, and what each finds.

    What a configuration in the working folder says about severities and what is off is heeded.
    """
    from copylint.select import every_rule
    from copylint.shelf import Shelf

    with failing():
        shelf = Shelf(config=config, rule_folders=rule_folders)
        here = shelf.config_for(Path("story.md"))
        listed = sorted(every_rule(shelf.rules_of(here), here.sections), key=lambda rule: (rule.family, rule.id))
    longest = max((len(rule.id) for rule in listed), default=0)
    for rule in listed:
        level = rule.severity if rule.enabled else "off"
        click.echo(f"{rule.id:{longest}}  {rule.family:12} {level:8} {rule.summary}")
