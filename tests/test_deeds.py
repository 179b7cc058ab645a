"""What happened to one person or thing, as told in passives, actives and nouns, and the nights that days share."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.days.parts_of_day import may_be_one_night, part_of_day
from copylint.analysis.relations.retold_deeds import find_on_two_days
from copylint.formats import read


def deeds(text: str) -> list[tuple[str, str, str]]:
    """The verb of each deed of the story, its words, and its place."""
    analysis = Analysis(read("story.txt", text.encode()))
    return [(d.verb, analysis.excerpt(d.span), d.place.text if d.place else "") for d in analysis.deeds]


def test_a_verb_its_phrase_and_its_noun_are_one_deed() -> None:
    text = (
        "Peter Hall was taken into custody in Lisbon.\n\nPolice arrested Peter Hall on Monday, a judge said.\n\n"
        "Hall's arrest on Tuesday surprised his club."
    )
    assert deeds(text) == [
        ("arrest", "taken into custody in Lisbon", "Lisbon"),
        ("arrest", "arrested Peter Hall on Monday", ""),
        ("arrest", "arrest on Tuesday", ""),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peter Hall would be arrested in Lisbon.",
        "Peter Hall was arrested again in Lisbon.",
        "“Peter Hall was arrested in Lisbon,” she said.",
        "Peter Hall was arrested, police said on Tuesday.",
    ],
)
def test_what_is_planned_repeated_quoted_or_said_later_is_no_deed(sentence: str) -> None:
    assert deeds(f"Peter Hall was arrested in Porto.\n\n{sentence}") == [("arrest", "arrested in Porto", "Porto")]


@pytest.mark.parametrize(
    ("words", "part"), [(["early", "on"], "early"), (["evening"], "late"), (["overnight"], "night"), (["on"], "")]
)
def test_words_beside_a_day_tell_its_part(words: list[str], part: str) -> None:
    assert part_of_day(words) == part


def test_neighbours_share_the_night_between_them_and_no_other() -> None:
    monday, tuesday, wednesday = 0, 1, 2
    assert may_be_one_night(monday, "late", tuesday, "")
    assert may_be_one_night(tuesday, "early", monday, "")
    assert not may_be_one_night(tuesday, "early", wednesday, "")
    assert not may_be_one_night(monday, "late", wednesday, "early")


def test_a_death_has_one_year_and_one_month() -> None:
    def retold(text: str) -> list[tuple[str, str]]:
        analysis = Analysis(read("story.txt", text.encode()))
        return [(analysis.excerpt(a.span), analysis.excerpt(b.span)) for a, b in find_on_two_days(analysis)]

    known = "Peter Hall died in March 2012.\n\n"
    assert retold(f"{known}His wife kept Hall's death in 2013 quiet.") == [("died in March 2012", "death in 2013")]
    assert retold(f"{known}The death of Peter Hall on 4 May was odd.") == [
        ("died in March 2012", "death of Peter Hall on 4 May")
    ]
    assert not retold(f"{known}The death of Peter Hall on 4 March was odd.")
    assert not retold(f"{known}The death of Anna Hall on 4 May was odd.")
    assert not retold("Peter Hall was arrested in March 2012.\n\nPeter Hall was arrested in Porto in 2013.")
