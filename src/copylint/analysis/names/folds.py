"""Transliteration folds: what two romanisations of one name have in common. For comparison only."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from copylint.analysis.tables.lexicon import fold as plain
from copylint.lazypattern import lazy_pattern


class Fold(Struct, frozen=True, gc=False):
    """One step of folding: `id` names it in messages, `pattern` is replaced with `replacement`."""

    id: str
    pattern: re.Pattern[str]
    replacement: str


def _fold(id_: str, pattern: str, replacement: str) -> Fold:
    return Fold(id_, lazy_pattern(pattern), replacement)


# In order: longer clusters first. Sources: Duden transcription of Russian and Armenian (tsch, dsch, sch, w, -jan,
# -jew), BGN/PCGN romanisation (zh, kh, ts, -yan, -yev), common English spellings of Arabic names.
FOLDS: Sequence[Fold] = (
    _fold("punctuation", r"[^a-z]", ""),
    _fold("tsch-ch", r"tsch|tch", "ch"),
    _fold("dsch-j", r"dsch|dzh", "j"),
    _fold("sch-sh", r"schtsch|shch|sch", "sh"),
    _fold("zh-j", r"zh", "j"),
    _fold("kh-h", r"kh", "h"),
    _fold("gh-g", r"gh", "g"),
    _fold("ph-f", r"ph", "f"),
    _fold("ck-k", r"ck|q", "k"),
    _fold("w-v", r"w", "v"),
    _fold("ts-c", r"ts|tz", "c"),
    _fold("ou-u", r"ou", "u"),
    _fold("glide", r"(?<=[a-z])[ijy]+(?=[aeou])", "y"),
    _fold("eddin", r"[aeu]dd?ine?$", "edin"),
    _fold("muhammad", r"^m[ou]hamm?[ae]d$", "mohamed"),
    _fold("qaddafi", r"^(?:g|k)ad+h?af[iy]$", "gadafi"),
    _fold("hussein", r"^h[ou]ss?[ae][iy]n$", "husein"),
    _fold("doubled", r"(.)\1+", r"\1"),
    _fold("final-y", r"(?:iy|yi|ij|yj|i|y)$", "y"),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form that the usual romanisations of one name share: Pogossjan and Pogosian both give `pogosyan`."""
    folded = plain(name)
    for step in FOLDS:
        folded = step.pattern.sub(step.replacement, folded)
    return folded


def fold_steps(one: str, other: str) -> tuple[str, ...]:
    """The ids of the steps that brought two names nearer to each other; () when they never become equal."""
    left, right = plain(one), plain(other)
    used = []
    for step in FOLDS:
        if left == right:
            break
        next_left = step.pattern.sub(step.replacement, left)
        next_right = step.pattern.sub(step.replacement, right)
        if (next_left, next_right) != (left, right):
            used.append(step.id)
        left, right = next_left, next_right
    return tuple(used) if left == right else ()
