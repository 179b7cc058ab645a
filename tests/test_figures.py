"""Figures that are one quantity, lists that are counted, sums that add up."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.values.differences import differ, is_slip
from copylint.checks import count_and_list, figure_conflict, parts_and_total, unattributed_toll
from copylint.finding import Finding
from copylint.formats import read

PARTS = ("men", "women", "boys", "girls")


def findings(check: Callable[[Analysis, Any], Iterator[Finding]], text: str, options: object) -> list[tuple[str, str]]:
    """What is flagged, with the case."""
    analysis = Analysis(read("story.md", text.encode()))
    return [(analysis.excerpt(finding.span), finding.case) for finding in check(analysis, options)]


def sums(text: str) -> list[tuple[str, str]]:
    return findings(parts_and_total.check, text, parts_and_total.Options())


def conflicts(text: str, **options: Any) -> list[tuple[str, str]]:
    return findings(figure_conflict.check, text, figure_conflict.Options(**options))


def lists(text: str) -> list[tuple[str, str]]:
    return findings(count_and_list.check, text, count_and_list.Options())


def listed(numbers: list[int]) -> str:
    items = [f"{n} {noun}" for n, noun in zip(numbers, PARTS, strict=False)]
    return f"{', '.join(items[:-1])} and {items[-1]}"


several = st.lists(st.integers(2, 400), min_size=2, max_size=4)


@given(several, st.sampled_from(["The flood killed {} people: {}.", "The {} dead ({}) were named."]))
def test_parts_that_make_the_total_are_silent_and_one_that_is_changed_is_not(numbers: list[int], form: str) -> None:
    total = sum(numbers)
    assert sums(form.format(f"{total:,}", listed(numbers))) == []
    assert sums(form.format(f"{total + 1:,}", listed(numbers))) == [(f"{total + 1:,}", "")]


@given(several)
def test_a_total_at_the_end_is_counted_too(numbers: list[int]) -> None:
    total = sum(numbers)
    assert sums(f"They took in {listed(numbers)}, {total:,} in all.") == []
    assert sums(f"They took in {listed(numbers)}, {total - 1:,} in all.") == [(f"{total - 1:,}", "")]


@given(st.integers(10, 990), st.integers(10, 990))
def test_money_adds_up_within_its_rounding(roads: int, bridges: int) -> None:
    story = "The state will spend ${:.1f} million: ${:.1f} million for roads and ${:.1f} million for bridges."
    total = (roads + bridges) / 10
    assert sums(story.format(total, roads / 10, bridges / 10)) == []
    assert sums(story.format(total + 0.1, roads / 10, bridges / 10)) == []
    assert sums(story.format(total + 0.3, roads / 10, bridges / 10)) != []


@given(st.integers(2, 90), st.integers(2, 90))
def test_a_part_is_no_larger_than_its_whole(part: int, whole: int) -> None:
    found = sums(f"In the end {part} of the {whole} councillors voted for it.")
    assert bool(found) == (part > whole)


@given(st.integers(2, 12), st.integers(2, 9))
def test_the_number_of_items_is_the_announced_one(number: int, size: int) -> None:
    items = "cost noise dust delay rain heat frost wind fire".split()[:size]
    story = f"The mayor gave {number} reasons: {', '.join(items[:-1])}, and {items[-1]}."
    assert bool(lists(story)) == (number != size != 2 * number and size > 2) or size == 2


@pytest.mark.parametrize(
    "story",
    [
        "He named three aims, such as peace, bread, land and work.",
        "She has two sons: Karl, who farms, Emil, who teaches, and a dog.",
        "It runs in four cities: Reading, Pa., Dover, Del., and York.",
        "They found two things: bread and butter, and salt and pepper.",
        "A three-point plan: build, build, build and build.",
        "The three men, led by Jan Rusk, Emil Sandt and others, fled.",
    ],
)
def test_lists_that_are_not_plain_are_left_alone(story: str) -> None:
    assert lists(story) == []


@given(st.integers(100, 9_999), st.integers(0, 9_999))
def test_a_figure_said_twice_is_one_figure(one: int, other: int) -> None:
    story = (
        f"The board threw out {one} provisional ballots after a hearing on the recount.\n\nVoters were angry.\n\n"
        f"Lawyers had asked the board to count those {other} provisional ballots at the hearing.\n"
    )
    if one == other:
        assert conflicts(story) == []


@given(
    st.integers(1_101, 9_899), st.integers(1, 40), st.sampled_from([("about", "about", 10), ("nearly", "nearly", 15)])
)
def test_a_rough_hedge_is_granted_what_the_rule_says(rough: int, percent: int, hedge: tuple[str, str, int]) -> None:
    word, option, granted = hedge
    plain = round(rough * (1 - percent / 100))
    assume(rough % 10 and plain % 10 and abs(percent - granted) > 1)
    story = (
        f"The board threw out {plain:,} provisional ballots after a hearing on the recount.\n\nVoters were angry.\n\n"
        f"Lawyers had asked the board to count those {word} {rough:,} provisional ballots at the hearing.\n"
    )
    assert bool(conflicts(story, unsure=-9)) == (percent > granted)
    assert conflicts(story, unsure=-9, **{option: 50}) == []
    assert conflicts(story, unsure=-9, **{option: 0}) != []


@pytest.mark.parametrize(("one", "other"), [(318, 3180), (318, 381), (318, 378), (9400, 9040), (52, 25)])
def test_slips_of_the_hand_are_found(one: int, other: int) -> None:
    story = (
        f"The board threw out {one} provisional ballots after a hearing on the recount.\n\nVoters were angry.\n\n"
        f"Lawyers had asked the board to count those {other} provisional ballots at the hearing.\n"
    )
    assert is_slip(Fraction(one), Fraction(other))
    assert [text for text, _ in conflicts(story)] == [f"{other} provisional ballots"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("$28.3 billion", "$28 billion", False),
        ("109,554 boxes", "109,000 boxes", False),
        ("at least 12 people", "14 people", False),
        ("about 40 people", "43 people", False),
        ("more than 260 homes", "2,600 homes", True),
        ("12 people", "14 people", True),
        ("at least 23 people", "at least 26 people", True),
        ("dozens of people", "41 people", False),
        ("8,500 votes", "8,600 votes", True),
    ],
)
def test_rounding_and_hedges_are_granted(one: str, other: str, apart: bool) -> None:
    analysis = Analysis(read("story.txt", f"There were {one}. There were {other}.".encode()))
    first, second = analysis.quantities
    assert differ(first, second) is differ(second, first) is apart


def test_the_headline_is_flagged_and_not_the_body() -> None:
    story = (
        "---\ntitle: Mine blast kills 31 workers in Orvesk\n---\n"
        "A blast in a coal mine in Orvesk killed 13 workers on Monday, the inspectorate said.\n"
    )
    assert conflicts(story, statuses=("killed",)) == [("31 workers", "display")]
    assert conflicts(story) == []
    assert conflicts(story.replace("31", "13"), statuses=("killed",)) == []


def test_a_headline_that_the_body_bears_out_once_is_right() -> None:
    story = (
        "---\ntitle: Mine blast kills 13 workers in Orvesk\n---\n"
        "A blast in a coal mine in Orvesk killed 13 workers on Monday.\n\n"
        "An older blast in the coal mine in Orvesk killed 31 workers.\n"
    )
    assert conflicts(story, statuses=("killed",)) == []


@pytest.mark.parametrize("source", ["", ", the fire chief said", ", according to the coastguard"])
def test_a_toll_needs_a_source(source: str) -> None:
    story = f"A ferry sank on Friday, killing 23 people{source}.\n\nThe sea was calm.\n\nThe ship was old.\n"
    found = findings(unattributed_toll.check, story, unattributed_toll.Options())
    assert bool(found) == (source == "")


@given(st.integers(1_101, 9_899))
def test_an_exact_figure_whose_digits_changed_places_is_found_whatever_its_noun(sample: int) -> None:
    text = str(sample)
    slipped = int(text[:2] + text[3] + text[2])
    story = "Harrow Polls asked a sample of {} people in Marn.\n\nHarrow Polls asked a sample of {} adults.\n"
    assert conflicts(story.format(sample, sample)) == []
    assume(slipped != sample and "0" not in text and len(set(text)) == len(text))
    assume(not (1900 < sample < 2100 or 1900 < slipped < 2100))
    assert conflicts(story.format(f"{sample:,}", f"{slipped:,}")) == [(f"{slipped:,} adults", "again")]
    assert conflicts(story.format(f"{sample:,}", f"about {slipped:,}")) == []
