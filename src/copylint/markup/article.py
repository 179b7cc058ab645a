"""Where in a page its article stands, and what inside that is none of it.

What says that it holds an article is believed where it holds a good share of the prose of the page. Without such a
mark the article is where the prose is: from the page inwards, as long as one block holds nearly all that is not beset
with links.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from copylint.lazypattern import lazy_pattern
from copylint.markup.elsewhere import NEVER, is_comments, is_elsewhere, is_label, is_landmark, names_of, says_body
from copylint.markup.prose import is_hidden
from copylint.markup.tree import Element
from copylint.markup.weight import Weight, Weights, kind_of
from copylint.story import readable

# Blocks that say nothing of what they hold.
_CONTAINERS = frozenset("article body center div form html main section span table tbody td tr".split())
# Blocks that are copy by their name.
_COPY = frozenset(
    "blockquote caption dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 img li ol p picture pre q table ul".split()
)
_LISTS = frozenset({"ul", "ol", "dl", "table", "div", "section", "article", "aside", "td", "center"})
_SHORT = 80  # words of a block of links to other stories
_LONGEST_LABEL = 5
_LONGEST_LINK = 40
_NEAR = 12  # elements among which the heading of a block is
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TITLES = frozenset({"h1", "h2", "h3"})
# Of several articles each has so many words of prose, and the longest no more than so many times as many.
_WHOLE = 80
_LIKE = 5
# What leads to other pages of an article, in a block that is called after them.
_PAGERS = frozenset({"pagination", "pager", "pagelinks", "paging"})
_PAGE = lazy_pattern(r"\W*(?:(?:next|prev|previous)(?: page)?|(?:continue to )?(?:page )?\d{1,2})\W*$", re.IGNORECASE)
_NEAR_BELOW = 2000  # characters of the file


class Page:
    """A page with the element that holds its article."""

    def __init__(self, root: Element) -> None:
        """`root` is the whole page or a piece of one."""
        self._judged: set[int] = set()
        self._named: dict[int, Element] = {}
        self._all = self._weights = Weights(root, self._is_no_article)
        self._total = self._all.of(root).prose
        for key in self._filling(root) if self._named else ():
            self._named.pop(key, None)
        if self._named:
            self._weights = Weights(root, self.is_elsewhere)
            if self._weights.of(root).prose * 4 < self._total:  # the names mean something else here
                self._named = {key: element for key, element in self._named.items() if is_landmark(element)}
                self._weights = Weights(root, self.is_elsewhere)
        self.root = root
        self.article = self._find()
        self._has_prose = self._weights.of(self.article).prose > 0

    def _is_no_article(self, element: Element) -> bool:
        """Whether an element is none whatever it holds; of any other it is kept whether its name says so."""
        if element.name in NEVER or is_hidden(element) or (is_comments(element) and not any(element.every({"h1"}))):
            return True
        self._judged.add(id(element))
        if is_elsewhere(element) or (element.name == "form" and not any(element.every({"h1"}))):
            self._named[id(element)] = element
        return False

    def _filling(self, root: Element) -> Iterator[int]:
        """What holds most of the prose below a headline is the article, whatever its name says: that of a pay wall."""
        for article in root.every({"article"}):
            whole = self._all.of(article).prose
            if whole and any(article.every({"h1"})):
                yield from (id(e) for e in article.every() if self._all.of(e).prose * 2 > whole)

    def several(self) -> Sequence["Page"]:
        """The page once for each of its articles, where it holds several whole ones side by side; else nothing."""
        outermost: list[Element] = []
        for element in self.root.every({"article"}):
            if not outermost or element.start >= outermost[-1].end:
                outermost.append(element)
        prose = {id(element): self._weights.of(element).prose for element in outermost}
        least = max(_WHOLE, max(prose.values(), default=0) / _LIKE)
        whole = [e for e in outermost if prose[id(e)] >= least and any(h.words() for h in e.every(_TITLES))]
        return [self._with(element) for element in whole] if len(whole) > 1 else []

    def _with(self, article: Element) -> "Page":
        page = copy.copy(self)
        page.article = article
        return page

    def is_partial(self) -> bool:
        """Whether links to further pages stand in or right below the article, which is set on several."""
        start, end = self.article.start, self.article.end + _NEAR_BELOW
        links = (a for e in self.root.every() if start <= e.start <= end and _is_pager(e) for a in e.every({"a"}))
        return any(_PAGE.match(link.words()[:_LONGEST_LINK]) for link in links)

    def is_elsewhere(self, element: Element) -> bool:
        """Whether an element is no part of the article, by what it says; one with most of the prose is not believed."""
        if id(element) not in self._judged and self._is_no_article(element):
            return True
        if id(element) not in self._named:
            return False
        return self._all.of(element).prose * (3 if element.name == "form" else 2) <= self._total

    def is_foreign(self, element: Element) -> bool:
        """Whether an element inside the article, or around it, is no part of it."""
        if self.is_elsewhere(element):
            return True
        name, weight = element.name, self._weights.of(element)
        if name in _LISTS:
            return weight.is_links or self._is_mere(element, weight) or self._is_other_story(element, weight)
        if name in _HEADINGS or name in {"p", "li"}:
            return weight.linked > 0 and not _is_anchor(element) and _is_pointer(element, weight)
        return False

    def is_most(self, element: Element) -> bool:
        """Whether an element holds much of the article, so that it is no line beside it."""
        return self._weights.of(element).prose * 3 > self._weights.of(self.article).prose > 0

    def _is_other_story(self, element: Element, weight: Weight) -> bool:
        """Whether a block points to other stories: under a word such as “Related”, or a headline that is a link."""
        if not weight.linked or element.name == "td" or self.is_most(element) or self._is_around(element):
            return False
        first = next((piece.text for piece in element.texts() if piece.text.strip()), "")
        if weight.words <= _SHORT and is_label(first.strip()):
            return True
        heading = next((e for e in islice(element.every(), _NEAR) if e.name in _HEADINGS), None)
        if heading is None or not heading.words().startswith(" ".join(readable(first).split())):
            return False
        head = self._weights.of(heading)
        return head.words > 0 and head.linked == head.words and not _is_anchor(heading)

    def _is_around(self, element: Element) -> bool:
        return element is self.article or self._holds_article(element)

    def _is_mere(self, element: Element, weight: Weight) -> bool:
        """Whether a block holds neither prose nor what is copy by name, where the paragraphs are of other kinds."""
        if not self._has_prose or weight.prose or element.name in {"ul", "ol", "dl", "table", "td"}:
            return False
        return kind_of(element) not in self._weights.holders and not any(element.every(_COPY))

    def _find(self) -> Element:
        elements = list(self.root.every())
        whole = self._weights.of(self.root)
        for is_marked in (_is_body, _is_article, _is_main):
            marked = [(self._weights.of(element), element) for element in elements if is_marked(element)]
            most = max((weight.prose for weight, _ in marked), default=0)
            if most and most * 3 >= whole.prose:
                return [element for weight, element in marked if weight.prose * 100 >= most * 97][-1]
            if marked and not whole.prose:
                return max(marked, key=lambda item: item[0].words)[1]
        return self._descended(self.root)

    def _descended(self, element: Element) -> Element:
        """The innermost block that holds nearly all the prose that is not beset with links."""
        while blocks := list(_blocks(element)):
            best = max(blocks, key=lambda block: self._weights.of(block).prose)
            prose = self._weights.of(best).prose
            whole = self._weights.of(element).prose
            others = [self._weights.of(block) for block in blocks if block is not best]
            alike = sum(weight.prose for weight in others if weight.linked * 5 < weight.words)
            alike += whole - prose - sum(weight.prose for weight in others)
            if best.name not in _CONTAINERS or prose == 0 or alike * 20 > whole:
                break
            element = best
        return element

    def headed(self) -> Element:
        """The innermost element around the article that has a headline outside it, or the article."""
        headings = [h1.start for h1 in self.root.every({"h1"}) if not self._is_in_article(h1) and h1.words()]
        around = [self.root] if headings else []
        while around and (inner := self._towards_article(around[-1])) is not None:
            around.append(inner)
        holding = (e for e in around[::-1] if any(e.start <= start < e.end for start in headings))
        return next(holding, self.article)

    def _towards_article(self, element: Element) -> Element | None:
        if element is self.article:
            return None
        return next(
            (child for child in element.elements() if child is self.article or self._holds_article(child)), None
        )

    def _holds_article(self, element: Element) -> bool:
        return element.start < self.article.start and self.article.end <= element.end

    def _is_in_article(self, element: Element) -> bool:
        return self.article.start <= element.start < self.article.end


def _is_pager(element: Element) -> bool:
    named = element.name in {"div", "nav", "ul", "ol", "p", "span", "section"} and not is_comments(element)
    return named and any(not _PAGERS.isdisjoint(words) for words in names_of(element))


def _is_body(element: Element) -> bool:
    return element.get("itemprop") == "articleBody"


def _is_article(element: Element) -> bool:
    return element.name == "article" or element.get("role") == "article" or says_body(element)


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.get("role") == "main"


def _is_pointer(element: Element, weight: Weight) -> bool:
    """Whether a line is a link from end to end, or a label such as “Read more:” and a link."""
    if weight.linked == weight.words:
        return True
    if weight.words - weight.linked > _LONGEST_LABEL:
        return False
    own = [child.text for child in element.children if not isinstance(child, Element)]
    bold = [child.words() for child in element.elements() if not any(child.every({"a"})) and child.name != "a"]
    return is_label(" ".join(" ".join([*own, *bold]).split()))


def _is_anchor(element: Element) -> bool:
    """Whether the links in an element lead to a place on the page."""
    return all(link.get("href").startswith("#") or not link.get("href") for link in element.every({"a"}))


def _blocks(element: Element) -> Iterator[Element]:
    """The blocks directly in an element, those in elements that are none themselves among them."""
    from copylint.markup.prose import BLOCKS

    for child in element.elements():
        if child.name in BLOCKS:
            yield child
        else:
            yield from _blocks(child)
