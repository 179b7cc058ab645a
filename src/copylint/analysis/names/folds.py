"""Transliteration folds: what two romanisations of one name have in common. For comparison only."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from copylint.analysis.tables.lexicon import fold as plain
from copylint.data import rows
from copylint.lazypattern import lazy_pattern

_COMMON = "common"


class Fold(Struct, frozen=True, gc=False):
    """One step of folding: `pattern` is replaced with `replacement`; `name` is what a reader calls the step.

    `letters` is the pattern where it is letters only, which need no regular expression; else "".
    """

    id: str
    pattern: re.Pattern[str]
    replacement: str
    name: str
    letters: str = ""


@cache
def packs() -> dict[str, tuple[Fold, ...]]:
    """The steps of data/folds.txt by pack: "common" for every word, "Arabic", "Korean" ... for full names."""
    found: dict[str, list[Fold]] = {}
    for pack, id_, pattern, replacement, name in rows("folds"):
        letters = pattern if pattern.isalpha() else ""
        found.setdefault(pack, []).append(Fold(id_, lazy_pattern(pattern), replacement, name, letters))
    return {pack: tuple(steps) for pack, steps in found.items()}


@cache
def common_steps() -> tuple[Fold, ...]:
    """The steps for single words of names."""
    return packs()[_COMMON]


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form that the usual romanisations of one name share: Pogossjan and Pogosian both give `pogosyan`."""
    return _taken(plain(name), common_steps())


def _taken(text: str, steps: Sequence[Fold]) -> str:
    for step in steps:
        if not step.letters:
            text = step.pattern.sub(step.replacement, text)
        elif step.letters in text:
            text = text.replace(step.letters, step.replacement)
    return text


def fold_steps(one: str, other: str, pack: str = _COMMON) -> tuple[Fold, ...]:
    """The steps without which the two would not be equal; () where they never are.

    With a pack that ends in ">", `one` is in its scheme and `other` in the scheme it leads to.
    """
    left, right = plain(one), plain(other)
    steps = packs()[pack]
    if pack.endswith(">"):
        return _needed(left, right, steps, ())
    every = steps if pack == _COMMON else (*steps, *common_steps())
    return _needed(left, right, every, every)


def _needed(left: str, right: str, ours: tuple[Fold, ...], theirs: tuple[Fold, ...]) -> tuple[Fold, ...]:
    """The fewest of `ours` that still make the two equal, found by leaving out one after the other."""
    if not _meet(left, right, ours, theirs):
        return ()
    for step in ours:
        fewer = tuple(other for other in ours if other is not step)
        if _meet(left, right, fewer, fewer if theirs else ()):
            ours, theirs = fewer, fewer if theirs else ()
    return ours


def _meet(left: str, right: str, ours: Sequence[Fold], theirs: Sequence[Fold]) -> bool:
    one, other = _taken(left, ours), _taken(right, theirs)
    return one == other or (not theirs and _letters(one) == _letters(other))


def _letters(text: str) -> str:
    """The letters alone; "yi" and "i" are one syllable in either Chinese scheme."""
    return "".join(filter(str.isalpha, text)).replace("yi", "i")


@lru_cache(maxsize=4096)
def fold_by(pack: str, name: str) -> str:
    """What a pack makes of a full name, the common steps behind its own; with ">", the name in the other scheme."""
    folded = _taken(plain(name), packs()[pack])
    return _letters(folded) if pack.endswith(">") else _taken(folded, common_steps())


def letters_of(name: str) -> str:
    """The name as it stands, as `fold_by` with ">" gives the other scheme's."""
    return _letters(plain(name))


def why_one(one: str, other: str, pack: str = _COMMON) -> str:
    """What makes two spellings one name: "Pogossjan = Pogossyan: German j, or i, for y before a vowel"; or ""."""
    names = "; ".join(step.name for step in fold_steps(one, other, pack))
    return f"{one} = {other}: {names}" if names else ""
