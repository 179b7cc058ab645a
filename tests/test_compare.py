"""`copylint compare`: what an update brought, and what it left behind."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli

STORY = """\
---
title: Blast in Orsk kills 12
description: Police search the factory
---
A blast in Orsk killed 12 people, police said.

“We will not close the factory this year,” the owner said.

The street was closed on Thursday, 3 March 2026.

All the 12 people killed were workers.
"""


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


def update(*changes: tuple[str, str]) -> str:
    text = STORY
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    return text


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments])


def compare(*changes: tuple[str, str]) -> list[dict[str, Any]]:
    Path("v3.md").write_text(STORY, "utf-8")
    Path("v4.md").write_text(update(*changes), "utf-8")
    result = run("v3.md", "v4.md", "--output-format", "jsonl")
    assert result.exit_code in (0, 1), result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def rules(*changes: tuple[str, str]) -> list[str]:
    return [record["rule"] for record in compare(*changes)]


def test_versions_that_are_alike_have_nothing() -> None:
    assert rules() == []


def test_a_figure_left_stale() -> None:
    (record,) = compare(("killed 12 people, police", "killed 15 people, police"))

    assert (record["rule"], record["path"], record["field"], record["text"]) == (
        "half-made-edit",
        "v4.md",
        "headline",
        "12",
    )
    assert [(end["path"], end["line"]) for end in record["against"]] == [("v4.md", 5)]


def test_a_whole_update_is_silent() -> None:
    assert rules(("12", "15")) == []


def test_a_toll_that_fell_has_its_other_end_in_the_old_version() -> None:
    (record,) = compare(("12", "11"))

    assert (record["rule"], record["severity"]) == ("toll-fell", "error")
    (end,) = record["against"]
    assert (end["path"], end["line"], end["text"]) == ("v3.md", 2, "12")


def test_a_quotation_that_was_altered() -> None:
    (record,) = compare(("this year", "next year"))

    assert record["rule"] == "quote-changed"
    assert "“next” was “this”" in record["message"]
    assert [end["path"] for end in record["against"]] == ["v3.md"]


def test_a_new_figure_that_no_display_has() -> None:
    (record,) = compare(("12 people, police", "12 people and destroyed 40 homes, police"))

    assert (record["rule"], record["text"], record["severity"]) == ("figure-not-shown", "40 homes", "info")
    assert record["against"] == []


def test_other_findings_are_shown_where_a_line_changed() -> None:
    assert rules(("The street", "The road")) == ["weekday-date"]


def test_every_format_prints_an_end_in_the_old_version() -> None:
    compare(("12", "11"))
    for name in ("text", "full", "json", "jsonl", "github", "sarif", "gitlab", "junit", "html"):
        result = run("v3.md", "v4.md", "--output-format", name)

        assert result.exit_code == 1, result.output
        assert "v4.md" in result.stdout
        assert "toll-fell" in result.stdout


def test_versions_in_git() -> None:
    Path("desk").mkdir()
    Path("desk/story.md").write_text(STORY, "utf-8")
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "filed"]):
        subprocess.run(["git", *words], check=True)
    Path("desk/story.md").write_text(update(("12", "11")), "utf-8")

    assert "desk/story.md:2:28: error: toll-fell" in run("HEAD:desk/story.md", "desk/story.md").stdout
    back = run("desk/story.md", "HEAD:desk/story.md", "--output-format", "jsonl")
    assert back.stdout == ""
    assert run("HEAD:./desk/story.md", "desk/story.md").exit_code == 1


@pytest.mark.parametrize(
    ("old", "complaint"),
    [
        ("nowhere.md", "nowhere.md"),
        ("nope:story.md", "nope:story.md: no such file"),
        ("empty.md", "empty.md: cannot be read as a story"),
    ],
)
def test_what_cannot_be_compared(old: str, complaint: str) -> None:
    Path("empty.md").write_bytes(b"")
    Path("v4.md").write_text(STORY, "utf-8")
    result = run(old, "v4.md")

    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_revision_without_the_file() -> None:
    Path("v4.md").write_text(STORY, "utf-8")
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "filed"]):
        subprocess.run(["git", *words], check=True)
    result = run("HEAD:v3.md", "v4.md")

    assert result.exit_code == 2
    assert "HEAD has no file “v3.md”" in result.stderr


def test_other_infos_are_shown_only_when_asked_for() -> None:
    long = ", and another street was closed" * 12
    assert rules(("12 people, police", f"12 people{long}, police")) == []
    assert "readability" in run("v3.md", "v4.md", "--severity", "info").stdout


def test_severity_and_selection() -> None:
    compare(("12 people, police", "12 people and destroyed 40 homes, police"))

    assert run("v3.md", "v4.md", "--severity", "warning").stdout == ""
    assert run("v3.md", "v4.md", "--ignore", "figure-not-shown").stdout == ""
    assert run("v3.md", "v4.md", "--fail-on", "info").exit_code == 1
    assert run("v3.md", "v4.md").exit_code == 0
