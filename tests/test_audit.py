"""`copylint suppressions`: what is suppressed, why, until when, and whether it still does anything."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli
from copylint.formats import read
from copylint.suppression import Remark, read_suppressions

WRONG_DAY = "The street was closed on Thursday, 3 March 2026.\n"
CALM = "Nobody was hurt.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["suppressions", *arguments])


def states(*arguments: str) -> list[tuple[str, str, int]]:
    """Rule, state and how many findings it silences."""
    result = run("--output-format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(result.stdout)["suppressions"]
    return [(entry["rule"], entry["state"], entry["silenced"]) for entry in found]


def write(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


def test_each_is_listed_with_reason_limit_and_use() -> None:
    write(
        "a.md",
        "---\ntitle: A street\ndate: 2026-03-09\ncopylint:\n  ignore:\n"
        "    - {rule: toll-jump, reason: the ministry confirmed it, until: 2026-12-31}\n---\n"
        f"<!-- copylint: ignore weekday-date: as the poster has it -->\n{WRONG_DAY}",
    )
    result = run()

    assert result.stdout.splitlines() == [
        "a.md:6:7: toll-jump, whole story: unused: until 2026-12-31: the ministry confirmed it",
        "a.md:8:1: weekday-date: in use (1): as the poster has it",
    ]
    assert result.stderr == "2 suppressions in 1 story, 1 finding silenced, 1 to look at\n"
    assert result.exit_code == 1


def test_all_in_use_is_status_0() -> None:
    write("a.md", f"<!-- copylint: ignore weekday-date: as the poster has it -->\n{WRONG_DAY}")

    assert run().exit_code == 0
    assert run("--unsound").stdout == ""


@pytest.mark.parametrize(
    ("comment", "state"),
    [
        ("ignore weekday-date: posters", ("weekday-date", "in use", 1)),
        ("ignore weekday-date", ("weekday-date", "in use", 1)),
        ("ignore toll-jump: posters", ("toll-jump", "unused", 0)),
        ("ignore weekday-date until 2026-03-08: posters", ("weekday-date", "expired", 0)),
        ("ignore weekday-date until 2026-03-09: posters", ("weekday-date", "in use", 1)),
        ("ignore weakday-date: posters", ("weakday-date", "unknown rule", 0)),
        ("ignore name-across-stories: posters", ("name-across-stories", "rule is off", 0)),
        ("ignore half-made-edit: posters", ("half-made-edit", "for changes only", 0)),
        ("off", ("", "not understood", 0)),
    ],
)
def test_what_becomes_of_one(comment: str, state: tuple[str, str, int]) -> None:
    write("a.md", f"---\ndate: 2026-03-09\n---\n<!-- copylint: {comment} -->\n{WRONG_DAY}")

    assert states() == [state]
    is_sound = state[1] in ("in use", "rule is off", "for changes only") and "posters" in comment
    assert run().exit_code == int(not is_sound)


def test_the_day_may_be_given_and_is_never_the_clocks() -> None:
    comment = "<!-- copylint: ignore weekday-date until 2020-01-01: posters -->"
    write("a.md", f"{comment}\n{WRONG_DAY}")

    assert states() == [("weekday-date", "in use", 1)]
    assert states("--date", "2020-01-02") == [("weekday-date", "expired", 0)]


def test_sidecars_and_desk_marks_are_listed() -> None:
    write("a.txt", WRONG_DAY)
    write("a.txt.copylint.yaml", "ignore:\n  - {rule: weekday-date, reason: as the poster has it}\n")
    write("b.md", "Wagram Pogossjan rose. Pogossjan sat down. “Go,” said Pogossyan (cq).\n")

    assert run("--select").exit_code == 2
    assert run().stdout.splitlines() == [
        "a.txt.copylint.yaml:1:1: weekday-date, whole story: in use (1): as the poster has it",
        "b.md:1:55: (cq): in use (1): “Pogossyan” is checked",
    ]


def test_check_heeds_the_limit_of_a_comment() -> None:
    comment = "<!-- copylint: ignore weekday-date until {}: posters -->"
    for day, rules in (("2026-03-08", ["suppression", "weekday-date"]), ("2026-03-10", [])):
        write("a.md", f"---\ndate: 2026-03-09\n---\n{comment.format(day)}\n{WRONG_DAY}")
        result = CliRunner().invoke(cli, ["check", "--output-format", "jsonl", "a.md"])
        assert [json.loads(line)["rule"] for line in result.stdout.splitlines()] == rules


def test_a_limit_that_is_no_day_is_told() -> None:
    write("a.md", f"<!-- copylint: ignore weekday-date until soon: posters -->\n{WRONG_DAY}")
    result = run()

    assert "not understood: “until: soon” is no date of the form 2026-02-01." in result.stdout
    assert "weekday-date: in use (1): posters" in result.stdout


TOML = [
    pytest.param('[copylint]\nignore = [{rule = "weekday-date", reason = "posters", until = 2026-12-01}]', id="inline"),
    pytest.param('[[copylint.ignore]]\nrule = "weekday-date"\nreason = "posters"\nuntil = 2026-12-01', id="tables"),
    pytest.param(
        '[copylint]\nnames = ["Ann Velk"]\n\n[[copylint.ignore]]\nrule = "weekday-date"\nreason = "posters"\n'
        'until = 2026-12-01\n\n[[params.image]]\ncaption = "A street"',
        id="tables between others",
    ),
    pytest.param('copylint.ignore = [{rule = "weekday-date", reason = "posters", until = 2026-12-01}]', id="dotted"),
]


@pytest.mark.parametrize("settings", TOML)
@pytest.mark.parametrize("head", ['title = "A street"\ndate = 2026-03-09\n\n', "date = 2026-03-09\n", ""])
def test_toml_front_matter_is_read_in_every_form(settings: str, head: str) -> None:
    write("a.md", f"+++\n{head}{settings}\n+++\n{WRONG_DAY}")
    story = read("a.md", Path("a.md").read_bytes())
    remarks: list[Remark] = []
    (found,) = read_suppressions(story, remarks)

    assert (found.rule, found.reason, found.until) == ("weekday-date", "posters", date(2026, 12, 1))
    assert remarks == []
    assert story.notes == ()
    assert states() == [("weekday-date", "in use", 1)]


def test_several_toml_tables_are_several_suppressions() -> None:
    tables = "".join(f'[[copylint.ignore]]\nrule = "{rule}"\n' for rule in ("weekday-date", "toll-jump"))
    write("a.md", f"+++\n{tables}+++\n{WRONG_DAY}")

    assert run().stdout.splitlines() == [
        "a.md:2:1: weekday-date, whole story: in use (1), no reason",
        "a.md:4:1: toll-jump, whole story: unused, no reason",
    ]


def test_toml_names_and_aliases_settle_as_in_yaml() -> None:
    write("a.md", '+++\ntitle = "A"\n\n[copylint.aliases]\nShusha = ["Shushi"]\n+++\nIn Shusha, all was calm.\n')
    story = read("a.md", Path("a.md").read_bytes())

    assert story.settings == {"aliases": {"Shusha": ["Shushi"]}}


def test_a_story_that_cannot_be_read_is_told() -> None:
    write("a.md", "")
    write("b.md", CALM)

    assert run("a.md", "b.md").exit_code == 2
    assert "a.md: cannot be read" in run("a.md").stderr
