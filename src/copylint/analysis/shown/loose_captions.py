"""Loose captions: paragraphs of the body that are captions or standfirsts, as saved from a page without its markup."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.analysis.tables.lexicon import weekday

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.story import Field

_STOPS = frozenset(".!?:;…")
_CLOSING = frozenset("”\"'’»)")
_POINTERS = frozenset({"pictured", "shown", "left", "right", "above", "below", "centre", "center", "inset"})
_IN_BRACKETS = frozenset({"pictured", "above", "below", "left", "right"})
_IS = frozenset({"is", "are"})
_NOT_SHOWN = frozenset({"was", "has", "says", "does"})
# A label is so long at most, and a caption has so many words at least.
_LABEL, _FEWEST = 4, 4
# Behind this many paragraphs pictures of the story's subject have no paragraph of their own.
_HEAD = 4


def find_loose_captions(analysis: "Analysis") -> frozenset[int]:
    """The indexes of the body's fields that read as captions or standfirsts.

    Signs: no stop at the end where most paragraphs of the story have one; a label ("Hungry: Captain Lo ..."); words
    that point to a picture ("(left)", "Pictured: ..."); at the head, one sentence in the present tense with a weekday
    ("Lo speaks in Kelm on Monday.").
    """
    body = [(n, f) for n, f in enumerate(analysis.story.fields) if f.name == "body" and f.form == "paragraph"]
    unstopped = {n for n, field in body if not _is_stopped(analysis, field)}
    loose = unstopped if 2 * len(unstopped) < len(body) else set()
    return frozenset(loose | {n for n, field in body if _has_sign(analysis, field)})


def _is_stopped(analysis: "Analysis", field: "Field") -> bool:
    tokens = analysis.tokens
    first, i = analysis.token_at(field.span.start), analysis.token_at(field.span.end - 1)
    if i - first < _FEWEST:
        return True
    while i > first and tokens[i].text in _CLOSING and tokens[i - 1].end == tokens[i].start:
        i -= 1
    return tokens[i].text[-1] in _STOPS


def _has_sign(analysis: "Analysis", field: "Field") -> bool:
    first, last = analysis.token_at(field.span.start), analysis.token_at(field.span.end - 1)
    words = analysis.lowers[first : last + 1]
    if ":" in words[1 : _LABEL + 1] and _is_label(analysis, first, words.index(":", 1), last):
        return True
    if not _POINTERS.isdisjoint(words) and _points(words):
        return True
    return field.paragraph <= _HEAD and _shows_a_day(analysis, first, last)


def _is_label(analysis: "Analysis", first: int, size: int, last: int) -> bool:
    """Whether words and a colon stand before copy that begins anew: no verb, and no quotation behind it."""
    tokens = analysis.tokens
    if first + size + 1 > last:
        return False
    after = tokens[first + size + 1]
    label = tokens[first : first + size]
    if all(t.text.isupper() for t in label):
        return False  # a dateline
    return after.is_word and after.is_capitalized and all(t.is_word for t in label)


def _points(words: Sequence[str]) -> bool:
    """ "(left)", "(shown)", "Pictured: Ann Lo", "Pictured, the hall"."""
    for i, word in enumerate(words):
        if word not in _POINTERS:
            continue
        before, after = words[i - 1] if i else ".", words[i + 1] if i + 1 < len(words) else "."
        if (after == ")" and (before == "(" or word == "shown")) or (before == "(" and word in _IN_BRACKETS):
            return True
        if word == "pictured" and before in {".", "'", '"', "”", "’"} and after in {":", ",", "is", "are"}:
            return True
    return False


def _shows_a_day(analysis: "Analysis", first: int, last: int) -> bool:
    """Whether a paragraph is one sentence that begins with a name, has its verb in the present, and a weekday."""
    sentence = analysis.sentences[analysis.sentence_of(first)]
    named = next((m for m in analysis.mentions_from(sentence.span.start, sentence.span.end)), None)
    if sentence.last <= last or named is None or named.first > first + 2 or named.last > last:
        return False
    verb = analysis.lowers[named.last]
    present = verb in _IS or (verb.endswith("s") and len(verb) > 2 and verb not in _NOT_SHOWN)
    return present and any(weekday(word) is not None for word in analysis.lowers[named.last : last])
