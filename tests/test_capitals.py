import pytest

from copylint.analysis import Analysis
from copylint.analysis.places.capitals import find_capital_claims
from copylint.checks.capital import Options, check
from copylint.formats import read


def analysed(text: str) -> Analysis:
    return Analysis(read("story.txt", text.encode()))


@pytest.mark.parametrize(
    ("text", "place", "of"),
    [
        ("He lives in the capital, Sarn.", "Sarn", ""),
        ("He lives in the capital city, Sarn.", "Sarn", ""),
        ("He lives in Sarn, the capital.", "Sarn", ""),
        ("He lives in the Armenian capital, Yerevan.", "Yerevan", "Armenian"),
        ("He lives in the Syrian capital of Damascus.", "Damascus", "Syrian"),
        ("He lives in Armenia's capital, Yerevan.", "Yerevan", "Armenia"),
        ("He lives in Yerevan, the capital of Armenia.", "Yerevan", "Armenia"),
        ("The capital of Armenia, Yerevan, is old.", "Yerevan", "Armenia"),
        ("Yerevan is the capital of Armenia.", "Yerevan", "Armenia"),
    ],
)
def test_who_is_called_a_capital(text: str, place: str, of: str) -> None:
    (claim,) = find_capital_claims(analysed(text))

    assert (claim.place.text, claim.of) == (place, of)


@pytest.mark.parametrize(
    "text",
    [
        "Kyoto, the former capital, is busy.",
        "Milan is the fashion capital.",
        "In the regional capital, Sarn, it rained.",
        "The bank's capital, Deloitte said, was low.",
        "In the capital, Muslims marched.",
        "He raised capital in Paris.",
        "The capital was Bonn until 1990.",
    ],
)
def test_what_is_another_sort_of_capital(text: str) -> None:
    assert find_capital_claims(analysed(text)) == []


def test_one_finding_however_often() -> None:
    text = "Rain fell in the capital, Sarn. Snow fell in the capital, Korva.\n\nFog hid the capital, Sarn."

    (finding,) = check(analysed(text), Options())
    assert text[finding.span.start : finding.span.end] == "the capital, Korva"
    assert len(finding.against) == 2
    assert finding.words["others"] == "¶1 and ¶2"


def test_two_names_of_one_city_agree() -> None:
    assert list(check(analysed("Rain fell in the capital, Kyiv. Snow fell in the capital, Kiev."), Options())) == []


def test_countries_with_several_capitals() -> None:
    text = "Talks in Bolivia's capital, La Paz, go on. Judges in the Bolivian capital, Sucre, rest."

    assert list(check(analysed(text), Options())) == []
