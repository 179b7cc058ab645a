"""Abbreviations: with two meanings, before they are spelled out, never used again, never spelled out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.acronym_uses import has_own_article, is_explained, stands_elsewhere
from copylint.analysis.names.acronyms import Definition, known_acronyms
from copylint.analysis.names.word_forms import is_derived
from copylint.analysis.tables.lexicon import is_common_word
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.story import Span


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`known` are abbreviations of the house that need no explanation; `times`: how often another one must stand."""

    known: frozenset[str] = frozenset()
    times: int = 2


WORDS = frozenset({"full", "acronym", "others"})
_SHOWN = 3
CASES = frozenset({"two", "initials", "early", "again", "unused", "undefined"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """What is wrong with each abbreviation, the gravest thing only."""
    found = analysis.acronyms
    house = {e.acronym or e.canonical: e.expand for e in analysis.house.entries if e.expand}
    never = {text for text, expand in house.items() if expand == "never"}
    options = msgspec.structs.replace(options, known=options.known | never) if never else options
    by_text: defaultdict[str, list[Definition]] = defaultdict(list)
    for definition in found.definitions:
        by_text[definition.text].append(definition)
    told = [f for text, ds in by_text.items() for f in _defined(analysis, ds, found.uses.get(text, ()), options)]
    yield from (finding for finding in told if finding.case != "unused")
    yield from _unused([finding for finding in told if finding.case == "unused"])
    for text, uses in found.uses.items():
        obscure = text not in found.spelled and not _is_known(text, options) and not is_common_word(text)
        must = text not in found.spelled and house.get(text) == "first"
        if must or (obscure and len(uses) >= options.times and _is_short(analysis, text, uses)):
            yield Finding(
                uses[0], words={"full": "", "acronym": text, "others": ""}, confidence="medium", case="undefined"
            )


def _unused(findings: Sequence[Finding]) -> Iterator[Finding]:
    """One finding for all: a story that has the habit has it throughout."""
    if findings:
        first, *rest = sorted(findings, key=lambda finding: finding.span)
        names = ", ".join(f"“{finding.words['acronym']}”" for finding in rest[:_SHOWN])
        more = f", nor are {names}" if len(rest) > 1 else f", nor is {names}" if rest else ""
        more += f" and {len(rest) - _SHOWN} more" if len(rest) > _SHOWN else ""
        yield msgspec.structs.replace(first, words={**first.words, "others": more})


def _defined(
    analysis: "Analysis", definitions: Sequence[Definition], uses: Sequence["Span"], options: Options
) -> Iterator[Finding]:
    first = definitions[0]
    other = next((d for d in definitions if d.matches and first.matches and _are_two(first, d)), None)
    wrong = next((d for d in definitions if not d.matches), None)
    if other is not None:
        yield _finding(analysis, other.full, (first.full,), other, "two")
    elif wrong is not None:
        yield _finding(analysis, wrong.span, (wrong.full,), wrong, "initials")
    elif uses and uses[0] < first.span and not _is_known(first.text, options):
        yield _finding(analysis, uses[0], (first.full,), first, "early")
    elif len(definitions) > 1:
        yield _finding(analysis, definitions[1].full, (first.full,), first, "again")
    elif not stands_elsewhere(analysis, first.text, first.span):
        yield _finding(analysis, first.span, (first.full,), first, "unused")


def _is_short(analysis: "Analysis", text: str, uses: Sequence["Span"]) -> bool:
    """Whether the abbreviation is short for words that the story does not give, and no name that nobody spells out."""
    return has_own_article(analysis, uses) and not is_explained(analysis, text, uses)


def _are_two(one: Definition, other: Definition) -> bool:
    """Whether the two are spelled out with other words, not with more of them or other forms of them."""
    if len(one.words) != len(other.words):
        return False
    return any(not _is_form(a, b) for a, b in zip(one.words, other.words, strict=True))


def _is_form(one: str, other: str) -> bool:
    return one == other or is_derived(one, other) or one[:4] == other[:4]


def _is_known(text: str, options: Options) -> bool:
    return text in options.known or text in known_acronyms()


def _finding(
    analysis: "Analysis", span: "Span", against: tuple["Span", ...], definition: Definition, case: str
) -> Finding:
    words = {"full": analysis.excerpt(definition.full), "acronym": definition.text, "others": ""}
    return Finding(span, against, words, "high" if case == "two" else "medium", case=case)
