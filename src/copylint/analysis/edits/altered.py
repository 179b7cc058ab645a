"""Quotations whose words are others than in an earlier version of the story."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import jellyfish

from copylint.analysis.edits.alignment import Gap, align, gaps
from copylint.analysis.form.echoes import OMITTED, QuotedWords
from copylint.analysis.tables.lexicon import is_common_word
from copylint.analysis.values.number_words import ONES, TENS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHINGLE = 3
# Three words in a row that more quotations have are a form of speech.
_MOST = 12
# Two quotations are one that was edited where they share so many words, and that much of the shorter one.
_LEAST, _SHARE = 4, 0.6
_LONGEST_GAP = 4
_SLIP = 2


class Altered(NamedTuple):
    """A quotation that was altered: its place, that of the earlier one, and the words that differ in each."""

    span: Span
    earlier: Span
    was: str
    now: str


def find_altered(analysis: "Analysis") -> Sequence[Altered]:
    """The altered quotations, in order; one that was cut, moved or left out is not altered."""
    if analysis.earlier is None:
        return []
    before, after = analysis.earlier.quoted_words, analysis.quoted_words
    kept, known = {quote.words for quote in after}, {quote.words for quote in before}
    gone = [quote for quote in before if quote.words not in kept]
    fresh = [quote for quote in after if quote.words not in known]
    index = _index(gone)
    found = [altered for quote in fresh if (altered := _altered(quote, _alike(quote, gone, index)))]
    return sorted(dict.fromkeys(found))


def _index(quotes: Sequence[QuotedWords]) -> dict[tuple[str, ...], list[int]]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        for shingle in _shingles(quote):
            if len(places[shingle]) < _MOST:
                places[shingle].append(i)
    return places


def _shingles(quote: QuotedWords) -> set[tuple[str, ...]]:
    return {quote.words[k : k + _SHINGLE] for k in range(len(quote.words) - _SHINGLE + 1)}


def _alike(
    quote: QuotedWords, gone: Sequence[QuotedWords], index: dict[tuple[str, ...], list[int]]
) -> QuotedWords | None:
    """The earlier quotation that has most in common with this one."""
    shared = Counter(i for shingle in _shingles(quote) for i in index.get(shingle, ()))
    return gone[min(shared, key=lambda i: (-shared[i], i))] if shared else None


def _altered(quote: QuotedWords, earlier: QuotedWords | None) -> Altered | None:
    if earlier is None:
        return None
    old, new = earlier.words, quote.words
    blocks = align(old, new)
    shared = sum(block.size for block in blocks)
    if shared < _LEAST or shared < _SHARE * min(len(old), len(new)):
        return None
    changed = [gap for gap in gaps(blocks, len(old), len(new)) if not _is_allowed(gap, old, new)]
    if not changed or any(max(b - a, d - c) > _LONGEST_GAP for a, b, c, d in changed):
        return None
    first, last = changed[0], changed[-1]
    was = " ".join(old[first.old_first : last.old_last])
    return Altered(quote.span, earlier.span, was, " ".join(new[first.new_first : last.new_last]))


def _is_allowed(gap: Gap, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether it is no alteration: a cut at an end, one that is marked, a number or a word that is respelled."""
    was, now = old[gap.old_first : gap.old_last], new[gap.new_first : gap.new_last]
    at_edge = (gap.old_first == 0 and gap.new_first == 0) or (gap.old_last == len(old) and gap.new_last == len(new))
    if (at_edge and not (was and now)) or OMITTED in (*was, *now):
        return True
    if any(map(_is_number, was)) and any(map(_is_number, now)):
        return not all(word[0].isdigit() for word in (*was, *now))
    return len(was) == len(now) and all(map(_is_respelled, was, now))


def _is_respelled(was: str, now: str) -> bool:
    """A slip that was mended, or a name in another spelling: words that are alike and not both in the dictionary."""
    return jellyfish.damerau_levenshtein_distance(was, now) <= _SLIP and not (
        is_common_word(was) and is_common_word(now)
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in ONES or word in TENS
