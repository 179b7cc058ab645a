"""One story in every format: the same findings, field for field, and a repair silences each."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.engine import Diagnostic, check_story
from copylint.formats import read
from copylint.rules import load_rules
from copylint.story import Story

FIXTURES = Path(__file__).parent / "fixtures"
PLAIN = FIXTURES / "shusha.md"
FORMATS = sorted((FIXTURES / "formats").iterdir())
RULES = load_rules()

REPAIRS = {
    "event-place-conflict": (r"of the city of Baku", "of the city"),
    "name-variant": (r"Pogossjan", "Pogossyan"),
    "transliteration-mix": (r"(Pogoss|Arutjun)jan", r"\1yan"),
    "capital-conflict": (r"Baku, the capital, where", "Baku, where"),
    "quote-punctuation": (r"He(?=\W+(?:nbsp;|u00a0|#160;)?said\.)", "he"),
    "toll-jump": (r"from 44", "by 44"),
    "state-conflict": (r"has held", "had held"),
}

each_format = pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)


def linted(name: str, data: bytes) -> tuple[Story, list[Diagnostic]]:
    story = read(name, data)
    found = check_story(story, RULES)
    return story, [d for d in found if d.severity != "info" and d.confidence != "low"]


def shown(diagnostics: list[Diagnostic]) -> list[tuple[object, ...]]:
    """What a desk sees of the findings, in the order of their rules: the places in the file are the format's own."""
    return sorted(
        (
            *(d.rule, d.severity, d.confidence, d.message, (d.place.field, d.place.paragraph, d.place.text)),
            *sorted((end.field, end.paragraph, end.text) for end in d.against),
        )
        for d in diagnostics
    )


def edited(data: bytes, edit: Callable[[str], str]) -> bytes:
    """The file with its text edited, of a Word document that of its main part."""
    if not data.startswith(b"PK"):
        return edit(data.decode("utf-8")).encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, edit(content.decode()).encode() if name == "word/document.xml" else content)
    return out.getvalue()


@each_format
def test_the_same_story_has_the_same_findings(path: Path) -> None:
    _, expected = linted(PLAIN.name, PLAIN.read_bytes())
    story, found = linted(path.name, path.read_bytes())

    assert {d.rule for d in expected} == REPAIRS.keys()
    assert shown(found) == shown(expected)
    assert story.date is not None


def test_a_body_before_its_headline_changes_no_finding() -> None:
    path = FIXTURES / "formats" / "shusha-ninjs1.json"
    item = json.loads(path.read_bytes())
    item["headline"] = item.pop("headline")
    _, expected = linted(path.name, path.read_bytes())
    _, found = linted(path.name, json.dumps(item).encode())

    def ends(diagnostics: list[Diagnostic]) -> list[tuple[object, ...]]:
        return [row[:3] + row[4:] for row in shown(diagnostics)]  # a message names its ends in the order of the file

    assert ends(found) == ends(expected)


@each_format
@pytest.mark.parametrize("rule", REPAIRS)
def test_a_repair_silences_the_finding(path: Path, rule: str) -> None:
    pattern, better = REPAIRS[rule]
    _, found = linted(path.name, edited(path.read_bytes(), lambda text: re.sub(pattern, better, text)))

    assert rule not in {d.rule for d in found}
    assert len(found) >= len(REPAIRS) - 2  # the other findings are still there
    assert {d.rule for d in found} <= REPAIRS.keys()


@each_format
def test_the_paragraphs_and_the_headline_are_those_of_the_story(path: Path) -> None:
    plain, story = read(PLAIN.name, PLAIN.read_bytes()), read(path.name, path.read_bytes())

    def copy(story: Story) -> list[tuple[str, int, str]]:
        kept = (f for f in story.fields if f.name in {"headline", "dateline", "body"})
        return [(f.name, f.paragraph, story.excerpt(f.span)) for f in kept]

    assert set(copy(story)) == set(copy(plain))
    assert [f for f in copy(story) if f[0] == "body"] == [f for f in copy(plain) if f[0] == "body"]


@each_format
def test_the_text_has_the_length_of_the_source(path: Path) -> None:
    story = read(path.name, path.read_bytes())

    assert len(story.text) == len(story.source)
    for before, after in zip(story.fields, story.fields[1:], strict=False):
        assert before.span.end <= after.span.start
