"""A place, a body or another proper noun in two forms: Kyiv and Kiev, Nagorno-Karabakh and Nagorno Karabakh."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.folds import fold
from copylint.analysis.names.name_forms import (
    Form,
    are_spellings,
    forms_by_letters,
    forms_by_table,
    in_place_slot,
    is_renamed,
    letters,
)
from copylint.analysis.names.name_slots import are_place_and_person, is_known, stand_together
from copylint.analysis.names.spellings import Spelling
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_same_but_for_marks
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer, lexicon
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHOWN = 3
_HISTORY = frozenset(
    "then ago formerly former once century colonial wartime renamed rename known called officially calls name names"
    " spelled spelling pronounced".split()
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`min_letters`: shortest name of a place that is compared with another one by its letters."""

    min_letters: int = 6


WORDS = frozenset({"usual", "count", "total", "places"})
CASES = frozenset({"marks", "quoted", "renamed", "slip"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The first place of each rarer form."""
    licensed = {frozenset((letters(g.alias), letters(g.name))) for g in analysis.glosses if g.name}
    for usual, odd, case in [
        *_by_table(analysis),
        *_by_slip(analysis, options),
        *_by_marks(analysis),
        *_by_quote(analysis),
    ]:
        if frozenset((letters(usual.text), letters(odd.text))) not in licensed:
            yield _finding(analysis, usual, odd, case)


def _against_usual(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """The most frequent form with each of the others; the one that stands first where they stand even."""
    usual = max(forms, key=lambda form: (len(form.spans), -form.spans[0].start))
    return ((usual, form) for form in forms if form is not usual)


def _by_table(analysis: "Analysis") -> Iterator[tuple[Form, Form, str]]:
    for forms in forms_by_table(analysis):
        for usual, odd in _against_usual(forms):
            if is_renamed(usual.text, odd.text):
                if _is_today(analysis, usual) and _is_today(analysis, odd):
                    yield usual, odd, "renamed"
            elif are_spellings(usual.text, odd.text) and not _is_told_of(analysis, odd):
                yield usual, odd, ""


def _is_today(analysis: "Analysis", form: Form) -> bool:
    """Whether the form stands for the place itself, and not in a sentence on its history."""
    return any(in_place_slot(analysis, m) for m in form.mentions) and not _is_told_of(analysis, form)


def _is_told_of(analysis: "Analysis", form: Form) -> bool:
    """Whether every sentence with the form is on the name itself or on the past."""
    return all(_is_history(analysis, mention.first) for mention in form.mentions)


def _is_history(analysis: "Analysis", token: int) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(token)]
    said = {t.lower for t in analysis.tokens[sentence.first : sentence.last]}
    return not _HISTORY.isdisjoint(said) or any(len(word) == 4 and word.isdigit() and word < "2015" for word in said)


def _by_slip(analysis: "Analysis", options: Options) -> Iterator[tuple[Form, Form, str]]:
    """Two places one letter apart, the rarer of which nobody knows."""
    for one, other in analysis.look_alikes:
        if not (_names_place(analysis, one, options) and _names_place(analysis, other, options)):
            continue
        odd, usual = sorted((one, other), key=lambda s: (is_known(s), len(s.occurrences), -s.span.start))
        if not is_known(odd) and _may_slip(analysis, usual, odd):
            yield _form(usual), _form(odd), "slip"


def _by_quote(analysis: "Analysis") -> Iterator[tuple[Form, Form, str]]:
    """A place that only people who are quoted call so, and that the copy never explains."""
    for pair in analysis.look_alikes:
        odd, usual = sorted(pair, key=lambda s: (not all(o.mention.quoted for o in s.occurrences), s.span.start))
        said = all(o.mention.quoted and o.place == "only" for o in odd.occurrences)
        told = [o for o in usual.occurrences if not o.mention.quoted]
        if said and len(told) > 1 and gazetteer.same_place(usual.text, odd.text) and told[0].mention.kind != "person":
            yield _form(Spelling(usual.key, tuple(told))), _form(odd), "quoted"


def _names_place(analysis: "Analysis", spelling: Spelling, options: Options) -> bool:
    """Whether the form stands for a place, alone, and never for a person."""
    return (
        len(spelling.key) >= options.min_letters
        and all(
            o.place == "only" and o.mention.kind in ("place", "other") and not o.mention.quoted
            for o in spelling.occurrences
        )
        and any(in_place_slot(analysis, o.mention) for o in spelling.occurrences)
    )


def _may_slip(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    if lexicon.is_confusable(usual.key, odd.key) or stand_together(analysis, usual, odd):
        return False
    if is_same_but_for_marks(usual.key, odd.key) or is_derived(usual.key, odd.key):
        return False
    if gazetteer.same_place(usual.text, odd.text) or are_place_and_person(usual, odd):
        return False
    return fold(usual.key) == fold(odd.key) or is_likely_slip(usual.key, odd.key)


def _form(spelling: Spelling) -> Form:
    mentions = tuple(o.mention for o in spelling.occurrences)
    return Form(spelling.text, tuple(o.span for o in spelling.occurrences), mentions)


def _by_marks(analysis: "Analysis") -> Iterator[tuple[Form, Form, str]]:
    """Forms that hyphens, spaces, accents and capitals tell apart."""
    for forms in forms_by_letters(analysis):
        written = [form for form in forms if not form.text.isupper()]
        if len(written) > 1:
            yield from ((usual, odd, "marks") for usual, odd in _against_usual(written) if _differ(usual, odd))


def _differ(one: Form, other: Form) -> bool:
    """Whether they differ in more than stops and the capitals at the head of words, and stand for no people."""
    first, second = (form.text.replace(".", "") for form in (one, other))
    if _initials_lowered(first) == _initials_lowered(second):
        return False
    tails = (text.rpartition("-")[2] for text in (first, second))
    return not any(lexicon.is_group(tail) or lexicon.demonym(tail) for tail in tails)


def _initials_lowered(text: str) -> list[str]:
    """The parts of a name, each with its first letter small: "al-Nusra" and "Al-Nusra" are one at a sentence's head."""
    return [part[:1].lower() + part[1:] for part in text.replace("-", " - ").split()]


def _finding(analysis: "Analysis", usual: Form, odd: Form, case: str) -> Finding:
    against = usual.spans[:_SHOWN]
    words = {
        "usual": usual.text,
        "count": str(len(usual.spans)),
        "total": str(len(usual.spans) + len(odd.spans)),
        "places": whereabouts(analysis, against),
    }
    own = any(m.text != odd.text for m in odd.mentions)  # part of a longer name, which may be spelled so
    better = Suggestion(usual.text, "likely") if len(usual.spans) > len(odd.spans) and not own else None
    return Finding(odd.spans[0], against, words, "medium", better, case)
