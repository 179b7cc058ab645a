"""Figures: each quantity with what tells which quantity it is - its noun phrase, its surroundings, its limits."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.days.days import is_year
from copylint.analysis.form.sentences import Sentence
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import month, weekday
from copylint.analysis.values.compared import is_entry, is_measured, is_standard, unit_of_rate
from copylint.analysis.values.figure_phrases import Phrase, period_of, phrase_of, sort_of, whole_of
from copylint.analysis.values.figure_words import APART, COMMON, DEFINITE, MORE, PICKED, SCOPE
from copylint.analysis.values.number_words import STARTS
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_COMPARED = frozenset(
    {"count", "money", "percent", "length", "area", "mass", "volume", "duration", "age", "ordinal", "temperature"}
)
# So many tokens before and after a figure say what it is.
_BEFORE, _AFTER = 22, 22
# So many tokens back the time that a sentence opens with is looked for.
_REACH = 400
# And those so near that they say it is another one, as do the first words of a sentence: "Earlier, another ...".
_CLOSE, _OPENING = 8, 4
_RESTRICTS = frozenset("that who whose which where in of on from with at under for to".split())


class Figure(Struct, frozen=True, gc=False):
    """A quantity and what is said with it.

    `noun` is what it counts or is for ("lawmaker", and "grant" in "$7 million grant"), "" when nothing is named;
    `modifiers` the words between ("licensed child-care"). `is_definite` is True where it speaks of a known quantity
    ("those 204 ballots", "the state's 52 agencies"), `is_restricted` where words after the noun say which ones ("the 65
    districts that answered"). `before` and `after` are the stems of the nearest content words.
    `next_word` is the one after its phrase, in lower case. `is_standard` is True where it is what another figure is
    compared with ("against 50", "50 a year earlier"), `is_measured` where it is told with such a one. `per` is what a
    sum is told for ("share"); `is_compound` is True where a hyphen joins the noun to it ("33-run"); `whole`
    names what a percentage is part of, `period` the week, month or year that its sentence opens with.
    `words` are the stems of the content words around it, `names` those with a capital inside a sentence, `times` the
    days, months and years, `scope` the words that bound it, `apart` those that say it is another one.
    """

    quantity: Quantity
    span: Span
    field: FieldName
    place: int
    sentence: int
    noun: str
    modifiers: frozenset[str]
    is_definite: bool
    is_restricted: bool
    before: str
    after: str
    words: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    scope: frozenset[str]
    apart: frozenset[str]
    source: str
    next_word: str = ""
    is_standard: bool = False
    is_measured: bool = False
    per: str = ""
    is_compound: bool = False
    whole: str = ""
    period: str = ""

    @property
    def sort(self) -> tuple[str, str, str]:
        """What is compared with what: measure and unit, for counts the noun too."""
        return sort_of(self.quantity, self.noun)


def find_figures(analysis: "Analysis") -> Sequence[Figure]:
    """The figures of every field that differ from another one of their noun and unit, in order."""
    phrases = [phrase_of(analysis, q) for q in analysis.quantities if _is_compared(q) and not _is_entry(analysis, q)]
    values: defaultdict[tuple[str, str, str], set[Fraction | None]] = defaultdict(set)
    for phrase in phrases:
        values[phrase.sort].add(phrase.quantity.value)
    return [figure_of(analysis, phrase) for phrase in phrases if len(values[phrase.sort]) > 1]


def _is_compared(q: Quantity) -> bool:
    return q.measure in _COMPARED and q.value is not None and not q.vague and not q.fraction


def _is_entry(analysis: "Analysis", q: Quantity) -> bool:
    return is_entry(analysis.tokens, q, 0, len(analysis.tokens))


def figure_of(analysis: "Analysis", phrase: Phrase) -> Figure:
    """A figure phrase with what is said around it."""
    quantity, noun, modifiers, last = phrase
    index = analysis.sentence_of(quantity.first)
    sentence = analysis.sentences[index]
    again = analysis.restated_headline
    field = analysis.story.fields[sentence.field].name
    if again and again.start < sentence.last and sentence.first < again.stop:
        if quantity.first in again:
            index, field, sentence = -1, "headline", replace(sentence, last=min(sentence.last, again.stop))
        elif quantity.first >= again.stop:
            sentence = replace(sentence, first=again.stop)
    around = _around(analysis, quantity, sentence, last)
    speaker = analysis.attributions[index].speaker if index >= 0 else None
    return Figure(
        quantity,
        Span(quantity.span.start, max(quantity.span.end, analysis.tokens[last - 1].end)),
        field,
        sentence.field,
        index,
        noun,
        modifiers,
        _is_definite(analysis, quantity, sentence),
        _is_restricted(analysis, sentence, last),
        around.before,
        around.after,
        frozenset(around.words),
        frozenset(around.names),
        frozenset(around.times),
        frozenset(around.scope),
        frozenset(around.apart),
        analysis.excerpt(speaker).lower() if speaker else "",
        analysis.tokens[last].lower if last < sentence.last else "",
        is_standard(analysis.tokens, quantity, sentence.first, sentence.last),
        is_measured(analysis.tokens, quantity, sentence.last),
        unit_of_rate(analysis.tokens, quantity, sentence.last),
        "-" in analysis.story.text[quantity.number.end : quantity.number.end + 1],
        whole_of(analysis, quantity, last),
        period_of(analysis.lowers, sentence),
    )


def _is_definite(analysis: "Analysis", q: Quantity, sentence: Sentence) -> bool:
    before = analysis.tokens[q.first - 1].lower if q.first > sentence.first else ""
    if before == "of" and q.first - 2 >= sentence.first:
        return analysis.tokens[q.first - 2].lower == "one"
    if before == "that" and q.measure != "count":  # "That 18,000 square feet is not enough"
        return q.first - 2 < sentence.first or not analysis.tokens[q.first - 2].is_word
    return before in DEFINITE


def _is_restricted(analysis: "Analysis", sentence: Sentence, last: int) -> bool:
    after = analysis.tokens[last].lower if last < sentence.last else ""
    return after in _RESTRICTS or after.endswith(("ing", "ed"))


class _Around:
    """What stands around one figure, sorted into the sets of `Figure`."""

    def __init__(self) -> None:
        self.before = self.after = ""
        self.words: set[str] = set()
        self.names: set[str] = set()
        self.times: set[str] = set()
        self.scope: set[str] = set()
        self.apart: set[str] = set()

    def add(self, token: Token, *, inside: bool, apart: bool, follows: bool) -> None:
        """Sort in a word: whether a capital makes it a name, whether it sets the figure apart, and stands behind it."""
        word = token.lower
        if token.is_capitalized and (weekday(word) is not None or month(word) is not None):
            self.times.add(word[:3])
            return
        if word in SCOPE:
            self.scope.add(word)
        if apart:
            self.apart.add(word)
        if len(word) > 2 and word not in COMMON:
            self._add_content(stem(word), follows=follows)
            if inside and token.is_capitalized:
                self.names.add(stem(word))

    def _add_content(self, root: str, *, follows: bool) -> None:
        self.words.add(root)
        if not follows:
            self.before = root
        elif not self.after:
            self.after = root


def _around(analysis: "Analysis", q: Quantity, sentence: Sentence, noun_end: int) -> _Around:
    tokens, around = analysis.tokens, _Around()
    phrase = [w.lower for w in tokens[q.last : noun_end]]
    around.apart.update(word for word in phrase if word in APART)
    if not MORE.isdisjoint(phrase):
        around.apart.add("additional")
    if phrase[:1] == ["of"] and phrase[1:2] and phrase[1] in DEFINITE:
        around.apart.add("rest")  # "200 of the studies" are a part of them
    low, high = max(sentence.first, q.first - _BEFORE), min(sentence.last, noun_end + _AFTER)
    for i in range(low - 1, max(sentence.first, low - _REACH) - 1, -1):  # "In 1985 ...": the time of all that follows
        if tokens[i].is_figure and is_year(tokens[i].text):
            around.times.add(tokens[i].text)
            break
    for i in (*range(low, q.first), *range(noun_end, high)):
        token = tokens[i]
        if token.is_figure and is_year(token.text):
            around.times.add(token.text)
        if token.is_word:
            day = _day_after(tokens, i, sentence.last) if token.is_capitalized else ""
            if day:
                around.times.add(f"{token.lower[:3]} {day}")
            apart = token.lower in APART and (
                i < sentence.first + _OPENING or q.first - _CLOSE <= i < noun_end + _CLOSE
            )
            apart = apart and _sets_apart(tokens, i, q, sentence.last)
            named = i > sentence.first or tokens[i + 1].lower == "'s"
            around.add(token, inside=named, apart=apart, follows=i >= noun_end)
    return around


def _sets_apart(tokens: Sequence[Token], i: int, q: Quantity, high: int) -> bool:
    """Whether the word at token `i` may say that a figure is another one; "top officials" and "another 250" do not."""
    if tokens[i].lower in PICKED:
        return q.first - 3 < i < q.first
    counts = i >= q.last and i + 1 < high and (tokens[i + 1].is_figure or tokens[i + 1].lower in STARTS)
    return not (counts and tokens[i].lower == "another")


def _day_after(tokens: Sequence[Token], i: int, high: int) -> str:
    """The day in "Feb. 17" from its month at token `i` on, or ""."""
    if month(tokens[i].lower) is None:
        return ""
    at = i + 1 + (i + 1 < high and tokens[i + 1].text == ".")
    return tokens[at].text if at < high and tokens[at].text.isdecimal() and len(tokens[at].text) < 3 else ""
