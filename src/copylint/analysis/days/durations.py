"""Durations: a length of time that the copy measures between two moments it names itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.days.moments import Moment, moment_from
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

Form = Literal["ago", "since", "between", "later", "anniversary", "streak"]

_GAP = frozenset({",", "on", "in", "(", "–", "—", "--"})
_BEFORE_PERIOD = frozenset({"from", "between", "(", ",", "running", "ran", "–", "—"})
_TO = frozenset({"to", "through", "until", "till", "and", "-", "–", "—"})
# Words that may stand between a length and "from 2010 to 2014": "the four-year war, from", "nine years in office from".
_BLOCKS = frozenset("after before when later earlier and but or to more ago ; :".split())
_SPANS = frozenset("period span stretch reign tenure term war campaign window spree run stint".split())
_SUMMING = frozenset("a an total span period stretch of or in all altogether spell".split())
# Where somebody is from one date to another: "released on May 4, after 13 months in captivity".
_SPELLS = frozenset("captivity custody prison jail detention office power hiding exile space hospital orbit".split())
_NOT_CALENDAR = frozenset("fiscal school academic season seasons sentence".split())
# What is said to have gone on for so many weeks.
_GOING_ON = frozenset(
    "fighting war clashes protests talks strikes bombing shelling bombardment unrest testimony".split()
)
_AGED, _AGED_REACH = frozenset({"aged", "age", "ages"}), 6
_AFTER_LATER = frozenset({",", "on", "in", "—", "–"})


class Duration(Struct, frozen=True, gc=False):
    """A length of time with its two ends.

    `length` is the quantity. `start` and `end` are its moments; where one is the date of the story its moment is
    None. `form` says how the copy puts it. `days` is what the ends allow, in days, both bounds included.
    """

    length: Quantity
    span: Span
    start: Moment | None
    end: Moment | None
    form: Form
    days: tuple[int, int]


def find_durations(analysis: "Analysis") -> Sequence[Duration]:
    """The lengths of every field with both ends named, in order; quotations, with a now of their own, are left out."""
    moments = analysis.moments
    if not moments:
        return []
    reader = _Reader(analysis, moments)
    return [
        duration
        for quantity in analysis.quantities
        if (quantity.measure in ("duration", "ordinal")) and quantity.value
        for duration in reader.read(quantity)
    ]


class _Reader:
    """Reads the durations of one story; its state is the story's layers and nothing else."""

    def __init__(self, analysis: "Analysis", moments: Sequence[Moment]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.moments = moments

    def read(self, quantity: Quantity) -> Iterator[Duration]:
        """The duration that `quantity` measures, if its ends are named."""
        sentence = self.analysis.sentences[self.analysis.sentence_of(quantity.first)]
        after = self._word(quantity.last)
        if quantity.measure == "ordinal":
            found = self._anniversary(quantity, sentence) if after == "anniversary" else None
        elif self.analysis.is_quoted(quantity.span.start) or self._is_of_ages(quantity):
            found = None
        elif after == "ago":
            found = self._ago(quantity, sentence)
        elif after in ("later", "earlier"):
            found = self._later(quantity, sentence, -1 if after == "earlier" else 1)
        else:
            found = (
                self._since(quantity, sentence)
                or self._between(quantity, sentence)
                or self._summed(quantity, sentence)
                or self._after_the(quantity, sentence)
                or self._spell(quantity, sentence)
            )
        if found is not None:
            yield found

    def _is_of_ages(self, quantity: Quantity) -> bool:
        """Whether it ends a range of ages: "victims aged between six months and 12 years"."""
        return not _AGED.isdisjoint(self._words(max(0, quantity.first - _AGED_REACH), quantity.first))

    def _word(self, i: int) -> str:
        return self.tokens[i].lower if i < len(self.tokens) else ""

    def _words(self, first: int, last: int) -> list[str]:
        return [token.lower for token in self.tokens[first:last]]

    def _after(self, i: int, sentence: "Sentence") -> Moment | None:
        """The moment in the sentence that begins at token `i` or later."""
        n = moment_from(self.moments, i)
        found = self.moments[n] if n < len(self.moments) else None
        return found if found is not None and found.last <= sentence.last else None

    def _before(self, i: int, sentence: "Sentence") -> Moment | None:
        """The moment in the sentence that ends at token `i` or earlier."""
        n = moment_from(self.moments, i) - 1
        found = self.moments[n] if n >= 0 else None
        return found if found is not None and sentence.first <= found.first and found.last <= i else None

    def _ago(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "on September 27, four weeks ago", "30 years ago, in 1994"."""
        past = quantity.last + 1
        before, after = self._before(quantity.first, sentence), self._after(past, sentence)
        if before is not None and self._is_gap(before.last, quantity.first):
            return self._to_now(quantity, before, "ago", past)
        if after is not None and self._is_gap(past, after.first):
            return self._to_now(quantity, after, "ago", past)
        from copylint.analysis.days.foundings import year_of_verb

        told = year_of_verb(self.analysis, quantity)
        return self._to_now(quantity, told, "ago", past) if told is not None else None

    def _is_gap(self, first: int, last: int) -> bool:
        """Whether nothing but a comma or dash and a preposition stands between two tokens."""
        return 0 < last - first <= 2 and set(self._words(first, last)) <= _GAP

    def _since(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "in the four weeks since September 27", "for 12 years, since 2008"."""
        i = self._past_noun(quantity.last)
        i += self._word(i) == ","
        began = self._words(i, i + 3) in (["that", "began", "on"], ["which", "began", "on"], ["that", "started", "on"])
        moment = self._after(i, sentence) if self._word(i) == "since" or began else None
        if moment is None or not set(self._words(i + (3 if began else 1), moment.first)) <= {"the"}:
            return self._told_since(quantity)
        # "In 1992 she had led it for 10 years, since 1982": another moment is the now of the sentence.
        if self._before(quantity.first, sentence) or "had" in self._words(sentence.first, quantity.first):
            return None
        return self._to_now(quantity, moment, "since", moment.last)

    def _past_noun(self, i: int) -> int:
        """The token after "of fighting" at token `i`, or `i`."""
        return i + 2 if self._word(i) == "of" and self._word(i + 1) in _GOING_ON else i

    def _told_since(self, quantity: Quantity) -> Duration | None:
        """ "There has been fighting since September 27. In four weeks of fighting, ...": the start is told before."""
        noun = self._word(quantity.last + 1) if self._past_noun(quantity.last) > quantity.last else ""
        lead = self._word(quantity.first - 1)
        if not noun or lead not in ("in", "after", "the") or quantity.unit not in ("day", "week", "month"):
            return None
        told = [moment for moment in self.moments if moment.last <= quantity.first and self._dates(moment, noun)]
        if len({(moment.early, moment.late) for moment in told}) != 1 or not told[0].exact:
            return None
        return self._to_now(quantity, told[0], "since", quantity.last)

    def _dates(self, moment: Moment, noun: str) -> bool:
        """Whether a sentence says that what `noun` names has gone on since a moment."""
        lead = self._words(moment.first - 2, moment.first)
        if lead[-1:] != ["since"] and lead != ["began", "on"]:
            return False
        sentence = self.analysis.sentences[self.analysis.sentence_of(moment.first)]
        return noun in self._words(sentence.first, moment.first)

    def _to_now(self, quantity: Quantity, moment: Moment, form: Form, last: int) -> Duration | None:
        """A length from a moment to the date of the story."""
        anchor = self.analysis.anchor
        if anchor is None or moment.early > anchor or (moment.yearless and quantity.unit in ("year", "decade")):
            return None
        span = self._span(quantity, moment, last)
        return Duration(quantity, span, moment, None, form, _days(moment.early, moment.late, anchor, anchor))

    def _between(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "eight years, from 1994 to 2002", "the five-year spree, from 1978 to 1983", "a four-day fair, May 3-7"."""
        start = self._after(quantity.last, sentence)
        end = self._after(start.last, sentence) if start is not None else None
        if start is None or end is None or not self._is_period(quantity, start, end):
            return None
        if not _NOT_CALENDAR.isdisjoint(self._words(quantity.first - 1, end.last + 2)) or start.exact != end.exact:
            return None
        days = _days(start.early, start.late, end.early, end.late)
        return (
            Duration(quantity, self._span(quantity, end, end.last), start, end, "between", days)
            if days[1] > 0
            else None
        )

    def _summed(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "from 2003 to 2011, a span of eight years", "between 2003 and 2011 – eight years –"."""
        end = self._before(quantity.first, sentence)
        start = self._before(end.first, sentence) if end is not None else None
        if start is None or end is None or start.exact != end.exact:
            return None
        lead, joint = self._words(end.last, quantity.first), self._words(start.last, end.first)
        before, after = self._word(start.first - 1), self._word(quantity.last)
        if before not in ("from", "between") or len(joint) != 1 or joint[0] not in _TO:
            return None
        if lead[:1] not in ([","], ["–"], ["—"], ["("]) or not set(lead[1:]) <= _SUMMING or after[:1].isalpha():
            return None
        days = _days(start.early, start.late, end.early, end.late)
        return Duration(quantity, self._span(quantity, start, quantity.last), start, end, "between", days)

    def _after_the(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "in 2003, two years after the 1990 fire", "in 1988, two years before the 1990 fire"."""
        word = self._word(quantity.last)
        one, other = self._before(quantity.first, sentence), self._after(quantity.last + 1, sentence)
        if word not in ("after", "before") or one is None or other is None or one.yearless or other.yearless:
            return None
        if self._words(one.last, quantity.first) != [","] or self._words(quantity.last + 1, other.first) not in (
            ["the"],
            [],
        ):
            return None
        start, end = (other, one) if word == "after" else (one, other)
        span = self._span(quantity, one, other.last)
        return Duration(quantity, span, start, end, "later", _days(start.early, start.late, end.early, end.late))

    def _is_period(self, quantity: Quantity, start: Moment, end: Moment) -> bool:
        """Whether nothing but a noun or two stands between a length and its period."""
        lead, joint = self._words(quantity.last, start.first), self._words(start.last, end.first)
        if len(joint) > 2 or not joint or joint[0] not in _TO:
            return False
        if joint == ["and"] and "between" not in lead:
            return False
        if not lead or len(lead) > 5 or not _BLOCKS.isdisjoint(lead):
            return False
        led = lead[-1] in _BEFORE_PERIOD or (lead[-1] in ("on", "in") and lead[-2:-1] == [","])
        hyphened = quantity.span.end - quantity.number.end > 0 and "-" in self._text(quantity)
        return led and (len(lead) <= 2 or hyphened or not _SPANS.isdisjoint(lead))

    def _text(self, quantity: Quantity) -> str:
        return self.analysis.story.text[quantity.span.start : quantity.span.end]

    def _later(self, quantity: Quantity, sentence: "Sentence", sign: int) -> Duration | None:
        """ "founded in 1970, it closed 15 years later, in 1990"."""
        past = quantity.last + 1
        other = self._after(past, sentence)
        if other is None or not 0 < other.first - past <= 2 or not set(self._words(past, other.first)) <= _AFTER_LATER:
            return None
        n = moment_from(self.moments, sentence.first)
        earlier = [moment for moment in self.moments[n : n + 8] if moment.last <= quantity.first]
        if len(earlier) != 1 or other.yearless != earlier[0].yearless:
            return None
        start, end = (earlier[0], other) if sign > 0 else (other, earlier[0])
        span = self._span(quantity, other, other.last)
        return Duration(quantity, span, start, end, "later", _days(start.early, start.late, end.early, end.late))

    def _spell(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "seized on 3 March 2022, he was freed on 7 May 2023 after 14 months in captivity"."""
        words = self._words(quantity.last, quantity.last + 2)
        if self._word(quantity.first - 1) != "after" or words[:1] != ["in"] or _SPELLS.isdisjoint(words):
            return None
        n = moment_from(self.moments, sentence.first)
        told = [moment for moment in self.moments[n : n + 3] if moment.last <= sentence.last]
        if len(told) != 2 or told[1].last > quantity.first or any(m.yearless or not m.exact for m in told):
            return None
        start, end = told
        days = _days(start.early, start.late, end.early, end.late)
        span = self._span(quantity, start, quantity.last)
        return Duration(quantity, span, start, end, "between", days) if days[0] > 0 else None

    def _anniversary(self, quantity: Quantity, sentence: "Sentence") -> Duration | None:
        """ "the 20th anniversary of the 1991 coup" in a story of another year."""
        moment = self._after(quantity.last + 1, sentence)
        words = self._words(quantity.last + 1, moment.first) if moment is not None else []
        year = self.analysis.anchor.year if self.analysis.anchor is not None else None
        if words[:1] != ["of"] or len(words) > 3 or not set(words) <= {"of", "the", "his", "her", "its", "their", "a"}:
            from copylint.analysis.days.foundings import year_founded, year_told

            moment = year_founded(self.analysis, quantity)
            year = year_told(self.analysis, quantity, moment, year)
        if year is None or moment is None or moment.yearless:
            return None
        due = moment.early.year + int(quantity.value or 0)
        if any(other.early.year == due for other in self.moments):
            return None
        days = _days(moment.early, moment.late, date(year, 1, 1), date(year, 12, 31))
        return Duration(quantity, self._span(quantity, moment, moment.last), moment, None, "anniversary", days)

    def _span(self, quantity: Quantity, moment: Moment, last: int) -> Span:
        first = min(quantity.first, moment.first)
        return Span(self.tokens[first].start, self.tokens[max(last, quantity.last) - 1].end)


def _days(start: date, start_late: date, end: date, end_late: date) -> tuple[int, int]:
    """The fewest and the most days between two moments."""
    return (end - start_late).days, (end_late - start).days
