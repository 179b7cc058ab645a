"""`gitlab`: a Code Quality report, which GitLab shows in the merge request and beside the changed lines."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from copylint.diagnostic import Diagnostic
from copylint.linted import Linted
from copylint.located import Located, locate
from copylint.reporters import Run

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def render(stories: Iterator[Linted], _run: Run) -> Iterator[str]:
    """One JSON list in ASCII, written as the stories come."""
    before = "[\n "
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield before + json.dumps(_finding(linted, diagnostic))
            before = ",\n "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _finding(linted: Linted, diagnostic: Diagnostic) -> Mapping[str, Any]:
    path = _path(diagnostic.path)
    return {
        "description": diagnostic.message,
        "check_name": diagnostic.rule,
        "fingerprint": _fingerprint(path, diagnostic),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": _location(path, locate(linted, diagnostic.place)),
        "other_locations": [
            _location(_path(place.path or diagnostic.path), locate(linted, place)) for place in diagnostic.against
        ],
    }


def _location(path: str, at: Located) -> Mapping[str, Any]:
    return {"path": path, "lines": {"begin": at.line, "end": at.end_line}}


def _path(path: str) -> str:
    """The path as GitLab has it: from the working folder, without `./`."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return PurePath(path).as_posix()


def _fingerprint(path: str, diagnostic: Diagnostic) -> str:
    """Two stories may have the same words; in a report no two findings may have the same fingerprint."""
    words = f"{path}\0{diagnostic.rule}\0{diagnostic.fingerprint}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
