"""What a sweep has come to, for people and as data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copylint.archive.ledger import Ledger, RuleCount
from copylint.rules import SEVERITIES

_LONGEST = 160


def account(ledger: Ledger, rules: Sequence[str]) -> Mapping[str, Any]:
    """The counts as data; `rules` are those that were on, with findings or without."""
    counts = {name: ledger.rules.get(name, RuleCount()) for name in sorted({*rules, *ledger.rules})}
    return {
        "version": 1,
        "stories": ledger.stories,
        "without_text": ledger.passed,
        "unreadable": ledger.unread,
        "suppressed": ledger.silenced,
        "findings": ledger.findings,
        "findings_per_1000": round(ledger.per_thousand(ledger.findings), 3),
        "rules": [
            {
                "rule": name,
                "findings": count.findings,
                "stories": count.stories,
                "per_1000": round(ledger.per_thousand(count.findings), 3),
                "severities": count.severities,
                "samples": [sample.row for sample in count.samples],
            }
            for name, count in counts.items()
        ],
        "notes": ledger.notes,
        "failures": ledger.failures,
        "failed": ledger.failed,
    }


def lines(ledger: Ledger, rules: Sequence[str]) -> Iterator[str]:
    """The same for people: the most frequent rule first, each with its samples."""
    spoke = sorted(ledger.rules.items(), key=lambda item: (-item[1].findings, item[0]))
    yield f"{_counted(ledger.findings, 'finding')} in {_stories(ledger.stories)}"
    if spoke:
        yield f"{'per 1,000':>10} {'findings':>9} {'stories':>8}  rule"
    for name, count in spoke:
        told = ", ".join(f"{count.severities[s]:,} {s}" for s in SEVERITIES if s in count.severities)
        rate = ledger.per_thousand(count.findings)
        yield f"{rate:10,.2f} {count.findings:9,} {count.stories:8,}  {name} ({told})"
        yield from (f"{'':30}{_sample(sample.row)}" for sample in count.samples)
    silent = [name for name in rules if name not in ledger.rules]
    if silent:
        yield f"{_counted(len(silent), 'rule')} found nothing{f': {silent[0]}' if len(silent) == 1 else ''}"


def notes(ledger: Ledger) -> Iterator[str]:
    """What else there is to say, on standard error."""
    if ledger.passed:
        yield f"note: {_counted(ledger.passed, 'record')} without text passed over"
    if ledger.unread:
        yield f"note: {_counted(ledger.unread, 'record')} could not be read"
    yield from (f"note: {sentence} ({_stories(count)})" for sentence, count in ledger.notes.items())


def _sample(row: Mapping[str, Any]) -> str:
    name = f" ({row['id']})" if row["id"] else ""
    column = f":{row['column']}" if row["column"] else ""
    text = f"{row['path']}:{row['line']}{column}{name}: {row['message']}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
