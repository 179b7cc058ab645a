"""Loose captions: which paragraphs of a body read as captions of pictures that are gone."""

import pytest

from copylint.analysis import Analysis
from copylint.formats import read

STORY = [
    "The mill at Norr burned down on Sunday.",
    "Nobody was in it, the police said.",
    "“It was the wiring,” said Ada Quist, its owner.",
    "She will build it again, with a roof of slate.",
]


def captions_of(*paragraphs: str) -> list[str]:
    analysis = Analysis(read("story.txt", "\n\n".join(paragraphs).encode()))
    return [analysis.excerpt(analysis.story.fields[n].span) for n in sorted(analysis.loose_captions)]


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Quist, the owner of the mill, in front of what is left of it",
        "Homeless: Ada Quist stands where the door was. She has the key.",
        "Ada Quist (left) and her dog look at the wall.",
        "The roof fell in at noon. Pictured: the wheel of the mill.",
        "Owner Ada Quist walks through the mill at Norr on Sunday.",
    ],
)
def test_a_caption_among_the_paragraphs(caption: str) -> None:
    assert captions_of(STORY[0], caption, *STORY[1:]) == [caption]


@pytest.mark.parametrize(
    "paragraph",
    [
        "NORR: The mill will be built again in May.",
        "Quist said: “The mill will be built again in May.”",
        "The dog was left (with a neighbour) in the yard.",
        "Ada Quist left the mill on Sunday.",
        "“I had the key,” she said, “and nothing else.”",
        "She named three builders:",
    ],
)
def test_what_is_told_is_no_caption(paragraph: str) -> None:
    assert captions_of(STORY[0], paragraph, *STORY[1:]) == []


def test_copy_without_stops_is_not_all_captions() -> None:
    assert captions_of(*(paragraph.rstrip(".") for paragraph in STORY)) == []
