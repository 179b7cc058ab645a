"""The pre-commit hooks, run by pre-commit itself in a scratch repository with a copy of this one.

Building the hook's environment needs a package index; `-m "not index"` leaves these tests out.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).parents[1]
SHIPPED = ("src", "lint_rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
GOOD = "ORLEN (xna) - The council met on Tuesday, 3 March 2026, and agreed the budget.\n"
BAD = GOOD.replace("Tuesday", "Thursday")
RULE = """\
summary: Plain words.
kind: phrase
options: {words: [utilize]}
message: "“{text}”. Use a plain word."
fails: ["They [[utilize]] it."]
passes: ["They use it."]
"""

# A test run that is itself started by a git hook must not touch the repository of that hook.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def hooks() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("path", "is_linted"),
    [
        ("story.md", True),
        ("desk/2026/story.markdown", True),
        ("story.txt", True),
        ("story.text", True),
        ("readmission.md", True),
        ("README.md", False),
        ("docs/CHANGELOG.md", False),
        ("LICENSE.txt", False),
        ("requirements-dev.txt", False),
        ("story.py", False),
        ("story.md.bak", False),
    ],
)
def test_the_hooks_take_stories_and_leave_the_rest(path: str, is_linted: bool) -> None:
    for hook in hooks()[:2]:
        assert bool(re.search(hook["files"], path) and not re.search(hook["exclude"], path)) is is_linted


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of stories that uses the hooks of a copy of this one."""
    top = tmp_path_factory.mktemp("hook")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(top / "probe"), "hatchling"]
    if subprocess.run(probe, check=False, capture_output=True).returncode:
        pytest.skip("pip reaches no package index")
    copy, desk = top / "copylint", top / "desk"
    copy.mkdir()
    for name in SHIPPED:
        if (TOP / name).is_dir():
            shutil.copytree(TOP / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(TOP / name, copy / name)
    desk.mkdir()
    for folder in (copy, desk):
        git(folder, "init", "-q")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "copy")
    config = {
        "repos": [
            {"repo": str(copy), "rev": git(copy, "rev-parse", "HEAD"), "hooks": [{"id": h["id"]} for h in hooks()]}
        ]
    }
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    return desk


def run_hook(desk: Path, hook: str, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Stage `files`, alone, and run one hook."""
    git(desk, "rm", "-r", "-q", "--cached", "--ignore-unmatch", ".")
    for name, text in files.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, "utf-8")
    git(desk, "add", ".pre-commit-config.yaml", *files)
    command = [sys.executable, "-m", "pre_commit", "run", hook]
    environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(desk.parent / "home"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(command, cwd=desk, env=environment, check=False, capture_output=True, text=True)


@pytest.mark.index
def test_an_error_in_a_staged_story_stops_the_commit(desk: Path) -> None:
    outcome = run_hook(desk, "copylint", {"good.md": GOOD, "bad.md": BAD})

    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert "bad.md:1:" in outcome.stdout
    assert "error: weekday-date:" in outcome.stdout
    assert "good.md" not in outcome.stdout


@pytest.mark.index
def test_a_story_that_is_right_passes_and_its_notes_are_seen(desk: Path) -> None:
    outcome = run_hook(desk, "copylint", {"good.md": GOOD, "README.md": BAD})

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "nothing found in 1 story" in outcome.stdout


@pytest.mark.index
def test_the_strict_hook_fails_on_warnings(desk: Path) -> None:
    house = {".copylint.yaml": "severity: {weekday-date: warning}\n", "bad.md": BAD}

    assert run_hook(desk, "copylint", house).returncode == 0
    assert run_hook(desk, "copylint-strict", house).returncode == 1
    (desk / ".copylint.yaml").unlink()


@pytest.mark.index
def test_the_rules_hook_runs_the_examples_of_house_rules(desk: Path) -> None:
    house = {".copylint.yaml": "rules: [house]\n", "house/style/plain-words.yaml": RULE}
    passing = run_hook(desk, "copylint-rules", house)
    failing = run_hook(
        desk, "copylint-rules", house | {"house/style/plain-words.yaml": RULE.replace("use it", "utilize it")}
    )
    (desk / ".copylint.yaml").unlink()

    assert passing.returncode == 0, passing.stdout + passing.stderr
    assert failing.returncode == 1
    assert "house/style/plain-words.yaml" in failing.stdout
