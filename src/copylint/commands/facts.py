"""`copylint facts`: the fact sheet of a story."""

import sys
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copylint.arguments import DAY, CannotRunError, config_option, failing, named_input, stdin_option

if TYPE_CHECKING:
    from copylint.facts import Sheet


@click.command()
@click.argument("path", type=click.Path(allow_dash=True))
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option("--date", "anchor", type=DAY, help="The day of the story, in place of its own.")
@stdin_option
@config_option
def facts(path: str, output_format: str, anchor: date | None, stdin_filename: str, config: Path | None) -> None:
    """Print what a story says: people, places, organisations, figures, dates and quotes, and where.

    PATH is a file, or "-" for standard input. Of a file that holds several stories each has its own, as JSON in a list.
    At the end stands what could not be read.
    """
    named_input(stdin_filename, (path,))
    with failing():
        sheets = _sheets(path, stdin_filename, anchor, config)
    for line in _lines(sheets, output_format):
        click.echo(line)


def _sheets(path: str, stdin_name: str, anchor: date | None, config: Path | None) -> list["Sheet"]:
    """The fact sheet of each story in a file; raises CannotRunError for one that holds none."""
    from copylint.analysis import Analysis
    from copylint.facts import fact_sheet
    from copylint.formats import LARGEST, Unreadable, read, read_bytes
    from copylint.shelf import Shelf

    name = stdin_name if path == "-" else path
    settings = Shelf(config=config).config_for(Path(name))
    raw = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else read_bytes(path)
    try:
        story = read(name, raw, settings.front_matter)
    except Unreadable as error:
        raise CannotRunError(f"{name}: cannot be read as a story: {error}") from None
    return [fact_sheet(Analysis(one, anchor, settings.house)) for one in story.stories]


def _lines(sheets: list["Sheet"], output_format: str) -> Iterable[str]:
    if output_format == "json":
        import json

        from copylint.facts_json import as_data

        data = [as_data(sheet) for sheet in sheets]
        return [json.dumps(data if len(data) > 1 else data[0], indent=1)]
    from copylint.facts_text import render_markdown, render_text

    render = render_text if output_format == "text" else render_markdown
    return chain.from_iterable(chain([""] * (i > 0), render(sheet)) for i, sheet in enumerate(sheets))
