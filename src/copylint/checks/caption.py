"""Captions that tell a result the other way round than the story."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset[str]()
CASES = frozenset[str]()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fields` are the parts of the story that are held against the body."""

    fields: tuple[str, ...] = ("caption", "headline", "deck")


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each result that the body has with winner and loser exchanged."""
    if not any(field.name in options.fields for field in analysis.story.fields):
        return
    results = analysis.results
    told = {(r.side, r.score, r.won): r for r in reversed(results) if r.field == "body"}
    for shown in results:
        if shown.field in options.fields and (shown.side, shown.score, shown.won) not in told:
            other = told.get((shown.side, shown.score, not shown.won))
            if other is not None:
                yield Finding(shown.span, (other.span,))
