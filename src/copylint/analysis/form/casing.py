"""Casing: which capitalised words are names, and where a capital says nothing."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.tables import lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_OPENERS = frozenset("“”\"'‘«„([*•–—-:;_>|#.?!…")
_CLOSERS = frozenset("”\"'’»")
_NEVER = frozenset(
    "i a an the he she it they we you his her its their our your my this that these those there here who what when"
    " where why how which if but and or so yet nor not no yes in on at to for from of by with as is are was were be"
    " been has have had do does did will would can could should may might must all both each every some any many most"
    " let who much few more other another such than then now also while although though because since after before"
    " until unless once during despite under over between among about against through without within".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september"
    " october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tues wed thurs thu fri".split()
)
# Words that are never part of a name but in two: Theresa May, Will Orr.
_NAMES_TOO = frozenset({"May", "Will"})
_ADJECTIVES = frozenset("led born run made held style era wide like bound built brand own".split())
_DISPLAY = frozenset({"headline", "kicker", "deck", "caption"})
# The share of longer words that are capitalised, and how many there must be, in display copy and in running copy.
_SHORT = 3
_TITLE_CASE = {True: (0.7, 4), False: (0.95, 6)}


class Casing(Struct, frozen=True, gc=False):
    """What capitals tell in a story.

    `named` are the indexes of the tokens that may be part of a name, a list for each sentence. `title_case` has True
    for a sentence set in title case. `inside` are the words that stand capitalised in the middle of a sentence of
    running copy: names, wherever else they stand.
    """

    named: Sequence[Sequence[int]]
    title_case: Sequence[bool]
    inside: frozenset[str]


def read_casing(analysis: "Analysis") -> Casing:
    """The casing of every sentence, in one pass over the tokens."""
    tokens = analysis.tokens
    named: list[Sequence[int]] = []
    title_case: list[bool] = []
    inside: set[str] = set()
    cased = analysis.cased
    at = 0
    for sentence in analysis.sentences:
        end = bisect_left(cased, sentence.last, at)
        candidates = cased[bisect_left(cased, sentence.first, at) : end]
        at = end
        capitals = [i for i in candidates if tokens[i].is_capitalized]
        named.append([i for i in candidates if is_name_at(tokens, i)])
        title_case.append(_is_title_case(analysis, sentence, capitals))
        if not title_case[-1]:
            first = first_word(tokens, sentence)
            inside.update(tokens[i].text for i in capitals if i > first and not is_opener(tokens, i - 1))
            if first in capitals[:1] and _opens_a_full_name(tokens, first, sentence.last):
                inside.add(tokens[first].text)
    return Casing(named, title_case, frozenset(inside))


def _opens_a_full_name(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a first name and a capitalised word open the sentence: "Ruth Dunmore left" makes Ruth a name."""
    return (
        i + 1 < end
        and tokens[i + 1].is_capitalized
        and is_name_word(tokens[i + 1])
        and is_name_word(tokens[i])
        and lexicon.is_frequent_given_name(tokens[i].text)
        and not lexicon.is_common_word(tokens[i + 1].text)
    )


def _is_title_case(analysis: "Analysis", sentence: "Sentence", capitals: Sequence[int]) -> bool:
    """Whether nearly every longer word is capitalised, as in a headline of the American kind."""
    field = analysis.story.fields[sentence.field]
    share, least = _TITLE_CASE[field.name in _DISPLAY or field.form == "subhead"]
    if len(capitals) < least * share and field.name not in _DISPLAY:
        return False
    long_capitals = sum(len(analysis.tokens[i].text) > _SHORT for i in capitals)
    if long_capitals < least * share and field.name not in _DISPLAY:
        return False
    texts = [token.text for token in analysis.tokens[sentence.first : sentence.last]]
    if field.name in _DISPLAY and all(text.isupper() for text in texts if text[0].isalpha()):
        return len(capitals) > 1
    words = sum(len(text) > _SHORT and text[0].isalpha() for text in texts)
    return words >= least and long_capitals >= share * words


def first_word(tokens: Sequence[Token], sentence: "Sentence") -> int:
    """The index of the first word or figure of a sentence."""
    for i in range(sentence.first, sentence.last):
        letter = tokens[i].text[0]
        if letter.isalpha() or letter.isdigit():
            return i
    return sentence.first


def is_opener(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word after token `i` is capitalised for its place; not so after `,”`, where a sentence goes on."""
    return tokens[i].text in _OPENERS and not (tokens[i].text in _CLOSERS and tokens[i - 1].text == ",")


def is_inside(token: Token, inside: frozenset[str]) -> bool:
    """Whether running copy has the word as a name; a line in capitals is compared by its letters."""
    text = token.text
    return text in inside or (len(text) > _SHORT and text.isupper() and text.capitalize() in inside)


def is_name_word(token: Token) -> bool:
    """Whether the token may be a word of a name: capitalised, and neither a function word nor a day or month."""
    return _may_be_in_a_name(token.text)


def is_name_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` may be a word of a name where it stands; may and will are, too: Theresa May, Will Orr."""
    return is_name_word(tokens[i]) or (tokens[i].text in _NAMES_TOO and _is_somebodys(tokens, i))


def _is_somebodys(tokens: Sequence[Token], i: int) -> bool:
    """Whether a first name or a courtesy title stands before May, or a family name behind Will."""
    if tokens[i].text == "May":
        before = tokens[i - 2 if i > 1 and tokens[i - 1].text == "." else i - 1] if i else None
        dated = i + 1 < len(tokens) and tokens[i + 1].is_figure
        return before is not None and not dated and _goes_before_a_family_name(before)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    inside = i > 0 and tokens[i - 1].is_word
    return inside and after is not None and after.is_capitalized and is_name_word(after)


def _goes_before_a_family_name(token: Token) -> bool:
    if not token.is_capitalized or token.lower in _DAYS:
        return False
    return lexicon.is_frequent_given_name(token.text) or lexicon.title_kind(token.lower) == "courtesy"


@lru_cache(maxsize=16384)
def _may_be_in_a_name(text: str) -> bool:
    if not text[0].isupper():
        return ("-" in text or "'" in text) and _has_particle(text)
    if "-" in text and _is_adjective(text):
        return False
    lower = text.lower()
    return lower.partition("'")[0] not in _NEVER and lower not in _DAYS


def _is_adjective(text: str) -> bool:
    """GOP-led, London-based, Russian-born: a name inside an adjective."""
    last = text.rpartition("-")[2]
    return last.islower() and (last in _ADJECTIVES or (len(last) > 3 and last.endswith(("ed", "ing"))))


def _has_particle(text: str) -> bool:
    """al-Assad, el-Sisi, d'Estaing: a small particle joined to a capitalised name."""
    for joint in "-'":
        head, found, tail = text.partition(joint)
        if found and tail[:1].isupper() and (len(head) == 1 or lexicon.is_particle(head)):
            return True
    return False
