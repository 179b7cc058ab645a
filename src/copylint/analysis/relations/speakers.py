"""Speakers: the words around a verb of saying that tell who speaks."""

from collections.abc import Sequence

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.relations.saying_words import ADVERBS, BE, BOUNDARIES, NO_SUBJECT, PRONOUNS, SOURCES
from copylint.analysis.tables.lexicon import is_saying, title_heads, weekday

_REACH = 12


class Saying(Struct, frozen=True, order=True, gc=False):
    """A source told in the copy: `first` and `last` are the tokens of the source's words, equal where there are none.

    `verb` is the first token of the verb or phrase; `pronoun` is True where the source is only "he" or "they".
    """

    verb: int
    first: int
    last: int
    pronoun: bool = False


class Clause(Struct, frozen=True, gc=False):
    """The tokens of the story, and where in them one sentence begins and ends."""

    tokens: Sequence[Token]
    first: int
    last: int

    def lower(self, index: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[index].lower if self.first <= index < self.last else ""


def skip_back(sentence: Clause, index: int) -> int:
    """The nearest token at or before `index` that is no adverb, auxiliary or day."""
    while word := sentence.lower(index):
        day = weekday(word) is not None or (word == "on" and weekday(sentence.lower(index + 1)) is not None)
        if not (day or word in ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        index -= 1
    return index


def phrase_start(sentence: Clause, end: int) -> int:
    """Where the noun phrase whose last token is `end` begins."""
    start = end
    while start > sentence.first and end - start < _REACH and not _is_boundary(sentence, start - 1):
        start -= 1
    while start < end and (sentence.lower(start) in ADVERBS or sentence.lower(start) in {"and", "but", "on"}):
        start += 1 + (sentence.lower(start) == "on" and weekday(sentence.lower(start + 1)) is not None)
    return min(start, end)


def _is_boundary(sentence: Clause, index: int) -> bool:
    token = sentence.tokens[index]
    if token.lower == "and":
        return not (sentence.tokens[index + 1].is_capitalized and sentence.tokens[index - 1].is_capitalized)
    return token.lower in BOUNDARIES or is_saying(token.lower)


def before_apposition(sentence: Clause, index: int, before: int) -> Saying | None:
    """ "Lo, 42, said", "Lo (D-Ohio) said": the phrase before the mark that opens the apposition."""
    mark = {")": "("}.get(sentence.lower(before), sentence.lower(before))
    for opening in range(before - 1, max(before - 30, sentence.first), -1):
        if sentence.lower(opening) == mark:
            last = opening - 1
            if sentence.tokens[last].is_figure:  # Lo, 42, the mayor, said
                continue
            word = sentence.lower(last)
            if word and word not in NO_SUBJECT and word[0].isalnum():
                return Saying(index, phrase_start(sentence, last), last + 1)
            return None
    return leading(sentence, index)


def leading(sentence: Clause, index: int) -> Saying | None:
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


def _goes_on(sentence: Clause, index: int) -> bool:
    """Whether the token belongs to a noun phrase that began before it."""
    word = sentence.lower(index)
    return (
        sentence.tokens[index].is_capitalized or word in SOURCES or word in title_heads() or word in {"of", "the", "'s"}
    )


def phrase_after(sentence: Clause, verb: int, start: int) -> Saying | None:
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
