"""Words that are spelled in two ways, American and British or with -ize and -ise, and which way each one stands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.names.spelling_senses import word_meant
from copylint.analysis.tables.lexicon import title_heads
from copylint.data import table
from copylint.lazypattern import lazy_pattern
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_READ = frozenset({"headline", "kicker", "deck", "body", "caption", "infobox"})
_NO_COPY = frozenset({"block-quote", "table-row"})
_GLUE = frozenset("@#/_\\=&")
_ENDING = lazy_pattern(r"(\w{2,}[iy])([sz])(?:e|es|ed|er|ers|ing|ings|ation|ations|ational|ationally|able)")
# Plurals of nouns in -sis, which nobody spells with z.
_PLURALS = ("alyses", "olyses")
# To prize is not to prise.
_TWO_WORDS = frozenset({"pris-"})
_SHORTEST, _LONGEST = 4, 40


class Variant(Struct, frozen=True, order=True, gc=False):
    """A word that others spell otherwise.

    `form` is the American spelling or that in -ize, `family` the same for all forms of a word ("colors", "coloured").
    `side` is us, uk, ize or ise. `tells` is False where the spelling stands in copy of either sort, and says nothing
    of the story's convention.
    """

    span: Span
    text: str
    form: str
    family: str
    side: str
    tells: bool


class _Entry(NamedTuple):
    form: str
    family: str
    side: str
    tells: bool


def find_variants(analysis: "Analysis") -> Sequence[Variant]:
    """The variants in the story's own words: no quotations, no names, no addresses."""
    positions = analysis.positions
    found = [variant for word in _with_entries(positions) for variant in _variants(analysis, word, positions[word])]
    seen = {(v.family, v.side) for v in found}
    return sorted(v for v in found if _is_listed(v) or (v.family, "ise" if v.side == "ize" else "ize") in seen)


# Words of earlier stories that have no variant: most words of any story.
_plain: set[str] = set()
_MOST_PLAIN = 30_000


def _with_entries(words: Mapping[str, Sequence[int]]) -> list[str]:
    """Those of the words that are spelled in two ways."""
    if len(_plain) > _MOST_PLAIN:
        _plain.clear()
    new = words.keys() - _plain
    entries = [word for word in new if _entries(word)]
    _plain.update(new.difference(entries))
    return entries


def _is_listed(variant: Variant) -> bool:
    """Whether the table has it; any other -ise or -ize counts only where the story has the other one, too."""
    return variant.tells or variant.side in {"us", "uk"}


def _variants(analysis: "Analysis", word: str, places: Sequence[int]) -> Iterator[Variant]:
    for at, form, entry in _entries(word):
        for i in places:
            if _is_own_word(analysis, i, places, form if at or form != word else ""):
                family = word_meant(analysis, i, form, entry.family)
                if family is not None:
                    yield _variant(analysis, i, at, form, entry._replace(family=family))


@lru_cache(maxsize=16384)
def _entries(word: str) -> tuple[tuple[int, str, _Entry], ...]:
    """The variants in a word, each with the place in it where it starts: several in a compound."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    at, found = 0, []
    for part in word.split("-"):
        entry = _entry(part) if len(part) >= _SHORTEST else None
        if entry is not None:
            found.append((at, part, entry))
        at += len(part) + 1
    return tuple(found)


def _entry(form: str) -> _Entry | None:
    row = table("spellings").find(form)
    if row is not None:
        side, family, *other = row.split(" ")
        return _Entry(other[0] if other else form, family, side[:2], not side.endswith("?"))
    ending = _ENDING.fullmatch(form)
    if ending is None or form.endswith(_PLURALS):
        return None
    stem = f"{ending[1]}s-"
    if stem in _TWO_WORDS:
        return None
    american = f"{ending[1]}z{form[ending.end(2) :]}"
    return _Entry(american, stem, f"i{ending[2]}e", table("spellings").find(stem) is not None)


def _variant(analysis: "Analysis", i: int, at: int, form: str, entry: _Entry) -> Variant:
    token = analysis.tokens[i]
    if len(token.text) != token.end - token.start:  # markup or a soft hyphen inside
        return Variant(token.span, token.text, *entry)
    start = token.start + at
    return Variant(Span(start, start + len(form)), token.text[at : at + len(form)], *entry)


def _is_own_word(analysis: "Analysis", i: int, places: Sequence[int], part: str) -> bool:
    """Whether token `i` is a word of the story's own: no name, no quotation, no piece of an address."""
    token, text = analysis.tokens[i], analysis.story.text
    if not token.text.islower() and (part or not _is_lowered(analysis, i, places)):
        return False
    if text[token.start - 1 : token.start] in _GLUE or text[token.end : token.end + 1] in _GLUE:
        return False
    if text[token.end : token.end + 1] == "." and text[token.end + 1 : token.end + 2].isalnum():
        return False
    field = analysis.field_of(token.start)
    return field.name in _READ and field.form not in _NO_COPY and not analysis.is_quoted(token.start)


def _is_lowered(analysis: "Analysis", i: int, places: Sequence[int]) -> bool:
    """Whether the capital is that of a sentence: a small word follows, and the word stands small elsewhere."""
    tokens = analysis.tokens
    first = analysis.sentences[analysis.sentence_of(i)].first
    if i != first or i + 1 == len(tokens) or not tokens[i + 1].text.islower() or tokens[i].text.isupper():
        return False
    if tokens[i + 1].lower in title_heads() and i + 2 < len(tokens) and tokens[i + 2].is_capitalized:
        return False  # Labor leader Ann Lo: whom she leads is a name
    return not any(tokens[j].is_capitalized and j != i for j in places[:20])
