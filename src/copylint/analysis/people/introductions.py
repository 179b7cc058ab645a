"""Introductions: where a body gives a surname its first name, rank or office for the first time."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.beside_names import OPENERS
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people import person_names
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_KIN = frozenset(
    "son daughter wife husband brother sister mother father widow cousin friend neighbor neighbour witness named called"
    " identified play plays played playing".split()
)
_PEERS = frozenset({"lord", "lady"})  # with a surname it is the whole style of a peer
# "identified only as Michael": the only name that the story will give.
_NAMED_AS = frozenset({"identified", "named", "known", "introduced", "described", "name", "himself", "herself"})
_DESCRIBING = frozenset({"a", "an", "the", "his", "her", "their", "its", "who", "whose"})


def introduction(analysis: "Analysis", mention: Mention) -> int:
    """The first token in the body where the surname stands behind a first name, rank or office; else one too far."""
    tokens = analysis.tokens
    if mention.courtesy:
        title = _courtesy(tokens, mention.first)
        if _is_behind_a_name(tokens, title) or (title > 0 and tokens[title - 1].lower in {"and", "&"}):
            return mention.first
    for i in analysis.positions[tokens[mention.first].lower]:
        named = _is_behind_a_name(tokens, i) or _goes_on_as_a_name(tokens, i + 1)
        if named and analysis.field_of(tokens[i].start).name == "body":
            return i
    return len(tokens)


def _goes_on_as_a_name(tokens: Sequence[Token], last: int) -> bool:
    """Whether another capitalised word, or an apposition that says who it is, follows."""
    if last + 1 >= len(tokens):
        return False
    after, second = tokens[last], tokens[last + 1]
    if after.text == "," and (second.lower in _DESCRIBING or second.is_figure):
        return True
    return after.is_capitalized and after.is_word


def _courtesy(tokens: Sequence[Token], first: int) -> int:
    """The token of the courtesy title before token `first`."""
    return first - 2 if tokens[first - 1].text == "." else first - 1


def _is_behind_a_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` ends a longer name, or stands behind a rank, a role or a word of kinship."""
    before = i - 1
    closed = i + 1 < len(tokens) and tokens[i + 1].text in {",", "."}
    if closed and before > 0 and tokens[before].text == "," and lexicon.is_title(tokens[before - 1].lower):
        return True
    if before > 0 and tokens[before].text == "." and tokens[before].end > tokens[i].start - 3:
        before -= 1
        if len(tokens[before].text) > 1 and not lexicon.is_title(tokens[before].lower + "."):
            return False
    word = tokens[before] if before >= 0 else None
    if _is_all_that_is_given(tokens, i) or (word is not None and word.lower in _PEERS):
        return True
    if word is None or not word.is_word or lexicon.title_kind(word.lower) == "courtesy":
        return False
    return (word.is_capitalized and word.lower not in OPENERS) or lexicon.is_title(word.lower) or word.lower in _KIN


def _is_all_that_is_given(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is the name in "identified only as Ana", "known as Ana", "gave her name as Ana"."""
    if i < 2 or tokens[i - 1].lower != "as":
        return False
    only = tokens[i - 2].lower in {"only", "simply", "just"}
    return tokens[max(0, i - 2 - only)].lower in _NAMED_AS


def full_names(analysis: "Analysis") -> Mapping[str, Mention]:
    """Family name -> the first name of several words in the body that ends with it."""
    found: dict[str, Mention] = {}
    for mention in analysis.mentions:
        full = mention.kind in ("person", "other") and person_names.is_full(mention.words)
        if full and analysis.field_of(mention.span.start).name == "body":
            found.setdefault(person_names.parse(mention.words).family, mention)
    return found
