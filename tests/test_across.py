"""Stories held against each other: what one run finds in several files."""

import json
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.across import Gathering
from copylint.analysis import Analysis
from copylint.cli import cli
from copylint.finding import Finding
from copylint.formats import read
from copylint.house import NO_HOUSE, House
from copylint.rules import load_rules

RULE = next(rule for rule in load_rules() if rule.id == "name-across-stories")

MAIN = "Prime Minister Aram Petrosjan resigned on Tuesday.\n\nAram Petrosjan said he was tired.\n"
SIDE = "Crowds cheered.\n\nThey had never forgiven Aram Petrosyan, who raised the price of bread.\n"
OTHER = "For Aram Petrosjan, a former judge, the vote was the last card.\n"
STORIES = {"main.md": MAIN, "side.md": SIDE, "other.md": OTHER}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in STORIES.items():
        Path(name).write_text(text, "utf-8")
    return tmp_path


def check(*arguments: str, select: str = "name-across-stories,suppression", stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", "--select", select, *arguments], input=stdin)


def records(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in check("--output-format", "jsonl", "--quiet", *arguments).stdout.splitlines()]


def findings(stories: Mapping[str, str], house: House = NO_HOUSE) -> Mapping[str, Mapping[str, list[Finding]]]:
    gathering = Gathering()
    for path, text in stories.items():
        gathering.add(Analysis(read(path, text.encode()), None, house), [RULE])
    assert gathering.failures == []
    return gathering.findings()  # type: ignore[return-value]


def test_it_is_off_unless_it_is_asked_for() -> None:
    assert not RULE.enabled
    assert "name-across-stories" not in CliRunner().invoke(cli, ["check", "."]).stdout


def test_the_rarer_spelling_is_reported_with_the_other_stories_as_the_other_end() -> None:
    (record,) = records(".")

    assert (record["path"], record["line"], record["text"]) == ("side.md", 3, "Aram Petrosyan")
    assert [(end["path"], end["line"], end["text"]) for end in record["against"]] == [
        ("main.md", 1, "Aram Petrosjan"),
        ("other.md", 1, "Aram Petrosjan"),
    ]
    assert record["message"] == (
        "¶2 “Aram Petrosyan” but “Aram Petrosjan” in main.md and 1 more story. Same person? Settle one spelling."
    )


def test_the_stories_keep_their_order_and_are_counted_once() -> None:
    outcome = check(".")

    assert outcome.stdout.startswith("side.md:3:25: warning: name-across-stories: ")
    assert "1 warning in 3 stories" in outcome.stderr


def test_the_order_of_the_files_changes_nothing() -> None:
    outputs = {check("--output-format", "jsonl", "--quiet", *order).stdout for order in permutations(STORIES)}

    assert len(outputs) == 1
    first = findings(STORIES)
    assert all(findings({name: STORIES[name] for name in order}) == first for order in permutations(STORIES))


def test_one_story_is_never_in_conflict_with_others() -> None:
    assert records("side.md") == []
    assert records("main.md", "other.md") == []


def test_standard_input_is_linted_and_not_compared() -> None:
    outcome = check("main.md", "other.md", "-", stdin=SIDE)

    assert outcome.stdout == ""
    assert "3 stories" in outcome.stderr


def test_full_shows_the_copy_of_the_other_story() -> None:
    out = check("--output-format", "full", ".").stdout

    assert "main.md, ¶1, line 1 | Prime Minister Aram Petrosjan resigned" in out
    assert "¶2, line 3 | They had never forgiven" in out


def test_sarif_relates_the_place_in_the_other_file() -> None:
    document = json.loads(check("--output-format", "sarif", ".").stdout)
    (found,) = document["runs"][0]["results"]
    related = [location["physicalLocation"] for location in found["relatedLocations"]]

    assert [place["artifactLocation"]["uri"] for place in related] == ["main.md", "other.md"]
    assert [place["region"]["snippet"]["text"] for place in related] == ["Aram Petrosjan"] * 2
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "side.md"


def test_github_annotates_the_story_with_the_rarer_spelling() -> None:
    assert check("--output-format", "github", ".").stdout.startswith("::warning file=side.md,line=3,")


def test_it_can_be_suppressed_with_a_reason() -> None:
    comment = "<!-- copylint: ignore name-across-stories: his own spelling in exile -->\n"
    Path("side.md").write_text(SIDE.replace("They had", comment + "They had"), "utf-8")

    assert records(".") == []


def test_a_comment_beside_other_copy_does_not_silence_it() -> None:
    # The other end stands at the very offsets that the comment covers here.
    comment = "<!-- copylint: ignore name-across-stories: checked -->\n"
    Path("side.md").write_text(comment + SIDE, "utf-8")

    assert [record["rule"] for record in records(".")] == ["suppression", "name-across-stories"]


def test_names_of_a_house_list_are_usual_however_rare() -> None:
    Path("names.yaml").write_text("- Aram Petrosyan\n", "utf-8")
    Path(".copylint.yaml").write_text("house: [names.yaml]\n", "utf-8")

    assert [(record["path"], record["text"]) for record in records(".")] == [
        ("main.md", "Aram Petrosjan"),
        ("other.md", "Aram Petrosjan"),
    ]


def test_names_that_are_different_stay_so() -> None:
    assert findings(STORIES)
    assert not findings(STORIES, House(different=(("Aram Petrosjan", "Aram Petrosyan"),)))


def test_a_story_that_has_both_tells_them_apart() -> None:
    both = "Aram Petrosyan is not Aram Petrosjan, his cousin said.\n"

    assert not findings({**STORIES, "both.md": both})


def test_a_file_that_cannot_be_read_costs_nothing_else() -> None:
    Path("broken.md").write_bytes(b"\x00\x01\x02" * 50)

    assert "name-across-stories" in {record["rule"] for record in records(".")}


def test_what_is_kept_of_a_story_is_small() -> None:
    import pickle

    long = "\n\n".join([MAIN, *(f"The council met for the {n}th time and agreed on nothing." for n in range(400))])
    gathering = Gathering()
    gathering.add(Analysis(read("long.md", long.encode())), [RULE])

    assert len(pickle.dumps(gathering)) < len(pickle.dumps(RULE)) + len(long) / 10
