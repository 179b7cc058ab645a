"""Suppressions: what they silence, and how each must account for itself."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from copylint.desk_mark import find_checked
from copylint.diagnostic import Diagnostic, place_of
from copylint.engine import check_story
from copylint.formats import read
from copylint.rules import Rule, load_rules
from copylint.select import Chosen
from copylint.story import Span, Story
from copylint.suppression import suppress

RULES = tuple(Rule(name, "names", Path(f"{name}.yaml"), "S.", "k", None, "M.") for name in ("age", "name", "toll"))
ALL = Chosen(RULES, "warning", frozenset(rule.id for rule in RULES) | {"off-rule"})
FIRST, SECOND, THIRD = "Ann Velk spoke.", "Then Anne Velk left.", "Nine died."


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def finding(story: Story, rule: str, words: str, against: str = "") -> Diagnostic:
    def place(text: str) -> Span:
        start = story.source.index(text)
        return Span(start, start + len(text))

    ends = (place_of(story, place(against)),) if against else ()
    return Diagnostic(rule, "names", "error", "high", "m", story.path, place_of(story, place(words)), ends, None)


def outcome(
    source: str,
    findings: Sequence[tuple[str, ...]] = (("name", "Anne Velk", "Ann Velk"),),
    anchor: date | None = None,
    chosen: Chosen = ALL,
    path: str = "story.md",
) -> tuple[list[str], int, list[str]]:
    """The rules still speaking, how many are silenced, and what is said about the suppressions."""
    story = read(path, source.encode())
    silenced = suppress(story, [finding(story, *f) for f in findings], chosen, anchor)
    speaking = [d.rule for d in silenced.diagnostics if d.rule != "suppression"]
    return speaking, silenced.silenced, [d.message for d in silenced.diagnostics if d.rule == "suppression"]


def story_with(comment: str, before: str) -> str:
    text = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    return text.replace(before, f"{comment}{before}")


IGNORE = "<!-- copylint: ignore name: Ann and Anne are two people -->"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(story_with(f"{IGNORE}\n", SECOND), id="on the line before"),
        pytest.param(story_with(f"{IGNORE}\n\n", SECOND), id="with an empty line between"),
        pytest.param(story_with(f"{IGNORE} ", SECOND), id="at the beginning of the line"),
        pytest.param(story_with(f"{IGNORE}\n\n", FIRST), id="before the paragraph of the other end"),
        pytest.param(f"{FIRST}\n\n{SECOND} {IGNORE}\n\n{THIRD}\n", id="at the end of the line"),
        pytest.param(f"{FIRST}\n\nThen {IGNORE} Anne Velk left.\n", id="in the middle"),
        pytest.param(
            f"{FIRST}\n\n{IGNORE}\nOne line,\nthen Anne Velk left.\n", id="two lines further in the paragraph"
        ),
        pytest.param(story_with("<!--copylint:ignore name:reason-->\n", SECOND), id="without spaces"),
        pytest.param(story_with("<!-- Copylint: Ignore Name: reason -->\n", SECOND), id="in any case"),
        pytest.param(story_with("<!-- copylint: ignore age, name: reason -->\n", SECOND), id="several rules"),
        pytest.param(
            story_with("<!--\n  copylint: ignore name: over\n  lines\n-->\n", SECOND), id="over several lines"
        ),
        pytest.param(story_with("", SECOND) + "\n<!-- copylint: ignore-file name: two people -->\n", id="for the file"),
        pytest.param(story_with(f"{IGNORE}\n", SECOND).replace("\n", "\r\n"), id="with CRLF"),
    ],
)
def test_a_comment_silences_its_paragraph(source: str) -> None:
    speaking, silenced, remarks = outcome(source)

    assert (speaking, silenced) == ([], 1)
    assert [remark for remark in remarks if "age" not in remark] == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(story_with(f"{IGNORE}\n\n", THIRD), id="before another paragraph"),
        pytest.param(story_with("<!-- copylint: ignore toll: reason -->\n", SECOND), id="another rule"),
        pytest.param(f"{FIRST}\n\n{SECOND}\n\n{IGNORE}\n", id="with nothing after it"),
    ],
)
def test_a_comment_with_nothing_to_suppress_is_reported(source: str) -> None:
    speaking, silenced, remarks = outcome(source)

    assert (speaking, silenced) == (["name"], 0)
    assert len(remarks) == 1
    assert remarks[0].startswith("Nothing here to suppress under")


@pytest.mark.parametrize(
    ("comment", "remark"),
    [
        ("copylint: ignore name", "gives no reason"),
        ("copylint: ignore name:", "gives no reason"),
        ("copylint: ignore nmae: reason", "Unknown rule “nmae”; did you mean “name”?"),
        ("copylint: ignore", "names no rule"),
        ("copylint: ingore name: reason", "did you mean “ignore”?"),
        ("copylint: off", "“copylint: off” is not understood"),
        ("copylint ignore name: reason", "does nothing without a colon; did you mean “copylint: ignore”?"),
        ("Copylint-ignore-file name: reason", "did you mean “copylint: ignore-file”?"),
        ("copylint ingore name: reason", "does nothing without a colon. Write"),
        ("copylint disable", "does nothing without a colon. Write"),
    ],
)
def test_a_comment_that_is_not_right_is_reported(comment: str, remark: str) -> None:
    _, _, remarks = outcome(story_with(f"<!-- {comment} -->\n", SECOND))

    assert len(remarks) == 1
    assert remark in remarks[0]


@pytest.mark.parametrize("comment", ["check with copylint before Monday", "copylint found this", "copylint"])
def test_other_comments_are_left_alone(comment: str) -> None:
    assert outcome(story_with(f"<!-- {comment} -->\n", SECOND)) == (["name"], 0, [])


def test_a_rule_that_does_not_run_leaves_its_suppressions_unquestioned() -> None:
    source = story_with("<!-- copylint: ignore off-rule: reason -->\n", SECOND)

    assert outcome(source) == (["name"], 0, [])


def test_remarks_can_be_turned_off() -> None:
    source = story_with("<!-- copylint: ignore nmae -->\n", SECOND)

    assert outcome(source, chosen=ALL._replace(suppression=None)) == (["name"], 0, [])


def front_matter(settings: str) -> str:
    return f"---\ntitle: Velk speaks\ncopylint:\n{settings}---\n\n{FIRST}\n\n{SECOND}\n"


def test_front_matter_silences_the_whole_story() -> None:
    source = front_matter("  ignore:\n    - {rule: name, reason: two people}\n")

    assert outcome(source) == ([], 1, [])


@pytest.mark.parametrize(
    ("settings", "remark"),
    [
        ("  ignore: [name]\n", "gives no reason"),
        ("  ignore: [{rule: name}]\n", "gives no reason"),
        ("  ignore: [{reason: name}]\n", "needs “rule” and “reason”"),
        (
            "  ignore: [{rule: name, reason: x, unitl: 2026-01-01}]\n",
            "Unknown key “unitl” in “ignore”; did you mean “until”?",
        ),
        ("  ignore: [{rule: name, reason: x, until: soon}]\n", "is no date of the form"),
        ("  ingore: [{rule: name, reason: x}]\n", "Unknown key “ingore”"),
        ("  figures: {killed: 12}\n", "not supported by this version"),
        ("  names: {Ann: Velk}\n", "must be a list of names"),
        ("  aliases: [Shushi]\n", "must hold names and lists"),
    ],
)
def test_front_matter_that_is_not_right_is_reported(settings: str, remark: str) -> None:
    _, _, remarks = outcome(front_matter(settings))

    assert len(remarks) == 1
    assert remark in remarks[0]


@pytest.mark.parametrize("value", ["off", "ignore name", "[name]"])
def test_front_matter_that_holds_no_keys_is_reported(value: str) -> None:
    _, _, (remark,) = outcome(f"---\ntitle: Velk\ncopylint: {value}\n---\n\n{FIRST}\n\n{SECOND}\n")

    assert "does nothing. Give it keys and values" in remark


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("{rule: toll, reason: x}", "{rule: toll, reason: x}"),
        ("{rule: name, reason: x, until: soon}", "soon"),
        ("{rule: name, reason: x, unitl: 2026-01-01}", "2026-01-01"),
        ("nmae", "nmae"),
    ],
)
def test_a_fault_in_front_matter_is_placed_on_the_item(entry: str, place: str) -> None:
    source = front_matter(f"  ignore:\n    - {{rule: name, reason: two people}}\n    - {entry}\n")
    story = read("story.md", source.encode())
    diagnostics = suppress(story, [finding(story, "name", "Anne Velk", "Ann Velk")], ALL, None).diagnostics

    assert [d.place.text for d in diagnostics] == [place]


@pytest.mark.parametrize(
    ("anchor", "silenced"),
    [(None, 1), (date(2026, 2, 1), 1), (date(2026, 2, 2), 0), (date(2020, 1, 1), 1)],
)
def test_until_is_held_against_the_day_of_the_story(anchor: date | None, silenced: int) -> None:
    source = front_matter("  ignore: [{rule: name, reason: x, until: 2026-02-01}]\n")
    _, count, remarks = outcome(source, anchor=anchor)

    assert count == silenced
    assert ["ended on 2026-02-01" in remark for remark in remarks] == [True] * (1 - silenced)


def test_a_sidecar_serves_plain_text() -> None:
    Path("story.txt.copylint.yaml").write_text("ignore:\n  - rule: name\n    reason: two people\n")

    assert outcome(f"{FIRST}\n\n{SECOND}\n", path="story.txt") == ([], 1, [])


def test_a_comment_in_plain_text_is_reported_as_the_copy_it_is() -> None:
    speaking, silenced, remarks = outcome(story_with(f"{IGNORE}\n", SECOND), path="story.txt")

    assert (speaking, silenced) == (["name"], 0)
    assert len(remarks) == 1
    assert "Put the suppression into story.txt.copylint.yaml." in remarks[0]


def test_a_sidecar_that_is_not_right_is_reported_with_its_line() -> None:
    Path("story.txt.copylint.yaml").write_text("ignore:\n  - rule: name\n    rule: age\n")
    speaking, _, remarks = outcome(f"{FIRST}\n\n{SECOND}\n", path="story.txt")

    assert speaking == ["name"]
    assert remarks == ["story.txt.copylint.yaml:3:5: the key “rule” stands twice, first in line 2"]


@pytest.mark.parametrize(
    ("copy", "findings"),
    [
        pytest.param("Ann Velk (cq) spoke. Anne Welk left.", ("name", "Anne Welk", "Ann Velk"), id="after a name"),
        pytest.param("Ann Velk spoke. Velk’s aide met Velk (CQ).", ("name", "Velk’s"), id="its twins, possessives too"),
        pytest.param("*Ann Velk* (cq) spoke.", ("name", "Velk"), id="after markup"),
        pytest.param("Some 1,221 (cq) died. Later 1,212 died.", ("toll", "1,212", "1,221"), id="after a figure"),
        pytest.param("Nine died. It was 1,221 people, not 44 (cq).", ("toll", "44"), id="at the end"),
    ],
)
def test_cq_says_that_a_name_or_figure_is_checked(copy: str, findings: tuple[str, ...]) -> None:
    assert outcome(copy + "\n", [findings]) == ([], 1, [])


@pytest.mark.parametrize(
    ("copy", "findings"),
    [
        pytest.param("Ann Velk (cq) spoke. Bo Marn left.", ("name", "Marn"), id="another name"),
        pytest.param("Ann Velk (cq), 45, spoke. Velk, 54, left.", ("age", "Velk, 54"), id="a figure beside the name"),
        pytest.param("Ann Velk (cq) spoke. Velk died later.", ("toll", "Velk died"), id="what the name does"),
        pytest.param("Some 44 (cq) died. Later 1,212 died.", ("toll", "1,212"), id="another figure"),
    ],
)
def test_cq_says_nothing_about_the_rest(copy: str, findings: tuple[str, ...]) -> None:
    assert outcome(copy + "\n", [findings]) == ([findings[0]], 0, [])


@pytest.mark.parametrize("mark", ["", " (cq)", " (CQ)"])
def test_cq_after_a_name_leaves_the_age_open(mark: str) -> None:
    source = f"---\ndate: 2024-03-10\n---\nRuth Marlow{mark}, 45, left.\n\nMarlow was born in 1950.\n"
    story = read("story.md", source.encode())
    ages = [rule for rule in load_rules() if rule.id == "age-arithmetic"]
    left = suppress(story, check_story(story, ages), ALL, None).diagnostics

    assert [(d.place.text, d.against[0].text) for d in left] == [("45", "born in 1950")]


def test_cq_at_the_beginning_of_a_story_is_no_trap() -> None:
    assert [checked.word for checked in find_checked(read("story.md", b"(cq) Ann (cq) spoke.\n"))] == ["Ann"]


PARAGRAPHS = f"<p>{FIRST}</p>{IGNORE}<p>{SECOND}</p><p>{THIRD}</p>"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", f"<article>{PARAGRAPHS}</article>"),
        ("a.html", PARAGRAPHS.replace("><", ">\n<")),
        ("a.html", f"<p>{FIRST}<p>Then Anne Velk {IGNORE} left.<p>{THIRD}"),
        ("a.xml", f"<nitf><body><body.content>{PARAGRAPHS}</body.content></body></nitf>"),
        ("a.json", json.dumps({"uri": "x", "headline": "Velk and Velk", "body_html": PARAGRAPHS})),
        ("a.json", json.dumps({"article_html": PARAGRAPHS.replace(SECOND, f"HALE (AP) — {SECOND}")})),
    ],
)
def test_a_comment_holds_in_every_format_that_has_comments(name: str, source: str) -> None:
    silent = ("name", "Velk left" if "Velk left" in source else "Anne Velk", "Ann Velk")

    assert outcome(source, [silent], path=name) == ([], 1, [])
    assert outcome(source, [silent, ("name", "Nine died")], path=name)[:2] == (["name"], 1)


def test_a_suppression_before_a_dateline_and_one_behind_it_both_hold() -> None:
    before, behind = (f"<!-- copylint: ignore {rule}: two people -->" for rule in ("name", "toll"))
    source = f"{before}\nTESHEN (xna) - Ann Velk spoke. {behind} Nine died.\n\nThen Anne Velk left.\n\nNine fell.\n"
    found = (("name", "Ann Velk", "Anne Velk"), ("toll", "Nine died"), ("toll", "Nine fell"), ("name", "Anne Velk"))

    assert outcome(source, found) == (["toll", "name"], 2, [])
