"""The fact sheet: what a story says, for the eye of an editor, and what could not be read in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from copylint.analysis import Analysis
from copylint.analysis.days.dates import DateMention
from copylint.analysis.names.entities import Entity
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.ages import LifeFact
from copylint.analysis.tables.lexicon import is_title
from copylint.analysis.values.quantities import Quantity
from copylint.diagnostic import Place, place_of
from copylint.speakers import Speakers
from copylint.story import Span, Story
from copylint.unread import Remark, find_unread

_TERRITORIES = frozenset({"County", "City", "Borough", "Township", "Parish"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Wording(Struct, frozen=True, gc=False):
    """A form of words, and every place where it stands."""

    text: str
    places: tuple[Place, ...]


class Name(Struct, frozen=True):
    """Somebody or something the story names, in every spelling. Only people have the rest."""

    name: str
    spellings: tuple[Wording, ...]
    roles: tuple[Wording, ...] = ()
    parties: tuple[Wording, ...] = ()
    ages: tuple[Wording, ...] = ()
    pronouns: tuple[Wording, ...] = ()

    @property
    def count(self) -> int:
        """How often the story names them."""
        return sum(len(spelling.places) for spelling in self.spellings)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it does, in order."""
        return tuple(sorted((p for s in self.spellings for p in s.places), key=lambda place: place.span))


class Figure(Struct, frozen=True):
    """A figure wherever it stands: bounds as the copy's rounding and hedges allow, `high` None for no upper bound."""

    wording: Wording
    quantity: Quantity


class Day(Struct, frozen=True):
    """A date as written, with the days it may mean; none where the story has no date of its own to count from."""

    wording: Wording
    days: tuple[date, ...]


class Quote(Struct, frozen=True):
    """A direct quotation: its place, whether it is a whole sentence, and who says it, "" where nobody is named."""

    place: Place
    full: bool
    speaker: str


class Sheet(Struct, frozen=True):
    """Everything, in the order of the story."""

    story: Story
    anchor: date | None
    people: tuple[Name, ...]
    places: tuple[Name, ...]
    organizations: tuple[Name, ...]
    names: tuple[Name, ...]  # of a sort that nothing tells
    figures: tuple[Figure, ...]
    dates: tuple[Day, ...]
    quotes: tuple[Quote, ...]
    unread: tuple[Remark, ...]


def fact_sheet(analysis: Analysis) -> Sheet:
    """The fact sheet of a story."""
    story = analysis.story
    sorts: dict[str, list[Name]] = {}
    for kind, name in _names(analysis):
        sorts.setdefault(kind, []).append(name)
    return Sheet(
        story,
        analysis.anchor,
        people=tuple(sorts.get("person", ())),
        places=tuple(sorts.get("place", ())),
        organizations=tuple(sorts.get("organisation", ())),
        names=tuple(sorts.get("other", ())),
        figures=tuple(_figures(analysis)),
        dates=tuple(_dates(analysis)),
        quotes=tuple(_quotes(analysis)),
        unread=tuple(find_unread(analysis)),
    )


def weekday_name(number: int) -> str:
    """The English name of a weekday, Monday 0."""
    return _DAYS[number]


def _names(analysis: Analysis) -> Iterator[tuple[str, Name]]:
    story = analysis.story
    roles, parties = _roles(analysis), _parties(analysis)
    ages, pronouns = _ages(analysis), _pronouns(analysis)
    for number, entity in enumerate(analysis.entities):
        spellings = _wordings(story, ((m.text, m.span) for m in entity.mentions))
        if entity.kind == "person":
            more = (roles.get(entity.span, ()), parties.get(entity.span, ()))
            told = (*more, ages.get(number, ()), pronouns.get(number, ()))
            yield "person", Name(entity.name, spellings, *(_wordings(story, found) for found in told))
        else:
            yield _sort(entity), Name(entity.name, spellings)


def _sort(entity: Entity) -> str:
    """What an entity that is no person counts as: a county or a city, which is a body as well, is a place."""
    words = entity.name.split()
    return "place" if len(words) > 1 and words[-1] in _TERRITORIES else entity.kind


def _roles(analysis: Analysis) -> dict[Span, list[tuple[str, Span]]]:
    """The span of each person's entity -> the words of their roles, and of titles that are no role of the tables."""
    owners = _owners(analysis)
    told = [(role.holder.first, role.span) for role in analysis.roles if role.form != "party"]
    holders = {holder for holder, _ in told}
    titled = [m for m in analysis.mentions if m.first in owners and m.title and m.first not in holders]
    told += [(mention.first, _title_span(analysis, mention)) for mention in titled]
    return _by_person(owners, ((holder, _of_one(analysis.excerpt(span)), span) for holder, span in told))


def _of_one(role: str) -> str:
    """The role as one person has it: "reporters" and "Sens." before two names are a reporter and a Sen."""
    stop = "." if role.endswith(".") else ""
    one = f"{role.removesuffix('.').removesuffix('s')}{stop}"
    return one if is_title(one.lower()) else role


def _parties(analysis: Analysis) -> dict[Span, list[tuple[str, Span]]]:
    """The span of each person's entity -> the names of their parties, whether in words or in letters."""
    labels = (role for role in analysis.roles if role.form == "party")
    return _by_person(_owners(analysis), ((role.holder.first, role.name.name, role.span) for role in labels))


def _owners(analysis: Analysis) -> dict[int, Span]:
    return {mention.first: entity.span for entity in _people(analysis) for mention in entity.mentions}


def _by_person(owners: Mapping[int, Span], told: Iterable[tuple[int, str, Span]]) -> dict[Span, list[tuple[str, Span]]]:
    found: dict[Span, list[tuple[str, Span]]] = {}
    for holder, text, span in sorted(told, key=lambda item: item[2]):
        if holder in owners:
            found.setdefault(owners[holder], []).append((text, span))
    return found


def _title_span(analysis: Analysis, mention: Mention) -> Span:
    """The place of the title before a name, its full stop included."""
    words, first = mention.title.count(" ") + 1, mention.first
    while words and first:
        first -= 1
        words -= analysis.tokens[first].is_word
    return Span(analysis.tokens[first].start, analysis.tokens[mention.first - 1].end)


def _people(analysis: Analysis) -> Iterator[Entity]:
    return (entity for entity in analysis.entities if entity.kind == "person")


def _ages(analysis: Analysis) -> dict[int, list[tuple[str, Span]]]:
    found: dict[int, list[tuple[str, Span]]] = {}
    for fact in analysis.ages:
        found.setdefault(fact.person, []).append((_of_life(analysis, fact), fact.span))
    return found


def _of_life(analysis: Analysis, fact: LifeFact) -> str:
    """ "44", "32 in 1990", "20 at another time", "born in 1915"."""
    text = analysis.excerpt(fact.span)
    if fact.sort != "age":
        return text if not text.isdecimal() else f"{'born' if fact.sort == 'birth' else 'died'} {text}"
    if fact.when and fact.then:
        return f"{fact.low} in {fact.when.last.year}"
    return f"{fact.low} at another time" if fact.then else str(fact.low)


def _pronouns(analysis: Analysis) -> dict[int, list[tuple[str, Span]]]:
    found: dict[int, list[tuple[str, Span]]] = {}
    for reference in analysis.references:
        if reference.sure:
            found.setdefault(reference.person, []).append((reference.gender, reference.span))
    return found


def _wordings(story: Story, found: Iterable[tuple[str, Span]]) -> tuple[Wording, ...]:
    """The forms in the order in which they first stand, each with all its places."""
    places: dict[str, list[Place]] = {}
    for text, span in found:
        places.setdefault(text, []).append(place_of(story, span))
    return tuple(Wording(text, tuple(at)) for text, at in places.items())


def _figures(analysis: Analysis) -> Iterator[Figure]:
    """One for each figure; the same figure of the same thing is one, whether in words or in digits."""
    groups: dict[tuple[object, ...], list[Quantity]] = {}
    for q in analysis.quantities:
        groups.setdefault((q.low, q.high, q.measure, q.unit, q.noun, q.status), []).append(q)
    for group in groups.values():
        places = tuple(place_of(analysis.story, _with_noun(quantity)) for quantity in group)
        yield Figure(Wording(places[0].text, places), group[0])


def _with_noun(quantity: Quantity) -> Span:
    """The figure and what it counts, where that stands close behind it."""
    noun = quantity.noun_span
    if noun and quantity.span.end <= noun.start <= quantity.span.end + 40:
        return Span(quantity.span.start, noun.end)
    return quantity.span


def _dates(analysis: Analysis) -> Iterator[Day]:
    """One for each day, however it is written; what is not resolved is one by its wording."""
    groups: dict[tuple[tuple[date, ...], str], list[DateMention]] = {}
    for mention in analysis.dates:
        days = _days(mention, analysis.anchor)
        text = "" if len(days) == 1 else analysis.excerpt(mention.span)
        groups.setdefault((days, text), []).append(mention)
    for (days, _), group in groups.items():
        places = tuple(place_of(analysis.story, mention.span) for mention in group)
        yield Day(Wording(places[0].text, places), days)


def _days(mention: DateMention, anchor: date | None) -> tuple[date, ...]:
    """The days a date may mean; for a weekday alone, the last one up to the story's date and the next one after it."""
    if mention.day or mention.month or mention.weekday is None:
        return mention.candidates
    if anchor is None:
        return ()
    back = (anchor.weekday() - mention.weekday) % 7
    return anchor - timedelta(days=back), anchor + timedelta(days=7 - back)


def _quotes(analysis: Analysis) -> Iterator[Quote]:
    speakers = Speakers(analysis)
    outer: Sequence[Span] = [q.span for q in analysis.quotations if q.depth == 0]
    full = {q.span: q.full for q in analysis.quotations}
    for span in outer:
        yield Quote(place_of(analysis.story, span), full[span], speakers.of(span))
