"""number-style: the classes that are kept apart, and what a house's own line changes."""

import pytest

from copylint.analysis import Analysis
from copylint.checks import number_style
from copylint.formats import read
from copylint.story import Story


def _found(text: str, **options: object) -> list[tuple[str, str]]:
    story = read("story.md", text.encode())
    assert isinstance(story, Story)
    analysis = Analysis(story)
    findings = number_style.check(analysis, number_style.Options(**options))  # type: ignore[arg-type]
    return [(analysis.excerpt(f.span), f.case) for f in findings]


def test_small_and_large_counts_are_two_classes() -> None:
    text = "They found nine boats and six boats, then 12 boats and 14 boats."
    assert _found(text) == []
    assert _found(text + " They found 8 boats more.") == [("8 boats", "")]


def test_two_numbers_are_no_habit() -> None:
    assert _found("They found nine boats. They lost 8 boats.") == []


def test_a_house_line_needs_no_mix() -> None:
    text = "They found 8 boats and then eleven boats."
    assert _found(text, words_below=10) == [("8 boats", "house"), ("eleven boats", "house")]
    assert _found("They found eight boats and then 11 boats.", words_below=10) == []


def test_a_house_that_wants_figures_before_units() -> None:
    text = "The road is eleven kilometers long, and the bill rose by six percent."
    assert [found for found, _ in _found(text, measures="figures")] == ["eleven kilometers", "six percent"]


def test_a_comma_is_suggested() -> None:
    story = read("story.md", b"They sold 12,000 hens, 31,000 eggs and 90000 chicks.")
    assert isinstance(story, Story)
    (finding,) = number_style.check(Analysis(story), number_style.Options())
    assert finding.case == "thousands"
    assert finding.suggestion is not None
    assert finding.suggestion.text == "90,000"


@pytest.mark.parametrize(
    "text",
    [
        "3M sold the plant to a rival in May.",
        "1987 was a dry year for the valley.",
        "- 14 members had left the hall before the vote.",
        "“14 members left,” he said to the clerk at noon.",
    ],
)
def test_what_may_begin_a_sentence(text: str) -> None:
    assert _found(text) == []


def test_the_head_of_a_sentence_can_be_left_alone() -> None:
    text = "The vote was close. 14 members had left the hall."
    assert _found(text) == [("14", "start")]
    assert _found(text, start="any") == []
