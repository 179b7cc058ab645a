"""Pronouns: which person a gendered word stands for, and when nobody can tell."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.people.person_words import somebodies
from copylint.formats import read


def told(text: str) -> list[tuple[str, str]]:
    """The words that tell a gender and whom they stand for, as far as that is sure."""
    analysis = Analysis(read("story.txt", text.encode()))
    sure = [reference for reference in analysis.references if reference.sure]
    return [(analysis.excerpt(r.span), analysis.entities[r.person].name) for r in sure]


@pytest.mark.parametrize(
    ("copy", "references"),
    [
        ("Marit Solheim resigned on Friday. She gave no reason.", [("She", "Marit Solheim")]),
        ("Marit Solheim resigned on Friday.\n\n“I am tired,” she said.", [("she", "Marit Solheim")]),
        ("Marit Solheim, the firm's founder, resigned. She gave no reason.", [("She", "Marit Solheim")]),
        ("Marit Solheim was a teacher. But she left.", [("she", "Marit Solheim")]),
        ("Ms Marit Solheim resigned.", [("Ms", "Marit Solheim")]),
        ("Congresswoman Marit Solheim resigned.", [("Congresswoman", "Marit Solheim")]),
        ("Marit Solheim, a mother of two, resigned.", [("mother", "Marit Solheim")]),
    ],
)
def test_a_pronoun_stands_for_the_only_person_on_stage(copy: str, references: list[tuple[str, str]]) -> None:
    assert told(copy + "\n") == references


@pytest.mark.parametrize(
    "copy",
    [
        "Marit Solheim met Idris Calloway. He was late.",
        "Marit Solheim phoned the plumber. He was late.",
        "Marit Solheim's husband resigned. He was tired.",
        "Marit Solheim met Calloway of the union. He was late.",
        "Marit Solheim resigned. The choir sang.\n\nA crowd came.\n\nIt rained.\n\nHe wept.",
        "“He will be missed,” Marit Solheim said. He was 81.",
        "MARIT SOLHEIM: I think so. He does not.",
        "Marit Solheim said ‘He is late. He is always late.",
        "Marit Solheim, a lawyer for the mother of two, resigned.",
        "The crown will miss Marit Solheim.",
        "Spokesman Marit Solheim and chairman Ines Falk resigned.",
    ],
)
def test_where_another_may_be_meant_nothing_is_told(copy: str) -> None:
    assert told(copy + "\n") == []


def test_the_stage_is_left_when_another_enters() -> None:
    assert told("Marit Solheim resigned. She told Idris Calloway so. He was late.\n") == [("She", "Marit Solheim")]


def test_a_pronoun_beside_the_name_is_not_sure() -> None:
    analysis = Analysis(read("story.txt", b"Marit Solheim said she was tired.\n"))

    assert [(r.gender, r.sure) for r in analysis.references] == [("she", False)]


def test_who_spoke_last_speaks_on_while_nobody_else_comes_on_stage() -> None:
    story = "“The trees are sick,” Odalys Ferrand said.\n\n“We will begin again,” she said.\n\n“In May,” she added.\n"
    assert [r.gender for r in Analysis(read("story.txt", story.encode())).references] == ["she", "she"]


def test_somebody_else_on_stage_may_be_speaking() -> None:
    story = "“The trees are sick,” Odalys Ferrand said. Her son was at the door.\n\n“We will begin again,” he said.\n"
    assert not [r for r in Analysis(read("story.txt", story.encode())).references if r.gender == "he"]


def test_words_for_relatives_are_whole_words() -> None:
    assert {"daughter-in-law", "brother-in-law"} <= somebodies()
    assert "law" not in somebodies()
