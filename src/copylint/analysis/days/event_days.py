"""Event days: the weekday the copy gives to something that happens once, and the weekday it calls today."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.days.parts_of_day import PartOfDay, part_of_day
from copylint.analysis.days.weekdays import FULL_WEEKDAYS, is_named_day
from copylint.analysis.form.tokens import Token
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

# What happens on one day and is spoken of as one.
_ONCE = frozenset(
    "verdict crash explosion blast shooting quake earthquake collapse derailment accident sentencing inauguration"
    " funeral ruling landslide stabbing coup referendum election bombing collision eruption launch wedding"
    " assassination execution abdication coronation".split()
)
# Words for one thing, under one of them.
_ALIKE = {"earthquake": "quake", "explosion": "blast", "bombing": "blast"}
# Where one of these stands, a second event of the kind is spoken of.
_SECOND = frozenset(
    "another second aftershock aftershocks after before since follows followed following earlier previous last twin"
    " both series separate similar".split()
)
_SEVERAL = frozenset({"another", "second", "third"})
_SAYING = frozenset("said says say told reported announced according ruled found charged arrested".split())
_LEADS_ELSEWHERE = frozenset("since until by from next last to before after every".split())
_ARTICLE_REACH = 6
# What a story speaks of more often than this is hardly one event, or no story's.
_MOST_TOLD = 40
_HAPPENED = frozenset({"came", "happened", "occurred", "struck"})
_DONE = frozenset({"read", "delivered", "returned", "announced", "issued", "held", "heard", "felt"})
_NIGHT = frozenset("night overnight early late midnight morning evening".split())
_OTHER = frozenset("last next every previous following another second first recent past earlier".split())
_NOT_KIND = frozenset("the a an this that 's deadly fatal latest historic".split())
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_LIST = frozenset({"and", "or", "through", "to", "until", "-", "–", "—", "&"})


class EventDay(Struct, frozen=True, order=True, gc=False):
    """An event with the weekday beside it, 0 for Monday.

    `noun` names the event, of words for one thing always the same, `kind` is the word before it that tells which one
    ("bus" crash), or "". `part` is the part of the day the copy speaks of, so that the day beside may be meant as well.
    """

    span: Span
    noun: str
    kind: str
    weekday: int
    part: PartOfDay


class DayWord(Struct, frozen=True, order=True, gc=False):
    """ "today" and its like with a weekday beside it: the place of both, and the weekday today is by it."""

    span: Span
    today: int


def find_event_days(analysis: "Analysis") -> Sequence[EventDay]:
    """The events of the story's own words that have a weekday beside them, in order."""
    nouns = _ONCE & analysis.positions.keys()
    if not nouns:
        return []
    found = (event for noun in nouns for i in analysis.positions[noun] for event in _event(analysis, i))
    return sorted(event for event in found if not analysis.is_quoted(event.span.start))


def _event(analysis: "Analysis", i: int) -> Iterator[EventDay]:
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(i)]
    if not _SEVERAL.isdisjoint(analysis.lowers[sentence.first : sentence.last]):
        return
    beside = (_before(tokens, i, sentence.first), _after(tokens, i, sentence))
    told = _told(analysis, i, sentence) if beside == (None, None) else None
    for j in (*beside, told):
        if j is None or is_named_day(tokens, j) or tokens[j - 1].lower in _OTHER:
            continue
        first, last = min(i, j), max(i, j) + 1
        before = tokens[i - 1].lower if i > sentence.first else ""
        kind = "" if before in _NOT_KIND or before in FULL_WEEKDAYS or before in _NIGHT else before
        around = {token.lower for token in tokens[max(first - 2, sentence.first) : min(last + 2, sentence.last)]}
        span = tokens[j].span if told else Span(tokens[first].start, tokens[last - 1].end)
        noun = _ALIKE.get(tokens[i].lower, tokens[i].lower)
        yield EventDay(span, noun, kind, FULL_WEEKDAYS[tokens[j].lower], part_of_day(around))


def _told(analysis: "Analysis", i: int, sentence: "Sentence") -> int | None:
    """The weekday in "a quake shook the coast on Tuesday", where the story has one such event."""
    lowers = analysis.lowers
    low = max(sentence.first, i - _ARTICLE_REACH)
    start = next((j for j in range(i - 1, low - 1, -1) if lowers[j] in ("a", "an")), -1)
    if start < 0 or (start > sentence.first and analysis.tokens[start - 1].is_word):
        return None
    if _is_one_of_several(analysis, lowers[i]):
        return None
    days = [j for j in range(i + 1, sentence.last) if lowers[j] in FULL_WEEKDAYS]
    if len(days) != 1:
        return None
    between = set(lowers[i + 1 : days[0]])
    plain = between.isdisjoint(_SAYING) and lowers[days[0] - 1] not in _LEADS_ELSEWHERE
    return days[0] if plain and "'s" not in lowers[days[0] + 1 : days[0] + 2] else None


def _is_one_of_several(analysis: "Analysis", noun: str) -> bool:
    """Whether the story has more events of the kind: the plural, or a sentence with a second one."""
    positions = analysis.positions
    if f"{noun}s" in positions or len(positions[noun]) > _MOST_TOLD:
        return True
    spoken = {analysis.sentence_of(i) for word in _words_for(noun) for i in positions.get(word, ())}
    sentences = [analysis.sentences[n] for n in spoken]
    return any(not _SECOND.isdisjoint(analysis.lowers[s.first : s.last]) for s in sentences)


def _words_for(noun: str) -> Sequence[str]:
    kind = _ALIKE.get(noun, noun)
    return [kind, *(word for word, other in _ALIKE.items() if other == kind)]


def _before(tokens: Sequence[Token], i: int, low: int) -> int | None:
    """The weekday in "Tuesday's bus crash", "the Tuesday verdict"."""
    for j in range(i - 1, max(i - 5, low - 1), -1):
        if tokens[j].lower in FULL_WEEKDAYS:
            owned = j + 1 < i and "'s" in [token.lower for token in tokens[j + 1 : j + 3]]
            led = j == i - 1 and j > low and tokens[j - 1].lower == "the"
            return j if owned or led else None
        if not tokens[j].is_word and tokens[j].text != "'s":
            return None
    return None


def _after(tokens: Sequence[Token], i: int, sentence: "Sentence") -> int | None:
    """The weekday in "the crash on Tuesday", "the verdict came Tuesday"."""
    if not any(token.lower in ("the", "this", "'s") for token in tokens[max(sentence.first, i - 3) : i]):
        return None
    j = i + 1
    if j < sentence.last and tokens[j].lower in _HAPPENED:
        j += 1
    elif j + 1 < sentence.last and tokens[j].lower == "was" and tokens[j + 1].lower in _DONE:
        j += 2
    if j < sentence.last and tokens[j].lower in ("on", "late", "early"):
        j += 1
    return j if j < sentence.last and tokens[j].lower in FULL_WEEKDAYS else None


def find_day_words(analysis: "Analysis") -> Sequence[DayWord]:
    """Every "today", "yesterday" and "tomorrow" of the story's own words with a weekday beside it, in order."""
    positions, tokens = analysis.positions, analysis.tokens
    found = []
    for word, offset in _RELATIVE.items():
        for i in positions.get(word, ()):
            j = _weekday_beside(tokens, i)
            if j is not None and not analysis.is_quoted(tokens[i].start):
                last = max(i, j)
                closed = last + 1 < len(tokens) and tokens[last + 1].text == ")"
                span = Span(tokens[min(i, j)].start, tokens[last + closed].end)
                found.append(DayWord(span, (FULL_WEEKDAYS[tokens[j].lower] - offset) % 7))
    return sorted(found)


def _weekday_beside(tokens: Sequence[Token], i: int) -> int | None:
    """The weekday in "today, Monday", "tomorrow (Friday)", "Monday (today)"; None in a list of days."""
    for step in (1, -1):
        j = i + step
        if 0 <= j < len(tokens) and tokens[j].text in {",", "("}:
            j += step
        if not 0 <= j < len(tokens) or tokens[j].lower not in FULL_WEEKDAYS:
            continue
        if abs(j - i) == 1 and step == -1:
            continue  # "on Monday today's": no mark stands between
        return None if _is_listed(tokens, min(i, j), max(i, j)) else j
    return None


def _is_listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two days stand in a list or a range of more."""
    before = tokens[first - 1].lower if first else ""
    after = [token.lower for token in tokens[last + 1 : last + 4]]
    if after[:1] == [")"]:
        return False
    days = FULL_WEEKDAYS.keys() | _RELATIVE.keys()
    more = bool(after) and (after[0] in _LIST or (after[0] == "," and not days.isdisjoint(after[1:])))
    return more or before in _LIST or "'s" in after[:1]
