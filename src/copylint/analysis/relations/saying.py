"""Saying: where the story's own words tell who says something, and who that is."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from copylint.analysis.relations.saying_words import (
    BE,
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
from copylint.analysis.relations.speakers import (
    Clause,
    Saying,
    before_apposition,
    leading,
    phrase_after,
    phrase_start,
    skip_back,
)
from copylint.analysis.tables.lexicon import month, saying_forms, saying_lemma, title_heads, weekday

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_CLOSING = frozenset("”\"'’»")


def find_sayings(analysis: "Analysis") -> Iterator[Saying]:
    """Every place where narration tells a source, in no order."""
    verbs = saying_forms() & analysis.positions.keys()
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
            saying = read(Clause(analysis.tokens, sentence.first, sentence.last), index)
            if saying:
                yield saying


def _in_narration(analysis: "Analysis", words: Iterable[str]) -> Iterator[int]:
    positions, tokens = analysis.positions, analysis.tokens
    for word in words:
        for index in positions.get(word, ()):
            if not analysis.is_quoted(tokens[index].start):
                yield index


def _read_verb(sentence: Clause, index: int) -> Saying | None:
    """A verb of saying; None where the word is a noun, a participle or an infinitive."""
    word, after = sentence.lower(index), sentence.lower(index + 1)
    lemma = saying_lemma(word) or ""
    if sentence.tokens[index].is_capitalized and index != sentence.first:
        return None  # the United States, the Post
    if after == "by" and word.endswith("ed"):
        return phrase_after(sentence, index, index + 2)
    if after in NOT_SAYING_BEFORE.get(lemma, ()) or (lemma == "claim" and after[:1].isdigit()):
        return None
    if (lemma not in STRONG or word in NOUN_FORMS) and after not in SAYING_FOLLOWS:
        return None
    before = skip_back(sentence, index - 1)
    if word.endswith("ing"):
        return _participle(sentence, index, before)
    if sentence.lower(before) in BE:
        return None
    inverted = _inverted(sentence, index, before) if lemma != "tell" else None
    return inverted or _straight(sentence, index, before)


def _straight(sentence: Clause, index: int, before: int) -> Saying | None:
    """Subject before verb: "police said", "Lo, 42, said", "Lo rejected this and said"."""
    word = sentence.lower(before)
    if word in PRONOUNS:
        return Saying(index, before, before + 1, pronoun=True)
    if word in {"and", "but"}:
        return leading(sentence, index)
    if word in {",", ")", "–", "—"}:
        return before_apposition(sentence, index, before)
    if word == "who":
        before -= 1 + (sentence.lower(before - 1) == ",")
        word = sentence.lower(before)
    if not word or word in NO_SUBJECT or not word[0].isalnum():
        return None
    start = phrase_start(sentence, before)
    return None if sentence.lower(start) in NOBODY else Saying(index, start, before + 1)


def _inverted(sentence: Clause, index: int, before: int) -> Saying | None:
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
    return phrase_after(sentence, index, start)


def _is_apposition(sentence: Clause, comma: int) -> bool:
    """Whether the comma closes an apposition to a short subject: "Lo, the mayor, said"."""
    for opening in range(sentence.first + 1, min(sentence.first + 7, comma)):
        if sentence.lower(opening) == ",":
            return sentence.tokens[opening - 1].is_capitalized or sentence.lower(opening - 1) in SOURCES
    return False


def _participle(sentence: Clause, index: int, before: int) -> Saying | None:
    """ "…, saying it was late", "was quoted as saying", "citing officials"."""
    mark = sentence.lower(before)
    if sentence.lower(index) == "citing" and (mark == "," or mark in _CLOSING):
        return phrase_after(sentence, index, index + 1)
    if mark == "," or mark in _CLOSING or (mark in {"as", "by"} and sentence.lower(index) == "saying"):
        return leading(sentence, index)
    return None


def _read_finding(sentence: Clause, index: int) -> Saying | None:
    """ "The figures show", "police believe"."""
    before = skip_back(sentence, index - 1)
    subjects = DOCUMENTS if sentence.lower(index) in DOCUMENT_VERBS else frozenset[str]()
    if sentence.lower(index) in SOURCE_VERBS:
        subjects |= SOURCES
    if sentence.lower(before) not in subjects:
        return None
    return Saying(index, phrase_start(sentence, before), before + 1)


def _read_according(sentence: Clause, index: int) -> Saying | None:
    """ "According to the ministry"."""
    if sentence.lower(index + 1) != "to" or sentence.lower(index + 2) in NOT_AFTER_ACCORDING:
        return None
    return phrase_after(sentence, index, index + 2)


def _read_named_in(sentence: Clause, index: int) -> Saying | None:
    """ "In a written statement"."""
    for start in range(index - 1, index - 5, -1):
        if sentence.lower(start) == "in":
            article = sentence.lower(start + 1)
            return leading(sentence, start) if article in {"a", "an", "its", "his", "her", "their"} else None
    return None


def _read_colon(sentence: Clause, index: int) -> Saying | None:
    """ "Lo was blunt: “We lost.”"; and at the head of a headline, "Lo: we lost"."""
    after = sentence.lower(index + 1)
    if index + 1 < sentence.last and after in {"“", '"', "‘", "'", "«", "„"}:
        return leading(sentence, index)
    return None
