"""`github`: workflow commands, which GitHub Actions shows as annotations on the changed files."""

import os
from collections.abc import Iterator

from copylint.diagnostic import Diagnostic
from copylint.linted import Linted
from copylint.located import Located, locate
from copylint.reporters import Run
from copylint.visible import visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(stories: Iterator[Linted], _run: Run) -> Iterator[str]:
    """`::error file=…,line=…,title=…::message`, one line each."""
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield _command(diagnostic, locate(linted, diagnostic.place)) + "\n"


def _command(diagnostic: Diagnostic, place: Located) -> str:
    properties = {
        "file": diagnostic.path.replace(os.sep, "/"),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"copylint: {diagnostic.rule}",
    }
    if place.line == place.end_line:  # GitHub takes columns only within one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {joined}::{_data(visible(diagnostic.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
