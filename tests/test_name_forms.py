import pytest

from copylint.analysis import Analysis
from copylint.analysis.names.name_forms import are_spellings, is_renamed
from copylint.checks.term_variant import Options, check
from copylint.formats import read


def found(text: str) -> list[tuple[str, str]]:
    analysis = Analysis(read("story.txt", text.encode()))
    return [(analysis.excerpt(f.span), f.case) for f in check(analysis, Options())]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kyiv", "Kiev", True),
        ("al-Qaida", "al-Qaeda", True),
        ("Kyiv", "KYIV", False),
        ("Nagorno-Karabakh", "Nagorno Karabakh", False),
        ("New York", "York", False),
        ("Bombay", "London", False),
    ],
)
def test_spellings(one: str, other: str, expected: bool) -> None:
    assert are_spellings(one, other) is expected


def test_an_old_name_is_no_spelling_of_any_other() -> None:
    assert is_renamed("Burma", "Myanmar")
    assert not is_renamed("Burma", "Mumbai")
    assert not is_renamed("Kyiv", "Kiev")


def test_hyphen_and_space_are_a_matter_of_marks() -> None:
    text = "He left Nagorno-Karabakh. He loves Nagorno-Karabakh. War came to Nagorno Karabakh in May."

    assert found(text) == [("Nagorno Karabakh", "marks")]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of al-Nusra left. Al-Nusra said nothing.",
        "He lives in Kyiv. “I love Kiev,” he said.",
        "The site #FederalRegister is run by the Federal Register.",
        "African-American voters and African American farmers came.",
        "It rained in Kyiv. The city, officially Kiev until then, was renamed.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert found(text) == []
