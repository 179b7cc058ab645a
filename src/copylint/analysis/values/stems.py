"""Stems: what of a word is compared."""

from functools import lru_cache

from copylint.analysis.values.counted import singular


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem of a word in lower case, for comparison only: "killing", "killed", "kills" are "kill"."""
    word = singular(word)
    for ending in ("ing", "ed", "er", "ly"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
