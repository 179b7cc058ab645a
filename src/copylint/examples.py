"""The examples in rule files as tests: exactly what is marked is flagged, by exactly this rule.

An example is a story. Where a rule needs several, a line `=== name.md ===` begins each of them. What stands under
`=== before ===` is the earlier version of the story that follows; it is not linted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from copylint.across import Across, Gathering
from copylint.analysis import Analysis
from copylint.diagnostic import Diagnostic, Place
from copylint.engine import Outcome, run_rules
from copylint.formats import Unreadable, read
from copylint.lazypattern import lazy_pattern
from copylint.marks import Example
from copylint.pictures import Caret, picture
from copylint.rules import Rule, RuleError
from copylint.story import Span, Story

FEWEST_FAILS = 2
FEWEST_PASSES = 3
_BEFORE = "before"
_BEGINS = lazy_pattern(r"^=== (?P<name>\S+) ===\n", re.MULTILINE)


class _Part(NamedTuple):
    """A story of an example, and where it begins there."""

    start: int
    story: Story
    earlier: Story | None = None


def check_examples(rules: Iterable[Rule], all_rules: Sequence[Rule]) -> list[str]:
    """What is wrong with the examples of `rules`: an entry, with a picture, for each example that does not hold.

    Over every example run all of `all_rules` that are enabled, and the rule itself.
    """
    failures: list[str] = []
    for rule in rules:
        try:
            examples = [(example, True) for example in rule.fails] + [(example, False) for example in rule.passes]
        except RuleError as error:
            failures += error.errors
            continue
        for example, must_fail in examples:
            failure = check_example(rule, example, must_fail, all_rules)
            failures += [failure] if failure else []
    return failures


def too_few(rule: Rule) -> str:
    """A sentence for a rule with fewer examples than a shipped rule needs; empty when it has enough."""
    fails, passes = len(rule.marked_fails), len(rule.marked_passes)
    if fails >= FEWEST_FAILS and passes >= FEWEST_PASSES:
        return ""
    return (
        f"{rule.path.as_posix()}: {fails} “fails” and {passes} “passes”; "
        f"at least {FEWEST_FAILS} and {FEWEST_PASSES} show what the rule means"
    )


def check_example(rule: Rule, example: Example, must_fail: bool, all_rules: Sequence[Rule]) -> str:
    """What is wrong with one example, beginning with `file:line`; empty when it holds."""
    where = f"{rule.path.as_posix()}:{example.line}"
    if must_fail and not example.flagged:
        return f"{where}: a “fails” example needs [[marks]] around what must be flagged"
    if not must_fail and (example.flagged or example.against):
        return f"{where}: a “passes” example has no marks; write \\[[ where brackets are copy"
    try:
        story, parts = read_example(example), _parts(example)
    except Unreadable as error:
        return f"{where}: the example is no story: {error}"
    outcome = _run(parts, rules_for(rule, all_rules))
    if outcome.failures:
        return "\n".join(f"{where}: {failure}" for failure in outcome.failures)
    carets = list(_differences(rule, example, outcome.diagnostics))
    if carets:
        return f"{where}: the example does not hold\n{picture(story, carets)}"
    return "\n".join(f"{where}: {line}" for line in _bad_fixes(rule, story, outcome.diagnostics, all_rules))


def read_example(example: Example) -> Story:
    """The example as the story that is linted: Markdown, with front matter where it has some. Raises Unreadable."""
    return read("example.md", example.text.encode())


def _parts(example: Example) -> list[_Part]:
    """The stories of an example: one, where no line begins another."""
    begins = list(_BEGINS.finditer(example.text))
    if not begins or begins[0].start() > 0:
        return [_Part(0, read_example(example))]
    ends = [begin.start() for begin in begins[1:]] + [len(example.text)]
    parts: list[_Part] = []
    earlier: bytes | None = None
    for begin, end in zip(begins, ends, strict=True):
        text, name = example.text[begin.end() : end].encode(), begin["name"]
        if name == _BEFORE:
            earlier = text
        else:
            parts.append(_Part(begin.end(), read(name, text), None if earlier is None else read(name, earlier)))
            earlier = None
    return parts


def _run(parts: Sequence[_Part], rules: Sequence[Rule]) -> Outcome:
    """What the rules find in the stories of an example, with the places as they are in the example."""
    gathering = Gathering()
    for part in parts if len(parts) > 1 else ():
        gathering.add(Analysis(part.story), rules)
    found = gathering.findings()
    stories = {part.story.path: part.story for part in parts}
    before = {part.story.path: part.earlier for part in parts}
    starts = {part.story.path: part.start for part in parts}
    outcomes = [
        (
            run_rules(story, rules, across=Across(found.get(path, {}), stories), earlier=before[path]),
            {**starts, "": starts[path]},
        )
        for path, story in stories.items()
    ]
    return Outcome(
        [_moved(diagnostic, by) for outcome, by in outcomes for diagnostic in outcome.diagnostics],
        tuple(failure for outcome, _ in outcomes for failure in outcome.failures),
    )


def _moved(diagnostic: Diagnostic, starts: Mapping[str, int]) -> Diagnostic:
    def moved(place: Place) -> Place:
        by = starts[place.path]
        return replace(place, span=Span(place.span.start + by, place.span.end + by))

    return replace(diagnostic, place=moved(diagnostic.place), against=tuple(map(moved, diagnostic.against)))


def rules_for(rule: Rule, all_rules: Sequence[Rule]) -> list[Rule]:
    """The rules that run over an example of `rule`: the enabled ones and itself."""
    return [*(other for other in all_rules if other.enabled and other.id != rule.id), rule]


def _differences(rule: Rule, example: Example, diagnostics: Sequence[Diagnostic]) -> Iterator[Caret]:
    own = [d for d in diagnostics if d.rule == rule.id]
    yield from _compare(example.flagged, [d.place.span for d in own], "must be flagged", _labels(own))
    if example.against:
        found = [place.span for d in own for place in d.against]
        yield from _compare(example.against, found, "must be contradicted", {})
    for d in diagnostics:
        if d.rule != rule.id and d.rule not in rule.also:
            yield Caret(d.place.span, f"flagged by {d.rule}: {d.message}")


def _labels(diagnostics: Iterable[Diagnostic]) -> dict[Span, str]:
    return {d.place.span: f"is flagged: {d.message}" for d in diagnostics}


def _compare(expected: Iterable[Span], found: Iterable[Span], must: str, labels: dict[Span, str]) -> Iterator[Caret]:
    expected, found = set(expected), set(found)
    for span in expected - found:
        yield Caret(span, must)
    for span in found - expected:
        yield Caret(span, labels.get(span, "is contradicted, and not marked"))


def _bad_fixes(rule: Rule, story: Story, diagnostics: Sequence[Diagnostic], all_rules: Sequence[Rule]) -> Iterator[str]:
    """A safe suggestion must take its finding away and bring no other."""
    for d in diagnostics:
        if d.rule != rule.id or d.suggestion is None or d.suggestion.applicability != "safe":
            continue
        span, text = d.place.span, d.suggestion.text
        fixed = Example(story.source[: span.start] + text + story.source[span.end :], (), (), 0)
        left = run_rules(read_example(fixed), rules_for(rule, all_rules)).diagnostics
        if len(left) >= len(diagnostics):
            shown = "; ".join(f"{other.rule}: {other.message}" for other in left)
            yield f"“{text}” for “{d.place.text}” does not mend it: {shown}"
