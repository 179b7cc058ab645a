"""Marked forms: one word of a name with and without its accents, or the capital inside it."""

from collections.abc import Sequence

from copylint.analysis.names.name_slots import first_names
from copylint.analysis.names.spellings import Occurrence, Spelling


def forms_of(spelling: Spelling) -> dict[str, list[Occurrence]]:
    """The forms, with what tells them apart: accents, and in a person's name a capital inside ("LeRoy").

    What is set in capitals tells nothing of those inside, and belongs to the form that stands first.
    """
    forms: dict[str, list[Occurrence]] = {}
    person = all(o.mention.kind == "person" and "-" not in o.word for o in spelling.occurrences)
    told = [o for o in spelling.occurrences if not o.mention.quoted]
    for occurrence in sorted(told, key=lambda o: o.word[-2:].isupper()):
        word = occurrence.word
        plain = word.lower() if not person else word[:1].lower() + word[1:]
        if word[-2:].isupper():
            plain = next((form for form in forms if form.lower() == word.lower()), word.lower())
        forms.setdefault(plain, []).append(occurrence)
    return forms


def are_of_two_people(spelling: Spelling, some: Sequence[Occurrence], others: Sequence[Occurrence]) -> bool:
    """Whether two forms that differ in capitals stand behind different first names only: Ann LeRoy and Tom Leroy."""
    names = [first_names(Spelling(spelling.key, tuple(group))) for group in (some, others)]
    return all(names) and not names[0] & names[1]
