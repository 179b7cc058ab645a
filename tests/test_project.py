"""The specification of the repository itself."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from copylint.engine import run_rules
from copylint.finding import Kind
from copylint.formats import read
from copylint.references import wrong_references
from copylint.rules import Rule, kind_names, load_kind, load_rules

ROOT = Path(__file__).parents[1]
RULES = load_rules()
KINDS = kind_names()
MODULES = sorted((ROOT / "src").rglob("*.py"))
# The pages of the kinds quote what they look for.
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if path.name != "kinds.md" and path.parent.name != "kinds"),
]

# Kinds for a newsroom's own rules; no rule that is shipped need be of one.
FORM_KINDS = {
    "phrase", "preferred-term", "either-or", "occurrence", "repetition", "capitalization", "conditional", "metric",
    "spelling",
}  # fmt: skip
HEDGES = re.compile(r"\b(?:possible|possibly|may want|might want|please|consider|potential(?:ly)?)\b", re.IGNORECASE)
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "core", "misc", "processor"}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
each_kind = pytest.mark.parametrize("kind", [load_kind(name) for name in KINDS], ids=KINDS)


@each_rule
def test_a_summary_is_one_sentence(rule: Rule) -> None:
    assert rule.summary[0].isupper()
    assert rule.summary.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", rule.summary)
    assert len(rule.summary) <= 120


@each_rule
def test_a_name_reads_after_allow(rule: Rule) -> None:
    assert not re.match(r"(?:no|not|check|avoid|allow|disallow|forbid)-", rule.id)


@each_rule
def test_a_rule_says_why(rule: Rule) -> None:
    assert len(rule.why.split()) >= 8


@each_rule
def test_a_message_states_and_advises(rule: Rule) -> None:
    for message in {rule.message, *(case.message for case in rule.cases.values())}:
        assert message.endswith((".", "?", "}")), message
        assert not HEDGES.search(message), message
        assert len(message) <= 200, message


@each_rule
def test_a_rule_file_stands_in_the_folder_of_its_family(rule: Rule) -> None:
    assert rule.path.parent.parent == ROOT / "lint_rules"


def test_rules_name_only_rules() -> None:
    assert wrong_references(RULES) == []


@each_kind
def test_a_kind_is_documented(kind: Kind) -> None:
    assert kind.__doc__
    assert kind.Options.__doc__


def test_every_kind_is_used() -> None:
    assert set(KINDS) - {rule.kind for rule in RULES} <= FORM_KINDS


def test_generated_files_are_up_to_date() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "generate_docs.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"run python scripts/generate_docs.py\n{done.stdout}{done.stderr}"


def test_the_contracts_between_modules_hold() -> None:
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_short_and_has_a_name_that_says_something(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")

    assert lines <= (600 if path.match("analysis/__init__.py") else 300)  # the table of contents has a line a layer
    assert path.stem.lstrip("_") not in EMPTY_NAMES


def test_every_rule_and_what_the_report_is_made_of_are_in_the_wheel(tmp_path: Path) -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    (wheel,) = builder.build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"copylint/lint_rules/{rule.family}/{rule.id}.yaml" for rule in RULES} <= names
    assert {"copylint/reporters/html.css", "copylint/reporters/html.js"} <= names


def test_the_readme_names_each_hook() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert [hook["id"] for hook in hooks if f"id: {hook['id']}" not in readme and f"`{hook['id']}`" not in readme] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_our_own_pages_are_clean_copy(path: Path) -> None:
    outcome = run_rules(read(path.as_posix(), path.read_bytes()), [rule for rule in RULES if rule.enabled])
    shown = [d for d in outcome.diagnostics if d.severity != "info" and d.confidence != "low"]

    # The page of a rule quotes what the rule is about.
    assert [f"{d.rule}: {d.message}" for d in shown if d.rule != path.stem] == []
    assert outcome.failures == ()
