"""`(cq)`: the desk's mark that the name or the figure before it has been checked."""

from msgspec import Struct

from copylint.analysis.form.tokens import DESK_MARK
from copylint.diagnostic import Place
from copylint.lazypattern import lazy_pattern
from copylint.story import Span, Story, readable

_REACH = 80
_LONGEST = 8  # words; a longer place is about a sentence, not about the figure in it
_PARTICLES = frozenset("al bin da de del den der di du el ibn la le of the van von".split())
_BEFORE = lazy_pattern(r"(?:[$£€]?\d[\d.,:]*|[^\W\d_][\w'’-]*)(?=\W{0,8}$)")
_WORD = lazy_pattern(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*")


class Checked(Struct, frozen=True, gc=False):
    """A name or a figure that has been checked: the last word before the mark, and its place."""

    word: str
    span: Span


def would_check(place: Place) -> frozenset[str]:
    """The words of which any, once checked, settles `place`: it holds the checked word and is about nothing else.

    "Ruth Marlow (cq), 45" leaves the age open, and "Marlow died" is about no name.
    """
    words = [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(place.text)]
    small = {word for word in words if not (word[0].isupper() or word in _PARTICLES)}
    figures = {word for word in words if word[0].isdigit()} if len(words) <= _LONGEST else set()
    names = {word for word in words if not word[0].isdigit() and small <= {word}}
    return frozenset(figures | names)


def find_checked(story: Story) -> list[Checked]:
    """Every checked name and figure of the story."""
    found = []
    for mark in DESK_MARK.finditer(story.text):
        field = story.field_at(mark.start())
        if field is None:
            continue
        begin = max(field.span.start, mark.start() - _REACH)
        before = _BEFORE.search(story.text, begin, mark.start())
        if before:
            word = readable(before.group()).replace("’", "'").removesuffix("'s").strip("$£€.,:")
            found.append(Checked(word, Span(before.start(), before.end())))
    return found
