"""The engine: runs rules over a story and stamps what their checks yield.

One fault, one line: a rule stays silent where a rule it yields to speaks about the same words, and the two
directions of one conflict count once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from copylint.across import ALONE, Across
from copylint.analysis import Analysis
from copylint.diagnostic import Diagnostic, Place, fingerprinted, place_of
from copylint.finding import Elsewhere, Finding
from copylint.house import NO_HOUSE, House
from copylint.messages import describe, fill
from copylint.patterns import PatternTimeoutError
from copylint.rules import Case, Rule, load_kind
from copylint.story import Span, Story
from copylint.yamlfile import YamlError, lines_of

__all__ = ["Diagnostic", "Outcome", "Place", "RuleFailedError", "check_story", "run_rules"]

_CONFIDENCES = ("high", "medium", "low")
_NOWHERE = {"text": "", "where": "", "paragraph": "", "line": "", "field": ""}


class RuleFailedError(Exception):
    """A rule that could not be run on a story. `str()` is one line for the user."""

    def __init__(self, rule: str, path: str, message: str) -> None:
        """`path` is the story's."""
        self.rule = rule
        self.path = path
        super().__init__(message)


class Outcome(Struct, frozen=True):
    """What came of a story: its diagnostics in order, and the rules that failed on it."""

    diagnostics: list[Diagnostic]
    failures: tuple[RuleFailedError, ...] = ()


def check_story(story: Story, rules: Sequence[Rule], anchor: date | None = None) -> list[Diagnostic]:
    """The diagnostics of a story, sorted by place and rule; nothing is suppressed or filtered.

    `anchor` is the story's date where the caller knows it. Raises an ExceptionGroup of RuleFailedError when a rule
    fails; `run_rules` returns them beside what the other rules found.
    """
    outcome = run_rules(story, rules, anchor)
    if outcome.failures:
        raise ExceptionGroup("rules that failed", outcome.failures)
    return outcome.diagnostics


def run_rules(  # noqa: PLR0913, PLR0917 - what is known of a story and its run
    story: Story,
    rules: Sequence[Rule],
    anchor: date | None = None,
    house: House = NO_HOUSE,
    across: Across = ALONE,
    earlier: Story | None = None,
) -> Outcome:
    """The diagnostics of a story, and the failures: a rule that fails costs the run that rule only.

    `house` holds the newsroom's own lists of names; `across` is what the other stories of the run mean for this one;
    `earlier` is what the story was before a change.
    """
    before = Analysis(earlier, anchor, house) if earlier else None
    analysis = Analysis(story, anchor, house, before)
    others = {**across.stories, earlier.path: earlier} if earlier else across.stories
    found: dict[str, list[Finding]] = {}
    failures: list[RuleFailedError] = []
    for rule in rules:
        try:
            findings = list(load_kind(rule.kind).check(analysis, rule.options))
            if across.findings:
                findings += across.findings.get(rule.id, ())
            if findings:
                found[rule.id] = _distinct(findings)
        except Exception as error:  # whatever a check raises, the other rules still run
            failures.append(_failure(rule, story, error))
    if not found:
        return Outcome([], tuple(failures))
    by_id = {rule.id: rule for rule in rules}
    kept = _Kept(by_id, found)
    stamped = [_stamp(story, by_id[name], finding, others) for name in found for finding in kept.findings(name)]
    stamped.sort(key=_order)
    return Outcome(list(fingerprinted(stamped)), tuple(failures))


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each set of places and case, the surest one; then the one that stands last in the story."""
    best: dict[tuple[str, frozenset[Span | Elsewhere]], Finding] = {}
    for finding in sorted(findings, key=lambda f: (_CONFIDENCES.index(f.confidence), -f.span.start, f.span.end)):
        best.setdefault((finding.case, frozenset((finding.span, *finding.against, *finding.elsewhere))), finding)
    return list(best.values())


class _Kept:
    """The findings that remain when every rule has yielded."""

    def __init__(self, rules: Mapping[str, Rule], found: Mapping[str, Sequence[Finding]]) -> None:
        self._rules = rules
        self._found = found
        self._kept: dict[str, Sequence[Finding]] = {}

    def findings(self, name: str) -> Sequence[Finding]:
        if name not in self._kept:
            self._kept[name] = found = self._found.get(name, ())
            if found:
                self._kept[name] = self._without_yielded(self._rules[name], found)
        return self._kept[name]

    def _without_yielded(self, rule: Rule, found: Sequence[Finding]) -> Sequence[Finding]:
        """What is hidden by default, being info or unsure, silences nothing that is shown.

        What shares only the other end with an error is another fault, unless it is an error, too: two tolls in the body
        are no reason to keep silent on a third in the headline.
        """
        stronger = [
            (self._rules[name], finding)
            for name in rule.yields_to
            if name in self._rules
            for finding in self.findings(name)
        ]
        everything = _Coverage(finding for _, finding in stronger)
        shown = _Coverage(finding for other, finding in stronger if _is_shown(other, finding))
        errors = _Coverage(finding for other, finding in stronger if other.case(finding.case).severity == "error")
        kept: list[Finding] = []
        for finding in found:
            beside = shown if _is_shown(rule, finding) else everything
            at_other_end = errors if rule.case(finding.case).severity == "error" else beside
            if not beside.touches(finding.span) and not any(map(at_other_end.touches, finding.against)):
                kept.append(finding)
        return kept


def _is_shown(rule: Rule, finding: Finding) -> bool:
    return finding.confidence != "low" and rule.case(finding.case).severity != "info"


class _Coverage:
    """The words that findings speak about, at either end."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(span for finding in findings for span in (finding.span, *finding.against)):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, span: Span) -> bool:
        i = bisect_right(self._ends, span.start)
        return i < len(self._starts) and self._starts[i] < span.end


def _stamp(story: Story, rule: Rule, finding: Finding, others: Mapping[str, Story]) -> Diagnostic:
    case = rule.case(finding.case)
    place = place_of(story, finding.span)
    elsewhere = (replace(place_of(others[end.path], end.span), path=end.path) for end in finding.elsewhere)
    against = (*(place_of(story, span) for span in finding.against), *elsewhere)
    return Diagnostic(
        rule=rule.id,
        family=rule.family,
        severity=case.severity,
        confidence=finding.confidence,
        message=_message({**others, "": story}, case, finding.words, place, against),
        path=story.path,
        place=place,
        against=against,
        suggestion=finding.suggestion,
        note=finding.note,
    )


def _message(
    stories: Mapping[str, Story], case: Case, words: Mapping[str, str], place: Place, against: tuple[Place, ...]
) -> str:
    def ends(place: Place) -> Mapping[str, str]:
        line = stories[place.path].position(place.span.start).line
        return describe(place.text, place.field, place.paragraph, line)

    values = dict(words)
    values.update(ends(place))
    values.update((f"against.{name}", value) for name, value in (ends(against[0]) if against else _NOWHERE).items())
    return fill(case.message, lambda name: values.get(name, ""))


def _order(diagnostic: Diagnostic) -> tuple[int, str, int, tuple[Span, ...], str]:
    place = diagnostic.place
    return (
        place.span.start,
        diagnostic.rule,
        place.span.end,
        tuple(p.span for p in diagnostic.against),
        diagnostic.message,
    )


def _failure(rule: Rule, story: Story, error: Exception) -> RuleFailedError:
    if isinstance(error, PatternTimeoutError):
        line = _line_of(rule, error.pattern)
        advice = "simplify it; a repeat within a repeat, such as (a+)+, is the usual cause"
        message = f"{line}: the pattern took longer than {error.seconds:.1f} s on {story.path}; {advice}"
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"the rule {rule.id} failed on {story.path}: {what}"
    failure = RuleFailedError(rule.id, story.path, message)
    failure.__cause__ = error
    return failure


def _line_of(rule: Rule, pattern: str) -> str:
    """`path:line` of a pattern in a rule file; the path alone when the file can no longer be read."""
    path = rule.path.as_posix()
    try:
        return next((f"{path}:{line}" for line in lines_of(rule.path, pattern)), path)
    except YamlError:
        return path
