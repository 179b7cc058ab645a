"""Letter case: how a headline is written in sentence case, in title case, in capitals or without any."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.form.casing import is_name_word
from copylint.analysis.form.phrases import is_running, starts_sentence
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import (
    country,
    demonym,
    is_common_word,
    is_given_name,
    is_group,
    is_title,
    month,
    us_state,
    weekday,
)

if TYPE_CHECKING:
    from copylint.analysis import Analysis

LetterCase = Literal["sentence", "title", "upper", "lower"]
Titles = Literal["ap", "chicago"]

# In a title these are small under every stylebook; the second lot is small or not, being a preposition here and an
# adverb there; the third is small where all prepositions are.
_SMALL = frozenset("a an the and but or nor of at per via de la le du van von vs".split())
_EITHER = frozenset("to up off in on out over down as so yet for if by like near past than through under until".split())
_PREPOSITIONS = frozenset(
    "with from into onto upon among amid between during within without against toward towards".split()
)
# Democratic and democratic are two words.
_PARTIES = frozenset("conservative conservatives democratic green greens labour liberal liberals republican".split())
_SHORTEST = 2
_LONG = 3
_MOST = 50  # places of a word are evidence enough


class Recased(NamedTuple):
    """A token that is not in the wanted case, as it should be; `sure` where the story itself shows it."""

    token: Token
    text: str
    sure: bool


class Wanted(NamedTuple):
    """The case that is wanted; `exceptions` are words written just so, `indicators` what any case may follow."""

    case: LetterCase
    titles: Titles
    exceptions: Collection[str]
    indicators: Collection[str]


def recased(analysis: "Analysis", first: int, last: int, wanted: Wanted) -> list[Recased]:
    """The tokens from `first` to before `last`, a headline or a sentence, that are not in the wanted case."""
    words = [i for i in range(first, last) if analysis.tokens[i].is_word]
    if wanted.case == "sentence":
        return list(_sentence(analysis, words, wanted))
    return list(_others(analysis.tokens, words, wanted))


def _others(tokens: Sequence[Token], words: Sequence[int], wanted: Wanted) -> Iterator[Recased]:
    for i in words:
        token = tokens[i]
        if token.text in wanted.exceptions or (i > 0 and tokens[i - 1].text in wanted.indicators):
            continue
        edge = i in (words[0], words[-1])
        text = _titled(token, edge, wanted.titles) if wanted.case == "title" else _plain(token, wanted.case)
        if text != token.text:
            yield Recased(token, text, sure=True)


def _plain(token: Token, case: LetterCase) -> str:
    return token.text.upper() if case == "upper" else token.lower


def _titled(token: Token, edge: bool, titles: Titles) -> str:
    text, lower = token.text, token.lower
    if text.startswith("'") or _has_inner_capital(text):
        return text
    if not edge:
        if lower in _SMALL or (lower in _PREPOSITIONS and titles == "chicago"):
            return lower
        if lower in _EITHER:
            return text
    return text[:1].upper() + text[1:]


def _sentence(analysis: "Analysis", words: Sequence[int], wanted: Wanted) -> Iterator[Recased]:
    tokens = analysis.tokens
    in_titles = _is_title_case([tokens[i] for i in words])
    for i in words:
        token, before = tokens[i], tokens[i - 1].text if i else ""
        if token.text in wanted.exceptions or (i > words[0] and before in wanted.indicators):
            continue
        if i == words[0]:
            if token.text.islower() and not before.isdigit():
                yield Recased(token, token.text[:1].upper() + token.text[1:], sure=True)
        elif token.is_capitalized and not _has_inner_capital(token.text):
            if (not in_titles or is_title(token.lower)) and _beside_name(analysis, i):
                continue
            evidence = _evidence(analysis, token)
            if evidence:
                yield Recased(token, token.lower, evidence == "story")


def _is_title_case(words: Sequence[Token]) -> bool:
    long = [token for token in words if len(token.text) > _LONG]
    return len(long) > _SHORTEST and sum(token.is_capitalized for token in long) >= 0.75 * len(long)


def _evidence(analysis: "Analysis", token: Token) -> Literal["", "story", "lexicon"]:
    """What shows that a word is written small: the running copy of the story, or a dictionary where that is silent."""
    if len(token.text) < _SHORTEST or weekday(token.text) is not None or month(token.text) is not None:
        return ""
    if token.lower in _PARTIES or is_group(token.lower):
        return ""
    small = False
    for i in analysis.positions.get(token.lower, ())[:_MOST]:
        other = analysis.tokens[i]
        if not is_running(analysis, other.span):
            continue
        if other.text.islower():
            small = True
        elif not starts_sentence(analysis, other.span):
            return ""
    if small:
        return "story"
    if not is_name_word(token):
        return "lexicon"
    return "lexicon" if is_common_word(token.lower) and not _may_be_name(token.lower) else ""


def _may_be_name(word: str) -> bool:
    parts = (word, *word.split("-"))
    return any(is_given_name(part) or country(part) or demonym(part) or us_state(part) for part in parts)


def _beside_name(analysis: "Analysis", i: int) -> bool:
    """Whether a word that is no common one stands next to it with a capital: "Mayor Brandt", "Weser River"."""
    tokens = analysis.tokens
    beside = [tokens[i - 1]]
    if i + 1 < len(tokens) and not starts_sentence(analysis, tokens[i + 1].span):
        beside.append(tokens[i + 1])
    return any(
        token.is_capitalized and not _has_inner_capital(token.text) and not _evidence(analysis, token)
        for token in beside
    )


def _has_inner_capital(text: str) -> bool:
    """iPhone, NATO; not Once-Safe."""
    return any(any(map(str.isupper, part[1:])) for part in text.split("-"))
