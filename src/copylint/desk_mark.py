"""`(cq)`: the desk's mark that the name or the figure before it has been checked."""

import re
from typing import NamedTuple

from copylint.diagnostic import Place
from copylint.story import Span, Story, readable

_MARK = re.compile(r"\(cq\)", re.IGNORECASE)
_REACH = 80
_LONGEST = 8  # words; a longer place is about a sentence, not about the name in it
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_BEFORE = re.compile(r"(?:[$£€]?\d[\d.,:]*|[^\W\d_][\w'’-]*)(?=\W{0,8}$)")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*")


class Checked(NamedTuple):
    """A name or a figure that has been checked: the last word before the mark, and its place."""

    word: str
    span: Span

    def speaks_of(self, place: Place) -> bool:
        """Whether `place` is the checked word or a twin of it.

        A checked name says nothing about a figure beside it: "Ruth Marlow (cq), 45" leaves the age open.
        """
        words = [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(place.text)]
        if self.word not in words or len(words) > _LONGEST:
            return False
        return self.word[0].isdigit() or not _FIGURE.search(place.text)


def find_checked(story: Story) -> list[Checked]:
    """Every checked name and figure of the story."""
    found = []
    for mark in _MARK.finditer(story.text):
        field = story.field_at(mark.start())
        if field is None:
            continue
        begin = max(field.span.start, mark.start() - _REACH)
        before = _BEFORE.search(story.text, begin, mark.start())
        if before:
            word = readable(before.group()).replace("’", "'").removesuffix("'s").strip("$£€.,:")
            found.append(Checked(word, Span(before.start(), before.end())))
    return found
