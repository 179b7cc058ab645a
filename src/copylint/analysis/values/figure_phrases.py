"""Figure phrases: a figure with the noun it is a figure of, and the words between."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.form.sentences import Sentence
from copylint.analysis.tables.lexicon import month, weekday
from copylint.analysis.values.counted import is_plural, singular
from copylint.analysis.values.figure_words import COMMON, SAME_NOUN
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.stems import stem

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LONGEST_PHRASE = 5
_INTO_PHRASE = frozenset({"of", "in", "worth", "for"})
_OF = frozenset({"of", "in"})
_WHICH, _PERIODS = frozenset({"last", "next"}), frozenset({"week", "month", "year", "season"})
_DETERMINERS = frozenset("the a an its their his her these those this that".split())
_ENDS_PHRASE = _DETERMINERS | frozenset(
    "in on at by to from for with of and or but as than that which who whose when where while if because is are was"
    " were has have had will would can could may might must should not under over after before since until during"
    " per each it he she they we i you said says there so into out up down about against versus vs between among last"
    " next more less fewer ago earlier later now today yesterday respectively annually yearly monthly compared"
    " only do does did".split()
)


class Phrase(NamedTuple):
    """A quantity with its noun, the words between, and the token after the noun."""

    quantity: Quantity
    noun: str
    modifiers: frozenset[str]
    last: int

    @property
    def sort(self) -> tuple[str, str, str]:
        """What is compared with what: measure and unit, for counts the noun too."""
        return sort_of(self.quantity, self.noun)


def sort_of(q: Quantity, noun: str) -> tuple[str, str, str]:
    """What a quantity is compared in: measure and unit, for counts the noun too."""
    return q.measure, q.unit, noun if q.measure == "count" else ""


def phrase_of(analysis: "Analysis", q: Quantity) -> Phrase:
    """The phrase of a quantity: its noun behind it, or what it is so much for."""
    tokens = analysis.tokens
    if q.noun:
        noun = SAME_NOUN.get(q.noun, q.noun)
        if q.noun_span is None or q.noun_span.start < q.span.start:
            return Phrase(q, noun, frozenset(), q.last)
        head = analysis.token_at(q.noun_span.start)
        return Phrase(q, noun, _modifiers(analysis, q.last, head), max(head + 1, q.last))
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    if q.measure == "count":
        return _joined_phrase(analysis, q, sentence)
    i = q.last
    if i < sentence.last and tokens[i].lower in _INTO_PHRASE:
        i += 1 + (i + 1 < sentence.last and tokens[i + 1].lower in _DETERMINERS)
    j = i
    while j < min(i + _LONGEST_PHRASE, sentence.last) and tokens[j].is_word and tokens[j].lower not in _ENDS_PHRASE:
        j += 1
    if j == i or _is_of_calendar(tokens[j - 1].text):
        return Phrase(q, "", frozenset(), q.last)
    noun = singular(tokens[j - 1].lower)
    return Phrase(q, SAME_NOUN.get(noun, noun), _modifiers(analysis, i, j - 1), j)


def _is_of_calendar(word: str) -> bool:
    """Whether a word is a month or a weekday: "10 years in April" are no years of Aprils."""
    return month(word) is not None or weekday(word) is not None


def _joined_phrase(analysis: "Analysis", q: Quantity, sentence: Sentence) -> Phrase:
    """ "18 current and former volunteers": a noun behind two adjectives."""
    words = analysis.tokens[q.last : min(q.last + _LONGEST_PHRASE, sentence.last)]
    if len(words) > 3 and words[1].lower in ("and", "or") and all(w.is_word for w in words[:4]):
        for n in (3, 4):
            if n < len(words) and is_plural(words[n].lower) and words[2].lower not in _ENDS_PHRASE:
                modifiers = _modifiers(analysis, q.last, q.last + n) - {"and"}
                return Phrase(q, singular(words[n].lower), modifiers, q.last + n + 1)
    if words and words[0].is_word and len(words[0].lower) > 2 and words[0].lower not in _ENDS_PHRASE | COMMON:
        return Phrase(q, singular(words[0].lower), frozenset(), q.last + 1)
    return Phrase(q, "", frozenset(), q.last)


def _modifiers(analysis: "Analysis", first: int, last: int) -> frozenset[str]:
    words = analysis.tokens[first:last]
    return frozenset(stem(w.lower) for w in words if w.is_word and w.lower not in ("of", "the", "'s", "s"))


def whole_of(analysis: "Analysis", q: Quantity, last: int) -> str:
    """The name of what a percentage is part of: "marn" in "16 percent of Marn Lace", "a 12 percent stake, of Marn"."""
    if q.measure != "percent":
        return ""
    tokens = analysis.tokens
    i = next((i for i in range(q.last, min(last + 2, len(tokens))) if tokens[i].lower in _OF), len(tokens))
    words = [t for t in tokens[i + 1 : i + 4] if t.is_word and t.lower not in _DETERMINERS]
    return words[0].lower if words and words[0].is_capitalized else ""


def period_of(lowers: Sequence[str], sentence: Sentence) -> str:
    """The week, month or year that a sentence opens with, "last week"; "today" where that word stands in it."""
    words = lowers[sentence.first : sentence.last]
    if words[:1] and words[0] in _WHICH and words[1:2] and words[1] in _PERIODS:
        return " ".join(words[:2])
    return "today" if "today" in words else ""
