"""Role times: whether a sentence puts a role into another time, or tells that it changes hands."""

from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.people.roles import Role
from copylint.analysis.tables.lexicon import is_saying

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_CHANGE = frozenset(
    "former formerly then ago became become becomes becoming named appointed appoint appoints elected"
    " reelected re-elected unelected promoted served serves serving resigned resigns resigning resignation"
    " replaced replaces replacing replacement succeeded succeeds succeed succeeding successor predecessor previous"
    " previously outgoing incoming ousted retired retires late deposed inaugurated inauguration sworn installed"
    " candidate nominee nominated nomination bid challenger rival rivals self-declared"
    " self-proclaimed disputed interim acting era century history"
    " ex stepped turned switched defected stint tenure whom".split()
)
_HANDING = frozenset({"hand", "hands", "handed", "handing", "take", "takes", "took", "taken", "taking"})
_OLD_PICTURE = frozenset({"file", "archive", "archives"})
_LONG = 80
_YEARS = range(1000, 2100)


def tells_of_change(analysis: "Analysis", role: Role) -> bool:
    """Whether the sentence of a role holds a year or a word of succession, contest or time past.

    A caption may say of a whole picture that it is old.
    """
    at = analysis.token_at(role.span.start)
    sentence = analysis.sentences[analysis.sentence_of(at)]
    words = analysis.tokens[max(sentence.first, at - _LONG) : min(sentence.last, at + _LONG)]
    field = analysis.field_of(role.span.start)
    if field.name == "caption":
        words = analysis.tokens[analysis.token_at(field.span.start) : analysis.token_at(field.span.end - 1) + 1]
        if any(token.lower in _OLD_PICTURE for token in words):
            return True
    if at > sentence.first and analysis.tokens[at - 1].lower == "new":
        return True
    return (
        any(_tells(word) for word in words if not _is_to_come(analysis, word))
        or any(_tell(one, other) for one, other in pairwise(words))
        or _is_supposed(analysis, role, sentence.last)
    )


def _is_to_come(analysis: "Analysis", token: Token) -> bool:
    """Whether it is a year after the story's own: "will ban stoves from 2028"."""
    anchor = analysis.anchor
    return anchor is not None and token.is_figure and token.text.isdigit() and int(token.text) > anchor.year


def _tell(one: Token, other: Token) -> bool:
    """Whether two words tell that somebody runs for a post, or that it changes hands."""
    if one.lower == "running":
        return other.lower in {"for", "against", "as"}
    return other.lower == "over" and one.lower in _HANDING


def _is_supposed(analysis: "Analysis", role: Role, last: int) -> bool:
    """Whether the sentence only supposes: "if she wins, President Orr would be the first"."""
    tokens, first = analysis.tokens, analysis.token_at(role.span.start)
    for token in tokens[first:last]:
        if is_saying(token.lower):
            return False
        if token.lower == "would":
            number = analysis.sentence_of(first)
            spoken = tokens[analysis.sentences[number].first : last]
            return any(other.lower in {"if", "should", "were"} for other in spoken)
    return False


def _tells(token: Token) -> bool:
    if token.is_figure:
        return len(token.text) == 4 and token.text.isdigit() and int(token.text) in _YEARS
    return token.lower in _CHANGE or token.lower.startswith(("ex-", "then-", "former-"))
