"""Direct quotations: what stands between quotation marks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from copylint.analysis.form.mark_pairs import Pairing, pair
from copylint.analysis.form.quote_marks import Mark, find_marks
from copylint.analysis.form.tokens import Token
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


# A paragraph of so many sentences has lost its breaks.
_SENTENCES = 5


class Quotation(NamedTuple):
    """A quotation: `span` with its marks, `inner` without them.

    `depth` is 0 for an outer quotation, 1 inside another. `closed` is False where no closing mark was found; the
    span then ends with the paragraph, or before the mark that opens the next quotation. `continued` is True where the
    next paragraph opens it again, or the next sentence does in copy that has lost its paragraphs. `full` is True for a
    whole quoted sentence, False for a fragment.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False
    full: bool = False


class QuotePairs(Struct, frozen=True, gc=False):
    """What pairing the marks of a story gave: the quotations, and of the marks at fault what `Pairing` says of them."""

    quotations: Sequence[Quotation]
    orphans: Sequence[Mark]
    reversed_marks: Sequence[Mark]
    turned: Sequence[tuple[Mark, Mark]] = ()
    mixed: Sequence[tuple[Mark, Mark]] = ()
    twofold: Sequence[Mark] = ()
    apostrophes: Sequence[Mark] = ()


def find_quotations(analysis: "Analysis") -> Sequence[Quotation]:
    """The quotations of every field, in order."""
    return analysis.quote_pairs.quotations


def pair_marks(analysis: "Analysis") -> QuotePairs:
    """Pair the quotation marks of every field."""
    by_field = list(find_marks(analysis))
    openers = _paragraph_openers(analysis, by_field)
    quotations: list[Quotation] = []
    found: list[Pairing] = []
    goes_on = ""
    for place, marks in by_field:
        found.append(pair(marks))
        reopened = openers.get(place.span.start, "")
        here = _nest(_quotations(analysis, place, found[-1], reopened, goes_on=goes_on))
        goes_on = reopened if here and here[-1].continued else ""
        quotations += here
    return QuotePairs(
        quotations,
        [mark for pairing in found for mark in pairing.orphans],
        [mark for pairing in found for mark in pairing.reversed_marks],
        [both for pairing in found for both in pairing.turned],
        [both for pairing in found for both in pairing.mixed],
        [mark for pairing in found for mark in pairing.twofold],
        [mark for pairing in found for mark in pairing.apostrophes],
    )


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


def _quotations(
    analysis: "Analysis", place: Field, pairing: Pairing, reopened: str, *, goes_on: str
) -> Iterator[Quotation]:
    """The quotations of a field; `reopened` is the family of mark the next one begins with, where it opens.

    `goes_on` is that of the quotation that the field before leaves open, or "".
    """
    tokens = analysis.tokens
    for opener, closer in pairing.pairs:
        if opener.end < closer.start and opener.token + 1 < closer.token:
            full = _is_full(tokens, opener.token, closer.token, place)
            yield Quotation(Span(opener.start, closer.end), Span(opener.end, closer.start), full=full)
    yield from _unclosed(analysis, place, pairing, reopened, goes_on)


def _unclosed(analysis: "Analysis", place: Field, pairing: Pairing, reopened: str, goes_on: str) -> Iterator[Quotation]:
    tokens = analysis.tokens
    doubles = [mark.token for mark, _ in pairing.pairs if mark.family == "double"]
    doubles = sorted(doubles + [mark.token for mark in pairing.open if mark.family == "double"])
    last = analysis.token_at(place.span.end - 1)
    for mark in pairing.open:
        continued = reopened == mark.family
        if mark.family == "guillemet":
            continue
        if mark.family == "single" and not _is_left_open(tokens, place, mark, continued=continued, goes_on=goes_on):
            continue
        later = bisect_right(doubles, mark.token) if mark.family == "double" else len(doubles)
        stop = doubles[later] if later < len(doubles) else last + 1
        end = tokens[stop - 1].end
        if mark.end < end:
            continued = (continued and stop == last + 1) or (
                stop <= last and _opens_sentence(tokens, stop) and _is_run_together(analysis, place)
            )
            full = _is_full(tokens, mark.token, stop, place)
            yield Quotation(Span(mark.start, end), Span(mark.end, end), 0, False, continued, full)


def _is_left_open(tokens: Sequence[Token], place: Field, mark: Mark, *, continued: bool, goes_on: str) -> bool:
    """Whether a single mark that nothing closes is no apostrophe.

    It leads its paragraph, and the quotation goes on in the next one or came from the one before; or a colon and a
    capital stand beside it: "He wrote: 'It is late."
    """
    if _leads(tokens, place, mark):
        return continued or goes_on == "single"
    after = tokens[mark.token + 1] if mark.token + 1 < len(tokens) else None
    return tokens[mark.token - 1].text == ":" and mark.glued_right and after is not None and after.is_capitalized


def _opens_sentence(tokens: Sequence[Token], mark: int) -> bool:
    """Whether the mark stands between the end of a sentence and a capital."""
    return tokens[mark - 1].text[-1] in ".!?" and mark + 1 < len(tokens) and not tokens[mark + 1].text.islower()


def _is_run_together(analysis: "Analysis", place: Field) -> bool:
    """Whether a paragraph has so many sentences that it has lost its breaks."""
    if place.name != "body":
        return False
    number = next(i for i, field in enumerate(analysis.story.fields) if field.span == place.span)
    return sum(sentence.field == number for sentence in analysis.sentences) >= _SENTENCES


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


# A subject or a verb of which no phrase without a clause has one.
_OF_CLAUSES = frozenset(
    "i we he she they you there am is are was were be been has have had do does did will would shall should can could"
    " may might must cannot".split()
)
_SHORT_VERBS = ("n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d")


def has_clause(analysis: "Analysis", quotation: Quotation) -> bool:
    """Whether a pronoun or an auxiliary shows that what is quoted has a subject and a verb: no title, no slogan."""
    first, last = analysis.token_at(quotation.inner.start), analysis.token_at(quotation.inner.end)
    inner = analysis.tokens[first : last + 1]
    return any(token.lower in _OF_CLAUSES or token.lower.endswith(_SHORT_VERBS) for token in inner)
