"""Misprinted numbers: every number written as copy writes it is silent, and one digit too few or many is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.formats import read


def flaws(text: str) -> list[tuple[str, str]]:
    analysis = Analysis(read(Path("story.txt"), text.encode()))
    return [(analysis.excerpt(misprint.span), misprint.flaw) for misprint in analysis.misprints]


@given(st.integers(0, 10**12), st.sampled_from(["${:,}", "{:,} people", "{:,}.50 euros", "£{:,}.", "{} bricks"]))
def test_whole_numbers_can_be_read(number: int, form: str) -> None:
    assert flaws(f"They counted {form.format(number)} that day.") == []


@given(st.integers(1000, 10**9), st.integers(0, 9))
def test_a_digit_too_few_or_too_many_cannot(number: int, digit: int) -> None:
    written = f"{number:,}"
    assert flaws(f"They paid ${written[:-1]} for it.") == [
        (f"${written[:-1]}", "short-group" if number < 10**6 else "groups")
    ]
    assert flaws(f"They paid ${written}{digit} for it.") == [(f"${written}{digit}", "groups")]


@given(st.integers(1, 10**6), st.sampled_from(["st", "nd", "rd", "th"]))
def test_one_ending_goes_with_each_figure(number: int, ending: str) -> None:
    teens = number % 100 in (11, 12, 13)
    right = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    expected = [] if ending == right else [(f"{number}{ending}", "ordinal")]
    assert flaws(f"It was the {number}{ending} such meeting.") == expected


@pytest.mark.parametrize(
    "text", ["It began at 12:30 p.m.", "It began at 3 p.m.", "It began at 11:59 am.", "The 16 PM candidates met."]
)
def test_times_of_day_can_be_read(text: str) -> None:
    assert flaws(text) == []
