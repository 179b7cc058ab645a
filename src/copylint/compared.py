"""What the stories of a run have against each other."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from copylint.across import ALONE, Across, Gathering, across_kind
from copylint.finding import Finding
from copylint.formats import may_hold_several, read
from copylint.linted import Tally
from copylint.revision import Revision
from copylint.story import Story
from copylint.work import Job, Wishes, content_of


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
    across = {id(job.chosen): any(map(across_kind, job.chosen.rules)) for job in _distinct(jobs)}
    wanted = {job.target.path: job for job in jobs if across[id(job.chosen)] and job.target.path != "-"}
    if not wanted:
        return NOT_COMPARED
    from copylint.analysis import Analysis
    from copylint.analysis.form.language import is_english

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


def _distinct(jobs: Iterable[Job]) -> Iterable[Job]:
    """One job for each choice of rules there is."""
    return {id(job.chosen): job for job in jobs}.values()


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
