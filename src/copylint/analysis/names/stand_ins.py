"""Stand-ins: whether one spelling of a name stands in another one's place, or is a name of its own."""

from typing import TYPE_CHECKING

from copylint.analysis.names.misspelled_words import is_everyday
from copylint.analysis.names.name_forms import in_place_slot, is_listed
from copylint.analysis.names.name_slots import (
    first_names,
    has_full_name,
    is_a_person,
    is_given_name,
    is_known,
    is_place,
    speaks_alone,
    surnames,
)
from copylint.analysis.names.spellings import Occurrence, Spelling
from copylint.analysis.names.word_forms import (
    ends_in_a_for_e,
    is_derived,
    is_last_letter_doubled,
    is_likely_slip,
    is_plural,
)
from copylint.analysis.tables import gazetteer, lexicon

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

# A name that stands so often is the usual one, and a form of it that stands nowhere else is rather a slip.
_FREQUENT = 3
_LISTING = frozenset({",", "and", "&"})


def is_second_reference(analysis: "Analysis", lone: Spelling, full: Spelling) -> bool:
    """Whether one form speaks as a lone surname and only the other was ever introduced with a first name.

    A lone plural is a family, and a lone people or language is what is made of a country's name; no more does what is
    made of a name that is nobody's stand for it: "Olympic" for the Dover Olympics.
    """
    if not speaks_alone(analysis, lone) or has_full_name(lone) or lexicon.demonym(lone.text) is not None:
        return False
    if not is_a_person(full) and is_derived(lone.key, full.key):
        return False
    if len(lone.key) > len(full.key) and (
        is_plural(lone.key, full.key) or (is_derived(lone.key, full.key) and is_place(full.text))
    ):
        return False
    return is_a_person(full) or (has_full_name(full) and len(lone.occurrences) <= len(full.occurrences))


def is_first_name_slip(usual: Spelling, odd: Spelling, frequent: int) -> bool:
    """Whether a story that calls somebody by the first name has, once and never introduced, a look-alike of it."""
    if len(odd.occurrences) > 1 or odd.occurrences[0].place != "only" or odd.occurrences[0].mention.quoted:
        return False
    if odd.occurrences[0].mention.kind not in ("person", "other") or not lexicon.is_given_name(usual.key):
        return False
    people = {o.mention.text for o in usual.occurrences if o.place == "first" and o.mention.kind == "person"}
    alone = sum(o.place == "only" and not o.mention.quoted for o in usual.occurrences)
    return len(people) == 1 and alone >= frequent and is_likely_slip(usual.key, odd.key)


def is_listed_person(analysis: "Analysis", usual: Spelling, odd: Spelling, frequent: int) -> bool:
    """Whether a look-alike of somebody frequent is a word of the language everywhere but in a list of people."""
    if not lexicon.is_common_word(odd.key) or not is_likely_slip(usual.key, odd.key):
        return False
    alone = sum(o.place == "only" and o.mention.kind == "person" for o in usual.occurrences)
    return alone >= frequent and all(_is_beside_people(analysis, o.mention) for o in odd.occurrences)


def _is_beside_people(analysis: "Analysis", mention: "Mention") -> bool:
    """Whether the lone name stands in a list between two names, of which one is a person's."""
    starts, ends = analysis.mentions_by_first, analysis.mentions_by_last
    tokens, last = analysis.tokens, mention.last
    before = ends.get(mention.first - 2) if tokens[mention.first - 1].lower in _LISTING else None
    last += last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].lower in _LISTING
    after = starts.get(last + 1) if last < len(tokens) and tokens[last].lower in _LISTING else None
    if before is None or after is None or len(mention.words) > 1:
        return False
    return before.first in analysis.persons or after.first in analysis.persons


def are_two_names(usual: Spelling, odd: Spelling) -> bool:
    """Whether each form is established for itself: other first names, two places, two words of the language."""
    theirs, ours = first_names(usual), first_names(odd)
    if theirs and ours and not theirs & ours:
        return True
    if all(_is_a_persons_given_name(o) for o in odd.occurrences) and not surnames(odd) & surnames(usual):
        return surnames(usual) != set()
    if lexicon.is_common_word(odd.key):
        return True
    if gazetteer.places(usual.text) and gazetteer.places(odd.text) and not gazetteer.same_place(usual.text, odd.text):
        return not (ours & theirs or are_surnames_of_one(usual, odd))
    return lexicon.are_two_given_names(usual.key, odd.key) and not ours & theirs


def are_surnames_of_one(usual: Spelling, odd: Spelling) -> bool:
    """Whether a surname that nobody is introduced by stands once, alone, in a story that uses one like it as often.

    "Thomson had sold it" beside Neil Thompson, who is Thompson elsewhere, however many towns have either name.
    """
    if len(odd.occurrences) > 1 or not is_a_person(usual) or not lexicon.is_surname(odd.key):
        return False
    one = odd.occurrences[0]
    lone = sum(o.place == "only" and o.mention.kind == "person" for o in usual.occurrences)
    return one.place == "only" and one.mention.kind in ("person", "other") and not one.mention.quoted and lone > 0


def _is_a_persons_given_name(occurrence: Occurrence) -> bool:
    return is_given_name(occurrence) and occurrence.mention.kind not in ("organisation", "place")


def is_derived_form(usual: Spelling, odd: Spelling) -> bool:
    """Whether one is made of the other by an ending, and no slip of it: "Texan" of "Texas"."""
    return is_derived(usual.key, odd.key) and not _is_slip_of_an_ending(usual, odd)


def _is_slip_of_an_ending(usual: Spelling, odd: Spelling) -> bool:
    """Whether a form that is nothing anywhere has a letter too many, too few or a wrong one at its end."""
    if is_known(odd):
        return False
    if ends_in_a_for_e(usual.key, odd.key):
        return len(usual.occurrences) >= _FREQUENT or (is_everyday(usual) and _stands_alone(odd))
    cut = is_cut_short(odd, usual) and not is_plural(usual.key, odd.key)
    return cut or is_last_letter_doubled(usual.key, odd.key)


def _stands_alone(spelling: Spelling) -> bool:
    return all(o.place == "only" for o in spelling.occurrences)


def is_cut_short(spelling: Spelling, longer: Spelling) -> bool:
    """Whether one form is the other, a known one, without its end, and no name itself: "Olivei" of "Oliveira".

    A land is not its people cut short: Bengal, Bengali.
    """
    cut = longer.key != spelling.key and longer.key.startswith(spelling.key)
    return cut and is_known(longer) and not is_known(spelling) and not lexicon.is_group(longer.text)


def is_short_for_somebody(analysis: "Analysis", spelling: Spelling) -> bool:
    """Whether the lone form is what the story calls a person whom it names in full: "Velky" for Anas al-Velky."""
    lone = (o.mention for o in spelling.occurrences if o.place == "only")
    people = (analysis.persons.get(mention.first) for mention in lone)
    return any(person is not None and len(person.name.split()) > 1 for person in people)


def is_a_term(analysis: "Analysis", odd: Spelling) -> bool:
    """Whether the form is a place, or a name with several known forms: another rule's business."""
    return is_listed(odd.text) or all(in_place_slot(analysis, o.mention) for o in odd.occurrences)
