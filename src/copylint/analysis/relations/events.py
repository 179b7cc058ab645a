"""Events: captures, attacks, quakes and the like, with their place, agent and day."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.relations import settings, slots
from copylint.analysis.relations.frames import Head, frames, heads, words
from copylint.analysis.relations.slots import Slot, Surroundings
from copylint.analysis.tables.lexicon import weekday
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_BEFORE = 8
# So many tokens around its verb tell of an event, however long the sentence is.
_REACH = 400
_AFTER = 4
_NEAR = 3
_SUBJECT = 5
_COPULAS = frozenset({"was", "is", "were", "are"})
_COUNTING = frozenset({"first", "second", "third", "latest"})
_SUPERLATIVES = frozenset({"worst", "most", "first"})


class Event(NamedTuple):
    """One place where an event is told.

    `frame` is its class ("capture"), `head` the place of the word that names it, `span` the words from there to its
    place ("conquest of the city of Baku"). `agent` and `place` are the mentions in those slots, None when not said.
    `day` is the weekday in the clause, 0 for Monday, or None. `plural` is True for "attacks", `sequence` for "also",
    "then", "another" and the like in the clause, `hypothetical` for a feared, denied, planned or historic one.
    `type` is the noun before the place ("city"), `definite` True for "the blast", `noun` for a head that is a noun.
    `speaker` announces it with `verb`, lower case; both only where the event is what is announced.
    """

    span: Span
    frame: str
    head: Span
    place: Mention | None = None
    agent: Mention | None = None
    day: int | None = None
    plural: bool = False
    sequence: bool = False
    hypothetical: bool = False
    type: str = ""
    definite: bool = False
    noun: bool = False
    speaker: Mention | None = None
    verb: str = ""


def find_events(analysis: "Analysis") -> Sequence[Event]:
    """The events of every field, in order."""
    index = heads()
    positions = analysis.positions
    found = sorted((i, word) for word in index.keys() & positions.keys() for i in positions[word])
    if not found:
        return []
    around = slots.surroundings(analysis)
    events = (event for i, word in found for head in index[word] for event in _read(analysis, around, i, head))
    return sorted(events, key=lambda event: event.span)


def _read(analysis: "Analysis", around: Surroundings, i: int, head: Head) -> Iterator[Event]:
    sentence = analysis.sentences[analysis.sentence_of(i)]
    bounds = (sentence.first, sentence.last)
    if head.part in ("nouns", "plurals"):
        event = _noun(around, i, head, bounds)
    elif head.part == "happening":
        event = _happening(around, i, head, bounds)
    elif head.part == "falling":
        event = _fall(around, i, head, bounds)
    elif head.part == "headline" and analysis.field_of(around.tokens[i].start).name == "body":
        return
    else:
        event = _taking(around, i, head, bounds)
    if event is not None:
        yield _circumstances(analysis, sentence, i, event)


def _noun(around: Surroundings, i: int, head: Head, bounds: tuple[int, int]) -> Event | None:
    """ "Dovaria's capture of the town of Velsha", "the blast in Korva", "the Korva blast"."""
    frame = frames()[head.frame]
    first, last = bounds
    if i > first and around.tokens[i - 1].lower in frame.not_after:
        return None
    slot = _slot(around, i, head, last)
    if slot is not None:
        event = _event(around, i, head, slot)
    elif "in" in frame.slots and (before := _before(around, i, first)) is not None:
        event = _event(around, i, head, before)
    elif frame.compound and (place := _compounded(around, i, first)) is not None:
        event = _event(around, i, head, Slot(place, "", i + 1))
        event = event._replace(span=Span(place.span.start, event.head.end))
    else:
        event = Event(around.tokens[i].span, head.frame, around.tokens[i].span)
    speaking = slots.announcing(around, i, first)
    return event._replace(
        noun=True,
        plural=head.part == "plurals",
        agent=slots.possessor(around, i, first) or (_by(around, slot.last, last) if slot is not None else None),
        definite=_is_definite(around.tokens[max(first, i - _NEAR) : i]),
        verb=around.tokens[speaking].lower if speaking is not None else "",
        speaker=slots.speaker(around, speaking, first) if speaking is not None else None,
    )


def _is_definite(before: Sequence[Token]) -> bool:
    """Whether the article, or a day that owns it, tells that the event is one known already: "Friday's crash"."""
    if any(token.lower == "the" for token in before):
        return True
    return any(_is_of_now(day.lower) and owns.lower == "'s" for day, owns in pairwise(before))


def _is_of_now(word: str) -> bool:
    return word.endswith("day") or word in ("week", "month", "year", "morning", "night", "afternoon", "evening")


def _happening(around: Surroundings, i: int, head: Head, bounds: tuple[int, int]) -> Event | None:
    """ "A bus crashed near Velsha", "in Velsha, a gas bottle exploded"."""
    first, last = bounds
    if not _has_its_noun(around, i, bounds):
        return None
    slot = _slot(around, i, head, last) or _before(around, i, first)
    if slot is None:
        return None
    return _event(around, i, head, slot)._replace(definite=_is_known(around.tokens[max(first, i - _SUBJECT) : i]))


def _has_its_noun(around: Surroundings, i: int, bounds: tuple[int, int]) -> bool:
    """Whether what makes the verb at token `i` an event stands beside it: "went down", "a bus hit", "opened fire"."""
    word, (first, last) = around.tokens[i].lower, bounds
    if word == "down":
        return i > first and around.tokens[i - 1].lower in words("sank")
    if word in ("opened", "opens"):
        return i + 1 < last and around.tokens[i + 1].lower == "fire"
    if word in words("colliding"):
        return any(token.lower in words("vehicles") for token in around.tokens[max(first, i - _NEAR) : i])
    return True


def _is_known(before: Sequence[Token]) -> bool:
    """Whether the subject right before a verb is one that the copy has told of: "the bus", "it"."""
    for token in reversed(before):
        if token.lower in ("the", "it"):
            return True
        if not token.is_word or token.lower in ("a", "an") or token.is_capitalized:
            return False
    return False


def _slot(around: Surroundings, i: int, head: Head, last: int) -> Slot | None:
    """The place after the word at token `i`: "of Velsha", "on Sunday at a mill in Korva", "kills 15 near Korva"."""
    frame = frames()[head.frame]
    if "in" not in frame.slots:
        j = slots.after_adjunct(around, i + 1, last)
        governed = j < last and around.tokens[j].lower in frame.slots
        return slots.place_from(around, j + 1, last, by_army=bool(frame.taking)) if governed else None
    if head.part == "happening" and around.tokens[i].lower in words("middles"):
        of = i + 2 if i + 2 < last and around.tokens[i + 1].lower == "of" else i + 1
        return slots.place_from(around, of, last, inside=True)  # "took to the streets of Velsha"
    if not frame.narrow:
        slot = settings.setting_after(around, i + 1, last, frame.slots)
        if slot is not None:
            return slot
    else:
        j = slots.after_adjunct(around, i + 1, last)
        for k in (j, slots.after_toll(around, j, last)):
            if k < last and around.tokens[k].lower in frame.slots:
                slot = slots.place_from(around, k + 1, last, inside=True)
                if slot is not None:
                    return slot
    struck = slots.striking(around, i + 1, last)
    return slots.place_from(around, struck + 1, last, inside=True, by_army=True) if struck is not None else None


def _before(around: Surroundings, i: int, first: int) -> Slot | None:
    """The place in front of the word at token `i`: "Velsha was hit by an explosion", "in Velsha, an explosion"."""
    return settings.struck_before(around, i, first) or settings.setting_before(around, i, first)


def _compounded(around: Surroundings, i: int, first: int) -> Mention | None:
    """The place in "the Korva blast", "the Korva bus crash", the noun at token `i`."""
    noun = around.tokens[i - 1]
    described = i - 2 >= first and noun.is_word and not noun.is_capitalized and i - 2 in around.ends
    before = around.ends.get(i - 2 if described else i - 1)
    return before if before is not None and before.kind == "place" else None


def _taking(around: Surroundings, i: int, head: Head, bounds: tuple[int, int]) -> Event | None:
    """ "Dovarian forces captured the town of Velsha", "Velsha was captured by Dovarian forces"."""
    first, last = bounds
    if head.part == "taking_by_army" and not slots.has_army(around, max(first, i - 6), min(i + 8, last)):
        return None
    by_army = slots.has_army(around, first, i)
    slot = slots.place_from(around, i + 1, last, by_army=by_army)
    if slot is not None and around.tokens[i - 1].lower not in ("was", "were", "been", "be"):
        return _event(around, i, head, slot)._replace(agent=slots.subject(around, i, first))
    place = slots.passive_subject(around, i, first)
    passive = around.tokens[i - 1].lower in ("was", "been", "were")
    if place is None or place.kind != "place" or not passive:
        return None
    return _event(around, i, head, Slot(place, "", i + 1))._replace(agent=_by(around, i + 1, last))


def _fall(around: Surroundings, i: int, head: Head, bounds: tuple[int, int]) -> Event | None:
    """ "Velsha fell to Dovarian forces"."""
    place = slots.passive_subject(around, i, bounds[0])
    to_army = around.tokens[i + 1 : i + 2] and around.tokens[i + 1].lower == "to"
    if place is None or place.kind != "place" or not to_army or not slots.has_army(around, i + 2, i + 7):
        return None
    return _event(around, i, head, Slot(place, "", i + 1))._replace(agent=_by(around, i + 1, bounds[1]))


def _by(around: Surroundings, i: int, last: int) -> Mention | None:
    """The agent after "by" or "to" at token `i`."""
    if i >= last or around.tokens[i].lower not in ("by", "to"):
        return None
    return next((around.starts[j] for j in range(i + 1, min(i + 4, last)) if j in around.starts), None)


def _event(around: Surroundings, i: int, head: Head, slot: Slot) -> Event:
    token = around.tokens[i]
    span = Span(min(token.start, slot.place.span.start), max(token.end, slot.place.span.end))
    return Event(span, head.frame, token.span, place=slot.place, type=slot.type, sequence=_listed(around, slot.last))


def _listed(around: Surroundings, i: int) -> bool:
    """Whether the place that ends before token `i` is one of a list: "Velsha and Sarn", "Velsha, Sarn and Korva"."""
    tokens = around.tokens
    i = slots.after_adjunct(around, i, len(tokens))
    word = tokens[i].lower if i < len(tokens) else ""
    if word in ("and", "or", "&"):
        return slots.place_from(around, i + 1, len(tokens)) is not None
    if word != ",":
        return [t.lower for t in tokens[i : i + 3]] == ["as", "well", "as"]
    after = around.starts.get(i + 1)
    return after is not None and after.last < len(tokens) and tokens[after.last].lower in ("and", "or")


def _circumstances(analysis: "Analysis", sentence: "Sentence", i: int, event: Event) -> Event:
    """The event with its day, and whether its clause is one of several or not a fact."""
    low, high = max(sentence.first, i - _REACH), min(sentence.last, i + _REACH)
    spoken = analysis.lowers[low:high]
    at = i - low
    last = analysis.token_at(event.span.end - 1) + 1 - low
    before = spoken[max(0, at - _BEFORE) : at]
    named = ((j, weekday(word)) for j, word in enumerate(spoken) if word.endswith("day"))
    days = [(abs(j - at), day) for j, day in named if day is not None]
    return event._replace(
        day=min(days)[1] if days else None,
        sequence=event.sequence
        or not words("sequence").isdisjoint((*before, *spoken[at:last], *_behind(spoken, last))),
        hypothetical=_is_supposed(before) or _is_historic(spoken),
    )


def _is_supposed(before: Sequence[str]) -> bool:
    """Whether a word before the event makes it no fact; "did not comment on the capture" leaves it one."""
    supposing = words("hypothetical").intersection(before)
    reacts = supposing == {"not"} and not words("reacting").isdisjoint(before)
    return bool(supposing) and not reacts


def _behind(spoken: Sequence[str], last: int) -> Sequence[str]:
    """The words behind the place that may tell of another event; "was the second this year" only counts this one."""
    behind = spoken[last : last + _AFTER]
    behind = behind[: behind.index(",")] if "," in behind else behind
    copula = next((i for i, word in enumerate(behind) if word in _COPULAS), len(behind))
    return [*behind[:copula], *(word for word in behind[copula:] if word not in _COUNTING)]


def _is_historic(spoken: Sequence[str]) -> bool:
    """Whether a year, or "ago", puts the sentence into the past; "the worst since 2015" does not."""
    if not words("historic").isdisjoint(spoken):
        return True
    years = [i for i, word in enumerate(spoken) if _is_year(word)]
    compared = any(word.endswith("est") or word in _SUPERLATIVES for word in spoken) if years else False
    return any(not (compared and spoken[i - 1] == "since") for i in years)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1000" <= word < "2100"
