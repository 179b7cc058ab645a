"""Reporters: one module an output format; the format's name is the module's.

A reporter is a function `render(stories, run)` that yields text. It draws the stories one by one and yields what it
can as soon as it can, so that a long run shows its first findings at once.
"""

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from copylint.registry import module_names

if TYPE_CHECKING:
    from copylint.linted import Linted, Tally
    from copylint.rules import Rule


class Run(Struct, frozen=True):
    """What a reporter knows besides the stories: the rules, the tally (complete once they are drawn), the terminal."""

    rules: "tuple[Rule, ...]"
    tally: "Tally"
    color: bool = False


class Reporter(Protocol):
    """A module `copylint/reporters/<format>.py`."""

    def render(self, stories: "Iterator[Linted]", run: Run, /) -> Iterator[str]:
        """The stories' diagnostics as text, in pieces."""
        ...


def formats() -> list[str]:
    """The names of all output formats, sorted."""
    return module_names(__path__)


def load_reporter(name: str) -> Reporter:
    """The module of an output format; raises LookupError for a name that is none."""
    if name not in formats():
        raise LookupError(f"unknown output format “{name}”")
    return cast(Reporter, importlib.import_module(f"{__name__}.{name}"))
