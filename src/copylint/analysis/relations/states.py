"""States: where the copy says that something goes on, and where it says that something else happens."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import month, weekday
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_ADVERBS = frozenset(
    ("largely", "mostly", "broadly", "generally", "now", "still", "already", "also", "since", "however", "only", "just")
)
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their"))
_PHRASE_REACH = 4
_MOST_ADVERBS = 2
_DATE_REACH = 6


class State(Struct, frozen=True, gc=False):
    """A phrase about a subject: "A fragile truce has held since 1996".

    `subject` is the noun or name, lower case. `first` and `last` are its tokens as a slice, subject included.
    `year` is the year that stands near the phrase, `dated` whether any day, month or year does.
    `definite` is True for "the suspect" and for names, `named` for names.
    """

    span: Span
    subject: str
    first: int
    last: int
    year: int | None = None
    dated: bool = False
    definite: bool = False
    named: bool = False


def phrases(analysis: "Analysis", wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where any of the phrases stands, as slices of tokens; an adverb may stand between their words."""
    tokens = analysis.tokens
    positions = analysis.positions
    for phrase in wanted:
        words, rarest = _taken_apart(phrase)
        for i in positions.get(words[rarest], ()):
            # Adverbs may push the first word back.
            for first in range(i - rarest, max(i - rarest - _MOST_ADVERBS, 0) - 1, -1):
                last = _match(tokens, first, words) if first >= 0 and tokens[first].lower == words[0] else None
                if last is not None and last > i:
                    yield first, last
                    break


@lru_cache(maxsize=1024)
def _taken_apart(phrase: str) -> tuple[tuple[str, ...], int]:
    """The words of a phrase, and which of them is the longest, and so the rarest."""
    words = tuple(phrase.split())
    return words, max(range(len(words)), key=lambda i: len(words[i]))


def _match(tokens: Sequence[Token], i: int, words: Sequence[str]) -> int | None:
    for word in words:
        while i < len(tokens) and tokens[i].lower != word and tokens[i].lower in _ADVERBS:
            i += 1
        if i >= len(tokens) or tokens[i].lower != word:
            return None
        i += 1
    return i


def of_nouns(analysis: "Analysis", nouns: frozenset[str], wanted: Sequence[str]) -> Iterator[State]:
    """The phrases whose subject is one of `nouns`: "the offensive began on September 27"."""
    tokens = analysis.tokens
    for first, last in phrases(analysis, wanted):
        sentence = analysis.sentences[analysis.sentence_of(first)]
        for j in range(first - 1, max(sentence.first, first - _PHRASE_REACH) - 1, -1):
            if tokens[j].lower in nouns:
                yield _state(analysis, _noun_phrase(tokens, j, sentence.first), j, last, sentence.last)
                break
            if tokens[j].text in ".;:!?":
                break


def of_anything(analysis: "Analysis", wanted: Sequence[str]) -> Iterator[State]:
    """The phrases with the noun or name right before them as subject: "the bridge remains closed"."""
    tokens = analysis.tokens
    for first, last in phrases(analysis, wanted):
        sentence = analysis.sentences[analysis.sentence_of(first)]
        j = first - 1
        while j > sentence.first and tokens[j].lower in _ADVERBS:
            j -= 1
        if j >= sentence.first and tokens[j].is_word:
            yield _state(analysis, _noun_phrase(tokens, j, sentence.first), j, last, sentence.last)


def renewed(analysis: "Analysis", nouns: frozenset[str], adjectives: frozenset[str]) -> Iterator[State]:
    """The nouns that an adjective makes the present ones: "in the new war"."""
    tokens = analysis.tokens
    for adjective in adjectives:
        for i in analysis.positions.get(adjective, ()):
            if 0 < i < len(tokens) - 1 and tokens[i + 1].lower in nouns and tokens[i - 1].lower in ("the", "this"):
                yield _state(analysis, i - 1, i + 1, i + 2, i + 2)


def _noun_phrase(tokens: Sequence[Token], j: int, first: int) -> int:
    """The token where the noun phrase that ends with token `j` begins: its article, at most three words before."""
    if tokens[j].is_capitalized:
        while j > first and tokens[j - 1].is_capitalized and tokens[j - 1].is_word:
            j -= 1
        return j - (j > first and tokens[j - 1].lower == "the")
    for k in range(j, max(first, j - 3) - 1, -1):
        if tokens[k].lower in _ARTICLES:
            return k
        if not tokens[k].is_word:
            return j
    return j


def _state(analysis: "Analysis", start: int, subject: int, last: int, sentence_last: int) -> State:
    tokens = analysis.tokens
    end = min(last + _DATE_REACH, sentence_last)
    years = [i for i in range(last, end) if _is_year(tokens[i])]
    dates = [i for i in range(last, end) if tokens[i].is_figure or _is_calendar(tokens[i])]
    last = _date_end(dates, last)
    return State(
        Span(tokens[start].start, tokens[last - 1].end),
        " ".join(t.lower for t in tokens[start : subject + 1] if t.lower not in _ARTICLES),
        start,
        last,
        year=int(tokens[years[0]].text) if years else None,
        dated=bool(dates),
        definite=tokens[start].lower == "the" or tokens[subject].is_capitalized,
        named=tokens[subject].is_capitalized,
    )


def _date_end(dates: Sequence[int], last: int) -> int:
    """The token after the first date: "27 September 2031", not what follows it."""
    for at, i in enumerate(dates):
        if at and i > last + 1:
            break
        last = i + 1
    return last


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1500" <= token.text < "2200"


def _is_calendar(token: Token) -> bool:
    return token.is_capitalized and (weekday(token.text) is not None or month(token.text) is not None)
