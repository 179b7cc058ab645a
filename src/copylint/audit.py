"""Suppressions audited: what each one says, and whether it still does anything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from copylint.compared import Compared, read_again
from copylint.desk_mark import find_checked, would_check
from copylint.diagnostic import Diagnostic
from copylint.engine import run_rules
from copylint.examine import needs_earlier, rules_for
from copylint.linted import Tally
from copylint.story import Story
from copylint.suppression import Remark, Suppression, read_suppressions
from copylint.suppression_reach import Reach
from copylint.work import Job, Wishes

State = Literal["in use", "unused", "expired", "unknown rule", "rule is off", "for changes only", "not understood"]
DESK_MARK = "(cq)"


class Audited(NamedTuple):
    """A suppression, or the desk's mark, at a place in a story.

    `silenced` is how many findings it keeps silent. `explained` is False where a reason is missing that ought to be
    given; `reason` is what is wrong where the state is `not understood`.
    """

    path: str
    line: int
    column: int
    rule: str
    whole_story: bool
    reason: str
    until: date | None
    state: State
    silenced: int
    explained: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to report."""
        return self.explained and self.state in ("in use", "rule is off", "for changes only")

    def record(self) -> Mapping[str, Any]:
        """As plain data."""
        until = self.until.isoformat() if self.until else None
        return {**self._asdict(), "until": until, "sound": self.is_sound}


def audit(jobs: Iterable[Job], wishes: Wishes, tally: Tally, compared: Compared) -> Iterator[Audited]:
    """The suppressions of every story that can be read, in their order; `tally` gets what could not be done."""
    for job in jobs:
        story = read_again(job)
        if story is None:
            tally.failures.append(f"{job.target.path}: cannot be read as a story")
            continue
        tally.files += 1
        anchor = wishes.anchor or story.date
        rules = rules_for(story, job.chosen.rules, anchor, Tally())
        outcome = run_rules(story, rules, wishes.anchor, job.config.house, compared.about(job.target.path))
        tally.failures += map(str, outcome.failures)
        on = {rule.id: needs_earlier(rule) for rule in rules}
        found = [*_suppressions(story, outcome.diagnostics, anchor, _Rules(job.chosen.known, on))]
        yield from sorted([*found, *_desk_marks(story, outcome.diagnostics)], key=lambda a: (a.line, a.column, a.rule))


class _Rules(NamedTuple):
    """The names of all the rules there are, and of those that are on, whether they speak about changes only."""

    known: frozenset[str]
    on: Mapping[str, bool]


def _suppressions(
    story: Story, diagnostics: Sequence[Diagnostic], anchor: date | None, rules: _Rules
) -> Iterator[Audited]:
    remarks: list[Remark] = []
    suppressions = read_suppressions(story, remarks)
    reach = Reach(suppressions)
    counts = Counter(group for diagnostic in diagnostics for group in reach.groups(diagnostic))
    for s in suppressions:
        silenced = counts[s.rule, s.scope]
        line, column = story.position(s.span.start)
        state = _state(s, silenced, anchor, rules)
        path = f"{story.path}.copylint.yaml" if s.source else story.path
        place = (path, 1, 1) if s.source else (path, line, column)
        count = 0 if state == "expired" else silenced
        yield Audited(*place, s.rule, s.scope is None, s.reason, s.until, state, count, bool(s.reason))
    for remark in remarks:
        line, column = story.position(remark.span.start)
        yield Audited(story.path, line, column, "", False, remark.message, None, "not understood", 0)


def _state(s: Suppression, silenced: int, anchor: date | None, rules: _Rules) -> State:
    if s.rule not in rules.known:
        return "unknown rule"
    if s.until and anchor and s.until < anchor:
        return "expired"
    if s.rule not in rules.on:
        return "rule is off"
    if silenced:
        return "in use"
    return "for changes only" if rules.on[s.rule] else "unused"


def _desk_marks(story: Story, diagnostics: Sequence[Diagnostic]) -> Iterator[Audited]:
    """The desk's marks: they need no reason, and may stand where nothing speaks."""
    marks = find_checked(story)
    ends = ((d.place, *d.against) for d in diagnostics) if marks else ()
    counts = Counter(word for places in ends for word in frozenset[str]().union(*map(would_check, places)))
    for mark in marks:
        silenced = counts[mark.word]
        line, column = story.position(mark.span.start)
        yield Audited(story.path, line, column, DESK_MARK, True, f"“{mark.word}” is checked", None, "in use", silenced)
