"""Attributes of places: what the copy calls a place, in which state or country it puts it, and on which side of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables import gazetteer, lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Attribute = Literal["type", "state", "country", "direction"]

_TYPES: Mapping[str, str] = {"city": "city", "town": "town", "village": "village", "hamlet": "village"}
# What has a side of its country, and is no town that it could be taken for.
_AREAS = ("province", "region", "district", "state", "county", "island", "governorate", "port", "resort", "community")
_ARTICLES = frozenset({"the", "a", "an"})
_LYING = frozenset({"in", "lies", "is", "sits"})
_AFTER_TYPE = frozenset({",", ".", "in", "near", "on", "where", "with", "about", ";", "–", "—", ")"})
_CLOSERS = frozenset({",", ".", ")", ";", ":", "–", "—", "?", "!"})
_SLOTS = frozenset({"in", "near", "at", "from", "to", "of", "outside"})
# What lies in many places, or bears a name that many places have.
_WIDE = frozenset(
    "river road street avenue highway lake mountains hills valley coast sea gulf desert bay township county district"
    " region islands university college prison jail airport school party front".split()
)
_BEFORE = 5
# Adjective and noun of each direction -> how far east and how far north it points.
DIRECTIONS: Mapping[str, tuple[int, int]] = {
    vertical + horizontal + ending_: (x, y)
    for vertical, y in (("north", 1), ("south", -1), ("", 0))
    for horizontal, x in (("east", 1), ("west", -1), ("", 0))
    for ending_ in ("", "ern")
    if vertical or horizontal
}


class PlaceAttribute(Struct, frozen=True, gc=False):
    """Something that the story's own words say of a place.

    `value` is its type ("city"), the key of its state or country, or a direction ("northern"); `of` is, for a
    direction, the key of what it is a direction in or from, "" where the copy does not say.
    `span` is the phrase with the place.
    """

    span: Span
    place: Mention
    attribute: Attribute
    value: str
    of: str = ""


class _Copy(Struct, frozen=True, gc=False):
    analysis: "Analysis"
    tokens: Sequence[Token]
    starts: Mapping[int, Mention]
    ends: Mapping[int, Mention]


def find_place_attributes(analysis: "Analysis") -> Sequence[PlaceAttribute]:
    """What is said of places outside quotations, in order."""
    copy = _Copy(analysis, analysis.tokens, analysis.mentions_by_first, analysis.mentions_by_last)
    found = [*_typed(copy), *_contained(copy), *_beside(copy)]
    told = {(a.span, a.attribute, a.value): a for a in found if not a.place.quoted}
    return sorted(told.values(), key=lambda a: (a.span, a.attribute))


def _typed(copy: _Copy) -> Iterator[PlaceAttribute]:
    """ "the northern Ohio town of Ruln"; "Ruln, a town in northern Ohio"."""
    for word, type_ in (*_TYPES.items(), *((area, "") for area in _AREAS)):
        for i in copy.analysis.positions.get(word, ()):
            sentence = copy.analysis.sentences[copy.analysis.sentence_of(i)]
            place = _place_at(copy, i + 2) if i + 2 < sentence.last and copy.tokens[i + 1].lower == "of" else None
            if place is not None:
                first = _first_adjective(copy, i, sentence.first)
                yield from _described(copy, first, i, place, type_)
                continue
            place = _apposed(copy, i, sentence.first, sentence.last)
            if place is not None:
                if type_:
                    yield PlaceAttribute(Span(place.span.start, copy.tokens[i].end), place, "type", type_)
                yield from _inside(copy, place, i + 1, sentence.last)


def _place_at(copy: _Copy, i: int) -> Mention | None:
    mention = copy.starts.get(i)
    return mention if mention is not None and mention.kind in ("place", "other", "person") else None


def type_of(name: str) -> str | None:
    """The key for what a place is called: "city", "village"; None for what no check compares."""
    return _TYPES.get(name.lower())


def _first_adjective(copy: _Copy, i: int, first: int) -> int:
    """Where the words before the type noun at token `i` begin, its article left out."""
    j = i
    while j > max(first, i - _BEFORE) and copy.tokens[j - 1].is_word and copy.tokens[j - 1].lower not in _ARTICLES:
        j -= 1
    return j


def _described(copy: _Copy, first: int, i: int, place: Mention, type_: str) -> Iterator[PlaceAttribute]:
    """The type, the direction and the country in "northern Turkish city of Samsun"."""
    if type_:
        yield PlaceAttribute(Span(copy.tokens[i].start, place.span.end), place, "type", type_)
    if first == 0 or copy.tokens[first - 1].lower not in _ARTICLES:
        return
    around, of = None, ""
    for j in range(first, i):
        mention = copy.ends.get(j)
        container = container_of(mention.text) if mention is not None else None
        if mention is not None and container is not None:
            around, of = container, container[1]
            yield PlaceAttribute(Span(mention.span.start, place.span.end), place, *around)
    for j in range(first, i):
        word = _direction(copy.tokens[j])
        if word in DIRECTIONS and word.endswith("ern"):
            yield PlaceAttribute(Span(copy.tokens[j].start, place.span.end), place, "direction", word, of)


@lru_cache(maxsize=8192)
def container_of(name: str) -> tuple[Attribute, str] | None:
    """The state or country that a name or an adjective stands for; None for names that stand for both or none."""
    state = lexicon.us_state_without_stop(name)
    country = lexicon.country(name) or lexicon.demonym(name)
    if (state is None) == (country is None):
        return None
    if state is not None:
        return None if state == "District of Columbia" else ("state", state)
    return ("country", country.iso) if country is not None and country.iso else None


def _apposed(copy: _Copy, i: int, first: int, last: int) -> Mention | None:
    """The place in "Ruln, a quiet village" or "Ruln is a quiet village", for the type noun at token `i`."""
    if i + 1 < last and copy.tokens[i + 1].lower not in _AFTER_TYPE:
        return None
    start = _first_adjective(copy, i, first)
    if start - 3 < first or copy.tokens[start - 1].lower not in _ARTICLES:
        return None
    if copy.tokens[start - 2].lower not in (",", "is", "was"):
        return None
    mention = copy.ends.get(start - 3)
    return mention if mention is not None and mention.kind == "place" and _is_spot(copy, mention) else None


def _contained(copy: _Copy) -> Iterator[PlaceAttribute]:
    """ "Ruln, Ohio"; "Ruln in northern Ohio"; "Ruln lies in northern Ohio"."""
    for mention in copy.analysis.mentions:
        if mention.last >= len(copy.tokens) or not _is_spot(copy, mention):
            continue
        mark = copy.tokens[mention.last].lower
        if mark == "," or (mark in _LYING and mention.kind == "place"):
            sentence = copy.analysis.sentences[copy.analysis.sentence_of(mention.first)]
            if mark != ",":
                yield from _inside(copy, mention, mention.last + (mark != "in"), sentence.last)
            else:
                yield from _behind_comma(copy, mention, sentence.last)


def _is_spot(copy: _Copy, mention: Mention) -> bool:
    """Whether it is a place that lies in one state and on one side: no state itself, no region and no river."""
    if (
        mention.kind not in ("place", "other")
        or container_of(mention.text) is not None
        or lexicon.us_state(mention.text)
    ):
        return False
    if mention.kind == "other" and (mention.first == 0 or copy.tokens[mention.first - 1].lower not in _SLOTS):
        return False
    known = gazetteer.places(mention.text)
    if not known and all(map(lexicon.is_common_word, mention.words)):
        return False
    return mention.words[-1].lower() not in _WIDE and not (known and known[0].type in ("region", "state", "country"))


def _behind_comma(copy: _Copy, place: Mention, last: int) -> Iterator[PlaceAttribute]:
    i = place.last + 1
    mention = copy.starts.get(i)
    if i < last and copy.tokens[i].lower == "in":
        yield from _inside(copy, place, i, last)
    elif mention is not None and mention.kind != "demonym" and (container := container_of(mention.text)):
        end = mention.last + (mention.last < last and copy.tokens[mention.last].text == "." and mention.last + 1 < last)
        listed = end + 1 in copy.starts and copy.tokens[end].text == ","
        if (end >= last or copy.tokens[end].lower in _CLOSERS) and not listed:
            yield PlaceAttribute(Span(place.span.start, mention.span.end), place, *container)


def _inside(copy: _Copy, place: Mention, i: int, last: int) -> Iterator[PlaceAttribute]:
    """The state or country, and the side of it, in "in northern Ohio" and "in the north of Ohio" at token `i`."""
    if i >= last or copy.tokens[i].lower != "in":
        return
    j, direction = i + 1, ""
    if j + 2 < last and copy.tokens[j].lower == "the" and copy.tokens[j + 2].lower in ("of", "."):
        direction, j = _direction(copy.tokens[j + 1]), j + 3
    elif j < last and _direction(copy.tokens[j]) in DIRECTIONS:
        direction, j = _direction(copy.tokens[j]), j + 1
    mention = copy.starts.get(j) if j < last else None
    mention = None if mention is not None and mention.kind in ("demonym", "person") else mention
    container = container_of(mention.text) if mention is not None else None
    area = bool(direction) and mention is not None
    end = mention.span.end if mention is not None and (area or container is not None) else copy.tokens[j - 1].end
    if mention is not None and container is not None and not direction and mention.last + 1 < last:
        owns, owned = copy.tokens[mention.last : mention.last + 2]
        if owns.lower == "'s" and _direction(owned) in DIRECTIONS:
            direction, end = _direction(owned), owned.end
    if container is not None:
        yield PlaceAttribute(Span(place.span.start, end), place, *container)
    if direction in DIRECTIONS and (mention is not None or copy.tokens[j - 1].text == "."):
        of = container[1] if container else gazetteer.key(mention.text) if mention is not None else ""
        yield PlaceAttribute(Span(place.span.start, end), place, "direction", direction, of)


def _direction(token: Token) -> str:
    """The word as `DIRECTIONS` spells it: "northwest" for "north-west"."""
    return token.lower.replace("-", "")


def _beside(copy: _Copy) -> Iterator[PlaceAttribute]:
    """ "Ruln, 20 km north of Teshen": a direction from another place."""
    for word in DIRECTIONS:
        if word.endswith("ern"):
            continue
        for i in copy.analysis.positions.get(word, ()):
            other = copy.starts.get(i + 2)
            if other is None or copy.tokens[i + 1].lower != "of" or other.kind not in ("place", "other"):
                continue
            place = _measured_from(copy, i)
            if place is not None and place.text != other.text:
                span = Span(place.span.start, other.span.end)
                yield PlaceAttribute(span, place, "direction", word, gazetteer.key(other.text))


def _measured_from(copy: _Copy, i: int) -> Mention | None:
    """The place right before the distance that ends at the direction at token `i`: "Ruln, about 20 km"."""
    sentence = copy.analysis.sentences[copy.analysis.sentence_of(i)]
    for j in range(i - 1, max(sentence.first, i - 2 * _BEFORE) - 1, -1):
        mention = copy.ends.get(j)
        if mention is not None:
            near = copy.tokens[j + 1].text == "," or j + 1 == i
            return mention if near and _is_spot(copy, mention) else None
        if copy.tokens[j].text in _CLOSERS and copy.tokens[j].text != ",":
            return None
    return None


def are_opposite(one: str, other: str) -> bool:
    """Whether two directions exclude each other: "northern" and "southeastern"."""
    (x, y), (other_x, other_y) = DIRECTIONS[one], DIRECTIONS[other]
    return x * other_x < 0 or y * other_y < 0
