"""Signs that a name is a person's: its first word, and what the copy says right after it."""

from collections.abc import Sequence
from functools import cache

from copylint.analysis.form.tokens import Token
from copylint.analysis.people.person_names import is_joined_given_name
from copylint.analysis.tables import gazetteer, lexicon

# Particles of persons; "de", "la", "san" and their like stand in the names of places as well.
_PERSONAL = frozenset({"von", "van", "bin", "bint", "ibn"})
_ARTICLES = frozenset({"a", "an", "the", "then", "now", "formerly"})
_BREAKS = frozenset({"of", "for", "in", "at", "to", "with", "by", "from", "on", "and", "or", "that", "which", "who"})
_PAPERS = frozenset("Journal Times Gazette Tribune Chronicle Magazine News Radio".split())
_FIVE = 5
_ROMAN = frozenset("IVX")
HONOURS = frozenset("MP MEP MSP MLA MS QC KC MD JD RN OBE CBE MBE JP SJ TD".split())
# What firms, teams, bands, animals and things are, too.
_NO_SIGN = frozenset(
    "leader model head chief producer forward guard count general principal major private speaker partner keeper"
    " driver volunteer receiver founder owner co-owner developer publisher manufacturer contractor builder promoter"
    " investor organiser organizer broadcaster consultant auditor planner critic favorite favourite resident manager"
    " state back miss chair star king queen prince princess duke marshal commander captain justice resident executive"
    " secretary metropolitan cardinal neighbor neighbour baker supervisor provider author writer"
    " translator presenter witness co champion".split()
)


def has_name_form(tokens: Sequence[Token], words: Sequence[str], first: int) -> bool:
    """Whether the words alone, two or more, make a person's name: "Ann Orr", "H. G. Wells", "Wernher von Braun".

    "Roger B-12" in "gave Roger B-12" is none.
    """
    if words[-1][-1].isdecimal():
        return False
    if is_behind_arabic_article(words):
        return False
    if lexicon.is_given_name(words[0]):
        return not is_a_paper(tokens, words, first)
    if any(word in _PERSONAL for word in words[1:-1]) or is_joined_given_name(words):
        return True
    if len(words) > 2 and len(words[0]) == 1 and lexicon.is_frequent_given_name(words[1]):
        return True  # "R Thomas Orr"
    initials = (len(words[0]) == 1 and tokens[first + 1].text == ".") or _is_initials(words[0])
    return initials and len(words[-1]) > 1 and lexicon.is_surname(words[-1])


def is_behind_arabic_article(words: Sequence[str]) -> bool:
    """Whether two words are an article and a noun, as channels and mosques are called: "Al Jazeera", not "Al Gore"."""
    return len(words) == 2 and words[0] == "Al" and not lexicon.is_surname(words[1])


def _is_initials(word: str) -> bool:
    """Whether a word is initials: "K.C."; the abbreviation of a country or state is not."""
    return (
        word[1:2] == "."
        and word[-1] == "."
        and len(word) < _FIVE
        and not (lexicon.country(word) or lexicon.us_state(word))
    )


def ends_in_family_name(words: Sequence[str]) -> bool:
    """Whether a known family name stands behind words that are nothing else that is known: "Kellyanne Orr"."""
    family, first = words[-1], words[0]
    if not lexicon.is_surname(family) or lexicon.is_common_word(family) or _is_land(family) or _is_land(first):
        return False
    if any(map(lexicon.is_frequent_given_name, words[1:-1])):  # "Londoner Eileen Orr"
        return False
    if not first[0].isupper() or not first[1:].replace("-", "").isalpha() or any(map(str.isupper, first[1:])):
        return False
    known = lexicon.is_common_word(first) or lexicon.is_surname(first) or lexicon.is_group(first)
    return not known and not gazetteer.places(first) and all(word[0].isupper() for word in words)


def _is_land(word: str) -> bool:
    return bool(lexicon.country(word) or lexicon.us_state(word) or lexicon.demonym(word))


def are_plain_nouns(words: Sequence[str]) -> bool:
    """Whether several words are those of the language only: "Chartered Professional Accountants"."""
    return len(words) > 2 and all(
        lexicon.is_common_word(w) and not lexicon.is_given_name(w) and not lexicon.is_surname(w) for w in words[1:]
    )


def is_a_paper(tokens: Sequence[Token], words: Sequence[str], first: int) -> bool:
    """Whether the name is that of a thing which has an article: "the Jordan Times"; a journal has none at times."""
    if len(words) > 1 and words[-1] in _PAPERS:
        return True
    return len(words) > 1 and first > 0 and tokens[first - 1].lower == "the" and lexicon.is_common_word(words[-1])


def is_station(words: Sequence[str]) -> bool:
    """Whether a name of several words ends in capitals, as those of stations and papers do: "Harbour FM"."""
    last = words[-1]
    return len(words) > 1 and len(last) > 1 and last.isalpha() and last.isupper() and not _is_worn(words)


def _is_worn(words: Sequence[str]) -> bool:
    """Whether the capitals are a number or an honour behind a person's name, or all of a line."""
    return set(words[-1]) <= _ROMAN or words[-1] in HONOURS or all(word.isupper() for word in words)


def has_role_after(tokens: Sequence[Token], last: int) -> bool:
    """Whether ", a law professor at", ", then a student," or ", who" follows."""
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return False
    if tokens[last + 1].lower == "who":
        return True
    if tokens[last + 1].lower not in _ARTICLES:
        return False
    head = ""
    for token in tokens[last + 2 : last + 2 + _FIVE]:
        if not token.is_word or token.lower in _BREAKS or token.lower == "'s":
            break
        head = token.lower
    return head in _persons()


@cache
def _persons() -> frozenset[str]:
    return lexicon.title_heads() - _NO_SIGN
