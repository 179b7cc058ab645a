"""A figure that a change brought into the lead and into neither headline nor deck."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options. The kind needs an earlier version of the story, which `--base`, `--staged` and `compare` give."""


EARLIER = True
ENDS = 1
WORDS: frozenset[str] = frozenset()
CASES = frozenset({"toll"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The first new figure of the lead that no display has; `toll` for people killed or injured."""
    del options
    for unshown in analysis.update.unshown_figures if analysis.earlier else ():
        yield Finding(unshown.span, confidence="medium", case="toll" if unshown.is_toll else "")
