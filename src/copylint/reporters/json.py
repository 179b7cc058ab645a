"""`json`: one document with every diagnostic and the summary."""

import json
from collections.abc import Iterator

from copylint.linted import Linted
from copylint.record import VERSION, record, summary
from copylint.reporters import Run


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """One JSON document in ASCII, written as the stories come."""
    yield f'{{"version": {VERSION},\n "diagnostics": ['
    before = "\n  "
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield before + json.dumps(record(linted, diagnostic))
            before = ",\n  "
    yield f'],\n "summary": {json.dumps(summary(run.tally))}}}\n'
