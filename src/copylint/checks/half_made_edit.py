"""A name, figure or day that a change replaced in some places, while the old form still stands in others."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Confidence, Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.edits.stale import Stale

_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options. The kind needs an earlier version of the story, which `--base`, `--staged` and `compare` give."""


EARLIER = True
WORDS = frozenset({"was", "now", "places"})
CASES = frozenset({"name", "other-name", "figure", "other-figure", "day", "quoted", "attributed"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each old form that still stands, at its first place; the other ends are the changed places."""
    del options
    for stale in analysis.update.stale if analysis.earlier else ():
        yield Finding(
            stale.places[0].span,
            tuple(told.span for told in stale.changed[:_SHOWN]),
            {
                "was": stale.was,
                "now": stale.changed[0].text,
                "places": whereabouts(analysis, [told.span for told in stale.places]),
            },
            _confidence(stale),
            case="quoted" if stale.quoted else "attributed" if stale.attributed else stale.case,
        )


def _confidence(stale: "Stale") -> Confidence:
    return "high" if stale.case in ("name", "figure") else "medium"
