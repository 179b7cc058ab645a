"""The rules of the example newsroom: they load, their examples hold, and its page shows what they find."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from copylint.engine import run_rules
from copylint.examples import check_example, too_few
from copylint.formats import read
from copylint.marks import Example
from copylint.rules import Rule, load_rules, shipped_folder
from copylint.schema import rule_schema

HOUSE = Path(__file__).parents[1] / "examples" / "house-rules"
RULES = load_rules(HOUSE)
ALL = load_rules(shipped_folder(), HOUSE)
PAGE = (HOUSE / "README.md").read_text("utf-8")
FORM_KINDS = {
    "phrase", "preferred-term", "either-or", "occurrence", "repetition", "capitalization", "conditional", "metric",
    "spelling",
}  # fmt: skip

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
EXAMPLES = [
    pytest.param(rule, example, must_fail, id=f"{rule.id}.yaml:{example.line}")
    for rule in RULES
    for must_fail, examples in ((True, rule.fails), (False, rule.passes))
    for example in examples
]


def test_there_are_25_rules_of_every_kind() -> None:
    assert len(RULES) == 25
    assert {rule.kind for rule in RULES} == FORM_KINDS


@pytest.mark.parametrize(("rule", "example", "must_fail"), EXAMPLES)
def test_the_example_holds(rule: Rule, example: Example, must_fail: bool) -> None:
    failure = check_example(rule, example, must_fail, ALL)

    if failure:
        pytest.fail(failure, pytrace=False)


@pytest.mark.parametrize(("rule", "example", "must_fail"), EXAMPLES)
def test_line_ends_change_nothing(rule: Rule, example: Example, must_fail: bool) -> None:
    found = {}
    for end in ("\n", "\r\n", "\r"):
        story = read("story.md", example.text.replace("\n", end).encode())
        outcome = run_rules(story, [rule])
        assert outcome.failures == ()
        found[end] = [(story.position(d.place.span.start), d.message) for d in outcome.diagnostics]

    assert found["\n"] == found["\r\n"] == found["\r"]
    assert bool(found["\n"]) == must_fail


@each_rule
def test_a_rule_says_why_and_has_examples_enough(rule: Rule) -> None:
    assert len(rule.why.split()) >= 8
    assert too_few(rule) == ""


@each_rule
def test_editors_accept_it(rule: Rule) -> None:
    schema = json.loads(json.dumps(rule_schema()))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(yaml.safe_load(rule.path.read_text("utf-8")))

    assert [error.json_path for error in errors] == []


@each_rule
def test_it_is_on_the_page(rule: Rule) -> None:
    path = rule.path.relative_to(HOUSE).as_posix()

    assert f"| [{rule.id}]({path}) | {rule.summary} | [{rule.kind}](../../docs/kinds/{rule.kind}.md) |" in PAGE


def test_the_page_shows_what_is_found() -> None:
    ((command, output),) = re.findall(r"```console\n\$ copylint (.+?)\n(.*?)```", PAGE, re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-m", "copylint", *shlex.split(command)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.stdout + run.stderr == output


@pytest.mark.parametrize(
    "page", ["docs/writing-rules.md", "docs/vale.md", "docs/kinds.md", "examples/house-rules/README.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    path = HOUSE.parents[1] / page
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))

    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
