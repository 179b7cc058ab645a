"""Phrases that point back to a time the copy has not given."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"last"})
CASES: frozenset[str] = frozenset()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each phrase with nothing to point at in its own sentence and the two before."""
    for phrase in analysis.time_phrases:
        if phrase.anchored:
            continue
        day = phrase.last_day
        if day is None:
            yield Finding(phrase.span, (), {"last": "No day is named before it."}, "medium")
        else:
            last = f"The last day named is {analysis.excerpt(day.span)}, in {whereabouts(analysis, [day.span])}."
            yield Finding(phrase.span, (), {"last": last}, "medium")
