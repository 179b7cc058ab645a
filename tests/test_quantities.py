"""Quantities: what a number in the copy is worth, what it measures and what it counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.values.quantities import Quantity
from copylint.formats import read


def quantities(text: str) -> list[Quantity]:
    return list(Analysis(read("story.txt", text.encode())).quantities)


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They sold 1,221 tickets.", 1221),
        ("They sold 12\u202f345 tickets.", 12345),
        ("They sold twenty-one tickets.", 21),
        ("They sold one hundred and five tickets.", 105),
        ("They sold two thousand three hundred tickets.", 2300),
        ("They sold half a million tickets.", 500_000),
        ("They sold a million and a half tickets.", 1_500_000),
        ("They sold two and a half million tickets.", 2_500_000),
        ("They sold 1.2 million tickets.", 1_200_000),
        ("They sold 15K tickets.", 15_000),
        ("They sold 2.5m tickets.", 2_500_000),
        ("They sold a dozen tickets.", 12),
        ("They sold two dozen tickets.", 24),
        ("They sold a couple of tickets.", 2),
        ("They sold 2½ tickets.", Fraction(5, 2)),
        ("They sold 200 million-plus tickets.", 200_000_000),
    ],
)
def test_the_value_of_a_number(text: str, value: Fraction) -> None:
    found = only(text)
    assert (found.value, found.noun) == (value, "ticket")


@pytest.mark.parametrize(
    ("text", "measure", "unit", "value"),
    [
        ("It cost £3bn.", "money", "GBP", 3 * 10**9),
        ("It cost $7.2M.", "money", "USD", 7_200_000),
        ("It cost US$40.", "money", "USD", 40),
        ("It cost A$40.", "money", "AUD", 40),
        ("It cost 1.2 million euros.", "money", "EUR", 1_200_000),
        ("It cost 40 Canadian dollars.", "money", "CAD", 40),
        ("It cost 50 pence.", "money", "GBP", Fraction(1, 2)),
        ("It rose 12 per cent.", "percent", "%", 12),
        ("It rose 12.5%.", "percent", "%", Fraction(25, 2)),
        ("It rose two percentage points.", "points", "pp", 2),
        ("It rose 25 basis points.", "points", "pp", Fraction(1, 4)),
        ("It is 12 square miles.", "area", "sq mi", 12),
        ("It is 12 miles.", "length", "mi", 12),
        ("It is 12-mile.", "length", "mi", 12),
        ("It weighs 9 kg.", "mass", "kg", 9),
        ("It went at 60 mph.", "speed", "mph", 60),
        ("It went at 60 miles an hour.", "speed", "mph", 60),
        ("It lasted six months.", "duration", "month", 6),
        ("It was 68 degrees Fahrenheit.", "temperature", "F", 68),
        ("It was -5 degrees.", "temperature", "", -5),
        ("The 44-year-old left.", "age", "year", 44),
        ("A forty-four-year-old left.", "age", "year", 44),
        ("Ann Vesely, 19, left.", "age", "year", 19),
        ("He is aged 81.", "age", "year", 81),
        ("He was 81 years old.", "age", "year", 81),
        ("It came in 1994.", "year", "", 1994),
        ("It was the 21st time.", "ordinal", "", 21),
        ("It was a third party.", "ordinal", "", 3),
        ("It is three times as big.", "multiple", "x", 3),
        ("It ran in the 100m final.", "length", "m", 100),
    ],
)
def test_what_a_number_measures(text: str, measure: str, unit: str, value: Fraction) -> None:
    found = only(text)
    assert (found.measure, found.unit, found.value) == (measure, unit, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.2 million people", 1_150_000, 1_250_000),
        ("dozens of people", 24, 120),
        ("scores of people", 40, 150),
        ("several people", 3, 9),
        ("hundreds of people", 200, 1200),
        ("tens of thousands of people", 20_000, 120_000),
        ("at least 12 people", 12, None),
        ("50+ people", 50, None),
        ("12 or more people", 12, None),
        ("up to 40 people", 0, 40),
        ("fewer than nine people", 0, 9),
        ("about 100 people", 90, 110),
        ("some 100 people", 85, 115),
        ("nearly 100 people", 85, 100),
        ("10 to 12 people", 10, 12),
        ("between 8 and 12 people", 8, 12),
        ("10–12 people", 10, 12),
        ("12 people", 12, 12),
    ],
)
def test_what_a_number_may_mean(text: str, low: int, high: int | None) -> None:
    found = only(f"They saw {text} there.")
    assert found.noun == "person"
    assert (found.low, found.high) == (Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("text", "noun", "status"),
    [
        ("14 Syrian government soldiers were killed.", "soldier", "killed"),
        ("killing at least 14 soldiers", "soldier", "killed"),
        ("killing 14 soldiers, injuring others", "soldier", "killed"),
        ("It claimed the lives of 14 civilians.", "civilian", "killed"),
        ("14 dead in fire", "person", "killed"),
        ("14 were wounded.", "person", "injured"),
        ("14 hikers are still missing.", "hiker", "missing"),
        ("14 deaths", "person", "killed"),
        ("The army lost dozens of soldiers.", "soldier", "killed"),
        ("The team lost dozens of games.", "game", ""),
        ("14 women marched.", "woman", ""),
        ("14 police officers came.", "officer", ""),
        ("14 companies came.", "company", ""),
        ("14 boxes came.", "box", ""),
        ("14 prizes came.", "prize", ""),
        ("2000 people came.", "person", ""),
        ("1709 schoolchildren came.", "schoolchild", ""),
    ],
)
def test_what_is_counted(text: str, noun: str, status: str) -> None:
    found = only(text)
    assert (found.measure, found.noun, found.status) == ("count", noun, status)


def test_killers_are_not_the_killed() -> None:
    assert [q.status for q in quantities("Twelve soldiers killed three villagers.")] == ["", "killed"]


def test_a_percentage_is_of_something() -> None:
    assert only("Some 12 percent of the striking miners came.").noun == "miner"
    assert only("It rose 12 percent.").noun == ""


def test_the_subject_lends_its_noun() -> None:
    found = quantities("The number of people killed went from 38 to 1,107.")
    assert [q.value for q in found] == [Fraction(38), Fraction(1107)]
    assert {(q.noun, q.status) for q in found} == {("person", "killed")}


@pytest.mark.parametrize(
    "text",
    [
        "He took Route 22 to Gate 5.",
        "The match begins at 8:30 p.m. or 7 p.m. and lasts from 6-8 p.m. on Monday.",
        "Call 717-555-0123 or (717) 555-0199.",
        "It happened on Nov. 8, 2020, and on 8 November, and on 2020-11-08.",
        "See No. 5 and 18F and the 5G mast.",
        "She lives at 1,234 Elm Street.",
        "One of them said so, and no one else did.",
        "It is version 2.3.1.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_scores_and_votes_are_ratios() -> None:
    assert [q.measure for q in quantities("They won 3-1, then lost 2 – 4, and the court ruled 5 to 4.")] == [
        "ratio"
    ] * 3


def test_a_scale_word_serves_both_ends_of_a_range() -> None:
    found = only("It will cost $26 to $31 million.")
    assert found.low == 26_000_000
    assert found.measure == "money"


def test_a_year_between_the_figures_is_no_part_of_a_range() -> None:
    found = quantities("It grew from 10% in 2019 to 31% in 2021.")
    assert [q.measure for q in found] == ["percent", "year", "percent", "year"]
    assert [q.value for q in found] == list(map(Fraction, (10, 2019, 31, 2021)))


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_are_read_back(number: int) -> None:
    assert only(f"They sold {number:,}, all told, of nails.").value == number


@given(st.text(alphabet="0123456789²٣.,-–$%£ abdehilmnorstwy'½\u2060\u202f/:()", max_size=60))
def test_any_text_is_read_in_order_and_in_bounds(text: str) -> None:
    end = -1
    for quantity in quantities(f"x {text}"):
        assert end <= quantity.span.start < quantity.span.end
        assert quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end
        assert quantity.high is None or quantity.low <= quantity.high
        end = quantity.span.end
