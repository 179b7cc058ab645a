"""Words, phrases and patterns that shall not stand in the copy: a newsroom's own list."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.finding import Finding, Suggestion
from copylint.story import Span
from copylint.wording import Wording, find_wording

WORDS = frozenset({"suggest"})
CASES: frozenset[str] = frozenset()
ENDS = 1
ENGLISH = False


class Options(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every place of every word and pattern is flagged; one of the two must be given."""

    unit: Annotated[
        Literal["paragraph", "sentence"], Meta(description="What `^` and `$` in a pattern are the ends of.")
    ] = "paragraph"
    suggest: Annotated[str, Meta(description="What could stand there instead.")] = ""


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every place of every phrase and pattern."""
    for span in find_wording(analysis, options, by_sentence=options.unit == "sentence"):
        yield Finding(span, words={"suggest": options.suggest}, suggestion=_suggestion(analysis, span, options))


def _suggestion(analysis: Analysis, span: Span, options: Options) -> Suggestion | None:
    if not options.suggest:
        return None
    starts_capital = analysis.excerpt(span)[:1].isupper()
    text = options.suggest[0].upper() + options.suggest[1:] if starts_capital else options.suggest
    return Suggestion(text, "likely")
