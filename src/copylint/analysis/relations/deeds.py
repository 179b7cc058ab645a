"""Deeds: what happened to one person or thing, with its day and its place: "Marek was arrested in Lask"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.parts_of_day import PartOfDay, part_of_day
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.subjects import Subjects
from copylint.analysis.relations import settings, slots
from copylint.analysis.relations.slots import Slot, Surroundings
from copylint.analysis.tables.lexicon import is_saying
from copylint.data import rows
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# A story that tells more of one sort is a chronicle.
_MOST = 60
_PLACES = frozenset({"in", "at", "near", "outside"})
_PASSIVE = frozenset({"was", "been", "is"})
_AUXILIARIES = _PASSIVE | {"has", "had", "later", "then", "also", "being", "finally", "eventually", "first"}
_DETERMINERS = frozenset({"the", "this", "a", "an", "'s", "his", "her", "its"})
_NO_NOUN = frozenset("of in at on by for with from near outside after and or to that which who he she it they".split())
_LONGEST_SUBJECT = 5
# What may stand between a verb and its day: "was launched early on Tuesday", "was held in Lask late Monday".
_REACH = 14
_BEFORE = 8
_CLAUSE_ENDS = frozenset(
    "after before since until when while where as because who which that whose but following during ahead".split()
)
_NO_DAY_BEFORE = frozenset("since until by from last next every to before after between through till and of".split())
_KNOWN = frozenset({"the", "his", "her", "its"})
_NOUN_REACH = 6
SOMEBODY = "he"
_NEXT_DAY = (("the", "next", "day"), ("the", "following", "day"), ("a", "day", "later"))
_LEAP_YEAR = 2000
# "Talks on the swap were held in Lask": what is said is of the talks.
_ABOUT = frozenset({"on", "about", "over", "for", "against"})
_HAPPENING = (("was", "carried", "out"), ("took", "place"), ("was", "held"), ("happened",), ("occurred",))
# Where one of these stands near, it happened twice, did not happen or is to come.
_DOUBTFUL = frozenset(
    "not never will would could may might can should if unless again second another third due scheduled planned"
    " expected set twice previously re-arrested rearrested yet fake falsely hoax denied".split()
)


class Deed(Struct, frozen=True, order=True, gc=False):
    """One place where it is told. `span` is from the verb or noun to the end of its day or place.

    `verb` names what happened, the same for "taken into custody", "arrested" and "arrest". `subject` is a key of whom
    or what it happened to: "#3" for a person, "missile" for a thing; "" where a noun leaves it to the story ("the
    launch", "his arrest"), "he" for a person who is not named.
    `day` is the mention of the day, `place` that of the place, None where the clause does not say; `type` is the noun
    before the place ("city"), `part` the part of the day.
    """

    span: Span
    verb: str
    subject: str
    noun: bool = False
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
    forms, positions = _forms(), analysis.positions
    found = [
        (i, form)
        for word in forms.keys() & positions.keys()
        for i in positions[word]
        for form in _at(analysis, i, word)
    ]
    count = Counter(form.verb for _, form in found)
    found = [(i, form) for i, form in found if 1 < count[form.verb] <= _MOST]
    if not found:
        return []
    reader = _Reader(analysis)
    return sorted(deed for i, form in found for deed in reader.read(i, form))


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
        self.around: Surroundings = slots.surroundings(analysis)
        self.subjects = Subjects(analysis)

    def read(self, i: int, form: _Form) -> Iterator[Deed]:
        """The deed that the form at token `i` tells, with its day or its place, if it tells a fact."""
        sentence = self.analysis.sentences[self.analysis.sentence_of(i)]
        low, high = max(sentence.first, i - _BEFORE), min(sentence.last, i + _REACH)
        spoken = {token.lower for token in self.tokens[low:high] if token.text != "May"}
        if not self.analysis.is_narration(self.tokens[i].start) or not _DOUBTFUL.isdisjoint(spoken):
            return
        if form.voice == "noun":
            yield from self._noun(i, form, sentence)
            return
        end = i + 1 + len(form.rest)
        subject, behind = self._object(end) if form.voice == "passive" else ("", end)
        if subject:
            end = behind
        else:
            subject = self._subject(i, form, sentence)
        if subject:
            day = self._day(end, sentence) or self._day_in_front(i, sentence)
            yield from self._placed(Deed(Span(i, end), form.verb, subject, day=day), sentence)

    def _placed(self, deed: Deed, sentence: "Sentence") -> Iterator[Deed]:
        """The deed, whose span is of tokens, with its place and its span in the copy; none without day and place."""
        first, end = deed.span
        slot = settings.setting_after(self.around, end, sentence.last, _PLACES) or self._compounded(deed)
        lasts = [end]
        if deed.day is not None:
            first = min(first, deed.day.first)
            lasts.append(deed.day.last)
        if slot is not None:
            deed = replace(deed, place=slot.place, type=slot.type)
            first = min(first, slot.place.first)
            lasts.append(max(end, slot.place.last))
        if len(lasts) > 1:
            span = Span(self.tokens[first].start, self.tokens[max(lasts) - 1].end)
            yield replace(deed, span=span, part=self._part(deed.day))

    def _noun(self, i: int, form: _Form, sentence: "Sentence") -> Iterator[Deed]:
        """ "His arrest in Lask", "Tuesday's launch", "Marek's arrest on Tuesday", "the launch early on Tuesday"."""
        if i == sentence.first or self.tokens[i].is_capitalized:
            return
        day = self._owning_day(i, sentence.first)
        owner = self.around.ends.get(i - 2) if self.lowers[i - 1] == "'s" else None
        person = self.subjects.people.get(owner.first) if owner is not None and day is None else None
        first = self._start_of_compound(i)
        known = first > sentence.first and self.lowers[first - 1] in _KNOWN
        if first - 2 >= sentence.first and self.lowers[first - 2] in _ABOUT:
            return
        if person is not None or day is not None or known:
            subject = "" if person is None else f"#{person}"
            end = self._past_happening(i + 1)
            day = day or self._day(end, sentence, _NOUN_REACH)
            yield from self._placed(Deed(Span(i, end), form.verb, subject, noun=True, day=day), sentence)

    def _start_of_compound(self, i: int) -> int:
        """The first token of "Lask spy swap", "Lask swap", "spy swap", given the last one."""
        if i - 1 in self.around.ends:
            return self.around.ends[i - 1].first
        described = i - 2 in self.around.ends and self.tokens[i - 1].is_word
        return self.around.ends[i - 2].first if described else i

    def _compounded(self, deed: Deed) -> Slot | None:
        """The place in "the Lask spy swap"."""
        first = self._start_of_compound(deed.span.start) if deed.noun else deed.span.start
        place = self.around.starts.get(first) if first < deed.span.start else None
        return Slot(place, "", deed.span.end) if place is not None and place.kind == "place" else None

    def _past_happening(self, i: int) -> int:
        """The token behind "was carried out", "took place" and the like at token `i`; `i` without."""
        return next((i + len(words) for words in _HAPPENING if tuple(self.lowers[i : i + len(words)]) == words), i)

    def _owning_day(self, i: int, low: int) -> DateMention | None:
        """The day in "Tuesday's launch", "Tuesday night's launch"."""
        dates = self.analysis.dates_by_first
        if i - 2 < low or self.lowers[i - 1] != "'s":
            return None
        return next((dates[j] for j in (i - 2, i - 3) if j >= low and j in dates), None)

    # Whom it happened to

    def _subject(self, i: int, form: _Form, sentence: "Sentence") -> str:
        """The key of the subject of a passive, or of the subject of "died"; "" where none is plain."""
        at = i
        while at > sentence.first and self._is_auxiliary(at - 1):
            at -= 1
        if form.voice == "passive" and _PASSIVE.isdisjoint(self.lowers[at:i]):
            return self._thing(at, sentence) if at == i else ""
        person = self.subjects.of_verb(at, sentence.first)
        if person is None and self.lowers[at - 1] == "," and at - 1 > sentence.first:
            person = self._behind_its_role(at - 1)
        if person is not None:
            return f"#{person}"
        name = self.around.ends.get(at - 1)
        return self._named(name) if name is not None else self._thing(at, sentence)

    def _behind_its_role(self, comma: int) -> int | None:
        """The person in "a keeper of the mint, Otto Brandt, was", given the second comma."""
        mention = self.subjects.ends.get(comma - 1)
        if mention is None or mention.first == 0 or self.lowers[mention.first - 1] != ",":
            return None
        return self.subjects.people[mention.first]

    def _named(self, mention: Mention) -> str:
        """The key of a ship, a body or the like, or of somebody whose name tells no more."""
        return mention.text if mention.kind == "other" and not self._is_behind(mention.first) else ""

    def _is_behind(self, i: int) -> bool:
        """Whether a preposition or another name before token `i` keeps what begins there from being a subject."""
        return i > 0 and (self.lowers[i - 1] in _NO_NOUN or i - 1 in self.around.ends)

    def _object(self, i: int) -> tuple[str, int]:
        """The key of the person that the verb before token `i` takes, and the token behind the name; "" without."""
        for j in range(i, min(i + 3, len(self.tokens))):
            mention = self.around.starts.get(j)
            if mention is not None:
                person = self.subjects.named_at(j)
                name = f"#{person}" if person is not None else mention.text if mention.kind == "other" else ""
                return name, mention.last
            if self.lowers[j] in _NO_NOUN or not self.tokens[j].is_word:
                break
        return "", i

    def _is_auxiliary(self, i: int) -> bool:
        return self.lowers[i] in _AUXILIARIES or (self.lowers[i].endswith("ly") and self.tokens[i].is_word)

    def _thing(self, at: int, sentence: "Sentence") -> str:
        """The noun right before token `at`, where an article or an owner begins it: "missile" in "the missile"."""
        if at > sentence.first and self.lowers[at - 1] in ("he", "she"):
            return SOMEBODY
        if at - 1 <= sentence.first:
            return ""
        head = self.tokens[at - 1]
        if not head.is_word or head.is_capitalized or head.lower.endswith("s") or head.lower in _NO_NOUN:
            return ""
        for j in range(at - 2, max(sentence.first, at - 1 - _LONGEST_SUBJECT) - 1, -1):
            word = self.lowers[j]
            if word in _DETERMINERS:
                return head.lower
            if word in _NO_NOUN or word in _CLAUSE_ENDS or word in _AUXILIARIES or not self.tokens[j].is_word:
                return ""
        return ""

    # When

    def _day(self, i: int, sentence: "Sentence", reach: int = _REACH) -> DateMention | None:
        """The day in the clause behind token `i`."""
        dates = self.analysis.dates_by_first
        if tuple(self.lowers[i : i + 3]) in _NEXT_DAY:
            return self._day_after(i, sentence)
        j = i
        while j < min(i + reach, sentence.last):
            if j in dates:
                return dates[j] if self.lowers[j - 1] not in _NO_DAY_BEFORE else None
            word = self.lowers[j]
            if word in _CLAUSE_ENDS or is_saying(word) or self.tokens[j].text in ";:()–—":
                return None
            j += 1
        return None

    def _day_after(self, i: int, sentence: "Sentence") -> DateMention | None:
        """The day after the one date of the sentence before token `i`: "on May 3, and was found the next day"."""
        dates = self.analysis.dates_by_first
        before = [dates[j] for j in range(sentence.first, i) if j in dates]
        if len(before) != 1 or not before[0].exists:
            return None
        known = before[0]
        weekday = None if known.weekday is None else (known.weekday + 1) % 7
        if not (known.day and known.month):
            return replace(known, weekday=weekday, first=i, last=i + 3) if weekday is not None else None
        day = date(known.year or _LEAP_YEAR, known.month, known.day) + timedelta(days=1)
        return replace(known, weekday=weekday, day=day.day, month=day.month, first=i, last=i + 3)

    def _day_in_front(self, i: int, sentence: "Sentence") -> DateMention | None:
        """The day that opens the sentence, or stands right before the verb."""
        opening = sentence.first + (self.lowers[sentence.first] in ("on", "early", "late"))
        day = self.analysis.dates_by_first.get(opening)
        if day is None or i - day.last > _REACH:
            return None
        between = self.lowers[day.last : i]
        told = any(word in _CLAUSE_ENDS or is_saying(word) or word == "and" for word in between)
        return None if told else day

    def _part(self, day: DateMention | None) -> PartOfDay:
        if day is None:
            return ""
        return part_of_day([*self.lowers[max(0, day.first - 4) : day.first], *self.lowers[day.last : day.last + 2]])
