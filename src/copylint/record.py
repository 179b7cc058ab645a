"""A diagnostic as plain data: the JSON that other programs rely on."""

from collections.abc import Mapping
from typing import Any

from copylint.diagnostic import Diagnostic, Place
from copylint.linted import Linted, Tally
from copylint.located import locate

VERSION = 1


def record(linted: Linted, diagnostic: Diagnostic) -> Mapping[str, Any]:
    """One diagnostic of a story, with the keys in the documented order."""
    suggestion = diagnostic.suggestion
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "path": diagnostic.path,
        **_end(linted, diagnostic.place),
        "against": [{"path": place.path or diagnostic.path, **_end(linted, place)} for place in diagnostic.against],
        "suggestion": None if suggestion is None else suggestion._asdict(),
        "fingerprint": diagnostic.fingerprint,
        "url": None,
    }


def summary(tally: Tally) -> Mapping[str, Any]:
    """What the run has come to."""
    return {
        "files": tally.files,
        "errors": tally.severities["error"],
        "warnings": tally.severities["warning"],
        "infos": tally.severities["info"],
        "suppressed": tally.suppressed,
        "notes": tally.sentences(),
    }


def _end(linted: Linted, place: Place) -> Mapping[str, Any]:
    located = locate(linted, place)
    return {
        "field": place.field,
        "paragraph": place.paragraph,
        "text": place.text,
        **located._asdict(),
        "offset": place.span.start,
        "end_offset": place.span.end,
    }
