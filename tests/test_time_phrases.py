"""Phrases that point back: silent with a time in reach, told with none, and moved with the copy around them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import dangling_time
from copylint.formats import read

FIXTURES = Path(__file__).parent / "fixtures"
QUIET = "The roof is of slate. "


def phrases(analysis: Analysis) -> list[str]:
    found = dangling_time.check(analysis, dangling_time.Options())
    return [analysis.excerpt(finding.span) for finding in found]


def told(text: str) -> list[str]:
    return phrases(Analysis(read(Path("story.txt"), text.encode())))


def test_the_evening_of_no_day() -> None:
    path = FIXTURES / "velsha.md"
    assert phrases(Analysis(read(path, path.read_bytes()))) == ["that night"]


@given(
    st.sampled_from(["on Sunday", "at 6:30 p.m.", "on 3 May", "in 1987", "yesterday", "after the verdict"]),
    st.sampled_from(["that evening", "the same day", "two days later", "the next morning"]),
    st.integers(0, 6),
)
def test_a_time_two_sentences_before_is_in_reach(time: str, phrase: str, between: int) -> None:
    text = f"The clerk wrote to the guild {time}. {QUIET * between}He wrote to the prefect {phrase}."
    assert told(text) == ([] if between < 2 else [phrase])


@pytest.mark.parametrize(
    "text",
    [
        "She said that night shifts are dull.",
        "“He came that night,” she said.",
        "He works the same day as she does.",
        "The same-day service is dear.",
        "At the time nobody objected.",
    ],
)
def test_what_does_not_point_back(text: str) -> None:
    assert told(text) == []
