"""The command line: the group of commands, and how a run ends."""

import contextlib
import importlib
import os
import sys
from keyword import iskeyword
from typing import Any

import click

from copylint import __version__, commands
from copylint.registry import module_names

INTERRUPTED = 130
CANNOT_RUN = 2
_NEXT_LINE = "\r\x1b[K"  # over what stands there, such as ^C and the count of the stories


class _InterruptedError(Exception):
    """The user has had enough. Told in one line; click would print an empty one for its own."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for, so that one does not pay for the others."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise _InterruptedError from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in self.list_commands(ctx) or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from copylint.visible import visible
        from copylint.yamlfile import did_you_mean

        hint = f"; to lint it: copylint check {name}" if os.path.exists(name) else ""  # noqa: PTH110 - asked once
        raise click.UsageError(
            visible(f"no command “{name}”{hint or did_you_mean(name, self.list_commands(ctx))}"), ctx
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        # A module cannot be called import, so that one is import_.
        return [name.rstrip("_") for name in module_names(commands.__path__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(importlib.import_module(f"copylint.commands.{name}"), name)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="copylint")
def cli() -> None:
    """Find what a news story says against itself.

    \b
      copylint check story.md        lint a story, a folder, or standard input ("-")
      copylint explain weekday-date  what a rule flags, what it does not, how to suppress it

    Exit status: 0 nothing to report, 1 findings, 2 could not run.
    """


def run() -> int:
    """Run the command line; the exit status. Everything that was printed has been handed on."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status: Any = cli.main(prog_name="copylint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _show(error)
        return CANNOT_RUN
    except _InterruptedError:
        click.echo(f"{_NEXT_LINE if sys.stderr.isatty() else ''}copylint: interrupted", err=True)
        return INTERRUPTED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has what it wanted. Python would complain while closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status if isinstance(status, int) else 0


def _show(error: click.ClickException) -> None:
    """Print a mistake; what an argument or a file name holds does not drive the terminal."""
    from copylint.visible import visible

    vars(error)["message"] = "\n".join(map(visible, error.message.split("\n")))
    error.show()
