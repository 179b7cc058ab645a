"""Foundings: the year in which something is told to have been founded or begun, where the copy counts from it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.analysis.days.moments import Moment, moment_from
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_FOUNDED = tuple([verb, "in"] for verb in ("founded", "established", "opened", "created", "formed", "launched"))
_OTHER_YEARS = frozenset("next last previous following".split())
# How many sentences away the year of its founding may stand, where the sentence begins with one of these.
_NEAR = 2
_SAME = frozenset({"it", "they", "the"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})


def year_founded(analysis: "Analysis", anniversary: Quantity) -> Moment | None:
    """The one year in which anything is told to have been founded, near "its 100th anniversary"."""
    sentence = analysis.sentences[analysis.sentence_of(anniversary.first)]
    words = analysis.lowers[sentence.first : sentence.last]
    owner = analysis.lowers[anniversary.first - 1] if anniversary.first else ""
    if owner not in ("its", "their") or not _OTHER_YEARS.isdisjoint(words):
        return None
    told = [m for m in analysis.moments if analysis.lowers[max(0, m.first - 2) : m.first] in _FOUNDED]
    if len({moment.early for moment in told}) != 1:
        return None
    away = abs(analysis.sentence_of(told[0].first) - analysis.sentence_of(anniversary.first))
    return told[0] if not away or (away <= _NEAR and words[0] in _SAME) else None


def year_told(analysis: "Analysis", anniversary: Quantity, founded: Moment | None, year: int | None) -> int | None:
    """The year of the one full date beside an anniversary, the year of the founding left out; else `year`."""
    sentence = analysis.sentences[analysis.sentence_of(anniversary.first)]
    n = moment_from(analysis.moments, sentence.first)
    told = [m for m in analysis.moments[n : n + 4] if m.last <= sentence.last and m != founded]
    if len(told) == 1 and told[0].exact and not told[0].yearless:
        return told[0].early.year
    return year if not told or all(moment.yearless for moment in told) else None


def year_of_verb(analysis: "Analysis", length: Quantity) -> Moment | None:
    """The one year in "it opened in 1924", before "when it opened 90 years ago"."""
    lead: Sequence[str] = analysis.lowers[max(0, length.first - 3) : length.first]
    verb, subject = lead[-1] if lead else "", {*lead[-2:-1], *(lead[:1] if lead[-2:-1] == ["was"] else ())}
    if not verb.endswith("ed") or not _PRONOUNS & subject:
        return None
    before = (m for m in analysis.moments if m.last <= length.first)
    told = [m for m in before if analysis.lowers[max(0, m.first - 2) : m.first] == [verb, "in"]]
    if len({moment.early for moment in told}) != 1:
        return None
    near = analysis.sentence_of(length.first) - analysis.sentence_of(told[-1].first) <= _NEAR
    return told[-1] if near else None
