"""Quotations with no speaker."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.voices import find_voices
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


WORDS = frozenset[str]()
CASES = frozenset({"nobody", "two", "unnamed"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each quotation of which the copy does not tell who speaks."""
    for voice in find_voices(analysis):
        against = (voice.speaker,) if voice.speaker is not None else ()
        case = "unnamed" if not against and voice.sort != "nobody" else "" if voice.sort == "far" else voice.sort
        yield Finding(voice.span, against, confidence="medium", case=case)
