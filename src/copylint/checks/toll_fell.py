"""A toll that is lower than in an earlier version of the story."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Elsewhere, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options. The kind needs an earlier version of the story, which `--base`, `--staged` and `compare` give."""


EARLIER = True
WORDS = frozenset({"was", "was_where"})
CASES: frozenset[str] = frozenset()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Each toll of headline, deck and lead that fell, where nothing says why."""
    del options
    earlier = analysis.earlier
    for fallen in analysis.update.fallen_tolls if earlier else ():
        if earlier is not None:
            words = {"was": earlier.excerpt(fallen.earlier), "was_where": whereabouts(earlier, [fallen.earlier])}
            path = earlier.story.path
            elsewhere = (Elsewhere(path, fallen.earlier),) if path != analysis.story.path else ()
            yield Finding(fallen.span, (), words, "high", elsewhere=elsewhere)
