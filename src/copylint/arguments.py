"""What the commands' options have in common: names of rules, days, folders of rules, and how a mistake in them ends."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from copylint.run import Means


class CannotRunError(click.ClickException):
    """The run ends with status 2; the message is printed as it is."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message, one mistake a line, so that terminals and editors can follow `path:line`."""
        from copylint.visible import visible

        for line in self.message.split("\n"):
            click.echo(visible(line), file=file, err=file is None)


@contextmanager
def failing() -> Iterator[None]:
    """What is wrong with rules, configuration or files ends the run with status 2 and its lines on standard error."""
    from copylint.config import ConfigError
    from copylint.select import UnknownNameError
    from copylint.yamlfile import YamlError

    try:
        yield
    except (ConfigError, YamlError) as error:
        raise CannotRunError("\n".join(error.errors)) from None
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        told = f"{error.filename}: {error.strerror.lower()}" if error.filename and error.strerror else error
        raise CannotRunError(f"copylint: {told}") from None


class _Names(click.ParamType[tuple[str, ...]]):
    name = "RULE|FAMILY,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names between commas; at least one."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        return names or self.fail("no rule or family is named", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that go on from what is typed after the last comma."""
        del ctx, param
        typed, comma, last = incomplete.rpartition(",")
        return [CompletionItem(typed + comma + name) for name in _shipped_names() if name.startswith(last)]


class _Rule(click.ParamType[str]):
    name = "RULE"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The rules that begin with what is typed."""
        del ctx, param
        return [CompletionItem(name) for name in _shipped_names() if name.startswith(incomplete)]


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails for anything that is none."""
        from copylint.written_date import may_be_story_day

        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no date of the form 2026-11-22", param, ctx)
        return day if may_be_story_day(day) else self.fail(f"no story is of the year {day.year}", param, ctx)


def _shipped_names() -> list[str]:
    from copylint.rules import shipped_folder

    paths = list(shipped_folder().glob("*/*.yaml"))
    return sorted({path.stem for path in paths} | {path.parent.name for path in paths})


NAMES = _Names()
RULE = _Rule()
DAY = _Day()

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="Use this configuration.  [default: .copylint.yaml or pyproject.toml above the file linted]",
)
rules_option = click.option(
    "--rules",
    "rule_folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of rules of your own, besides the shipped ones. May be repeated.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes to spread the stories over.  [default: as many as there are cores; one for few stories]",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Look at every rule file and story anew and keep nothing for the next run."
)
stdin_option = click.option(
    "--stdin-filename", metavar="NAME", default="-", help="What to call standard input; tells its format."
)


def means_of(jobs: int | None, *, no_cache: bool) -> "Means":
    """What a run may use, as the options say."""
    from copylint.nodestore import cache_folder, store
    from copylint.printing import say_at_once
    from copylint.run import Means
    from copylint.saidstore import SaidStore

    if no_cache:
        store().close()
    return Means(jobs, None if no_cache else SaidStore(cache_folder()), say_at_once)


def named_input(name: str, paths: Collection[str]) -> None:
    """Raises UsageError where standard input is given a name and is not read."""
    if name != "-" and "-" not in paths:
        raise click.UsageError("--stdin-filename names standard input, which is not read; add the path “-”")
