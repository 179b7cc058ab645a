"""Ages: what the story says of its people's lives in figures, and whose figures they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.people.ages import LifeFact
from copylint.checks import age_arithmetic
from copylint.formats import read

ANCHOR = date(2020, 6, 15)


def analysis_of(copy: str) -> Analysis:
    return Analysis(read("story.txt", f"{copy}\n".encode()), ANCHOR)


def facts(copy: str) -> list[tuple[str, str, int]]:
    analysis = analysis_of(copy)
    return [(fact.sort, analysis.entities[fact.person].name, fact.low) for fact in analysis.ages]


def only(copy: str) -> LifeFact:
    (fact,) = analysis_of(copy).ages
    return fact


@pytest.mark.parametrize(
    "copy",
    [
        "Mona Ferreby, 44, was on the train.",
        "Mona Ferreby, aged 44, was on the train.",
        "Mona Ferreby (44) was on the train.",
        "Mona Ferreby, a 44-year-old inspector, was on the train.",
        "The 44-year-old inspector Mona Ferreby was on the train.",
        "Mona Ferreby is 44.",
        "Mona Ferreby, an inspector, is 44 years old.",
        "Mona Ferreby, who is 44, was on the train.",
        "Mona Ferreby was on the train. She is 44.",
    ],
)
def test_an_age_and_whose_it_is(copy: str) -> None:
    assert facts(copy) == [("age", "Mona Ferreby", 44)]


@pytest.mark.parametrize(
    "copy",
    [
        "Mona Ferreby won 44 seats.",
        "Mona Ferreby's son was 44.",
        "The 44-year-old son of Mona Ferreby was on the train.",
        "Mona Ferreby met a woman who was 44.",
        "Mona Ferreby saw the inspector. He was 44.",
        "Mona Ferreby is about 44.",
        "William and Mona Ferreby, aged 44 and 46, were on the train.",
        "“Mona Ferreby, 44, was on the train,” the report says.",
        "Mona Ferreby was born in the 1950s.",
        "Mona Ferreby was born around 1955.",
    ],
)
def test_what_is_nobodys_age_or_not_sure(copy: str) -> None:
    assert facts(copy) == []


@pytest.mark.parametrize(
    ("copy", "first", "last"),
    [
        ("Odile Marchetti was born in 1915.", date(1915, 1, 1), date(1915, 12, 31)),
        ("Odile Marchetti was born in Trieste, Italy, in May 1915.", date(1915, 5, 1), date(1915, 5, 31)),
        ("Odile Marchetti (born 3 May 1915) paints.", date(1915, 5, 3), date(1915, 5, 3)),
        ("Born in Trieste in 1915, Odile Marchetti paints.", date(1915, 1, 1), date(1915, 12, 31)),
    ],
)
def test_births(copy: str, first: date, last: date) -> None:
    fact = only(copy)

    assert fact.sort == "birth"
    assert fact.when is not None
    assert (fact.when.first, fact.when.last) == (first, last)


def test_an_age_of_another_time_is_of_the_year_it_tells() -> None:
    fact = only("Olga Brenner was 21 when she won the cup in 1990.")

    assert fact.then
    assert fact.when is not None
    assert fact.when.first.year == 1990


def test_a_death_with_its_age() -> None:
    assert facts("Ferdinand Askew died in March 1997 at the age of 81.") == [
        ("death", "Ferdinand Askew", 0),
        ("age", "Ferdinand Askew", 81),
    ]


def test_parent_and_child() -> None:
    analysis = analysis_of("Wanda Prusak, 34, and her daughter, Emilia Nowak, 9, run the stall.")

    assert [(analysis.entities[k.parent].name, analysis.entities[k.child].name) for k in analysis.kin] == [
        ("Wanda Prusak", "Emilia Nowak")
    ]


@given(st.dates(date(1930, 1, 1), date(2000, 12, 31)), st.integers(-3, 3))
def test_an_age_contradicts_a_birthday_exactly_when_it_is_wrong(born: date, error: int) -> None:
    right = ANCHOR.year - born.year - ((ANCHOR.month, ANCHOR.day) < (born.month, born.day))
    copy = f"Hal Brandeis was born on {born.day} {born:%B} {born.year}. Brandeis, {right + error}, cited his health."
    near_birthday = abs((born.replace(year=2020, day=min(born.day, 28)) - ANCHOR).days) < 20

    found = list(age_arithmetic.check(analysis_of(copy), age_arithmetic.Options()))

    if error == 0:
        assert not found
    elif abs(error) > 1 or not near_birthday:
        assert [finding.case for finding in found] == ["born"]
