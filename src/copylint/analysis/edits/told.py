"""The names, figures and days of a story, with what tells one from another and what stands around them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables.lexicon import month, weekday
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Sort = Literal["name", "figure", "day"]

_REACH = 40  # words, in a sentence that is longer than any
SHOWN = frozenset({"headline", "deck", "kicker", "caption", "pullquote", "infobox"})


class Told(NamedTuple):
    """A name, a figure or a day: its place, and its tokens as a slice of all tokens.

    `item` is what the layers know of it: a mention, a quantity, a date; None for a number that none of them reads,
    such as one in a result or a time of day.
    """

    sort: Sort
    span: Span
    first: int
    last: int
    text: str
    item: Mention | Quantity | DateMention | None


class Around(NamedTuple):
    """What a sentence has: the stems of its content words, and its weekdays, months and years."""

    words: frozenset[str]
    times: tuple[frozenset[str], ...]

    def is_of_another_time(self, other: "Around") -> bool:
        """Whether both name weekdays, months or years, and none that is the other's."""
        return any(a and b and a.isdisjoint(b) for a, b in zip(self.times, other.times, strict=True))


def find_told(analysis: "Analysis") -> Sequence[Told]:
    """Every name, figure and day, in order."""
    tokens = analysis.tokens
    found: list[Told] = []

    def add(sort: Sort, span: Span, first: int, last: int, item: Mention | Quantity | DateMention) -> None:
        found.append(Told(sort, span, first, last, analysis.excerpt(span), item))

    for mention in analysis.mentions:
        add("name", mention.span, mention.first, mention.last, mention)
    for quantity in analysis.quantities:
        if quantity.value is not None and not quantity.vague:
            add("figure", quantity.span, quantity.first, quantity.last, quantity)
    for day in analysis.dates:
        add("day", day.span, day.first, day.last, day)
    taken = {i for told in found if told.sort != "name" for i in range(told.first, told.last)}
    found += (
        Told("figure", token.span, i, i + 1, token.text, None)
        for i, token in enumerate(tokens)
        if token.is_figure and i not in taken
    )
    return sorted(found, key=lambda told: (told.first, told.last))


def around(analysis: "Analysis", told: Told) -> Around:
    """What stands in the sentence of `told`, itself left out, as far as it is near."""
    sentence = analysis.sentences[analysis.sentence_of(told.first)]
    words: set[str] = set()
    times: tuple[set[str], ...] = (set(), set(), set())
    first, last = max(sentence.first, told.first - _REACH), min(sentence.last, told.last + _REACH)
    for i in (*range(first, told.first), *range(told.last, last)):
        token = analysis.tokens[i]
        sort = _sort_of_time(token)
        if sort is not None:
            times[sort].add(token.lower[:4])
        elif token.is_word and len(token.lower) > 2 and token.lower not in COMMON:
            words.add(stem(token.lower))
    return Around(frozenset(words), tuple(map(frozenset, times)))


def _sort_of_time(token: Token) -> int | None:
    """0 for a weekday, 1 for a month, 2 for a year."""
    if token.is_figure:
        return 2 if is_year(token.text) else None
    if not token.is_capitalized:
        return None
    return 0 if weekday(token.lower) is not None else 1 if month(token.lower) is not None else None
