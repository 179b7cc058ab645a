"""A quotation whose words are others than in an earlier version of the story."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.finding import Elsewhere, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options. The kind needs an earlier version of the story, which `--base`, `--staged` and `compare` give."""


EARLIER = True
WORDS = frozenset({"was", "now"})
CASES = frozenset({"added", "dropped"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Each quotation that was altered; `added` and `dropped` where words only came or went."""
    del options
    earlier = analysis.earlier
    for altered in analysis.update.altered_quotes if earlier else ():
        if earlier is not None:
            path = earlier.story.path
            elsewhere = (Elsewhere(path, altered.earlier),) if path != analysis.story.path else ()
            words = {"was": altered.was, "now": altered.now}
            case = "" if altered.was and altered.now else "added" if altered.now else "dropped"
            yield Finding(altered.span, (), words, "high", case=case, elsewhere=elsewhere)
