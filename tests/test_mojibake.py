"""What is read again as it was written, and which words in capitals are left alone."""

import pytest

from copylint.analysis.form.mojibake import find_mojibake
from copylint.formats import read


def _meant(text: str) -> list[str]:
    return [found.meant for found in find_mojibake(read("story.md", text.encode()))]


@pytest.mark.parametrize("meant", ["£", "é", "’", "“", "–", "…", "€", "™", "½", "°", "ü", "Ö", "ł", "š", "😀"])
def test_utf_8_that_was_read_as_windows_1252(meant: str) -> None:
    garbled = meant.encode().decode("cp1252")
    assert _meant(f"The tram{garbled} 20 runs again.") == [meant]


def test_bytes_without_a_character_in_windows_1252() -> None:
    assert _meant("“It runs,â€\x9d she said.") == ["”"]


@pytest.mark.parametrize(
    "copy",
    ["«AMANHÃ»", "“PÅ”", "SÃO", "ÂNGELA", "L’ÉTÉ…", "ROMÂ\u00a0»", "Žižkov", "Åsa, Dvořák", "château", "100€ – là"],
)
def test_words_that_have_such_letters(copy: str) -> None:
    assert _meant(f"They read {copy} there.") == []
