"""Words of a story that fit one of several patterns with the same letters: co-operate and cooperate."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copylint.analysis.form.inflections import inflect
from copylint.analysis.tables.lexicon import is_common_word
from copylint.lazypattern import lazy_pattern

_FEWEST = 3
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_ENDING = lazy_pattern(r"(?:ations?|ions?|ings?|ed|es|s|e|d)$")


class _Edges(NamedTuple):
    """Patterns by what stands behind their star: the row, the number in it, what stands before, what behind."""

    by_tail: dict[str, list[tuple[int, int, str, str]]]
    lengths: tuple[int, ...]


class Twin(NamedTuple):
    """A word of a story that fits pattern `number`; `spelled` is the word as it is in each of the patterns."""

    word: str
    number: int
    spelled: tuple[str, ...]


def twins(words: Collection[str], patterns: tuple[str, ...], exceptions: Collection[str]) -> Iterator[list[Twin]]:
    """The words that fit, those together that are forms of one word: co-operate, cooperated.

    In a pattern `*` stands for three letters or more, the same in each of the patterns; what follows it is taken in
    all its forms, so that "*ise" also finds "-ised". A word that is among `exceptions` in any of its spellings is
    left out.
    """
    families: defaultdict[str, list[Twin]] = defaultdict(list)
    for word in words:
        for key, twin in _twins_of(word, patterns):
            if not any(form in exceptions for form in twin.spelled):
                families[key].append(twin)
    yield from families.values()


@lru_cache(maxsize=32768)
def _twins_of(word: str, patterns: tuple[str, ...]) -> tuple[tuple[str, Twin], ...]:
    """What a word is in each pattern that fits it, under what is the same in all its forms."""
    edges, rows = _edges(patterns), _rows(patterns)
    found: dict[int, tuple[str, Twin]] = {}
    for length in edges.lengths:
        for row, number, head, tail in edges.by_tail.get(word[-length:] if length else "", ()):
            star = word[len(head) : len(word) - len(tail)]
            if word.startswith(head) and _fits(star):
                twin = Twin(word, number, tuple(form.replace("*", star) for form in rows[row]))
                found.setdefault(number, (star if tail else _ENDING.sub("", star), twin))
    return tuple(found.values())


def in_two_forms(family: Sequence[Twin]) -> bool:
    """Whether a story writes one word in two ways."""
    return len({twin.number for twin in family}) > 1


def is_word_as(twin: Twin, index: int) -> bool:
    """Whether a dictionary has the word in another pattern's spelling: "organise", but not "sise" for "size"."""
    return index != twin.number and is_common_word(twin.spelled[index])


def _fits(star: str) -> bool:
    return len(star) >= _FEWEST and _LETTERS.fullmatch(star) is not None


@lru_cache(maxsize=256)
def _rows(patterns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The patterns, and the same patterns with their endings in each form of a verb or a noun."""
    if any(pattern.endswith("*") for pattern in patterns):
        return (patterns,)
    stand_in = "stand"
    forms = [inflect(pattern.replace("*", stand_in)) for pattern in patterns]
    rows = (
        tuple(one[slot][0].replace(stand_in, "*", 1) for one in forms)
        for slot in range(5)
        if all(f[slot] for f in forms)
    )
    return tuple(dict.fromkeys(rows))


@lru_cache(maxsize=256)
def _edges(patterns: tuple[str, ...]) -> _Edges:
    by_tail: defaultdict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row, forms in enumerate(_rows(patterns)):
        for number, pattern in enumerate(forms):
            head, tail = pattern.split("*")
            by_tail[tail].append((row, number, head, tail))
    return _Edges(dict(by_tail), tuple(sorted({len(tail) for tail in by_tail})))
