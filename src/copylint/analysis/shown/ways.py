"""Ways: who beat whom, and what rose or fell, in display copy and in the body."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.form.casing import is_name_word
from copylint.analysis.tables.lexicon import fold, is_common_word
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.analysis.values.trends import NOUN_FORMS, NOUNS, VERBS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = frozenset({"headline", "deck", "caption"})
_BEATING = frozenset(
    "beat beats defeat defeats defeated thrash thrashed thrashes edge edges edged trounce trounced".split()
)
# "Crewe lost to Marlow", "Crewe were beaten by Marlow": the loser first, and the word that leads to the winner.
_LOSING = {"lose": "to", "loses": "to", "lost": "to", "losing": "to", "fell": "to", "beaten": "by", "defeated": "by"}
_LOSING |= {"thrashed": "by", "edged": "by", "trounced": "by"}
_BEING = frozenset("was were is are been be being have has had narrowly heavily soundly again".split())
_AUXILIARY = frozenset("has have had will would could was were been be is are to not by never".split())
_REACH = 3
_LEAST, _SHORTEST = 4, 3
# What goes up and down all the time, or means something else beside these words.
_NO_SUBJECT = frozenset("number amount share level price people man woman government year day week month".split())
# "The unemployment rate rose" tells which way unemployment went.
_MEASURES = frozenset({"rate", "rates", "figure", "figures"})


class ShownWay(Struct, frozen=True, order=True, gc=False):
    """Two places that tell one thing in two directions: "winner" and loser, or "trend"."""

    span: Span
    rival: Span
    sort: Literal["winner", "trend"]


class _Way(Struct, frozen=True, order=True, gc=False):
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
    """ "Crewe beat Marlow", "Marlow lost to Crewe": the pair in the order of its letters, `up` where the first won."""
    for verb, before, after, won in _meetings(analysis):
        one, other = _side(analysis, before), _side(analysis, after)
        if one is None or other is None or analysis.is_quoted(analysis.tokens[verb].start):
            continue
        sides = [fold(word) for _, word in ((one, other) if won else (other, one))]
        name = analysis.field_of(analysis.tokens[verb].start).name
        if sides[0] != sides[1] and (name in _SHOWN or name == "body"):
            span = Span(min(one[0].start, other[0].start), max(one[0].end, other[0].end))
            yield _Way(span, name in _SHOWN, tuple(sorted(sides)), sides[0] < sides[1])


def _meetings(analysis: "Analysis") -> Iterator[tuple[int, int, int, bool]]:
    """The token of each verb, where a name may end before it and begin after it, and whether the first name won."""
    for word in _BEATING & analysis.positions.keys():
        for i in analysis.positions[word]:
            yield i, i - 1, i + 1, True
    for word, lead in _LOSING.items():
        for i in analysis.positions.get(word, ()):
            if analysis.lowers[i + 1 : i + 2] == [lead]:
                before = i - 1
                while before > 0 and analysis.lowers[before] in _BEING:
                    before -= 1
                yield i, before, i + 2, False


def _side(analysis: "Analysis", i: int) -> tuple[Span, str] | None:
    """The name at token `i`, with its last word: a mention, or a capitalised word alone, as a sentence begins with."""
    mention = analysis.mentions_by_first.get(i) or analysis.mentions_by_last.get(i)
    if mention is not None:
        return mention.span, mention.words[-1]
    token = analysis.tokens[i] if 0 <= i < len(analysis.tokens) else None
    if token is None:
        return None
    return (token.span, token.text) if token.is_capitalized and is_name_word(token) else None


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
                led = _is_led(analysis, noun)
                if tokens[noun].lower in _MEASURES:
                    if not led:
                        continue
                    noun, led = noun - 1, _is_led(analysis, noun - 1)
                first = noun - 1 if led else noun
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
    if before is None or not before.is_word or len(before.text) < _SHORTEST or before.lower in COMMON:
        return False
    return is_common_word(before.lower)


# Of the words that are noun and verb, those that may be a past form, too.
_PAST = frozenset({"cut", "raise"})
_BARE = frozenset("rise fall climb drop soar plunge grow shrink".split())
_TRENDS: Mapping[str, int] = {
    word: way for word, way in VERBS.items() if word in _BARE or word not in NOUNS or word.endswith(("s", "ed"))
}
