"""One name, two spellings: a rare form of a name's word that looks like a usual one and stands in its place.

Look-alikes alone are right one time in eight; what makes a finding is the slot the odd form stands in.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.acronyms import stray_acronyms
from copylint.analysis.names.folds import fold, packs, why_one
from copylint.analysis.names.gates import Verdict, phrase_gate, slip_gate, word_gate
from copylint.analysis.names.marked_forms import are_of_two_people, forms_of
from copylint.analysis.names.misspelled_words import is_everyday
from copylint.analysis.names.name_slots import (
    are_listed,
    first_names,
    is_behind_foreign_article,
    is_in_columns,
    is_known,
    stand_together,
    titles,
)
from copylint.analysis.names.namesakes import find_namesakes
from copylint.analysis.names.opening_words import find_opening_words
from copylint.analysis.names.sound_alikes import sound_alikes
from copylint.analysis.names.spellings import Occurrence, Spelling
from copylint.analysis.names.stand_ins import (
    are_two_names,
    is_cut_short,
    is_derived_form,
    is_first_name_slip,
    is_listed_person,
    is_second_reference,
)
from copylint.analysis.names.titled import STREETS
from copylint.analysis.names.word_forms import (
    is_plural,
    is_same_but_for_marks,
)
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold as plain
from copylint.finding import Finding, Suggestion
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.glossary import Glossary

_DISPLAY = frozenset({"headline", "deck", "caption", "kicker", "pullquote"})
_LEAST_STREETS = 2
_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`min_letters`: shortest word compared; `min_letters_folded`: the same where both fold to one form.

    `frequent`: how often a form must stand before an unknown look-alike of it is taken for a slip. `long`: from so many
    letters on, twice is enough.
    """

    min_letters: int = 5
    min_letters_folded: int = 4
    frequent: int = 3
    long: int = 9


WORDS = frozenset({"usual", "count", "total", "places", "more"})
CASES = frozenset({"display", "first-name", "house", "marks", "namesake", "romanised", "street", "ungated"})


def manual() -> Iterator[str]:
    """What the manual page says beyond the rule file: the steps that make two romanisations one name."""
    yield "Spellings of one word, or of a person's full name, count as one when these steps make them equal:"
    for pack, steps in packs().items():
        yield f"  {pack.rstrip('>')}: {'; '.join(step.name for step in steps)}"


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each pair of spellings of one name, where the rarer one first stands."""
    licensed = {frozenset((fold(g.alias), fold(g.name))) for g in analysis.glosses if g.name}
    best = _best(analysis, options, licensed)
    namesakes = list(_namesakes(analysis))
    told = {finding.span.start for finding in namesakes}
    for verdict, usual, odd in best.values():
        if not (verdict.case == "first-name" and odd.span.start in told):
            yield from _findings(analysis, usual, odd, verdict)
    for spelling in analysis.spellings:
        yield from _marks(analysis, spelling)
    yield from _romanised(analysis, set(best), licensed)
    yield from namesakes
    yield from _opening_words(analysis)
    yield from _streets(analysis)
    for text, span, usual_text in stray_acronyms(analysis.acronyms, options.frequent):
        if text.lower() not in best:
            yield _stray(analysis, span, usual_text)


def _best(
    analysis: "Analysis", options: Options, licensed: set[frozenset[str]]
) -> dict[str, tuple[Verdict, Spelling, Spelling]]:
    """For each odd form the usual one it most likely stands for; `licensed` are pairs that the copy itself explains."""
    best: dict[str, tuple[Verdict, Spelling, Spelling]] = {}
    glossary = analysis.glossary
    for one, other in analysis.look_alikes:
        usual, odd = _by_weight(one, other, glossary)
        if frozenset((fold(usual.key), fold(odd.key))) in licensed or glossary.may_differ(usual.key, odd.key):
            continue
        verdict = _verdict(analysis, usual, odd, options) or word_gate(analysis, usual, odd)
        if verdict is not None and (odd.key not in best or _rank(verdict, usual) > _rank(*best[odd.key][:2])):
            best[odd.key] = verdict, usual, odd
    for lone, full in sound_alikes(analysis):
        if lone.key not in best and not glossary.may_differ(full.key, lone.key):
            best[lone.key] = Verdict("", "medium"), full, lone
    return best


def _rank(verdict: Verdict, usual: Spelling) -> tuple[bool, bool, int]:
    return verdict.case == "", verdict.confidence == "high", len(usual.occurrences)


def _by_weight(one: Spelling, other: Spelling, glossary: "Glossary") -> tuple[Spelling, Spelling]:
    """The usual spelling and the odd one: the settled one, then by count, quoted, whole, full name, the known one."""

    def weight(spelling: Spelling) -> tuple[bool, int, bool, bool, bool, bool, bool, int]:
        rival = other if spelling is one else one
        word = is_everyday(spelling) and not is_known(rival)
        full = any(o.place == "last" for o in spelling.occurrences)
        settled = glossary.settled(spelling.key) is not None
        cut = any(is_cut_short(spelling, longer) for longer in (one, other))
        said = all(occurrence.mention.quoted for occurrence in spelling.occurrences)
        return settled, len(spelling.occurrences), said, word, not cut, full, is_known(spelling), -spelling.span.start

    return (one, other) if weight(one) >= weight(other) else (other, one)


def _verdict(analysis: "Analysis", usual: Spelling, odd: Spelling, options: Options) -> Verdict | None:
    folded = fold(usual.key) == fold(odd.key)
    shorter, longer = sorted((len(usual.key), len(odd.key)))
    if shorter < options.min_letters_folded or (longer < options.min_letters and not folded):
        return None
    if lexicon.is_confusable(usual.key, odd.key) or stand_together(analysis, usual, odd):
        return None
    if is_same_but_for_marks(usual.key, odd.key) or all(is_in_columns(analysis, o) for o in odd.occurrences):
        return None
    if is_second_reference(analysis, odd, usual) or is_second_reference(analysis, usual, odd):
        return Verdict("", "high")
    if first_names(usual) & first_names(odd) and not is_plural(usual.key, odd.key):
        return Verdict("", "high")
    if folded and titles(usual) & titles(odd) and not is_derived_form(usual, odd):
        return Verdict("", "medium")
    if is_derived_form(usual, odd):
        return None
    if is_first_name_slip(usual, odd, options.frequent) or is_listed_person(analysis, usual, odd, options.frequent):
        return Verdict("", "medium")
    if are_two_names(usual, odd):
        return None
    slip = phrase_gate(usual, odd) or slip_gate(analysis, usual, odd, options.frequent, options.long)
    return slip or (_ungated(analysis, odd) if folded else None)


def _ungated(analysis: "Analysis", odd: Spelling) -> Verdict | None:
    """A form that is one with another in some romanisation, and no word of a title in another language."""
    foreign = any(is_behind_foreign_article(analysis, occurrence) for occurrence in odd.occurrences)
    return None if foreign else Verdict("ungated", "medium")


# Findings


def _words(
    analysis: "Analysis", usual: str, counts: tuple[int, int], spans: Sequence[Span], odd: Sequence[Span] = ()
) -> dict[str, str]:
    places = whereabouts(analysis, spans)
    more = _more(analysis, odd) if len(odd) > 1 else ""
    return {"usual": usual, "count": str(counts[0]), "total": str(sum(counts)), "places": places, "more": more}


def _more(analysis: "Analysis", spans: Sequence[Span]) -> str:
    """How often the odd form stands, and where else than in the field of its first place: " (×3, also in ¶5)"."""
    first = analysis.field_of(spans[0].start)
    elsewhere = [span for span in spans if not first.span.contains(span)]
    return f" (×{len(spans)}, also in {whereabouts(analysis, elsewhere)})" if elsewhere else f" (×{len(spans)})"


def _findings(analysis: "Analysis", usual: Spelling, odd: Spelling, verdict: Verdict) -> Iterator[Finding]:
    """One finding at the first place of the odd form; the usual one, and then its own other places, are the ends."""
    known = is_known(odd)
    places = [o.span for o in odd.occurrences if not (known and o.mention.quoted)]
    if not places:
        return
    shown = _shown(usual.occurrences)
    counts = len(usual.occurrences), len(odd.occurrences)
    text = shown[0].word
    words = _words(analysis, text, counts, sorted(o.span for o in shown), places)
    case = verdict.case or ("display" if _is_across(analysis, usual, odd) and verdict.confidence == "high" else "")
    if case in ("", "ungated", "marks") and analysis.glossary.settled(text) == text:
        case = "house"
    told = counts[0] > counts[1] or (is_everyday(usual) and not is_known(odd))
    suggestion = Suggestion(text, "likely") if told and not case else None
    ends = (*(o.span for o in shown), *places[1:])
    yield Finding(places[0], ends, words, verdict.confidence, suggestion, case, note=why_one(odd.text, usual.text))


def _romanised(analysis: "Analysis", found: set[str], licensed: set[frozenset[str]]) -> Iterator[Finding]:
    """People with one full name in two romanisations, where no word of theirs is found already."""
    for pair in analysis.romanised:
        odd, usual = sorted((pair.one, pair.other), key=lambda e: (len(e.mentions), -e.span.start))
        at = next((m for m in odd.mentions if m.text == odd.name and not m.quoted), None)
        names = frozenset((fold(odd.name), fold(usual.name)))
        if at is None or names in licensed or not found.isdisjoint(plain(word) for word in at.words):
            continue
        if analysis.glossary.may_differ(odd.name.split()[-1], usual.name.split()[-1]):
            continue
        spans = tuple(m.span for m in usual.mentions if m.text == usual.name)[:_SHOWN]
        if are_listed(analysis, at.span, spans):
            continue
        words = _words(analysis, usual.name, (len(usual.mentions), len(odd.mentions)), spans)
        better = Suggestion(usual.name, "likely") if len(usual.mentions) > len(odd.mentions) else None
        yield Finding(at.span, spans, words, "medium", better, "romanised", note=pair.why)


def _namesakes(analysis: "Analysis") -> Iterator[Finding]:
    """People who may be another one of the story under a wrong first name."""
    for odd, usual, sure in ((n.odd, n.usual, n.sure) for n in find_namesakes(analysis)):
        names = odd.words[0], usual[0].words[0]
        if analysis.glossary.may_differ(*map(plain, names)):
            continue
        spans = tuple(mention.span for mention in usual[:_SHOWN])
        words = _words(analysis, usual[0].text if sure else names[1], (len(usual), 1), spans)
        if sure:
            yield Finding(odd.span, spans, words, "medium", case="namesake")
        else:
            yield Finding(analysis.tokens[odd.first].span, spans, words, "medium", case="first-name")


def _streets(analysis: "Analysis") -> Iterator[Finding]:
    """Streets under two names, where the rarer one first stands."""
    if sum(len(analysis.positions.get(word, ())) for word in STREETS) < _LEAST_STREETS:
        return
    from copylint.analysis.places.streets import find_streets

    for street in find_streets(analysis):
        odd, usual = [[mention.span for mention in mentions] for mentions in (street.odd, street.usual)]
        words = _words(analysis, street.usual[0].text, (len(usual), len(odd)), usual[:_SHOWN], odd)
        yield Finding(odd[0], (*usual[:_SHOWN], *odd[1:]), words, "medium", case="street")


def _opening_words(analysis: "Analysis") -> Iterator[Finding]:
    """Surnames that became words of the language at the head of a sentence."""
    for usual, span in find_opening_words(analysis):
        shown = _shown(usual.occurrences)
        words = _words(analysis, shown[0].word, (len(usual.occurrences), 1), sorted(o.span for o in shown))
        yield Finding(span, tuple(o.span for o in shown), words, "medium", Suggestion(shown[0].word, "likely"))


def _stray(analysis: "Analysis", span: Span, usual: str) -> Finding:
    """An abbreviation that stands once, a letter from a frequent one."""
    places = analysis.acronyms.uses[usual]
    words = _words(analysis, usual, (len(places), 1), places[:_SHOWN])
    return Finding(span, tuple(places[:_SHOWN]), words, "medium", Suggestion(usual, "likely"))


def _shown(occurrences: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """The first few, and first of all the fullest that is not set in capitals."""
    fullest = max(occurrences, key=lambda o: (not o.word.isupper(), len(o.mention.words), -o.span.start))
    rest = [o for o in occurrences if o is not fullest]
    return [fullest, *rest[: _SHOWN - 1]]


def _is_across(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    """Whether one form stands only in headline, deck or captions and the other in the body."""
    sides = [{analysis.field_of(o.span.start).name for o in s.occurrences} for s in (usual, odd)]
    return any(one <= _DISPLAY and "body" in other for one, other in (sides, sides[::-1]))


def _marks(analysis: "Analysis", spelling: Spelling) -> Iterator[Finding]:
    """José and Jose, LeRoy and Leroy: one form but for its accents, or a person's but for a capital inside."""
    if len({occurrence.word for occurrence in spelling.occurrences}) < 2:
        return
    forms = forms_of(spelling)
    if len(forms) == 2 and not are_of_two_people(spelling, *forms.values()):
        settled = (analysis.glossary.settled(spelling.key) or "").lower()
        odd, usual = sorted(forms.values(), key=lambda group: _weight_of_marks(group, settled))
        verdict = Verdict("marks", "medium")
        for occurrence in odd[:1]:
            yield from _findings(
                analysis, Spelling(spelling.key, tuple(usual)), Spelling(spelling.key, (occurrence,)), verdict
            )


def _weight_of_marks(group: Sequence[Occurrence], settled: str) -> tuple[bool, int, int]:
    """How usual one of two forms is that differ in their marks: the settled one, then by count, then the first."""
    first = group[0]
    return first.word.lower() == settled, len(group), -first.span.start
