"""Compounds, and words with two endings: "cease-fire" and "ceasefire", "adviser" and "advisor"."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, is_own
from copylint.analysis.tables.lexicon import is_common_word
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 5
_LEAST = 3
# Words that the hyphen makes another word.
_OTHER = frozenset(
    "resign resigned recover recovered recovery recreate recreation reform reformed resort represent relay remark"
    " resent release released retreat retract redress reserve reserved restrain resound reprove relent coop coops"
    " recount recollect repose unionized multiply nonplus wellbeing overall everyday anyone everyone someone sometime"
    " sometimes maybe already altogether always into onto cannot nobody anyway anymore awhile underway overtime"
    " likewise herein therefore whatever whoever however throughout within without indeed today tomorrow"
    " percent".split()
)
# The first or last words of pairs that are no compound, or whose solid form is another part of speech.
_NOT_FIRST = frozenset(
    "a an the i any some every no all may can to in on at of for by as is be or so up out off over under after some"
    " back set break work make take look turn log sign check shut stand build start round clean cut drop fall hand"
    " hold kick lay pay pick play pull push put roll run sell show slow speed spin take tear throw touch trade"
    " walk wind wrap write what who when where how it he she we they you this that not with his her men one".split()
)
_NOT_LAST = frozenset(
    "up down out off in on over away back by through around about along at to for of the a and or one body thing"
    " time day days where how be self selves ever more while long less like side front most ward wards".split()
)
_WORDS = {
    "adviser": "advisor",
    "protester": "protestor",
    "imposter": "impostor",
    "toward": "towards",
    "afterward": "afterwards",
    "among": "amongst",
    "while": "whilst",
    "amid": "amidst",
    "okay": "ok",
}


def compounds(analysis: "Analysis") -> Iterator[Use]:
    """Each word that the story writes in two of the ways: solid, with a hyphen, as two words."""
    forms: defaultdict[str, list[Use]] = defaultdict(list)
    for use in (*_hyphened(analysis), *_open(analysis)):
        forms[use.word].append(use)
    for word, uses in forms.items():
        solid = list(_solid(analysis, word))
        # "a health-care bill" and "health care" are one style.
        if solid:
            yield from (*solid, *uses)


def _hyphened(analysis: "Analysis") -> Iterator[Use]:
    positions = analysis.positions
    for word in [word for word in positions if "-" in word]:
        parts = word.split("-")
        joined = "".join(parts)
        key = _key(joined)
        if len(parts) != 2 or len(joined) < _SHORTEST or not joined.isalpha() or not _has(positions, key):
            continue
        if key in _OTHER or joined in _OTHER or parts[1] in _NOT_LAST:
            continue
        for i in positions[word]:
            if analysis.tokens[i].text.islower() and is_own(analysis, i):
                better = (("solid", joined), ("open", " ".join(parts)))
                yield Use(analysis.tokens[i].span, "compounds", "hyphen", key, better)


def _open(analysis: "Analysis") -> Iterator[Use]:
    tokens, positions = analysis.tokens, analysis.positions
    for i, token in enumerate(tokens[:-1]):
        lower = token.lower
        after = tokens[i + 1].lower
        if lower + after not in positions or lower in _NOT_FIRST or after in _NOT_LAST or len(lower) < _LEAST:
            continue
        joined = lower + after
        key = _key(joined)
        if len(joined) < _SHORTEST or len(after) < _LEAST or not joined.isalpha() or joined in _OTHER:
            continue
        small = (
            token.text.islower() and tokens[i + 1].text.islower() and is_common_word(lower) and is_common_word(after)
        )
        if small and is_own(analysis, i) and analysis.sentence_of(i) == analysis.sentence_of(i + 1):
            span = Span(tokens[i].start, tokens[i + 1].end)
            yield Use(span, "compounds", "open", key, (("solid", joined), ("hyphen", f"{lower}-{after}")))


def _solid(analysis: "Analysis", key: str) -> Iterator[Use]:
    for word in (key, f"{key}s"):
        for i in analysis.positions.get(word, ()):
            if analysis.tokens[i].text.islower() and is_own(analysis, i):
                yield Use(analysis.tokens[i].span, "compounds", "solid", key)


def _key(joined: str) -> str:
    return joined[:-1] if joined.endswith("s") and not joined.endswith("ss") else joined


def _has(positions: Mapping[str, Sequence[int]], key: str) -> bool:
    return key in positions or f"{key}s" in positions


def words(analysis: "Analysis") -> Iterator[Use]:
    """ "adviser", "advisor": one word with two endings."""
    tokens, positions = analysis.tokens, analysis.positions
    for one, other in _WORDS.items():
        for form, against in ((one, other), (other, one)):
            for ending in ("", "s") if one.endswith("er") else ("",):
                for i in positions.get(form + ending, ()):
                    if tokens[i].text.islower() and is_own(analysis, i):
                        better = ((against, against + ending),)
                        yield Use(tokens[i].span, "words", form, one, better)


def departures(analysis: "Analysis", wanted: Collection[str]) -> Iterator[Use]:
    """Words that the house writes otherwise: `wanted` are its forms, such as "email" or "adviser"."""
    pairs = {**_WORDS, **{other: one for one, other in _WORDS.items()}}
    plain = {_key(word.replace("-", "").replace(" ", "").lower()): word for word in wanted}
    tokens, positions = analysis.tokens, analysis.positions
    for word in positions:
        meant = plain.get(_key(word.replace("-", ""))) or next((w for w in wanted if pairs.get(w) == word), None)
        if meant is None or _key(word) == _key(meant.lower()):
            continue
        for i in positions[word]:
            if tokens[i].text.islower() and is_own(analysis, i):
                plural = "s" if word.endswith("s") and not meant.endswith("s") else ""
                yield Use(tokens[i].span, "words", tokens[i].text, meant, ((meant, meant + plural),))
