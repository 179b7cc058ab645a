"""Changes summed up: "down from 6,303 in 2014. That amounts to an 11% fall" tells how much in a sentence of its own."""

from typing import TYPE_CHECKING

from copylint.analysis.values.amounts import Amount
from copylint.analysis.values.trends import NOUNS

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_BEING = frozenset("is was 's means represents represented marks marked equals amounts amounted equates".split())
_ARTICLES = frozenset({"a", "an"})
# With more words behind the percentage than these, or one of `_NARROWING`, it may be of something else.
_NARROWING = frozenset("on in for among at of from if but and".split())
_NEAR, _SHORTEST = 4, 5


def summed_up(analysis: "Analysis", sentence: "Sentence") -> Amount | None:
    """By how many per cent something went up or down, as a sentence that begins with "that" sums it up."""
    words = analysis.lowers[sentence.first : sentence.last]
    if len(words) < _SHORTEST:
        return None
    own = analysis.quantities_of(sentence)
    if words[1] not in _BEING or len(own) != 1 or own[0].measure != "percent":
        return None
    share, i = own[0], 2 + (words[2] == "to")
    start = share.first - sentence.first
    before, behind = words[i + 1 : start], words[share.last - sentence.first :]
    noun = before[0] if before[1:] == ["of"] else next((word for word in behind if word in NOUNS), "")
    led = (
        len(behind) <= _NEAR
        and _NARROWING.isdisjoint(behind)
        and words[i] in _ARTICLES
        and (not before or before[1:] == ["of"])
    )
    return Amount(share, NOUNS[noun], share.span) if led and noun in NOUNS else None
