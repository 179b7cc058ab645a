"""Notes to editors and corrections: whether the story bears out what they say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.relations.note_claims import Claim, Item, read_claims
from copylint.analysis.tables.lexicon import weekday
from copylint.lazypattern import lazy_pattern
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.values.quantities import Quantity

Sort = Literal["stale", "later", "missing", "paragraph", "item", "number", "killed", "embargo"]

_COPY = frozenset({"headline", "kicker", "deck", "body", "caption", "pullquote", "infobox"})
_KILLED = lazy_pattern(r"\b(?:KILL KILL|HOLD HOLD|STORY (?:KILLED|WITHDRAWN|HELD)|(?:MANDATORY )?KILL)\b")
_STATUS_KEYS = frozenset({"status", "pubstatus", "pub_status", "publishingstatus"})
_KILLED_STATUS = frozenset("canceled cancelled withheld killed withdrawn".split())
_UPDATE = lazy_pattern(r"\bUPDATE (\d+)\b", re.IGNORECASE)
_TAG_REACH = 24
# What a paragraph must hold for a note to speak of it.
_FIGURES = frozenset(
    "toll casualties dead killed injured figure figures number numbers percentage price prices amount total share"
    " shares cost count".split()
)
_QUOTED = frozenset("quote quotes quotation comment comments reaction quoting".split())
_NO_COUNT = frozenset({"age", "ordinal", "ratio", "year"})
_FEW = 10


class NoteFault(Struct, frozen=True, order=True, gc=False):
    """`span` is where the fault shows, `against` the other end, None where the note is the only one.

    `sort`: "stale", what an update corrects still stands; "later", what a correction at the foot corrects still
    stands; "missing", what it corrects to stands nowhere; "paragraph", there is no such paragraph; "item", the
    paragraph lacks what the note names; "number", the headline's tag has another number; "killed", the item must not
    run; "embargo", it must not run yet. `noun` is what is missing, how many paragraphs there are, or the story's day.
    """

    span: Span
    against: Span | None
    sort: Sort
    noun: str = ""


def find_note_faults(analysis: "Analysis") -> Iterator[NoteFault]:
    """What the notes and corrections of the story say that does not hold."""
    for field in analysis.story.fields:
        if field.name == "ednote":
            yield from _killed(analysis, field)
            yield from _embargo(analysis, field)
            yield from _numbers(analysis, field)
        if field.name in {"ednote", "correction"}:
            story = _Copy(analysis)
            for claim in read_claims(analysis, field):
                yield from story.faults(claim, field)
        elif field.name == "metadata" and field.key.lower().replace("-", "") in _STATUS_KEYS:
            word = analysis.story.text[field.span.start : field.span.end].strip().lower().removeprefix("stat:")
            if word in _KILLED_STATUS:
                yield NoteFault(field.span, None, "killed")


def _killed(analysis: "Analysis", field: Field) -> Iterator[NoteFault]:
    found = _KILLED.search(analysis.story.text, *field.span)
    if found:
        yield NoteFault(Span(*found.span()), None, "killed")


def _embargo(analysis: "Analysis", field: Field) -> Iterator[NoteFault]:
    anchor = analysis.anchor
    if anchor is None or "embargo" not in analysis.story.text[field.span.start : field.span.end].lower():
        return
    for date in analysis.dates:
        if field.span.contains(date.span) and date.candidates and min(date.candidates) > anchor:
            yield NoteFault(date.span, None, "embargo", anchor.isoformat())


def _numbers(analysis: "Analysis", field: Field) -> Iterator[NoteFault]:
    """ "UPDATE 3" in the note below a headline with the tag UPDATE 2."""
    said = _UPDATE.search(analysis.story.text, *field.span)
    headline = next((f for f in analysis.story.fields if f.name == "headline"), None)
    if said is None or headline is None:
        return
    tag = _UPDATE.search(analysis.story.source, max(0, headline.span.start - _TAG_REACH), headline.span.end)
    if tag and int(tag[1]) != int(said[1]):
        yield NoteFault(Span(*said.span()), Span(*tag.span()), "number")


class _Copy:
    """The copy that a note speaks of."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.paragraphs = _paragraphs(analysis)

    def faults(self, claim: Claim, field: Field) -> Iterator[NoteFault]:
        if field.name == "ednote":
            absent = list(self._absent(claim))
            yield from absent
            told = claim.new if claim.old is not None or "updates" in claim.words else None
            partial = self.analysis.story.is_partial or any(fault.sort == "paragraph" for fault in absent)
            if told is not None and not partial and next(self._places(told, (), exact=False), None) is None:
                yield NoteFault(self._span(told), None, "missing")
        yield from self._stale(claim, "later" if field.name == "correction" else "stale")

    def _absent(self, claim: Claim) -> Iterator[NoteFault]:
        """Paragraphs that are not there, or that lack what the note says is in them."""
        most = max(self.paragraphs, default=0)
        for number, span in claim.paragraphs:
            if number > most:
                if not self.analysis.story.is_partial:
                    yield NoteFault(span, None, "paragraph", str(most))
                return
        spans = [self.paragraphs[n] for n, _ in claim.paragraphs if n in self.paragraphs]
        if not spans:
            return
        place = Span(self.analysis.tokens[claim.first].start, claim.paragraphs[-1][1].end)
        if claim.words & _QUOTED and not any(self._has_quote(span) for span in spans):
            yield NoteFault(place, None, "item", "quotation")
        elif claim.words & _FIGURES and not any(self._has_figure(span) for span in spans):
            yield NoteFault(place, None, "item", "figure")

    def _has_quote(self, span: Span) -> bool:
        said = any(a.source != "none" and span.contains(a.span) for a in self.analysis.attributions)
        return said or any(span.overlaps(q.span) for q in self.analysis.quotations)

    def _has_figure(self, span: Span) -> bool:
        return any(span.contains(q.span) for q in self.analysis.quantities)

    def _stale(self, claim: Claim, sort: Sort) -> Iterator[NoteFault]:
        """Where what is corrected still stands. A day may stand elsewhere, so it is looked for where the note says."""
        old, new = claim.old, claim.new
        if old is None or (new is not None and new.value == old.value):
            return
        numbers = [n for n, _ in claim.paragraphs]
        day = isinstance(old.value, str) and weekday(old.value) is not None
        if day and not numbers:
            return
        noun = old.noun or (new.noun if new is not None else "")
        for place in self._places(old._replace(noun=noun), numbers if day else ()):
            yield NoteFault(place, self._span(old), sort)

    def _places(self, item: Item, numbers: Sequence[int], exact: bool = True) -> Iterator[Span]:
        """Where the copy has the item, in the paragraphs named or anywhere."""
        wanted = [self.paragraphs[n] for n in numbers if n in self.paragraphs]
        value = item.value
        found = self._words(item) if isinstance(value, str) else self._figures(item, value, exact)
        for span in found:
            field = self.analysis.story.field_at(span.start)
            if field is not None and field.name in _COPY and (not wanted or any(w.contains(span) for w in wanted)):
                yield span

    def _words(self, item: Item) -> Iterator[Span]:
        tokens = self.analysis.tokens
        wanted = [token.lower for token in tokens[item.first : item.last]]
        for i in self.analysis.positions.get(wanted[0], ()):
            if tokens[i].is_capitalized and [t.lower for t in tokens[i : i + len(wanted)]] == wanted:
                yield Span(tokens[i].start, tokens[i + len(wanted) - 1].end)

    def _figures(self, item: Item, value: Fraction, exact: bool) -> Iterator[Span]:
        for other in self.analysis.quantities:
            same = other.value == value if exact else _covers(other, value)
            alike = not item.noun or not other.noun or item.noun == other.noun
            alike = alike or bool(item.status and item.status == other.status)
            if same and alike and (value > _FEW or item.noun == other.noun) and other.measure not in _NO_COUNT:
                yield other.number

    def _span(self, item: Item) -> Span:
        tokens = self.analysis.tokens
        return Span(tokens[item.first].start, tokens[item.last - 1].end)


def _paragraphs(analysis: "Analysis") -> Mapping[int, Span]:
    """The paragraphs of the body by their number."""
    found: dict[int, Span] = {}
    for field in analysis.story.fields:
        if field.name == "body" and field.form != "subhead":
            known = found.get(field.paragraph)
            found[field.paragraph] = Span(known.start if known else field.span.start, field.span.end)
    return found


def _covers(quantity: "Quantity", value: Fraction) -> bool:
    """Whether the value, or a rounding of it, stands there."""
    if quantity.high is None:  # "at least 38" is not 41
        return quantity.value == value
    return quantity.low <= value <= quantity.high
