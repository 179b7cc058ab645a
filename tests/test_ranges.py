"""Ranges: silent when they run upwards, reported when they are turned round, whatever their unit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import range_magnitude
from copylint.formats import read

FORMS = (
    "Between {a:,} and {b:,} houses were flooded.",
    "It holds between {a:,} and {b:,} tonnes.",
    "It costs between ${a:,} and ${b:,} to run.",
    "It weighs {a:,}-{b:,} kg.",
    "They waited {a:,}–{b:,} hours.",
)
ends = st.tuples(st.integers(1, 99_999), st.integers(1, 99_999)).filter(lambda pair: pair[0] < pair[1])


def cases(text: str) -> list[str]:
    analysis = Analysis(read(Path("story.txt"), text.encode()))
    return [finding.case for finding in range_magnitude.check(analysis, range_magnitude.Options())]


@given(ends, st.sampled_from(FORMS))
def test_a_range_runs_upwards(pair: tuple[int, int], form: str) -> None:
    low, high = pair
    assert cases(form.format(a=low, b=high)) == []
    assert cases(form.format(a=high, b=low)) == ["descending"]


@given(st.integers(2, 99), st.integers(1, 9), st.sampled_from([("million", "billion"), ("billion", "trillion")]))
def test_one_figure_has_one_scale(whole: int, tenths: int, scales: tuple[str, str]) -> None:
    story = "The ministry put ${figure} {} into the canal.\n\nThe ${figure} {} canal is late.".replace(
        "{figure}", f"{whole}.{tenths}"
    )
    assert cases(story.format(scales[0], scales[0])) == []
    assert cases(story.format(*scales)) == ["scale"]


@pytest.mark.parametrize(
    "text", ["They won 3-1.", "They voted 52 to 48.", "It shuts between 11 and 3.", "It was between 4 and -12 degrees."]
)
def test_results_hours_and_temperatures_are_no_ranges_that_rise(text: str) -> None:
    assert cases(text) == []
