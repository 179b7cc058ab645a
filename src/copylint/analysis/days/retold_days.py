"""Retold days: what is told twice, in the same words up to its date or nearly so, with two dates."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.dates import DateMention
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# So many words before a date, the name of somebody or something among them, tell what happened on it.
_LEAST = 6
_LEADS = frozenset({"on", "by", "until", "before", "for", "from", ","})
_AGAIN = frozenset({"again", "also", "another", "second", "too", "then", "each", "every"})


class RetoldDay(NamedTuple):
    """The places of the two dates of what is told twice, in the order of the copy."""

    first: Span
    second: Span


def find_retold_days(analysis: "Analysis") -> Sequence[RetoldDay]:
    """The days of the story's own words that are told of one thing and differ, in order."""
    from copylint.analysis.days.reworded_days import find_reworded_days

    found = {second: RetoldDay(first, second) for first, second in find_reworded_days(analysis)}
    found.update((pair.second, pair) for pair in _word_for_word(analysis))
    return [found[span] for span in sorted(found)]


def _word_for_word(analysis: "Analysis") -> Sequence[RetoldDay]:
    dated = [mention for mention in analysis.dates if mention.day and mention.month]
    if len(dated) < 2:
        return []
    told: defaultdict[tuple[str, ...], list[DateMention]] = defaultdict(list)
    for mention in dated:
        words = _words_before(analysis, mention)
        if words:
            told[words].append(mention)
    pairs = [mentions for mentions in told.values() if len(mentions) == 2 and _differ(*mentions)]
    return [RetoldDay(one.span, other.span) for one, other in pairs]


def _words_before(analysis: "Analysis", mention: DateMention) -> tuple[str, ...]:
    """The words of the sentence before a date; none where they are few, name nothing or tell of another time."""
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    first, last = sentence.first, mention.first
    if last - first < _LEAST or not analysis.is_narration(mention.span.start):
        return ()
    if analysis.story.fields[sentence.field].form != "paragraph":
        return ()
    words = analysis.lowers[first:last]
    named = any(token.is_capitalized for token in analysis.tokens[first + 1 : last])
    single = _AGAIN.isdisjoint(analysis.lowers[first : sentence.last])
    return tuple(words) if named and single and words[-1] in _LEADS else ()


def _differ(one: DateMention, other: DateMention) -> bool:
    same_year = not (one.year and other.year) or one.year == other.year
    return (one.month, one.day) != (other.month, other.day) or not same_year
