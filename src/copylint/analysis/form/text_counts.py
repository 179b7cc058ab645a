"""Counts of a stretch of copy: words, sentences, syllables, and what else a formula may ask for."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
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
_CHEAP = frozenset({"words", "sentences"})
_LONG, _COMPLEX = 7, 3
_VOWELS = lazy_pattern(r"[aeiouy]+")
_SILENT = lazy_pattern(r"(?:[^aeiouy]e|[^aeioudty]ed|[^aeiouycgsxz]es|[^aeiouy]ely)$")
_HIATUS = lazy_pattern(r"i[ao](?!n|us)|eo|[aeou]ing$|ier$|uous$|creat")


def count(analysis: "Analysis", unit: Sequence[Span], wanted: Collection[str]) -> Mapping[str, int]:
    """The counts that are wanted, of COUNTS, for the stretches of a unit. A figure is a word, as in a word count."""
    made = dict.fromkeys(COUNTS, 0)
    for stretch in unit:
        first, last = analysis.token_at(stretch.start - 1) + 1, analysis.token_at(stretch.end - 1) + 1
        tokens = analysis.tokens[first:last]
        words = [token for token in tokens if token.text[0].isalnum()]
        made["words"] += len(words)
        if not _CHEAP.issuperset(wanted):
            _count_words(analysis, words, made)
            made["commas"] += sum(token.text == "," for token in tokens)
            made["characters"] += len(analysis.excerpt(stretch))
            _count_field(analysis, stretch, made)
        if tokens:
            made["sentences"] += analysis.sentence_of(last - 1) - analysis.sentence_of(first) + 1
    return made


def _count_words(analysis: "Analysis", words: Sequence[Token], made: dict[str, int]) -> None:
    for token in words:
        text = token.lower
        syllables = count_syllables(text)
        made["figures"] += token.is_figure
        made["letters"] += sum(map(str.isalnum, text))
        made["syllables"] += syllables
        made["long_words"] += len(text) >= _LONG
        made["complex_words"] += syllables >= _COMPLEX
        made["quoted_words"] += analysis.is_quoted(token.start)


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
