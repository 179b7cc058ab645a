"""`jsonl`: one diagnostic a line, as it is found."""

import json
from collections.abc import Iterator

from copylint.linted import Linted
from copylint.record import record
from copylint.reporters import Run


def render(stories: Iterator[Linted], _run: Run) -> Iterator[str]:
    """A JSON object a line, in ASCII."""
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield json.dumps(record(linted, diagnostic)) + "\n"
