"""Text that a file spells with escapes or references, and where each of its characters begins in the file."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.markup.entities import ENTITY, decoded, spelled
from copylint.story import MASK

if TYPE_CHECKING:
    from array import array


class Decoded(NamedTuple):
    """`text` as it is meant; `starts` has the offset of each of its characters in the file, and the end of the last."""

    text: str
    starts: Sequence[int]

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.starts[-1]

    def part(self, first: int, last: int) -> "Decoded":
        """The stretch between two offsets of `text`."""
        return Decoded(self.text[first:last], self.starts[first : last + 1])


def verbatim(source: str, start: int, end: int) -> Decoded:
    """A stretch of a file in which every character stands for itself."""
    return Decoded(source[start:end], range(start, end + 1))


def joined(pieces: Sequence[Decoded], *, seamless: bool = False) -> Decoded:
    """Pieces one after the other as one; for what stands between two of them in the file there is a mask.

    Where they are `seamless` there is none, so that they can be read as a text of its own.
    """
    if len(pieces) == 1:
        return pieces[0]
    texts: list[str] = []
    starts = places_in_file()
    end = 0
    for text, places in pieces:
        if starts and places[0] > end and not seamless:
            texts.append(MASK)
            starts.append(end)
        texts.append(text)
        starts.extend(places[:-1])
        end = places[-1]
    starts.append(end)
    return Decoded("".join(texts), starts)


def places_in_file() -> "array[int]":
    """Room for the offsets of characters, four bytes each: a file of 20 MB has many."""
    from array import array

    return array("I")


def unreferenced(copy: Decoded) -> Decoded:
    """`copy` with character references such as `&amp;` read as what they stand for."""
    if "&" not in copy.text:
        return copy
    pieces: list[str] = []
    starts = places_in_file()
    done = 0
    for found in ENTITY.finditer(copy.text):
        text = decoded(found.group())
        if text:
            first = found.start()
            pieces += copy.text[done:first], text
            starts.extend(copy.starts[done : first + len(text)])
            done = found.end()
    pieces.append(copy.text[done:])
    starts.extend(copy.starts[done:])
    return Decoded("".join(pieces), starts)


def laid_out(pieces: Iterable[Decoded]) -> str:
    """The pieces as they stand in the file: as long as there, what is not text written over with masks."""
    laid: list[str] = []
    done = -1
    for text, starts in pieces:
        if not text or starts[0] < done:
            continue
        if done >= 0:
            laid.append(MASK * (starts[0] - done))
        done = starts[-1]
        if isinstance(starts, range):
            laid.append(text)
        else:
            laid += (
                character if last - first == 1 else spelled(character, last - first)
                for character, first, last in zip(text, starts, starts[1:], strict=False)
            )
    return "".join(laid)
