"""Figures that name and do not count: routes, sections, addresses, telephone numbers, models, clock times."""

from collections.abc import Sequence

from copylint.analysis.form.tokens import Token

_LABELS = frozenset(
    "route routes highway interstate section sections article act bill number numbers page pages chapter title room"
    " apt apartment suite flight channel ward district precinct level phase grade class division unit area figure"
    " table version issue lot amendment proposition prop measure question boeing airbus covid hb sb rt formula group"
    " gate platform pier engine ladder station verse psalm exit step tier stage volume vol season episode type"
    " category box paragraph para clause rule schedule appendix part item iphone windows apollo mark pub chapel"
    " terminal runway zone sector block seed line lane wing cell hole bay zip chapters articles grades kindergarten"
    " form".split()
)
_STREET = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct way highway pike turnpike parkway place"
    " plaza square terrace".split()
)
_GLUE = frozenset("/_=#&@:\\~+")
_TIME = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "hrs", "gmt", "a.m", "p.m", "noon", "midnight"})
_MARKS = frozenset("-–—")


def is_label(tokens: Sequence[Token], first: int, last: int, low: int, high: int) -> bool:
    """Whether the figure at tokens `first` to `last`, in the sentence `low` to `high`, names something."""
    before = tokens[first - 1] if first > low else None
    after = tokens[last] if last < high else None
    start, end = tokens[first].start, tokens[last - 1].end
    if before is not None:
        word = before.lower
        if word in _LABELS or word == "#" or (word == "." and first - 2 >= low and tokens[first - 2].lower == "no"):
            return True
        if before.end == start and (before.text in _GLUE or before.text[-1].isalnum()):
            return True
    if _is_telephone(tokens, first, last, low, high):
        return True
    if after is None:
        return False
    if after.start == end and (after.text in ("/", "_", "=", "&", "@", "\\") or _is_glued_word(after)):
        return True
    return is_clock(tokens, last, high) or _is_address(tokens, last, high)


def _is_glued_word(token: Token) -> bool:
    """ "18F", "5G", "1990s", "4x4": letters that make a name of the figure. Units and suffixes are read before."""
    return token.is_word and token.text not in ("%", "'s") and not token.text.startswith("°")


def is_clock(tokens: Sequence[Token], last: int, high: int) -> bool:
    """Whether the figure before token `last` is a time of day: "8:30", "8 p.m.", "6-8 p.m.", "6 to 8 p.m."."""
    after = tokens[last] if last < high else None
    if after is None:
        return False
    if after.lower in _TIME:
        return True
    if after.text == ":":
        return after.start == tokens[last - 1].end and last + 1 < high and tokens[last + 1].is_figure
    if (
        (after.text in _MARKS or after.lower in ("to", "and", "until"))
        and last + 1 < high
        and tokens[last + 1].is_figure
    ):
        return last + 2 < high and (
            tokens[last + 2].lower in _TIME
            or (tokens[last + 2].text == ":" and tokens[last + 2].start == tokens[last + 1].end)
        )
    return False


def _is_address(tokens: Sequence[Token], last: int, high: int) -> bool:
    if not tokens[last].is_capitalized:
        return False
    for token in tokens[last : min(last + 5, high)]:
        if token.lower in _STREET and token.is_capitalized and token is not tokens[last]:
            return True
        if not token.is_capitalized and not token.is_figure and token.text != ".":
            return False
    return False


def _is_telephone(tokens: Sequence[Token], first: int, last: int, low: int, high: int) -> bool:
    """ "555-0123", "(717) 555-0123", "1-800-…"."""
    size = len(tokens[first].text)
    if last + 1 < high and tokens[last].text in _MARKS and tokens[last].start == tokens[last - 1].end:
        following = tokens[last + 1]
        if following.start == tokens[last].end and following.is_figure:
            chained = last + 3 < high and tokens[last + 2].text in _MARKS and tokens[last + 3].is_figure
            return (size == 3 and len(following.text) == 4) or (chained and tokens[last + 2].start == following.end)
    if first - 2 >= low and tokens[first - 1].text in _MARKS and tokens[first - 1].end == tokens[first].start:
        return tokens[first - 2].is_figure and tokens[first - 2].end == tokens[first - 1].start and size == 4
    return size == 3 and last < high and tokens[last].text == ")" and last + 1 < high and tokens[last + 1].is_figure
