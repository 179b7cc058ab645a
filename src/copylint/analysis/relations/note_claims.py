"""Note claims: what a note to editors or a correction says was done to the story, clause by clause."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.tables.lexicon import fold, weekday
from copylint.analysis.values.number_words import ORDINAL_ENDINGS, ORDINALS
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

_PARAGRAPH = frozenset("paragraph paragraphs para paras par pars graf grafs".split())
_VERBS = frozenset("adds updates corrects changes removes fixes deletes recasts clarifies inserts".split())
_GONE = frozenset("deletes deleted removes removed drops dropped".split())
_CORRECTS = frozenset("corrects corrected changes changed updates updated fixes fixed amended".split())
_SAID_WRONGLY = frozenset(
    "misstated misspelled misidentified incorrectly mistakenly erroneously wrongly misreported".split()
)
_OLD_BEFORE = frozenset({"from", "not", "instead of", "rather than"})
_NEW_BEFORE = frozenset("to is as are was were".split())
_LINKS = frozenset(
    "the a an at least more than about some nearly say show read reflect make it that name spelling".split()
)
_OPENING = frozenset("“”‘’'\"$£€,")
_MOST_IN_RANGE = 60


class Item(NamedTuple):
    """Something a note names: its tokens, and what is compared. `noun` and `status` are those of a figure."""

    first: int
    last: int
    value: Fraction | str
    noun: str = ""
    status: str = ""


class Claim(Struct, frozen=True, order=True, gc=False):
    """One clause of a note: `words` are its words, `paragraphs` those it names by number, each with its place;
    those it says are gone are not among them.

    `old` is what the clause says was wrong, `new` what it says stands there now.
    """

    first: int
    last: int
    words: frozenset[str]
    paragraphs: tuple[tuple[int, Span], ...]
    old: Item | None
    new: Item | None


def read_claims(analysis: "Analysis", field: Field) -> Iterator[Claim]:
    """The clauses of the note in `field`, in order."""
    reader = _Reader(analysis, field)
    for first, last in reader.clauses():
        words = frozenset(reader.lower(i) for i in range(first, last))
        old, new = reader.sides(first, last, words)
        paragraphs = () if words & _GONE else tuple(reader.paragraphs(first, last))
        yield Claim(first, last, words, paragraphs, old, new)


class _Reader:
    """Reads one note; its state is where the note's tokens are."""

    def __init__(self, analysis: "Analysis", field: Field) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.low = bisect_left(self.tokens, field.span.start, key=lambda token: token.start)
        self.high = bisect_left(self.tokens, field.span.end, key=lambda token: token.start)

    def lower(self, i: int) -> str:
        return self.tokens[i].lower if self.low <= i < self.high else ""

    def clauses(self) -> Iterator[tuple[int, int]]:
        """The parts that each speak of one thing: to a stop, a semicolon, or a comma before the next verb."""
        first = self.low
        for i in range(self.low, self.high):
            mark = self.lower(i)
            if mark in {".", ";"} or (mark == "," and self.lower(i + 1) in _VERBS) or i + 1 == self.high:
                if first < i:
                    yield first, i + 1
                first = i + 1

    def paragraphs(self, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """The paragraphs named by number: "paragraph 3", "paragraphs 2-4 and 7", "the second and third paragraphs"."""
        for i in range(first, last):
            if self.lower(i) in _PARAGRAPH:
                yield from sorted(self._ordinals(i - 1, first))
                yield from self._numbers(i + 1 + (self.lower(i + 1) == "."), last, self.lower(i).endswith("s"))

    def _ordinals(self, i: int, first: int) -> Iterator[tuple[int, Span]]:
        """The ordinals that end at token `i`, the last of them first."""
        while i >= first:
            word, figure = self.lower(i), self.lower(i - 1)
            if word in ORDINALS:
                yield ORDINALS[word], self.tokens[i].span
            elif word in ORDINAL_ENDINGS and figure.isdecimal():
                i -= 1
                yield int(figure), Span(self.tokens[i].start, self.tokens[i + 1].end)
            else:
                return
            i -= 1
            while self.lower(i) in {",", "and"}:
                i -= 1

    def _numbers(self, i: int, last: int, plural: bool) -> Iterator[tuple[int, Span]]:
        earlier = 0
        while i < last and self.lower(i).isdecimal():
            number = int(self.lower(i))
            if earlier and self.lower(i - 1) in {"-", "–", "to", "through"} and number <= earlier + _MOST_IN_RANGE:
                yield from ((n, self.tokens[i].span) for n in range(earlier + 1, number))
            yield number, self.tokens[i].span
            earlier = number
            link = self.lower(i + 1)
            if link not in {",", "and", "-", "–", "through"} and not (link == "to" and plural):
                return  # "corrects paragraph 2 to 72"
            i += 2 + (self.lower(i + 2) == "and")

    def sides(self, first: int, last: int, words: frozenset[str]) -> tuple[Item | None, Item | None]:
        """The old and the new: "to 72 from 65", "to Meier, not Meyer", "misstated her age as 44"."""
        corrects, wrongly = words & _CORRECTS, words & _SAID_WRONGLY
        old = new = None
        for item in self._items(first, last) if corrects or wrongly or "not" in words or "instead" in words else ():
            led = self._led(item.first, first)
            if led in _OLD_BEFORE or (led == "as" and wrongly):
                old = old or item
            elif led in _NEW_BEFORE and not wrongly:
                new = new or item
        return old, new

    def _led(self, i: int, low: int) -> str:
        """The word that says which side an item is on, links and articles passed over."""
        i -= 1
        while i > low and (self.lower(i) in _LINKS or self.lower(i) in _OPENING):
            i -= 1
        pair = f"{self.lower(i - 1)} {self.lower(i)}"
        return pair if pair in _OLD_BEFORE else self.lower(i)

    def _items(self, first: int, last: int) -> list[Item]:
        """Figures, names and days of a clause, in order; the numbers of paragraphs are none."""
        analysis, tokens = self.analysis, self.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        items = [
            item
            for quantity in analysis.quantities
            if start <= quantity.span.start < end and self.lower(quantity.first - 1) not in _PARAGRAPH
            for item in self._figures(quantity)
        ]
        names = (m for m in analysis.mentions if start <= m.span.start < end and m.first > first)
        items += [Item(m.first, m.last, fold(m.text)) for m in names]
        days = (i for i in range(first, last) if weekday(self.lower(i)) is not None and tokens[i].is_capitalized)
        items += [Item(i, i + 1, self.lower(i)) for i in days]
        return sorted(items, key=lambda item: item.first)

    def _figures(self, quantity: "Quantity") -> list[Item]:
        """The figure; of "from 65 to 72" both."""
        first = self.analysis.token_at(quantity.number.start)
        last = self.analysis.token_at(quantity.number.end - 1) + 1
        if quantity.value is not None:
            return [Item(first, last, quantity.value, quantity.noun, quantity.status)]
        ends = [i for i in range(first, last) if self.tokens[i].is_figure]
        if self.lower(first - 1) == "from" and len(ends) > 1 and quantity.high is not None:
            low, high = (quantity.low, ends[0]), (quantity.high, ends[-1])
            return [Item(i, i + 1, value, quantity.noun, quantity.status) for value, i in (low, high)]
        return []
