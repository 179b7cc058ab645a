"""What must hold for every rule and every story: tried on all examples of all shipped rules."""

import re
from collections.abc import Iterator, Sequence

import pytest

from copylint.engine import Diagnostic, run_rules
from copylint.formats import read
from copylint.marks import Example
from copylint.rules import Rule, RuleError, load_rules, shipped_folder
from copylint.story import Story

QUIET = "Rain fell in the valley.\n\n"
FRONT_MATTER = re.compile(r"---\n.*?\n---\n\n?", re.DOTALL)
# A dateline and a headline are what they are by standing first.
STANDS_FIRST = re.compile(r"#|[A-Z][A-Z]|.{0,60}[—–]|.{0,60}\) ?-{1,2} ")


def loadable() -> Iterator[Rule]:
    for path in sorted(shipped_folder().rglob("*.yaml")):
        try:
            (rule,) = load_rules(path)
            _ = rule.fails, rule.passes
        except RuleError:
            continue
        yield rule


RULES = tuple(loadable())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}.yaml:{example.line}")
    for rule in RULES
    for example in (*rule.fails, *rule.passes)
]
each_example = pytest.mark.parametrize(("rule", "example"), EXAMPLES)


def run(text: str, rules: Sequence[Rule]) -> tuple[Story, list[Diagnostic]]:
    story = read("story.md", text.encode())
    outcome = run_rules(story, rules)
    assert outcome.failures == ()
    return story, outcome.diagnostics


def shown(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, str, str, str]]:
    return [(d.rule, d.message, d.severity, d.fingerprint) for d in diagnostics]


@each_example
def test_line_ends_change_nothing(rule: Rule, example: Example) -> None:
    story, found = run(example.text, [rule])
    for end in ("\r\n", "\r"):
        other, again = run(example.text.replace("\n", end), [rule])

        assert shown(again) == shown(found)
        places = [other.position(d.place.span.start) for d in again]
        assert places == [story.position(d.place.span.start) for d in found]


# They speak of the first paragraph, or of paragraphs by their number.
READ_THE_LEAD = frozenset({"readability", "flat-claim", "update-note"})


@each_example
def test_a_quiet_paragraph_in_front_moves_every_finding_by_its_length(rule: Rule, example: Example) -> None:
    front = FRONT_MATTER.match(example.text)
    body = front.end() if front else 0
    if STANDS_FIRST.match(example.text, body) or rule.id in READ_THE_LEAD:
        pytest.skip("what stands first has a meaning")
    _, found = run(example.text, [rule])
    _, moved = run(example.text[:body] + QUIET + example.text[body:], [rule])

    def places(diagnostics: Sequence[Diagnostic], shift: int) -> list[list[int]]:
        ends = ([d.place, *d.against] for d in diagnostics)
        return [[p.span.start + (shift if p.span.start >= body else 0) for p in end] for end in ends]

    assert places(moved, 0) == places(found, len(QUIET))
    assert [d.fingerprint for d in moved] == [d.fingerprint for d in found]


@pytest.mark.parametrize("example", [example for rule in RULES for example in rule.fails])
def test_the_order_of_the_rules_changes_nothing(example: Example) -> None:
    _, found = run(example.text, RULES)

    assert run(example.text, RULES[::-1])[1] == found


@each_example
def test_every_end_of_a_finding_is_copy(rule: Rule, example: Example) -> None:
    story, found = run(example.text, [rule])
    for place in (place for d in found for place in (d.place, *d.against)):
        assert 0 <= place.span.start < place.span.end <= len(story.source)
        assert place.text.strip()
        assert story.field_at(place.span.start) is not None
