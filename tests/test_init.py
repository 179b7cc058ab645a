"""`copylint init`: what it writes works with the real thing, and what is there already stays as it is."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from copylint.cli import cli
from copylint.config import KEYS, read_config
from copylint.house import LISTS, read_house
from copylint.rules import load_rules
from copylint.settings_schema import config_schema, house_schema

STORY = "---\ntitle: Budget\ndate: 2026-03-03\n---\nORLEN (xna) - The council met on Thursday, 3 March 2026.\n"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder with a story in it."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "budget.md").write_text(STORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["init", *arguments], standalone_mode=False)


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and not path.is_relative_to(folder / ".git")
    }


def test_it_says_what_it_wrote_and_writes_no_more(desk: Path) -> None:
    before = files_in(desk)
    outcome = init("--yes")
    written = [line.removeprefix("wrote ") for line in outcome.output.splitlines()]

    assert outcome.exception is None
    assert set(written) == files_in(desk).keys() - before.keys()
    assert {".copylint.yaml", "house/names.yaml", ".vscode/settings.json"} <= set(written)
    assert not {name for name in written if "git" in name or "pre-commit" in name}


def test_the_hook_and_the_ci_that_fit_the_folder_are_written(desk: Path) -> None:
    git(desk, "init", "-q")
    git(desk, "remote", "add", "origin", "git@gitlab.example.org:desk/stories.git")
    outcome = init("--yes")

    assert "wrote .pre-commit-config.yaml; now run: pre-commit install\n" in outcome.output
    assert {".gitlab-ci.yml", ".gitlab/copylint.yml"} <= files_in(desk).keys()
    assert not (desk / ".github").exists()


def test_what_it_writes_is_a_valid_configuration_that_changes_no_finding(desk: Path) -> None:
    before = checked(desk)
    init("--yes")
    config = read_config(desk / ".copylint.yaml")

    assert config.house.entries == ()
    assert before == checked(desk) != ""
    assert {family for family in families() if family not in (desk / ".copylint.yaml").read_text("utf-8")} == set()


def families() -> set[str]:
    return {rule.family for rule in load_rules()}


def checked(desk: Path) -> str:
    command = [sys.executable, "-m", "copylint", "check", "."]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False).stdout


def test_each_key_that_is_commented_out_is_valid_once_it_is_not(desk: Path) -> None:
    init("--yes")
    (desk / "house_rules").mkdir()
    (desk / ".copylint-baseline.json").write_text('{"version": 1, "findings": {}}', "utf-8")
    text = (desk / ".copylint.yaml").read_text("utf-8")
    lines = [line[2:] if line.startswith(tuple(f"# {k}:" for k in KEYS)) else line for line in text.splitlines()]
    lines = [line.replace("#   ", "  ", 1) if line.startswith("#   ") else line for line in lines]
    (desk / ".copylint.yaml").write_text("\n".join(lines), "utf-8")
    data = yaml.load("\n".join(lines), yaml.BaseLoader)

    assert set(data) == {"house", "rules", "select", "ignore", "severity", "options", "overrides", "front_matter"} | {
        "exclude",
        "fail_on",
        "baseline",
    }
    assert CliRunner().invoke(cli, ["rules"], standalone_mode=False).exception is None


def test_the_examples_in_the_house_lists_are_valid(desk: Path) -> None:
    init("--with", "house")
    for path in (desk / "house").iterdir():
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join(line[2:] for line in lines if line.startswith(("# - ", "#   "))), "utf-8")
    house = read_house(sorted((desk / "house").iterdir()))

    assert {entry.canonical for entry in house.entries} >= {"Volodymyr Zelensky", "Kyiv", "World Health Organization"}
    assert house.different == (("Ann Velk", "Anne Velk"),)


def test_without_house_lists_the_configuration_names_none(desk: Path) -> None:
    init("--with", "config")

    assert read_config(desk / ".copylint.yaml").house.entries == ()
    assert files_in(desk).keys() == {".copylint.yaml", "stories/budget.md"}


def test_nothing_that_is_there_is_changed_and_what_to_add_is_said(desk: Path) -> None:
    (desk / ".copylint.yaml").write_text("ignore: [acronym]\n", "utf-8")
    (desk / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")
    (desk / ".gitlab-ci.yml").write_text("stages: [test]\n", "utf-8")
    before = files_in(desk)
    outcome = init("--with", "config,hook,gitlab")

    assert files_in(desk).items() >= before.items()
    assert "left .copylint.yaml as it is\n" in outcome.output
    assert "left .pre-commit-config.yaml as it is; to lint stories before each commit, add under “repos:”:\n" in (
        outcome.output
    )
    assert "      - repo: local\n" in outcome.output
    assert "left .gitlab-ci.yml as it is; to run the job, add:\n    include:\n" in outcome.output


def test_a_second_run_leaves_everything_as_it_is_and_has_nothing_to_add(desk: Path) -> None:
    parts = "config,house,hook,github,gitlab,editor"
    init("--with", parts)
    before = files_in(desk)
    outcome = init("--with", parts)

    assert files_in(desk) == before
    assert [line for line in outcome.output.splitlines() if not line.endswith(" as it is")] == []


def test_a_link_that_leads_nowhere_is_not_followed(desk: Path) -> None:
    (desk / ".copylint.yaml").symlink_to(desk / "elsewhere.yaml")
    outcome = init("--with", "config")

    assert outcome.output == "left .copylint.yaml as it is\n"
    assert not (desk / "elsewhere.yaml").exists()


def test_a_file_in_the_way_ends_the_run(desk: Path) -> None:
    (desk / "house").write_text("", "utf-8")
    run = [sys.executable, "-m", "copylint", "init", "--with", "house"]
    done = subprocess.run(run, cwd=desk, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "house" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_configuration_in_the_project_file_is_left(desk: Path) -> None:
    (desk / "pyproject.toml").write_text('[tool.copylint]\nignore = ["acronym"]\n', "utf-8")

    assert "left pyproject.toml as it is: it holds the configuration\n" in init("--yes").output
    assert not (desk / ".copylint.yaml").exists()


def test_without_a_terminal_it_asks_for_the_form_that_needs_none(desk: Path) -> None:
    run = [sys.executable, "-m", "copylint", "init"]
    done = subprocess.run(run, cwd=desk, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert files_in(desk).keys() == {"stories/budget.md"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--with", "hooks"], "“hooks” is none of config, house, hook, github, gitlab, editor"),
        (["--yes", "--stories", "../copy"], "below this one"),
        (["--yes", "--stories", "/copy"], "below this one"),
    ],
)
def test_a_mistake_in_usage_writes_nothing(desk: Path, arguments: Sequence[str], words: str) -> None:
    outcome = init(*arguments)

    assert words in str(outcome.exception.format_message())  # type: ignore[union-attr]
    assert files_in(desk).keys() == {"stories/budget.md"}


def test_on_a_terminal_it_asks_for_each_part(desk: Path) -> None:
    git(desk, "init", "-q")
    asked, shown = on_a_terminal(desk, ["y", "n", "", "y", "n", "n", "stories"])

    assert len(asked) == 7
    assert asked[0].endswith("Write a configuration, .copylint.yaml? [Y/n]:")
    assert asked[3].endswith("Write a GitHub workflow for pull requests? [y/N]:")
    assert asked[6].endswith("Where do the stories lie? [stories]:")
    assert files_in(desk).keys() == {
        ".copylint.yaml",
        ".github/workflows/copylint.yml",
        ".pre-commit-config.yaml",
        "stories/budget.md",
    }
    assert "wrote .github/workflows/copylint.yml" in shown


def on_a_terminal(folder: Path, answers: Sequence[str]) -> tuple[list[str], str]:
    """Run `init` on a pseudo-terminal: what it asks before each answer, and all it shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "copylint", "init"]
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        asked, shown = [], ""
        for answer in answers:
            question = ""
            while not question.endswith("]: "):
                question += os.read(ours, 1).decode()
            asked.append(question.strip())
            shown += question
            os.write(ours, f"{answer}\n".encode())
        try:
            while piece := os.read(ours, 4096):
                shown += piece.decode()
        except OSError:  # the other side is closed
            pass
        assert process.wait() == 0
    os.close(ours)
    return asked, shown


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("stories", ["stories", "o'neill (new)"])
def test_the_hook_runs_under_pre_commit(desk: Path, stories: str) -> None:
    git(desk, "init", "-q")
    (desk / stories).mkdir(exist_ok=True)
    (desk / stories / "budget.md").write_text(STORY, "utf-8")
    (desk / "notes.md").write_text(STORY, "utf-8")
    init("--with", "hook", "--stories", stories)
    git(desk, "add", "-A")
    path = f"{Path(sys.executable).parent}{os.pathsep}{ENVIRONMENT['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=desk,
        env={**ENVIRONMENT, "PATH": path, "PRE_COMMIT_HOME": str(desk / ".home")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{stories}/budget.md:5:34: error: weekday-date:" in done.stdout
    assert "notes.md" not in done.stdout


def test_editors_find_a_schema_for_each_file(desk: Path) -> None:
    init("--with", "config,house,editor")
    settings = json.loads((desk / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]

    for schema, glob in settings.items():
        assert json.loads((desk / schema).read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")
        assert "house_rules" in glob or list(desk.glob(glob))
    for path in (desk / ".copylint.yaml", *(desk / "house").iterdir()):
        first = path.read_text("utf-8").splitlines()[0]
        assert (path.parent / first.partition("$schema=")[2]).is_file()


def is_valid(data: object, schema: Mapping[str, Any]) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(data)


CONFIG = config_schema(load_rules())


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("select: [names, toll-jump]", True),
        ("severity: {toll-jump: off, house-made: info}", True),
        ("severity: {toll-jump: fatal}", False),
        ("options: {alias-drift: {licences: [also]}}", True),
        ("options: {alias-drift: yes}", False),
        ("overrides: [{paths: ['sports/**'], ignore: [names]}]", True),
        ("overrides: [{ignore: [names]}]", False),
        ("front_matter: {headline: title, deck: [description, dek]}", True),
        ("front_matter: {body: text}", False),
        ("fail_on: never", True),
        ("fail_on: sometimes", False),
        ("selct: [names]", False),
    ],
)
def test_the_schema_of_the_configuration_holds_what_copylint_takes(text: str, holds: bool) -> None:
    assert is_valid(yaml.safe_load(text), CONFIG) is holds


def test_the_schema_knows_every_key_of_the_configuration() -> None:
    assert CONFIG["properties"].keys() == set(KEYS)
    assert [key for key, schema in CONFIG["properties"].items() if not schema["description"]] == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("- canonical: Kyiv\n  variants: [Kiev]", True),
        ("- Kyiv", True),
        (
            "names:\n- {canonical: Ann Velk, mononym: yes, until: '2029-05-20'}\ndifferent: [[Ann Velk, Anne Velk]]",
            True,
        ),
        ("- [Ann Velk, Anne Velk]", True),
        ("- [Ann Velk]", False),
        ("- variants: [Kiev]", False),
        ("- {canonical: Kyiv, varaints: [Kiev]}", False),
        ("name: [Kyiv]", False),
        ("# only comments", True),
    ],
)
def test_the_schema_of_house_lists_holds_what_copylint_takes(text: str, holds: bool) -> None:
    assert is_valid(yaml.safe_load(text), house_schema()) is holds


def test_the_schema_knows_every_house_list() -> None:
    mapping = next(form for form in house_schema()["anyOf"] if form.get("type") == "object")

    assert mapping["properties"].keys() == set(LISTS)
