"""Which two figures count as one: the same words around them, a slip between them, and no licence to differ."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import figure_conflict
from copylint.formats import read

TOLLS = ("killed", "injured", "missing")


def conflicts(text: str, **options: Any) -> list[str]:
    analysis = Analysis(read("story.md", text.encode()))
    found = figure_conflict.check(analysis, figure_conflict.Options(**options))
    return [analysis.excerpt(finding.span) for finding in found]


TWICE = (
    "The council bought {} parking meters in the spring, the auditor wrote.\n\nShopkeepers complained.\n\n"
    "Most of the {} parking meters that the council bought do not work, the auditor wrote.\n"
)


@given(st.integers(12, 99_999))
def test_one_figure_told_twice_is_silent(number: int) -> None:
    assert conflicts(TWICE.format(number, f"{number:,}")) == []


@given(st.integers(12, 9_999), st.integers(0, 3))
def test_two_digits_that_change_places_are_found(number: int, at: int) -> None:
    digits = str(number)
    assume(at + 1 < len(digits) and digits[at] != digits[at + 1])
    changed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    assume(changed[0] != "0" and not any(1500 < n < 2200 for n in (number, int(changed))))
    assert conflicts(TWICE.format(number, changed)) == [f"{changed} parking meters"]


@pytest.mark.parametrize(
    "second",
    [
        "Another {} parking meters that the council bought do not work, the auditor wrote.",
        "It had earlier bought {} parking meters, the auditor wrote.",
        "In Dalby the mayor bought {} parking meters, and they broke in 2011.",
        "The auditor wrote that the price was {} parking tickets.",
    ],
)
def test_what_is_said_to_be_another_figure_is_silent(second: str) -> None:
    story = "The council bought 48 parking meters in 2014, the auditor wrote.\n\nShopkeepers complained.\n\n"
    assert conflicts(story + second.format(84)) == []


def test_a_lead_that_the_story_repeats_with_another_figure() -> None:
    story = (
        "Nearly 40 foreign divers drowned in the storm that broke over the reef at night "
        "Nearly 4 foreign divers drowned in the storm that broke over the reef at night, a monitor said.\n"
    )
    assert conflicts(story, statuses=TOLLS) + conflicts(story) == ["Nearly 4 foreign divers"]


def test_a_headline_that_the_body_begins_with_is_no_body() -> None:
    story = (
        "---\ntitle: Storm kills 29 fishermen off Sarn, coastguard says\n---\n"
        "Storm kills 29 fishermen off Sarn coastguard says Friday 3 May The storm killed at least 92 fishermen"
        " off Sarn in the night. Boats are still out.\n"
    )
    assert conflicts(story, statuses=TOLLS) == ["29 fishermen"]
    assert conflicts(story.replace("92", "29"), statuses=TOLLS) == []


def test_the_odd_one_out_is_flagged() -> None:
    story = (
        "---\ntitle: 47 village schools to close\n---\nThe county will close 47 village schools in June.\n\n"
        "Parents wept.\n\nThe 74 village schools that the county will close have 900 pupils.\n"
    )
    assert conflicts(story) == ["74 village schools"]


@given(st.lists(st.integers(11, 99), min_size=4, max_size=4, unique=True))
def test_figures_beside_those_of_another_time_are_rows_of_a_table(numbers: list[int]) -> None:
    a, b, c, d = numbers
    rows = f"DORN MILLS 3RD QTR\n\nShr {a} cts vs {b} cts\n\nNine mths\n\nShr {c} cts vs {d} cts\n"
    assert conflicts(rows) == []
    prose = "The {} line earned {} million crowns, against {} million crowns a year ago.\n\n"
    assert conflicts(prose.format("ferry", a, b) + prose.format("barge", c, d)) == []


@given(st.integers(1950, 2030), st.integers(1, 9))
def test_years_are_no_figures(year: int, later: int) -> None:
    assert conflicts(f"Its {year} results include a gain.\n\nIts {year + later} results include a loss.\n") == []
