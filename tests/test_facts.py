"""The fact sheet: what it tells of a story, in each of its forms."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.cli import cli
from copylint.facts import fact_sheet
from copylint.facts_json import as_data
from copylint.facts_text import render_markdown, render_text
from copylint.formats import read

STORY = """\
---
title: Solheim leaves choir after 40 years
date: 2023-03-10
---
Choir director Marit Solheim, 61, resigned on Tuesday. She gave no reason.

“I am tired,” Solheim told reporters in Oslo. The choir lost at least 12 singers in a year; twelve singers stayed.

The tour begins on 3 May 2024. “It is a shame,” police said. The number 7.4.1 and “this stay open.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "choir.md").write_text(STORY, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["facts", *arguments], input=stdin)


def sheet_of(text: str, name: str = "story.md") -> Any:
    return as_data(fact_sheet(Analysis(read(name, text.encode()))))


def test_a_person_with_everything_the_story_says_of_her() -> None:
    (person,) = sheet_of(STORY)["people"]

    assert person["name"] == "Marit Solheim"
    assert {s["text"]: s["count"] for s in person["spellings"]} == {"Solheim": 2, "Marit Solheim": 1}
    assert [age["text"] for age in person["ages"]] == ["61"]
    assert [pronoun["text"] for pronoun in person["pronouns"]] == ["she"]
    assert [role["text"] for role in person["roles"]] == ["director"]


def named(sheet: Any, sort: str) -> dict[str, dict[str, int]]:
    """The names of a sort, each with its spellings and how often each stands."""
    return {name["name"]: {s["text"]: s["count"] for s in name["spellings"]} for name in sheet[sort]}


def test_courts_cases_and_bodies_are_what_they_are() -> None:
    sheet = sheet_of("""\
In Marsh v. Dunmore the U.S. Supreme Court split, and Republican Superior Court candidates took note. Ann Orr, a former
Museum of Flight CEO, read all of it. The Supreme Court of 1931 had held with Marsh v. Dunmore as well, the Department
for Transport, Trade and Labor said in Kelm County. The Coalition Against Hunger, of the United States, did not.
""")

    assert named(sheet, "names") == {"Marsh v. Dunmore": {"Marsh v. Dunmore": 2}}
    assert named(sheet, "organizations") == {
        "U.S. Supreme Court": {"U.S. Supreme Court": 1, "Supreme Court": 1},
        "Superior Court": {"Superior Court": 1},
        "Museum of Flight": {"Museum of Flight": 1},
        "Department for Transport, Trade and Labor": {"Department for Transport, Trade and Labor": 1},
        "Coalition Against Hunger": {"Coalition Against Hunger": 1},
    }
    assert named(sheet, "places").keys() == {"Kelm County", "United States"}
    assert named(sheet, "people").keys() == {"Ann Orr"}


def test_a_body_of_another_country_keeps_its_name() -> None:
    sheet = sheet_of("The Armenian Defense Ministry denied it. The Defense Ministry in Baku said it was so.\n")

    assert named(sheet, "organizations").keys() == {"Armenian Defense Ministry", "Defense Ministry"}


def test_parties_are_told_by_their_names() -> None:
    (person,) = sheet_of("Rep. Lena Moss (D., Kelm) voted no. Moss, a Democrat, gave no reason. R-Ohio said yes.\n")[
        "people"
    ]

    assert [(party["text"], party["count"]) for party in person["parties"]] == [("Democrat", 2)]
    assert [role["text"] for role in person["roles"]] == ["Rep."]


def test_people_whose_first_name_is_in_no_table() -> None:
    sheet = sheet_of(
        "Marthalene Williams and K.C. Maurer met Mr Lording. Matt Bradford, 61, was ill; Bradford stayed away.\n"
    )

    people = named(sheet, "people")
    assert people.keys() == {"Marthalene Williams", "K.C. Maurer", "Lording", "Matt Bradford"}
    assert people["Matt Bradford"] == {"Bradford": 1, "Matt Bradford": 1}


def test_every_place_is_where_it_says() -> None:
    sheet = sheet_of(STORY)
    lines = STORY.split("\n")

    for entry in (s for person in sheet["people"] for s in person["spellings"]):
        for place in entry["places"]:
            assert STORY[place["offset"] : place["end_offset"]] == place["text"] == entry["text"]
            assert lines[place["line"] - 1][place["column"] - 1 :].startswith(place["text"])


def test_figures_with_bounds_and_what_they_count() -> None:
    figures = {figure["text"]: figure for figure in sheet_of(STORY)["figures"]}

    singers = figures["at least 12 singers"]
    assert (singers["low"], singers["high"], singers["noun"], singers["hedge"]) == (12, None, "singer", "at least")
    assert figures["twelve singers"]["value"] == 12


def test_days_are_counted_from_the_story_and_never_from_the_clock() -> None:
    days = {day["text"]: day["days"] for day in sheet_of(STORY)["dates"]}

    assert days == {"Tuesday": ["2023-03-07", "2023-03-14"], "3 May 2024": ["2024-05-03"]}


def test_quotes_have_their_speakers() -> None:
    quotes = {quote["text"]: quote["speaker"] for quote in sheet_of(STORY)["quotes"]}

    assert quotes["“I am tired,”"] == "Marit Solheim"
    assert quotes["“It is a shame,”"] == "police"


def test_what_could_not_be_read_is_told() -> None:
    unread = {r["reason"]: [p["text"] for p in r["places"]] for r in sheet_of(STORY)["unread"]}

    assert unread["quotation mark without a partner"] == ["“"]
    assert "7.4.1" in unread["figure not read"]
    assert any("no date" in remark["reason"] for remark in sheet_of("It rained.\n")["unread"])
    german = "---\nlang: de\n---\nEs regnete in der Stadt.\n"
    assert any("not in English" in remark["reason"] for remark in sheet_of(german)["unread"])


@pytest.mark.usefixtures("desk")
def test_the_command_prints_text_json_and_markdown() -> None:
    text, data, page = (
        run("choir.md", *more).stdout for more in ([], ["--output-format", "json"], ["--output-format", "markdown"])
    )

    assert "PEOPLE (1)" in text
    assert "Marit Solheim ×3  headline, ¶1, ¶2" in text
    assert json.loads(data)["date"] == "2023-03-10"
    assert page.startswith("# choir.md, Friday, 10 March 2023\n\n## People (1)\n\n- Marit Solheim")


@pytest.mark.usefixtures("desk")
def test_standard_input_and_another_day() -> None:
    outcome = run("-", "--stdin-filename", "x.md", "--date", "2020-01-01", "--output-format", "json", stdin=STORY)

    assert json.loads(outcome.stdout)["path"] == "x.md"
    assert json.loads(outcome.stdout)["date"] == "2020-01-01"


@pytest.mark.parametrize("path", ["nowhere.md", "empty.md"])
def test_what_is_no_story_cannot_be_read(desk: Path, path: str) -> None:
    (desk / "empty.md").write_bytes(b"")
    outcome = run(path)

    assert outcome.exit_code == 2
    assert path in outcome.stderr


def test_copy_cannot_drive_the_terminal(desk: Path) -> None:
    (desk / "evil.md").write_text("Ann \x1b[31mOrr, 44, said “\x1b]0;x\x07 no” to 7\x1b million.\n", encoding="utf-8")

    for form in ("text", "markdown", "json"):
        assert "\x1b" not in run("evil.md", "--output-format", form).stdout


def test_markdown_of_the_copy_is_shown_and_not_obeyed() -> None:
    sheet = fact_sheet(Analysis(read("story.txt", "“*Hark* [a](b) | `c`,” Ann Orr said.\n".encode())))

    assert "\\*Hark\\* \\[a\\](b) \\| \\`c\\`" in "\n".join(render_markdown(sheet))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_any_text_has_a_sheet(text: str) -> None:
    sheet = fact_sheet(Analysis(read("story.txt", f"It rained. {text}".encode(errors="replace"))))

    assert all(
        line.isprintable() or "\u00ad" in line or "\u200d" in line or "\u200c" in line for line in render_text(sheet)
    )
    json.dumps(as_data(sheet))


def test_the_fields_that_were_read(desk: Path) -> None:
    item = {
        "uri": "x:1", "language": "en", "headline": "Solheim leaves choir", "byline": "By Ann Lee",
        "pubstatus": "withheld", "embargoed": "2023-03-11T06:00:00Z", "versioncreated": "2023-03-10T10:00:00Z",
        "person": [{"name": "Marit Solheim"}],
        "body_html": "<p>OSLO (AP) &mdash; Solheim resigned.</p><p>She gave no reason.</p>",
    }  # fmt: skip
    (desk / "choir.json").write_text(json.dumps(item))

    text = run("choir.json").output
    assert text.startswith("choir.json, Friday, 10 March 2023\n")
    told = text[text.index("FIELDS (8)") : text.index("NOT READ")].split("\n")
    assert [line.strip() for line in told[1:-2]] == [
        "headline: Solheim leaves choir", "byline: By Ann Lee", "metadata (people): Marit Solheim",
        "dateline: OSLO (AP)", "body: 2 paragraphs", "language: en", "status: withheld",
        "embargo: 2023-03-11T06:00:00Z",
    ]  # fmt: skip
    sheet = json.loads(run("choir.json", "--output-format", "json").output)
    assert (sheet["status"], sheet["embargo"], sheet["language"]) == ("withheld", "2023-03-11T06:00:00Z", "en")
    source = (desk / "choir.json").read_text()
    assert [(f["field"], f["key"], f["paragraph"]) for f in sheet["fields"]][-3:] == [
        ("dateline", None, 0), ("body", None, 1), ("body", None, 2),
    ]  # fmt: skip
    for field in sheet["fields"]:
        assert source[field["offset"] : field["end_offset"]] == field["text"]
