"""The action, the GitLab job and the files that `init` writes, run as the servers run them, on real repositories."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner

from copylint.cli import cli

TOP = Path(__file__).parents[1]
OLD = "---\ndate: 2026-03-03\n---\nORLEN (xna) - The council met on Thursday, 3 March 2026.\n"
RIGHT = "---\ndate: 2026-03-03\n---\nTESHEN (xna) - The court ruled on Monday, 2 March 2026.\n"
WRONG = RIGHT.replace("Monday", "Friday")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI_"))}
PATH = f"{Path(sys.executable).parent}{os.pathsep}{ENVIRONMENT['PATH']}"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Desk(NamedTuple):
    """A server's repository with a branch to be merged, and the checkout in which a job runs."""

    origin: Path
    checkout: Path
    base: str


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The branch puts an error into one story; another story on main has had one for long."""
    origin = tmp_path / "origin"
    (origin / "stories").mkdir(parents=True)
    git(origin, "init", "-q", "-b", "main")
    write(origin, {"council.md": OLD, "court.md": RIGHT})
    base = git(origin, "rev-parse", "HEAD")
    git(origin, "checkout", "-q", "-b", "edit")
    write(origin, {"court.md": WRONG})
    git(origin, "checkout", "-q", "main")
    write(origin, {"sport.md": RIGHT.replace("court ruled", "club won")})
    git(origin, "checkout", "-q", "-b", "pull", "main")
    git(origin, "merge", "-q", "-m", "merge", "edit")
    git(origin, "checkout", "-q", "main")
    checkout = tmp_path / "checkout"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "pull", origin.as_uri(), str(checkout))
    git(checkout, "checkout", "-q", "--detach")
    return Desk(origin, checkout, base)


def write(folder: Path, stories: Mapping[str, str]) -> None:
    for name, text in stories.items():
        (folder / "stories" / name).write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "stories")


class Ran(NamedTuple):
    """How a step ended, what its log has, and what it left for the server."""

    status: int
    log: str
    summary: str
    outputs: str


def run_action(desk: Desk, inputs: Mapping[str, str], variables: Mapping[str, str]) -> Ran:
    """The linting step of the action, with this Python's copylint where the step before would have installed it."""
    action: Any = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
    given = {name: described.get("default", "") for name, described in action["inputs"].items()} | dict(inputs)
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    filled = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in step["env"].items()
    }
    temporary = desk.checkout.parent / "temp"
    (temporary / "copylint" / "bin").mkdir(parents=True)
    (temporary / "copylint" / "bin" / "copylint").symlink_to(Path(sys.executable).parent / "copylint")
    files = {name: temporary / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    environment = {**ENVIRONMENT, **filled, **variables, "RUNNER_TEMP": str(temporary)}
    environment |= {name: str(path) for name, path in files.items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=desk.checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    summary, outputs = (path.read_text("utf-8") if path.exists() else "" for path in files.values())
    return Ran(done.returncode, done.stdout + done.stderr, summary, outputs)


def annotated(log: str) -> list[str]:
    return re.findall(r"^::(?:error|warning|notice) file=([^,]+),", log, re.MULTILINE)


def test_the_action_annotates_only_what_the_pull_request_brought(desk: Desk) -> None:
    ran = run_action(desk, {"paths": "stories"}, {"GITHUB_BASE_REF": "main"})

    assert annotated(ran.log) == ["stories/court.md"], ran.log
    assert ran.status == 1
    assert ran.outputs == "status=1\n"
    assert "1 error in 1 story" in ran.summary


def test_the_action_annotates_everything_on_a_push(desk: Desk) -> None:
    ran = run_action(desk, {"paths": "stories\n"}, {})

    assert annotated(ran.log) == ["stories/council.md", "stories/court.md"]


def test_the_action_heeds_what_it_is_asked_for(desk: Desk) -> None:
    inputs = {
        "paths": "stories/council.md\n\nstories/sport.md\n",
        "base": "none",
        "fail-on": "never",
        "options": "--select\nweekday-date",
        "report": "report.html",
    }
    ran = run_action(desk, inputs, {"GITHUB_BASE_REF": "main"})

    assert annotated(ran.log) == ["stories/council.md"]
    assert ran.status == 0
    assert "stories/council.md" in (desk.checkout / "report.html").read_text("utf-8")


def test_what_a_workflow_gives_the_action_is_never_run(desk: Desk) -> None:
    ran = run_action(desk, {"paths": "$(touch owned)`touch owned`;touch owned", "base": "none"}, {})

    assert ran.status == 2
    assert not (desk.checkout / "owned").exists()


def test_a_summary_has_no_markup_of_a_file_name(desk: Desk) -> None:
    ran = run_action(desk, {"paths": "<img>.md", "base": "none"}, {})

    assert "<img>" not in ran.summary.replace("<pre>", "")
    assert ran.summary.startswith("### copylint\n<pre>\n")


@pytest.mark.parametrize(
    ("schema", "path"), [("github-actions", "action.yml"), ("gitlab-ci", "ci/gitlab.yml")], ids=["github", "gitlab"]
)
def test_our_files_are_what_the_servers_read(schema: str, path: str) -> None:
    assert complaints(schema, TOP / path) == ""


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-workflows", ".github/workflows/copylint.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("gitlab-ci", ".gitlab/copylint.yml"),
    ],
)
def test_what_init_writes_is_what_the_servers_read(tmp_path: Path, schema: str, path: str) -> None:
    CliRunner().invoke(cli, ["init", str(tmp_path), "--with", "github,gitlab"])

    assert complaints(schema, tmp_path / path) == ""


def complaints(schema: str, path: Path) -> str:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


def run_commands(desk: Desk, commands: list[str], variables: Mapping[str, str]) -> Ran:
    """The commands of a job but for the first, which installs."""
    assert "pip install" in commands[0]
    git(desk.checkout, "fetch", "-q", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*")
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(commands[1:])],
        cwd=desk.checkout,
        env={**ENVIRONMENT, "PATH": PATH, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout + done.stderr, "", "")


def test_the_workflow_that_init_writes_annotates_what_the_pull_request_brought(desk: Desk) -> None:
    CliRunner().invoke(cli, ["init", str(desk.checkout), "--with", "github", "--stories", "stories"])
    workflow: Any = yaml.safe_load((desk.checkout / ".github/workflows/copylint.yml").read_text("utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["copylint"]["steps"] if "run" in step]
    ran = run_commands(desk, commands, {"GITHUB_BASE_REF": "main"})

    assert commands[0] == "python -m pip install copylint"
    assert annotated(ran.log) == ["stories/court.md"], ran.log
    assert ran.status == 1


@pytest.mark.parametrize("source", ["ours", "init"])
def test_the_gitlab_job_reports_everything_and_fails_on_what_the_merge_request_brought(desk: Desk, source: str) -> None:
    path = TOP / "ci" / "gitlab.yml"
    if source == "init":
        package = "copylint @ https://example.org/copylint.whl"
        CliRunner().invoke(
            cli, ["init", str(desk.checkout), "--with", "gitlab", "--stories", "stories", "--package", package]
        )
        path = desk.checkout / ".gitlab" / "copylint.yml"
    job: Any = yaml.safe_load(path.read_text("utf-8"))["copylint"]
    variables = {**job["variables"], "CI_MERGE_REQUEST_DIFF_BASE_SHA": desk.base, "COPYLINT_PATHS": "stories"}
    ran = run_commands(desk, job["script"], variables)
    report = json.loads((desk.checkout / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))

    assert [finding["location"]["path"] for finding in report] == ["stories/council.md", "stories/court.md"]
    assert "stories/court.md:4:" in ran.log
    assert "stories/council.md" not in ran.log
    assert ran.status == 1


def test_the_gitlab_job_passes_on_the_branch_itself(desk: Desk) -> None:
    job: Any = yaml.safe_load((TOP / "ci" / "gitlab.yml").read_text("utf-8"))["copylint"]
    ran = run_commands(desk, job["script"], job["variables"])

    assert ran.status == 0, ran.log
