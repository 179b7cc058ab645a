"""`sarif`: SARIF 2.1.0, for code scanning."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from copylint import __version__
from copylint.diagnostic import Diagnostic, Place
from copylint.housekeeping import BUILT_INS, FAMILY
from copylint.lazypattern import lazy_pattern
from copylint.linted import Linted
from copylint.located import locate
from copylint.reporters import Run
from copylint.rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_RANKS = {"high": 95.0, "medium": 80.0, "low": 50.0}
_LINK = lazy_pattern(r"\]\(")


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """One SARIF document in ASCII."""
    descriptors = sorted((*map(_descriptor, run.rules), *_built_in_descriptors()), key=lambda d: str(d["id"]))
    index = {str(descriptor["id"]): i for i, descriptor in enumerate(descriptors)}
    findings = [_finding(linted, d, index) for linted in stories for d in linted.diagnostics]
    driver = {"name": "copylint", "semanticVersion": __version__, "rules": descriptors}
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": findings,
            }
        ],
    }
    yield json.dumps(document, indent=1) + "\n"


def _invocation(run: Run) -> Mapping[str, Any]:
    notes = [{"level": "note", "message": _message(sentence)} for sentence in run.tally.sentences()]
    failures = [{"level": "error", "message": _message(sentence)} for sentence in run.tally.failures]
    return {
        "executionSuccessful": not (run.tally.failures or run.tally.broken),
        "toolExecutionNotifications": [*notes, *failures],
    }


def _descriptor(rule: Rule) -> Mapping[str, Any]:
    text = "\n\n".join(part for part in (rule.why.strip(), f"More: copylint explain {rule.id}") if part)
    return _described(rule.id, rule.family, rule.severity, rule.summary, text) | {
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.enabled}
    }


def _built_in_descriptors() -> Iterator[Mapping[str, Any]]:
    for built_in in BUILT_INS:
        yield _described(built_in.id, FAMILY, built_in.severity, built_in.summary, built_in.why)


def _described(name: str, family: str, severity: str, summary: str, text: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [family]},
    }


def _finding(linted: Linted, diagnostic: Diagnostic, index: Mapping[str, int]) -> Mapping[str, Any]:
    against = [
        {"id": number, "message": _message(place.text or "the other end"), **_location(linted, place)}
        for number, place in enumerate(diagnostic.against, 1)
    ]
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": index[diagnostic.rule],
        "level": _LEVELS[diagnostic.severity],
        "message": _message(diagnostic.message),
        "locations": [_location(linted, diagnostic.place)],
        "relatedLocations": against,
        "partialFingerprints": {"copylint/v1": diagnostic.fingerprint},
        "rank": _RANKS[diagnostic.confidence],
        "properties": {"confidence": diagnostic.confidence, "family": diagnostic.family},
    }


def _location(linted: Linted, place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path or linted.path)}}
    story = linted.story_of(place)
    if story is not None:
        at = locate(linted, place)
        physical["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": place.span.start,
            "charLength": place.span.end - place.span.start,
            "snippet": {"text": story.source[place.span.start : place.span.end]},
        }
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """A relative reference, or a file: address for an absolute path; every other character percent-encoded."""
    if Path(path).is_absolute():
        path = PurePath(path).as_posix()
        return "file://" + quote("/" * (not path.startswith("/")) + path, errors="surrogateescape")
    return quote(PurePath(path).as_posix(), errors="surrogateescape")


def _message(text: str) -> Mapping[str, str]:
    """The text with what SARIF would read as a placeholder or a link made plain."""
    text = text.replace("{", "{{").replace("}", "}}")
    if _LINK.search(text):
        text = re.sub(r"([\\\[\]])", r"\\\1", text)
    return {"text": text}
