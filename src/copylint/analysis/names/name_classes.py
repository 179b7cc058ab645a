"""Classes of names: what tells a person from a place, an organisation, a people or anything else."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.beside_names import (
    FIRMS,
    LOCATIVE,
    OPENERS,
    TOWNS,
    follows_role,
    has_age,
    has_birth,
    speaks,
)
from copylint.analysis.people.name_signs import (
    are_plain_nouns,
    ends_in_family_name,
    has_name_form,
    has_role_after,
    is_a_paper,
    is_behind_arabic_article,
    is_station,
)
from copylint.analysis.tables import gazetteer, lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Class = Literal["person", "place", "organisation", "demonym", "other"]

_PLACE_NOUNS = frozenset(
    "city town village province district region county state capital municipality suburb island port settlement"
    " neighborhood neighbourhood borough enclave governorate oblast".split()
)
PARTIES = frozenset("Republican Republicans Democrat Democrats Democratic".split())
_AFTER_TOWN = frozenset({"in", "of", "on", "near", "outside", "that", "which", "where", "with", ",", "."})
_FIRM = frozenset("startup start-up firm carmaker automaker airline retailer brand chipmaker drugmaker".split())
_WATERS_AND_HEIGHTS = frozenset({"Lake", "Loch", "Mount", "Cape"})
_PARTICLES_IN_NAMES = frozenset("Mc Mac De Di Du La Le Van Von Fitz Del Della Des Da Dos San Al El Ben Bin".split())
# Words before a capital that opened no name: what follows them begins one.
_FUNCTION_WORDS = OPENERS | frozenset("even today yesterday once until unless where why how mother father".split())
_LONGEST_NAME = 3
_DETERMINERS = frozenset({"the", "a", "an", "two-time", "three-time", "four-time"})
_ROMAN = frozenset("IVXLC")
_LARGE_PLACE = 100_000


def class_of(  # noqa: PLR0913, PLR0917 - what is known of a name
    analysis: "Analysis", text: str, words: tuple[str, ...], first: int, last: int, title: str
) -> Class:
    """The class of the name `text` at tokens `first` to `last` (exclusive).

    `words` are its words, `title` is what stands before it, or "".
    """
    tokens = analysis.tokens
    known = _by_its_words(words, text, title)
    if known is not None:
        return _behind_a_title(tokens, text, last, title) if known == "person" else known
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
        return "organisation" if _is_a_speaking_body(tokens, words, first) else "person"
    if 1 < len(words) <= _LONGEST_NAME and ends_in_family_name(words) and not is_a_paper(tokens, words, first):
        return "person"
    return "other"


def _is_told_of_a_person(
    analysis: "Analysis", words: tuple[str, ...], first: int, last: int, *, known_place: bool
) -> bool:
    """Whether an age, a birth or a role beside the name, or the byline, tells of a person."""
    tokens = analysis.tokens
    named = first == 0 or tokens[first - 1].lower not in _DETERMINERS or len(words) > 1  # not "the Olympian, 38,"
    if named and (has_age(tokens, last) or has_birth(tokens, last)):
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
    known = lexicon.is_given_name(text) or lexicon.is_surname(text)
    if not lexicon.is_frequent_given_name(text) and (lexicon.country(text) or lexicon.us_state(text)):
        return "place"
    if (text.isupper() and text.isalpha() and len(text) > 1) or is_branded(text):
        return "organisation"
    many = title.endswith("s") and lexicon.is_title(title[:-1])
    return "person" if known or not (many or title.rpartition(" ")[2] in FIRMS) else None


def _behind_a_title(tokens: Sequence[Token], text: str, last: int, title: str) -> Class:
    """A person, but Miss Ohio, and whose leader "the deputy Labour leader" is."""
    if title == "miss" and (lexicon.us_state(text) or lexicon.country(text)):
        return "other"
    return "organisation" if " " not in text and _is_of_somebody(tokens, last, title) else "person"


def _is_of_somebody(tokens: Sequence[Token], last: int, title: str) -> bool:
    """Whether a role in lower case follows a name behind one: "the deputy Labour leader"."""
    after = tokens[last] if last < len(tokens) else None
    lower = tokens[last - 2].text.islower() if last > 1 else False
    plain = lower and lexicon.title_kind(title) == "role"
    return plain and after is not None and after.text.islower() and lexicon.is_title(after.lower)


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
    if before in LOCATIVE:
        owned = last < len(tokens) and tokens[last].lower == "'s"  # "in Ann Orr's words"
        return not (owned and last - first > 1 and lexicon.is_given_name(tokens[first].text))
    if before == "of" and first > 1:
        return tokens[first - 2].lower in _PLACE_NOUNS
    return last < len(tokens) and tokens[last].lower in {"province", "county", "district"} and before != ","


def _is_called_a_town(tokens: Sequence[Token], i: int) -> bool:
    """Whether the apposition at token `i` says that it is a town: "Corvo, a mining town in"."""
    if i + 3 >= len(tokens) or tokens[i].lower not in ("a", "an"):
        return False
    town = next((j for j in range(i + 1, min(i + 4, len(tokens) - 1)) if tokens[j].lower in TOWNS), 0)
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


def _is_a_speaking_body(tokens: Sequence[Token], words: Sequence[str], first: int) -> bool:
    """Whether a name beside a verb of saying is that of a paper, a station, a firm or a service."""
    if len(words) == 1:
        return is_branded(words[0]) or _is_a_plain_noun(tokens, first) or _goes_on_from_a_noun(tokens, first)
    named = is_a_paper(tokens, words, first) or is_station(words) or are_plain_nouns(words)
    return named or is_behind_arabic_article(words)


def _is_a_plain_noun(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word is one of the language and nobody's name: "Fire and Rescue said", "the Telegraph said"."""
    word, before = tokens[first].text, tokens[first - 1] if first else None
    if before is None or not (before.is_capitalized or before.lower in ("and", "the")):
        return False  # "Alias said", a slip of Elias
    return lexicon.is_common_word(word) and not (lexicon.is_surname(word) or lexicon.is_given_name(word))


def _goes_on_from_a_noun(tokens: Sequence[Token], first: int) -> bool:
    """Whether a plain word with a capital, that only its place gives it, belongs to the name: "Highways England"."""
    if first == 0 or not tokens[first - 1].is_capitalized or tokens[first - 1].lower in _FUNCTION_WORDS:
        return False
    word = tokens[first - 1].lower
    return lexicon.is_common_word(word) and not lexicon.is_title(word) and not lexicon.demonym(tokens[first - 1].text)
