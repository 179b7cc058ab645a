"""What the top of a story states as a fact and its body attributes, doubts or has denied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.claims import find_flat_claims
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


WORDS = frozenset[str]()
CASES = frozenset({"accused", "absolute"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each statement."""
    for claim in find_flat_claims(analysis):
        case = "" if claim.sort == "contested" else claim.sort
        yield Finding(claim.span, (claim.against,), confidence="medium", case=case)
