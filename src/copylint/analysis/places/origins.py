"""Origins: where a story says that it was written, in its dateline and in its metadata."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import jellyfish
from msgspec import Struct

from copylint.analysis.names.folds import fold
from copylint.analysis.places.sites import is_one
from copylint.analysis.tables import gazetteer, lexicon
from copylint.lazypattern import lazy_pattern
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_AGENCY = lazy_pattern(r"\(|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|\d")
_BETWEEN = lazy_pattern(r"\s*/\s*|\s+and\s+|\s*[;|]\s*")
_EDGE = " \t\r\n,.:–—-\"'“”‘’[]" + "\u2060"
_SHORTEST, _LONG = 4, 9


class Origin(Struct, frozen=True, gc=False):
    """A place a story says it comes from: `city` as written, `around` the state, country or the like behind it.

    `span` is the place of the two; `key` the metadata key they were read from, "" for the dateline in the copy.
    """

    span: Span
    city: str
    around: tuple[str, ...] = ()
    key: str = ""


def find_origins(analysis: "Analysis", keys: Collection[str]) -> Sequence[Origin]:
    """The places of every dateline, in metadata or copy, and of the metadata fields that `keys` name, in order."""
    fields = analysis.story.fields
    read = (f for f in fields if f.name == "dateline" or (f.name == "metadata" and folded(f.key) in keys))
    return [origin for field in read for origin in _origins(analysis, field)]


def folded(key: str) -> str:
    """A metadata key in lower case without hyphens."""
    return "".join(filter(str.isalnum, key.rpartition(".")[2].lower()))


def _origins(analysis: "Analysis", field: Field) -> Iterator[Origin]:
    text = analysis.story.text[field.span.start : field.span.end]
    agency = _AGENCY.search(text)
    text = text[: agency.start()] if agency else text
    start = 0
    for between in [*_BETWEEN.finditer(text), None]:
        end = between.start() if between else len(text)
        first = start + len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
        last = start + len(text[start:end].rstrip(_EDGE))
        parts = [part.strip(_EDGE) for part in text[first:last].split(",")]
        if first < last and parts[0]:
            span = Span(field.span.start + first, field.span.start + last)
            yield Origin(span, parts[0], tuple(filter(None, parts[1:])), field.key)
        start = between.end() if between else end


def agree(one: Origin, other: Origin) -> bool:
    """Whether the two may be one place, or one a part of the other."""
    if is_one(one.city, other.city):
        return True
    names, others = (one.city, *one.around), (other.city, *other.around)
    if any(is_one(one.city, name) for name in others) or any(is_one(other.city, name) for name in names):
        return True
    if gazetteer.within(one.city, other.city) or gazetteer.within(other.city, one.city):
        return True
    first, second = set(gazetteer.key(one.city).split()), set(gazetteer.key(other.city).split())
    return first <= second or second <= first


def look_alike(one: str, other: str) -> bool:
    """Whether two names are one but for a slip or a romanisation: "Grosseto" and "Grossetto"."""
    first, second = lexicon.fold(one), lexicon.fold(other)
    allowed = 1 + (min(len(first), len(second)) >= _LONG)
    if min(len(first), len(second)) < _SHORTEST or first == second:
        return False
    return fold(one) == fold(other) or jellyfish.damerau_levenshtein_distance(first, second) <= allowed


def is_town(name: str) -> bool:
    """Whether the best known place of the name is a town."""
    known = gazetteer.places(name)
    return bool(known) and known[0].type in ("city", "capital") and lexicon.us_state(name) is None


def may_be_town(name: str) -> bool:
    """Whether a town has the name, or nothing known has it and no word of it is a common one, as in "Town Hall"."""
    if is_town(name):
        return True
    unknown = not gazetteer.places(name) and not lexicon.country(name) and not lexicon.us_state(name)
    words = name.split()
    return unknown and name[:1].isupper() and not any(lexicon.is_common_word(word) for word in words)
