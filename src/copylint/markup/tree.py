"""Elements of HTML and XML with their places: what the readers of both give, and what the formats look through."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Union

from copylint.markup.decoded import Decoded, joined
from copylint.story import Span, readable

# Deeper levels mean nothing to a story.
DEEPEST = 150
# And no story has more elements.
MOST = 200_000


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name without a prefix, its attributes, its children in order, and where it begins and ends."""

    name: str
    attributes: dict[str, Decoded]
    start: int
    end: int
    children: list[Union["Element", Decoded]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute, "" where it has none."""
        value = self.attributes.get(name)
        return value.text if value else ""

    def elements(self) -> Iterator["Element"]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    def every(self, names: Collection[str] = ()) -> Iterator["Element"]:
        """The elements in it, at any depth and in order; those of the names given, or all."""
        pending = list(self.elements())[::-1]
        while pending:
            element = pending.pop()
            if not names or element.name in names:
                yield element
            pending += list(element.elements())[::-1]

    def first(self, path: str) -> Union["Element", None]:
        """The first element at a path, or None."""
        return next(self.at(path), None)

    def at(self, path: str) -> Iterator["Element"]:
        """The elements at a path such as `head/meta`."""
        name, _, rest = path.partition("/")
        for element in self.elements():
            if element.name == name:
                if rest:
                    yield from element.at(rest)
                else:
                    yield element

    def copy(self, *, seamless: bool = False) -> Decoded:
        """The text in it, at any depth; `seamless` as in `joined`."""
        pieces = list(self.texts())
        return joined(pieces, seamless=seamless) if pieces else Decoded("", (self.start,))

    def texts(self) -> Iterator[Decoded]:
        """The pieces of text in it, at any depth and in order."""
        open_ones = [iter(self.children)]
        while open_ones:
            for child in open_ones[-1]:
                if isinstance(child, Element):
                    open_ones.append(iter(child.children))
                    break
                yield child
            else:
                open_ones.pop()

    def words(self) -> str:
        """The text in it on one line."""
        return " ".join(readable(self.copy().text).split())


@dataclass(slots=True)
class Document:
    """The outermost element, which has the others in it, and the places of the comments."""

    root: Element
    comments: list[Span] = field(default_factory=list)
