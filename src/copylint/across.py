"""Rules that hold the stories of one run against each other: what each story leaves behind, and what comes of it.

The stories are read twice: once to gather, once to be linted. Between the two only what the kinds keep is in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from msgspec.structs import replace

from copylint.finding import Finding, KindAcross
from copylint.kinds import load_kind
from copylint.rules import Rule
from copylint.story import Story

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Across(NamedTuple):
    """What the other stories of a run mean for one: its findings by rule, and the stories their other ends are in."""

    findings: Mapping[str, Sequence[Finding]] = {}
    stories: Mapping[str, Story] = {}

    def within(self) -> "Across":
        """The findings all of whose other ends are still where they were; a file may change during a run."""
        kept = {
            rule: [f for f in found if all(map(self._stands, f.elsewhere))] for rule, found in self.findings.items()
        }
        return self._replace(findings=kept)

    def about(self, part: Story) -> "Across":
        """What they mean for one of several stories in a file."""
        kept = {rule: [f for f in found if part.field_at(f.span.start)] for rule, found in self.findings.items()}
        return self._replace(findings=kept)

    def _stands(self, end: Any) -> bool:
        story = self.stories.get(end.path)
        return story is not None and story.field_at(end.span.start) is not None and end.span.end <= len(story.text)


ALONE = Across()


def across_kind(rule: Rule) -> KindAcross | None:
    """The rule's kind where it needs several stories, else None."""
    kind = load_kind(rule.kind)
    return cast(KindAcross, kind) if hasattr(kind, "check_across") else None


class Gathering:
    """What the stories of a run leave behind, by rule and path. `failures` are lines for the user."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self.failures: list[str] = []
        self._rules: dict[str, Rule] = {}
        self._files: dict[str, str] = {}  # of a story whose name is not its path
        self._kept: dict[str, dict[str, Any]] = {}

    def add(self, analysis: "Analysis", rules: Iterable[Rule], number: int = 0) -> None:
        """Keep what the rules that need several stories want to know of one.

        `number` is its own, from 1, where its file holds several.
        """
        path = analysis.story.path
        if number:
            name = f"{path} (story {number})"
            self._files[name] = path
            path = name
        for rule in rules:
            kind = across_kind(rule)
            if kind:
                try:
                    self._kept.setdefault(rule.id, {})[path] = kind.gather(analysis, rule.options)
                except Exception as error:  # as in the engine: the other rules still run
                    self._fail(rule, path, error)
                self._rules.setdefault(rule.id, rule)

    def findings(self) -> Mapping[str, Mapping[str, Sequence[Finding]]]:
        """Path -> rule -> the findings in that story, the same for any order in which the stories came."""
        found: dict[str, dict[str, list[Finding]]] = {}
        for name in sorted(self._kept):
            rule, kept = self._rules[name], self._kept[name]
            kind = across_kind(rule)
            try:
                pairs = (
                    list(kind.check_across({path: kept[path] for path in sorted(kept)}, rule.options)) if kind else []
                )
            except Exception as error:
                self._fail(rule, f"{len(kept)} stories", error)
                continue
            for path, finding in pairs:
                found.setdefault(self._file(path), {}).setdefault(name, []).append(self._in_files(finding))
        return found

    def _file(self, name: str) -> str:
        return self._files.get(name, name)

    def _in_files(self, finding: Finding) -> Finding:
        ends = tuple(replace(end, path=self._file(end.path)) for end in finding.elsewhere)
        return replace(finding, elsewhere=ends) if self._files else finding

    def _fail(self, rule: Rule, where: str, error: Exception) -> None:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        self.failures.append(f"the rule {rule.id} failed on {where}: {what}")
