"""Linting many stories, one at a time and in order: from a file's name to its diagnostics."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress as suppressing
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from copylint.across import ALONE, Across, Gathering, across_kind
from copylint.analysis import Analysis
from copylint.analysis.form.language import is_english
from copylint.diagnostic import Diagnostic, Place, fingerprinted
from copylint.engine import run_rules
from copylint.finding import Confidence, Finding
from copylint.formats import Foreign, Unreadable, may_hold_several, read
from copylint.linted import Linted, Tally, unreadable_file
from copylint.revision import Revision
from copylint.rules import SEVERITIES, Rule, Severity, load_kind
from copylint.story import Story
from copylint.suppression import Suppressed, may_be_checked, suppress
from copylint.work import Job, Wishes, content_of, plan

__all__ = [
    "CONFIDENCES",
    "NOT_COMPARED",
    "Compared",
    "Job",
    "Wishes",
    "compare",
    "concerned",
    "content_of",
    "lint",
    "needs_earlier",
    "needs_english",
    "plan",
    "read_again",
    "rules_for",
]

CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Compared(Struct, frozen=True, gc=False):
    """What the stories of a run have against each other: by path the findings by rule, and the work on each story."""

    findings: Mapping[str, Mapping[str, Sequence[Finding]]] = {}
    jobs: Mapping[str, Job] = {}

    def about(self, path: str) -> Across:
        """What the others mean for the story at `path`; the others are read again."""
        findings = self.findings.get(path)
        if not findings:
            return ALONE
        paths = {end.path for found in findings.values() for finding in found for end in finding.elsewhere}
        stories = {other: story for other in sorted(paths) if (story := read_again(self.jobs[other]))}
        return Across(findings, stories).within()


NOT_COMPARED = Compared()


def compare(jobs: Sequence[Job], wishes: Wishes, tally: Tally) -> Compared:
    """What the rules that need several stories find; nothing is read where no such rule is on.

    Standard input, which can be read only once, is not compared.
    """
    wanted = {
        job.target.path: job
        for job in jobs
        if job.target.path != "-" and any(across_kind(rule) for rule in job.chosen.rules)
    }
    gathering = Gathering()
    for job in wanted.values():
        story = read_again(job) if len(wanted) > 1 or may_hold_several(job.target.path) else None
        several = story.stories if story is not None and (len(wanted) > 1 or story.parts) else ()
        for number, one in enumerate(several, 1):
            if is_english(one):
                analysis = Analysis(one, wishes.anchor, job.config.house)
                gathering.add(analysis, job.chosen.rules, number if len(several) > 1 else 0)
    compared = Compared(gathering.findings(), wanted)
    tally.failures += gathering.failures
    return compared


def concerned(jobs: Iterable[Job], compared: Compared) -> list[Job]:
    """The work on what a change touched, and on what has something against a story that it touched."""
    jobs = list(jobs)
    touched = {job.target.path for job in jobs if job.revision is not None}
    found = [job for job in jobs if job.revision is not None]
    for job in jobs:
        about = compared.findings.get(job.target.path, {}) if job.revision is None else {}
        if any(end.path in touched for findings in about.values() for f in findings for end in f.elsewhere):
            found.append(replace(job, revision=Revision((content_of(job),))))
    return sorted(found, key=lambda job: job.target)


def read_again(job: Job) -> Story | None:
    """The story, None where it cannot be read: that is told when it is linted."""
    try:
        return read(job.target.path, content_of(job), job.config.front_matter)
    except Exception:  # whatever it is, it is told when the story is linted
        return None


def lint(jobs: Iterable[Job], wishes: Wishes, tally: Tally, compared: Compared = NOT_COMPARED) -> Iterator[Linted]:
    """The stories one by one; what is not shown is counted in `tally`, and so is what is."""
    for job in jobs:
        fail_on = wishes.fail_on or job.config.fail_on or "error"
        tally.missing += _is_missing(job)
        try:
            linted = _lint(job, wishes, _shown_severities(wishes.severity, fail_on), tally, compared)
        except Foreign:  # found in a folder, and none of the newsroom's
            continue
        tally.count(linted, fail_on)
        yield linted


def _is_missing(job: Job) -> bool:
    if job.revision is not None and job.revision.content is not None:
        return False
    return job.target.named and job.target.path != "-" and not os.path.lexists(job.target.path)


def _shown_severities(mildest: Severity, fail_on: str) -> tuple[Severity, ...]:
    """What is shown: all down to `mildest`, and all that make the run fail."""
    return tuple(s for s in SEVERITIES if _is_at_least(s, mildest) or _is_at_least(s, fail_on))


def _is_at_least(severity: str, level: str) -> bool:
    return level != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(level)


def _lint(job: Job, wishes: Wishes, severities: tuple[Severity, ...], tally: Tally, compared: Compared) -> Linted:
    path = wishes.stdin_name if job.target.path == "-" else job.target.path
    across = compared.about(job.target.path)
    try:
        story = read(path, content_of(job), job.config.front_matter)
    except (Unreadable, OSError) as error:
        if isinstance(error, Foreign) and not job.target.named:
            raise
        return Linted(path, None, (unreadable_file(path, error),))
    except Exception as error:
        tally.failures.append(f"reading {path} failed: {type(error).__name__}: {error}")
        return Linted(path, None, ())
    earlier = _earlier(job, path)
    always = {rule.id for rule in job.chosen.rules if needs_earlier(rule)} if wishes.updates else set()
    if not may_be_checked(story):
        job = _audible(job, severities, always)
    suppressed = _diagnose(_Versions(story, across, earlier), job, wishes, tally)
    tally.suppressed += suppressed.silenced
    for sentence in (*story.notes, *(sentence for one in story.parts for sentence in one.notes)):
        tally.note(sentence, path)
    confidences = CONFIDENCES[: CONFIDENCES.index(wishes.confidence) + 1]
    shown = [
        d
        for d in suppressed.diagnostics
        if (d.severity in severities or d.rule in always) and d.confidence in confidences
    ]
    if job.baseline is not None:
        sifted = job.baseline.sift(story, shown)
        shown = [diagnostic for diagnostic, _ in sifted.others]
        tally.accepted += len(sifted.accepted)
    others = across.stories
    if job.revision is not None:
        shown = _brought(_Versions(story, across, earlier), shown, job, wishes, compared)
        others = {**others, **{old.path: old for old in earlier[:1] if old.path != path}}
    return Linted(path, story, tuple(sorted(shown, key=lambda d: (d.place.span.start, d.rule))), others)


def _audible(job: Job, severities: Sequence[Severity], always: Collection[str]) -> Job:
    """The work without the rules of which nothing could be shown."""
    rules = tuple(r for r in job.chosen.rules if not r.severities.isdisjoint(severities) or r.id in always)
    return replace(job, chosen=job.chosen._replace(rules=rules))


class _Versions(Struct, frozen=True):
    """A story, what others mean for it, and what it was before a change."""

    story: Story
    across: Across = ALONE
    earlier: Sequence[Story] = ()


def _diagnose(versions: _Versions, job: Job, wishes: Wishes, tally: Tally) -> Suppressed:
    """What the rules say of the stories in a file, as far as nobody has checked it."""
    whole = versions.story
    found: list[Diagnostic] = []
    questioned: dict[str, Rule] = {}
    for story in whole.stories:
        rules = rules_for(story, job.chosen.rules, wishes.anchor or story.date, tally)
        earlier = _counterpart(story, whole, versions.earlier[:1])
        across = versions.across.about(story) if whole.parts else versions.across
        outcome = run_rules(story, rules, wishes.anchor, job.config.house, across, earlier)
        tally.failures += map(str, outcome.failures)
        found += outcome.diagnostics
        questioned.update((rule.id, rule) for rule in rules if not needs_earlier(rule))
    if whole.parts:
        found = list(fingerprinted(found))
    chosen = job.chosen._replace(rules=tuple(questioned.values()))
    return suppress(whole, found, chosen, wishes.anchor or whole.date)


def _counterpart(story: Story, whole: Story, earlier: Sequence[Story]) -> Story | None:
    """What a story was before a change: of those in a file that holds several, the one that is called the same."""
    for old in earlier:
        if not whole.parts and not old.parts:
            return old
        return next((one for one in old.stories if one.uri and one.uri == story.uri), None)
    return None


def _earlier(job: Job, path: str) -> list[Story]:
    """The earlier versions of a story, those left out that cannot be read."""
    found = []
    for content in job.revision.earlier if job.revision else ():
        with suppressing(Unreadable):
            found.append(read((job.revision and job.revision.earlier_path) or path, content, job.config.front_matter))
    return found


def _brought(
    versions: _Versions, shown: Sequence[Diagnostic], job: Job, wishes: Wishes, compared: Compared
) -> list[Diagnostic]:
    """What the change brought of what is shown."""
    from copylint.brought import brought, changed_lines, touches

    others = versions.across.stories
    lines = {"": changed_lines([old.source for old in versions.earlier], versions.story.source)}

    def is_changed(place: Place) -> bool:
        if place.path not in lines:
            other = compared.jobs.get(place.path)
            touched = other if other and other.revision is not None and place.path in others else None
            before = [old.source for old in _earlier(touched, place.path)] if touched else []
            lines[place.path] = changed_lines(before, others[place.path].source) if touched else []
        return touches(lines[place.path], place.span)

    def before() -> Iterator[Diagnostic]:
        for old in versions.earlier:
            yield from _diagnose(_Versions(old), job, wishes, Tally()).diagnostics

    return list(brought(shown, is_changed, before))


def rules_for(story: Story, rules: tuple[Rule, ...], anchor: date | None, tally: Tally) -> tuple[Rule, ...]:
    """The rules that can speak about this story; what keeps the others silent is noted."""
    if not is_english(story):
        tally.note("not in English: only the rules that need none were run", story.path)
        return tuple(rule for rule in rules if not needs_english(rule))
    if anchor is None and any(rule.family == "dates" for rule in rules):
        tally.note("date checks idle: no date", story.path)
    return rules


def needs_english(rule: Rule) -> bool:
    """Whether a rule's kind reads English words; a kind that reads only marks says `ENGLISH = False`."""
    return _says(rule.kind, "ENGLISH", True)


def needs_earlier(rule: Rule) -> bool:
    """Whether a rule's kind speaks about changes only: what suppresses it does nothing once the change is history."""
    return _says(rule.kind, "EARLIER", False)


@cache
def _says(kind: str, what: str, default: bool) -> bool:
    """What a kind's module says of itself; asked for every rule on every story."""
    return getattr(load_kind(kind), what, default) is True
