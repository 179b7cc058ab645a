"""What is shown of what is said: by severity, by confidence, and as far as no baseline accepts it."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from copylint.diagnostic import Diagnostic
from copylint.finding import Confidence
from copylint.rules import SEVERITIES, Severity
from copylint.said import Said
from copylint.story import Story
from copylint.work import Job, Wishes

CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Shown(NamedTuple):
    """What is shown, and how much a baseline accepts."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: int = 0


def fails_on(job: Job, wishes: Wishes) -> str:
    """From which severity on a finding in the story makes the run fail."""
    return wishes.fail_on or job.config.fail_on or "error"


def shown_severities(job: Job, wishes: Wishes) -> tuple[Severity, ...]:
    """What is shown: all down to the mildest that is wished for, and all that make the run fail."""
    levels = (wishes.severity, fails_on(job, wishes))
    return tuple(s for s in SEVERITIES if any(_is_at_least(s, level) for level in levels))


def _is_at_least(severity: str, level: str) -> bool:
    return level != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(level)


def sift(said: Said, job: Job, wishes: Wishes, story: Callable[[], Story], always: Collection[str] = ()) -> Shown:
    """What is shown of a story, in order; the rules in `always` are shown whatever their severity.

    `story` is asked for only where a baseline has to be held against it.
    """
    if not said.diagnostics:
        return Shown(())
    severities = shown_severities(job, wishes)
    confidences = CONFIDENCES[: CONFIDENCES.index(wishes.confidence) + 1]
    shown = [
        d for d in said.diagnostics if (d.severity in severities or d.rule in always) and d.confidence in confidences
    ]
    accepted = 0
    if job.baseline is not None and shown:
        sifted = job.baseline.sift(story(), shown)
        shown = [diagnostic for diagnostic, _ in sifted.others]
        accepted = len(sifted.accepted)
    return Shown(tuple(sorted(shown, key=lambda d: (d.place.span.start, d.rule))), accepted)
