"""What a sweep has come to: how many stories, what each rule found in them, and some of it to look at."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from msgspec import Struct, field

from copylint.archive.clerk import Done, Found

_MOST_FAILURES = 100  # that are kept; all are counted


class Sample(Struct, frozen=True, array_like=True):
    """A finding as it was written. `lot` decides whether it is one of the few that are kept: the lowest are."""

    lot: str
    row: Mapping[str, Any]


class RuleCount(Struct):
    """What one rule found: how much, in how many stories, how severe, and some of it."""

    findings: int = 0
    stories: int = 0
    severities: dict[str, int] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)

    def add(self, found: Found, most: int) -> None:
        """Count a finding, and keep it where the lot falls on it.

        The lot is drawn from the finding itself: the same are kept whatever the order, and wherever a sweep went on.
        """
        self.findings += 1
        self.severities[found.severity] = self.severities.get(found.severity, 0) + 1
        lot = blake2b(found.row, digest_size=8).hexdigest()
        if len(self.samples) < most or (most and lot < self.samples[-1].lot):
            self.samples.append(Sample(lot, json.loads(found.row)))
            self.samples = sorted(self.samples, key=lambda sample: sample.lot)[:most]


class Ledger(Struct):
    """The counts of a sweep. `passed` are the records without text, `failures` lines for the user."""

    stories: int = 0
    passed: int = 0
    unread: int = 0
    silenced: int = 0
    rules: dict[str, RuleCount] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    failed: int = 0

    @property
    def findings(self) -> int:
        """How much was found in all."""
        return sum(count.findings for count in self.rules.values())

    def add(self, done: Done, samples: int) -> None:
        """Count what came of a record; of each rule so many samples are kept."""
        self.stories += done.linted
        self.unread += done.unread
        self.passed += not (done.linted or done.unread or done.failures)
        self.silenced += done.silenced
        for sentence in done.notes:
            self.notes[sentence] = self.notes.get(sentence, 0) + 1
        for failure in done.failures:
            self.fail(failure)
        for found in done.found:
            self.rules.setdefault(found.rule, RuleCount()).add(found, samples)
        for rule in {found.rule for found in done.found}:
            self.rules[rule].stories += 1

    def fail(self, sentence: str) -> None:
        """Note what could not be done."""
        self.failed += 1
        if len(self.failures) < _MOST_FAILURES:
            self.failures.append(sentence)

    def per_thousand(self, count: int) -> float:
        """So many for every 1,000 stories."""
        return 1000 * count / self.stories if self.stories else 0.0
