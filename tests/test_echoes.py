"""Quotations that come twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.formats import read

SAID = "we will carry every stone of this church across the river before the snow comes"


def echoes(pull: str, said: str = SAID) -> list[tuple[str, str]]:
    """What the pull quote prints, and what was said, where the two differ."""
    story = f"---\npullquote: {pull}\n---\n“{said.capitalize()},” said the warden.\n"
    return [(e.printed, e.said) for e in Analysis(read("story.md", story.encode())).echoes]


def test_a_changed_word_is_told() -> None:
    """The two wordings are named by the words that differ."""
    assert echoes(SAID.replace("stone", "brick")) == [("brick", "stone")]


@given(first=st.integers(0, 8), length=st.integers(4, 8))
def test_a_clean_cut_is_no_drift(first: int, length: int) -> None:
    """A quotation may begin later and end earlier."""
    assert echoes(" ".join(SAID.split()[first : first + length])) == []


@pytest.mark.parametrize("pull", [SAID.upper(), SAID + "!", SAID.replace("of this church", "[...]")])
def test_case_stops_and_marked_cuts_are_no_drift(pull: str) -> None:
    """What readers do not take for other words is none."""
    assert echoes(f"'{pull}'") == []
