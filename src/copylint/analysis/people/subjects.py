"""Subjects: which person of the story a verb, or a clause beside a name, is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from copylint.analysis.names.entities import Entity
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.person_words import gender_of_title

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_ADVERBS = frozenset("also had has have then later himself herself first just only recently reportedly".split())
_NO_SUBJECT_AFTER = frozenset("of and to with by for from at or against about 's than like".split())
_LONGEST_APPOSITION = 28


class Subjects:
    """Looks up persons by their index in `Analysis.entities`; None where it is not plain who is meant."""

    def __init__(self, analysis: "Analysis") -> None:
        """Full names, and family names that one person has had so far: who answers to a first name may be another."""
        self.tokens = analysis.tokens
        self.analysis = analysis
        self.people: dict[int, int] = {}
        self.begins: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        named = [(n, e) for n, e in enumerate(analysis.entities) if e.kind == "person" and " " in e.name]
        families: defaultdict[str, list[int]] = defaultdict(list)
        for _, entity in named:
            families[_family(entity)].append(entity.mentions[0].first)
        for number, entity in named:
            family = _family(entity)
            second = sorted(families[family])[1:2] or [len(self.tokens)]
            for mention in _of_one_title(entity):
                if len(mention.words) > 1 or (mention.text.lower() == family and mention.first < second[0]):
                    self.people[mention.first] = number
                    self.begins[mention.first] = mention
                    self.ends[mention.last - 1] = mention
        self.references = {r.token: r.person for r in analysis.references if r.sure and r.form == "pronoun"}
        self._named: list[tuple[int, int]] | None = None

    def named_before(self, i: int) -> int | None:
        """The person whose name ends right before token `i`."""
        mention = self.ends.get(i - 1)
        return self.people[mention.first] if mention else None

    def named_at(self, i: int) -> int | None:
        """The person whose name begins at token `i`, unless something of theirs is meant ("Ann Orr's son")."""
        mention = self.begins.get(i)
        if mention is None or (mention.last < len(self.tokens) and self.tokens[mention.last].lower == "'s"):
            return None
        return self.people[i]

    def namesake_of(self, i: int) -> int | None:
        """The one other person with the first name of the name at token `i`: "Born Ann Orr", who is Ann Marsh now."""
        born, entities = self.people[i], self.analysis.entities
        first = self.begins[i].words[0]
        alike = {n for n in self.people.values() if n != born and entities[n].name.split()[0] == first}
        return alike.pop() if len(alike) == 1 else None

    def of_verb(self, verb: int, first: int) -> int | None:
        """The person who is subject of the verb at token `verb`, in a sentence that begins at token `first`."""
        i = verb - 1
        while i > first and self.tokens[i].lower in _ADVERBS:
            i -= 1
        if i in self.references:
            return self.references[i]
        if i == first and self.tokens[i].lower in ("he", "she"):
            born = any(token.lower == "born" for token in self.tokens[i + 1 : i + 3])
            return self._only_one(i) if born else None
        if self.tokens[i].lower == "who" and i > first and self.tokens[i - 1].text == ",":
            return self.named_before(self._before_age(i - 1))
        if self.tokens[i].text == ",":
            i = self._before_apposition(i, first)
        mention = self.ends.get(i)
        if mention is None or self._is_no_subject(mention, first):
            return None
        return self.people[mention.first]

    def _before_age(self, comma: int) -> int:
        """The first comma in "Ann Orr, 44, who", given the last; the same one where no age stands between."""
        tokens = self.tokens
        aged = comma > 2 and tokens[comma - 1].is_figure and tokens[comma - 2].text == ","
        return comma - 2 if aged else comma

    def _only_one(self, i: int) -> int | None:
        """The person of a pronoun that opens a sentence, while the body has named nobody else."""
        if self._named is None:
            told = (
                (next((m.span.start for m in e.mentions if self.analysis.is_narration(m.span.start)), -1), n)
                for n, e in enumerate(self.analysis.entities)
                if e.kind == "person"
            )
            self._named = sorted(named for named in told if named[0] >= 0)[:2]
        before = [number for start, number in self._named if start < self.tokens[i].start]
        return before[0] if len(before) == 1 and before[0] in self.people.values() else None

    def _before_apposition(self, comma: int, first: int) -> int:
        """The last token of the name in "Ann Orr, a baker,", given the second comma."""
        for i in range(comma - 1, max(first, comma - _LONGEST_APPOSITION), -1):
            if self.tokens[i].text in {",", ";"}:
                return i - 1
        return -1

    def _is_no_subject(self, mention: Mention, first: int) -> bool:
        before = mention.first - 1 - mention.title.count(" ") - bool(mention.title)
        return before >= first and self.tokens[before].lower in _NO_SUBJECT_AFTER


def _family(entity: Entity) -> str:
    return entity.name.rpartition(" ")[2].lower()


def _of_one_title(entity: Entity) -> Iterable[Mention]:
    """The mentions of a person but those as Mr where most are as Mrs: "Mr Carson" is another of the family."""
    titled = [(m, gender_of_title(m.title)) for m in entity.mentions if m.courtesy]
    genders = Counter(gender for _, gender in titled if gender)
    if len(genders) < 2:
        return entity.mentions
    usual = genders.most_common(1)[0][0]
    others = {m.first for m, gender in titled if gender not in (None, usual)}
    return [mention for mention in entity.mentions if mention.first not in others]
