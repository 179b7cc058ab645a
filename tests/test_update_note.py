"""Notes and corrections: which paragraphs they name, what they say is old and new, and what the story has of it."""

import datetime

import pytest

from copylint.analysis import Analysis
from copylint.analysis.relations.note_claims import read_claims
from copylint.analysis.relations.notes import find_note_faults
from copylint.formats import read
from copylint.story import Story

BODY = "A quake shook Sorran on Sunday.\n\nThe governor said 72 people died.\n\n“We wept,” Ann Meier said.\n"


def _analysis(note: str, title: str = "Quake in Sorran", body: str = BODY) -> Analysis:
    story = read("story.md", f'---\ntitle: "{title}"\nednote: "{note}"\n---\n{body}'.encode())
    assert isinstance(story, Story)
    return Analysis(story, datetime.date(2026, 5, 4))


@pytest.mark.parametrize(
    ("note", "numbers"),
    [
        ("Adds quote in paragraph 3", [3]),
        ("Adds quotes in paragraphs 2-4 and 7", [2, 3, 4, 7]),
        ("Adds quotes in paras 2 to 4", [2, 3, 4]),
        ("Corrects paragraph 2 to 72 from 65", [2]),
        ("Recasts throughout", []),
    ],
)
def test_paragraphs_that_a_note_names(note: str, numbers: list[int]) -> None:
    analysis = _analysis(note)
    field = next(f for f in analysis.story.fields if f.name == "ednote")
    assert [n for claim in read_claims(analysis, field) for n, _ in claim.paragraphs] == numbers


@pytest.mark.parametrize(
    ("note", "old", "new"),
    [
        ("Corrects toll in paragraph 2 to 72 from 65", "65", "72"),
        ("Corrects toll from 65 to 72", "65", "72"),
        ("Corrects name to Meier, not Meyer", "Meyer", "Meier"),
        ("Corrects name to Meier instead of Meyer", "Meyer", "Meier"),
        ("Updates death toll to 72", None, "72"),
    ],
)
def test_old_and_new(note: str, old: str | None, new: str | None) -> None:
    analysis = _analysis(note)
    field = next(f for f in analysis.story.fields if f.name == "ednote")
    (claim,) = read_claims(analysis, field)
    said = [
        None if item is None else " ".join(t.text for t in analysis.tokens[item.first : item.last])
        for item in (claim.old, claim.new)
    ]
    assert said == [old, new]


@pytest.mark.parametrize(
    ("note", "sort", "text"),
    [
        ("Corrects toll in paragraph 2 to 72 from 65", "stale", "65"),
        ("Updates death toll to 90", "missing", "90"),
        ("Adds detail in paragraph 9", "paragraph", "9"),
        ("Adds quote in paragraph 1", "item", "Adds quote in paragraph 1"),
        ("Updates toll in paragraph 1", "item", "Updates toll in paragraph 1"),
        ("EMBARGOED until May 9", "embargo", "May 9"),
        ("KILL KILL The ruling is withdrawn.", "killed", "KILL KILL"),
    ],
)
def test_faults(note: str, sort: str, text: str) -> None:
    analysis = _analysis(note, title="65 dead in Sorran")
    assert [(fault.sort, analysis.excerpt(fault.span)) for fault in find_note_faults(analysis)] == [(sort, text)]


@pytest.mark.parametrize(
    "note",
    [
        "Corrects toll in paragraph 2 to 72 from 65",
        "Updates death toll to 72, adds quote in paragraph 3",
        "Corrects day to Sunday from Monday",
        "EMBARGOED until May 3",
        "A paragraph on the skill of killing time.",
    ],
)
def test_notes_that_hold(note: str) -> None:
    assert list(find_note_faults(_analysis(note))) == []


@pytest.mark.parametrize(
    ("below", "faults"),
    [
        ("", ["paragraph"]),
        ('<div class="pagination"><a href="?page=2">2</a> <a href="?page=2">Next page</a></div>', []),
        ('<ul class="pager"><li><a href="story_1.html">1</a></li></ul>', []),
        ('<div class="comments pagination"><a href="?page=2">2</a></div>', ["paragraph"]),
    ],
)
def test_of_an_article_on_several_pages_the_paragraphs_are_not_counted(below: str, faults: list[str]) -> None:
    """The pages of readers' comments are none of the article."""
    copy = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    note = "<p>(Corrects 9th paragraph to show that the mill is in Lask.)</p>"
    page = f"<html lang='en'><body><article><h1>Quake in Sorran</h1>{note}{copy}</article>{below}</body></html>"
    story = read("story.html", page.encode())
    assert [fault.sort for fault in find_note_faults(Analysis(story))] == faults
    assert bool(story.notes) == (not faults)
