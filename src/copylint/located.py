"""Lines and columns, for reporters: the one step from offsets to what people and machines look up."""

from typing import NamedTuple

from copylint.diagnostic import Place
from copylint.linted import Linted


class Located(NamedTuple):
    """Where a place begins and ends: lines and columns from 1, in Unicode characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def locate(linted: Linted, place: Place) -> Located:
    """The lines and columns of a place; the beginning of the file where it could not be read."""
    origin = linted.origin_of(place)
    if origin is None:
        return Located(1, 1, 1, 1)
    start, end = map(origin.position, place.span)
    return Located(*start, *end)
