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
CASES = frozenset({"accused", "absolute", "crime", "war", "health"})
# What a claim is called where a headline makes it.
_IN_HEADLINE = {"accused": "crime", "contested": "war", "hedged": "health"}
_IN_BODY = {"accused": "accused", "absolute": "absolute"}


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each statement."""
    for claim in find_flat_claims(analysis):
        case = _IN_HEADLINE.get(claim.sort, "") if claim.field != "body" else _IN_BODY.get(claim.sort, "")
        yield Finding(claim.span, (claim.against,), confidence="medium", case=case)
