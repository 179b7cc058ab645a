"""Ranges: two numbers that bound one quantity, each with its own unit and scale: "between 5 and 10 km", "$26-31m"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.numerals import Numeral
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.readings import NumberReader
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LEADS = frozenset({"between", "from"})
_MOST_PENCE = 99


class Range(Struct, frozen=True, gc=False):
    """The two numbers of a range or a score, as written.

    `span` runs over both with their units, and over "between" or "from" where it leads them in; `lead` is that word
    or "", `joint` the word or dash between the numbers, in lower case. `signed` tells for each number whether it has a
    unit of its own. `quantity` is what the two say together, `scored` True where the words before make it a result.
    """

    span: Span
    left: Numeral
    right: Numeral
    lead: str
    joint: str
    signed: tuple[bool, bool]
    quantity: Quantity
    scored: bool = False


# What the upper end of a term in prison may be.
_OPEN_ENDS = frozenset({"life", "death"})


def find_mixed(analysis: "Analysis") -> Iterator[Span]:
    """Every "between 10 to 15", whose "between" lacks its "and", with what follows the "to"."""
    tokens, quantities = analysis.tokens, analysis.quantities
    for n, quantity in enumerate(quantities if "between" in analysis.positions else ()):
        lead, joint = quantity.first - 1, quantity.last
        led = lead >= 0 and tokens[lead].lower == "between" and joint + 1 < len(tokens)
        if not led or tokens[joint].lower != "to" or quantity.value is None:
            continue
        after = quantities[n + 1] if n + 1 < len(quantities) else None
        if after is not None and after.first == joint + 1:
            yield Span(tokens[lead].start, after.span.end)
        elif tokens[joint + 1].lower in _OPEN_ENDS:
            yield Span(tokens[lead].start, tokens[joint + 1].end)


def find_ranges(analysis: "Analysis") -> Sequence[Range]:
    """The ranges and scores of every field, in order."""
    return [found for quantity in analysis.quantities for found in _read(analysis, quantity)]


def _read(analysis: "Analysis", quantity: Quantity) -> Iterator[Range]:
    if quantity.value is not None or quantity.vague:
        return
    tokens = analysis.tokens
    start = analysis.token_at(quantity.number.start)
    sentence = analysis.sentences[analysis.sentence_of(start)]
    reader = NumberReader(analysis.story.text, tokens, sentence.first, sentence.last)
    left = reader.read(start)
    right = reader.range_end(left) if left is not None else None
    if left is None or right is None or _are_pence(tokens, quantity):
        return
    lead = quantity.first - 1
    led = lead >= sentence.first and tokens[lead].lower in _LEADS
    yield Range(
        Span(tokens[lead if led else left.first].start, quantity.span.end),
        left.numeral,
        right.numeral,
        tokens[lead].lower if led else "",
        tokens[left.measured.last].lower,
        (left.measured.measure != "count", right.measured.measure != "count"),
        quantity,
        reader.is_score(left),
    )


def _are_pence(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a hyphen stands for the point of a sum: "£6,806-16"."""
    last = tokens[quantity.last - 1]
    two_digits = last.text.isdecimal() and len(last.text) == len("16") and tokens[quantity.last - 2].text == "-"
    return quantity.unit == "GBP" and two_digits and quantity.high is not None and quantity.high > _MOST_PENCE
