"""Abbreviations and what they stand for."""

import pytest

from copylint.analysis import Analysis
from copylint.formats import read


def found(text: str) -> Analysis:
    """The analysis of a story of one paragraph."""
    return Analysis(read("story.md", text.encode()))


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("The Tidal Rivers Board (TRB) met.", "Tidal Rivers Board"),
        ("The new Department of Water and Fields (DWF) met.", "Department of Water and Fields"),
        ("The Council for Roads and Co-operation in Varn (CRCV) met.", "Council for Roads and Co-operation in Varn"),
        ("The U.S. Gravel Service (USGS) met.", "U.S. Gravel Service"),
        ("He has chronic river fever (CRF).", "chronic river fever"),
    ],
)  # fmt: skip
def test_the_words_before_the_brackets(text: str, full: str) -> None:
    """The expansion is as long as the letters need, and no longer."""
    analysis = found(text)
    (definition,) = analysis.acronyms.definitions
    assert (analysis.excerpt(definition.full), definition.matches) == (full, True)


@pytest.mark.parametrize(
    "text", ["He left (IBM) early.", "Shares of Vellmar (VLM) fell.", "Doctors Without Borders (MSF)."]
)
def test_other_brackets_are_no_expansion(text: str) -> None:
    """Tickers and foreign abbreviations are not read as misspelled ones."""
    assert found(text).acronyms.definitions == []


def test_words_in_a_row_spell_an_abbreviation_out() -> None:
    """An abbreviation without brackets is resolved by the words it is made of, wherever they stand."""
    assert "TRB" in found("The Tidal Rivers Board met. The TRB rose at noon.").acronyms.spelled
    assert "TRB" not in found("The Harbor Council met. The TRB rose at noon.").acronyms.spelled
