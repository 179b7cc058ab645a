import pytest

from copylint.analysis import Analysis
from copylint.analysis.places.place_attributes import are_opposite, find_place_attributes
from copylint.checks.place_attribute import Options, check
from copylint.formats import read


def analysed(text: str) -> Analysis:
    return Analysis(read("story.txt", text.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in Ruln, Ohio.", {("Ruln", "state", "Ohio", "")}),
        (
            "He lives in Ruln, in northern Ohio.",
            {("Ruln", "state", "Ohio", ""), ("Ruln", "direction", "northern", "Ohio")},
        ),
        ("He lives in the village of Ruln.", {("Ruln", "type", "village", "")}),
        ("He lives in Ruln, a quiet town.", {("Ruln", "type", "town", "")}),
        (
            "He lives in the northern Turkish town of Ruln.",
            {("Ruln", "type", "town", ""), ("Ruln", "country", "TR", ""), ("Ruln", "direction", "northern", "TR")},
        ),
        ("He lives in Ruln, 20 km north of Teshen.", {("Ruln", "direction", "north", "teshen")}),
    ],
)
def test_what_is_said_of_a_place(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    found = {(a.place.text, a.attribute, a.value, a.of) for a in find_place_attributes(analysed(text))}

    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Republicans in Ohio and Democrats in Iowa agreed.",
        "“He lives in Ruln, Ohio,” she said.",
        "He drove through Ruln, Ohio, Iowa and Kansas.",
        "In Ruln, a city official said no.",
        "He sailed on the Ruln River in Ohio.",
        "He lives in northern Ruln.",
    ],
)
def test_what_says_nothing_of_a_place(text: str) -> None:
    assert find_place_attributes(analysed(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("northern", "southern", True),
        ("north", "southeastern", True),
        ("northeast", "northwest", True),
        ("northern", "northeastern", False),
        ("northern", "western", False),
    ],
)
def test_which_directions_exclude_each_other(one: str, other: str, opposite: bool) -> None:
    assert are_opposite(one, other) is opposite
    assert are_opposite(other, one) is opposite


def test_the_rarer_state_is_flagged() -> None:
    analysis = analysed(
        "Near Ruln, Iowa, a barn burned.\n\nIt rained in Ruln, Ohio.\n\nHe left for Ruln, Ohio, at noon."
    )

    (finding,) = check(analysis, Options())

    assert analysis.excerpt(finding.span) == "Ruln, Iowa"
    assert len(finding.against) == 2


def test_agreement_removes_the_finding() -> None:
    assert not list(check(analysed("Near Ruln, Ohio, a barn burned.\n\nIt rained in Ruln, Ohio."), Options()))
