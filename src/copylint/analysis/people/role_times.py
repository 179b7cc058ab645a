"""Role times: whether a sentence puts a role into another time, or tells that it changes hands."""

from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.people.roles import Role

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
    return any(_tells(token) for token in words) or any(
        one.lower == "running" and other.lower in {"for", "against", "as"} for one, other in pairwise(words)
    )


def _tells(token: Token) -> bool:
    if token.is_figure:
        return len(token.text) == 4 and token.text.isdigit() and int(token.text) in _YEARS
    return token.lower in _CHANGE or token.lower.startswith(("ex-", "then-", "former-"))
