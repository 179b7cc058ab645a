"""How much copy the elements of a page hold, how much of it is links, and how much is prose.

After Kohlschütter and others, "Boilerplate Detection using Shallow Text Features", 2010: what tells an article from the
page around it is the length of its stretches of text and the share of links in them.
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern
from copylint.markup.prose import BLOCKS, NO_COPY
from copylint.markup.tree import Element
from copylint.story import readable

# From so many words on a stretch of text with a full stop in it is prose.
_PROSE = 10
_STOP = lazy_pattern(r"[.!?…。！？؟።।။][\"'”’»)\]]*(?:\s|$)|[。！？]")

Kind = tuple[str, str]


class Weight(NamedTuple):
    """The number of words, of those in links, and of those in prose."""

    words: int = 0
    linked: int = 0
    prose: int = 0

    def plus(self, other: "Weight") -> "Weight":
        """Both together."""
        return Weight(self.words + other.words, self.linked + other.linked, self.prose + other.prose)

    @property
    def is_links(self) -> bool:
        """Whether most of it is links."""
        return self.words > 0 and self.linked * 2 > self.words


class Weights:
    """The weight of every block below an element; what `skips` says to be no part of the article weighs nothing."""

    def __init__(self, root: Element, skips: Callable[[Element], bool]) -> None:
        """The whole of `root` is weighed, once."""
        self._skips = skips
        self._known: dict[int, Weight] = {}
        self.holders: Counter[Kind] = Counter()
        self._weigh(root, is_link=False)

    def of(self, element: Element) -> Weight:
        """The weight of an element, nothing for one that was not weighed."""
        return self._known.get(id(element), _NOTHING)

    def _weigh(self, element: Element, *, is_link: bool) -> Weight:
        total = _Run(self, element).total(is_link=is_link)
        self._known[id(element)] = total
        return total

    def block(self, element: Element, *, is_link: bool) -> Weight:
        """The weight of a block, which is remembered."""
        return _NOTHING if self._skips(element) else self._weigh(element, is_link=is_link)


_NOTHING = Weight()


class _Run:
    """The stretches of text directly in a block, each up to the next block in it."""

    def __init__(self, weights: Weights, holder: Element) -> None:
        self.weights, self.holder = weights, holder
        self.sum = _NOTHING
        self.pieces: list[str] = []
        self.linked = 0

    def total(self, *, is_link: bool) -> Weight:
        self.walk(self.holder, is_link=is_link)
        self.close()
        return self.sum

    def walk(self, element: Element, *, is_link: bool) -> None:
        for child in element.children:
            if not isinstance(child, Element):
                text = readable(child.text)
                self.pieces.append(text)
                self.linked += len(text.split()) if is_link else 0
            elif child.name in NO_COPY:
                continue
            elif child.name in BLOCKS:
                self.close()
                self.sum = self.sum.plus(self.weights.block(child, is_link=is_link))
            elif child.name == "br":
                self.pieces.append(" ")
            else:
                self.walk(child, is_link=is_link or child.name == "a")

    def close(self) -> None:
        text = "".join(self.pieces)
        words = len(text.split())
        if words:
            is_prose = words >= _PROSE and self.linked * 2 <= words and _STOP.search(text) is not None
            prose = words if is_prose else 0
            self.sum = self.sum.plus(Weight(words, self.linked, prose))
            if prose:
                self.weights.holders[kind_of(self.holder)] += prose
        self.pieces, self.linked = [], 0


def kind_of(element: Element) -> Kind:
    """The name and the class of an element: paragraphs of one article are of one kind."""
    return element.name, element.get("class")
