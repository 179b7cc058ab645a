"""Direct quotations: what stands between quotation marks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from copylint.analysis.form.quote_marks import Mark, find_marks
from copylint.analysis.form.tokens import Token
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Quotation(NamedTuple):
    """A quotation: `span` with its marks, `inner` without them.

    `depth` is 0 for an outer quotation, 1 inside another. `closed` is False where no closing mark was found; the
    span then ends with the paragraph, or before the mark that opens the next quotation. `continued` is True where the
    next paragraph opens it again. `full` is True for a whole quoted sentence, False for a fragment.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False
    full: bool = False


class QuotePairs(Struct, frozen=True, gc=False):
    """What pairing the marks of a story gave.

    `orphans` are double closing marks with nothing open, `reversed_marks` those that point the wrong way (“No,“).
    """

    quotations: Sequence[Quotation]
    orphans: Sequence[Mark]
    reversed_marks: Sequence[Mark]


class _Pairing(Struct):
    """The state while the marks of one field are read."""

    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)
    doubles: list[int] = field(default_factory=list)  # where double marks stand in `open`
    orphans: list[Mark] = field(default_factory=list)
    reversed_marks: list[Mark] = field(default_factory=list)


def find_quotations(analysis: "Analysis") -> Sequence[Quotation]:
    """The quotations of every field, in order."""
    return analysis.quote_pairs.quotations


def pair_marks(analysis: "Analysis") -> QuotePairs:
    """Pair the quotation marks of every field."""
    by_field = list(find_marks(analysis))
    openers = _paragraph_openers(analysis, by_field)
    quotations: list[Quotation] = []
    orphans: list[Mark] = []
    reversed_marks: list[Mark] = []
    for place, marks in by_field:
        pairing = _pair(marks)
        orphans += pairing.orphans
        reversed_marks += pairing.reversed_marks
        reopened = openers.get(place.span.start, "")
        quotations += _nest(_quotations(analysis, place, pairing, reopened))
    return QuotePairs(quotations, orphans, reversed_marks)


def _paragraph_openers(analysis: "Analysis", by_field: list[tuple[Field, list[Mark]]]) -> dict[int, str]:
    """Start of a body field -> family of the opening mark that the next body paragraph begins with."""
    first = {place.span.start: marks[0] for place, marks in by_field}
    body = [place for place in analysis.story.fields if place.name == "body" and place.form != "subhead"]
    openers: dict[int, str] = {}
    for place, following in pairwise(body):
        mark = first.get(following.span.start)
        if mark and mark.opens and _leads(analysis.tokens, following, mark):
            openers[place.span.start] = mark.family
    return openers


def _leads(tokens: Sequence[Token], place: Field, mark: Mark) -> bool:
    """Whether `mark` is the first token of its field."""
    return mark.token == 0 or tokens[mark.token - 1].start < place.span.start


def _pair(marks: list[Mark]) -> _Pairing:
    pairing = _Pairing()
    sure = _sure_closer_ahead(marks)
    for i, mark in enumerate(marks):
        if mark.family == "double":
            following = next((m for m in marks[i + 1 : i + 4] if m.family == "double"), None)
            _take_double(pairing, mark, following)
        elif mark.family == "single":
            _take_single(pairing, mark, sure[i])
        else:
            _take_guillemet(pairing, mark)
    return pairing


def _sure_closer_ahead(marks: list[Mark]) -> list[tuple[bool, bool]]:
    """For each mark: whether a sure single closing mark follows before another opens; and before a double mark."""
    ahead: list[tuple[bool, bool]] = []
    anywhere = nested = False
    for mark in reversed(marks):
        ahead.append((anywhere, nested))
        if mark.family == "double":
            nested = False
        elif mark.family == "single" and (mark.opens or (mark.closes and mark.sure)):
            anywhere = nested = not mark.opens
    ahead.reverse()
    return ahead


def _take_double(pairing: _Pairing, mark: Mark, following: Mark | None) -> None:
    opener = pairing.open[pairing.doubles[-1]] if pairing.doubles else None
    closes = mark.closes and (not mark.opens or (opener is not None and _prefers_closing(mark)))
    if opener is None or not closes:
        if mark.opens:
            pairing.doubles.append(len(pairing.open))
            pairing.open.append(mark)
            pairing.reversed_marks += [mark] if mark.char == "”" else []
        elif not mark.measure and mark.end - mark.start == 1:  # '' may be two single marks
            pairing.orphans.append(mark)
        return
    if mark.measure and mark.char == '"' and following is not None and following.closes and not following.opens:
        return  # "The 5" pipe burst," he said
    del pairing.open[pairing.doubles.pop() :]
    pairing.pairs.append((opener, mark))
    if mark.char == "“" and opener.char != "„":
        pairing.reversed_marks.append(mark)


def _prefers_closing(mark: Mark) -> bool:
    """Whether a mark that could do both closes when a quotation is open."""
    return mark.char != "“" or not mark.glued_right or mark.closes


def _take_single(pairing: _Pairing, mark: Mark, sure_ahead: tuple[bool, bool]) -> None:
    inner = bool(pairing.open) and pairing.open[-1].family == "single"
    if mark.closes and inner:
        if mark.sure or not sure_ahead[bool(pairing.doubles)]:
            pairing.pairs.append((pairing.open.pop(), mark))
    elif mark.opens:
        if inner:  # the one before was an apostrophe
            pairing.open.pop()
        pairing.open.append(mark)


_GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}


def _take_guillemet(pairing: _Pairing, mark: Mark) -> None:
    """French «so», German »so«; a mark with no partner is an arrow."""
    partner = _GUILLEMETS[mark.char]
    if pairing.open and pairing.open[-1].char == partner:
        pairing.pairs.append((pairing.open.pop(), mark))
        return
    if pairing.open and pairing.open[-1].char == mark.char:
        pairing.open.pop()
    pairing.open.append(mark)


def _quotations(analysis: "Analysis", place: Field, pairing: _Pairing, reopened: str) -> Iterator[Quotation]:
    tokens = analysis.tokens
    for opener, closer in pairing.pairs:
        if opener.end < closer.start and opener.token + 1 < closer.token:
            full = _is_full(tokens, opener.token, closer.token, place)
            yield Quotation(Span(opener.start, closer.end), Span(opener.end, closer.start), full=full)
    yield from _unclosed(analysis, place, pairing, reopened)


def _unclosed(analysis: "Analysis", place: Field, pairing: _Pairing, reopened: str) -> Iterator[Quotation]:
    tokens = analysis.tokens
    doubles = [mark.token for mark, _ in pairing.pairs if mark.family == "double"]
    doubles = sorted(doubles + [mark.token for mark in pairing.open if mark.family == "double"])
    last = analysis.token_at(place.span.end - 1)
    for mark in pairing.open:
        continued = reopened == mark.family
        if mark.family == "guillemet":
            continue
        if mark.family == "single" and not (continued and _leads(tokens, place, mark)):
            continue
        later = bisect_right(doubles, mark.token) if mark.family == "double" else len(doubles)
        stop = doubles[later] if later < len(doubles) else last + 1
        end = tokens[stop - 1].end
        if mark.end < end:
            continued = continued and stop == last + 1
            full = _is_full(tokens, mark.token, stop, place)
            yield Quotation(Span(mark.start, end), Span(mark.end, end), 0, False, continued, full)


def _nest(quotations: Iterator[Quotation]) -> list[Quotation]:
    """The quotations in order, each told how deep it lies in the others."""
    nested: list[Quotation] = []
    ends: list[int] = []
    for quotation in sorted(quotations):
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        if ends and ends[-1] < quotation.span.end:
            continue  # single marks around the place where an unclosed quotation was given up
        nested.append(quotation._replace(depth=len(ends)))
        ends.append(quotation.span.end)
    return nested


_LEADS_TO_SENTENCE = frozenset(".!?,:;”\"’'–—-…)")


def _is_full(tokens: Sequence[Token], opener: int, stop: int, place: Field) -> bool:
    """Whether the tokens between the two are a sentence: a capital where one may begin, and enough words or a stop."""
    inner = tokens[opener + 1 : min(stop, opener + 40)]
    begins = next((t for t in inner if t.text[:1].isalnum()), None)
    if begins is None or not (begins.is_capitalized or begins.is_figure):
        return False
    before = tokens[opener - 1] if opener and tokens[opener - 1].start >= place.span.start else None
    if before is not None and before.text[-1] not in _LEADS_TO_SENTENCE:
        return False
    words = [t for t in inner if t.is_word and t.text != "'s"]
    last = tokens[stop - 2] if tokens[stop - 1].text in {"'", "’", "”"} and stop - 2 > opener else tokens[stop - 1]
    if any(t.text in {"!", "?"} for t in inner) or last.text == ".":
        return True
    return len(words) >= 4 and any(not t.is_capitalized for t in words if len(t.text) > 3)
