"""`copylint import`: rule files of other linters as rule files of ours."""

from pathlib import Path

import click

from copylint.arguments import CannotRunError, failing


@click.group("import")
def import_() -> None:
    """Turn another linter's rule files into rule files of copylint."""


@import_.command()
@click.argument("style_dir", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("house_rules"),
    show_default=True,
    help="The folder that the rules are written to, in a folder for each style.",
)
@click.pass_context
def vale(ctx: click.Context, /, style_dir: Path, output: Path) -> None:
    """Turn a style of Vale, or a folder of styles, into rule files.

    What could not be carried over is told with file, line and column. A file that is there already is never
    overwritten.

    Exit status: 0 all was carried over, 1 something was not, 2 could not run.
    """
    from copylint.vale.folder import read_folder
    from copylint.visible import visible

    if not style_dir.is_dir():
        raise CannotRunError(f"copylint: {style_dir}: no such folder")
    files = rules = remarks = lost = 0
    with failing():
        for piece in read_folder(style_dir):
            files += 1
            for remark in piece.carried.remarks:
                remarks += 1
                lost += remark.lost
                click.echo(visible(remark.line), err=True)
            for name, text in piece.carried.rules:
                path = output / piece.family / f"{name}.yaml"
                if _written(path, text):
                    rules += 1
                    click.echo(visible(path.as_posix()))
                else:
                    lost += 1
                    click.echo(visible(f"{path.as_posix()}: is there already, and is left as it is"), err=True)
    if not files:
        raise CannotRunError(f"copylint: {style_dir}: no rule files of Vale (.yml) in it")
    click.echo(f"files: {files}, rules written: {rules}, remarks: {remarks}, not carried over: {lost}", err=True)
    ctx.exit(1 if lost else 0)


def _written(path: Path, text: str) -> bool:
    """Whether the file was written; never over another one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
