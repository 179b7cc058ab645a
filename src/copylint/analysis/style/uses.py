"""Uses: one place where the copy follows one of several conventions."""

from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.story import Field, Span, readable

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_READ = frozenset({"body", "caption", "infobox"})
_NO_COPY = frozenset({"block-quote", "table-row", "subhead"})
_STOPS = frozenset(".!?,;:…–—-")
_GLUE = frozenset("@#/_\\=&")


class Use(Struct, frozen=True, order=True, gc=False):
    """`group` is what the choice is about ("percent"), `form` what was chosen ("per cent").

    `word` tells apart what is chosen one by one ("ceasefire", "km"); uses of two words do not contradict each other.
    `better` holds what would stand there in the other forms, where that is sure: form -> text.
    """

    span: Span
    group: str
    form: str
    word: str = ""
    better: tuple[tuple[str, str], ...] = ()


def is_own(analysis: "Analysis", i: int) -> bool:
    """Whether token `i` stands in the story's own running words: no headline, quotation, table or address."""
    token, text = analysis.tokens[i], analysis.story.text
    field = analysis.field_of(token.start)
    if field.name not in _READ or field.form in _NO_COPY or analysis.is_quoted(token.start):
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return before not in _GLUE and after not in _GLUE


def is_display(analysis: "Analysis", field: Field) -> bool:
    """Whether a field of the body is set apart as display lines are, where quotation marks are single by convention.

    A subhead, or a line without a stop at its end.
    """
    text = readable(analysis.story.text[field.span.start : field.span.end]).rstrip("'’\"”) ")
    return field.form == "subhead" or (field.form == "paragraph" and text[-1:] not in _STOPS)


def is_glued(analysis: "Analysis", i: int) -> bool:
    """Whether nothing stands between token `i` and the one before it."""
    return i > 0 and analysis.tokens[i - 1].end == analysis.tokens[i].start


def is_in_brackets(analysis: "Analysis", first: int, last: int) -> bool:
    """Whether a bracket opens right before the tokens, or closes right behind them: "12 miles (19 km)"."""
    tokens = analysis.tokens
    return (first > 0 and tokens[first - 1].text == "(") or (last < len(tokens) and tokens[last].text == ")")


def begins_sentence(analysis: "Analysis", i: int) -> bool:
    """Whether token `i` is the first of its sentence, quotation marks aside."""
    first = analysis.sentences[analysis.sentence_of(i)].first
    return all(not token.text[0].isalnum() for token in analysis.tokens[first:i])
