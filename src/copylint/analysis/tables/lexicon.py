"""What single words and phrases are, by tables: common words, names of people, countries, titles, verbs of saying.

Nothing here knows the story. Every look-up takes the word as it stands in the copy and ignores diacritics.
"""

import unicodedata
from collections.abc import Set
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from copylint.data import lines, rows, table

TitleKind = Literal["courtesy", "abbreviation", "role"]

_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ŋ": "n"}
    | dict.fromkeys("’ʼʻ‘`´ʹ", "'")
)

_CONTRACTED = frozenset({"t", "s", "re", "ll", "ve", "d", "m"})


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in lower case without diacritics, apostrophes straight: the key of every table."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


# Words


@lru_cache(maxsize=16384)
def is_common_word(word: str) -> bool:
    """Whether `word` is an English word that dictionaries print in lower case, in British or American spelling.

    Contractions count ("don't", "they're"), and so does a compound all of whose parts are such words ("long-running").
    """
    word = fold(word)
    if "'" in word:
        stem, _, rest = word.rpartition("'")
        return rest in _CONTRACTED and (is_common_word(stem) or (rest == "t" and is_common_word(stem[:-1])))
    if "-" in word:
        return all(map(is_common_word, word.split("-")))
    return table("words").find(word) is not None


@cache
def _saying() -> dict[str, str]:
    return {form: lemma for lemma, forms in rows("saying") for form in (lemma, *forms.split("|"))}


def saying_forms() -> Set[str]:
    """Every form of every verb of saying, in lower case."""
    return _saying().keys()


@lru_cache(maxsize=8192)
def is_saying(word: str) -> bool:
    """Whether `word` is a form of a verb of saying: "said", "tweets", "warning"."""
    return word.lower() in _saying()


def saying_lemma(word: str) -> str | None:
    """The verb of saying that `word` is a form of ("told" -> "tell"), None for any other word."""
    return _saying().get(word.lower())


@cache
def _calendar(kind: str) -> dict[str, int]:
    return {form: int(number) for row, number, forms in rows("calendar") if row == kind for form in forms.split("|")}


def weekday(word: str) -> int | None:
    """The day of the week a word names, Monday 0: "Friday", "Fri."."""
    return _calendar("weekday").get(word.lower().rstrip("."))


def month(word: str) -> int | None:
    """The month a word names, January 1: "September", "Sept."."""
    return _calendar("month").get(word.lower().rstrip("."))


# People


@lru_cache(maxsize=8192)
def is_given_name(word: str) -> bool:
    """Whether people are called `word` by their first name, in any case."""
    return table("given_names").find(fold(word)) is not None


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether `word` is a known family name, in any case. Many common words are ("Brown")."""
    return table("surnames").find(fold(word)) is not None


@lru_cache(maxsize=8192)
def is_frequent_given_name(word: str) -> bool:
    """Whether many people are called `word` by their first name."""
    return table("given_names").find(fold(word)) == "frequent"


def are_two_given_names(one: str, other: str) -> bool:
    """Whether the two are different given names, each frequent in its own right ("Maria", "Marie")."""
    names = table("given_names")
    one, other = fold(one), fold(other)
    return one != other and names.find(one) == "frequent" and names.find(other) == "frequent"


@cache
def _titles() -> dict[str, TitleKind]:
    kinds: dict[str, TitleKind] = {"courtesy": "courtesy", "abbreviation": "abbreviation", "role": "role"}
    return {title: kinds[kind] for kind, titles in rows("titles") for title in titles.split("|")}


@lru_cache(maxsize=8192)
def title_kind(phrase: str) -> TitleKind | None:
    """What kind of title or role `phrase` is, None if none. Plural roles count ("ministers")."""
    titles = _titles()
    phrase = phrase.lower().removesuffix("-elect").removesuffix("-designate")
    return titles.get(phrase) or next((titles[one] for one in _singulars(phrase) if one in titles), None)


@lru_cache(maxsize=8192)
def is_title(phrase: str) -> bool:
    """Whether `phrase` is a title or role that stands before a name: "Mr", "Gov.", "prime minister", "mayor-elect"."""
    return title_kind(phrase) is not None


@cache
def title_heads() -> frozenset[str]:
    """The last words of all titles and roles, lower case: where a look for one starts."""
    return frozenset(title.rpartition(" ")[2] for title in _titles())


@cache
def _title_openers() -> frozenset[str]:
    return frozenset(title.partition(" ")[0] for title in _titles() if " " in title)


@lru_cache(maxsize=8192)
def may_open_title(word: str) -> bool:
    """Whether a title or role begins with `word`: "mr", "prime", "ministers"."""
    return word in _title_openers() or is_title(word)


@lru_cache(maxsize=8192)
def may_end_title(word: str) -> bool:
    """Whether a title or role ends in `word`: "mr", "minister", "ministers"."""
    word = word.lower().removesuffix("-elect").removesuffix("-designate")
    heads = title_heads()
    return word in heads or any(one in heads for one in _singulars(word))


def _singulars(phrase: str) -> tuple[str, ...]:
    if phrase.endswith("men"):
        return (phrase[:-2] + "an",)
    return (phrase[:-1], phrase[:-2], phrase[:-3] + "y") if phrase.endswith("s") else ()


@cache
def _particles() -> frozenset[str]:
    return frozenset(word for (word,) in rows("particles"))


def is_particle(word: str) -> bool:
    """Whether the lower-case `word` joins the name after it: "van", "bin", "de"."""
    return word in _particles()


# Organisations


@cache
def _organisations() -> dict[str, str]:
    return dict(row for row in rows("organisations"))


@lru_cache(maxsize=8192)
def is_organisation_head(word: str) -> bool:
    """Whether a capitalised `word` heads the name of an organisation: "Ministry", "Inc.", "FC"."""
    return word in _organisations()


# Countries and states


class Country(Struct, frozen=True, gc=False):
    """A country or territory: capitals (several where law or dispute has several), demonyms, other names, ISO code."""

    name: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    iso: str = ""


def _country(line: str) -> Country:
    iso, name, *columns = line.split("\t")
    capitals, demonyms, aliases = (tuple(part for part in column.split("|") if part) for column in columns)
    return Country(name, capitals, demonyms, aliases, iso)


@cache
def countries() -> tuple[Country, ...]:
    """Every country and larger territory, by ISO code."""
    return tuple(_country(line) for line in lines("countries"))


@cache
def _country_lines() -> tuple[dict[str, str], dict[str, str]]:
    """The lines of the table by the country's names and by its demonyms: folded, abbreviations in capitals as well."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for line in lines("countries"):
        folded = fold(line)
        _, name, _, people, others = folded.split("\t")
        for other, written in zip(others.split("|"), line.rpartition("\t")[2].split("|"), strict=True):
            names[written if written.isupper() else other] = line
        names[name] = line
        for word in people.split("|"):
            demonyms.setdefault(word, line)
    del names[""], demonyms[""]
    return names, demonyms


@lru_cache(maxsize=8192)
def country(name: str) -> Country | None:
    """The country `name` stands for: "Armenia", "the Netherlands", "U.S.", "Britain"; None for anything else.

    Abbreviations count only in capitals: "US" is a country, "us" is not.
    """
    names, _ = _country_lines()
    line = names.get(name) or names.get(fold(name).removeprefix("the "))
    return _country(line) if line else None


@lru_cache(maxsize=8192)
def demonym(word: str) -> Country | None:
    """The country whose adjective or people a capitalised `word` is: "Armenian", "Armenians", "Dutch"."""
    if word.islower():
        return None
    _, known = _country_lines()
    word = fold(word)
    line = known.get(word) or known.get(word.removesuffix("s"))
    return _country(line) if line else None


@cache
def _groups() -> frozenset[str]:
    return frozenset(fold(word) for (words,) in rows("groups") for word in words.split("|"))


def is_group(word: str) -> bool:
    """Whether a capitalised `word` is of a people, faith or region rather than of a country: "Kurdish", "Muslims"."""
    return not word.islower() and fold(word) in _groups()


@cache
def _states() -> dict[str, str]:
    return {form: name for name, short in rows("states") for form in (name.lower(), *short.split("|"))}


@lru_cache(maxsize=8192)
def us_state(name: str) -> str | None:
    """The full name of a US state, from the full name in any case or an AP or postal abbreviation as printed."""
    states = _states()
    return states.get(name) or states.get(name.lower())


def us_state_without_stop(name: str) -> str | None:
    """The full name of a US state, where the name may have lost the full stop of its abbreviation: "Pa"."""
    return us_state(name) if len(name) > 2 or name.isupper() else us_state(name + ".")


# Pairs


@lru_cache(maxsize=4096)
def is_confusable(one: str, other: str) -> bool:
    """Whether the two look alike and are both right: "Iran", "Iraq". Source: data/confusable.txt."""
    first, second = sorted((fold(one), fold(other)))
    return table("confusable").find(f"{first}|{second}") is not None
