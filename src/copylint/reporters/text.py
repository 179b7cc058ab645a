"""`text`: one line a finding."""

from collections.abc import Iterator

from copylint.finding_line import finding_line
from copylint.linted import Linted
from copylint.reporters import Run


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """`path:line:column: severity: rule: message`, one line each."""
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield finding_line(linted, diagnostic, color=run.color) + "\n"
