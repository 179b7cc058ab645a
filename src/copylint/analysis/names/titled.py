"""Titled names: where in a stretch of capitalised words the titles end and the person's own name begins."""

from collections.abc import Sequence

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.runs import Run
from copylint.analysis.tables import gazetteer, lexicon

_HOLIDAYS = frozenset({"Day", "Week", "Month"})  # Veterans Day, Teacher Appreciation Week
_INSIDE_TITLE = frozenset({".", "of", "for", "Pro", "Tempore", "Tem"})
_LINKS = frozenset({"of", "for", "on", "the", "and", "&"})
_ELECT = frozenset({"elect", "designate", "emeritus"})
_INITIALS = frozenset({"MS", "MR"})  # before a name that is not in capitals, too: "MS Orrin"
_MR = frozenset({"mr", "mrs", "ms"})  # whatever word follows, it is somebody's name
_ADJECTIVES = frozenset({"major", "general", "private"})  # in lower case hardly ever a rank
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "new", "its", "their"})
STREETS = frozenset("street road lane avenue drive close crescent terrace boulevard".split())
_BEFORE_A_TITLE = frozenset(
    "a an the and or but as of to for by from with in on at that than when if while said says told met former late then"
    " assistant associate deputy vice acting interim".split()
)
_OF_SHIPS = frozenset("USS USNS HMS HMAS HMCS HMNZS RMS RRS SS MV MS MT SV FV INS KRI BRP".split())
_DEPUTIES = frozenset({"deputy", "shadow", "assistant", "acting", "associate"})
_LONGEST_NAME, _LONGEST_OFFICE = 4, 3
_LARGE_TOWN = 50_000
_TO_TOWNS = frozenset("in near outside around from to at of".split())  # before a town called like somebody titled


def after_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """The index behind the titles at the head of a run, or `first` where an organisation or a day begins with one."""
    if not lexicon.may_open_title(tokens[first].lower) or _begins_another_name(tokens, first, last):
        return first
    i = first
    while i < last:
        if i + 2 < last and lexicon.is_title(f"{tokens[i].lower} {tokens[i + 1].lower} {tokens[i + 2].lower}"):
            i += 3  # "Chief Financial Officer"
        elif i + 1 < last and lexicon.is_title(f"{tokens[i].lower} {tokens[i + 1].lower}"):
            i += 2
        elif lexicon.is_title(tokens[i].lower) or (i > first and tokens[i].text in _INSIDE_TITLE):
            i += 1
        else:
            i = _behind_office(tokens, i, last) if i > first else i
            break
    if i == last or tokens[i - 1].lower in _MR:
        return i
    return i if _may_be_a_person(tokens, i, last) and not _is_a_paper_of_state(tokens, first, i, last) else first


def _behind_office(tokens: Sequence[Token], first: int, last: int) -> int:
    """The index behind an office within a run, of what its first words tell: "Deputy Commons Speaker Ann Orr"."""
    if tokens[first - 1].lower not in _DEPUTIES:
        return first
    for i in range(first + 1, min(first + _LONGEST_OFFICE, last - 2)):
        if lexicon.title_kind(tokens[i].lower) == "role" and tokens[i].is_capitalized:
            return i + 1
    return first


def _begins_another_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a title begins the name of a body, a day, a land, a town or a street, or is a first name."""
    if first + 1 < last and lexicon.country(f"{tokens[first].text} {tokens[first + 1].text}"):
        return True  # Sri Lanka
    if tokens[first].text in _INITIALS and any(tokens[i].is_word for i in range(first + 1, min(first + 2, last))):
        return not tokens[first + 1].text.isupper()
    if tokens[last - 1].text in _HOLIDAYS or any(
        lexicon.is_organisation_head(tokens[i].text) for i in range(first, last)
    ):
        return True
    if first and tokens[first - 1].lower in _TO_TOWNS and _is_a_town(tokens, first, last):
        return True  # "near Bishop Auckland"
    return tokens[last - 1].lower in STREETS or _is_a_first_name(tokens, first, last)  # "the spinner Dean Orr"


def _is_a_paper_of_state(tokens: Sequence[Token], first: int, name: int, last: int) -> bool:
    """Whether an article and a plain word make a bill of what looks like a title: "the Justice Bill"."""
    lone = name + 1 == last and first > 0 and tokens[first - 1].lower in _ARTICLES
    return lone and lexicon.is_common_word(tokens[name].text)


def _is_a_first_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what looks like a title is somebody's first name, behind what he is: "the spinner Dean Orr"."""
    if first == 0 or last - first != 2 or not lexicon.is_frequent_given_name(tokens[first].text):
        return False
    before = tokens[first - 1].lower
    return tokens[first - 1].text.islower() and before.isalpha() and before not in _BEFORE_A_TITLE


def _is_a_town(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first > 1 and bool(gazetteer.places(" ".join(token.text for token in tokens[first:last])))


def title_before(tokens: Sequence[Token], first: int) -> str:
    """A role right before the name: "spokesman", "prime minister", a "Gov." that opens the sentence, "Gov.-elect"."""
    before = tokens[first - 1].lower if first else ""
    if before == ".":
        return tokens[first - 2].lower if first >= 2 and lexicon.is_title(f"{tokens[first - 2].lower}.") else ""
    if first >= 4 and before in _ELECT and tokens[first - 2].text == "-":
        return f"{tokens[first - 4].lower}-{before}"
    if not lexicon.may_end_title(before):
        return ""
    if first >= 2 and tokens[first - 1].text.islower() and (before in _ADJECTIVES or _is_cut(tokens, first - 1)):
        return ""
    if first >= 2 and lexicon.is_title(f"{tokens[first - 2].lower} {before}"):
        return f"{tokens[first - 2].lower} {before}"
    return before if lexicon.is_title(before) else ""


def _is_cut(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word is the end of an address or of an abbreviation: the "gov" of "USA.gov"."""
    return tokens[i - 1].text in (".", "-", "/", "@") and tokens[i - 1].end == tokens[i].start


def is_cut_title(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a run ends in a short title whose name stands apart: "Democratic Gov.-elect Josh Shapiro"."""
    last = tokens[run.last - 1]
    if run.last - run.first < 2 or run.last + 1 >= len(tokens) or tokens[run.last].text != ".":
        return False
    return tokens[run.last + 1].text == "-" and lexicon.title_kind(f"{last.lower}.") == "abbreviation"


def title_behind(tokens: Sequence[Token], run: Run) -> int:
    """The index of a title that ends a run without a name, behind the people or the body it belongs to; 0 without one.

    "U.S. Supreme Court Justice", "NASA Administrator", "Israeli Prime Minister"; not "Office of the Attorney General".
    """
    if not lexicon.may_end_title(tokens[run.last - 1].lower):
        return 0
    for size in (2, 1):
        i = run.last - size
        title = " ".join(token.lower for token in tokens[i : run.last])
        if i > run.first and lexicon.title_kind(title) in ("role", "abbreviation") and not title.endswith("s"):
            return i if _has_titles(tokens, run.first, i) else 0
    return 0


def _has_titles(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a people, a land or a body stands at tokens `first` to `last`: what has office-holders."""
    end = tokens[last - 1].text
    if tokens[last - 1].lower in _LINKS:
        return False
    name = " ".join(token.text for token in tokens[first:last])
    if lexicon.is_organisation_head(end) or (len(end) > 2 and end.isalpha() and end.isupper()):
        return True
    if tokens[last].text.isupper() and any(lexicon.is_organisation_head(tokens[i].text) for i in range(first, last)):
        return True  # "Museum of Flight CEO"
    return bool(lexicon.demonym(name) or lexicon.country(name) or lexicon.us_state(name) or lexicon.is_group(name))


def inner_title(tokens: Sequence[Token], run: Run) -> int:
    """The index of a title that stands inside a run, behind whose it is and before a name; 0 where there is none."""
    for i in range(run.first + 1, run.last - 1):
        name = after_title(tokens, i, run.last)
        if run.first < i < name < run.last and _may_be_a_person(tokens, name, run.last):
            return i
    return 0


def _may_be_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether not all words are plain nouns: "Community Justice Project" holds no justice."""
    words = [token.text for token in tokens[first:last] if token.is_word]
    return any(not lexicon.is_common_word(w) or lexicon.is_surname(w) or lexicon.is_given_name(w) for w in words)


def inner_person(tokens: Sequence[Token], run: Run) -> int:
    """The index of the full name that ends a run of plain words: "Londoner Eileen Young", "Assessor Pat Tobin"; or 0.

    The name is a frequent first name that is no town, and a family name that is no word either.
    """
    for i in range(run.first + 1, run.last - 1):
        if not _is_plain(tokens[i - 1]):
            break
        if _is_first_name(tokens[i].text) and _is_family_name(tokens, i + 1, run.last):
            return i
    return 0


def _is_plain(token: Token) -> bool:
    """A word that tells what somebody is: a common one, an abbreviation, a party or a people."""
    text = token.text
    if len(text) > 1 and text.isupper() and text.isalpha():
        return text not in _OF_SHIPS
    return lexicon.is_common_word(text) or lexicon.demonym(text) is not None or lexicon.is_group(text)


def _is_first_name(text: str) -> bool:
    if not lexicon.is_frequent_given_name(text) or lexicon.us_state(text):
        return False
    towns = gazetteer.places(text)
    return not towns or towns[0].population < _LARGE_TOWN


def _is_family_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether initials, given names and one last word that is no plain word are all that is left."""
    words = [token.text for token in tokens[first:last] if token.text != "."]
    if not words or len(words) >= _LONGEST_NAME or any(map(lexicon.is_organisation_head, words)):
        return False
    *middle, family = words
    if not tokens[last - 1].is_word or len(family) < 2 or lexicon.is_common_word(family) or lexicon.us_state(family):
        return False
    return all(len(word) == 1 or not lexicon.is_common_word(word) or lexicon.is_surname(word) for word in middle)
