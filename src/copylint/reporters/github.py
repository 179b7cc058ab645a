"""`github`: workflow commands, which GitHub Actions shows as annotations on the changed files.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word. Where there are
more, the tenth says how many and where, and the log lists them all.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from copylint.diagnostic import Diagnostic
from copylint.finding_line import finding_line
from copylint.linted import Linted
from copylint.located import Located, locate
from copylint.reporters import Run
from copylint.rules import SEVERITIES, Severity
from copylint.visible import visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 10  # of each of the three, in one step
_NAMED = 5  # stories that the summary names


@dataclass
class _Overflow:
    """What one severity has beyond the first nine: the tenth, and the stories and log lines of all from it on."""

    tenth: str = ""
    stories: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


def render(stories: Iterator[Linted], _run: Run) -> Iterator[str]:
    """`::error file=…,line=…,title=…::message`, one line each."""
    counts: Counter[str] = Counter()
    over = {severity: _Overflow() for severity in SEVERITIES}
    for linted in stories:
        for diagnostic in linted.diagnostics:
            counts[diagnostic.severity] += 1
            command = _command(diagnostic, locate(linted, diagnostic.place)) + "\n"
            if counts[diagnostic.severity] < _MOST:
                yield command
                continue
            kept = over[diagnostic.severity]
            kept.tenth = kept.tenth or command
            kept.stories[diagnostic.path] += 1
            kept.lines.append(_log_line(linted, diagnostic))
    for severity, kept in over.items():
        yield from _last(severity, kept)


def _last(severity: Severity, kept: _Overflow) -> Iterator[str]:
    """The tenth annotation; where there are more it says so for all of them, and the log has them."""
    if len(kept.lines) <= 1:
        yield kept.tenth
        return
    title = f"{len(kept.lines):,} more {severity}s"
    named = [f"{path} ({count})" for path, count in kept.stories.most_common(_NAMED)]
    left = len(kept.stories) - len(named)
    named += [f"{left:,} more {'story' if left == 1 else 'stories'}"] if left else []
    message = f"In {', '.join(named)}. GitHub shows ten of a kind; the log of this step lists them all."
    yield f"::{_COMMANDS[severity]} title={_property(f'copylint: {title}')}::{_data(visible(message))}\n"
    yield f"::group::copylint: {title}\n"
    yield from kept.lines
    yield "::endgroup::\n"


def _log_line(linted: Linted, diagnostic: Diagnostic) -> str:
    """The finding as a line that the runner does not take for a command, wherever the copy has its marks."""
    line = finding_line(linted, diagnostic, color=False).replace("##[", "# #[")
    return f"- {line}\n"


def _command(diagnostic: Diagnostic, place: Located) -> str:
    properties = {
        "file": PurePath(diagnostic.path.replace(os.sep, "/")).as_posix(),
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
