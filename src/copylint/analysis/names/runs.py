"""Runs: the stretches of capitalised words that names are made of."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.casing import (
    Casing,
    first_word,
    is_inside,
    is_name_at,
    is_name_word,
    is_opener,
    read_casing,
)
from copylint.analysis.form.tokens import Token
from copylint.analysis.names.name_lists import list_end
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_LINKS = frozenset({"of", "for", "on"})
_CAPITAL_LINKS = frozenset({"Against", "Under"})  # "Coalition Against Domestic Violence"
_OWNERS_INSIDE = frozenset({"women", "men", "children", "people", "girls", "boys"})  # "Office of Women's Health"
_LIST_MARKS = frozenset({",", "and"})
_MARKS = frozenset("“”\"‘’'")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Run(Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) that may be one name; `initial` when it opens its sentence."""

    first: int
    last: int
    initial: bool


def find_runs(analysis: "Analysis") -> Iterator[Run]:
    """The runs of capitalised words of every sentence, in order."""
    casing = read_casing(analysis)
    for number, sentence in enumerate(analysis.sentences):
        if casing.named[number]:
            yield from _sentence_runs(analysis.tokens, sentence, number, casing)


def _sentence_runs(tokens: Sequence[Token], sentence: "Sentence", number: int, casing: Casing) -> Iterator[Run]:
    title_case = casing.title_case[number]
    first, last = first_word(tokens, sentence), sentence.first
    for i in casing.named[number]:
        if i < last:
            continue
        opens = i == first or (i > sentence.first and is_opener(tokens, i - 1))
        if (opens or title_case) and not _opens_a_name(tokens, i, sentence.last, casing.inside, title_case):
            continue
        last = _run_end(tokens, i, sentence.last, casing.inside if title_case else None)
        yield Run(i, last, opens)


def _opens_a_name(tokens: Sequence[Token], i: int, end: int, inside: frozenset[str], title_case: bool) -> bool:
    """Whether a word that would be capitalised anyway is a name all the same."""
    token = tokens[i]
    if is_inside(token, inside) or not lexicon.is_common_word(token.lower):
        return True
    if title_case:
        return False
    follows = tokens[i + 1] if i + 1 < end else None
    if follows is None or not follows.is_word:
        return len(token.text) == 1 and follows is not None and follows.text == "."
    if follows.is_capitalized and is_name_word(follows):
        return _may_begin_a_name(token)
    return lexicon.is_saying(follows.lower) and lexicon.is_surname(token.text)


def _may_begin_a_name(token: Token) -> bool:
    lower = token.lower
    return bool(lexicon.is_given_name(lower) or lexicon.is_title(lower) or lexicon.is_organisation_head(token.text))


def _run_end(tokens: Sequence[Token], i: int, end: int, inside: frozenset[str] | None) -> int:
    """The end of the run that starts at `i`; in title case only words of `inside` or uncommon ones go on."""
    last = i + 1
    organisation = lexicon.is_organisation_head(tokens[i].text)
    while last < end:
        step = _step(tokens, i, last, end, organisation)
        if step == 0 and inside is None and tokens[last].lower in _LIST_MARKS:
            step = max(0, list_end(tokens, i, last, end) - last)
        plain = inside is not None and not _goes_on_in_title_case(tokens[last + step - 1], inside)
        if step == 0 or (plain and tokens[last].text != "v"):
            break
        last += step
        organisation = organisation or lexicon.is_organisation_head(tokens[last - 1].text)
    return last


def _goes_on_in_title_case(token: Token, inside: frozenset[str]) -> bool:
    return is_inside(token, inside) or not lexicon.is_common_word(token.lower)


def _step(tokens: Sequence[Token], first: int, at: int, end: int, organisation: bool) -> int:
    """How many tokens from `at` belong to the run that begins at `first`, too: 0 to end it."""
    token = tokens[at]
    if is_name_at(tokens, at):
        return 1
    if at + 1 == end:
        return 0
    after = tokens[at + 1]
    if token.text == "v" and after.text == ".":  # a case in court: "Orr v. Dunmore"
        return 3 if at + 2 < end and is_name_word(tokens[at + 2]) else 0
    if organisation and token.lower == "'s" and tokens[at - 1].lower in _OWNERS_INSIDE:
        return 2 if is_name_word(after) else 0
    if token.lower in ("'", "'s") and _has_members(tokens[at - 1], token):
        named = is_name_word(after) and any(lexicon.is_organisation_head(t.text) for t in tokens[at + 1 : at + 3])
        return 2 if named else 0
    if token.text in _MARKS and lexicon.is_given_name(tokens[at - 1].text):
        return _nickname(tokens, at, end)
    if token.text == ",":
        return 2 if after.lower in _SUFFIXES and after.is_capitalized else 0
    if not is_name_word(after):
        pair = lexicon.is_particle(token.lower) and lexicon.is_particle(after.lower)
        the = organisation and token.lower in _LINKS and after.lower == "the"
        return 3 if (pair or the) and at + 2 < end and is_name_word(tokens[at + 2]) else 0
    return 2 if _joins(tokens, first, at, organisation) else 0


def _nickname(tokens: Sequence[Token], at: int, end: int) -> int:
    """How many tokens a nickname in marks and the word behind it take: 'Jesus "Rey" Zambada'; 0 for anything else."""
    for closing in (at + 2, at + 3):
        if closing + 1 < end and tokens[closing].text in _MARKS:
            inside = tokens[at + 1 : closing]
            named = is_name_word(tokens[closing + 1]) and all(token.is_capitalized for token in inside)
            return closing + 2 - at if named else 0
    return 0


def _has_members(owner: Token, mark: Token) -> bool:
    """Whether those who own are many: "Farmers' Union", "Women's Institute"."""
    if owner.lower in _OWNERS_INSIDE:
        return True
    return mark.text != "'s" and owner.lower.endswith("s") and lexicon.is_common_word(owner.lower)


def _joins(tokens: Sequence[Token], first: int, at: int, organisation: bool) -> bool:
    """Whether the token between two name words makes them one name: "J. Smith", "van Dyke", "Bank of Japan"."""
    token = tokens[at]
    if token.text == ".":
        return _takes_a_stop(tokens[at - 1])
    if token.text == "&" or lexicon.is_particle(token.lower):
        return True
    if not organisation:
        return False
    if token.lower in _LINKS:
        return tokens[at + 1].text.isalpha() or not any(map(str.isdigit, tokens[at + 1].text))  # not "Center on STS-1"
    return token.text in _CAPITAL_LINKS or (token.lower == "and" and _is_linked(tokens, first, at))


def _takes_a_stop(token: Token) -> bool:
    """An initial or a title that is written with a full stop."""
    return len(token.text) == 1 or lexicon.is_title(token.lower + ".")


def _is_linked(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the name up to `at` already holds an `of`: "Department of Labor and Industry"; not so "and OSHA"."""
    return not tokens[at + 1].text.isupper() and any(tokens[i].lower in _LINKS for i in range(max(first, at - 5), at))
