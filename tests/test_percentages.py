"""Percentages and percentage points: silent when either is named rightly, reported when one is taken for the other."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import percentage_points
from copylint.formats import read

# {a} the old level, {b} the new, {c} the difference, {p} its share of the old level
FORMS = (
    "Turnout rose by {x} from {a}% to {b}%.",
    "Turnout rose {x}, to {b} percent from {a} percent.",
    "Turnout climbed from {a}% to {b}%, an increase of {x}.",
    "Turnout went from {a} percent to {b} percent, a {x} rise.",
)
levels = st.tuples(st.integers(1, 99), st.integers(1, 99)).filter(lambda pair: pair[0] < pair[1])


def cases(text: str) -> list[str]:
    analysis = Analysis(read(Path("story.txt"), text.encode()))
    return [finding.case for finding in percentage_points.check(analysis, percentage_points.Options())]


@given(levels, st.sampled_from(FORMS))
def test_points_and_shares_rightly_named_are_silent(pair: tuple[int, int], form: str) -> None:
    a, b = pair
    share = round(100 * (b - a) / a)
    assert cases(form.format(a=a, b=b, x=f"{share} percent")) == []
    assert cases(form.format(a=a, b=b, x=f"{b - a} percentage points")) == []


@given(levels, st.sampled_from(FORMS))
def test_points_called_per_cent_are_reported(pair: tuple[int, int], form: str) -> None:
    a, b = pair
    # Levels in whole per cent leave their share of each other open by this much.
    share, loose = 100 * (b - a) / a, 100 * (b + 0.5) / (a - 0.5) - 100 * b / a
    assume(abs(share - (b - a)) > loose + 1)
    assert cases(form.format(a=a, b=b, x=f"{b - a} percent")) == ["points"]


@given(st.integers(1, 400), st.sampled_from(["voters", "residents", "the vote", "its members"]))
def test_nobody_has_more_than_all(share: int, whole: str) -> None:
    assert cases(f"The list won {share} percent of {whole} in Marn.") == (["whole"] if share > 100 else [])


@pytest.mark.parametrize(
    "text",
    [
        "Net profit fell 140 percent to a loss.",
        "Sales rose 140 percent.",
        "She won 120 percent of the votes needed.",
        "Costs fell 12% per mile.",
    ],
)
def test_what_may_pass_the_whole_does(text: str) -> None:
    assert cases(text) == []


@given(st.integers(1, 30), st.integers(2, 60))
def test_a_lead_is_twice_the_margin_of_error_or_narrow(lead: int, tenths: int) -> None:
    margin = f"{tenths / 10:g}"
    poll = f"Hart leads Dunn by {lead} points. The poll has a margin of error of plus or minus {margin} points."
    told = f"Hart has a {lead}-point lead. The poll has a {margin}-point margin of error."
    narrow = ["lead"] if 10 * lead < 2 * tenths else []
    assert cases(poll) == cases(told) == narrow
    assert cases(poll.replace("leads", "narrowly leads")) == []
