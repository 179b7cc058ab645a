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
    for hook in hooks()[:3]:
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


# A repository whose commits pass through the hook that shows only what they bring

STORY = "---\ntitle: Blast kills 12 in Orsk\n---\nA blast in Orsk killed 12 people, police said.\n\nTrams ran on.\n"


@pytest.fixture
def newsroom(desk: Path, tmp_path: Path) -> Path:
    """A repository with a story that has an old error, and with the hook installed."""
    config = yaml.safe_load((desk / ".pre-commit-config.yaml").read_text())
    config["repos"][0]["hooks"] = [{"id": "copylint-changed"}]
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "blast.md").write_text(f"{STORY}\n{BAD}", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "filed")
    pre_commit(desk, tmp_path, "install")
    return tmp_path


def pre_commit(desk: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(desk.parent / "home"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)


def commits(desk: Path, folder: Path, *arguments: str) -> str:
    """ "" where the commit is made, else what stopped it."""
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(desk.parent / "home"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = ["git", *identity, "commit", "-q", "-m", "update", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode else ""


def edit(story: Path, *changes: tuple[str, str]) -> None:
    text = story.read_text("utf-8")
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    story.write_text(text, "utf-8")


@pytest.mark.index
def test_old_errors_of_a_story_do_not_stop_its_commit(desk: Path, newsroom: Path) -> None:
    edit(newsroom / "blast.md", ("Trams", "Buses"))

    assert commits(desk, newsroom, "-a") == ""


@pytest.mark.index
def test_a_half_made_edit_stops_the_commit(desk: Path, newsroom: Path) -> None:
    edit(newsroom / "blast.md", ("killed 12", "killed 15"))

    assert "blast.md:2:20: error: half-made-edit:" in commits(desk, newsroom, "-a")
    edit(newsroom / "blast.md", ("kills 12", "kills 15"))
    assert commits(desk, newsroom, "-a") == ""


@pytest.mark.index
def test_only_what_is_staged_counts(desk: Path, newsroom: Path) -> None:
    story = newsroom / "blast.md"
    edit(story, ("Trams", "Buses"))
    git(newsroom, "add", "-A")
    edit(story, ("killed 12", "killed 15"))

    assert commits(desk, newsroom) == ""
    assert "killed 15" in story.read_text("utf-8")
    git(newsroom, "add", "-A")
    edit(story, ("kills 12", "kills 15"))
    assert "half-made-edit" in commits(desk, newsroom)
    assert "kills 15" in story.read_text("utf-8")


@pytest.mark.index
def test_a_renamed_and_a_deleted_story(desk: Path, newsroom: Path) -> None:
    (newsroom / "other.md").write_text(GOOD, "utf-8")
    git(newsroom, "add", "-A")
    assert commits(desk, newsroom) == ""
    git(newsroom, "rm", "-q", "other.md")
    git(newsroom, "mv", "blast.md", "the blast – Orsk.md")
    assert commits(desk, newsroom) == ""

    git(newsroom, "mv", "the blast – Orsk.md", "blast.md")
    edit(newsroom / "blast.md", ("killed 12", "killed 15"))
    assert "blast.md:2:20: error: half-made-edit:" in commits(desk, newsroom, "-a")


@pytest.mark.index
def test_a_merge_with_errors_of_both_sides(desk: Path, newsroom: Path) -> None:
    git(newsroom, "checkout", "-q", "-b", "update")
    (newsroom / "theirs.md").write_text(BAD, "utf-8")
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-q", "--no-verify", "-m", "theirs")
    git(newsroom, "checkout", "-q", "main")
    edit(newsroom / "blast.md", ("Trams", "Buses"))
    assert commits(desk, newsroom, "-a") == ""
    git(newsroom, "merge", "-q", "--no-commit", "--no-ff", "update")

    assert commits(desk, newsroom) == ""
    assert (newsroom / "theirs.md").exists()
