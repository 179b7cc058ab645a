"""Capitals and courtesies: subheads in title case, "the President", "Mr" before one surname and not before another."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, is_own
from copylint.analysis.tables.lexicon import is_common_word, is_surname

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_OFFICES = frozenset(
    "president minister chancellor mayor governor pope king queen secretary chairman chairwoman speaker premier"
    " ambassador bishop archbishop emperor sheriff".split()
)
_TELLING = 4  # letters of a word that title case would capitalise in every house
_LEAST = 2
# Longer words that some houses leave small in title case.
_LINKS = frozenset(
    "with from your into than that over upon after before about between through under their what".split()
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "every", "each", "any", "no"})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mx"})


def subheads(analysis: "Analysis") -> Iterator[Use]:
    """Subheads in title case and in sentence case, where words that are no names tell which."""
    for sentence in analysis.sentences:
        field = analysis.story.fields[sentence.field]
        if field.form != "subhead" or sentence.span.start > field.span.start + 1:
            continue
        rest = analysis.tokens[sentence.first + 1 : sentence.last]
        words = [t for t in rest if t.is_word and len(t.text) >= _TELLING and t.lower not in _LINKS]
        plain = [t for t in words if is_common_word(t.lower) and not is_surname(t.text) and not t.text.isupper()]
        small = [t for t in plain if t.text.islower()]
        if small:
            yield Use(sentence.span, "subheads", "sentence")
        elif len(plain) >= _LEAST and all(t.is_capitalized for t in words):
            yield Use(sentence.span, "subheads", "title")


def offices(analysis: "Analysis") -> Iterator[Use]:
    """ "the President" and "the president", no name behind it."""
    tokens = analysis.tokens
    for word in analysis.positions.keys() & _OFFICES:
        for i in analysis.positions[word]:
            if i == 0 or i + 1 >= len(tokens) or tokens[i - 1].lower != "the" or not is_own(analysis, i):
                continue
            after = tokens[i + 1]
            if not after.is_capitalized and after.lower not in {"of", "for"} and not tokens[i].text.isupper():
                form = "capital" if tokens[i].is_capitalized else "small"
                better = (("capital", word.capitalize()), ("small", word))
                yield Use(tokens[i].span, "offices", form, word, better)


def courtesies(analysis: "Analysis") -> Iterator[Use]:
    """People by their surname: "Mr Lo", and "Lo" where the story has the full name before; each person on their own.

    Convicts, athletes and the famous have no "Mr" in houses that give it to others.
    """
    if not _COURTESIES & analysis.positions.keys():
        return
    people = [entity for entity in analysis.entities if entity.kind == "person"]
    bearers = Counter(entity.name.split()[-1] for entity in people)
    for entity in people:
        if bearers[entity.name.split()[-1]] > 1:
            continue  # the title tells the mother from the daughter
        named = False
        for mention in entity.mentions:
            if mention.kind not in {"person", "other"} or mention.quoted or not is_own(analysis, mention.first):
                continue
            if len(mention.words) > 1:
                named = True
            elif mention.courtesy and _is_courtesy(analysis, mention.first):
                yield Use(mention.span, "courtesies", "courtesy", entity.name)
            elif named and _is_bare(analysis, mention, entity.name):
                yield Use(mention.span, "courtesies", "bare", entity.name)


def _is_bare(analysis: "Analysis", mention: "Mention", name: str) -> bool:
    """Whether a surname stands for the person; "the Holm campaign", "a Holm aide" and a label "Holm:" take none."""
    if mention.title or mention.text != name.rsplit(maxsplit=1)[-1] or _is_label(analysis, mention):
        return False
    before = analysis.tokens[mention.first - 1].lower if mention.first else ""
    return before not in _ARTICLES


def _is_label(analysis: "Analysis", mention: "Mention") -> bool:
    """Whether the name and a colon begin a paragraph."""
    tokens, last = analysis.tokens, mention.last
    opens = analysis.field_of(mention.span.start).span.start == tokens[mention.first].start
    return opens and last < len(tokens) and tokens[last].text == ":"


def _is_courtesy(analysis: "Analysis", first: int) -> bool:
    """Whether "Mr" or the like stands before a name; nobody is meant by "he misses Ann"."""
    before = analysis.tokens[max(0, first - 2) : first + 1]
    return any(token.lower in _COURTESIES and token.is_capitalized for token in before)


def over(analysis: "Analysis") -> Iterator[Use]:
    """ "over 40", "more than 40"."""
    for quantity in analysis.quantities:
        if quantity.hedge in {"over", "more than"} and is_own(analysis, quantity.first):
            form = quantity.hedge.replace(" ", "-")
            yield Use(quantity.span, "over", form)
