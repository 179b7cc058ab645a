"""Two places that are called the capital."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.places.capitals import (
    CapitalClaim,
    find_capital_claims,
    has_several_capitals,
    land_spoken_of,
    owner_key,
)
from copylint.analysis.places.sites import is_one
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset(("place", "other", "others", "of", "house"))
CASES = frozenset(("same-country", "house"))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for two bare capitals, and one for each country that is given two."""
    claims = find_capital_claims(analysis)
    yield from _against_list(analysis, claims)
    if len(claims) < 2:
        return
    bare = [claim for claim in claims if not claim.of]
    told = list(_conflict(analysis, bare, ""))
    yield from told
    owners: dict[str, list[CapitalClaim]] = defaultdict(list)
    for claim in claims:
        of = claim.of or ("" if told else land_spoken_of(analysis, claim, claims))
        if of and not has_several_capitals(of):
            owners[owner_key(of)].append(claim)
    for owned in owners.values():
        yield from _conflict(analysis, owned, "same-country")


def _against_list(analysis: "Analysis", claims: Sequence[CapitalClaim]) -> Iterator[Finding]:
    """The first claim for each country that has another capital in the house list."""
    listed = {owner_key(e.capital_of): e.canonical for e in analysis.house.entries if e.capital_of}
    for claim in claims if listed else ():
        right = listed.pop(owner_key(claim.of), None) if claim.of else None
        if right is not None and not is_one(right, claim.place.text):
            words = {"place": claim.place.text, "other": "", "others": "", "of": claim.of, "house": right}
            yield Finding(claim.span, (), words, "medium", case="house")


def _conflict(analysis: "Analysis", claims: Sequence[CapitalClaim], case: str) -> Iterator[Finding]:
    """The rarer capital against the more frequent one; the later one where they stand even."""
    capitals = _by_place(claims)
    if len(capitals) < 2 or (case and not any(claim.of for claim in claims)):
        return
    odd = min(reversed(capitals), key=len)
    others = max((claims for claims in capitals if claims is not odd), key=len)
    against = tuple(claim.span for claim in others)
    yield Finding(
        odd[0].span,
        against,
        words={
            "place": odd[0].place.text,
            "other": others[0].place.text,
            "others": whereabouts(analysis, against),
            "of": next((claim.of for claim in claims if claim.of), ""),
            "house": "",
        },
        case=case,
    )


def _by_place(claims: Sequence[CapitalClaim]) -> list[list[CapitalClaim]]:
    places: dict[str, list[CapitalClaim]] = {}
    for claim in claims:
        places.setdefault(gazetteer.identity(claim.place.text), []).append(claim)
    return list(places.values())
