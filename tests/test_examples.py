"""Every example of every shipped rule, and what is said of an example that does not hold."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from copylint.analysis import Analysis
from copylint.examples import check_example, check_examples, too_few
from copylint.finding import Finding, Suggestion
from copylint.marks import Example
from copylint.rules import Rule, RuleError, load_rules, shipped_folder
from copylint.story import Span


def loadable() -> Iterator[Rule]:
    """The shipped rules that can be used, so that one broken file does not hide what the others do."""
    for path in sorted(shipped_folder().rglob("*.yaml")):
        try:
            (rule,) = load_rules(path)
            _ = rule.fails, rule.passes
        except RuleError:
            continue
        yield rule


RULES = tuple(loadable())

RULE = """\
summary: A word that says nothing.
kind: phrase
message: "“{text}”."
options: {words: [very]}
"""


def shipped() -> Iterator[object]:
    for rule in RULES:
        for must_fail, examples in ((True, rule.fails), (False, rule.passes)):
            for example in examples:
                yield pytest.param(rule, example, must_fail, id=f"{rule.id}.yaml:{example.line}")


def test_every_rule_file_can_be_used() -> None:
    for rule in load_rules():
        assert len(rule.fails) + len(rule.passes) > 0


@pytest.mark.parametrize(("rule", "example", "must_fail"), list(shipped()))
def test_the_example_holds(rule: Rule, example: Example, must_fail: bool) -> None:
    failure = check_example(rule, example, must_fail, RULES)

    if failure:
        pytest.fail(failure, pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_has_examples_enough(rule: Rule) -> None:
    assert too_few(rule) == ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    return tmp_path / "words"


def failures(folder: Path, source: str, name: str = "very.yaml") -> list[str]:
    (folder / name).write_text(source, encoding="utf-8")
    rules = load_rules(folder)
    own = [rule for rule in rules if rule.path.name == name]
    return [line.replace(f"{folder.as_posix()}/", "") for line in check_examples(own, rules)]


def test_an_example_that_holds_is_not_mentioned(folder: Path) -> None:
    assert failures(folder, RULE + "fails: ['A [[very]] old man.']\npasses: ['An old man.']\n") == []


def test_what_was_expected_and_what_was_flagged_are_a_picture(folder: Path) -> None:
    example = "fails:\n  - |\n    An [[old]] man.\n\n    A very old man,\n    very old.\n"

    (failure,) = failures(folder, RULE + example)

    assert failure.splitlines() == [
        "very.yaml:7: the example does not hold",
        "    An old man.",
        "       ^^^ must be flagged",
        "    A very old man,",
        "      ^^^^ is flagged: “very”.",
        "    very old.",
        "    ^^^^ is flagged: “very”.",
    ]


def test_what_it_contradicts_must_be_marked_as_it_is(folder: Path) -> None:
    (failure,) = failures(folder, RULE + "fails: ['A [[very]] {{old}} man.']\n")

    assert failure.endswith("    A very old man.\n           ^^^ must be contradicted")


def test_a_rule_must_stay_silent_in_its_passes(folder: Path) -> None:
    (failure,) = failures(folder, RULE + "passes:\n  - A very old man.\n")

    assert failure.startswith("very.yaml:6: the example does not hold\n")
    assert failure.endswith("  ^^^^ is flagged: “very”.")


def test_another_rule_may_speak_up_only_where_it_is_named(folder: Path) -> None:
    (folder / "old.yaml").write_text(RULE.replace("[very]", "[old]"), encoding="utf-8")
    source = RULE + "fails: ['A [[very]] old man.']\npasses: ['An old man.']\n"
    first, second = failures(folder, source)

    assert first.endswith("         ^^^ flagged by old: “old”.")
    assert second.endswith("     ^^^ flagged by old: “old”.")
    assert failures(folder, source + "also: [old]\n") == []


def test_a_rule_that_is_off_does_not_disturb_and_its_own_examples_are_run(folder: Path) -> None:
    (folder / "old.yaml").write_text(RULE.replace("[very]", "[old]") + "default: off\n", encoding="utf-8")
    source = RULE + "fails: ['A [[very]] old man.']\n"

    assert failures(folder, source) == []
    assert failures(folder, source + "default: off\n") == []


def test_marks_must_fit_the_list_they_stand_in(folder: Path) -> None:
    without, within = failures(folder, RULE + "fails: [A very old man.]\npasses: ['An [[old]] man.']\n")

    assert without == "very.yaml:5: a “fails” example needs [[marks]] around what must be flagged"
    assert within == "very.yaml:6: a “passes” example has no marks; write \\[[ where brackets are copy"


def test_a_mark_left_open_is_told(folder: Path) -> None:
    assert failures(folder, RULE + "fails: ['A [[very old man.']\n") == ["very.yaml:5: [[ is not closed"]


def test_an_example_that_is_no_story_is_told(folder: Path) -> None:
    (failure,) = failures(folder, RULE + "fails: ['[[ ]]']\n")

    assert failure.startswith("very.yaml:5: the example is no story: ")


def test_a_rule_that_fails_is_told(folder: Path) -> None:
    slow = RULE.replace("words: [very]", "patterns: ['(a|a)*$']")
    (failure,) = failures(folder, f"{slow}passes: ['{'a' * 40}!']\n")

    assert failure.startswith("very.yaml:5: very.yaml:4: the pattern took longer than 0.1 s on example.md")


def test_an_example_may_have_front_matter(folder: Path) -> None:
    example = "fails:\n  - |\n    ---\n    title: A [[very]] old man\n    ---\n    He was [[very]] old.\n"

    assert failures(folder, RULE + example) == []


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    instead: str


def twice(analysis: Analysis, options: Options) -> Iterator[Finding]:
    for i in analysis.positions.get("very", ()):
        if analysis.tokens[i + 1].lower == "very":
            span = Span(analysis.tokens[i].start, analysis.tokens[i + 1].end)
            yield Finding(span, suggestion=Suggestion(options.instead, "safe"))


@pytest.mark.parametrize(("instead", "mends"), [("very", True), ("", True), ("very very", False)])
def test_a_safe_suggestion_must_mend_what_it_is_made_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, instead: str, mends: bool
) -> None:
    module = ModuleType("copylint.checks.fake_twice")
    module.__dict__.update(Options=Options, WORDS=frozenset(), CASES=frozenset(), check=twice)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    source = RULE.replace("phrase", "fake-twice").replace("words: [very]", f"instead: '{instead}'")
    found = failures(folder, source + "fails: ['A [[very very]] old man.']\n")

    told = "very.yaml:5: “very very” for “very very” does not mend it: very: “very very”."
    assert found == ([] if mends else [told])


def test_too_few_examples_are_counted(folder: Path) -> None:
    (folder / "very.yaml").write_text(RULE + "fails: [a]\n", encoding="utf-8")
    (rule,) = load_rules(folder)

    assert too_few(rule).endswith("very.yaml: 1 “fails” and 0 “passes”; at least 2 and 3 show what the rule means")


MANUAL = Path(__file__).parents[1] / "docs" / "writing-rules.md"
MANUAL_RULES = re.findall(r"```yaml\n(summary: .*?)```", MANUAL.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("source", MANUAL_RULES)
def test_the_rules_of_the_manual_are_rules(folder: Path, source: str) -> None:
    assert failures(folder, source) == []
    assert too_few(load_rules(folder)[0]) == ""


def test_the_mistake_in_the_manual_is_told_as_it_says(folder: Path) -> None:
    source = MANUAL_RULES[0].replace("severity:", "sevrity:")
    (folder / "slammed.yaml").write_text(source, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(folder)

    (line,) = caught.value.errors
    assert f"house_rules/style/{Path(line).name}\n" in MANUAL.read_text("utf-8")


def test_the_picture_in_the_manual_is_what_is_shown(folder: Path) -> None:
    source = MANUAL_RULES[0].replace("The mayor [[slammed]]", "The [[mayor]] slammed")
    (failure,) = failures(folder, source, "slammed.yaml")

    assert f"```\nhouse_rules/style/{failure}\n```" in MANUAL.read_text("utf-8")
