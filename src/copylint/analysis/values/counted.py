"""What a number counts: the head noun after it and what happened to those counted."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.statuses import STATUSES, status_after, status_before

# Nouns that say a status by themselves: "12 deaths" are people killed.
_STATUS_NOUNS: Mapping[str, str] = {
    "deaths": "killed",
    "death": "killed",
    "fatalities": "killed",
    "fatality": "killed",
    "injuries": "injured",
    "injury": "injured",
    "lives": "killed",
    "bodies": "killed",
    "body": "killed",
    "dead": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
    "arrests": "arrested",
    "arrest": "arrested",
    "hostages": "hostage",
    "hostage": "hostage",
    "martyrs": "killed",
    "abductions": "hostage",
    "kidnappings": "hostage",
}
_IRREGULAR: Mapping[str, str] = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "servicemen": "serviceman",
    "servicewomen": "servicewoman",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "firemen": "fireman",
    "gunmen": "gunman",
    "fishermen": "fisherman",
    "congressmen": "congressman",
    "lawmen": "lawman",
    "teeth": "tooth",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "thieves": "thief",
    "leaves": "leaf",
    "wolves": "wolf",
    "shelves": "shelf",
    "police": "police",
    "personnel": "personnel",
    "staff": "staff",
    "cattle": "cattle",
    "sheep": "sheep",
    "deer": "deer",
    "fish": "fish",
    "aircraft": "aircraft",
    "youth": "youth",
    "troops": "troop",
    "crew": "crew",
    "others": "other",
    "homeless": "homeless",
    "media": "media",
    "data": "data",
    "criteria": "criterion",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "pies": "pie",
    "shoes": "shoe",
    "buses": "bus",
    "gases": "gas",
    "series": "series",
    "species": "species",
}
_NOT_PLURAL = frozenset(
    "was is has this his its as us plus versus less across perhaps does says always yes thus unless campus virus"
    " status process congress business access crisis previous various serious religious dangerous famous nervous"
    " precious us-led afterwards towards besides sometimes themselves ours yours hers theirs whereas its' gas bus"
    " loss class press address mass boss glass grass cross dress success progress princess analysis basis emphasis"
    " tennis".split()
)
_NOT_MEN = frozenset({"specimen", "regimen", "abdomen", "acumen", "stamen", "cyclamen"})
_STOP = frozenset(
    "in on at by to from for with without into onto over under after before during since until till through"
    " throughout between among against about around near off out up down as than that which who whom whose when"
    " where while if because but and or nor so yet a an the this these those his her its their our my your he she it"
    " they we i you him them me was were is are am be been being had has have having do does did will would can"
    " could may might must shall should not no said says told there then now also per each every both such via"
    " despite including".split()
)
_SKIP = frozenset({"of", "the", "other", "more", "further", "additional", "new"})


class Counted(Struct, frozen=True, gc=False):
    """The head noun, singular and lower case, its token or -1, and the status of those counted."""

    noun: str = ""
    token: int = -1
    status: str = ""


def counted(tokens: Sequence[Token], first: int, last: int, low: int, high: int) -> Counted:
    """What the number at tokens `first` to `last` counts, within the sentence `low` to `high`."""
    head = _head(tokens, last, high)
    if head < 0:
        status = status_after(tokens, last, high) or status_before(tokens, first, low)
        return Counted("person" if status in ("killed", "injured") and _bare(tokens, last, high) else "", -1, status)
    word = tokens[head].lower
    if word in _STATUS_NOUNS and not (head > last and _is_named(tokens, head, high)):
        return Counted("person", head, _STATUS_NOUNS[word])
    noun = singular(word)
    return Counted(noun, head, status_after(tokens, head + 1, high) or status_before(tokens, first, low, noun))


def _is_named(tokens: Sequence[Token], i: int, high: int) -> bool:
    """Whether the lives at token `i` are a word of a name: "hundreds of Marsh Lives Matter"."""
    around = tokens[i - 1 : min(i + 2, high)]
    return (
        tokens[i].lower == "lives"
        and len(around) == 3
        and all(t.is_capitalized and not t.text.isupper() for t in around)
    )


def singular(word: str) -> str:
    """The singular of a noun in lower case; a word that is no plural comes back as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("children"):
        return word[:-3]
    if _is_plural_of_man(word):
        return word[:-2] + "an"
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    return (
        word in _IRREGULAR
        or word.endswith("children")
        or _is_plural_of_man(word)
        or (
            len(word) > 2
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is", "'s"))
            and word not in _NOT_PLURAL
        )
    )


def _is_plural_of_man(word: str) -> bool:
    return word.endswith("men") and len(word) > 5 and word not in _NOT_MEN


def _head(tokens: Sequence[Token], i: int, high: int) -> int:
    """The token of the head noun of the phrase that begins at token `i`, or -1."""
    while i < high and tokens[i].lower in _SKIP:
        i += 1
    head, end = -1, min(i + 6, high)
    i, end = _past_acronym(tokens, i, end, high)
    for j in range(i, end):
        token = tokens[j]
        word = token.lower
        if not token.is_word:
            break
        if word in _STOP or (j > i and word in STATUSES and word not in _STATUS_NOUNS):
            break
        if word in _STATUS_NOUNS and (word not in ("missing", "injured", "wounded", "dead") or head < 0):
            plain = word not in ("missing", "injured", "wounded", "dead") or not _goes_on(tokens, j + 1, end)
            if plain:
                return head if head >= 0 and word in ("missing", "injured", "wounded", "dead") else j
            continue
        if head >= 0 and not is_plural(word):
            break
        if is_plural(word):
            head = j
    return head


def _past_acronym(tokens: Sequence[Token], i: int, end: int, high: int) -> tuple[int, int]:
    """The tokens to read from and to, where "(FAA)" explains a name before the noun: behind it, else unchanged."""
    for j in range(i + 1, min(i + 6, high - 3)):
        if tokens[j].text == "(" and tokens[j + 2].text == ")" and tokens[j + 1].text.isupper():
            named = all(token.is_capitalized for token in tokens[j - 2 : j])
            return (j + 3, min(j + 8, high)) if named and tokens[j + 3].is_word else (i, end)
    return i, end


def _goes_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a noun follows: "12 injured passengers" against "12 injured in"."""
    return i < end and is_plural(tokens[i].lower)


def _bare(tokens: Sequence[Token], i: int, high: int) -> bool:
    return i >= high or not tokens[i].is_word or tokens[i].lower in _STOP or tokens[i].lower in STATUSES


def subject(tokens: Sequence[Token], i: int, low: int) -> Counted:
    """What a number speaks of that has no noun of its own: "the number of people killed rose from 44", "the toll"."""
    for j in range(i - 1, max(low, i - 24) - 1, -1):
        word = tokens[j].lower
        if word in ("toll", "deaths", "fatalities", "injuries"):
            injured = word == "injuries" or (j > low and tokens[j - 1].lower in ("injury", "casualty"))
            return Counted("person", j, "injured" if injured else "killed")
        if word == "number" and j + 2 < i and tokens[j + 1].lower == "of":
            found = counted(tokens, j + 1, j + 2, low, i)
            return found if found.noun or found.status else Counted()
        if word in ("dead", "killed", "injured", "wounded", "missing") and tokens[j - 1].lower in (
            "of",
            "the",
            "confirmed",
        ):
            return Counted("person", j, STATUSES[word])
    return Counted()
