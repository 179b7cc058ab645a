"""Files that hold several stories: each is linted as if it had a file of its own, with the places of the one file."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli
from copylint.formats import read
from copylint.story import Story

ONE = "Two people drowned when a ferry struck the pier in Hale on Monday, the harbour master said."
TWO = "The mayor of Hale, Ingrid Vastergaard, resigned on Friday, 3 March 2031, after a long row over the pier."
WRONG = "Saturday, 3 March 2031"


def g2(*bodies: str) -> str:
    items = "".join(
        f'<newsItem guid="x:{n}" xml:lang="en"><contentMeta><headline>Head {n}</headline></contentMeta>'
        f'<contentSet><inlineData contenttype="text/plain">{body}</inlineData></contentSet></newsItem>'
        '<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>'
        f"<description>Picture {n}.</description></contentMeta></newsItem>"
        for n, body in enumerate(bodies, 1)
    )
    return f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"


def ninjs(*bodies: str) -> list[dict[str, str]]:
    return [
        {"uri": f"x:{n}", "headline": f"Head {n}", "body_text": body, "description_caption": f"Picture {n}."}
        for n, body in enumerate(bodies, 1)
    ]


def digitalwires(*bodies: str) -> list[dict[str, str]]:
    return [
        {"urn": f"x:{n}", "headline": f"Head {n}", "article_html": f"<p>{body}</p>", "caption": f"Picture {n}."}
        for n, body in enumerate(bodies, 1)
    ]


def html(*bodies: str) -> str:
    more = "It was the talk of the town for a week. " * 12
    articles = "".join(
        f"<article><h2>Head {n}</h2><figure><img alt='Picture {n}.'></figure><p>{body}</p><p>{more}</p></article>"
        for n, body in enumerate(bodies, 1)
    )
    return f"<html lang='en'><head><title>The Courier</title></head><body><h1>Today</h1>{articles}</body></html>"


FILES: dict[str, Callable[..., str]] = {
    "message.xml": g2,
    "array.json": lambda *bodies: json.dumps(ninjs(*bodies), indent=1),
    "wrapped.json": lambda *bodies: json.dumps({"data": {"items": [{"item": item} for item in ninjs(*bodies)]}}),
    "lines.jsonl": lambda *bodies: "\n".join(map(json.dumps, ninjs(*bodies))) + "\n",
    "dpa.json": lambda *bodies: json.dumps({"entries": digitalwires(*bodies)}),
}
each_file = pytest.mark.parametrize("name", FILES)


def told(story: Story) -> list[tuple[str, int, str]]:
    return [(f.name, f.paragraph, story.excerpt(f.span)) for f in story.fields]


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--no-cache", *arguments])


def findings(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@each_file
def test_each_story_has_its_own_fields_and_paragraphs(name: str) -> None:
    story = read(name, FILES[name](ONE, TWO).encode())
    one, two = story.parts

    for number, (part, body) in enumerate([(one, ONE), (two, TWO)], 1):
        assert set(told(part)) == {
            ("headline", 0, f"Head {number}"),
            ("caption", 0, f"Picture {number}."),
            ("body", 1, body),
        }
        assert part.uri == f"x:{number}"
        assert (part.text, part.source) == (story.text, story.source)
    assert sorted(story.fields, key=lambda f: f.span) == sorted([*one.fields, *two.fields], key=lambda f: f.span)
    assert len(story.text) == len(story.source)


@each_file
def test_one_story_is_no_file_of_several(name: str) -> None:
    story = read(name, FILES[name](ONE).encode())
    assert story.parts == ()
    assert story.stories == (story,)


@each_file
def test_a_story_is_linted_as_if_it_were_alone(name: str, tmp_path: Path) -> None:
    bad = TWO.replace("Friday, 3 March 2031", WRONG)
    path = tmp_path / name
    path.write_text(FILES[name](bad, ONE, ONE, bad))
    result = check("--output-format", "jsonl", str(path))

    assert [d["rule"] for d in findings(result)] == ["weekday-date", "weekday-date"]
    source = path.read_text()
    for found in findings(result):
        assert source[found["offset"] : found["end_offset"]] == WRONG
        assert (found["paragraph"], found["text"]) == (1, WRONG)
    assert len({found["fingerprint"] for found in findings(result)}) == 2
    assert "in 4 stories" in result.stderr


def test_stories_of_one_file_do_not_contradict_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ninjs(ONE, ONE.replace("Two people", "Nine people"))))
    assert findings(check("--output-format", "jsonl", str(path))) == []


def test_rules_that_hold_stories_against_each_other_do_so_within_a_file(tmp_path: Path) -> None:
    more = " Ingrid Vastergaard will be followed by Ruth Olmscott."
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ninjs(TWO + more, TWO + more, (TWO + more).replace("Vastergaard", "Vastergard"))))
    (found,) = findings(check("--output-format", "jsonl", "--select", "name-across-stories", str(path)))

    assert found["text"] == "Ingrid Vastergard"
    assert "a.json (story 1) and 1 more story" in str(found["message"])
    assert [end["text"] for end in found["against"]] == ["Ingrid Vastergaard"] * 2


def test_each_story_keeps_its_language_its_date_and_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([
            {"uri": "x:1", "body_text": ONE, "versioncreated": "2031-03-04", "pubstatus": "withheld"},
            {"uri": "x:2", "body_text": "Regn falt i Hale.", "language": "no", "versioncreated": "2030-01-01"},
        ])
    )  # fmt: skip
    story = read(path, path.read_bytes())
    assert [(part.date, part.language) for part in story.parts] == [(date(2031, 3, 4), ""), (date(2030, 1, 1), "no")]
    said = check(str(path)).stderr
    assert "not to be published: the metadata say “withheld”" in said
    assert "not in English" in said


def test_a_suppression_beside_the_file_holds_for_all_its_stories(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ninjs(ONE, TWO.replace("Friday, 3 March 2031", WRONG))))
    Path(f"{path}.copylint.yaml").write_text("ignore:\n  - {rule: weekday-date, reason: as the poster has it}\n")
    result = check("--output-format", "jsonl", str(path))

    assert findings(result) == []
    assert "1 suppressed" in result.stderr


def test_a_baseline_takes_the_findings_of_all_the_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bad = TWO.replace("Friday, 3 March 2031", WRONG)
    Path("a.json").write_text(json.dumps(ninjs(bad, ONE, bad)))
    CliRunner().invoke(cli, ["baseline", "a.json"])
    result = check("--baseline", ".copylint-baseline.json", "a.json")

    assert result.stdout == ""
    assert "2 in the baseline" in result.stderr


def test_an_update_is_held_against_the_story_that_is_called_the_same(tmp_path: Path) -> None:
    toll = "{} people were killed when a ferry struck the pier in Hale on Monday, the harbour master said."
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(ninjs(TWO, toll.format("Twelve"))))
    fallen = ninjs(TWO, toll.format("Nine"))
    new.write_text(json.dumps(fallen[::-1]))
    found = CliRunner().invoke(
        cli, ["compare", "--output-format", "jsonl", "--select", "casualties", str(old), str(new)]
    )
    assert [d["rule"] for d in findings(found)] == ["toll-fell"]

    fallen[1]["uri"] = "x:3"  # another story
    new.write_text(json.dumps(fallen))
    found = CliRunner().invoke(
        cli, ["compare", "--output-format", "jsonl", "--select", "casualties", str(old), str(new)]
    )
    assert findings(found) == []


def test_the_fact_sheet_has_one_for_each_story(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ninjs(ONE, TWO)))
    sheets = json.loads(CliRunner().invoke(cli, ["facts", "--output-format", "json", str(path)]).stdout)
    assert [[person["name"] for person in sheet["people"]] for sheet in sheets] == [[], ["Ingrid Vastergaard"]]
    text = CliRunner().invoke(cli, ["facts", str(path)]).stdout
    assert text.count("body: 1 paragraph") == 2


def test_a_page_of_several_articles_is_one_story_each(tmp_path: Path) -> None:
    """Teasers beside an article, and articles inside one, are none of them; the head of the page is of no article."""
    bad = TWO.replace("Friday, 3 March 2031", WRONG)
    page = html(bad, ONE, bad)
    story = read("a.html", page.encode())
    assert [[f.name for f in part.fields] for part in story.parts] == [["headline", "caption", "body", "body"]] * 3
    assert [part.excerpt(part.fields[0].span) for part in story.parts] == ["Head 1", "Head 2", "Head 3"]
    path = tmp_path / "a.html"
    path.write_text(page)
    found = findings(check("--output-format", "jsonl", "--ignore", "repeated-passage", str(path)))
    assert [(d["rule"], d["paragraph"], page[d["offset"] : d["end_offset"]]) for d in found] == [
        ("weekday-date", 1, WRONG),
        ("weekday-date", 1, WRONG),
    ]
    teaser = "<article><h2>Elsewhere</h2><p>A teaser of a few words, and no more.</p></article></body>"
    assert read("a.html", html(ONE).replace("</body>", teaser).encode()).parts == ()


def test_values_on_one_line_are_no_json_lines() -> None:
    from copylint.formats import Unreadable

    with pytest.raises(Unreadable, match="line 2, column 40: something follows the end"):
        read("a.jsonl", b'{"uri": "x", "body_text": "Rain fell."}\n{"uri": "y", "body_text": "It rose."} {}')


# Plain text

TELEGRAMS = """ZCZC BNS0123
River rises in Hale

HALE, June 4 (BNS) - The river rose.

It fell.
NNNN
ZCZC BNS0124
More rain in Orrick

ORRICK, June 4 (BNS) - Rain fell again.
NNNN
"""
CODED = (
    "\x16\x16\x01a0123 BC-Ferry 03-04\r\n\x02River rises in Hale\r\n\r\nHALE (AP) - The river rose.\r\n\x03\r\n\x04"
    "\x16\x16\x01a0124 BC-Rain 03-04\r\n\x02More rain in Orrick\r\n\r\nORRICK (AP) - Rain fell again.\r\n\x03\x04"
)
MAILBOX = """From desk@wire.example Tue Mar  4 08:00:00 2031
From: desk@wire.example
Subject: River rises in Hale
Date: Tue, 4 Mar 2031 08:00:00 +0000

HALE (AP) - The river rose.

From the bank it looked small.

From desk@wire.example Tue Mar  4 09:00:00 2031
Subject: More rain in Orrick
Date: Wed, 5 Mar 2031 08:00:00 +0000

ORRICK (AP) - Rain fell again.
"""


@pytest.mark.parametrize(
    ("source", "more"),
    [(TELEGRAMS, "It fell."), (TELEGRAMS.replace("\n", "\r\n"), "It fell."), (CODED, ""),
     (MAILBOX, "From the bank it looked small.")],
    ids=["telegrams", "windows", "coded", "mailbox"],
)  # fmt: skip
def test_messages_of_a_wire(source: str, more: str) -> None:
    story = read("wire.txt", source.encode())
    one, two = ([(n, p, t) for n, p, t in told(part) if n in {"headline", "body"}] for part in story.parts)

    assert one == [
        ("headline", 0, "River rises in Hale"),
        ("body", 1, "The river rose."),
        *[("body", 2, more)] * bool(more),
    ]
    assert two == [("headline", 0, "More rain in Orrick"), ("body", 1, "Rain fell again.")]


def test_a_mailbox_gives_each_story_its_date_and_leaves_out_what_cannot_be_read() -> None:
    story = read("wire.txt", MAILBOX.encode())
    assert [part.date for part in story.parts] == [date(2031, 3, 4), date(2031, 3, 5)]
    encoded = MAILBOX.replace("Subject: More", "Content-Transfer-Encoding: base64\nSubject: More")
    story = read("wire.txt", encoded.encode())
    assert [name for name, _, _ in told(story.parts[1])] == ["headline"]
    assert story.parts[1].notes == ("a mail was left out: The mail says that it is base64, and is not.",)


def test_a_last_telegram_without_its_end_is_read() -> None:
    story = read("wire.txt", TELEGRAMS[: TELEGRAMS.rindex("NNNN")].encode())
    assert [told(part)[-1][2] for part in story.parts] == ["It fell.", "Rain fell again."]


@pytest.mark.parametrize(
    "copy", ["He wrote ZCZC on the wall.\n\nThen NNNN.", "From Hale to Orrick is far.\n\nFrom A to B."]
)
def test_copy_that_looks_like_a_message_is_none(copy: str) -> None:
    assert read("a.txt", copy.encode()).parts == ()
    assert len(read("a.txt", copy.encode()).fields) == 2
