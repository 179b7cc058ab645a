"""Persons: which names are one person's, and who is meant by a surname alone."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.people.person_names import may_be_one, parse
from copylint.formats import read


def people(copy: str) -> dict[str, list[str]]:
    analysis = Analysis(read("story.txt", copy.encode()))
    return {e.name: [m.text for m in e.mentions] for e in analysis.entities if e.kind == "person"}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ursula von der Leyen", "Von der Leyen"),
        ("Ursula von der Leyen", "Leyen"),
        ("Andrés Manuel López Obrador", "López Obrador"),
        ("Gabriel García Márquez", "García Márquez"),
        ("Gabriel García Márquez", "García"),
        ("Xi Jinping", "Xi"),
        ("Kim Yo Jong", "Kim"),
        ("Lee Jae-myung", "Lee"),
        ("Katrín Jakobsdóttir", "Katrín"),
        ("Abiy Ahmed", "Abiy"),
        ("Robert Casey Jr.", "Casey"),
        ("George W. Harmon", "Harmon"),
    ],
)
def test_a_person_is_known_by_the_short_name(full: str, short: str) -> None:
    copy = f"The award went to President {full} on Friday. {short} said it was an honour.\n"

    assert people(copy) == {full.removesuffix("."): [full.removesuffix("."), short]} or people(copy) == {
        full: [full, short]
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Robert J. Casey", "Bob Casey", True),
        ("Liz Arden", "Elizabeth Arden", True),
        ("J. Smith", "John Smith", True),
        ("Dan Okafor", "Daniel Okafor", True),
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Kim Jong Un", "Kim Yo Jong", False),
        ("George W. Harmon", "George H. Harmon", False),
        ("Robert Casey", "Robert Casey Jr", False),
        ("Anna Kovac", "Peter Kovac", False),
        ("Anna Kovac", "Anna Oduya", False),
    ],
)
def test_two_full_names_of_one_person(one: str, other: str, same: bool) -> None:
    names = [parse(tuple(name.replace(".", "").split())) for name in (one, other)]

    assert may_be_one(names[0], names[1]) is same
    assert may_be_one(names[1], names[0]) is same


def test_a_short_first_name_does_not_make_another_person() -> None:
    assert people("Sen. Robert Casey spoke. Bob Casey left. Casey was late.\n") == {
        "Robert Casey": ["Robert Casey", "Bob Casey", "Casey"]
    }


def test_a_title_tells_two_of_one_surname_apart() -> None:
    copy = "Gov. Laura Haldane met Rep. Thomas Haldane. They shook hands. Gov. Haldane left first.\n"

    assert people(copy) == {"Laura Haldane": ["Laura Haldane", "Haldane"], "Thomas Haldane": ["Thomas Haldane"]}
