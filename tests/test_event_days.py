"""Days: one event has one weekday, and today is one day."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import day_conflict
from copylint.finding import Finding
from copylint.formats import read

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
weekdays = st.integers(0, 6)


def findings(text: str, anchor: date | None = None) -> list[Finding]:
    analysis = Analysis(read(Path("story.txt"), text.encode()), anchor)
    return list(day_conflict.check(analysis, day_conflict.Options()))


@given(weekdays, weekdays, st.sampled_from(["crash", "verdict", "explosion", "funeral"]))
def test_an_event_has_one_weekday(one: int, other: int, noun: str) -> None:
    text = f"Crowds gathered after {DAYS[one]}'s {noun}.\n\nThe {noun} on {DAYS[other]} was filmed."
    assert [finding.case for finding in findings(text)] == ([] if one == other else ["event"])


@given(weekdays, weekdays)
def test_today_is_one_day(one: int, other: int) -> None:
    text = f"It is shut today, {DAYS[one]}. It opens tomorrow ({DAYS[other]})."
    assert [finding.case for finding in findings(text)] == ([] if other == (one + 1) % 7 else ["day-words"])


@given(weekdays, st.integers(0, 6), st.integers(-60, 60))
def test_today_is_the_day_of_the_story(said: int, day: int, weeks: int) -> None:
    anchor = date(2024, 7, 1) + timedelta(day)  # a Monday and the days after
    told = findings(f"It is shut today, {DAYS[said]}.", anchor)
    assert bool(told) == (said != day)
    assert all((finding.confidence == "low") == ((said - day) % 7 in (1, 6)) for finding in told)
    moved = findings(f"It is shut today, {DAYS[said]}.", anchor + timedelta(7 * weeks))
    assert [finding.case for finding in moved] == [finding.case for finding in told]


@given(
    st.integers(-2000, 2000), st.sampled_from(["The trust will meet on {}.", "The founder of the trust died on {}."])
)
def test_what_will_be_is_to_come_and_what_was_is_gone(off: int, form: str) -> None:
    anchor = date(2031, 5, 14)
    day = anchor + timedelta(days=off)
    text = form.format(f"{day:%B} {day.day}, {day.year}")
    ahead = "will" in form
    wrong = off < -1 if ahead else off > 1
    assert [finding.case for finding in findings(text, anchor)] == (["future" if ahead else "past"] if wrong else [])
    assert findings(text) == []
    assert findings(f"“{text}” the notice said.", anchor) == []
