"""Ages: how old the story says its people are, when they were born and died, and what they did in which year."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.days.days import is_year
from copylint.analysis.days.years import Stretch, stretch_after, years_of
from copylint.analysis.tables.lexicon import weekday
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence
    from copylint.analysis.people.subjects import Subjects

Sort = Literal["age", "birth", "death", "milestone"]

_OLDEST = 116
_MILESTONES = ("graduated", "graduating", "enlisted", "married", "elected", "ordained", "retired")
_THEN = frozenset({"when", "time", "then", "ago", "while", "since", "until", "before", "after", "by", "once", "would"})
_NEAR_DAYS = frozenset({"today", "yesterday", "overnight"})
_NEXT_DAY = 5
_BEING = frozenset({"is", "was", "turned", "turns"})
_ENDS = frozenset({",", ".", ")", ";", "and", "when", "at", "in", "on", "but", "last", "this", "years"})
# Where one of these is told of, a number in brackets behind a name is what somebody scored.
_SCORED = frozenset(
    "wicket wickets innings batsman batsmen batter batters lbw stumps seamer spinner unbeaten birdie birdies bogey"
    " bogeys fairway tee".split()
)
_BETWEEN_NO_NAME = frozenset({"of", "and", "in", "was", "is", "from", "named", "who", "to", "by", "with", "'s"})


class LifeFact(Struct, frozen=True, gc=False):
    """What the story says about a person's life in figures.

    `person` is the index in `Analysis.entities`. An `age` is from `low` to `high` whole years, both included; for a
    `birth`, `death` or `milestone` both are 0. `when` are the first and last day on which the age holds or the thing
    happened, None where the copy does not say. `then` is True for an age at another time than the story's own.
    `bare` is True for a figure with no word that says it is an age ("Ann Orr, 44,").
    """

    span: Span
    person: int
    sort: Sort
    low: int = 0
    high: int = 0
    when: Stretch | None = None
    then: bool = False
    bare: bool = False


def find_ages(analysis: "Analysis") -> Sequence[LifeFact]:
    """The facts of the body and of display copy, in order; quotations are left out."""
    reader = _Reader(analysis)
    facts = [*reader.ages(), *reader.births(), *reader.deaths(), *reader.milestones(), *reader.lifetimes()]
    return sorted((f for f in facts if not analysis.is_quoted(f.span.start)), key=lambda fact: (fact.span, fact.sort))


class _Reader:
    """Reads one story."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens

    @property
    def subjects(self) -> "Subjects":
        """Made when first asked for: most stories tell no age."""
        return self.analysis.subjects

    def ages(self) -> Iterator[LifeFact]:
        """ "Ann Orr, 44,", "44-year-old Ann Orr", "she was 44", "died at 81"."""
        for quantity in self.analysis.quantities:
            if quantity.measure not in ("age", "count") or not _may_be_age(quantity):
                continue
            number = self.analysis.token_at(quantity.number.start)
            fact = self._old(quantity, number) if quantity.measure == "age" else None
            fact = fact or self._beside(quantity, number) or self._told(quantity, number)
            if fact is not None:
                yield fact

    def _old(self, quantity: Quantity, number: int) -> LifeFact | None:
        """ "the 44-year-old farmer Ann Orr", "Ann Orr, a 44-year-old farmer"."""
        tokens, last = self.tokens, quantity.last
        if not tokens[last - 1].lower.endswith("old"):
            return None
        if tokens[number - 1].lower in ("a", "an") and number > 1 and tokens[number - 2].text == ",":
            person = self.subjects.named_before(number - 2)
            return None if person is None else self._age(quantity, person)
        for i in range(last, min(last + 6, len(tokens))):
            person = self.subjects.named_at(i)
            if person is not None:
                return self._age(quantity, person)
            if not tokens[i].is_word or tokens[i].lower in _BETWEEN_NO_NAME:
                return None
        return None

    def _beside(self, quantity: Quantity, number: int) -> LifeFact | None:
        """ "Ann Orr, 44,", "Ann Orr, aged 44,", "Ann Orr (44)", "Ann Orr, then 44,"."""
        tokens = self.tokens
        before = tokens[number - 1].lower if number else ""
        after = tokens[quantity.last].text if quantity.last < len(tokens) else "."
        led = before in ("aged", "age", "then", "now") and number > 1 and tokens[number - 2].text == ","
        if led and after != "and":
            person = self.subjects.named_before(number - 2)
            return None if person is None else self._age(quantity, person, then=before == "then")
        bracketed = before == "(" and after == ")" and _SCORED.isdisjoint(self.analysis.positions)
        if (before == "," and after in {",", ".", ";"}) or bracketed:
            person = self.subjects.named_before(number - 1)
            return None if person is None else self._age(quantity, person, bare=True)
        return None

    def _told(self, quantity: Quantity, number: int) -> LifeFact | None:
        """ "she was 44", "Ann Orr turned 44", "he died in March at the age of 81"."""
        tokens = self.tokens
        before = tokens[number - 1].lower if number else ""
        after = tokens[quantity.last].lower if quantity.last < len(tokens) else "."
        sentence = self._sentence(number)
        old = tokens[quantity.last - 1].lower == "old"
        if before in _BEING and not quantity.noun and (old or after in _ENDS):
            person = self.subjects.of_verb(number - 1, sentence.first)
            return None if person is None else self._age(quantity, person, then=self._is_then(sentence))
        return self._at_death(quantity, number, sentence)

    def _at_death(self, quantity: Quantity, number: int, sentence: "Sentence") -> LifeFact | None:
        """The age in "died in March at the age of 81"."""
        i = number - 1
        while i > sentence.first and self.tokens[i].lower in {"aged", "age", "the", "of"}:
            i -= 1
        if self.tokens[i].lower != "at" and self.tokens[number - 1].lower != "aged":
            return None
        if quantity.noun:
            return None
        died = next((j for j in range(i, sentence.first, -1) if self.tokens[j].lower in ("died", "dies")), None)
        person = self.subjects.of_verb(died, sentence.first) if died else None
        if died is None or person is None:
            return None
        when = stretch_after(self.analysis, died, sentence.last)
        value = int(quantity.low)
        return LifeFact(
            quantity.span, person, "age", value, value, when, then=when is not None or not self._is_news(died)
        )

    def _is_news(self, died: int) -> bool:
        """Whether a weekday, or a day counted from today, follows: the death is as old as the story.

        So it is in "has died".
        """
        if self.tokens[died - 1].lower in ("has", "dies") or self.tokens[died].lower == "dies":
            return True
        words = self.tokens[died + 1 : died + _NEXT_DAY]
        return any(weekday(token.text) is not None or token.lower in _NEAR_DAYS for token in words)

    def births(self) -> Iterator[LifeFact]:
        """ "Ann Orr was born in Lagos in 1962", "born in 1962, Ann Orr", "Ann Orr (born 1962)"."""
        for i in self.analysis.positions.get("born", ()):
            sentence = self._sentence(i)
            when = stretch_after(self.analysis, i, sentence.last)
            person = self._born(i, sentence) if when else None
            if when and person is not None:
                yield LifeFact(Span(self.tokens[i].start, when.end), person, "birth", when=when)

    def _born(self, i: int, sentence: "Sentence") -> int | None:
        tokens, before = self.tokens, self.tokens[i - 1].lower if i else ""
        if before in ("was", "is"):
            return self.subjects.of_verb(i - 1, sentence.first)
        if before in (",", "("):
            return self.subjects.named_before(i - 1)
        if i == sentence.first and i + 1 in self.subjects.begins:
            return self.subjects.namesake_of(i + 1)
        if i == sentence.first:
            comma = next((j for j in range(i, sentence.last) if tokens[j].text == "," and self._opens(j + 1)), None)
            return None if comma is None else self._opens_with(comma + 1)
        return None

    def _opens(self, i: int) -> bool:
        return self._opens_with(i) is not None

    def _opens_with(self, i: int) -> int | None:
        """The person that a clause beginning at token `i` names or means."""
        if i >= len(self.tokens):
            return None
        return self.subjects.references.get(i, self.subjects.named_at(i))

    def deaths(self) -> Iterator[LifeFact]:
        """ "Ann Orr died in 1997"."""
        yield from self._dated(("died", "dies"), "death")

    def milestones(self) -> Iterator[LifeFact]:
        """ "Ann Orr graduated from Orrell College in 1926"."""
        yield from self._dated(_MILESTONES, "milestone")

    def _dated(self, verbs: Sequence[str], sort: Sort) -> Iterator[LifeFact]:
        for verb in verbs:
            for i in self.analysis.positions.get(verb, ()):
                sentence = self._sentence(i)
                when = stretch_after(self.analysis, i, sentence.last)
                at = i - 1 if i and self.tokens[i - 1].lower == "was" else i
                person = self.subjects.of_verb(at, sentence.first) if when and i > sentence.first else None
                if when and person is not None:
                    yield LifeFact(Span(self.tokens[i].start, when.end), person, sort, when=when)

    def lifetimes(self) -> Iterator[LifeFact]:
        """ "Ann Orr (1915-2007)"."""
        for i in self.analysis.positions.get("(", ()):
            years = self.tokens[i + 1 : i + 5]
            if len(years) < 4 or years[1].text not in "-–—" or years[3].text != ")":
                continue
            if is_year(years[0].text) and is_year(years[2].text):
                person = self.subjects.named_before(i)
                if person is not None:
                    for year, sort in ((years[0], "birth"), (years[2], "death")):
                        yield LifeFact(year.span, person, sort, when=_whole_year(int(year.text), year.end))  # type: ignore[arg-type]

    def _age(self, quantity: Quantity, person: int, *, then: bool = False, bare: bool = False) -> LifeFact:
        sentence = self._sentence(quantity.first)
        years = years_of(self.analysis, sentence)
        anchor = self.analysis.anchor
        past = {year for year in years if anchor is None or year != anchor.year} - self._birth_years(sentence)
        when = _whole_year(min(past)) if then and len(past) == 1 else None
        value = int(quantity.low)
        return LifeFact(quantity.span, person, "age", value, value, when, then or bool(past), bare)

    def _birth_years(self, sentence: "Sentence") -> set[int]:
        """The years behind "born" in the sentence: they tell nothing of when an age held."""
        places = self.analysis.positions.get("born", ())
        born = places[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
        return {when.first.year for i in born if (when := stretch_after(self.analysis, i, sentence.last))}

    def _is_then(self, sentence: "Sentence") -> bool:
        return any(token.lower in _THEN for token in self.tokens[sentence.first : sentence.last])

    def _sentence(self, i: int) -> "Sentence":
        return self.analysis.sentences[self.analysis.sentence_of(i)]


def _may_be_age(quantity: Quantity) -> bool:
    value = quantity.value
    plain = value is not None and value.denominator == 1 and 0 < value < _OLDEST and quantity.low == quantity.high
    return plain and not quantity.hedge and quantity.unit in ("", "year")


def _whole_year(year: int, end: int = 0) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), end)
