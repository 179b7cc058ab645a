"""Ways: who beat whom, and what rose or fell, in display copy and in the body."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.tables.lexicon import fold, is_common_word
from copylint.analysis.values.stems import stem
from copylint.analysis.values.trends import NOUN_FORMS, NOUNS, VERBS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = frozenset({"headline", "deck", "caption"})
_BEATING = frozenset(
    "beat beats defeat defeats defeated thrash thrashed thrashes edge edges edged trounce trounced".split()
)
_AUXILIARY = frozenset("has have had will would could was were been be is are to not by never".split())
_REACH = 3
_LEAST, _SHORTEST = 4, 3
# What goes up and down all the time, or means something else beside these words.
_NO_SUBJECT = frozenset("number amount share rate level price people man woman government year day week month".split())


class ShownWay(NamedTuple):
    """Two places that tell one thing in two directions: "winner" and loser, or "trend"."""

    span: Span
    rival: Span
    sort: Literal["winner", "trend"]


class _Way(NamedTuple):
    span: Span
    shown: bool
    key: tuple[str, ...]
    up: bool


def find_shown_ways(analysis: "Analysis") -> Iterator[ShownWay]:
    """What headline, deck and captions tell the other way round than the body does throughout."""
    yield from _against(list(_wins(analysis)), "winner")
    yield from _against(list(_trends(analysis)), "trend")


def _against(ways: list[_Way], sort: Literal["winner", "trend"]) -> Iterator[ShownWay]:
    told: dict[tuple[str, ...], list[_Way]] = {}
    for way in ways:
        if not way.shown:
            told.setdefault(way.key, []).append(way)
    for way in ways:
        others = told.get(way.key, ()) if way.shown else ()
        if others and all(other.up != way.up for other in others):
            yield ShownWay(way.span, others[0].span, sort)


def _wins(analysis: "Analysis") -> Iterator[_Way]:
    """ "Crewe beat Marlow": the pair in the order of its letters, `up` where the first of them won."""
    tokens = analysis.tokens
    by_last = {m.last: m for m in analysis.mentions}
    by_first = {m.first: m for m in analysis.mentions}
    for word in _BEATING & analysis.positions.keys():
        for i in analysis.positions[word]:
            winner, loser = by_last.get(i), by_first.get(i + 1)
            if winner is None or loser is None or analysis.is_quoted(tokens[i].start):
                continue
            sides = fold(winner.words[-1]), fold(loser.words[-1])
            if sides[0] != sides[1]:
                name = analysis.field_of(tokens[i].start).name
                span = Span(winner.span.start, loser.span.end)
                if name in _SHOWN or name == "body":
                    yield _Way(span, name in _SHOWN, tuple(sorted(sides)), sides[0] < sides[1])


def _trends(analysis: "Analysis") -> Iterator[_Way]:
    """ "Unemployment rises", "unemployment fell by 3%": the noun right before the verb, and whether it went up."""
    tokens = analysis.tokens
    if not any(field.name in _SHOWN for field in analysis.story.fields):
        return
    for word in _TRENDS.keys() & analysis.positions.keys():
        for i in analysis.positions[word]:
            name = analysis.field_of(tokens[i].start).name
            if (name not in _SHOWN and name != "body") or analysis.is_quoted(tokens[i].start):
                continue
            noun = _subject(analysis, i)
            if noun is not None:
                first = noun - 1 if _is_led(analysis, noun) else noun
                key = tuple(stem(token.lower) for token in tokens[first : noun + 1])
                yield _Way(Span(tokens[first].start, tokens[i].end), name in _SHOWN, key, _TRENDS[word] > 0)


def _subject(analysis: "Analysis", i: int) -> int | None:
    """The token of the plain noun right before the verb at token `i`, with nothing but an auxiliary between."""
    tokens = analysis.tokens
    first = analysis.sentences[analysis.sentence_of(i)].first
    j = i - 1
    while j > first and tokens[j].lower in {"has", "have", "had"} and i - j < _REACH:
        j -= 1
    token = tokens[j]
    if j < first or token.lower in _AUXILIARY or not token.is_word or len(token.text) < _LEAST:
        return None
    lower = token.lower
    plain = is_common_word(lower) and not lower.endswith(("ly", "ing", "ed")) and stem(lower) not in _NO_SUBJECT
    return j if plain and _agrees(lower, tokens[i].lower) else None


def _agrees(noun: str, verb: str) -> bool:
    """Whether the word can be the noun's verb: "prices rise", "trade rises", and no "price rise"."""
    plural = noun.endswith("s") and not noun.endswith("ss")
    return verb not in NOUN_FORMS or verb in _PAST or plural != verb.endswith("s")


def _is_led(analysis: "Analysis", noun: int) -> bool:
    """Whether the word before the noun tells which one: "oil prices", "share prices"."""
    before = analysis.tokens[noun - 1] if noun > analysis.sentences[analysis.sentence_of(noun)].first else None
    return before is not None and before.is_word and len(before.text) >= _SHORTEST and is_common_word(before.lower)


# Of the words that are noun and verb, those that may be a past form, too.
_PAST = frozenset({"cut", "raise"})
_BARE = frozenset("rise fall climb drop soar plunge grow shrink".split())
_TRENDS: Mapping[str, int] = {
    word: way for word, way in VERBS.items() if word in _BARE or word not in NOUNS or word.endswith(("s", "ed"))
}
