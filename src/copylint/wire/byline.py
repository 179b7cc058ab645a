"""The line that says who wrote a story: `By Ann Lee and Bo Ray of the Hale Times`."""

from copylint.lazypattern import lazy_pattern

_BYLINE = lazy_pattern(r"(?:By|BY) (?=[^\W\d_a-z])")
_BYLINE_WORD = lazy_pattern(
    r"(?:[^\W\d_a-z][\w.'’-]*|and|of|for|in|the|de|van|von|der|den|da|di|du|la|le|al|bin|at|with|dpa|&|\||/|[–—-])[,;]?$"
)
_NO_NAME_WORDS = """
The THE Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December Christmas Easter Then Now Contrast Comparison Law
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


def is_byline(text: str) -> bool:
    """Whether a line names the writers of a story and says nothing else."""
    if len(text) > 110 or (found := _BYLINE.match(text)) is None:
        return False
    words = text[found.end() :].split()
    if not words or len(words) > 14 or words[0].strip(",") in _NO_NAME or text.endswith((".", "!", "?", ":")):
        return False
    return all(_BYLINE_WORD.match(word) for word in words)
