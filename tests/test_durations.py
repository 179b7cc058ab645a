"""Durations: what the calendar says is silent however it is rounded, and one unit more than rounding is reported."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import duration
from copylint.finding import Finding
from copylint.formats import read

TODAY = date(2024, 8, 2)
UNITS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}
days = st.integers(2, 120)


def findings(text: str, anchor: date | None = TODAY) -> list[Finding]:
    analysis = Analysis(read(Path("story.txt"), text.encode()), anchor)
    return list(duration.check(analysis, duration.Options()))


def cases(text: str, anchor: date | None = TODAY) -> list[str]:
    return [finding.case for finding in findings(text, anchor)]


def said(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def written(day: date, *, year: bool = False) -> str:
    return f"{day:%B} {day.day}{f', {day.year}' if year else ''}"


@given(days, st.sampled_from(["day", "week", "month"]), st.booleans())
def test_what_has_passed_may_be_rounded_either_way(passed: int, unit: str, up: bool) -> None:
    number = int(passed / UNITS[unit]) + up
    if number:
        start = written(TODAY - timedelta(passed))
        assert cases(f"The strike began on {start}, {said(number, unit)} ago.") == []


@given(days, st.sampled_from(["day", "week", "month"]), st.integers(3, 20))
def test_what_has_not_passed_is_reported(passed: int, unit: str, more: int) -> None:
    number = int(passed / UNITS[unit]) + more
    start = written(TODAY - timedelta(passed))
    assert cases(f"The strike began on {start}, {said(number, unit)} ago.") == ["ago"]


@given(days, st.integers(2, 5), st.integers(-400, 400))
def test_moving_every_date_changes_nothing(passed: int, weeks: int, moved: int) -> None:
    def told(today: date) -> list[str]:
        start = written(today - timedelta(passed), year=True)
        return cases(f"The strike began on {start}, {said(weeks, 'week')} ago.", today)

    assert told(TODAY) == told(TODAY + timedelta(7 * moved))


@given(st.integers(1900, 2020), st.integers(2, 60), st.integers(-1, 1))
def test_years_are_counted_with_both_ends_or_one(start: int, length: int, off: int) -> None:
    number = length + off
    text = f"She led it for {said(number, 'year')}, from {start} to {start + length}."
    assert cases(text, None) == []
    assert cases(text.replace(f"to {start + length}", f"to {start + length + 5}"), None) == ["between"]


@given(st.integers(2, 20), st.integers(0, 3))
def test_days_are_counted_with_both_ends_or_one(length: int, off: int) -> None:
    start = date(2019, 5, 3)
    end = start + timedelta(length)
    text = f"The {length + off}-day fair, from {written(start, year=True)} to {written(end, year=True)}, drew crowds."
    assert cases(text) == ([] if off <= 1 else ["between"])


@given(st.integers(1900, 2000), st.integers(3, 60), st.sampled_from([0, 4, 9]))
def test_the_same_years_in_other_words(start: int, length: int, off: int) -> None:
    end, number = start + length, length + off
    forms = (
        f"Between {start} and {end}, a span of {number} years, she led it.",
        f"In {end}, {number} years after the {start} fire, it closed.",
        f"Founded in {start}, it closed {number} years later, in {end}.",
        f"The {number}-year war, from {start} to {end}, ruined it.",
    )
    assert [len(cases(form, None)) for form in forms] == [int(off > 0)] * len(forms)


def test_the_message_counts_the_weeks_and_days() -> None:
    [finding] = findings("It began on September 27, four weeks ago.", date(2031, 11, 10))
    assert finding.words["computed"] == "6 weeks and 2 days"
    assert finding.words["until"] == "10 November 2031"


@pytest.mark.parametrize(
    "text",
    [
        "“It began on June 1, four weeks ago,” he said.",
        "It began on June 1. Four weeks ago it ended.",
        "It began in the 1990s, 12 years ago.",
        "In 1992 she had led it for 10 years, since 1982.",
    ],
)
def test_where_the_ends_are_not_said_nothing_is_counted(text: str) -> None:
    assert cases(text) == []
