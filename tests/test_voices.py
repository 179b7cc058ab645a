"""Quotations without a speaker: what tells whose words they are, and what does not."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.relations.voices import find_voices
from copylint.formats import read
from copylint.story import Story

OPENING = "“We were told on Friday,” said Ruth Okafor of the union.\n\n"
OTHERS = "Alan Price did not come to the hall. Nor did Dele Marsh.\n\n"


def _found(text: str) -> list[tuple[str, str]]:
    story = read("story.md", text.encode())
    assert isinstance(story, Story)
    analysis = Analysis(story)
    return [(voice.sort, analysis.excerpt(voice.span)) for voice in find_voices(analysis)]


def test_others_named_since_the_last_source() -> None:
    quote = "“Nobody has seen a contract since May.”\n\nThe plant has 400 workers. It was built in 1961."
    assert _found(OPENING + OTHERS + quote) == [("far", "“Nobody has seen a contract since May.”")]
    assert _found(OPENING + quote) == []


def test_nobody_has_been_quoted() -> None:
    text = "The ferry was late.\n\n“This is the third time in a week now.”\n\nThe next one came at noon. It had room."
    assert _found(text) == [("nobody", "“This is the third time in a week now.”")]


@pytest.mark.parametrize(
    "quote",
    [
        "“Nobody has seen a contract since May,” she said.",
        "“Nobody has seen a contract since May,” Okafor recalled.",
        "“Nobody has seen a contract since May.” – Ruth Okafor",
        "“Nobody has seen a contract since May.”\n\nThat was what the baker said.",
        "She put it plainly. “Nobody has seen a contract since May,” she said. “Nobody will.”",
        "The sign at the gate read “No contract since last May”. It hung there for a week.",
        "They sang “The Winter of the Two Bakers”. It was cold.",
        "It was a “dark money” group. It was cold.",
    ],
)
def test_words_that_have_a_speaker(quote: str) -> None:
    assert _found(OPENING + OTHERS + quote) == []


def test_of_quotations_in_a_row_the_first_is_told() -> None:
    text = (
        "The ferry was late.\n\n“This is the third time.”\n\n“And nobody tells us why.”\n\n"
        "The next one came. It had room."
    )
    assert len(_found(text)) == 1
