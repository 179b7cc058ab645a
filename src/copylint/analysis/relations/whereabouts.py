"""Whereabouts: which paragraphs or fields several ends of a conflict lie in, as a message says it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MOST = 3


def whereabouts(analysis: "Analysis", spans: Sequence[Span]) -> str:
    """ "¶4 and ¶9", "headline, ¶1 and ¶7", "¶1, ¶2, ¶3 and 4 more": where `spans` lie, each place once."""
    places = list(dict.fromkeys(_where(analysis, span) for span in spans))
    if len(places) > _MOST:
        places = [*places[:_MOST], f"{len(places) - _MOST} more"]
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"


def _where(analysis: "Analysis", span: Span) -> str:
    field = analysis.field_of(span.start)
    return f"¶{field.paragraph}" if field.paragraph else field.name
