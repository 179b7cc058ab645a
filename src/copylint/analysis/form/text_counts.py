"""Counts of a stretch of copy: words, sentences, syllables, and what else a formula may ask for."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from copylint.lazypattern import lazy_pattern
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

COUNTS = (
    "words",
    "sentences",
    "paragraphs",
    "characters",
    "letters",
    "syllables",
    "long_words",
    "complex_words",
    "figures",
    "quoted_words",
    "commas",
    "headlines",
    "subheads",
    "list_items",
)
_LONG, _COMPLEX = 7, 3
_VOWELS = lazy_pattern(r"[aeiouy]+")
_SILENT = lazy_pattern(r"(?:[^aeiouy]e|[^aeioudty]ed|[^aeiouycgsxz]es|[^aeiouy]ely)$")
_HIATUS = lazy_pattern(r"i[ao](?!n|us)|eo|[aeou]ing$|ier$|uous$|creat")


def count(analysis: "Analysis", unit: Sequence[Span]) -> Mapping[str, int]:
    """Every count of COUNTS for the stretches of a unit. Words and figures are both words, as in a word count."""
    made = dict.fromkeys(COUNTS, 0)
    for stretch in unit:
        first, last = analysis.token_at(stretch.start - 1) + 1, analysis.token_at(stretch.end - 1) + 1
        for token in analysis.tokens[first:last]:
            text = token.lower
            if token.is_figure or (token.is_word and not text.startswith("'")):
                syllables = count_syllables(text)
                made["words"] += 1
                made["figures"] += token.is_figure
                made["letters"] += sum(map(str.isalnum, text))
                made["syllables"] += syllables
                made["long_words"] += len(text) >= _LONG
                made["complex_words"] += syllables >= _COMPLEX
                made["quoted_words"] += analysis.is_quoted(token.start)
            made["commas"] += text == ","
        if first < last:
            made["sentences"] += analysis.sentence_of(last - 1) - analysis.sentence_of(first) + 1
        made["characters"] += len(analysis.excerpt(stretch))
        _count_field(analysis, stretch, made)
    return made


def _count_field(analysis: "Analysis", stretch: Span, made: dict[str, int]) -> None:
    field = analysis.field_of(stretch.start)
    made["headlines"] += field.name == "headline"
    made["subheads"] += field.form == "subhead"
    made["list_items"] += field.form == "list-item"
    made["paragraphs"] += field.name == "body" and field.form != "subhead"


@lru_cache(maxsize=16384)
def count_syllables(word: str) -> int:
    """How many syllables an English word has, by its letters; a figure or an abbreviation has one."""
    vowels = len(_VOWELS.findall(word))
    if vowels > 1 and _SILENT.search(word) and not word.endswith(("le", "les")):
        vowels -= 1
    return max(1, vowels + len(_HIATUS.findall(word)))
