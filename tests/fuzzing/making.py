"""How inputs are made: what several entrances have in common."""

from collections.abc import Callable, Sequence
from random import Random

from fuzzing import seeds
from fuzzing.mutations import mutate

STORY = (
    "# 12 die in Velsha\n\nThe the mayor said on Sunday, 2 March 2026 that 14 people died. Anne Velk, 45, met Ann Velk."
)


def a_story(chance: Random) -> str:
    """A short story as it is."""
    return chance.choice(seeds.stories())


def a_mutated_story(chance: Random) -> str:
    """A short story, mutated; what is no UTF-8 any more is replaced."""
    return mutate(a_story(chance).encode(), a_story(chance).encode(), chance).decode("utf-8", "replace")


def from_one_of(texts: Sequence[bytes], chance: Random) -> bytes:
    """One of the texts, mutated with another of them or with a story."""
    one, two = chance.choice(texts), chance.choice((chance.choice(texts), a_story(chance).encode()))
    return mutate(one, two, chance)


def from_files(entrance: str) -> Callable[[Random], bytes]:
    """What makes inputs from the files of an entrance."""
    return lambda chance: from_one_of(seeds.files(entrance), chance)
