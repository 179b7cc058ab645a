import pytest

from copylint.analysis import Analysis
from copylint.analysis.names.organizations import difference, find_organizations
from copylint.formats import read


def analysed(text: str) -> Analysis:
    return Analysis(read("story.txt", text.encode()))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("He works at the Azerbaijani Defense Ministry.", "AZ"),
        ("He works at Armenia's Defense Ministry.", "AM"),
        ("Nobody was hurt, the Defense Ministry said on Monday in Yerevan.", "AM"),
        ("The U.S. Department of Health paid.", "US"),
        ("The Pennsylvania Department of Health paid.", "pennsylvania"),
        ("The Ministry of Defense of Armenia paid.", "AM"),
        ("The Department of Health paid.", ""),
        ("The Department of Health paid. In Yerevan nobody did.", ""),
    ],
)
def test_whose_it_is(text: str, owner: str) -> None:
    (organization,) = find_organizations(analysed(text))

    assert organization.owner == owner


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Department of Education", "Department for Education", "word"),
        ("Department of Corrections", "Department of Correction", "word"),
        ("Transport Safety Board", "Transportation Safety Board", "word"),
        ("Department of Labor and Industry", "Department of Industry and Labor", "word"),
        ("Ministry of Defence", "Defence Ministry", "style"),
        ("Defence Ministry", "Defense Ministry", "spelling"),
        ("World Health Organization", "World Health Organisation", "spelling"),
        ("Department of Labor & Industry", "Department of Labor and Industry", "style"),
        ("Department of Education", "Department of Energy", None),
        ("Ministry of Health", "Council of Health", None),
        ("Board of Education", "Board of Higher Education", None),
    ],
)
def test_what_tells_two_names_apart(one: str, other: str, expected: str | None) -> None:
    first, second = find_organizations(analysed(f"He wrote to the {one}. Later he wrote to the {other}."))

    assert difference(first, second) == expected
    assert difference(second, first) == expected
