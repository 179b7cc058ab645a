"""Deeds: what happened to one person or thing, with its day and its place: "Marek was arrested in Lask"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.parts_of_day import PartOfDay, part_of_day
from copylint.analysis.names.mentions import Mention
from copylint.analysis.relations import settings, slots
from copylint.analysis.relations.clause_days import ClauseDays
from copylint.analysis.relations.patients import PASSIVE, Patient, Patients
from copylint.analysis.relations.slots import Slot
from copylint.data import rows
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# A story that tells more of one sort is a chronicle.
_MOST = 60
_BEFORE = 8
_BEHIND = 14
_BEHIND_NOUN = 6
_PLACES = frozenset({"in", "at", "near", "outside"})
_OWNERS = frozenset({"his", "her"})
_KNOWN = _OWNERS | {"the", "its"}
# "Talks on the swap were held in Lask": what is said is of the talks.
_ABOUT = frozenset({"on", "about", "over", "for", "against"})
_HAPPENING = (("was", "carried", "out"), ("took", "place"), ("was", "held"), ("happened",), ("occurred",))
# "The army launched on Tuesday an attack": the noun before the verb did it.
_OBJECTS = frozenset({"a", "an", "the", "its", "their", "his", "her", "another", "new", "two", "three"})
# What happens to a person once, so that months and years tell it, too.
_IN_A_LIFE = frozenset({"birth", "death", "killing", "execution"})
# Where one of these stands near, it happened twice, did not happen or is to come.
_DOUBTFUL = frozenset(
    "not never will would could may might can should if unless again second another third due scheduled planned"
    " expected set twice previously re-arrested rearrested yet fake falsely hoax denied"
    " also too ago earlier".split()
)


class Deed(Struct, frozen=True, order=True, gc=False):
    """One place where it is told. `span` is from the verb or noun to the end of its day or place.

    `verb` names what happened, the same for "taken into custody", "arrested" and "arrest". `subject` is a key of whom
    or what it happened to: "#3" for a person, "missile" for a thing; "" where a noun leaves it to the story ("the
    launch"). `definite` is False for "a missile".
    `day` is the mention of the day, `place` that of the place, None where the clause does not say; `type` is the noun
    before the place ("city"), `part` the part of the day.
    """

    span: Span
    verb: str
    subject: str
    noun: bool = False
    definite: bool = True
    day: DateMention | None = None
    place: Mention | None = None
    type: str = ""
    part: PartOfDay = ""


class _Form(NamedTuple):
    """One form of the table: what it tells, the words behind its first one, how it stands in the clause."""

    verb: str
    rest: tuple[str, ...]
    voice: str


def find_deeds(analysis: "Analysis") -> Sequence[Deed]:
    """The deeds of the story's own words that its table knows and that it tells twice or more, in order."""
    positions = analysis.positions
    known = sorted(_forms().keys() & positions.keys())
    found = [(i, form) for word in known for i in positions[word] for form in _at(analysis, i, word)]
    count = Counter(_class(form.verb) for _, form in found)
    found = [(i, form) for i, form in found if 1 < count[_class(form.verb)] <= _MOST]
    if not found:
        return []
    reader = _Reader(analysis)
    return sorted((deed for i, form in found for deed in reader.read(i, form)), key=lambda deed: deed.span)


def is_death(verb: str) -> bool:
    """Whether who has the deed done to them is dead: it is told under several names, and of months and years."""
    return verb in _IN_A_LIFE and verb != "birth"


def _class(verb: str) -> str:
    """The name under which a deed may be told again."""
    return "death" if is_death(verb) else verb


def _at(analysis: "Analysis", i: int, word: str) -> Iterator[_Form]:
    for form in _forms()[word]:
        if tuple(analysis.lowers[i + 1 : i + 1 + len(form.rest)]) == form.rest:
            yield form
            return


@cache
def _forms() -> Mapping[str, Sequence[_Form]]:
    """The first words of the forms -> the forms, the longest first."""
    index: dict[str, list[_Form]] = {}
    for verb, voice, forms in rows("deeds"):
        for form in forms.split("|"):
            first, *rest = form.split()
            index.setdefault(first, []).append(_Form(verb, tuple(rest), voice))
    return {word: sorted(some, key=lambda form: -len(form.rest)) for word, some in index.items()}


class _Reader:
    """Reads the deeds of one story."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.lowers = analysis.lowers
        self.around = slots.surroundings(analysis)
        self.patients = Patients(analysis, self.around)
        self.dates = ClauseDays(analysis)
        self.days = self.dates

    @cached_property
    def loose_days(self) -> ClauseDays:
        """Looks up days, and months and years on their own."""
        return ClauseDays(self.analysis, loose=True)

    def read(self, i: int, form: _Form) -> Iterator[Deed]:
        """The deed that the form at token `i` tells, with its day or its place, if it tells a fact."""
        sentence = self.analysis.sentences[self.analysis.sentence_of(i)]
        low, high = max(sentence.first, i - _BEFORE), min(sentence.last, i + _BEHIND)
        spoken = {token.lower for token in self.tokens[low:high] if token.text != "May"}
        self.days = self.loose_days if is_death(form.verb) else self.dates
        told = self.analysis.is_narration(self.tokens[i].start) and _DOUBTFUL.isdisjoint(spoken)
        if told and (form.verb in _IN_A_LIFE or not self.days.has_lone_year(low, high)):
            found = self._noun(i, form, sentence) if form.voice == "noun" else self._verb(i, form, sentence)
            if found is not None:
                yield from self._placed(found, sentence)

    def _verb(self, i: int, form: _Form, sentence: "Sentence") -> Deed | None:
        """ "Marek was arrested", "police arrested Marek", "the missile launched on Tuesday"; its span is of tokens."""
        end = i + 1 + len(form.rest)
        patient, behind = self.patients.after(end) if form.voice == "passive" else (Patient(""), end)
        at = self.patients.start_of_verb(i, sentence.first)
        helped = form.voice != "passive" or not PASSIVE.isdisjoint(self.lowers[at:i])
        if patient.key:
            end = behind
        elif helped:
            patient = self.patients.before(at, sentence.first)
        elif at == i:
            patient = self.patients.thing(at, sentence.first)
        if not patient.key:
            return None
        day = self.days.behind(end, sentence, _BEHIND) or self.days.in_front(i, sentence, _BEHIND)
        if not helped and day is not None and self.lowers[day.last : day.last + 1] and not patient.key.startswith("#"):
            day = None if self.lowers[day.last] in _OBJECTS else day
        return Deed(Span(i, end), form.verb, patient.key, definite=patient.definite, day=day)

    def _noun(self, i: int, form: _Form, sentence: "Sentence") -> Deed | None:
        """ "His arrest in Lask", "Tuesday's launch", "Marek's arrest on Tuesday"; its span is of tokens."""
        if is_death(form.verb) and (of := self._of_person(i)) is not None:
            subject, last = of
            day = self.days.behind(last, sentence, _BEHIND_NOUN)
            return Deed(Span(i, last), form.verb, subject, noun=True, day=day)
        if i == sentence.first or self.tokens[i].is_capitalized or self._is_of_another(i):
            return None
        day = self.days.owning(i, sentence)
        first = self._start_of_compound(i)
        determiner = self.lowers[first - 1] if first > sentence.first else ""
        if first - 2 >= sentence.first and self.lowers[first - 2] in _ABOUT:
            return None
        subject = self.patients.named_before(i - 1) if determiner in _OWNERS else ""
        if determiner == "'s" and day is None:
            owner = self.around.ends.get(first - 2)
            person = self.patients.subjects.people.get(owner.first) if owner is not None else None
            subject = "" if person is None else f"#{person}"
        if not subject and day is None and (determiner not in _KNOWN or determiner in _OWNERS):
            return None
        end = self._past_happening(i + 1)
        day = day or self.days.behind(end, sentence, _BEHIND_NOUN)
        return Deed(Span(i, end), form.verb, subject, noun=True, day=day)

    def _of_person(self, i: int) -> tuple[str, int] | None:
        """The person in "the death of Ilko Marsh", given the noun, and the token behind the name."""
        mention = self.around.starts.get(i + 2) or self.around.starts.get(i + 3)
        person = self.patients.subjects.named_at(mention.first) if mention is not None else None
        if mention is None or person is None or self.lowers[i + 1] != "of":
            return None
        return f"#{person}", mention.last

    def _is_of_another(self, i: int) -> bool:
        """Whether the noun at token `i` is somebody's whom it names behind: "the death on Friday of his wife"."""
        behind = self.tokens[i + 1 : i + _BEHIND_NOUN]
        return any(token.lower == "of" for token in takewhile(lambda token: token.is_word, behind))

    def _placed(self, deed: Deed, sentence: "Sentence") -> Iterator[Deed]:
        """The deed, whose span is of tokens, with its place and its span in the copy; none without day and place."""
        first, end = deed.span
        slot = settings.setting_after(self.around, end, sentence.last, _PLACES) or self._compounded(deed)
        if slot is None and deed.day is not None and deed.day.last > end:
            slot = settings.setting_after(self.around, deed.day.last, sentence.last, _PLACES)
        if deed.day is None and slot is None:
            return
        firsts, lasts = [first], [end]
        if deed.day is not None:
            firsts.append(deed.day.first)
            lasts.append(deed.day.last)
        if slot is not None:
            deed = replace(deed, place=slot.place, type=slot.type)
            firsts.append(slot.place.first)
            lasts.append(slot.place.last)
        span = Span(self.tokens[min(firsts)].start, self.tokens[max(lasts) - 1].end)
        yield replace(deed, span=span, part=self._part(deed.day))

    def _part(self, day: DateMention | None) -> PartOfDay:
        if day is None:
            return ""
        return part_of_day([*self.lowers[max(0, day.first - 4) : day.first], *self.lowers[day.last : day.last + 2]])

    def _start_of_compound(self, i: int) -> int:
        """The first token of "Lask spy swap", "Lask swap", "spy swap", given the last one."""
        if i - 1 in self.around.ends:
            return self.around.ends[i - 1].first
        described = i - 2 in self.around.ends and self.tokens[i - 1].is_word and self.lowers[i - 1] != "'s"
        return self.around.ends[i - 2].first if described else i

    def _compounded(self, deed: Deed) -> Slot | None:
        """The place in "the Lask spy swap"."""
        first = self._start_of_compound(deed.span.start) if deed.noun else deed.span.start
        place = self.around.starts.get(first) if first < deed.span.start else None
        return Slot(place, "", deed.span.end) if place is not None and place.kind == "place" else None

    def _past_happening(self, i: int) -> int:
        """The token behind "was carried out", "took place" and the like at token `i`; `i` without."""
        return next((i + len(words) for words in _HAPPENING if tuple(self.lowers[i : i + len(words)]) == words), i)
