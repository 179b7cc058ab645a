"""One word in two spellings, and two conventions of spelling in one story."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from copylint.analysis.names.spelling_classes import Variant
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = 3
_ALLOWED = {"us": {"us", "ize"}, "uk-ise": {"uk", "ise"}, "uk-ize": {"uk", "ize"}}
_HOUSES = {"us": "American", "uk-ise": "British, with -ise", "uk-ize": "British, with -ize"}
_SORTS = {"us": "American", "uk": "British", "ize": "-ize", "ise": "-ise"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`prefer` is the house's spelling: American, or British with -ise or with -ize; with `consistent` a mix is told.

    Under a house's spelling every word is told that departs from it, names and quotations left out.
    """

    prefer: Literal["consistent", "us", "uk-ise", "uk-ize"] = "consistent"


WORDS = frozenset({"usual", "count", "total", "places", "sort", "other_sort"})
CASES = frozenset({"word", "house"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each word in two spellings; without any, one for two conventions."""
    variants = analysis.spelling_variants
    if options.prefer != "consistent":
        yield from _departures(variants, options.prefer)
        return
    families: defaultdict[str, list[Variant]] = defaultdict(list)
    for variant in variants:
        families[variant.family].append(variant)
    mixed = [family for family in families.values() if len({v.side for v in family}) > 1]
    if mixed:
        votes = Counter(v.side for v in variants if v.tells)
        yield from (_one_word(analysis, family, votes) for family in mixed)
    else:
        yield from _conventions(analysis, [v for v in variants if v.tells])


def _departures(variants: Sequence[Variant], prefer: str) -> Iterator[Finding]:
    """Each word in another spelling than the house's; the American form of it is known."""
    allowed = _ALLOWED[prefer]
    nothing = {"usual": "", "count": "", "total": "", "places": ""}
    for variant in variants:
        if variant.tells and variant.side not in allowed:
            words = {**nothing, "sort": _SORTS[variant.side], "other_sort": _HOUSES[prefer]}
            known = prefer == "us" and variant.text.islower()
            suggestion = Suggestion(variant.form, "likely") if known else None
            yield Finding(variant.span, (), words, "high", suggestion, "house")


def _one_word(analysis: "Analysis", family: Sequence[Variant], votes: Counter[str]) -> Finding:
    """The spelling that is rarer in the word, then the one that is rarer in the story, then the later one."""
    sides: defaultdict[str, list[Variant]] = defaultdict(list)
    for variant in family:
        sides[variant.side].append(variant)
    odd, usual = sorted(sides.values(), key=lambda vs: (len(vs), _votes(votes, vs[0].side), -vs[0].span.start))[:2]
    leads = len(usual) > len(odd) or _votes(votes, usual[0].side) > _votes(votes, odd[0].side)
    return _finding(analysis, odd, usual, "word", leads=leads)


def _votes(votes: Counter[str], side: str) -> int:
    """How many words of the story follow the convention: -ise is British, -ize is neither."""
    return votes["uk"] + votes["ise"] if side == "uk" else votes[side]


def _conventions(analysis: "Analysis", variants: Sequence[Variant]) -> Iterator[Finding]:
    for one, other in (({"us"}, {"uk", "ise"}), ({"ize"}, {"ise"})):
        sides = [[v for v in variants if v.side in sorts] for sorts in (one, other)]
        if all(sides):
            odd, usual = sorted(sides, key=lambda vs: (len(vs), -vs[0].span.start))
            yield _finding(analysis, odd, usual, "")
            return


def _finding(
    analysis: "Analysis", odd: Sequence[Variant], usual: Sequence[Variant], case: str, *, leads: bool = False
) -> Finding:
    """The first place of the odd spelling against the usual one, same form first; `leads` where that may be right."""
    flagged = odd[0]
    alike = [v for v in usual if v.form == flagged.form]
    shown = (alike or usual)[:_SHOWN]
    spans = tuple(v.span for v in shown)
    words = {
        "usual": shown[0].text.lower(),
        "count": str(len(usual)),
        "total": str(len(usual) + len(odd)),
        "places": whereabouts(analysis, spans),
        "sort": _sort(flagged.side, usual[0].side),
        "other_sort": _SORTS[usual[0].side],
    }
    suggestion = Suggestion(shown[0].text.lower(), "likely") if leads and alike and flagged.text.islower() else None
    return Finding(flagged.span, spans, words, "high" if case else "medium", suggestion, case)


def _sort(side: str, other: str) -> str:
    return "British" if side == "ise" and other == "us" else _SORTS[side]
