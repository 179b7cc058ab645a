"""Saying: where the story's own words tell who says something, and who that is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.lexicon import is_saying, month, saying_lemma, title_heads, weekday
from copylint.analysis.saying_words import (
    ADVERBS,
    BE,
    BOUNDARIES,
    DOCUMENT_VERBS,
    DOCUMENTS,
    NAMED_IN,
    NO_SUBJECT,
    NOBODY,
    NOT_AFTER_ACCORDING,
    NOT_SAYING_BEFORE,
    NOUN_FORMS,
    PRONOUNS,
    SAYING_FOLLOWS,
    SOURCE_VERBS,
    SOURCES,
    STRONG,
)
from copylint.analysis.tokens import Token

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_CLOSING = frozenset("”\"'’»")
_REACH = 12


class Saying(NamedTuple):
    """A source told in the copy: `first` and `last` are the tokens of the source's words, equal where there are none.

    `verb` is the first token of the verb or phrase; `pronoun` is True where the source is only "he" or "they".
    """

    verb: int
    first: int
    last: int
    pronoun: bool = False


class _Sentence(NamedTuple):
    """The tokens of the story, and where in them one sentence begins and ends."""

    tokens: Sequence[Token]
    first: int
    last: int

    def lower(self, index: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[index].lower if self.first <= index < self.last else ""


def find_sayings(analysis: "Analysis") -> Iterator[Saying]:
    """Every place where narration tells a source, in no order."""
    verbs = [word for word in analysis.positions if word[0].isalpha() and is_saying(word)]
    readers = (
        (verbs, _read_verb),
        (DOCUMENT_VERBS | SOURCE_VERBS, _read_finding),
        (("according",), _read_according),
        (NAMED_IN, _read_named_in),
        ((":",), _read_colon),
    )
    for words, read in readers:
        for index in _in_narration(analysis, words):
            sentence = analysis.sentences[analysis.sentence_of(index)]
            saying = read(_Sentence(analysis.tokens, sentence.first, sentence.last), index)
            if saying:
                yield saying


def _in_narration(analysis: "Analysis", words: Iterable[str]) -> Iterator[int]:
    positions, tokens = analysis.positions, analysis.tokens
    for word in words:
        for index in positions.get(word, ()):
            if not analysis.is_quoted(tokens[index].start):
                yield index


def _read_verb(sentence: _Sentence, index: int) -> Saying | None:
    """A verb of saying; None where the word is a noun, a participle or an infinitive."""
    word, after = sentence.lower(index), sentence.lower(index + 1)
    lemma = saying_lemma(word) or ""
    if sentence.tokens[index].is_capitalized and index != sentence.first:
        return None  # the United States, the Post
    if after == "by" and word.endswith("ed"):
        return _phrase_after(sentence, index, index + 2)
    if after in NOT_SAYING_BEFORE.get(lemma, ()) or (lemma == "claim" and after[:1].isdigit()):
        return None
    if (lemma not in STRONG or word in NOUN_FORMS) and after not in SAYING_FOLLOWS:
        return None
    before = _skip_back(sentence, index - 1)
    if word.endswith("ing"):
        return _participle(sentence, index, before)
    if sentence.lower(before) in BE:
        return None
    inverted = _inverted(sentence, index, before) if lemma != "tell" else None
    return inverted or _straight(sentence, index, before)


def _skip_back(sentence: _Sentence, index: int) -> int:
    """The nearest token at or before `index` that is no adverb, auxiliary or day."""
    while word := sentence.lower(index):
        day = weekday(word) is not None or (word == "on" and weekday(sentence.lower(index + 1)) is not None)
        if not (day or word in ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        index -= 1
    return index


def _straight(sentence: _Sentence, index: int, before: int) -> Saying | None:
    """Subject before verb: "police said", "Lo, 42, said", "Lo rejected this and said"."""
    word = sentence.lower(before)
    if word in PRONOUNS:
        return Saying(index, before, before + 1, pronoun=True)
    if word in {"and", "but"}:
        return _leading(sentence, index)
    if word in {",", ")", "–", "—"}:
        return _before_apposition(sentence, index, before)
    if word == "who":
        before -= 1 + (sentence.lower(before - 1) == ",")
        word = sentence.lower(before)
    if not word or word in NO_SUBJECT or not word[0].isalnum():
        return None
    start = _phrase_start(sentence, before)
    return None if sentence.lower(start) in NOBODY else Saying(index, start, before + 1)


def _phrase_start(sentence: _Sentence, end: int) -> int:
    """Where the noun phrase whose last token is `end` begins."""
    start = end
    while start > sentence.first and end - start < _REACH and not _is_boundary(sentence, start - 1):
        start -= 1
    while start < end and (sentence.lower(start) in ADVERBS or sentence.lower(start) in {"and", "but", "on"}):
        start += 1 + (sentence.lower(start) == "on" and weekday(sentence.lower(start + 1)) is not None)
    return min(start, end)


def _is_boundary(sentence: _Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.lower == "and":
        return not (sentence.tokens[index + 1].is_capitalized and sentence.tokens[index - 1].is_capitalized)
    return token.lower in BOUNDARIES or is_saying(token.lower)


def _before_apposition(sentence: _Sentence, index: int, before: int) -> Saying | None:
    """ "Lo, 42, said", "Lo (D-Ohio) said": the phrase before the mark that opens the apposition."""
    mark = {")": "("}.get(sentence.lower(before), sentence.lower(before))
    for opening in range(before - 1, max(before - 30, sentence.first), -1):
        if sentence.lower(opening) == mark:
            last = opening - 1
            if sentence.tokens[last].is_figure:  # Lo, 42, the mayor, said
                continue
            word = sentence.lower(last)
            if word and word not in NO_SUBJECT and word[0].isalnum():
                return Saying(index, _phrase_start(sentence, last), last + 1)
            return None
    return _leading(sentence, index)


def _leading(sentence: _Sentence, index: int) -> Saying | None:
    """The subject the sentence begins with, for a verb farther on."""
    start = sentence.first
    skipped = ADVERBS | {"but", "and", "yet", "so"}
    while start < index and not (sentence.lower(start)[0].isalnum() and sentence.lower(start) not in skipped):
        start += 1
    if sentence.lower(start) in {
        "in",
        "on",
        "at",
        "after",
        "before",
        "as",
        "when",
        "while",
        "by",
        "for",
        "with",
        "from",
    }:
        return Saying(index, index, index)
    if sentence.lower(start) in PRONOUNS:
        return Saying(index, start, start + 1, pronoun=True)
    end = start
    while end < index and end - start < 6 and (end == start or _goes_on(sentence, end)):
        end += 1
    if start == index or sentence.lower(start) in {"i", "we", "you"}:
        return Saying(index, index, index)
    return Saying(index, start, end)


def _goes_on(sentence: _Sentence, index: int) -> bool:
    """Whether the token belongs to a noun phrase that began before it."""
    word = sentence.lower(index)
    return (
        sentence.tokens[index].is_capitalized or word in SOURCES or word in title_heads() or word in {"of", "the", "'s"}
    )


def _inverted(sentence: _Sentence, index: int, before: int) -> Saying | None:
    """Verb before subject: “…,” said Lo; the city is lost, said the spokesman."""
    mark = sentence.lower(before) if before == index - 1 else ""
    quoted = mark in _CLOSING or (mark == "," and sentence.lower(before - 1) in _CLOSING)
    if not quoted and mark != "," and index != sentence.first:
        return None
    start = index + 1
    if sentence.lower(start) == "on" and weekday(sentence.lower(start + 1)) is not None:
        start += 2
    word = sentence.lower(start)
    if not word or weekday(word) is not None or month(word) is not None:
        return None
    if word in PRONOUNS:
        return Saying(index, start, start + 1, pronoun=True) if quoted else None
    named = sentence.tokens[start].is_capitalized or word in SOURCES or word in title_heads()
    if not named and word not in {"the", "a", "an", "his", "her", "their", "one", "another", "its"}:
        return None
    if not quoted and _is_apposition(sentence, before):
        return None
    return _phrase_after(sentence, index, start)


def _is_apposition(sentence: _Sentence, comma: int) -> bool:
    """Whether the comma closes an apposition to a short subject: "Lo, the mayor, said"."""
    for opening in range(sentence.first + 1, min(sentence.first + 7, comma)):
        if sentence.lower(opening) == ",":
            return sentence.tokens[opening - 1].is_capitalized or sentence.lower(opening - 1) in SOURCES
    return False


def _phrase_after(sentence: _Sentence, verb: int, start: int) -> Saying | None:
    """The noun phrase that begins at `start`."""
    end = start
    while end < sentence.last and end - start < _REACH:
        word = sentence.lower(end)
        if end > start and (word in BOUNDARIES or word in BE or word in {"on", "in"} or is_saying(word)):
            break
        if not word[0].isalnum() and word not in {"'s", "-", "&", "."}:
            break
        end += 1
    while end > start and sentence.lower(end - 1) == ".":
        end -= 1
    return Saying(verb, start, end) if end > start else None


def _participle(sentence: _Sentence, index: int, before: int) -> Saying | None:
    """ "…, saying it was late", "was quoted as saying", "citing officials"."""
    mark = sentence.lower(before)
    if sentence.lower(index) == "citing" and (mark == "," or mark in _CLOSING):
        return _phrase_after(sentence, index, index + 1)
    if mark == "," or mark in _CLOSING or (mark in {"as", "by"} and sentence.lower(index) == "saying"):
        return _leading(sentence, index)
    return None


def _read_finding(sentence: _Sentence, index: int) -> Saying | None:
    """ "The figures show", "police believe"."""
    before = _skip_back(sentence, index - 1)
    subjects = DOCUMENTS if sentence.lower(index) in DOCUMENT_VERBS else frozenset[str]()
    if sentence.lower(index) in SOURCE_VERBS:
        subjects |= SOURCES
    if sentence.lower(before) not in subjects:
        return None
    return Saying(index, _phrase_start(sentence, before), before + 1)


def _read_according(sentence: _Sentence, index: int) -> Saying | None:
    """ "According to the ministry"."""
    if sentence.lower(index + 1) != "to" or sentence.lower(index + 2) in NOT_AFTER_ACCORDING:
        return None
    return _phrase_after(sentence, index, index + 2)


def _read_named_in(sentence: _Sentence, index: int) -> Saying | None:
    """ "In a written statement"."""
    for start in range(index - 1, index - 5, -1):
        if sentence.lower(start) == "in":
            article = sentence.lower(start + 1)
            return _leading(sentence, start) if article in {"a", "an", "its", "his", "her", "their"} else None
    return None


def _read_colon(sentence: _Sentence, index: int) -> Saying | None:
    """ "Lo was blunt: “We lost.”"; and at the head of a headline, "Lo: we lost"."""
    after = sentence.lower(index + 1)
    if index + 1 < sentence.last and after in {"“", '"', "‘", "'", "«", "„"}:
        return _leading(sentence, index)
    return None
