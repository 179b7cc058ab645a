"""Roles: who is said to hold which office, of what, and whether now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.people.roles import Role
from copylint.checks import role, role_holders
from copylint.formats import read


def analysis_of(copy: str) -> Analysis:
    return Analysis(read("story.txt", copy.encode()))


def roles_of(copy: str) -> list[Role]:
    return list(analysis_of(copy).roles)


def told(copy: str) -> list[tuple[str, str, str]]:
    return [(r.name.name, r.holder.text, r.owner) for r in roles_of(copy)]


@pytest.mark.parametrize(
    ("copy", "name", "holder", "owner"),
    [
        ("Armenian Prime Minister Nikol Harlyan spoke.", "prime minister", "Nikol Harlyan", "armenia"),
        ("The premier of Armenia, Nikol Harlyan, spoke.", "prime minister", "Nikol Harlyan", "armenia"),
        ("Nikol Harlyan, Armenia's prime minister, spoke.", "prime minister", "Nikol Harlyan", "armenia"),
        ("Nikol Harlyan, 51, the prime minister of Armenia, spoke.", "prime minister", "Nikol Harlyan", "armenia"),
        ("Voters in Ohio like Gov. Laura Haldane.", "governor", "Laura Haldane", ""),
        ("Gov. Haldane said no.", "governor", "Haldane", ""),
        ("The dam is safe, said the region's governor, Arto Grigorjan.", "governor", "Arto Grigorjan", "region"),
        ("They met the company's new chief executive, Rosa Lind.", "chief executive", "Rosa Lind", "company"),
        ("Lt. Gov. Ana Kovel opened the fair.", "lieutenant governor", "Ana Kovel", ""),
    ],
)
def test_an_office_is_read_wherever_it_stands(copy: str, name: str, holder: str, owner: str) -> None:
    assert (name, holder, owner) in told(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "Former Mayor Anna Tamsin spoke.",
        "Then-Mayor Anna Tamsin spoke.",
        "Anna Tamsin, a former mayor of Brenn, spoke.",
        "Deputy Mayor Anna Tamsin spoke.",
        "Candidate for mayor Anna Tamsin spoke.",
        "Ex-mayor Anna Tamsin spoke.",
    ],
)
def test_who_held_an_office_or_wants_it_does_not_hold_it(copy: str) -> None:
    assert [r for r in roles_of(copy) if r.current] == []


@pytest.mark.parametrize(
    "copy",
    [
        "“Mayor Anna Tamsin lied,” he said.",
        "After meeting the mayor of Brenn, Anna Tamsin, who was late, flew home.",
        "They met Anna Tamsin, the mayor, Lewis Crane, and the harbour master.",
        "According to Anna Tamsin, the mayor said nothing.",
        "The chain of the mayor of Brenn is gold.",
    ],
)
def test_a_role_that_may_be_somebody_elses_is_nobodys(copy: str) -> None:
    assert roles_of(copy) == []


def test_two_offices_in_one_breath_are_both_read() -> None:
    assert [(name, owner) for name, _, owner in told("Ana Kovel, chairman and chief executive of Lumenta, quit.")] == [
        ("chairman", ""),
        ("chief executive", ""),
    ]


def test_a_name_behind_two_roles_belongs_to_neither_for_sure() -> None:
    (nested,) = roles_of("The town is lost, said the press officer of the region's governor, Tamas Beljan.")

    assert nested.form == "nested"
    assert (nested.name.name, nested.inner.name if nested.inner else "") == ("spokesperson", "governor")


@pytest.mark.parametrize(
    ("copy", "party"),
    [
        ("Sen. Al Greer, D-Ohio, left.", "Democrat"),
        ("Sen. Al Greer (R-Ky.) left.", "Republican"),
        ("Rep. Al Greer (D., Ashby) left.", "Democrat"),
        ("Al Greer, a Republican from Ashby, left.", "Republican"),
        ("Republican state Rep. Al Greer left.", "Republican"),
    ],
)
def test_a_party_label_in_any_form(copy: str, party: str) -> None:
    assert [r.name.name for r in roles_of(copy) if r.form == "party"] == [party]


OFFICES = ("President", "Prime Minister", "Governor", "Mayor", "Vice President", "Senator")
PEOPLE = ("Ilko Arsev", "Laura Haldane", "Thomas Oduya", "Rosa Lindqvist")


@given(st.sampled_from(PEOPLE), st.permutations(OFFICES))
def test_whoever_it_is_two_offices_conflict_and_one_does_not(person: str, offices: list[str]) -> None:
    surname = person.split()[1]
    story = f"{offices[0]} {person} opened the bridge.\n\nIt cost $3 million. {{}} {surname} paid the first toll.\n"

    assert len(list(role.check(analysis_of(story.format(offices[1])), role.Options()))) == 1
    assert list(role.check(analysis_of(story.format(offices[0])), role.Options())) == []


def test_only_the_sets_asked_for_are_compared() -> None:
    copy = analysis_of("Mayor Ana Kovel came.\n\nGovernor Kovel left.\n")

    assert list(role.check(copy, role.Options(sets=frozenset({"court"})))) == []


@given(st.permutations(PEOPLE))
def test_one_city_has_one_mayor(people: list[str]) -> None:
    story = f"Brenn Mayor {people[0]} opened the bridge.\n\nIt is long. Brenn Mayor {{}} paid the first toll.\n"

    (found,) = role_holders.check(analysis_of(story.format(people[1])), role_holders.Options())
    assert (found.words["name"], found.words["other"]) == (people[1], people[0])
    assert list(role_holders.check(analysis_of(story.format(people[0])), role_holders.Options())) == []
