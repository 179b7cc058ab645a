"""Near misses of the house's terms: a letter wrong, or the capitals, hyphens and spaces of another spelling."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.form.inflections import every_form
from copylint.analysis.form.phrases import is_running, phrase_tokens, starts_sentence
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_plural
from copylint.analysis.tables.lexicon import fold, is_common_word
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_FEWEST = 5  # letters a word must have to be taken for another one by a slip
_GLUE = frozenset("@#/_\\=&")


class NearMiss(NamedTuple):
    """A place that is nearly a term; `by` is what is wrong with it."""

    span: Span
    term: str
    by: str


class _Index(NamedTuple):
    """Terms as they are searched: by what is left when letters are taken out, by their letters, by their beginnings."""

    slips: dict[str, list[tuple[str, int]]]
    letters: dict[str, str]
    heads: frozenset[str]
    right: frozenset[str]


def find_near_misses(
    analysis: "Analysis", terms: tuple[str, ...], distance: int, ignored: Collection[str]
) -> Iterator[NearMiss]:
    """Every place that is nearly one of the terms; a word of the dictionary, or one that is ignored, is none."""
    index = _index(terms, distance)
    for word, places in analysis.positions.items():
        if word in ignored:
            continue
        if _letters(word) in index.heads:
            for i in places:
                yield from _misshapen(analysis, i, index)
        if len(word) >= _FEWEST - distance and word not in index.right and word.isalpha():
            for term, at in _slipped(word, terms, distance):
                for i in places:
                    yield from _whole(analysis, i, term, at)


@lru_cache(maxsize=64)
def _index(terms: tuple[str, ...], distance: int) -> _Index:
    slips: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    letters: dict[str, str] = {}
    heads: set[str] = set()
    for term in terms:
        key = _letters(term)
        letters.setdefault(key, term)
        heads.update(key[:end] for end in range(1, len(key) + 1))
        for at, token in enumerate(phrase_tokens(term)):
            if len(token.text) >= _FEWEST and token.text.isalpha():
                for rest in _deletions(token.lower, distance):
                    slips[rest].append((term, at))
    right = {token.lower for term in terms for form in every_form(term) for token in phrase_tokens(form)}
    return _Index(dict(slips), letters, frozenset(heads), frozenset(right))


def _deletions(word: str, distance: int) -> set[str]:
    """The word, and what is left of it when up to `distance` letters are taken out."""
    made = {word}
    for _ in range(distance):
        made |= {rest[:i] + rest[i + 1 :] for rest in made for i in range(len(rest))}
    return made


@lru_cache(maxsize=32768)
def _slipped(word: str, terms: tuple[str, ...], distance: int) -> tuple[tuple[str, int], ...]:
    """The terms, and which of their words, that `word` may be a slip of."""
    index = _index(terms, distance)
    found = {hit for rest in _deletions(word, distance) for hit in index.slips.get(rest, ())}
    if not found or is_common_word(word):
        return ()
    return tuple(hit for hit in sorted(found) if _is_slip(word, phrase_tokens(hit[0])[hit[1]].lower, distance))


def _is_slip(word: str, wanted: str, distance: int) -> bool:
    if _distance(word, wanted) > distance or is_plural(word, wanted) or is_derived(word, wanted):
        return False
    return distance > 1 or is_likely_slip(word, wanted)


def _distance(one: str, other: str) -> int:
    import jellyfish

    return jellyfish.damerau_levenshtein_distance(one, other)


def _whole(analysis: "Analysis", i: int, term: str, at: int) -> Iterator[NearMiss]:
    """The place of a whole term of which token `i` is a wrong word."""
    wanted = phrase_tokens(term)
    first = i - at
    found = analysis.tokens[first : first + len(wanted)] if first >= 0 else ()
    if len(found) < len(wanted) or _is_glued(analysis, i):
        return
    if all(token.lower == right.lower or k == at for k, (token, right) in enumerate(zip(found, wanted, strict=True))):
        yield NearMiss(Span(found[0].start, found[-1].end), term, "letters")


def _misshapen(analysis: "Analysis", i: int, index: _Index) -> Iterator[NearMiss]:
    """The place of a term that begins with token `i` and has its letters in another shape."""
    tokens, key = analysis.tokens, ""
    for last in range(i, min(i + 5, len(tokens))):
        if last > i and tokens[last].start > tokens[last - 1].end + 2:
            return
        key += _letters(tokens[last].text)
        if key not in index.heads:
            return
        if key in index.letters and tokens[last].is_word | tokens[last].is_figure:
            span, term = Span(tokens[i].start, tokens[last].end), index.letters[key]
            if not _is_glued(analysis, i) and not _is_right(analysis, span, term):
                yield NearMiss(span, term, "shape")


def _is_right(analysis: "Analysis", span: Span, term: str) -> bool:
    """Whether the copy has the term as it is, or in capitals, with a capital in front, or as a plain word."""
    text = analysis.excerpt(span).replace("’", "'")
    if text == term or text.isupper():
        return True
    if text[1:] == term[1:] and text[:1].isupper():
        return not is_running(analysis, span) or starts_sentence(analysis, span) or not term[:1].isupper()
    if text.istitle() and not is_running(analysis, span) and text.lower() == term.lower():
        return True
    if starts_sentence(analysis, span):
        text = text[:1].lower() + text[1:]
    return text.islower() and "-" not in text and all(map(is_common_word, text.split()))


def _is_glued(analysis: "Analysis", i: int) -> bool:
    token, text = analysis.tokens[i], analysis.story.text
    return bool({text[token.start - 1 : token.start], text[token.end : token.end + 1]} & _GLUE) or (
        text[token.end : token.end + 1] == "." and text[token.end + 1 : token.end + 2].isalnum()
    )


@lru_cache(maxsize=16384)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
