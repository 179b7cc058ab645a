"""Attributions: who is said to have said a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a sentence comes from.

    `source` is `named` when the sentence names one ("police said", "according to the ministry"), `carried` when a
    pronoun subject or an open quotation carries it on from before in the paragraph, `none` when it is the paper's own.
    `speaker` is the place of the source's words, `verb` that of the verb or phrase of saying.
    """

    span: Span
    source: Literal["named", "carried", "none"]
    speaker: Span | None = None
    verb: Span | None = None


def find_attributions(analysis: "Analysis") -> Sequence[Attribution]:
    """One attribution for each sentence, in order."""
    return [Attribution(sentence.span, "none") for sentence in analysis.sentences]
