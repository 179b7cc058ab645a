"""Words in two spellings: which of them a story has, and which it only quotes."""

import pytest

from copylint.analysis import Analysis
from copylint.formats import read


def variants(text: str) -> dict[str, str]:
    """The variants of a story, each with its side."""
    return {v.text: v.side for v in Analysis(read("story.md", text.encode())).spelling_variants}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The colour of the organization.", {"colour": "uk", "organization": "ize"}),
        ("A colour-coded, four-storey home.", {"colour": "uk", "storey": "uk"}),
        ("She advised them to exercise and to compromise.", {}),
        ("“The colour is wrong,” he said of the World Health Organization.", {}),
        ("Centres of learning were closed.", {"Centres": "uk"}),
        ("Centre Street was closed. See colour@example.org and #colour.", {}),
    ],
)
def test_own_words_only(text: str, found: dict[str, str]) -> None:
    """A variant is a word of the story's own: advise has one spelling, and names and quotations keep theirs."""
    assert variants(text) == found


def test_a_noun_and_its_verb() -> None:
    """British copy licenses a driver and gives her a licence."""
    assert "license" not in variants("Cities license taxis. The licence costs £90.")
    assert variants("He lost his license.")["license"] == "us"


def test_forms_of_a_word_are_one_family() -> None:
    """Inflections share a family; the American form tells which inflection stands there."""
    story = read("story.md", b"The neighbours fenced the neighborhood. A labelled label.")
    one, other, label = Analysis(story).spelling_variants
    assert one.family == other.family != label.family
    assert (one.form, other.form) == ("neighbors", "neighborhood")
