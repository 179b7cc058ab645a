"""Figures: each quantity with what tells which quantity it is - its noun phrase, its surroundings, its limits."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.days.days import is_year
from copylint.analysis.form.sentences import Sentence
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import month, weekday
from copylint.analysis.values.compared import is_entry, is_measured, is_standard, unit_of_rate
from copylint.analysis.values.counted import is_plural, singular
from copylint.analysis.values.figure_words import APART, COMMON, DEFINITE, MORE, PICKED, SAME_NOUN, SCOPE
from copylint.analysis.values.number_words import STARTS
from copylint.analysis.values.quantities import Quantity
from copylint.story import FieldName, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_COMPARED = frozenset(
    {"count", "money", "percent", "length", "area", "mass", "volume", "duration", "age", "ordinal", "temperature"}
)
# So many tokens before and after a figure say what it is.
_BEFORE, _AFTER = 22, 22
# And those so near that they say it is another one, as do the first words of a sentence: "Earlier, another ...".
_CLOSE, _OPENING = 8, 4
_LONGEST_PHRASE = 5
_INTO_PHRASE = frozenset({"of", "in", "worth", "for"})
_DETERMINERS = frozenset("the a an its their his her these those this that".split())
_ENDS_PHRASE = _DETERMINERS | frozenset(
    "in on at by to from for with of and or but as than that which who whose when where while if because is are was"
    " were has have had will would can could may might must should not under over after before since until during"
    " per each it he she they we i you said says there so into out up down about against versus vs between among last"
    " next more less fewer ago earlier later now today yesterday respectively annually yearly monthly compared only".split()
)


_RESTRICTS = frozenset("that who whose which where in of on from with at under for to".split())


class Figure(Struct, frozen=True, gc=False):
    """A quantity and what is said with it.

    `noun` is what it counts or is for ("lawmaker", and "grant" in "$7 million grant"), "" when nothing is named;
    `modifiers` the words between ("licensed child-care"). `is_definite` is True where it speaks of a known quantity
    ("those 204 ballots", "the state's 52 agencies"), `is_restricted` where words after the noun say which ones ("the 65
    districts that answered"). `before` and `after` are the stems of the nearest content words.
    `next_word` is the one after its phrase, in lower case. `is_standard` is True where it is what another figure is
    compared with ("against 50", "50 a year earlier"), `is_measured` where it is told with such a one, `per` what a sum is told for ("share"), `is_compound` True where a hyphen
    joins the noun to it ("33-run").
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

    @property
    def sort(self) -> tuple[str, str, str]:
        """What is compared with what: measure and unit, for counts the noun too."""
        return _sort(self.quantity, self.noun)


class _Phrase(NamedTuple):
    """A quantity with its noun, the words between, and the token after the noun."""

    quantity: Quantity
    noun: str
    modifiers: frozenset[str]
    last: int

    @property
    def sort(self) -> tuple[str, str, str]:
        return _sort(self.quantity, self.noun)


def _sort(q: Quantity, noun: str) -> tuple[str, str, str]:
    return q.measure, q.unit, noun if q.measure == "count" else ""


def find_figures(analysis: "Analysis") -> Sequence[Figure]:
    """The figures of every field that differ from another one of their noun and unit, in order."""
    phrases = [_phrase(analysis, q) for q in analysis.quantities if _is_compared(q) and not _is_entry(analysis, q)]
    values: defaultdict[tuple[str, str, str], set[Fraction | None]] = defaultdict(set)
    for phrase in phrases:
        values[phrase.sort].add(phrase.quantity.value)
    return [_figure(analysis, phrase) for phrase in phrases if len(values[phrase.sort]) > 1]


def _is_compared(q: Quantity) -> bool:
    return q.measure in _COMPARED and q.value is not None and not q.vague and not q.fraction


def _is_entry(analysis: "Analysis", q: Quantity) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    return is_entry(analysis.tokens, q, sentence.first, sentence.last)


def _figure(analysis: "Analysis", phrase: _Phrase) -> Figure:
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
    )


def _phrase(analysis: "Analysis", q: Quantity) -> _Phrase:
    tokens = analysis.tokens
    if q.noun:
        noun = SAME_NOUN.get(q.noun, q.noun)
        if q.noun_span is None or q.noun_span.start < q.span.start:
            return _Phrase(q, noun, frozenset(), q.last)
        head = analysis.token_at(q.noun_span.start)
        return _Phrase(q, noun, _modifiers(analysis, q.last, head), max(head + 1, q.last))
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    if q.measure == "count":
        return _joined_phrase(analysis, q, sentence)
    i = q.last
    if i < sentence.last and tokens[i].lower in _INTO_PHRASE:
        i += 1 + (i + 1 < sentence.last and tokens[i + 1].lower in _DETERMINERS)
    j = i
    while j < min(i + _LONGEST_PHRASE, sentence.last) and tokens[j].is_word and tokens[j].lower not in _ENDS_PHRASE:
        j += 1
    if j == i:
        return _Phrase(q, "", frozenset(), q.last)
    noun = singular(tokens[j - 1].lower)
    return _Phrase(q, SAME_NOUN.get(noun, noun), _modifiers(analysis, i, j - 1), j)


def _joined_phrase(analysis: "Analysis", q: Quantity, sentence: Sentence) -> _Phrase:
    """ "18 current and former volunteers": a noun behind two adjectives."""
    words = analysis.tokens[q.last : min(q.last + _LONGEST_PHRASE, sentence.last)]
    if len(words) > 3 and words[1].lower in ("and", "or") and all(w.is_word for w in words[:4]):
        for n in (3, 4):
            if n < len(words) and is_plural(words[n].lower) and words[2].lower not in _ENDS_PHRASE:
                modifiers = _modifiers(analysis, q.last, q.last + n) - {"and"}
                return _Phrase(q, singular(words[n].lower), modifiers, q.last + n + 1)
    if words and words[0].is_word and len(words[0].lower) > 2 and words[0].lower not in _ENDS_PHRASE | COMMON:
        return _Phrase(q, singular(words[0].lower), frozenset(), q.last + 1)
    return _Phrase(q, "", frozenset(), q.last)


def _modifiers(analysis: "Analysis", first: int, last: int) -> frozenset[str]:
    words = analysis.tokens[first:last]
    return frozenset(stem(w.lower) for w in words if w.is_word and w.lower not in ("of", "the", "'s", "s"))


def _is_definite(analysis: "Analysis", q: Quantity, sentence: Sentence) -> bool:
    before = analysis.tokens[q.first - 1].lower if q.first > sentence.first else ""
    if before == "of" and q.first - 2 >= sentence.first:
        return analysis.tokens[q.first - 2].lower == "one"
    return before in DEFINITE or (before == "that" and q.first == sentence.first + 1 and q.measure != "count")


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

    def add(self, token: Token, *, inside: bool, near: bool, follows: bool) -> None:
        """Sort in a word: whether a capital makes it a name there, near the figure, and after it."""
        word = token.lower
        if token.is_capitalized and (weekday(word) is not None or month(word) is not None):
            self.times.add(word[:3])
            return
        if word in SCOPE:
            self.scope.add(word)
        if near and word in APART:
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
    for i in range(low - 1, sentence.first - 1, -1):  # "In 1985 ...": the time of all that follows
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
            near = i < sentence.first + _OPENING or q.first - _CLOSE <= i < noun_end + _CLOSE
            near = near and _sets_apart(tokens, i, q, sentence.last)
            named = i > sentence.first or tokens[i + 1].lower == "'s"
            around.add(token, inside=named, near=near, follows=i >= noun_end)
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


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem of a word in lower case, for comparison only: "killing", "killed", "kills" are "kill"."""
    word = singular(word)
    for ending in ("ing", "ed", "er", "ly"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
