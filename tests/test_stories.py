"""Whole stories: what the shipped rules say about them by default, and their silence on the corrected versions."""

from pathlib import Path

import pytest

from copylint.engine import Diagnostic, check_story
from copylint.formats import read
from copylint.rules import load_rules

FIXTURES = Path(__file__).parent / "fixtures"
SHOWN = ("error", "warning")


def linted(path: Path) -> list[Diagnostic]:
    story = read(path, path.read_bytes())
    return [d for d in check_story(story, load_rules()) if d.severity in SHOWN and d.confidence in ("high", "medium")]


def told(path: Path) -> dict[str, list[str]]:
    """Rule -> the words flagged."""
    source = path.read_text(encoding="utf-8")
    rules: dict[str, list[str]] = {}
    for diagnostic in linted(path):
        span = diagnostic.place.span
        rules.setdefault(diagnostic.rule, []).append(" ".join(source[span.start : span.end].split()))
    return rules


def test_the_city_announced_is_not_the_city_taken() -> None:
    rules = told(FIXTURES / "shusha.md")

    assert rules["event-place-conflict"] == ["conquest of the city of Baku"]
    assert rules["capital-conflict"] == ["Baku, the capital"]
    assert rules["toll-jump"] == ["from 44 to 1,221"]
    assert rules["name-variant"] == ["Pogossyan"]
    assert len(rules["transliteration-mix"]) == 1
    assert rules["state-conflict"] == ["A brittle ceasefire has held since 1994"]
    assert len(rules["quote-punctuation"]) == 1
    assert not rules.keys() & {"alias-drift", "term-variant", "figure-conflict", "role-conflict", "toll-conflict"}


def test_the_same_slips_under_invented_names() -> None:
    rules = told(FIXTURES / "velsha.md")

    assert rules["event-place-conflict"] == ["capture of the town of Korva"]
    assert rules["capital-conflict"] == ["the capital, Sarn"]
    assert rules["toll-jump"] == ["from 38 to 1,107"]
    assert rules["name-variant"] == ["Belyan"]
    assert len(rules["transliteration-mix"]) == 1
    assert rules["state-conflict"] == ["A truce has held since 1996"]
    assert len(rules["quote-punctuation"]) == 1
    assert rules["weekday-date"] == ["Sunday, 10 November 2031"]
    assert rules["display-figure"] == ["At least 41"]
    assert rules["duration"] == ["four weeks"]
    assert not rules.keys() & {"alias-drift", "dateline-mismatch", "term-variant"}


@pytest.mark.parametrize("path", sorted((FIXTURES / "clean").iterdir()), ids=lambda path: path.name)
def test_corrected_stories_are_silent(path: Path) -> None:
    assert linted(path) == []


def test_an_alias_that_only_quotations_use_is_explained_or_queried() -> None:
    story = (FIXTURES / "shusha.md").read_text(encoding="utf-8")
    gloss = story[story.index("Shushi, as the Armenians") :]
    gloss = gloss[: gloss.index(". ") + 2]

    def rules(text: str) -> set[str]:
        return {d.rule for d in check_story(read("shusha.md", text.encode()), load_rules())}

    assert not rules(story) & {"alias-drift", "term-variant"}
    assert "term-variant" in rules(story.replace(gloss, ""))
    assert "alias-drift" in rules(story.replace("In the new war", "Shushi is lost. Shushi burns. In the new war"))
