"""Owned days: an event that a weekday owns ("Tuesday's crash") where the story has told it of another weekday."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.dates import DateMention
from copylint.analysis.days.parts_of_day import may_be_one_night, part_of_day
from copylint.analysis.days.weekdays import FULL_WEEKDAYS, is_named_day
from copylint.analysis.form.inflections import past_forms
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_saying
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DAYPARTS = frozenset("morning afternoon evening night".split())
# So many words behind the day may name what it owns: "Tuesday's high-speed bus crash".
_LONGEST = 4
# A story with more of them is a diary.
_MOST = 20
# So far from its noun or verb a day may stand.
_REACH = 18
_NEAR = 3
# A day in front of its noun opens the sentence or stands close: "gathered on Monday for a rally".
_CLOSE = 7
# What a paper, a market or a sport has every other day.
_RECURRENT = frozenset(
    "game match fixture tie win victory loss defeat draw session close closing opening trading trade edition issue"
    " newspaper story column news statement interview practice training race round stage episode show high low"
    " price gain rally rise fall drop decline rain weather forecast temperature briefing play result score performance"
    " service day night morning evening afternoon card start finish half quarter leg final semi-final clash meeting"
    " lunch dinner party debate paper broadcast programme program paragraph figure number level rate index".split()
)
_APART = frozenset(
    "another second third similar separate similarly follow follows followed following earlier previous previously last"
    " next again both series latest new every since anniversary postponed delayed rescheduled moved cancelled canceled"
    " brought forward originally instead eve later other different until".split()
)
# What tells which event it is: it may be another one.
_DESCRIBING = frozenset("in at on of near against outside by to between for".split())
_STOPS = frozenset(
    "that which who whom whose when where while because although though if after before since until and but as"
    " following ahead during despite".split()
)
_NO_DAY_BEFORE = frozenset("since until by from last next every to before after between through till of and".split())
_MARKS = frozenset(';:()“”"–—')


class OwnedDay(NamedTuple):
    """`told` is the weekday the event has where the story tells of it, `owned` the words of the other day's event."""

    told: Span
    owned: Span


class _Owned(NamedTuple):
    """A weekday that owns an event: its token, the end of the words for both, and the stems of what may be its noun."""

    token: int
    last: int
    stems: frozenset[str]


def find_owned_days(analysis: "Analysis") -> Sequence[OwnedDay]:
    """The events of the story's own words that have one day where they are told and another that owns them."""
    owned = list(_owned(analysis))
    if len(owned) > _MOST:
        return []
    return [pair for one in owned for pair in _told_otherwise(analysis, one, owned)]


def _owned(analysis: "Analysis") -> Iterator[_Owned]:
    tokens, lowers = analysis.tokens, analysis.lowers
    for i in sorted(i for day in FULL_WEEKDAYS.keys() & analysis.positions.keys() for i in analysis.positions[day]):
        j = i + 1 + (lowers[i + 1 : i + 2] != ["'s"] and i + 1 < len(lowers) and lowers[i + 1] in _DAYPARTS)
        if lowers[j : j + 1] != ["'s"] or is_named_day(tokens, i) or not analysis.is_narration(tokens[i].start):
            continue
        if i and lowers[i - 1] in _APART:
            continue
        last = j + 1
        high = min(last + _LONGEST, analysis.sentences[analysis.sentence_of(i)].last)
        while last < high and not _ends_name(tokens[last]):
            last += 1
        words = lowers[j + 1 : last]
        described = lowers[last : last + 1] and lowers[last] in _DESCRIBING
        if words and not described and _RECURRENT.isdisjoint(word.removesuffix("s") for word in words):
            # The last word may be a verb: "Monday's ceremony sends".
            heads = words[-2:] if words[-1].endswith("s") else words[-1:]
            yield _Owned(i, last, frozenset(map(stem, heads)))


def _ends_name(token: Token) -> bool:
    """Whether a token behind the words that name an event belongs to them no more: a verb, a preposition, a mark."""
    word = token.lower
    verb = word.endswith("ed") or word in past_forms()
    return not token.is_word or token.is_capitalized or verb or word in COMMON or word in _DESCRIBING or word in _STOPS


def _told_otherwise(analysis: "Analysis", one: _Owned, owned: Sequence[_Owned]) -> Iterator[OwnedDay]:
    """The event's first telling, where it has another weekday and nothing says that there were two."""
    tokens, lowers = analysis.tokens, analysis.lowers
    sentence = analysis.sentences[analysis.sentence_of(one.token)]
    near = lowers[max(sentence.first, one.token - _NEAR) : min(one.last + _NEAR, sentence.last)]
    if not _APART.isdisjoint(near) or not _is_lone(analysis, one, owned):
        return
    told = next((day for k in _tellings(analysis, one, sentence.first) if (day := _day_of(analysis, k))), None)
    if told is not None and not _may_be_one(lowers, told, one):
        yield OwnedDay(told.span, Span(tokens[one.token].start, tokens[one.last - 1].end))


def _is_lone(analysis: "Analysis", one: _Owned, owned: Sequence[_Owned]) -> bool:
    """Whether the story has this weekday for nothing but this event, and no other weekday owns one of its kind."""
    same = {other.token for other in owned if other.stems & one.stems}
    day = analysis.lowers[one.token]
    return same.issuperset(analysis.positions[day]) and all(analysis.lowers[i] == day for i in same)


def _tellings(analysis: "Analysis", one: _Owned, end: int) -> Iterator[int]:
    """The tokens before `end` that name the event as a noun or a verb; none where the story has several."""
    lowers, positions = analysis.lowers, analysis.positions
    found = [k for k in range(end) if lowers[k] not in COMMON and stem(lowers[k]) in one.stems]
    several = any(f"{lowers[k]}s" in positions for k in found)
    yield from (k for k in found if not several and analysis.is_narration(analysis.tokens[k].start))


def _may_be_one(lowers: Sequence[str], told: DateMention, one: _Owned) -> bool:
    """Whether the two weekdays are one, or neighbours with a night between."""
    day = FULL_WEEKDAYS[lowers[one.token]]
    beside = part_of_day((*lowers[max(0, told.first - _NEAR) : told.first], *lowers[told.last : told.last + 2]))
    if told.weekday is None or told.weekday == day:
        return True
    return may_be_one_night(told.weekday, beside, day, part_of_day(lowers[one.token : one.last]))


def _day_of(analysis: "Analysis", k: int) -> DateMention | None:
    """The one weekday in the clause of the word at token `k`."""
    sentence = analysis.sentences[analysis.sentence_of(k)]
    lowers = analysis.lowers
    dates = analysis.dates_by_first
    days = [dates[i] for i in range(sentence.first, sentence.last) if i in dates and dates[i].weekday is not None]
    if (
        len(days) != 1
        or lowers[days[0].first - 1] in _NO_DAY_BEFORE
        or lowers[days[0].last : days[0].last + 1] == ["'s"]
    ):
        return None
    between = range(k + 1, days[0].first) if days[0].first > k else range(days[0].last, k)
    around = lowers[max(sentence.first, min(k, days[0].first) - _NEAR) : max(k, days[0].last) + 1]
    if not _APART.isdisjoint(around):
        return None
    plain = len(between) <= _REACH and not any(_ends(analysis, i) for i in between)
    near = days[0].first > k or days[0].first - sentence.first < 2 or len(between) < _CLOSE
    return days[0] if plain and near else None


def _ends(analysis: "Analysis", i: int) -> bool:
    word = analysis.lowers[i]
    return word in _STOPS or word in _MARKS or is_saying(word)
