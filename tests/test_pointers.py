"""Words that point to something the story does not have."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.relations.pointers import find_pointers
from copylint.formats import read


def pointers(text: str) -> list[str]:
    """The words that point nowhere."""
    analysis = Analysis(read("story.md", text.encode()))
    return [analysis.excerpt(pointer.span) for pointer in find_pointers(analysis)]


@pytest.mark.parametrize("before", ["A chapel burned. ", "“A chapel burned,” he said. ", "# Two chapels\n\n"])
def test_the_first_one_may_stand_anywhere_before(before: str) -> None:
    """The noun itself is a hold in any field, in singular or plural, quoted or not."""
    assert pointers("Three other chapels burned. A chapel stood.") == ["Three other chapels"]
    assert pointers(f"{before}Three other chapels burned.") == []


def test_a_speakers_word_is_no_hold_for_a_like_one() -> None:
    """The narrator's villages are others to the narrator's towns, not to a speaker's."""
    assert pointers("The town fell. Nine other villages fell.") == []
    assert pointers("“The town fell,” he said. Nine other villages fell.") == ["Nine other villages"]


def test_a_story_with_a_picture_may_point_to_it() -> None:
    """Whether the picture is a map is not for a linter to say."""
    assert pointers("Prices rose, as the map above shows.") == ["the map above"]
    assert pointers("![Prices](a.png)\n\nPrices rose, as the map above shows.") == []
