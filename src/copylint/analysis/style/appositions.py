"""Appositions: "the capital, Varn" and "the capital Varn", one noun beside one name with a comma and without."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, is_own
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_BEFORE = frozenset({"the", "its", "their", "his", "her"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–"})
_KINDS = frozenset({"place", "person", "organisation", "other"})


def appositions(analysis: "Analysis") -> Iterator[Use]:
    """A noun with "the" or "her" before it and a name behind it, with a comma between and without."""
    for mention in analysis.mentions:
        use = _use(analysis, mention) if mention.kind in _KINDS and not mention.quoted else None
        if use is not None:
            yield use


def _use(analysis: "Analysis", mention: "Mention") -> Use | None:
    tokens = analysis.tokens
    comma = mention.first > 1 and tokens[mention.first - 1].text == ","
    noun = mention.first - 1 - comma
    if noun < 1 or not tokens[noun].text.islower() or tokens[noun - 1].lower not in _BEFORE:
        return None
    after = tokens[mention.last].text if mention.last < len(tokens) else "."
    if comma and after not in _CLOSING:
        return None  # the next item of a list, or a name that begins a clause
    if not is_own(analysis, mention.first) or analysis.sentence_of(noun) != analysis.sentence_of(mention.first):
        return None
    word = f"{tokens[noun].lower} {mention.text}"
    end = tokens[mention.last - 1].end
    return Use(Span(tokens[noun].start, end), "apposition", "comma" if comma else "none", word)
