"""Figures that follow from those beside them: told right they are silent, changed beyond rounding they are found."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import change_arithmetic, duration, parts_and_total
from copylint.finding import Finding
from copylint.formats import read


def told(findings: Iterator[Finding], analysis: Analysis) -> list[str]:
    return [analysis.excerpt(finding.span) for finding in findings]


def sums(text: str) -> list[str]:
    analysis = Analysis(read("story.md", text.encode()))
    return told(parts_and_total.check(analysis, parts_and_total.Options()), analysis)


def changes(text: str) -> list[str]:
    analysis = Analysis(read("story.md", text.encode()))
    return told(change_arithmetic.check(analysis, change_arithmetic.Options()), analysis)


def lengths(text: str) -> list[str]:
    analysis = Analysis(read("story.md", text.encode()))
    return told(duration.check(analysis, duration.Options()), analysis)


FRACTIONS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "a quarter": Fraction(1, 4),
    "two-thirds": Fraction(2, 3),
}


@given(st.sampled_from(sorted(FRACTIONS)), st.integers(1, 60))
def test_a_share_in_words(name: str, unit: int) -> None:
    whole = 12 * unit
    part = int(FRACTIONS[name] * whole)
    story = "On Friday {} of the {} boats, {}, sank in the harbour."
    assert sums(story.format(name, whole, part)) == []
    off = part + max(1, part // 5)
    assert sums(story.format(name, whole, off)) == [str(off)]


@given(st.integers(20, 900), st.data())
def test_a_share_in_per_cent(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(3, whole - 1))
    percent = round(100 * part / whole)
    story = "Of {} patients, {}, or {} percent, recovered."
    assume(percent > 0)
    assert sums(story.format(whole, part, percent)) == []
    assert sums(story.format(whole, part, percent + 3)) == [f"{percent + 3} percent"]


@given(st.integers(11, 400), st.integers(2, 10))
def test_a_margin(loser: int, margin: int) -> None:
    story = "The motion passed by {} votes to {}, a margin of {} votes."
    assert sums(story.format(loser + margin, loser, margin)) == []
    assert sums(story.format(loser + margin, loser, margin + 1)) == [f"{margin + 1} votes"]


@given(st.integers(3, 99), st.integers(2, 99))
def test_so_many_at_so_much_each(number: int, price: int) -> None:
    story = "They sold {} tickets at £{} each, raising £{:,} for the roof."
    assert sums(story.format(number, price, number * price)) == []
    off = number * price * 2
    assert sums(story.format(number, price, off)) == [f"£{off:,}"]


@given(st.integers(20, 900), st.integers(1, 19))
def test_a_profit(takings: int, profit: int) -> None:
    story = "It had revenue of ${} million and costs of ${} million, for a profit of ${} million."
    assert sums(story.format(takings, takings - profit, profit)) == []
    assert sums(story.format(takings, takings - profit, 3 * profit + 9)) == [f"${3 * profit + 9} million"]


@given(st.integers(11, 99), st.integers(2, 60), st.sampled_from(["euros", "tonnes", "miles"]))
def test_a_unit_that_is_said_once(old: int, by: int, unit: str) -> None:
    story = "Output rose by {} million {}, from {} million to {} million."
    assert changes(story.format(by, unit, old, old + by)) == []
    assert changes(story.format(by + 9, unit, old, old + by)) == [f"{by + 9} million {unit}"]


@given(st.integers(20, 900), st.integers(5, 90))
def test_a_level_that_is_compared(old: int, percent: int) -> None:
    new = round(old * (1 + percent / 100))
    stated = round(100 * (new - old) / old)
    story = "The choir has {} members, against {} a year earlier, a rise of {} percent."
    assert changes(story.format(new, old, stated)) == []
    assert changes(story.format(new, old, 2 * stated + 3)) == [f"{2 * stated + 3} percent"]


@pytest.mark.parametrize(
    "story",
    [
        "More than half of the 60 homes, 45, stood empty.",
        "Half of the 60 homes, 20 of them new, stood empty.",
        "Of the 60 homes, 20, or a third of those sold, stood empty.",
        "He won by 10 to 12 votes, a margin of three in most years.",
        "They sold 50 tickets at £20 each and raised £3,000 more from a raffle.",
        "It had revenue of $9 million and costs of $4 million, for a net profit of $3 million.",
        "A margin of 12 votes separated the two, who had 45 votes from Sarn and 30 from Dorn.",
    ],
)
def test_what_does_not_follow_is_left_alone(story: str) -> None:
    assert sums(story) == []


@given(st.lists(st.integers(1, 90), min_size=2, max_size=6), st.integers(1, 9))
def test_a_column_and_its_total(rows: list[int], off: int) -> None:
    def table(total: int) -> str:
        body = "".join(f"| Town {chr(65 + n)} | {row} |\n" for n, row in enumerate(rows))
        return f"| Town | Homes |\n|---|---|\n{body}| Total | {total} |\n"

    assert sums(table(sum(rows))) == []
    assert sums(table(sum(rows) + off)) == [str(sum(rows) + off)]


@given(st.integers(1, 10), st.integers(2, 9), st.integers(2, 6))
def test_hours_between_two_times(start: int, hours: int, off: int) -> None:
    assume(start + hours < 12)
    story = "The hearing lasted {} hours, from {} a.m. to {} a.m. on Friday."
    assert lengths(story.format(hours, start, start + hours)) == []
    assert lengths(story.format(hours + off, start, start + hours)) == [f"{hours + off} hours"]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("Hart beat Reed 6-4, 6-2 in straight sets.", []),
        ("Hart beat Reed 6-4, 3-6, 6-2 in straight sets.", ["straight sets"]),
        ("Hart beat Reed 6-4, 3-6, 6-2 in three sets.", []),
        ("Hart beat Reed 6-4, 7-6 (7-5) in three sets.", ["three sets"]),
        ("Hart beat Reed 6-4, 6-2 and Cole beat Marr 3-6, 6-4, 6-1 in three sets.", []),
    ],
)
def test_the_sets_of_a_match(story: str, found: list[str]) -> None:
    assert sums(story) == found


@given(st.integers(2, 900), st.integers(2, 900), st.integers(1, 500))
def test_parts_among_a_whole(pupils: int, teachers: int, others: int) -> None:
    made = pupils + teachers
    story = f"Officers said {pupils} pupils and {teachers} teachers were among the {{}} people on the train."
    assert sums(story.format(f"{made + others:,}")) == []
    less = made - min(others, made - 2)
    assert sums(story.format(f"{less:,}")) == [f"{pupils} pupils and {teachers} teachers"]


@given(st.integers(0, 6), st.integers(2, 6), st.integers(2, 6))
def test_days_from_one_weekday_to_another(start: int, days: int, told: int) -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    words = ("two", "three", "four", "five", "six")
    first, last = names[start], names[(start + days - 1) % 7]
    story = f"The {words[told - 2]}-day regatta, from {first} to {last}, is free."
    assert bool(lengths(story)) == (told not in (days, days - 1))
