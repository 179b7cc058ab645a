"""Role owners: what a role is a role of."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.parties import PARTIES
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# "The local Liberal leader": one of many.
_OF_A_PART = frozenset({"local", "regional"})
OF = frozenset({"of", "for", "at", "to", "in"})


class Copy(Struct, frozen=True, gc=False):
    """The story with its names by the token they begin and end with."""

    analysis: "Analysis"
    tokens: Sequence[Token]
    starts: Mapping[int, Mention]
    ends: Mapping[int, Mention]


class Owner(Struct, frozen=True, gc=False):
    """A `key` that is the same for "Armenia" and "Armenian", "" for none; `generic` for "the region"."""

    key: str = ""
    generic: bool = False


def owner_before(copy: Copy, at: int, role: int, first: int) -> Owner:
    """X's mayor, the Armenian president, the region's governor: what stands before token `at`.

    From `at` to the role at token `role` there are only adjectives; over these, only "X's" and a people reach.
    """
    tokens, end = copy.tokens, at
    if end > first and tokens[end - 1].lower == "'s":
        end -= 1
        if end > first and end - 1 not in copy.ends:
            return Owner(tokens[end - 1].lower, True) if tokens[end - 1].is_word else Owner()
    mention = copy.ends.get(end - 1)
    if mention is None and end > first and tokens[end - 1].lower == "its":
        meant = _subject(copy, end - 1)
        return Owner() if meant is None or meant.kind == "person" else Owner(owner_key(meant), False)
    if mention is None or mention.first < first or mention.kind == "person" or mention.text in PARTIES:
        return Owner()
    if at < role and end == at and mention.kind != "demonym":
        return Owner()
    if mention.first > first and tokens[mention.first - 1].lower in _OF_A_PART:
        return Owner("", True)
    if end == at and mention.first > first and tokens[mention.first - 1].lower == "'s" and _is_of_a_land(mention):
        employer = copy.ends.get(mention.first - 2)
        mention = mention if employer is None or employer.kind == "person" else employer
    return Owner(owner_key(mention), False)


def _is_of_a_land(mention: Mention) -> bool:
    """Whether the name may say where somebody comes from, and not whose the office is: "Elbia's Welsh coach"."""
    return mention.kind == "demonym" or lexicon.country(mention.text) is not None


def _subject(copy: Copy, i: int) -> Mention | None:
    """The name that opens the sentence of token `i`: what "its" is, where nobody else is named before it.

    Of "its" that opens a sentence itself, the name that opens the sentence before.
    """
    number = copy.analysis.sentence_of(i)
    first = copy.analysis.sentences[number].first
    if i == first and number:
        number, i = number - 1, first
        first = copy.analysis.sentences[number].first
        if copy.analysis.field_of(copy.tokens[first].start).name != "body":
            return None
    named = [copy.starts[j] for j in range(first, i) if j in copy.starts]
    opening = named[0] if named and named[0].first <= first + 1 else None
    others = any(mention.kind in ("organisation", "other") and mention.text != named[0].text for mention in named)
    return None if others else opening


def owner_after(copy: Copy, at: int, end: int) -> Owner | None:
    """Of X, for the X, of the region: what follows a role up to token `end`; None where that is something else."""
    tokens = copy.tokens
    if at >= end or tokens[at].lower not in OF:
        return None
    for i in range(at + 1, end):
        mention = copy.starts.get(i)
        if mention is not None:
            return Owner(owner_key(mention), False) if mention.last >= end - 1 else None
        if not tokens[i].is_word:
            return None
    return Owner(tokens[end - 1].lower, True) if end - at > 1 else None


def owner_key(mention: Mention) -> str:
    """What names an owner in every form: "Armenia", "Armenian" and "Republic of Armenia" have one key."""
    text = mention.text.removeprefix("the ").removeprefix("The ")
    country = lexicon.demonym(text) or lexicon.country(text)
    if country:
        return country.name.lower()
    name = lexicon.fold(lexicon.us_state(text) or text)
    return name[:-1] if name.endswith("an") and mention.kind == "demonym" else name
