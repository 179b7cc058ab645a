"""`check --base` and `check --staged`, with git itself: what a change brought, and nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli

IDENTITY = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
TITLE = "---\ntitle: Blast kills 12 in Orsk\n---\n"
LEAD = "A blast in Orsk killed 12 people, police said.\n"
WRONG_DAY = "The street was closed on Thursday, 3 March 2026.\n"
OTHER_WRONG_DAY = "It opened again on Friday, 4 March 2026.\n"
CALM = "Nobody else was hurt, and the trams ran on.\n"


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test run that is itself started by a git hook must not touch the repository of that hook."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *IDENTITY, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(name: str, *paragraphs: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(paragraphs), encoding="utf-8", newline="")
    return path


def commit(message: str = "edit") -> str:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)
    return git("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one story, whose last paragraph has a wrong weekday."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY)
    commit("filed")
    return folder


def run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], input=given)


def found(*arguments: str, given: str | bytes = "") -> list[tuple[str, str, int]]:
    """Path, rule and line of every finding."""
    result = run(*arguments, "--output-format", "jsonl", "--quiet", given=given)
    assert result.exit_code in (0, 1), result.output
    records: list[dict[str, Any]] = [json.loads(line) for line in result.stdout.splitlines()]
    return [(record["path"], record["rule"], record["line"]) for record in records]


def test_what_was_there_before_is_not_shown() -> None:
    write("blast.md", TITLE + LEAD, CALM.replace("trams", "buses"), WRONG_DAY)

    assert found() == [("blast.md", "weekday-date", 8)]
    assert found("--base", "HEAD") == []


def test_what_stands_on_a_changed_line_is_shown() -> None:
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)

    assert found("--base", "HEAD") == [("blast.md", "weekday-date", 10)]


def test_a_finding_is_shown_where_only_its_other_end_is_on_a_changed_line() -> None:
    write("name.md", "The colonel was led away. “It is over,” said Pogossyan.\n", CALM)
    commit()
    named = "Wagram Pogossjan had held the fort for a month. Pogossjan gave up his sword.\n"
    write("name.md", "The colonel was led away. “It is over,” said Pogossyan.\n", named)

    assert found("--base", "HEAD", "--select", "name-variant") == [("name.md", "name-variant", 1)]


def test_one_more_place_of_a_spelling_that_was_odd_before_is_shown_again() -> None:
    named = "Wagram Pogossjan had held the fort for a month. “No,” Pogossyan said. Pogossjan gave up his sword.\n"
    write("name.md", named, "The colonel was led away.\n")
    commit()
    write("name.md", named, "The colonel was led away. “It is over,” said Pogossyan.\n")

    assert found("--base", "HEAD", "--select", "name-variant") == [("name.md", "name-variant", 1)]


def test_what_a_change_laid_open_elsewhere_is_shown() -> None:
    checked = "<!-- copylint: ignore weekday-date: as the poster has it -->\n"
    write("blast.md", TITLE + LEAD, CALM, checked + WRONG_DAY)
    commit()
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY)

    assert found("--base", "HEAD") == [("blast.md", "weekday-date", 8)]


def test_a_half_made_edit_is_reported_at_the_old_form() -> None:
    write("blast.md", TITLE + LEAD.replace("12", "15"), CALM, WRONG_DAY)
    result = run("--base", "HEAD", "--output-format", "json")
    (record,) = json.loads(result.stdout)["diagnostics"]

    assert result.exit_code == 1
    assert (record["rule"], record["field"], record["text"]) == ("half-made-edit", "headline", "12")
    assert [(end["line"], end["text"]) for end in record["against"]] == [(4, "15")]


def test_a_moved_paragraph_brings_nothing_new_for_the_others() -> None:
    write("blast.md", TITLE + CALM, LEAD, WRONG_DAY)

    assert found("--base", "HEAD") == []


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_are_no_change(ends: str) -> None:
    text = Path("blast.md").read_text("utf-8").replace("\n", ends)
    Path("blast.md").write_text(text, "utf-8", newline="")

    assert found("--base", "HEAD") == []


def test_the_base_is_where_the_branches_parted() -> None:
    git("checkout", "-q", "-b", "update")
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)
    commit()
    git("checkout", "-q", "main")
    write("other.md", OTHER_WRONG_DAY)
    write("blast.md", TITLE + LEAD, CALM)
    commit("main went on")
    git("checkout", "-q", "update")

    assert found("--base", "main") == [("blast.md", "weekday-date", 10)]


def test_committed_staged_unstaged_and_new_all_count() -> None:
    base = git("rev-parse", "HEAD")
    write("committed.md", OTHER_WRONG_DAY)
    commit()
    write("staged.md", OTHER_WRONG_DAY)
    git("add", "staged.md")
    write("new.md", OTHER_WRONG_DAY)
    write(".gitignore", "ignored.md\n")
    write("ignored.md", OTHER_WRONG_DAY)

    assert [path for path, _, _ in found("--base", base)] == ["committed.md", "new.md", "staged.md"]


NAMES = ["two words.md", "line\nend.md", "Bäckerei – 日本.md", "-dash.md", "quote\"'.md", "tab\t.md", "*[a].md"]


@pytest.mark.parametrize("name", NAMES)
def test_a_renamed_story_is_held_against_what_it_was(name: str) -> None:
    git("mv", "blast.md", f"./{name}")
    text = Path(name).read_text("utf-8")
    Path(name).write_text(text.replace("killed 12", "killed 15"), "utf-8")

    assert found("--base", "HEAD") == [(name, "half-made-edit", 2)]
    git("add", "-A")
    assert found("--staged") == [(name, "half-made-edit", 2)]


def test_a_story_that_is_moved_and_renamed_by_the_shell_is_followed_once_git_knows() -> None:
    Path("old").mkdir()
    Path("blast.md").rename("old/blast.md")

    assert found("--base", "HEAD") == [("old/blast.md", "weekday-date", 8)]
    git("add", "-A")
    assert found("--base", "HEAD") == []


def test_deleted_stories_are_passed_over_and_those_that_never_were_are_not() -> None:
    Path("blast.md").unlink()

    assert run("--base", "HEAD", "blast.md").exit_code == 0
    assert run("--base", "HEAD", "balst.md").exit_code == 2


def test_nothing_changed_is_said() -> None:
    result = run("--base", "HEAD")

    assert result.exit_code == 0
    assert "no story has changed since HEAD" in result.stderr


def test_paths_narrow_what_is_looked_at() -> None:
    write("a/new.md", OTHER_WRONG_DAY)
    write("b/new.md", OTHER_WRONG_DAY)

    assert [path for path, _, _ in found("--base", "HEAD", "a")] == ["a/new.md"]
    assert [path for path, _, _ in found("--base", "HEAD", "b/new.md")] == ["b/new.md"]
    git("add", "-A")
    assert [path for path, _, _ in found("--staged", "a")] == ["a/new.md"]
    assert [path for path, _, _ in found("--staged", "b/new.md")] == ["b/new.md"]
    assert [path for path, _, _ in found("--staged")] == ["a/new.md", "b/new.md"]


def test_from_a_folder_below_paths_are_seen_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/new.md", OTHER_WRONG_DAY)
    git("add", "-A")
    monkeypatch.chdir("a")

    assert found("--base", "HEAD") == [("new.md", "weekday-date", 1)]
    assert found("--staged") == [("new.md", "weekday-date", 1)]


def test_a_repository_elsewhere_is_found_by_the_path(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = write("new.md", OTHER_WRONG_DAY).absolute()
    monkeypatch.chdir(desk.parent)

    assert found("--base", "HEAD", str(new)) == [(str(new), "weekday-date", 1)]
    assert found("--base", "HEAD", str(desk)) == [(str(new), "weekday-date", 1)]


def test_standard_input_is_the_working_copy_of_its_name() -> None:
    text = Path("blast.md").read_text("utf-8").replace("killed 12", "killed 15")

    assert found("--base", "HEAD", "--stdin-filename", "blast.md", "-", given=text) == [
        ("blast.md", "half-made-edit", 2)
    ]


def test_an_earlier_version_that_is_no_story_is_none() -> None:
    Path("blast.md").write_bytes(b"\x00" * 50)
    commit()
    write("blast.md", WRONG_DAY)

    assert found("--base", "HEAD") == [("blast.md", "weekday-date", 1)]


def test_a_story_is_held_against_all_others_where_one_of_two_has_changed() -> None:
    write("main.md", "Prime Minister Aram Petrosjan resigned on Tuesday after a vote that he had called himself.\n")
    commit()
    write("reaction.md", "The resignation of Prime Minister Aram Petrosyan was greeted with car horns.\n")

    assert found("--base", "HEAD", "--select", "name-across-stories") != []
    assert found("--base", "HEAD", "--select", "name-across-stories") == found("--select", "name-across-stories")
    commit()
    assert found("--base", "HEAD", "--select", "name-across-stories") == []


# What is staged


def test_what_is_staged_is_linted_and_not_the_working_copy() -> None:
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)
    git("add", "-A")
    write("blast.md", TITLE + LEAD, CALM)

    assert found("--staged") == [("blast.md", "weekday-date", 10)]
    git("reset", "-q")
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)
    assert found("--staged") == []


def test_a_staged_story_may_be_gone_from_the_working_copy() -> None:
    write("new.md", WRONG_DAY)
    git("add", "-A")
    Path("new.md").unlink()

    assert found("--staged") == [("new.md", "weekday-date", 1)]
    assert found("--staged", "new.md") == [("new.md", "weekday-date", 1)]


def test_the_first_commit_brings_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    write("blast.md", WRONG_DAY)
    git("add", "-A")

    assert found("--staged") == [("blast.md", "weekday-date", 1)]


def test_a_staged_deletion_is_nothing_to_lint() -> None:
    git("rm", "-q", "blast.md")

    assert found("--staged") == []
    assert "no story is staged" in run("--staged").stderr


def test_other_files_are_no_stories_unless_they_are_named() -> None:
    write("notes.rst.bak", WRONG_DAY)
    write(".hidden/new.md", WRONG_DAY)
    git("add", "-A")

    assert found("--staged") == []
    assert found("--staged", "notes.rst.bak") == [("notes.rst.bak", "weekday-date", 1)]


def test_staged_content_is_held_against_a_base() -> None:
    base = git("rev-parse", "HEAD")
    write("blast.md", TITLE + LEAD.replace("12", "15"), CALM, WRONG_DAY)
    commit()
    write("blast.md", TITLE + LEAD.replace("12", "15"), CALM.replace("trams", "buses"), WRONG_DAY)
    git("add", "-A")

    assert found("--staged") == []
    assert found("--staged", "--base", base) == [("blast.md", "half-made-edit", 2)]


def test_a_merge_brings_what_neither_side_has() -> None:
    git("checkout", "-q", "-b", "update")
    write("theirs.md", OTHER_WRONG_DAY)
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, "They say so on Monday, 3 March 2026.\n")
    commit()
    git("checkout", "-q", "main")
    write("blast.md", TITLE + LEAD, CALM.replace("trams", "buses"), WRONG_DAY)
    commit()
    git("merge", "-q", "--no-commit", "--no-ff", "update")

    assert found("--staged") == []
    text = Path("blast.md").read_text("utf-8")
    write("blast.md", text, "Merged on Monday, 10 March 2026.\n")
    git("add", "-A")
    assert found("--staged") == [("blast.md", "weekday-date", 12)]


def test_a_commit_through_a_hook_of_gits_own() -> None:
    hook = Path(".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec {sys.executable} -m copylint check --staged\n")
    hook.chmod(0o755)
    write("blast.md", TITLE + LEAD.replace("12", "15"), CALM, WRONG_DAY)
    half = subprocess.run(["git", *IDENTITY, "commit", "-qam", "update"], capture_output=True, text=True, check=False)
    write("blast.md", TITLE.replace("12", "15") + LEAD.replace("12", "15"), CALM, WRONG_DAY)
    whole = subprocess.run(["git", *IDENTITY, "commit", "-qam", "update"], capture_output=True, text=True, check=False)

    assert half.returncode == 1
    assert "blast.md:2:20: error: half-made-edit:" in half.stdout + half.stderr
    assert whole.returncode == 0, whole.stdout + whole.stderr


# What git cannot say


def fails(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    return result.stderr.strip()


def test_a_folder_that_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert fails("--base", "HEAD") == "copylint: no git repository here, so nothing can be said to have changed"
    assert "no git repository here" in fails("--staged")


def test_a_repository_without_a_working_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    git("clone", "-q", "--bare", ".", "../bare.git")
    monkeypatch.chdir("../bare.git")

    assert "has no working copy" in fails("--base", "HEAD")


@pytest.mark.parametrize("revision", ["nope", "--output=x", "", "HEAD:blast.md", "a..b"])
def test_an_unknown_revision(revision: str) -> None:
    assert fails(f"--base={revision}") == f"copylint: unknown revision “{revision}”"
    assert not Path("x").exists()


def test_a_branch_that_was_not_fetched() -> None:
    git("remote", "add", "origin", "../elsewhere")

    assert fails("--base", "origin/main").endswith("unknown revision “origin/main”; fetch it first (git fetch origin)")


def test_no_commit_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")

    assert "there is no commit yet" in fails("--base", "HEAD")


def test_a_shallow_clone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("checkout", "-q", "-b", "update")
    write("new.md", WRONG_DAY)
    commit()
    git("checkout", "-q", "main")
    write("other.md", CALM)
    commit()
    git("clone", "-q", "--depth", "1", "--no-single-branch", "--branch", "update", f"file://{desk}", "../shallow")
    monkeypatch.chdir("../shallow")

    assert "this clone is shallow" in fails("--base", "origin/main")
    assert "fetch-depth: 0" in fails("--base", "origin/main")
    assert "shallow" in fails("--base", "HEAD~1")


def test_histories_that_have_nothing_in_common() -> None:
    git("checkout", "-q", "--orphan", "alone")
    commit()

    assert fails("--base", "main") == "copylint: HEAD and “main” have no commit in common"


def test_git_is_not_installed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk / "nowhere"))

    assert "git is not installed" in fails("--base", "HEAD")


def test_staged_reads_no_standard_input() -> None:
    assert "reads no standard input" in fails("--staged", "-")


def test_nothing_that_a_repository_names_is_run(desk: Path) -> None:
    program = desk.parent / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {desk.parent / 'ran'}\n")
    program.chmod(0o755)
    git("config", "diff.external", str(program))
    git("config", "core.fsmonitor", str(program))
    git("config", "diff.story.textconv", str(program))
    write(".git/info/attributes", "*.md diff=story\n")
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)

    assert found("--base", "HEAD") == [("blast.md", "weekday-date", 10)]
    assert not (desk.parent / "ran").exists()


def test_a_worktree_is_a_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    git("worktree", "add", "-q", "../side")
    monkeypatch.chdir("../side")
    write("blast.md", TITLE + LEAD, CALM, WRONG_DAY, OTHER_WRONG_DAY)

    assert found("--base", "main") == [("blast.md", "weekday-date", 10)]


def test_a_file_that_became_a_link_and_a_submodule_do_no_harm() -> None:
    shutil.copytree(".git", "../sub/.git")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", "../sub", "sub")
    Path("blast.md").rename("real.md")
    Path("blast.md").symlink_to("real.md")
    git("add", "-A")

    assert run("--staged").exit_code in (0, 1)
    assert run("--base", "HEAD").exit_code in (0, 1)
