"""Classes of names: what tells a person from a place, an organisation, a people or anything else."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.people.name_signs import (
    are_plain_nouns,
    ends_in_family_name,
    has_name_form,
    has_role_after,
    is_a_paper,
    is_station,
)
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.tables import gazetteer, lexicon

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
PARTIES = frozenset("Republican Republicans Democrat Democrats Democratic".split())
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_TOWNS = frozenset("city town village capital municipality suburb island port settlement borough".split())
_AFTER_TOWN = frozenset({"in", "of", "on", "near", "outside", "that", "which", "where", "with", ",", "."})
# Roles that a firm may have as well: "the owner of the mine, Acme Gold,".
_FIRMS = frozenset(
    "owner co-owner developer publisher manufacturer contractor builder promoter partner investor producer organiser"
    " organizer receiver planner keeper guard broadcaster founder consultant auditor".split()
)
_FIRM = frozenset("startup start-up firm carmaker automaker airline retailer brand chipmaker drugmaker".split())
_WATERS_AND_HEIGHTS = frozenset({"Lake", "Loch", "Mount", "Cape"})
_PARTICLES_IN_NAMES = frozenset("Mc Mac De Di Du La Le Van Von Fitz Del Della Des Da Dos San Al El Ben Bin".split())
# Forms of saying that are nouns, too, where nothing is said: "the Gulf states and", "early reports".
_NOUNS_TOO = frozenset(
    "states reports comments notes claims estimates demands complaints warnings state report".split()
)
_SAID = frozenset({":", ",", "“", '"', "‘", "it", "he", "she", "they", "there", "its", "his", "her"})
# Words before a capital that opened no name: what follows them begins one.
_FUNCTION_WORDS = frozenset(
    "and but for as when while after before then so yet though although however still later that what in on at by with"
    " if since because meanwhile also the even today yesterday once until unless where why how mother father mr"
    " mrs".split()
)
_LONGEST_ROLE = 16
_LONGEST_NAME = 3
_LONGEST_TRADE = 4
_ROMAN = frozenset("IVXLC")
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


def class_of(  # noqa: PLR0913, PLR0917 - what is known of a name
    analysis: "Analysis", text: str, words: tuple[str, ...], first: int, last: int, title: str
) -> Class:
    """The class of the name `text` at tokens `first` to `last` (exclusive).

    `words` are its words, `title` is what stands before it, or "".
    """
    tokens = analysis.tokens
    known = _by_its_words(words, text, title)
    if known is not None:
        crowned = title == "miss" and known == "person" and (lexicon.us_state(text) or lexicon.country(text))
        return "other" if crowned else known
    towns = gazetteer.places(text)
    if _is_called_a_firm(tokens, first, last) or (not towns and _is_abbreviation(tokens, text, first)):
        return "organisation"
    if _in_place_slot(tokens, first, last) or _is_dateline(analysis, tokens, first):
        return "place"
    large = is_large_place(text)
    if len(words) > 1 and not large and has_name_form(tokens, words, first):
        return "person"
    if _is_told_of_a_person(analysis, words, first, last, known_place=bool(towns)):
        return "person"
    if _is_abbreviation(tokens, text, first):
        return "organisation"
    spoken = len(words) <= 4 and speaks(tokens, first, last)
    if large and not (len(words) == 1 and spoken):
        return "place"
    if spoken:
        thing = is_a_paper(tokens, words, first) or is_station(words) or are_plain_nouns(words)
        thing = thing or (len(words) == 1 and (is_branded(words[0]) or _goes_on_from_a_noun(tokens, first)))
        return "organisation" if thing else "person"
    if 1 < len(words) <= _LONGEST_NAME and ends_in_family_name(words) and not is_a_paper(tokens, words, first):
        return "person"
    return "other"


def _is_told_of_a_person(
    analysis: "Analysis", words: tuple[str, ...], first: int, last: int, *, known_place: bool
) -> bool:
    """Whether an age, a birth or a role beside the name, or the byline, tells of a person."""
    tokens = analysis.tokens
    if _has_age(tokens, last) or _has_birth(tokens, last):
        return True
    if known_place or not 2 <= len(words) <= 4:
        return False
    if len(words) < 4 and (has_role_after(tokens, last) or _is_byline(analysis, words, first)):
        return True
    return follows_role(tokens, first, last)


@lru_cache(maxsize=8192)
def _by_its_words(words: tuple[str, ...], text: str, title: str) -> Class | None:
    """What the name itself tells, and the title before it."""
    if len(words) == 1 and (lexicon.demonym(words[0]) or lexicon.is_group(words[0]) or words[0] in PARTIES):
        return "demonym"
    if "v" in words:  # Orr v. Dunmore
        return "other"
    if len(words) > 1 and lexicon.country(text):  # the United States
        return "place"
    if any(map(lexicon.is_organisation_head, words)) or "&" in text:
        return "organisation"
    if title:
        return _titled(words, text, title)
    if len(words) > 1 and words[0] in _WATERS_AND_HEIGHTS:
        return "place"
    return "place" if lexicon.country(text) or lexicon.us_state(text) else None


def _titled(words: tuple[str, ...], text: str, title: str) -> Class | None:
    """What a name behind a title is: a person, but "broadcaster NHK", "analysts Orrel", "its neighbour China"."""
    if len(words) > 1 or lexicon.title_kind(title) == "courtesy":
        return "person"
    first_name = lexicon.is_given_name(text)
    known = first_name or lexicon.is_surname(text)
    if not first_name and (lexicon.country(text) or lexicon.us_state(text)):
        return "place"
    if (text.isupper() and text.isalpha() and len(text) > 1) or is_branded(text):
        return "organisation"
    many = title.endswith("s") and lexicon.is_title(title[:-1])
    return "person" if known or not (many or title.rpartition(" ")[2] in _FIRMS) else None


def is_branded(word: str) -> bool:
    """Whether a capital stands inside a word as in the names of firms: SoftBank, GoFundMe; not so McCoy, DeVos."""
    inner = next((i for i, letter in enumerate(word) if i and letter.isupper() and word[i - 1].islower()), 0)
    return inner > 0 and word.isalpha() and word[:inner] not in _PARTICLES_IN_NAMES and not lexicon.is_surname(word)


def _is_abbreviation(tokens: Sequence[Token], text: str, first: int) -> bool:
    """Whether the name is capitals, and neither a Roman number nor part of a line in capitals."""
    letters = text.replace(".", "")
    if not (text.isupper() and letters.isalpha() and 1 < len(letters) <= 6) or set(letters) <= _ROMAN:
        return False
    return first == 0 or not tokens[first - 1].text.isupper() or len(tokens[first - 1].text) == 1


@lru_cache(maxsize=4096)
def is_large_place(name: str) -> bool:
    """Whether the best known place of the name is a large one: a large town, or a state no person is called by."""
    towns = gazetteer.places(name)
    if not towns:
        return False
    return towns[0].population > _LARGE_PLACE or (towns[0].type == "state" and not lexicon.is_given_name(name))


def _is_byline(analysis: "Analysis", words: tuple[str, ...], first: int) -> bool:
    """Whether the name stands in the byline and looks like a person's; agencies and papers are signed as well."""
    if analysis.field_of(analysis.tokens[first].start).name != "byline":
        return False
    return not any(lexicon.is_common_word(word) or word.isupper() for word in words)


def _in_place_slot(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].lower if first else ""
    if last < len(tokens):
        if tokens[last].lower in ("v", "vs"):  # "in Marsh v Town of Dover"
            return False
        if tokens[last].text == "." and lexicon.us_state(f"{tokens[last - 1].text}."):  # "Pa."
            return last - first == 1
        if tokens[last].text == "," and _is_called_a_town(tokens, last + 1):
            return True
    if before in _LOCATIVE:
        owned = last < len(tokens) and tokens[last].lower == "'s"  # "in Ann Orr's words"
        return not (owned and last - first > 1 and lexicon.is_given_name(tokens[first].text))
    if before == "of" and first > 1:
        return tokens[first - 2].lower in _PLACE_NOUNS
    return last < len(tokens) and tokens[last].lower in {"province", "county", "district"} and before != ","


def _is_called_a_town(tokens: Sequence[Token], i: int) -> bool:
    """Whether the apposition at token `i` says that it is a town: "Corvo, a mining town in"."""
    if i + 3 >= len(tokens) or tokens[i].lower not in ("a", "an"):
        return False
    town = next((j for j in range(i + 1, min(i + 4, len(tokens) - 1)) if tokens[j].lower in _TOWNS), 0)
    return town > 0 and tokens[town + 1].lower in _AFTER_TOWN


def _is_called_a_firm(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the copy says that it is a firm: "the startup Lumenta", "run by Marlow's of Dover"."""
    if first and tokens[first - 1].lower in _FIRM:
        return True
    if last + 2 >= len(tokens) or tokens[last].lower != "'s" or last - first > 1:
        return False
    return tokens[last + 1].lower == "of" and tokens[last + 2].is_capitalized


def _is_dateline(analysis: "Analysis", tokens: Sequence[Token], first: int) -> bool:
    """Whether the name stands in the dateline and is no agency: "LONDON (Reuters)"."""
    return analysis.field_of(tokens[first].start).name == "dateline" and tokens[first - 1].text != "("


def follows_role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a comma and a role stand before the name: "the head of the region, NAME,"."""
    after = tokens[last].text if last < len(tokens) else "."
    if first < 4 or tokens[first - 1].text != "," or after not in {",", "."} or tokens[first - 2].lower in _TOWNS:
        return False
    start = _clause_start(tokens, first - 2)
    if tokens[start].lower not in _DETERMINERS:
        return False
    head = ""
    for i in range(start + 1, min(start + 6, first - 1)):
        if tokens[i].lower in _PREPOSITIONS or not tokens[i].is_word:
            break
        head = tokens[i].lower
    return lexicon.is_title(head) and head not in _FIRMS


def _clause_start(tokens: Sequence[Token], i: int) -> int:
    """The first token of the stretch before token `i` that no mark and no verb of saying interrupts."""
    least = max(0, i - _LONGEST_ROLE)
    while i > least and tokens[i - 1].is_word and not lexicon.is_saying(tokens[i - 1].lower):
        i -= 1
    return i


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
    if last >= len(tokens) or tokens[last].lower not in ("was", "(", ","):
        return False
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
    after = last + (last < len(tokens) and tokens[last].text == "," and follows_role(tokens, first, last))
    if is_web_address(tokens, last):
        return False
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    if after < len(tokens) and lexicon.is_saying(tokens[after].lower):
        return after > last or _is_verb(tokens, after)
    before = first - 1
    while before >= 0 and (lexicon.is_title(tokens[before].lower) or tokens[before].lower in {"the", "a"}):
        before -= 1
    if before < 1 or tokens[before - 1].text not in {",", "”", '"', "'", "’"} or _is_what_somebody_is(tokens, last):
        return False
    # Whom somebody told is no speaker: 'the clerk, who had seen it, told Lo'.
    return lexicon.is_saying(tokens[before].lower) and lexicon.saying_lemma(tokens[before].lower) != "tell"


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a form of a verb of saying behind a name is what the name does: not "Gulf states", "from Orr asking"."""
    word = tokens[i].lower
    if word.endswith("ing"):
        return False
    return word not in _NOUNS_TOO or (i + 1 < len(tokens) and tokens[i + 1].lower in _SAID)


def _goes_on_from_a_noun(tokens: Sequence[Token], first: int) -> bool:
    """Whether a plain word with a capital, that only its place gives it, belongs to the name: "Highways England"."""
    if first == 0 or not tokens[first - 1].is_capitalized or tokens[first - 1].lower in _FUNCTION_WORDS:
        return False
    word = tokens[first - 1].lower
    return lexicon.is_common_word(word) and not lexicon.is_title(word) and not lexicon.demonym(tokens[first - 1].text)


def _is_what_somebody_is(tokens: Sequence[Token], last: int) -> bool:
    """Whether a trade and a name follow the name: "said Dover sports director Ann Orr", "said Olympic champion Orr"."""
    i = last
    while i < min(len(tokens) - 1, last + _LONGEST_TRADE) and tokens[i].text.islower():
        i += 1
    return i > last and tokens[i].is_capitalized and tokens[i].is_word and tokens[i - 1].lower in somebodies()


def is_web_address(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name that ends before token `last` goes on as an address: "Korvanews.example"."""
    if last + 1 >= len(tokens) or tokens[last].text != "." or tokens[last].start != tokens[last - 1].end:
        return False
    return tokens[last + 1].text.islower() and tokens[last + 1].start == tokens[last].end


def is_metonym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place is subject of what only a government does, as in "Baku does not provide"."""
    if first and (tokens[first - 1].lower in _PREPOSITIONS or tokens[first - 1].text == ","):
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    return after < len(tokens) and tokens[after].lower in _METONYM_VERBS
