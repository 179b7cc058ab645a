"""Classes of names: what tells a person from a place, an organisation, a people or anything else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from copylint.analysis import gazetteer, lexicon
from copylint.analysis.days import is_year
from copylint.analysis.tokens import Token
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Class = Literal["person", "place", "organisation", "demonym", "other"]

_LOCATIVE = frozenset({"in", "near", "outside", "around", "across", "throughout"})
_PREPOSITIONS = _LOCATIVE | {"of", "from", "at", "to", "on", "by", "with", "for", "against", "between", "over"}
_PLACE_NOUNS = frozenset(
    "city town village province district region county state capital municipality suburb island port settlement"
    " neighborhood neighbourhood borough enclave governorate oblast".split()
)
_AUXILIARY = frozenset(
    {"has", "had", "have", "also", "does", "did", "do", "not", "will", "would", "later", "then", "never"}
)
_PARTIES = frozenset("Republican Republicans Democrat Democrats Democratic".split())
_LARGE_PLACE = 100_000
# What a government does and a town does not.
_METONYM_VERBS = frozenset(
    "say says said deny denies denied accuse accuses accused insist insists insisted warn warns warned provide"
    " provides provided announce announces announced demand demands demanded reject rejects rejected refuse refuses"
    " refused agree agrees agreed want wants wanted consider considers considered fear fears feared rely relies relied"
    " seek seeks sought give gives gave claim claims claimed blame blames blamed back backs backed support supports"
    " supported threaten threatens threatened invoke invokes invoked vow vows vowed urge urges urged condemn condemns"
    " condemned call calls called recognise recognises recognised recognize recognizes recognized respond responds"
    " responded".split()
)


def class_of(analysis: "Analysis", words: tuple[str, ...], first: int, last: int, title: str) -> Class:
    """The class of the name at tokens `first` to `last` (exclusive); `title` is what stands before it, or ""."""
    tokens = analysis.tokens
    span = Span(tokens[first].start, tokens[last - 1].end)
    text = analysis.excerpt(span).replace("’", "'")
    if len(words) == 1 and (lexicon.demonym(words[0]) or lexicon.is_group(words[0]) or words[0] in _PARTIES):
        return "demonym"
    if any(lexicon.is_organisation_head(word) for word in words):
        return "organisation"
    if title:
        return "person"
    if lexicon.country(text) or lexicon.us_state(text):
        return "place"
    known = gazetteer.places(text)
    if _in_place_slot(tokens, first, last):
        return "place"
    if len(words) > 1 and lexicon.is_given_name(words[0]) and not (known and known[0].population > _LARGE_PLACE):
        return "person"
    if _has_age(tokens, last) or _has_birth(tokens, last):
        return "person"
    if text.isupper() and 1 < len(text) <= 6:
        return "organisation"
    if known and known[0].population > _LARGE_PLACE and not (len(words) == 1 and speaks(tokens, first, last)):
        return "place"
    return "person" if len(words) <= 4 and speaks(tokens, first, last) else "other"


def _in_place_slot(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].lower if first else ""
    if before in _LOCATIVE:
        return True
    if before == "of" and first > 1:
        return tokens[first - 2].lower in _PLACE_NOUNS
    return last < len(tokens) and tokens[last].lower in {"province", "county", "district"} and before != ","


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether ", 44," follows."""
    return (
        last + 2 < len(tokens)
        and tokens[last].text == ","
        and tokens[last + 1].is_figure
        and len(tokens[last + 1].text) <= 3
        and tokens[last + 2].text in {",", "."}
    )


def _has_birth(tokens: Sequence[Token], last: int) -> bool:
    """Whether "was born", "(born 1871", "(1871-1959)", ", aged 44" or ", a 44-year-old" follows."""
    after = [token.lower for token in tokens[last : last + 5]]
    if after[:2] in (["was", "born"], ["(", "born"], [",", "aged"]):
        return True
    if after[:2] in ([",", "a"], [",", "an"]):
        return any(word.endswith("year-old") for word in after[2:4])
    return len(after) == 5 and after[0] == "(" and is_year(after[1]) and is_year(after[3]) and after[4] == ")"


def speaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb of saying stands right after the name, or right before it."""
    if first and tokens[first - 1].lower in _PREPOSITIONS:
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    if after < len(tokens) and lexicon.is_saying(tokens[after].lower):
        return True
    before = first - 1
    while before >= 0 and (lexicon.is_title(tokens[before].lower) or tokens[before].lower in {"the", "a"}):
        before -= 1
    return (
        before > 0 and lexicon.is_saying(tokens[before].lower) and tokens[before - 1].text in {",", "”", '"', "'", "’"}
    )


def is_metonym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place is subject of what only a government does, as in "Baku does not provide"."""
    if first and (tokens[first - 1].lower in _PREPOSITIONS or tokens[first - 1].text == ","):
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    return after < len(tokens) and tokens[after].lower in _METONYM_VERBS
