"""Old forms that still stand: a name, figure or day that was replaced in one place and not in another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import jellyfish

from copylint.analysis.days.dates import DateMention
from copylint.analysis.edits.replaced import Replacement, day_parts, name_words, number_of
from copylint.analysis.edits.told import SHOWN, Around, Told, around, find_told
from copylint.analysis.names.folds import fold as romanised
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables.lexicon import fold, month, weekday
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Case = Literal["name", "other-name", "figure", "other-figure", "day"]

_NO_COPY = frozenset({"byline", "dateline", "ednote", "correction"})
# Beside a figure or a day they say that it is an earlier one, and is meant to be.
_EARLIER = frozenset(
    "earlier initially initial previously previous originally original formerly former preliminary revised"
    " corrected wrongly incorrectly mistakenly erroneously amended updated compared versus yesterday".split()
)
_DATES_IT = frozenset("this in on today".split())  # "earlier this month" is about the event
_LAST = frozenset("week month year night time".split())
_FIRST = frozenset("reported said put thought told given announced".split())
_NEAR = 10
# Two sentences with so many words in common tell one thing, whoever is named as the source.
_ONE_THING = 5
_LEAST_EVIDENCE = 2
# So many of the places that were changed are enough to tell what was meant.
_MOST = 12
_ABBREVIATED = 3
_PERSONS = frozenset({"person", "other"})


class Stale(NamedTuple):
    """The places where an old form still stands, and those where the new one has come.

    `case` is `name` for another spelling or a part of a name and `other-name` for another name altogether; `figure`
    where both places count the same, `other-figure` where only their words speak for it. `quoted` is True where the
    old form stands in quotations only, `attributed` where others than before are its source.
    """

    case: Case
    places: tuple[Told, ...]
    changed: tuple[Told, ...]
    was: str
    quoted: bool = False
    attributed: bool = False


def find_stale(analysis: "Analysis") -> Sequence[Stale]:
    """One item for each form that was replaced in some places and stands in others."""
    edits = analysis.update.edits
    if analysis.earlier is None or not edits.replaced:
        return []
    groups: defaultdict[tuple[str, tuple[str, ...]], list[Replacement]] = defaultdict(list)
    for replacement in edits.replaced:
        groups[replacement.old.sort, replacement.was].append(replacement)
    search = _Search(analysis, analysis.earlier)
    found = [stale for group in groups.values() for stale in search.stale(group)]
    return sorted(found, key=lambda stale: stale.places[0].span)


class _Search:
    """Looks for old forms in the words that an edit left alone."""

    def __init__(self, analysis: "Analysis", earlier: "Analysis") -> None:
        self.analysis, self.earlier = analysis, earlier
        unchanged = analysis.update.edits.unchanged
        self.standing: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
        for told in find_told(analysis):
            left_alone = all(i in unchanged for i in range(told.first, told.last))
            if left_alone and analysis.field_of(told.span.start).name not in _NO_COPY:
                for key in _keys(told):
                    self.standing[key].append(told)
        self.words = {token.lower for token in earlier.tokens}
        self.levels = {change.old.span for change in analysis.changes}

    def stale(self, group: Sequence[Replacement]) -> Iterator[Stale]:
        """What an edit of one old form left standing, if anything."""
        by_case: dict[Case, list[Told]] = {}
        whole, group = group, group[:_MOST]
        for told in self._standing(group[0]):
            if any(_is_of_another_thing(replacement.old, told) for replacement in group):
                continue
            cases = [case for r in group if (case := self._case(r, told)) is not None]
            for case in cases[:1]:
                by_case.setdefault(case, []).append(told)
        if not by_case:
            return
        surest: Case = next((case for case in by_case if not case.startswith("other")), next(iter(by_case)))
        places = sorted({told for found in by_case.values() for told in found}, key=lambda told: told.first)
        own = [told for told in places if surest == "name" or not self.analysis.is_quoted(told.span.start)]
        attributed = places[0].sort == "figure" and all(self._has_other_source(group[0], told) for told in own)
        changed = tuple(dict.fromkeys(replacement.new for replacement in whole))
        yield Stale(surest, tuple(own or places), changed, group[0].old.text, not own, bool(own) and attributed)

    def _standing(self, replacement: Replacement) -> Sequence[Told]:
        keys = [replacement.was] if replacement.old.sort == "figure" else [(part,) for part in replacement.was]
        found = {told for key in keys for told in self.standing.get(key, ()) if told.sort == replacement.old.sort}
        return sorted(found, key=lambda told: told.first)

    def _case(self, replacement: Replacement, told: Told) -> Case | None:
        """Why `told` is the same as what was replaced; None where nothing says so."""
        if replacement.kept and not self._is_shown(told):
            return None
        if isinstance(told.item, Mention):
            return self._name(replacement, told.item, told)
        if self._is_earlier(told):
            return None
        if isinstance(told.item, DateMention):
            return self._day(replacement, told)
        return self._figure(replacement, told)

    def _name(self, replacement: Replacement, mention: Mention, told: Told) -> Case | None:
        old, new = replacement.old.item, replacement.new.item
        if not isinstance(old, Mention) or not isinstance(new, Mention) or not _may_be_same(old, mention):
            return None
        if any(
            len(word) <= _ABBREVIATED and fold(word) in replacement.was for word in set(old.words) ^ set(mention.words)
        ):
            return None  # "PA" is not "Pa."
        if len(name_words(old)) > len(replacement.was) or _are_spellings(replacement):
            return "name"
        if any(word in self.words for word in replacement.now):
            return None  # both names were in the story: the one was meant where the other was written
        if old.kind in _PERSONS and new.kind in _PERSONS:
            return "other-name"
        return "other-name" if self._evidence(replacement, told) else None

    def _day(self, replacement: Replacement, told: Told) -> Case | None:
        shared = self._evidence(replacement, told)
        is_date = any(part.startswith("day") for part in replacement.was)
        return "day" if shared >= (1 if is_date else 2) else None

    def _figure(self, replacement: Replacement, told: Told) -> Case | None:
        old, standing = replacement.old.item, told.item
        if told.span in self.levels:
            return None
        here, there = self._around(self.earlier, replacement.old), self._around(self.analysis, told)
        if here.is_of_another_time(there):
            return None
        evidence = self._evidence(replacement, told)
        if not isinstance(old, Quantity) or not isinstance(standing, Quantity):
            return "other-figure" if evidence + len(told.text) // 2 >= _LEAST_EVIDENCE else None
        alike = _count_the_same(old, standing)
        if alike is False or old.measure in ("year", "ordinal"):
            return "other-figure" if alike is not False and evidence >= 2 * _LEAST_EVIDENCE else None
        small = (old.value or 0) <= 2 and old.measure == "count"
        if alike and (evidence or not small):
            return "figure"
        return "other-figure" if evidence + _weight(old) - small >= _LEAST_EVIDENCE else None

    def _evidence(self, replacement: Replacement, told: Told) -> int:
        """How many words the two places share, and one more where either is headline, deck, caption or the like."""
        here, there = self._around(self.earlier, replacement.old), self._around(self.analysis, told)
        own = {word for side in (replacement.old.text, replacement.new.text) for word in side.lower().split()}
        shared = {word for word in here.words & there.words if word not in own}
        return len(shared) + (self._is_shown(told) or self._is_shown(replacement.new))

    def _is_shown(self, told: Told) -> bool:
        return self.analysis.field_of(told.span.start).name in SHOWN

    def _is_earlier(self, told: Told) -> bool:
        sentence = self.analysis.sentences[self.analysis.sentence_of(told.first)]
        near = range(max(sentence.first, told.first - _NEAR), min(sentence.last, told.last + _NEAR))
        opening = range(sentence.first, min(sentence.last, sentence.first + 3))
        return any(self._tells_an_earlier_time(i) for i in (*opening, *near))

    def _tells_an_earlier_time(self, i: int) -> bool:
        tokens = self.analysis.tokens
        word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if word == "earlier":
            return after not in _DATES_IT
        if word == "last":
            return after in _LAST or weekday(after) is not None or month(after) is not None
        return word in _EARLIER or (word == "first" and after in _FIRST)

    def _has_other_source(self, replacement: Replacement, told: Told) -> bool:
        if self._evidence(replacement, told) >= _ONE_THING or self._is_shown(told):
            return False
        one, other = self._source(self.analysis, replacement.new.first), self._source(self.analysis, told.first)
        return bool(one and other) and one.isdisjoint(other)

    def _source(self, analysis: "Analysis", token: int) -> frozenset[str]:
        speaker = analysis.attributions[analysis.sentence_of(token)].speaker
        return frozenset(analysis.excerpt(speaker).lower().split()) - {"the", "a", "an"} if speaker else frozenset()

    @lru_cache(maxsize=4096)  # noqa: B019 - the search lives no longer than the call that made it
    def _around(self, analysis: "Analysis", told: Told) -> Around:
        return around(analysis, told)


def _keys(told: Told) -> Iterator[tuple[str, ...]]:
    if isinstance(told.item, Mention):
        yield from {(word,) for word in name_words(told.item)}
    elif isinstance(told.item, DateMention):
        yield from ((part,) for part in day_parts(told.item))
    else:
        yield number_of(told)


def _may_be_same(old: Mention, standing: Mention) -> bool:
    """Whether a name that still stands can be the one that was replaced: all of it, or a part that names a person."""
    one, other = set(name_words(old)), set(name_words(standing))
    if one == other:
        return True
    kinds = {old.kind, standing.kind}
    if "person" in kinds and kinds <= _PERSONS:
        return other < one or one < other
    return len(one) > 1 and one < other


def _are_spellings(replacement: Replacement) -> bool:
    """Whether the words that changed are the same but for their spelling."""
    if len(replacement.was) != len(replacement.now):
        return False
    return all(_is_spelling(was, now) for was, now in zip(replacement.was, replacement.now, strict=True))


def _is_spelling(was: str, now: str) -> bool:
    if romanised(was) == romanised(now):
        return True
    shorter = min(len(was), len(now))
    return shorter > 2 and jellyfish.damerau_levenshtein_distance(was, now) <= (1 if shorter < 6 else 2)


def _count_the_same(old: Quantity, standing: Quantity) -> bool | None:
    """Whether two figures of one worth count the same; None where one of them does not say what it counts."""
    if old.status and standing.status:
        return old.status == standing.status
    if not old.noun or not standing.noun:
        return None
    if old.status or standing.status:
        return None if old.noun == standing.noun else False
    return old.noun == standing.noun


def _is_of_another_thing(old: Told, standing: Told) -> bool:
    return (
        isinstance(old.item, Quantity)
        and isinstance(standing.item, Quantity)
        and _count_the_same(old.item, standing.item) is False
    )


def _weight(old: Quantity) -> int:
    """How rare a number is: two digits that count nothing in particular are rare enough beside one shared word."""
    if old.value is None:
        return 0
    digits = str(abs(old.value.numerator)).rstrip("0") if old.value.denominator == 1 else "000"
    return min(2, len(digits) - 1)
