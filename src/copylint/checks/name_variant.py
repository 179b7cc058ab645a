"""One name, two spellings: a rare form of a name's word that looks like a usual one and stands in its place.

Look-alikes alone are right one time in eight; what makes a finding is the slot the odd form stands in.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from copylint.analysis import gazetteer, lexicon
from copylint.analysis.folds import fold
from copylint.analysis.spellings import Occurrence, Spelling, look_alikes
from copylint.finding import Confidence, Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# A word and the same word with one of these is a name and what is made of it: Azerbaijan, Azerbaijani.
_ENDINGS = frozenset({"n", "an", "ian", "ean", "i", "ese", "ish", "ic", "y", "s", "es", "ns", "ans", "ed", "er", "ers", "al", "ism", "ist"})
_DISPLAY = frozenset({"headline", "deck", "caption", "kicker", "pullquote"})
_NEAR_TOKENS = 8
_SHOWN = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`min_letters`: shortest word compared; `min_letters_folded`: the same where both fold to one form.

    `frequent`: how often a form must stand before an unknown look-alike of it is taken for a slip.
    """

    min_letters: int = 5
    min_letters_folded: int = 4
    frequent: int = 3


WORDS = frozenset({"usual", "count", "total", "places"})
CASES = frozenset({"display", "first-name", "ungated", "marks"})


class _Verdict(NamedTuple):
    case: str
    confidence: Confidence


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Every place where the rarer of two spellings of one name stands."""
    licensed = {frozenset((fold(g.alias), fold(g.name))) for g in analysis.glosses if g.name}
    for one, other in look_alikes(analysis.spellings):
        usual, odd = _by_weight(one, other)
        if frozenset((fold(usual.key), fold(odd.key))) in licensed:
            continue
        verdict = _verdict(usual, odd, options)
        if verdict is not None:
            yield from _findings(analysis, usual, odd, verdict)
    for spelling in analysis.spellings:
        yield from _marks(analysis, spelling)


def _by_weight(one: Spelling, other: Spelling) -> tuple[Spelling, Spelling]:
    """The usual spelling and the odd one: by count, then the one with a full name, the known one, the first."""

    def weight(spelling: Spelling) -> tuple[int, bool, bool, int]:
        full = any(o.place == "last" for o in spelling.occurrences)
        return len(spelling.occurrences), full, _is_known(spelling), -spelling.span.start

    return (one, other) if weight(one) >= weight(other) else (other, one)


def _verdict(usual: Spelling, odd: Spelling, options: Options) -> _Verdict | None:
    folded = fold(usual.key) == fold(odd.key)
    shortest = min(len(usual.key), len(odd.key))
    if shortest < (options.min_letters_folded if folded else options.min_letters):
        return None
    if lexicon.is_confusable(usual.key, odd.key) or _stand_together(usual, odd):
        return None
    if _speaks_alone(odd) and _has_full_name(usual) and not _has_full_name(odd):
        return _Verdict("", "high")
    if _is_derived(usual.key, odd.key) or _are_two_names(usual, odd):
        return None
    return _phrase_gate(usual, odd) or _slip_gate(usual, odd, options) or (_Verdict("ungated", "medium") if folded else None)


# What the two spellings are


def _is_known(spelling: Spelling) -> bool:
    """Whether the form is a word, a name or a place in its own right."""
    word = spelling.key
    return (
        lexicon.is_common_word(word)
        or lexicon.is_given_name(word)
        or lexicon.is_surname(word)
        or lexicon.country(spelling.text) is not None
        or lexicon.demonym(spelling.text) is not None
        or lexicon.us_state(spelling.text) is not None
        or bool(gazetteer.places(spelling.text))
    )


def _has_full_name(spelling: Spelling) -> bool:
    return any(o.place == "last" and o.mention.kind == "person" for o in spelling.occurrences)


def _speaks_alone(spelling: Spelling) -> bool:
    """Whether the form stands as a lone surname where a person speaks or is addressed."""
    return not lexicon.is_title(spelling.key) and any(
        o.place == "only" and (o.mention.speaks or o.mention.courtesy) and o.mention.kind in ("person", "other", "place")
        for o in spelling.occurrences
    )


def _is_derived(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _stand_together(usual: Spelling, odd: Spelling) -> bool:
    """Whether the two stand side by side somewhere, as two names in one breath do."""
    places = sorted((o.mention.first, number) for number, s in enumerate((usual, odd)) for o in s.occurrences)
    return any(a[1] != b[1] and b[0] - a[0] < _NEAR_TOKENS for a, b in zip(places, places[1:], strict=False))


def _first_names(spelling: Spelling) -> set[str]:
    return {fold(o.mention.words[o.index - 1]) for o in spelling.occurrences if o.place == "last"}


def _are_two_names(usual: Spelling, odd: Spelling) -> bool:
    """Whether each form is established for itself: other first names, two places, two words of the language."""
    theirs, ours = _first_names(usual), _first_names(odd)
    if theirs and ours and not theirs & ours:
        return True
    if lexicon.is_common_word(odd.key):
        return True
    if gazetteer.places(usual.text) and gazetteer.places(odd.text) and not gazetteer.same_place(usual.text, odd.text):
        return not ours & theirs
    return lexicon.are_two_given_names(usual.key, odd.key) and not ours & theirs


# Gates


def _phrase_gate(usual: Spelling, odd: Spelling) -> _Verdict | None:
    """Names of several words that differ in this one alone: "Human Rigths", "Michael Regan"."""
    twins = {_frame(o) for o in usual.occurrences if len(o.mention.words) > 1}
    same = [o for o in odd.occurrences if len(o.mention.words) > 1 and _frame(o) in twins]
    if not same:
        return None
    if any(o.place == "first" and o.mention.kind == "person" for o in same) and _is_known(odd):
        return _Verdict("first-name", "medium")
    if _is_known(odd) and not any(o.mention.kind == "person" for o in same):
        return None
    return _Verdict("", "high")


def _frame(occurrence: Occurrence) -> tuple[str, ...]:
    words = [fold(word) for word in occurrence.mention.words]
    words[occurrence.index] = ""
    return tuple(words)


def _slip_gate(usual: Spelling, odd: Spelling, options: Options) -> _Verdict | None:
    """A form that is no word, name or place anywhere, beside one that is or that is frequent here."""
    count, often = len(odd.occurrences), len(usual.occurrences)
    lone = all(o.place == "only" for o in odd.occurrences)
    if lone and _has_full_name(usual) and all(o.mention.kind in ("person", "other") for o in odd.occurrences):
        return _Verdict("", "medium")
    if not _is_known(odd) and count <= max(1, often // 3) and (_is_known(usual) or often >= options.frequent):
        return _Verdict("", "medium")
    return None


# Findings


def _findings(analysis: "Analysis", usual: Spelling, odd: Spelling, verdict: _Verdict) -> Iterator[Finding]:
    shown = _shown(usual.occurrences)
    words = {
        "usual": shown[0].mention.words[shown[0].index],
        "count": str(len(usual.occurrences)),
        "total": str(len(usual.occurrences) + len(odd.occurrences)),
        "places": _places(analysis, shown),
    }
    known = _is_known(odd)
    for occurrence in odd.occurrences:
        if occurrence.mention.quoted and known:
            continue
        case = verdict.case or ("display" if _is_across(analysis, usual, odd) and verdict.confidence == "high" else "")
        suggestion = Suggestion(words["usual"], "likely") if not case else None
        yield Finding(occurrence.span, tuple(o.span for o in shown), words, verdict.confidence, suggestion, case)


def _shown(occurrences: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """The first few, and first of all the fullest."""
    fullest = max(occurrences, key=lambda o: (len(o.mention.words), -o.span.start))
    rest = [o for o in occurrences if o is not fullest]
    return [fullest, *rest[: _SHOWN - 1]]


def _places(analysis: "Analysis", occurrences: Sequence[Occurrence]) -> str:
    fields = (analysis.field_of(o.span.start) for o in sorted(occurrences, key=lambda o: o.span))
    names = list(dict.fromkeys(f"¶{f.paragraph}" if f.name == "body" else f.name for f in fields))
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _is_across(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    """Whether one form stands only in headline, deck or captions and the other in the body."""
    sides = [{analysis.field_of(o.span.start).name for o in s.occurrences} for s in (usual, odd)]
    return any(one <= _DISPLAY and "body" in other for one, other in (sides, sides[::-1]))


def _marks(analysis: "Analysis", spelling: Spelling) -> Iterator[Finding]:
    """José and Jose: one form but for its accents."""
    forms: dict[str, list[Occurrence]] = {}
    for occurrence in spelling.occurrences:
        forms.setdefault(occurrence.mention.words[occurrence.index].lower(), []).append(occurrence)
    if len(forms) == 2:
        odd, usual = sorted(forms.values(), key=lambda group: (len(group), -group[0].span.start))
        verdict = _Verdict("marks", "medium")
        for occurrence in odd[:1]:
            yield from _findings(analysis, Spelling(spelling.key, tuple(usual)), Spelling(spelling.key, (occurrence,)), verdict)
