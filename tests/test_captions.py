"""Display copy against the body: who won, what went up, which day, how many people stand in the picture."""

import pytest

from copylint.analysis import Analysis
from copylint.checks import caption
from copylint.formats import read
from copylint.story import Story


def _cases(front: str, body: str) -> list[tuple[str, str]]:
    story = read("story.md", f"---\n{front}\n---\n{body}\n".encode())
    assert isinstance(story, Story)
    analysis = Analysis(story)
    return [(finding.case, analysis.excerpt(finding.span)) for finding in caption.check(analysis, caption.Options())]


@pytest.mark.parametrize(
    ("front", "body", "case"),
    [
        ("title: Redmoor beat Velmore", "Velmore beat Redmoor on Friday.", ("winner", "Redmoor beat Velmore")),
        ("deck: Oil prices soared.", "Oil prices plunged on Monday.", ("trend", "Oil prices soared")),
        ("title: Unemployment falls in May", "Unemployment rose in May.", ("trend", "Unemployment falls")),
        (
            "caption: Firefighters at the burning paper mill on Sunday.",
            "The paper mill burned on Saturday. Firefighters came.\n\nFirefighters left the burning mill on Saturday.",
            ("day", "Sunday"),
        ),
        (
            "caption: Three friends, from left, Ann Lowe and Ben Ashby.",
            "They met in Lask.",
            ("left", "Three friends"),
        ),
        (
            'date: 2026-05-04\ncaption: "The pier in a file photo of June 9, 2027."',
            "The pier is closed.",
            ("file", "June 9, 2027"),
        ),
    ],
)
def test_what_is_told_otherwise(front: str, body: str, case: tuple[str, str]) -> None:
    assert _cases(front, body) == [case]


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("title: Redmoor beat Velmore", "Redmoor beat Velmore on Friday. Last year Velmore beat Redmoor."),
        ("title: Oil prices soar", "House prices plunged. Share prices fell."),
        ("title: Oil prices soar", "Oil prices fell in May and soared in June: oil prices soared by 4 percent."),
        ("title: Price rise for bread", "Bread prices fell. The price fell."),
        ("caption: A market in Lask on Sunday.", "The paper mill burned on Saturday."),
        ("caption: Two friends, from left, Ann Lowe and Ben Ashby, with Cy Rowe.", "They met in Lask."),
        ('date: 2026-05-04\ncaption: "The pier in a file photo of June 9, 2019."', "The pier is closed."),
        ('date: 2026-05-04\ncaption: "The pier will open on June 9, 2027."', "The pier is closed."),
    ],
)
def test_what_agrees(front: str, body: str) -> None:
    assert _cases(front, body) == []
