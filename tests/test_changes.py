"""Statements of change: read in any order, silent where they add up, reported where one figure is off."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import change_arithmetic, toll_jump
from copylint.finding import Finding
from copylint.formats import read

OPTIONS = change_arithmetic.Options()
# {a} the old level, {b} the new, {c} the difference, {p} the percentage
RISES = (
    "Sales rose from {a:,} to {b:,} tickets.",
    "Sales rose by {c:,}, to {b:,} from {a:,}.",
    "Sales rose {p} percent to {b:,} from {a:,}.",
    "Sales jumped from {a:,} in 2019 to {b:,} in 2021.",
    "Sales jumped from {a:,} to {b:,}, an increase of {p}%.",
    "Sales went from {a:,} to {b:,}, a {p}% rise.",
    "Sales reached {b:,}, up {p}% from {a:,}.",
    "Sales grew from {a:,} to {b:,}, an increase of {c:,}.",
    "Sales climbed from ${a:,} to ${b:,}.",
)
WITH_PERCENT = tuple(form for form in RISES if "{p}" in form)
WITH_DIFFERENCE = tuple(form for form in RISES if "{c" in form)
levels = st.tuples(st.integers(3, 20_000), st.integers(3, 20_000)).filter(lambda pair: pair[0] != pair[1])


def analysis(text: str) -> Analysis:
    return Analysis(read(Path("story.txt"), text.encode()))


def arithmetic(text: str) -> list[Finding]:
    return list(change_arithmetic.check(analysis(text), OPTIONS))


def tolls(text: str) -> list[Finding]:
    return list(toll_jump.check(analysis(text), toll_jump.Options(sources=False)))


def cases(text: str) -> list[str]:
    return [finding.case for finding in arithmetic(text)]


def figures(a: int, b: int) -> dict[str, int]:
    low, high = min(a, b), max(a, b)
    return {"a": low, "b": high, "c": high - low, "p": round(100 * (high - low) / low)}


@given(levels, st.sampled_from(RISES))
def test_what_adds_up_is_silent(pair: tuple[int, int], form: str) -> None:
    assert cases(form.format(**figures(*pair))) == []


@given(levels, st.sampled_from(RISES))
def test_levels_the_wrong_way_round_are_reported(pair: tuple[int, int], form: str) -> None:
    right = figures(*pair)
    assume(right["a"] < 0.9 * right["b"])
    assert cases(form.format(**{**right, "a": right["b"], "b": right["a"]})) == ["direction"]


@given(levels, st.sampled_from(WITH_PERCENT), st.floats(1.3, 4))
def test_a_percentage_that_is_off_is_reported(pair: tuple[int, int], form: str, off: float) -> None:
    right = figures(*pair)
    wrong = round(right["p"] * off)
    assume(right["a"] % 10 and right["b"] % 10 and 3 <= right["p"] < 1000 and wrong - right["p"] > 3)
    assert cases(form.format(**{**right, "p": wrong})) == ["percent"]


@given(levels, st.sampled_from(WITH_DIFFERENCE), st.integers(1, 500))
def test_a_difference_that_is_off_is_reported(pair: tuple[int, int], form: str, off: int) -> None:
    right = figures(*pair)
    assume(all(right[key] % 10 for key in "abc") and (right["c"] + off) % 10)
    assert cases(form.format(**{**right, "c": right["c"] + off})) == ["difference"]


@pytest.mark.parametrize(
    "text",
    [
        "In the fall, enrolment went from 40 to 50.",
        "Growth in exports slowed from 5% to 3%.",
        "Its loss widened from $5 million to $8 million.",
        "Price increases slowed from 5% to 3%.",
        "Spending cuts approved last week went from 5 to 10.",
        "He was raised on Route 5, from 12 to 3 p.m.",
        "They hold 40 of the 60 seats, down from 45.",
        "Shipments rose to 5,000 from 12 plants.",
        "Debt rose from $3 million to €2 million.",
        "Wages rose from $400 a week to $60 an hour.",
        "Rocks fell from 10 to 20 feet onto the path.",
        "The temperature fell from 5 to 10 degrees below normal.",
        "The temperature rose from -5 to 3 degrees.",
        "It grew from 5 million to 1.2 billion, and from 900 to 1.2 million.",
        "Attendance more than tripled from 10,000 to 45,000 and nearly doubled from 26 to 50.",
        "Orders fell by a third, to 40 from 60.",
        "The share rose 10 percent, from 5 percent to 5.5 percent.",
        "The share rose 2 percent, from 5 percent to 7 percent.",
        "Sales rose about 30%, from 3 million to 4 million.",
        "Cases rose threefold, from 10 to 30.",
        "She rose from No. 21 to No. 8, from 8th to 3rd, and from 44 to 21 in the rankings.",
        "The odds fell from 1 in 12 to 1 in 40.",
        "The walk grew from 30 minutes to two hours.",
        "They fell from 30 patients to 40 doctors.",
    ],
)
def test_what_cannot_be_judged_is_left_alone(text: str) -> None:
    assert cases(text) == []


@pytest.mark.parametrize(
    ("text", "case", "words"),
    [
        ("Fares went up from 40 to 50, a rise of 20%.", "percent", "20%"),
        ("Members doubled from 40 to 90.", "multiple", "doubled"),
        ("Members halved from 90 to 60.", "multiple", "halved"),
        ("Staff was cut by half, to 30 from 70.", "percent", "half"),
        ("The rate rose 1.1 percentage points to 5.2% from 4.5%.", "difference", "1.1 percentage points"),
        ("It raised the break from three hours to 90 minutes.", "direction", "from three hours to 90 minutes"),
        ("The council lowered the tax rate from 10% to 12%.", "direction", "from 10% to 12%"),
    ],
)
def test_what_is_off_is_reported_at_its_words(text: str, case: str, words: str) -> None:
    found = analysis(text)
    (finding,) = change_arithmetic.check(found, OPTIONS)
    assert (finding.case, found.excerpt(finding.span)) == (case, words)


def test_the_wrong_base_is_named() -> None:
    (finding,) = arithmetic("Fares went up from 40 to 50, a rise of 20%.")
    assert finding.words["computed"] == "25%"
    assert "new figure" in finding.words["slip"]


@given(st.integers(24, 100), st.integers(700, 5000))
def test_a_toll_by_becomes_from(old: int, new: int) -> None:
    before = "The garrison again lost dozens of soldiers. The number of dead rose"
    assert tolls(f"{before} by {old} to {new:,}, it said.") == []
    (finding,) = tolls(f"{before} from {old} to {new:,}, it said.")
    assert (finding.case, finding.words["fits"]) == ("contradicted", f"by {old} to {new:,}")


@given(st.integers(5, 3000), st.integers(1, 300))
def test_a_plausible_rise_of_a_toll_is_silent(old: int, percent: int) -> None:
    new = old + max(1, old * percent // 100)
    assert tolls(f"The death toll rose from {old:,} to {new:,}, the agency said.") == []


@given(st.integers(10, 3000), st.integers(1, 9))
def test_a_fall_of_a_toll_needs_a_reason(new: int, more: int) -> None:
    text = f"The death toll fell from {new + more:,} to {new:,}, the agency said."
    assert [finding.case for finding in tolls(text)] == ["fall"]
    assert tolls(f"{text} It had been revised.") == []


def test_a_rise_without_a_source_is_queried_only_where_that_is_asked() -> None:
    found = analysis("The valley was dark. The death toll rose from 12 to 19 by morning. Schools stayed shut.")
    assert [f.case for f in toll_jump.check(found, toll_jump.Options())] == ["unattributed"]
    assert list(toll_jump.check(found, toll_jump.Options(sources=False))) == []


@given(st.integers(1_000, 900_000), st.integers(1, 60), st.sampled_from([("more", 1), ("less", -1)]))
def test_so_many_per_cent_more_than_a_known_figure(old: int, percent: int, way: tuple[str, int]) -> None:
    word, sign = way
    new = round(old * (100 + sign * percent) / 100)
    assume(old % 100 and new % 100)
    told = "The fair took in ${:,} this year, {} percent {} than the ${:,} of last year."
    assert cases(told.format(new, percent, word, old)) == []
    assert cases(told.format(new, percent + 5 + percent // 2, word, old)) == ["percent"]


@given(st.integers(2_001, 9_999), st.integers(2_001, 9_999), st.sampled_from(["million", "billion"]))
def test_a_scale_word_that_is_said_once(old: int, new: int, scale: str) -> None:
    assume(old % 10 and new % 10 and abs(old - new) > 10)
    rise = f"Imports rose to {max(old, new) / 10:,} {scale} crowns from {min(old, new) / 10:,} in 2019."
    assert cases(rise) == []
    assert cases(rise.replace("rose", "fell")) == ["direction"]


def test_a_small_difference_is_not_rounded_to_nothing() -> None:
    (finding,) = arithmetic("The yield fell to 2.492% from 2.489% on Monday.")

    assert "0.003 points" in finding.words.values()
