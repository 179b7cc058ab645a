"""Gates: in which place of a usual spelling an odd one must stand to be taken for a slip of it."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.names.misspelled_words import is_everyday, is_misspelled_word
from copylint.analysis.names.name_slots import (
    are_at_other_ends,
    are_place_and_person,
    is_a_person,
    is_among_foreign_words,
    is_known,
    is_title_of_work,
    neighbours,
)
from copylint.analysis.names.spellings import Spelling
from copylint.analysis.names.stand_ins import is_a_term, is_short_for_somebody
from copylint.analysis.names.word_forms import is_inner_slip, is_likely_slip, shape

if TYPE_CHECKING:
    from copylint.analysis import Analysis


_LONG_SURNAME = 7


class Verdict(Struct, frozen=True, gc=False):
    """The case of a finding, "" for the plain one, and how sure it is."""

    case: str
    confidence: Literal["high", "medium", "low"]


def phrase_gate(usual: Spelling, odd: Spelling) -> Verdict | None:
    """The same word of a name beside both: "Human Rigths", "Michael Regan"."""
    twins = {neighbour for o in usual.occurrences for neighbour in neighbours(o)}
    same = [o for o in odd.occurrences if not twins.isdisjoint(neighbours(o))]
    if not same:
        return None
    if any(o.place == "first" and o.mention.kind == "person" for o in same) and is_known(odd):
        return Verdict("first-name", "medium")
    if is_known(odd) and not any(o.mention.kind == "person" for o in same):
        return None
    return Verdict("", "high")


def _is_slip_of_a_surname(usual: Spelling, odd: Spelling) -> bool:
    """Whether one letter of a long surname is another one in a form that stands once and is no name: Babicin, Babicic.

    The surname stands alone elsewhere, as the form does.
    """
    if len(odd.occurrences) > 1 or len(odd.key) != len(usual.key) or len(odd.key) < _LONG_SURNAME or is_known(odd):
        return False
    lone = any(o.place == "only" and o.mention.kind == "person" for o in usual.occurrences)
    return lone and is_a_person(usual) and odd.occurrences[0].place == "only" and usual.key[0] == odd.key[0]


def word_gate(analysis: "Analysis", usual: Spelling, odd: Spelling) -> Verdict | None:
    """A word of the language or a country's name, a slip off, where no name stands: "in Nigerie"."""
    return Verdict("", "medium") if is_misspelled_word(analysis, usual, odd) else None


def slip_gate(analysis: "Analysis", usual: Spelling, odd: Spelling, frequent: int, long: int) -> Verdict | None:
    """A form that is no word, name or place anywhere, beside one that is or that is frequent here.

    `frequent` is how often the usual form must stand; from `long` letters on, twice is enough.
    """
    count, often = len(odd.occurrences), len(usual.occurrences)
    if (
        shape(odd.text) != shape(usual.text)
        or not (is_likely_slip(usual.key, odd.key) or _is_slip_of_a_surname(usual, odd))
        or (are_place_and_person(usual, odd) and (is_known(odd) or not is_everyday(usual)))
        or are_at_other_ends(usual, odd)
    ):
        return None
    if is_a_person(usual) and all(o.place == "only" and o.mention.kind in ("person", "other") for o in odd.occurrences):
        return Verdict("", "medium")
    if is_known(odd) or is_short_for_somebody(analysis, odd):
        return None
    if any(is_among_foreign_words(analysis, o) or is_title_of_work(analysis, o) for o in odd.occurrences):
        return None
    if count == 1 and shape(odd.text) != "capitals" and is_inner_slip(usual.key, odd.key) and not is_known(usual):
        return Verdict("", "medium")
    enough = 2 if len(usual.key) >= long and not is_a_term(analysis, odd) else frequent
    if count <= max(1, often // 3) and (is_known(usual) or often >= enough):
        return Verdict("", "medium")
    return None
