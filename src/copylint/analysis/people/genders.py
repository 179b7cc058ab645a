"""Genders: what the copy tells of a person by pronouns, titles and the nouns beside the name."""

from typing import TYPE_CHECKING

from copylint.analysis.names.entities import Entity
from copylint.analysis.people.person_words import NOUNS, PRONOUNS, Gender

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention


def genders_told(analysis: "Analysis", person: Entity, end: int) -> frozenset[Gender]:
    """The genders told of a person before token `end`: by "he said", "Ms Orr", "her brother, Tom Orr,"."""
    entities = analysis.entities
    told: set[Gender] = {
        r.gender for r in analysis.references if r.token < end and entities[r.person].span == person.span
    }
    return frozenset(told.union(*(_by_noun(analysis, m) for m in person.mentions if m.first < end)))


def _by_noun(analysis: "Analysis", mention: "Mention") -> frozenset[Gender]:
    """The gender of the noun right before the name: "her brother Tom Orr", "the killing of her brother, Tom Orr"."""
    i = mention.first - 1
    if i > 0 and analysis.tokens[i].text == ",":
        i -= 1
    noun = NOUNS.get(analysis.lowers[i]) if i >= 0 else None
    return frozenset() if noun is None else frozenset({noun})


def gender_after(analysis: "Analysis", mention: "Mention") -> Gender | None:
    """The gender of the first pronoun behind a name in its sentence: she in "Orr, who was 21, said that she"."""
    last = analysis.sentences[analysis.sentence_of(mention.first)].last
    behind = (analysis.lowers[i] for i in range(mention.last, last) if not analysis.is_quoted(analysis.tokens[i].start))
    return next((PRONOUNS[word] for word in behind if word in PRONOUNS), None)
