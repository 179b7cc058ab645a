"""Ages, births and deaths of one person that cannot all be right."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.people.ages import LifeFact
from copylint.analysis.people.kin import Kin
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"person", "right", "year", "years"})
CASES = frozenset({"born", "born-twice", "at-the-time", "lifetime", "milestone", "milestone-late", "kin", "year-apart"})
_GROWN = 16  # below, a bare figure behind a name is rather a score or a place in a list
_MOST_FACTS = 40  # of one person, that are held against each other
_SLACK = 10  # days between what is told and the story's date


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bounds of what is human: years of life, years of age at a milestone, years between parent and child."""

    oldest: int = 116
    youngest_milestone: int = 14
    oldest_milestone: int = 105
    parent: int = 12


class _Birth(Struct, frozen=True, gc=False):
    """The years of birth that a fact allows, as days counted from the year 1."""

    fact: LifeFact
    first: int
    last: int


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each fact of a life that another excludes."""
    people: dict[int, list[LifeFact]] = {}
    for fact in analysis.ages:
        people.setdefault(fact.person, []).append(fact)
    people = {person: facts[:_MOST_FACTS] for person, facts in people.items()}
    for person, facts in people.items():
        if len(facts) > 1:
            name = analysis.entities[person].name
            found = _life(analysis, facts, options)
            yield from _once(_named(finding, name) for finding in found)
    yield from _families(analysis, people, options)


def _named(finding: Finding, name: str) -> Finding:
    return Finding(
        finding.span, finding.against, {**finding.words, "person": name}, finding.confidence, case=finding.case
    )


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """The first finding at each place."""
    seen = set()
    for finding in findings:
        if finding.span not in seen:
            seen.add(finding.span)
            yield finding


def _life(analysis: "Analysis", facts: Sequence[LifeFact], options: Options) -> Iterator[Finding]:
    ages = _counted(analysis, facts)
    today = analysis.anchor or _day_of_death(facts)
    births = [birth for fact in facts if (birth := _birth(fact, ages, today))]
    yield from _lifetimes(facts, options)
    for one, other in combinations(births, 2):
        if one.last < other.first or other.last < one.first:
            yield from _disagree(analysis, one, other, today)
    now = [fact for fact in ages if not fact.then]
    if not any(fact.sort == "death" for fact in facts):
        yield from _two_ages(now)
    for birth in births:
        for fact in facts:
            if fact.sort == "milestone":
                yield from _milestone(birth, fact, options)


def _day_of_death(facts: Sequence[LifeFact]) -> date | None:
    """The day on which the age of somebody who is dead holds, where the story has no date of its own."""
    deaths = [fact.when for fact in facts if fact.sort == "death" and fact.when]
    return deaths[0].last if len(deaths) == 1 and deaths[0].first == deaths[0].last else None


def _counted(analysis: "Analysis", facts: Sequence[LifeFact]) -> list[LifeFact]:
    """The ages, without those that may be no ages: bare figures of a child, or two bare ones in one sentence.

    A child's counts where the story tells in words that the person is hardly older.
    """
    told = [fact.low for fact in facts if fact.sort == "age" and not fact.bare and not fact.then]
    ages = [fact for fact in facts if fact.sort == "age" and (not fact.bare or _is_plain_age(fact, told))]
    sentences = [analysis.sentence_of(analysis.token_at(fact.span.start)) for fact in ages]
    return [fact for fact, at in zip(ages, sentences, strict=True) if not fact.bare or sentences.count(at) == 1]


def _is_plain_age(fact: LifeFact, told: Sequence[int]) -> bool:
    return fact.low >= _GROWN or any(abs(fact.low - age) < _GROWN // 2 for age in told)


def _birth(fact: LifeFact, ages: Sequence[LifeFact], anchor: date | None) -> _Birth | None:
    """When the person was born as far as `fact` tells; None where it tells nothing."""
    if fact.sort == "birth" and fact.when:
        return _Birth(fact, fact.when.first.toordinal(), fact.when.last.toordinal())
    if fact not in ages:
        return None
    if fact.when:
        return _Birth(fact, _back(fact.when.first, fact.high + 1) + 1, _back(fact.when.last, fact.low))
    if fact.then or anchor is None:
        return None
    return _Birth(fact, _back(anchor, fact.high + 1) + 1 - _SLACK, _back(anchor, fact.low) + _SLACK)


def _back(day: date, years: int) -> int:
    """The day so many years before `day`, as days counted from the year 1."""
    year = day.year - years
    if year < 1:
        return 0
    leap = (day.month, day.day) == (2, 29)
    return date(year, day.month, 28 if leap else day.day).toordinal()


def _disagree(analysis: "Analysis", one: _Birth, other: _Birth, today: date | None) -> Iterator[Finding]:
    """A finding for two facts that give different years of birth."""
    age, base = (one, other) if other.fact.sort == "birth" else (other, one)
    if age.fact.sort == "birth":
        yield Finding(other.fact.span, (one.fact.span,), case="born-twice")
        return
    if not age.fact.when and not base.fact.when:
        return  # two ages of today: they are compared as they stand
    day = age.fact.when.last if age.fact.when else today
    if day is None:
        return
    start = age.fact.when.first if age.fact.when else day
    low, high = _years(base.last, start), _years(base.first, day)
    words = {"right": str(low) if low == high else f"{low} or {high}", "year": str(day.year)}
    if high - low > 1:
        words["right"] = f"{low} to {high}"
    apart = max(low - age.fact.high, age.fact.low - high)
    case = "born" if base.fact.sort == "birth" else "at-the-time"
    yield Finding(age.fact.span, (base.fact.span,), words, _confidence(analysis, age.fact, base, apart), case=case)


def _confidence(analysis: "Analysis", age: LifeFact, base: _Birth, apart: int) -> Confidence:
    """High where the arithmetic leaves no way out; low where the age fits another year the story names."""
    if age.when or base.fact.sort != "birth":
        return "high" if age.when and base.fact.sort == "birth" else "medium"
    if age.low < 0 or apart > 60:
        return "low"
    tokens = analysis.positions
    fitting = {date.fromordinal(max(1, day)).year + age.low for day in (base.first, base.last)}
    fitting |= {year + 1 for year in fitting}
    return "low" if any(str(year) in tokens for year in fitting) else "high"


def _years(born: int, day: date) -> int:
    """The age on `day` of somebody born on the day counted `born`."""
    birthday = date.fromordinal(max(1, born))
    return day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))


def _lifetimes(facts: Sequence[LifeFact], options: Options) -> Iterator[Finding]:
    """Deaths before birth, or after more years than anybody has lived."""
    for born in (fact for fact in facts if fact.sort == "birth"):
        for died in (fact for fact in facts if fact.sort == "death"):
            if born.when and died.when:
                years = died.when.last.year - born.when.first.year
                if died.when.last < born.when.first or years > options.oldest + 1:
                    yield Finding(died.span, (born.span,), {"years": str(years)}, "high", case="lifetime")


def _two_ages(ages: Sequence[LifeFact]) -> Iterator[Finding]:
    """Ages of today that differ from the first one given."""
    for fact in ages[1:]:
        first = ages[0]
        if fact.low != first.low:
            near = abs(fact.low - first.low) == 1
            yield Finding(fact.span, (first.span,), {}, "medium", case="year-apart" if near else "")


def _milestone(birth: _Birth, fact: LifeFact, options: Options) -> Iterator[Finding]:
    if fact.when is None:
        return
    high = _years(birth.first, fact.when.last)
    low = _years(birth.last, fact.when.first)
    if high < options.youngest_milestone or low > options.oldest_milestone:
        case = "milestone" if high < options.youngest_milestone else "milestone-late"
        right = str(low) if low == high else f"{low} or {high}" if high - low == 1 else f"{low} to {high}"
        sure: Confidence = "high" if birth.fact.when else "medium"
        yield Finding(
            fact.span, (birth.fact.span,), {"right": right, "year": str(fact.when.first.year)}, sure, case=case
        )


def _families(analysis: "Analysis", people: dict[int, list[LifeFact]], options: Options) -> Iterator[Finding]:
    """Children who are older than their parent, or hardly younger."""
    for kin in analysis.kin:
        parent, child = _now(people, kin.parent, kin), _now(people, kin.child, kin)
        if parent is None or child is None or parent.low - child.high >= options.parent:
            continue
        later, earlier = sorted((parent, child), key=lambda fact: fact.span, reverse=True)
        words = {"person": analysis.entities[kin.child].name, "years": str(parent.low - child.low)}
        yield Finding(later.span, (earlier.span,), words, "medium", case="kin")


def _now(people: dict[int, list[LifeFact]], person: int, kin: Kin) -> LifeFact | None:
    """The person's age beside the words that say whose child or parent they are."""
    return next(
        (f for f in people.get(person, ()) if f.sort == "age" and not f.then and kin.sentence.contains(f.span)), None
    )
