"""Shown names: the names in headline and deck that the body does not have, and what it has in their place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import jellyfish
from msgspec import Struct

from copylint.analysis.names.folds import fold as romanised
from copylint.analysis.people import person_names
from copylint.analysis.shown.display import REGIONS, SHOWN, Body, is_credit, is_told
from copylint.analysis.shown.neighbours import weight
from copylint.analysis.shown.twin_lines import find_twin_names
from copylint.analysis.tables import gazetteer, lexicon
from copylint.analysis.tables.lexicon import fold
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_ORDERS: Mapping[str, Literal["town", "region", "state", "country"]] = {
    "country": "country",
    "state": "state",
    "region": "region",
    "capital": "town",
    "city": "town",
}
# Names that stand for a government, a parliament or a trade as often as for the place.
_SEATS = frozenset(
    "washington hollywood westminster whitehall holyrood stormont brussels strasbourg albany sacramento austin"
    " tallahassee springfield harrisburg trenton lansing olympia annapolis columbus delhi".split()
)
_PLACED = frozenset({"in", "near", "at", "outside", "around", "across"})
_PARTS = frozenset({"|", "-", "–", "—"})
_LONGEST_TAIL = 3
_LEAST_TOWN = 10_000
_KNOWN_TOWN = 50_000
_TWIN = 3.0
_CERTAIN = 10.0
_LEAST_NAME = 4
_LONGEST_ACRONYM = 5


class ShownName(Struct, frozen=True):
    """A name of headline or deck that the body does not have.

    `sort` is "town", "region", "state" or "country" for a place of which the body has another, "twin" for a word of a
    longer name that the body has with another word in its stead ("Valley Conservation Trust", "River Conservation
    Trust"), "line" for a name that another headline or deck has otherwise in the same words, and "absent" where nothing
    in the body stands for it.
    `rivals` are the places of what the body has instead, the most telling one first, `rival` is its name. `weight` is
    what speaks for the one standing for the other: a point is about two telling words that both stand with.
    """

    span: Span
    text: str
    sort: Literal["town", "region", "state", "country", "twin", "line", "absent"]
    rival: str
    rivals: Sequence[Span]
    weight: float


class _Name(Struct, frozen=True):
    """Words that may be a place: a whole mention, or one word of it; `first` and `last` are its tokens."""

    text: str
    first: int
    last: int
    order: Literal["town", "region", "state", "country", ""]


def find_shown_names(analysis: "Analysis") -> Sequence[ShownName]:
    """The names that headline and deck have and the body has not, where the body has another in their place."""
    shown = [m for m in analysis.mentions if _is_shown(analysis, m) and not all(is_told(analysis, w) for w in m.words)]
    openers = [name for name in _openers(analysis) if not is_told(analysis, name.text)]
    if not shown and not openers:
        return []
    body = Body(analysis)
    found: dict[Span, ShownName] = {name.span: name for name in _in_same_line(analysis)}
    for mention in shown:
        for name in (*_twins(analysis, body, mention), *_places(analysis, body, mention)):
            found.setdefault(name.span, name)
    for opener in openers:
        if not body.has([opener.text]):
            found.update({n.span: n for n in _with_rival(analysis, body, opener) if n.span not in found})
    return [found[span] for span in sorted(found)]


def _in_same_line(analysis: "Analysis") -> Iterator[ShownName]:
    """ "… voters in Lask", where another deck has "… voters in Varn" in the same words."""
    for twin in find_twin_names(analysis):
        name, other = analysis.tokens[twin.token], analysis.tokens[twin.other]
        yield ShownName(name.span, name.text, "line", other.text, (other.span,), _CERTAIN)


def _is_shown(analysis: "Analysis", mention: "Mention") -> bool:
    if mention.quoted or analysis.field_of(mention.span.start).name not in SHOWN:
        return False
    return not _is_in_tail(analysis, mention.first) and not is_credit(analysis, mention)


def _is_in_tail(analysis: "Analysis", token: int) -> bool:
    """Whether the token is in the name of the site behind a headline: "Bomb kills two | Marlow Times"."""
    sentence = analysis.sentences[analysis.sentence_of(token)]
    tail = analysis.tokens[max(sentence.first, sentence.last - _LONGEST_TAIL - 1) : sentence.last]
    marks = [i for i, word in enumerate(tail) if word.text in _PARTS]
    if not marks or token < sentence.last - len(tail) + marks[0]:
        return False
    return all(word.is_capitalized for word in tail[marks[-1] + 1 :])


# A longer name with one word that the body has not


def _twins(analysis: "Analysis", body: Body, mention: "Mention") -> Iterator[ShownName]:
    if len(mention.words) < 2 or mention.kind == "demonym":
        return
    absent = [i for i, word in enumerate(mention.words) if word[0].isupper() and not body.has([word])]
    if len(absent) != 1:
        return
    at = absent[0]
    rivals = [other for other in body.mentions if _is_twin(mention, other, at)]
    if not rivals:
        return
    places = [analysis.tokens[_token_of(analysis, other, at)].span for other in rivals]
    token = analysis.tokens[_token_of(analysis, mention, at)]
    two_people = mention.kind == "person" and at > 0 and len(mention.words) == 2
    told = _of_people(analysis, mention, rivals) if two_people else _TWIN
    yield ShownName(token.span, mention.text, "twin", rivals[0].text, places, told)


def _is_twin(mention: "Mention", other: "Mention", at: int) -> bool:
    """Whether the two names are the same but for word number `at`, and each is a name for itself."""
    ours, theirs = mention.words, other.words
    if len(ours) != len(theirs) or [*map(fold, ours[:at])] != [*map(fold, theirs[:at])]:
        return False
    if [*map(fold, ours[at + 1 :])] != [*map(fold, theirs[at + 1 :])] or _are_one(ours[at], theirs[at]):
        return False
    if "organisation" not in (mention.kind, other.kind):
        names = [person_names.parse((words[at], words[-1]) if at == 0 else words) for words in (ours, theirs)]
        if person_names.may_be_one(*names):
            return False
    return "person" in (mention.kind, other.kind) or (_is_own_name(ours[at]) and _is_own_name(theirs[at]))


def _is_own_name(word: str) -> bool:
    if len(word) < _LEAST_NAME or word.isupper():
        return is_town(word)
    return not lexicon.is_common_word(word) or is_town(word)


def _of_people(analysis: "Analysis", mention: "Mention", rivals: Sequence["Mention"]) -> float:
    """Two persons of one first name may be two persons."""
    same_title = mention.title != "" and any(other.title == mention.title for other in rivals)
    return weight(analysis, mention.first, mention.last, rivals) + same_title


def _token_of(analysis: "Analysis", mention: "Mention", word: int) -> int:
    """The token of a word of a mention."""
    words = [i for i in range(mention.first, mention.last) if analysis.tokens[i].is_word]
    words = [i for i in words if analysis.tokens[i].lower != "'s"]
    return words[word]


def _are_one(one: str, other: str) -> bool:
    """Whether two words may be spellings, or short and long, of one: other rules' ground."""
    a, b = fold(one), fold(other)
    if is_town(one) and is_town(other):
        return gazetteer.same_place(one, other)
    if romanised(a) == romanised(b) or (a[0] == b[0] and min(len(a), len(b)) <= 2):
        return True
    return jellyfish.damerau_levenshtein_distance(a, b) <= max(1, len(a) // 4)


# A place of which the body has another


def _places(analysis: "Analysis", body: Body, mention: "Mention") -> Iterator[ShownName]:
    for name in _place_names(analysis, body, mention):
        if not body.has(name.text.split()):
            yield from _with_rival(analysis, body, name)


def _place_names(analysis: "Analysis", body: Body, mention: "Mention") -> Iterator[_Name]:
    """The mention where it names a place, else the words of it that are towns."""
    if mention.text.isupper() and len(mention.text) <= _LONGEST_ACRONYM:
        return
    whole = order(analysis, mention)
    if mention.kind == "place" and (len(mention.words) == 1 or whole):
        if not _is_government(analysis, body, mention):
            yield _Name(mention.text, mention.first, mention.last, whole)
    elif mention.kind in ("place", "other", "organisation") and not mention.title:
        for i in range(mention.first, mention.last):
            least = _KNOWN_TOWN if lexicon.is_common_word(analysis.tokens[i].lower) else _LEAST_TOWN
            if is_town(analysis.tokens[i].text, least) and (len(mention.words) == 1 or least == _LEAST_TOWN):
                yield _Name(analysis.tokens[i].text, i, i + 1, "town")


def _is_government(analysis: "Analysis", body: Body, mention: "Mention") -> bool:
    """Whether a capital may stand for its country, which the body names: "Moscow warns", "talks in Moscow"."""
    known = gazetteer.places(mention.text)
    if not known or known[0].type != "capital" or not body.has_country_of(known[0].country):
        return False
    return mention.metonym or "capital" in body.words or analysis.tokens[mention.first - 1].lower not in _PLACED


def is_town(name: str, least: int = _LEAST_TOWN) -> bool:
    """Whether a town of so many people has this name."""
    known = gazetteer.places(name) if len(name) > 2 else ()
    return bool(known) and known[0].population >= least and known[0].type in ("city", "capital")


def _openers(analysis: "Analysis") -> Iterator[_Name]:
    """Towns that are words as well, where they open a headline: "Wellington's buses", "Bath votes"."""
    for sentence in analysis.sentences:
        if analysis.story.fields[sentence.field].name in SHOWN:
            token = analysis.tokens[sentence.first]
            if token.is_capitalized and lexicon.is_common_word(token.lower) and is_town(token.text, _KNOWN_TOWN):
                yield _Name(token.text, sentence.first, sentence.first + 1, "town")


def _with_rival(analysis: "Analysis", body: Body, name: _Name) -> Iterator[ShownName]:
    if fold(name.text) in _SEATS or _is_in_tail(analysis, name.first):
        return
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for other in body.mentions:
        if _may_stand_for(analysis, body, name, other):
            groups[fold(other.text)].append(other)
    here = _words_of_field(analysis, name)
    rivals = [group for key, group in groups.items() if here.isdisjoint(key.split())]
    weighed = [
        (weight(analysis, name.first, name.last, group), group)
        for group in rivals
        if not _are_one(name.text, group[0].text)
    ]
    span = Span(analysis.tokens[name.first].start, analysis.tokens[name.last - 1].end)
    if weighed:
        most, group = max(weighed, key=lambda pair: (pair[0], len(pair[1])))
        yield ShownName(span, name.text, name.order or "town", group[0].text, [m.span for m in group], most)
    elif name.order == "town" and analysis.tokens[name.first - 1].lower in _PLACED:
        yield ShownName(span, name.text, "absent", "", (), 0)


def _words_of_field(analysis: "Analysis", name: _Name) -> set[str]:
    field = analysis.field_of(analysis.tokens[name.first].start).span
    first, last = analysis.token_at(field.start), analysis.token_at(field.end - 1)
    return {fold(token.lower) for token in analysis.tokens[first : last + 1]}


def _may_stand_for(analysis: "Analysis", body: Body, name: _Name, other: "Mention") -> bool:
    """Whether a name of the body is a place of the same order, and no other thing that has a place's name."""
    if other.title or other.kind not in ("place", "other", "person"):
        return False
    theirs = order(analysis, other)
    if not theirs and (fold(other.text) in body.regions or all(map(lexicon.is_common_word, other.words))):
        return False
    if other.kind != "place":
        return theirs == name.order == "town" and len(other.words) == 1 and is_town(other.text)
    return theirs == name.order or {theirs, name.order} == {"", "town"}


def order(analysis: "Analysis", mention: "Mention") -> Literal["town", "region", "state", "country", ""]:
    """What sort of place it is, "" where nothing tells."""
    tokens = analysis.tokens
    after = tokens[mention.last].lower if mention.last < len(tokens) else ""
    if after in REGIONS or mention.words[-1].lower() in REGIONS:
        return "region"
    if lexicon.us_state(mention.text):
        return "state"
    if lexicon.country(mention.text):
        return "country"
    known = gazetteer.places(mention.text)
    return _ORDERS[known[0].type] if known else ""
