"""Days of a month that name a thing: one day is silent, a slip of it is found, and no month has a 71st."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import day_conflict
from copylint.formats import read

STORY = (
    "Growers met ahead of the {} {} budget deadline.\n\nNobody gave way.\n\n"
    "Talks will go on past the {} {} deadline, the clerk said.\n"
)


def analysis_of(text: str) -> Analysis:
    return Analysis(read("story.md", text.encode()))


def conflicts(text: str) -> list[tuple[str, str]]:
    analysis = analysis_of(text)
    return [(analysis.excerpt(f.span), f.case) for f in day_conflict.check(analysis, day_conflict.Options())]


@given(st.sampled_from(["June", "Nov.", "September"]), st.integers(1, 30), st.integers(1, 30))
def test_one_day_is_silent_and_a_slip_of_it_is_not(month: str, one: int, other: int) -> None:
    found = conflicts(STORY.format(month, one, month, other))
    slip = (
        other == 10 * one
        or one == 10 * other
        or (
            one != other
            and len(str(one)) == len(str(other))
            and (sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1 or str(one) == str(other)[::-1])
        )
    )
    assert found == ([(f"{month} {other}", "date")] if slip else [])


def test_two_months_or_years_are_two_days() -> None:
    assert conflicts(STORY.format("June", 3, "July", 30)) == []
    assert conflicts("They lost the May 12, 2019, vote.\n\nThey won the May 2, 2021, vote.\n") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It is due before the June 300 deadline.", ["June 300"]),
        ("They met on Nov. 71, and again on Nov. 17.", ["Nov. 71"]),
        ("The Jan. 71 hearing was closed.", ["Jan. 71"]),
        ("The May 68 unrest spread.", []),
        ("On May 31 it rained; in March 300 people fled, and the March 300 deaths were counted.", []),
        ("On March 300 workers walked out.", []),
    ],
)
def test_days_that_no_month_has(text: str, days: list[str]) -> None:
    analysis = analysis_of(text)
    assert [analysis.excerpt(m.span) for m in analysis.misprints if m.flaw == "day"] == days
