"""Dates and the weekdays said of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.days.dates import DateMention
from copylint.checks import weekday
from copylint.finding import Finding
from copylint.formats import read

ANCHOR = date(2022, 2, 10)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMS = (
    "on {0:%A}, {0.day} {0:%B} {0.year}, in",
    "on {0:%A}, {0:%B} {0.day}, {0.year}, in",
    "on {0:%a}., {0:%b}. {0.day}, {0.year}, in",
    "on {0:%B} {0.day}, {0.year} ({0:%A}) in",
    "on {0:%A} {0.day} {0:%b} {0.year} in",
    "on {0:%A}, the {0.day}th of {0:%B}, {0.year}, in",
    "on {0:%A} night, {0:%B} {0.day}, {0.year}, in",
)
NEAR_FORMS = (
    "on {0:%A}, {0.day} {0:%B}, in",
    "on {0:%A}, {0:%B} {0.day}, in",
    "on {0:%A} ({0:%B} {0.day}) in",
)


def mentions(text: str, anchor: date | None = ANCHOR) -> list[DateMention]:
    return list(Analysis(read("story.txt", text.encode()), anchor).dates)


def findings(text: str, anchor: date | None = ANCHOR) -> list[Finding]:
    return list(weekday.check(Analysis(read("story.txt", text.encode()), anchor), weekday.Options()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Monday, 8 November 2020 then.", [(0, 8, 11, 2020)]),
        ("It was Monday, Nov. 8, then.", [(0, 8, 11, None)]),
        ("It was Nov. 8 (Monday) then.", [(0, 8, 11, None)]),
        ("It was the 8th of November then.", [(None, 8, 11, None)]),
        ("It was 2020-11-08 then.", [(None, 8, 11, 2020)]),
        ("It was 10/22/2020 then.", [(None, 22, 10, 2020)]),
        ("It was 11/08/2020 then.", [(None, None, None, 2020)]),
        ("It is on November 8-9 then.", [(None, 8, 11, None), (None, 9, 11, None)]),
        ("It is on 8 and 9 November.", [(None, 8, 11, None), (None, 9, 11, None)]),
        ("From Friday, March 3 through Sunday, March 5.", [(4, 3, 3, None), (6, 5, 3, None)]),
        ("On Friday and Saturday, March 3 and 4, then.", [(4, 3, 3, None), (5, 4, 3, None)]),
        ("It was March 2020 then.", [(None, None, 3, 2020)]),
        ("The Nov. 23 deadline holds.", [(None, 23, 11, None)]),
        ("It may 5 people. They march 12 miles in June 31 people said.", []),
        ("On Monday it fell. On Mondays it sat.", [(0, None, None, None)]),
        ("Good Friday, April 2, was cold.", [(None, 2, 4, None)]),
        ("He told the Edmonton Sun, August 16, 2008, so.", [(None, 16, 8, 2008)]),
        ("It rose in May 7 percent.", []),
    ],
)
def test_dates_are_read(text: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [(m.weekday, m.day, m.month, m.year) for m in mentions(text)] == expected


def test_without_a_year_the_nearest_is_meant() -> None:
    assert mentions("They met Nov. 8.")[0].candidates == (date(2021, 11, 8),)
    assert mentions("They meet March 4.")[0].candidates == (date(2022, 3, 4),)


def test_far_from_the_anchor_either_of_the_two_nearest_is_meant() -> None:
    assert set(mentions("They met Aug. 4.")[0].candidates) == {date(2021, 8, 4), date(2022, 8, 4)}


def test_without_an_anchor_a_date_without_a_year_says_nothing() -> None:
    assert mentions("They met Monday, Nov. 8.", None)[0].candidates == ()
    assert findings("They met Sunday, Nov. 8.", None) == []


def test_a_year_said_before_may_be_the_year_of_the_date() -> None:
    assert findings("In 2019 they split. On Tuesday, Feb. 5, they met again.") == []
    assert len(findings("On Tuesday, Feb. 5, they met again.")) == 1


@pytest.mark.parametrize(
    "text", ["31 June", "June 31", "February 30", "29 February 2023", "Feb. 29, 1900", "2021-02-29"]
)
def test_days_no_calendar_has(text: str) -> None:
    assert [f.case for f in findings(f"It was due on {text}, they said.")] == ["impossible"]


def test_the_message_has_both_ways_out() -> None:
    (finding,) = findings("It was Monday, 8 November 2020, they said.")
    assert finding.case == "year-written"
    assert (finding.words["right"], finding.words["nearest"]) == ("Sunday", "Monday, 9 November")


def test_a_quotation_is_a_query_of_its_own() -> None:
    (finding,) = findings("“We met on Monday, 8 November 2020, in the rain,” she said.")
    assert (finding.case, finding.confidence) == ("quoted", "low")


@given(st.dates(date(1800, 1, 1), date(2190, 1, 1)), st.sampled_from(FORMS))
def test_the_calendar_is_kept(day: date, form: str) -> None:
    assert findings(f"It came {form.format(day)} town.") == []


@given(st.dates(date(1800, 1, 1), date(2190, 1, 1)), st.sampled_from(FORMS), st.integers(1, 6))
def test_a_wrong_weekday_is_found_in_every_form(day: date, form: str, shift: int) -> None:
    wrong = form.replace("%A", "%%A").replace("%a", "%%a").replace("{0:%%A}", "@A").replace("{0:%%a}", "@a").format(day)
    name = DAYS[(day.weekday() + shift) % 7]
    (finding,) = findings(f"It came {wrong.replace('@A', name).replace('@a', name[:3])} town.")
    assert finding.words["right"] == DAYS[day.weekday()]


@given(
    st.integers(-140, 70), st.sampled_from(NEAR_FORMS), st.integers(0, 6), st.dates(date(1900, 1, 1), date(2100, 1, 1))
)
def test_near_the_anchor_no_year_is_needed(days: int, form: str, shift: int, anchor: date) -> None:
    day = anchor + timedelta(days=days)
    name = DAYS[(day.weekday() + shift) % 7]
    text = form.replace("{0:%A}", name).format(day)
    assert len(findings(f"It comes {text} town.", anchor)) == (1 if shift else 0)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-120, 60), st.integers(0, 6))
def test_moving_every_date_by_a_week_changes_nothing(anchor: date, days: int, shift: int) -> None:
    def count(base: date) -> int:
        day = base + timedelta(days=days)
        name = DAYS[(anchor + timedelta(days=days + shift)).weekday()]
        return len(findings(f"It comes on {name}, {day:%B} {day.day}, to town.", base))

    assert count(anchor) == count(anchor + timedelta(days=7))


@given(st.text(alphabet="0123456789 .,-/()thoMaryNvSudJe\n", max_size=60))
def test_any_text_is_read_in_order_and_in_bounds(text: str) -> None:
    found = mentions(f"May {text}")
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert all(m.span.start < m.span.end and m.first < m.last for m in found)


def test_without_an_anchor_one_date_cannot_have_two_weekdays() -> None:
    text = "Voting is on Tuesday, 4 March. Polls open at 7 a.m. on {}, 4 March."
    assert findings(text.format("Tuesday"), None) == []
    assert [f.case for f in findings(text.format("Thursday"), None)] == ["disagree"]
