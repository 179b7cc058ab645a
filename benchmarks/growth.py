"""How time grows with the amount of work."""

import math
from collections.abc import Sequence
from statistics import linear_regression
from typing import NamedTuple

# Below this many times the shortest run most of the time is start-up.
_CLEAR = 3


class Point(NamedTuple):
    """A size, in stories or in bytes, and the seconds it takes."""

    size: int
    seconds: float


def exponent(points: Sequence[Point]) -> float | None:
    """The exponent k in `seconds = c * size ** k`, fitted on what takes clearly longer than the shortest run.

    The time of the shortest run, which is all start-up, is taken off first. None with fewer than three such points.
    """
    start = min(point.seconds for point in points)
    clear = [point for point in points if point.seconds >= start * _CLEAR]
    if len(clear) < 3:
        return None
    sizes = [math.log(point.size) for point in clear]
    return linear_regression(sizes, [math.log(point.seconds - start) for point in clear]).slope


def affordable(seconds: float, size: int, sizes: Sequence[int], patience: float) -> int:
    """The largest of `sizes` that takes at most `patience` seconds where `size` took `seconds`, else the least."""
    fits = [wanted for wanted in sizes if seconds * wanted / size <= patience]
    return max(fits, default=min(sizes))
