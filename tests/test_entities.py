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


def test_a_full_name_of_unknown_words_is_a_person_where_its_last_word_speaks() -> None:
    story = "The report names Wybke Sandsmark as its author. The ferry was late, Sandsmark said.\n"
    assert people(story) == {"Wybke Sandsmark": ["Wybke Sandsmark", "Sandsmark"]}


def test_a_town_s_name_that_speaks_is_the_person_s() -> None:
    story = "Valeska Lisbon, who left the ship in May, lives in Porto. Lisbon said she had been kept on board.\n"
    assert people(story) == {"Valeska Lisbon": ["Valeska Lisbon", "Lisbon"]}


def test_a_title_and_a_surname_are_one_with_the_surname_alone() -> None:
    story = "Sheriff Volker closed the road. A week later Volker opened it again, and nobody was hurt.\n"
    assert people(story) == {"Volker": ["Volker", "Volker"]}


def test_short_first_names_that_are_particles_elsewhere() -> None:
    assert people("The governor, Ed Marsh, agreed. In May Marsh struck a deal with the council.\n") == {
        "Ed Marsh": ["Ed Marsh", "Marsh"]
    }


def story_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_brothers_with_one_surname_are_two_and_the_surname_alone_is_the_one_named_last() -> None:
    copy = story_of(
        "The brothers Amos Fell and Jude Fell built the boat. Amos Fell drew the plans.", "“It floats,” Fell said."
    )
    assert people(copy) == {"Amos Fell": ["Amos Fell", "Amos Fell", "Fell"], "Jude Fell": ["Jude Fell"]}


def test_a_couple_is_told_apart_by_courtesy_titles_and_first_names() -> None:
    copy = story_of("Ruth Dunmore and her husband, Carl Dunmore, were there.", "Carl spoke first. Ruth did not speak.")
    assert people(copy) == {"Ruth Dunmore": ["Ruth Dunmore", "Ruth"], "Carl Dunmore": ["Carl Dunmore", "Carl"]}


def test_a_father_and_a_son_of_one_name_are_told_apart_by_the_suffix() -> None:
    copy = story_of("Martin Grew Sr. founded the firm. Martin Grew Jr. sold it in March.")
    assert sorted(people(copy)) == ["Martin Grew Jr", "Martin Grew Sr"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hillary Rodham Vance", "Hillary Vance"),
        ("Robert J. Casey", "Bob Casey"),
        ("J. R. Holloway", "John Holloway"),
        ("María Fernanda Espinosa Garcés", "María Fernanda Espinosa Garcés"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Carmen Ruiz de la Torre", "Carmen Ruiz de la Torre"),
    ],
)
def test_two_forms_of_a_full_name_are_one_person(first: str, second: str) -> None:
    copy = story_of(f"The award went to President {first} on Friday.", f"In the evening {second} spoke for an hour.")
    assert len(people(copy)) == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Joaquín Guzmán Loera", "Guzmán"),
        ("Claudia Sheinbaum Pardo", "Sheinbaum Pardo"),
        ("Bjarni Benediktsson", "Bjarni"),
        ("Guðni Jóhannesson", "Guðni"),
        ("Mohammed bin Salman", "Salman"),
        ("Vincent van der Berg", "Berg"),
        ("Osama al-Masri", "al-Masri"),
        ("Sinéad O'Rourke", "O'Rourke"),
        ("Mary-Jane Lloyd-Price", "Lloyd-Price"),
    ],
)
def test_every_kind_of_short_name_joins_its_person(full: str, short: str) -> None:
    copy = story_of(f"The award went to President {full} on Friday.", f"On Monday {short} said it was an honour.")
    assert people(copy) == {full: [full, short]}


def test_a_firm_and_a_person_of_one_name_are_two() -> None:
    copy = story_of(
        "Reisling Holdings Inc. built the dam. Its founder, Paul Reisling, left in May.", "Reisling said he was ill."
    )
    analysis = Analysis(read("story.txt", copy.encode()))
    assert [(e.name, e.kind, len(e.mentions)) for e in analysis.entities] == [
        ("Reisling Holdings Inc", "organisation", 1),
        ("Paul Reisling", "person", 2),
    ]


def test_a_mononym_is_one_name_wherever_it_stands() -> None:
    copy = story_of(
        "The singer Lorde sang for an hour.", "“Good night,” Lorde said. The hall wanted more of Lorde's songs."
    )
    assert people(copy) == {"Lorde": ["Lorde", "Lorde", "Lorde"]}


def test_names_in_a_team_sheet_join_the_people_of_the_story() -> None:
    copy = story_of(
        "Ann Orrick scored twice for the Rovers, and Beth Lindley hit the bar.",
        "Team: Marsh, Lindley, Howe (Orrick 46), Deakin, Frost.",
    )
    found = people(copy)
    assert found["Ann Orrick"] == ["Ann Orrick", "Orrick"]
    assert found["Beth Lindley"] == ["Beth Lindley", "Lindley"]


def test_headline_caption_possessive_and_capitals_join() -> None:
    copy = "---\ntitle: ORRICK QUITS\ndescription: Orrick's last match\n---\nAnn Orrick, 31, left the club on Friday.\n"
    analysis = Analysis(read("story.md", copy.encode()))
    (orrick,) = [entity for entity in analysis.entities if entity.kind == "person"]
    assert [mention.text for mention in orrick.mentions] == ["ORRICK", "Orrick", "Ann Orrick"]
