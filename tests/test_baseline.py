"""`copylint baseline` and `check --baseline`: what was accepted is silent until its paragraph changes."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli

FILE = ".copylint-baseline.json"
FIRST = "The street was closed on Thursday, 3 March 2026."
SECOND = "It opened again on Friday, 4 March 2026."
CALM = "Nobody was hurt, and the trams ran on."


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, *paragraphs: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def copylint(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def accept(*arguments: str) -> str:
    result = copylint("baseline", *arguments)
    assert result.exit_code == 0, result.output
    return result.stderr


def lines(*arguments: str) -> list[int]:
    """The lines that `check` still speaks about."""
    result = copylint("check", "--baseline", FILE, "--output-format", "jsonl", *arguments)
    assert result.exit_code in (0, 1), result.output
    return [json.loads(line)["line"] for line in result.stdout.splitlines()]


def entries() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(Path(FILE).read_text("utf-8"))["findings"]
    return found


def test_what_is_accepted_is_silent_and_counted() -> None:
    write("a.md", FIRST, SECOND)
    told = accept()
    result = copylint("check", "--baseline", FILE)

    assert told.splitlines() == [
        f"{FILE}: 2 findings in 1 story accepted",
        (
            f"note: to have it heeded, run “copylint check --baseline {FILE}”"
            f" or write “baseline: {FILE}” into .copylint.yaml"
        ),
    ]
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing found, 2 in the baseline in 1 story" in result.stderr


def test_what_is_new_is_told() -> None:
    write("a.md", FIRST)
    accept()
    write("a.md", FIRST, SECOND)

    assert lines() == [3]


def test_edits_elsewhere_leave_it_silent() -> None:
    write("a.md", FIRST, SECOND)
    accept()
    write("a.md", "---\ntitle: A street\n---", CALM, CALM.replace("trams", "buses"), SECOND, CALM, FIRST)

    assert lines() == []


@pytest.mark.parametrize("other", [f"{FIRST} It was wet.", FIRST.replace("street", "road")])
def test_an_entry_ends_when_its_paragraph_changes(other: str) -> None:
    write("a.md", FIRST, SECOND)
    accept()
    write("a.md", other, SECOND)

    assert lines() == [1]


def test_line_breaks_within_a_paragraph_are_no_change() -> None:
    write("a.md", FIRST)
    accept()
    write("a.md", FIRST.replace(" on ", "\non "))

    assert lines() == []


def test_as_many_are_silent_as_were_accepted() -> None:
    write("a.md", FIRST)
    accept()
    write("a.md", FIRST, CALM, FIRST)

    assert lines("--select", "weekday-date") == [5]


def test_one_of_two_alike_may_go() -> None:
    write("a.md", FIRST, CALM, f"{FIRST} So it was.")
    accept()
    write("a.md", CALM, f"{FIRST} So it was.")

    assert lines("--select", "weekday-date") == []


def test_a_baseline_only_shrinks_unless_asked() -> None:
    write("a.md", FIRST, SECOND)
    accept()
    write("a.md", SECOND, "It rained on Sunday, 5 March 2026.")
    told = accept()

    assert "1 finding in 1 story accepted, 1 settled" in told
    assert "1 new and not accepted" in told
    assert [entry["text"] for entry in entries()["a.md"]] == ["Friday, 4 March 2026"]
    assert lines() == [3]
    accept("--add")
    assert lines() == []


def test_a_run_over_some_stories_leaves_the_others_entries() -> None:
    write("a/one.md", FIRST)
    write("b/two.md", SECOND)
    accept()
    write("a/one.md", CALM)
    write("b/two.md", CALM)
    accept("a")

    assert list(entries()) == ["b/two.md"]
    accept()
    assert entries() == {}


def test_a_renamed_story_keeps_its_entries_and_a_deleted_one_loses_them() -> None:
    write("a.md", FIRST)
    write("gone.md", SECOND)
    accept()
    Path("a.md").rename("b.md")
    Path("gone.md").unlink()

    assert lines() == []
    accept()
    assert list(entries()) == ["b.md"]


def test_infos_are_accepted_when_asked_for_and_kept_after() -> None:
    write("a.md", FIRST, "He paid 12 percent and then 14 per cent, and 3 percent more, or 5 per cent.")
    accept("--severity", "info", "--confidence", "low")
    with_infos = entries()
    accept()

    assert len(with_infos["a.md"]) > 1
    assert entries() == with_infos
    assert lines("--severity", "info", "--confidence", "low") == []


def test_a_file_that_cannot_be_read_is_never_accepted() -> None:
    Path("a.md").write_bytes(b"")
    write("b.md", FIRST)
    accept()

    assert list(entries()) == ["b.md"]
    assert copylint("check", "--baseline", FILE).exit_code == 2


def test_the_same_whatever_the_order_and_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["z.md", "a.md", "b/ä b.md", "c/x.md"]
    for name in names:
        write(name, FIRST, SECOND)
    accept()
    once = Path(FILE).read_bytes()
    Path(FILE).unlink()
    random.Random(1).shuffle(names)
    accept(*names)

    assert Path(FILE).read_bytes() == once
    monkeypatch.chdir("b")
    assert copylint("check", "--baseline", f"../{FILE}", str(tmp_path)).exit_code == 0


def test_nothing_is_written_when_nothing_changes() -> None:
    write("a.md", FIRST)
    accept()
    before = Path(FILE).stat().st_ino
    accept()

    assert Path(FILE).stat().st_ino == before


def test_the_configuration_may_name_it() -> None:
    write(".copylint.yaml", "baseline: desk/accepted.json")
    write("desk/notes.md", CALM)
    write("a.md", FIRST)
    accept()

    assert Path("desk/accepted.json").is_file()
    assert copylint("check").exit_code == 0
    Path("desk/accepted.json").unlink()
    result = copylint("check")
    assert result.exit_code == 2
    assert "desk/accepted.json: no such baseline" in result.stderr


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not JSON"),
        ("{", ":1:2: not JSON"),
        ("[]", "no baseline of this version"),
        ('{"version": 2, "findings": {}}', "no baseline of this version"),
        ('{"version": 1, "findings": {"a.md": [{"rule": "x"}]}}', "no baseline of this version"),
        ('{"version": 1, "findings": []}', "no baseline of this version"),
        ("\x00", "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_baseline(text: str, complaint: str) -> None:
    write("a.md", FIRST)
    Path(FILE).write_text(text, "utf-8")
    for arguments in (["check", "--baseline", FILE], ["baseline"]):
        result = copylint(*arguments)

        assert result.exit_code == 2
        assert FILE in result.stderr
        assert complaint in result.stderr
    assert Path(FILE).read_text("utf-8") == text


def test_accepted_findings_are_not_mended() -> None:
    write("a.md", "He saw the the bus.")
    accept()
    copylint("check", "--baseline", FILE, "--fix")

    assert Path("a.md").read_text("utf-8") == "He saw the the bus.\n"
