"""`copylint init`: the files a newsroom starts with."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copylint.arguments import CannotRunError, failing
from copylint.visible import visible

if TYPE_CHECKING:
    from copylint.starter import Newsroom, StarterFile

_PARTS = {
    "config": "a configuration, .copylint.yaml",
    "house": "house lists of names and places, house/",
    "hook": "a hook for pre-commit",
    "github": "a GitHub workflow for pull requests",
    "gitlab": "a GitLab job for merge requests",
    "editor": "schemas and settings for editors",
}
_ALWAYS = ("config", "house", "editor")


class _Parts(click.ParamType[tuple[str, ...]]):
    name = "PART,…"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The parts between commas."""
        parts = tuple(part.strip() for part in str(value).split(",") if part.strip())
        for part in parts:
            if part not in _PARTS:
                self.fail(f"“{part}” is none of {', '.join(_PARTS)}", param, ctx)
        return parts or self.fail("no part is named", param, ctx)


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Ask nothing: write what fits the folder.")
@click.option("--with", "parts", type=_Parts(), help=f"Ask nothing: write these of {', '.join(_PARTS)}.")
@click.option("--stories", metavar="DIR", help="Where the stories lie.  [default: stories, if there is such a folder]")
@click.option("--package", default="copylint", show_default=True, help="What CI installs: a name, an address, a path.")
def init(folder: Path, *, yes: bool, parts: tuple[str, ...] | None, stories: str | None, package: str) -> None:
    """Write what a newsroom starts with: configuration, house lists, hook, CI jobs, editor settings.

    On a terminal it asks for each. Nothing that is there already is changed; what to add to it is printed.
    """
    asks = not (yes or parts)
    if asks and not sys.stdin.isatty():
        raise click.UsageError("standard input is no terminal to ask on; add --yes, or --with and what to write")
    place = stories or ("stories" if (folder / "stories").is_dir() else ".")
    with failing():
        fitting = _fitting(folder)
        wanted = parts or (_ask(fitting) if asks else fitting)
        if asks and stories is None and {"hook", "github", "gitlab"} & set(wanted):
            place = click.prompt("Where do the stories lie?", default=place)
        newsroom = _newsroom(folder, wanted, _within(place), package)
        for part in (part for part in _PARTS if part in wanted):
            for file in _files(part, folder, newsroom):
                for line in _write(folder, file):
                    click.echo(visible(line))


def _newsroom(folder: Path, wanted: Sequence[str], stories: str, package: str) -> "Newsroom":
    from copylint.starter import Newsroom, house_lists

    lists = (folder / file.path for file in house_lists(Newsroom()))
    return Newsroom(
        stories,
        package,
        house="house" in wanted or all(path.is_file() for path in lists),
        schemas="editor" in wanted or (folder / ".copylint").is_dir(),
    )


def _within(stories: str) -> str:
    """The folder of the stories as other files name it; raises UsageError for one that is not below this one."""
    path = Path(stories)
    if path.is_absolute() or ".." in path.parts:
        raise click.UsageError(f"--stories must be a folder below this one, not {stories}")
    return path.as_posix()


def _fitting(folder: Path) -> tuple[str, ...]:
    """The parts that fit a folder: a hook where there is a repository, the CI of the server it is known to be on."""
    git = folder / ".git"
    remotes = (git / "config").read_text("utf-8", "replace") if (git / "config").is_file() else ""
    signs: Mapping[str, bool] = {
        "hook": git.exists(),
        "github": (folder / ".github").is_dir() or "github" in remotes,
        "gitlab": (folder / ".gitlab-ci.yml").exists() or "gitlab" in remotes,
    }
    return tuple(part for part in _PARTS if part in _ALWAYS or signs[part])


def _ask(fitting: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for part, what in _PARTS.items() if click.confirm(f"Write {what}?", default=part in fitting))


def _files(part: str, folder: Path, newsroom: "Newsroom") -> "list[StarterFile]":
    from copylint import starter

    makers: Mapping[str, Callable[[], list[StarterFile]]] = {
        "config": lambda: _configuration(folder, newsroom),
        "house": lambda: starter.house_lists(newsroom),
        "hook": lambda: starter.hook(newsroom),
        "github": lambda: starter.github(newsroom),
        "gitlab": lambda: starter.gitlab(newsroom),
        "editor": lambda: starter.editor(_schemas()),
    }
    return makers[part]()


def _configuration(folder: Path, newsroom: "Newsroom") -> "list[StarterFile]":
    from copylint import starter
    from copylint.config import FILE_NAME, find_config
    from copylint.rules import load_rules

    there = find_config(folder.absolute())
    if there is not None and there.name != FILE_NAME and there.parent.absolute() == folder.absolute():
        click.echo(visible(f"left {there} as it is: it holds the configuration"))
        return []
    return starter.configuration(newsroom, sorted({rule.family for rule in load_rules()}))


def _schemas() -> Mapping[str, Mapping[str, object]]:
    from copylint.rules import load_rules
    from copylint.schema import rule_schema
    from copylint.settings_schema import config_schema, house_schema

    return {"config": config_schema(load_rules()), "house": house_schema(), "rule": rule_schema()}


def _write(folder: Path, file: "StarterFile") -> Iterator[str]:
    """Write a file that is not there yet; what came of it, in lines."""
    path = folder / file.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as out:
            out.write(file.text)
    except FileExistsError:
        if not path.exists() and not path.is_symlink():
            raise CannotRunError(f"{path}: a folder on the way is a file") from None
        if not file.excerpt or _plain(file.excerpt) in _plain(path.read_text("utf-8", "replace")):
            yield f"left {path} as it is"
            return
        yield f"left {path} as it is; {file.advice}:"
        yield from (f"    {line}" for line in file.excerpt.splitlines())
    else:
        yield f"wrote {path}" + (f"; now run: {file.then}" if file.then else "")


def _plain(text: str) -> str:
    return "".join(text.split())
