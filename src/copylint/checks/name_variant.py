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
_ENDINGS = frozenset({"n", "an", "ian", "ean", "i", "ese", "ish", "ic", "y", "s", "es", "ns", "ans", "ed", "er", "ers", "al", "a", "ism", "ist"})
_DISPLAY = frozenset({"headline", "deck", "caption", "kicker", "pullquote"})
_GENDERS = frozenset("aoexu@") | {"os", "as", "es"}
_STEM = 4
_DETERMINERS = frozenset({"the", "a", "an", "some", "many", "other", "most", "these", "those"})
_VOWELS = frozenset("aeiouy")
_NEAR_CONSONANTS = tuple(
    map(frozenset, ("szcx", "ckqg", "vwfb", "dt", "mn", "bp", "gj", "lr", "td", "rt", "fg", "gh", "hj", "jk", "kl", "df", "sd", "cv", "bn", "vb"))
)
_JOINING = frozenset({",", "and", "or", "&", "nor", "vs", "versus", "not", ";", "/"})
_NEAR_TOKENS = 4
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
    best: dict[str, tuple[_Verdict, Spelling, Spelling]] = {}
    for one, other in look_alikes(analysis.spellings):
        usual, odd = _by_weight(one, other)
        if frozenset((fold(usual.key), fold(odd.key))) in licensed:
            continue
        verdict = _verdict(analysis, usual, odd, options)
        if verdict is not None and (odd.key not in best or _rank(verdict, usual) > _rank(*best[odd.key][:2])):
            best[odd.key] = verdict, usual, odd
    for verdict, usual, odd in best.values():
        yield from _findings(analysis, usual, odd, verdict)
    for spelling in analysis.spellings:
        yield from _marks(analysis, spelling)


def _rank(verdict: _Verdict, usual: Spelling) -> tuple[bool, bool, int]:
    return verdict.case == "", verdict.confidence == "high", len(usual.occurrences)


def _by_weight(one: Spelling, other: Spelling) -> tuple[Spelling, Spelling]:
    """The usual spelling and the odd one: by count, then the one with a full name, the known one, the first."""

    def weight(spelling: Spelling) -> tuple[int, bool, bool, int]:
        full = any(o.place == "last" for o in spelling.occurrences)
        return len(spelling.occurrences), full, _is_known(spelling), -spelling.span.start

    return (one, other) if weight(one) >= weight(other) else (other, one)


def _verdict(analysis: "Analysis", usual: Spelling, odd: Spelling, options: Options) -> _Verdict | None:
    folded = fold(usual.key) == fold(odd.key)
    shorter, longer = sorted((len(usual.key), len(odd.key)))
    if shorter < options.min_letters_folded or (longer < options.min_letters and not folded):
        return None
    if lexicon.is_confusable(usual.key, odd.key) or _stand_together(analysis, usual, odd):
        return None
    if _is_same_but_for_marks(usual, odd):
        return None
    if _is_second_reference(analysis, odd, usual) or _is_second_reference(analysis, usual, odd):
        return _Verdict("", "high")
    if _first_names(usual) & _first_names(odd) and not _is_plural(usual, odd):
        return _Verdict("", "high")
    if _is_derived(usual, odd) or _are_two_names(usual, odd):
        return None
    slip = _phrase_gate(usual, odd) or _slip_gate(analysis, usual, odd, options)
    return slip or (_Verdict("ungated", "medium") if folded else None)


# What the two spellings are


def _is_known(spelling: Spelling) -> bool:
    """Whether the form, or each part of a hyphenated one, is a word, a name or a place in its own right."""
    return all(_is_known_word(part) for part in spelling.text.split("-") if len(part) > 1)


def _is_known_word(word: str) -> bool:
    return (
        lexicon.is_common_word(word)
        or lexicon.is_given_name(word)
        or lexicon.is_surname(word)
        or lexicon.demonym(word) is not None
        or _is_place(word)
    )


def _is_a_person(spelling: Spelling) -> bool:
    return any(o.place == "last" and o.mention.kind == "person" for o in spelling.occurrences)


def _has_full_name(spelling: Spelling) -> bool:
    return any(o.place == "last" and o.mention.kind in ("person", "other") for o in spelling.occurrences)


def _speaks_alone(analysis: "Analysis", spelling: Spelling) -> bool:
    """Whether the form stands as a lone surname where a person speaks or is addressed."""
    return not lexicon.is_title(spelling.key) and any(
        o.place == "only"
        and (o.mention.speaks or o.mention.courtesy)
        and o.mention.kind in ("person", "other", "place")
        and analysis.tokens[o.mention.first - 1].lower not in _DETERMINERS
        for o in spelling.occurrences
    )


def _is_second_reference(analysis: "Analysis", lone: Spelling, full: Spelling) -> bool:
    """Whether one form speaks as a lone surname and only the other was ever introduced with a first name.

    A lone plural is a family, and a lone people or language is what is made of a country's name.
    """
    if not _speaks_alone(analysis, lone) or _has_full_name(lone) or lexicon.demonym(lone.text) is not None:
        return False
    if len(lone.key) > len(full.key) and (_is_plural(lone, full) or (_is_derived(lone, full) and _is_place(full.text))):
        return False
    return _is_a_person(full) or (_has_full_name(full) and len(lone.occurrences) <= len(full.occurrences))


def _is_place(name: str) -> bool:
    return bool(lexicon.country(name) or lexicon.us_state(name) or gazetteer.places(name))


def _is_same_but_for_marks(usual: Spelling, odd: Spelling) -> bool:
    """Start-Up and Startup, N.I.D.A. and NIDA: one form but for hyphens and stops."""
    return _letters(usual.key) == _letters(odd.key)


def _letters(key: str) -> str:
    return "".join(filter(str.isalpha, key))


def _is_plural(one: Spelling, other: Spelling) -> bool:
    shorter, longer = sorted((one.key, other.key), key=len)
    return longer in (shorter + "s", shorter + "es")


def _is_derived(usual: Spelling, odd: Spelling) -> bool:
    """Whether the two are forms of one word: Texas, Texan, Texans; Recomendado, Recomendada; D-Ohio."""
    one, other = usual.key, odd.key
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = {one[shared:], other[shared:]}
    if one[-2:] == other or other[-2:] == one or one.endswith("-" + other) or other.endswith("-" + one):
        return True
    if ends == {"", other[-1]} and other[-2:-1] == other[-1] and not _is_known(odd):
        return False  # Frontt: the last letter struck twice
    if "" not in ends and fold(one) == fold(other):
        return False  # Observatori: -i and -y are one ending in two spellings
    return shared >= _STEM and (ends - {""} <= _ENDINGS or ends <= _GENDERS)


def _stand_together(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    """Whether the two stand side by side in a list somewhere, as two names in one breath do."""
    places = sorted((o.mention.first, o.mention.last, number) for number, s in enumerate((usual, odd)) for o in s.occurrences)
    return any(
        a[2] != b[2] and (a[0] == b[0] or _are_listed(analysis, a[1], b[0])) for a, b in zip(places, places[1:], strict=False)
    )


def _are_listed(analysis: "Analysis", end: int, start: int) -> bool:
    between = {token.lower for token in analysis.tokens[end:start]} if start - end < _NEAR_TOKENS else set()
    return bool(between & _JOINING)


def _first_names(spelling: Spelling) -> set[str]:
    """The words before the form where it ends the name of a person."""
    people = (o for o in spelling.occurrences if o.place == "last" and o.mention.kind == "person")
    return {fold(o.mention.words[o.index - 1]) for o in people}


def _surnames(spelling: Spelling) -> set[str]:
    return {fold(o.mention.words[-1]) for o in spelling.occurrences if o.place == "first"}


def _are_two_names(usual: Spelling, odd: Spelling) -> bool:
    """Whether each form is established for itself: other first names, two places, two words of the language."""
    theirs, ours = _first_names(usual), _first_names(odd)
    if theirs and ours and not theirs & ours:
        return True
    if all(o.place == "first" for o in odd.occurrences) and not _surnames(odd) & _surnames(usual):
        return _surnames(usual) != set()
    if lexicon.is_common_word(odd.key):
        return True
    if gazetteer.places(usual.text) and gazetteer.places(odd.text) and not gazetteer.same_place(usual.text, odd.text):
        return not ours & theirs
    return lexicon.are_two_given_names(usual.key, odd.key) and not ours & theirs


# Gates


def _phrase_gate(usual: Spelling, odd: Spelling) -> _Verdict | None:
    """The same word of a name beside both: "Human Rigths", "Michael Regan"."""
    twins = {neighbour for o in usual.occurrences for neighbour in _neighbours(o)}
    same = [o for o in odd.occurrences if not twins.isdisjoint(_neighbours(o))]
    if not same:
        return None
    if any(o.place == "first" and o.mention.kind == "person" for o in same) and _is_known(odd):
        return _Verdict("first-name", "medium")
    if _is_known(odd) and not any(o.mention.kind == "person" for o in same):
        return None
    return _Verdict("", "high")


def _neighbours(occurrence: Occurrence) -> Iterator[tuple[int, str]]:
    words = occurrence.mention.words
    for side in (-1, 1):
        if 0 <= occurrence.index + side < len(words):
            yield side, fold(words[occurrence.index + side])


def _slip_gate(analysis: "Analysis", usual: Spelling, odd: Spelling, options: Options) -> _Verdict | None:
    """A form that is no word, name or place anywhere, beside one that is or that is frequent here."""
    count, often = len(odd.occurrences), len(usual.occurrences)
    if _shape(odd) != _shape(usual) or not _is_a_likely_slip(usual.key, odd.key) or _are_place_and_person(usual, odd):
        return None
    if _is_a_person(usual) and all(o.place == "only" and o.mention.kind in ("person", "other") for o in odd.occurrences):
        return _Verdict("", "medium")
    if _is_known(odd):
        return None
    if any(_is_among_foreign_words(analysis, o) for o in odd.occurrences):
        return None
    if count <= max(1, often // 3) and (_is_known(usual) or often >= options.frequent):
        return _Verdict("", "medium")
    return None


def _are_place_and_person(usual: Spelling, odd: Spelling) -> bool:
    kinds = [{o.mention.kind for o in spelling.occurrences} for spelling in (usual, odd)]
    return {"place", "person"} == kinds[0] | kinds[1] and not kinds[0] & kinds[1]


def _shape(spelling: Spelling) -> str:
    """Where the capitals inside a form stand: SpotlightPA and Spotlight are no slip of each other."""
    return "capitals" if spelling.text.isupper() else "mixed" if any(map(str.isupper, spelling.text[1:])) else "plain"


def _is_a_likely_slip(one: str, other: str) -> bool:
    """Not a letter put in front, nor a consonant for one that neither sounds like it nor lies beside it: Wikimedia."""
    if len(one) != len(other):
        return one[1:] != other and other[1:] != one
    replaced = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    if len(replaced) != 1 or replaced[0] & _VOWELS:
        return True
    return any(replaced[0] <= near for near in _NEAR_CONSONANTS)


def _is_among_foreign_words(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether a particle stands beside the name: "Corte Suprema del estado" is another language's copy."""
    mention = occurrence.mention
    around = analysis.tokens[max(0, mention.first - 1) : mention.last + 1]
    return any(lexicon.is_particle(token.lower) for token in around if not token.is_capitalized)


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
