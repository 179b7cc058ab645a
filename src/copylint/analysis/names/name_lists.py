"""Names that hold a list: "Safety and Health Administration", "Bureau of Alcohol, Tobacco and Firearms"."""

from collections.abc import Sequence

from copylint.analysis.form.tokens import Token
from copylint.analysis.tables import lexicon

_LONGEST_ITEM = 4
_MOST_ITEMS = 6
_REACH = 4
_LINKS = frozenset({"of", "for", "on"})
_PLACES = frozenset({"County", "City", "United"})
_CHAMBERS = frozenset({"House", "Senate", "Assembly", "Parliament"})


def list_end(tokens: Sequence[Token], first: int, at: int, end: int) -> int:
    """The end of the list that goes on at token `at`, a comma or "and", in a name from `first`; 0 where none does.

    Either the name has an organisation's head and "of" before the list, or it ends in such a head. Only plain words
    make a list: "Congress and Health Department" are two bodies.
    """
    before = tokens[max(first, at - _REACH) : at]
    heads = [token for token in before if lexicon.is_organisation_head(token.text)]
    of = bool(heads) and before[-1] not in heads and any(token.lower in _LINKS for token in before)
    chamber = tokens[first].text in _CHAMBERS and 1 < at - first <= _REACH
    if not of and not chamber and (heads or at - first > _REACH or not _are_plain(before)):
        return 0
    i = _and_of_list(tokens, at, end)
    if i >= end or tokens[i].lower != "and":
        return 0
    last = _item_end(tokens, i + 1, end)
    if of:
        return last if tokens[at].text == "," and last > i + 1 and _are_plain(tokens[at + 1 : at + 2]) else 0
    if last >= end or not _is_head(tokens[last]):
        return 0
    # "Exchange Commission" goes on from a head; "and Congress" is another body.
    return last + 1 if last > i + 1 or (last + 1 < end and _is_head(tokens[last + 1])) else 0


def _and_of_list(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token behind the items that commas set apart, from token `at`; a comma before "and" is passed over."""
    i = at
    for _ in range(_MOST_ITEMS):
        after = _item_end(tokens, i + 1, end) if i < end and tokens[i].text == "," else i + 1
        if after == i + 1:
            break
        i = after
    return i + (i + 1 < end and tokens[i].text == "," and tokens[i + 1].lower == "and")


def _is_head(token: Token) -> bool:
    """Whether the word heads an organisation, or a law; a list before "County" is one of places."""
    return (lexicon.is_organisation_head(token.text) and token.text not in _PLACES) or token.text == "Act"


def _item_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """The token behind the plain capitalised words at `first`."""
    i = first
    while i < min(first + _LONGEST_ITEM, end) and _is_plain(tokens[i]):
        i += 1
    return i


def _are_plain(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all(map(_is_plain, tokens))


def _is_plain(token: Token) -> bool:
    """A capitalised common word that neither is a title nor heads an organisation."""
    text = token.text
    if not token.is_capitalized or text.isupper() or lexicon.is_organisation_head(text):
        return False
    return lexicon.is_common_word(text) and not lexicon.is_title(text) and lexicon.country(text) is None
