"""What a spelling is known as, and in which slots of a name it stands: the evidence on look-alikes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.folds import fold
from copylint.analysis.names.spellings import Occurrence, Spelling
from copylint.analysis.tables import gazetteer, lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DETERMINERS = frozenset({"the", "a", "an", "some", "many", "other", "most", "these", "those"})
_JOINING = frozenset({",", "and", "or", "&", "nor", "vs", "versus", "not", ";", "/"})
_ARTICLES = frozenset("la le les el los las il lo gli der die das".split())
_NEAR_TOKENS = 4


def is_known(spelling: Spelling) -> bool:
    """Whether the form, or each part of a hyphenated one, is a word, a name or a place in its own right."""
    return all(_is_known_word(part) for part in spelling.text.split("-") if len(part) > 1)


def _is_known_word(word: str) -> bool:
    return (
        lexicon.is_common_word(word)
        or lexicon.is_given_name(word)
        or lexicon.is_surname(word)
        or lexicon.demonym(word) is not None
        or lexicon.is_group(word)
        or is_place(word)
    )


def is_a_person(spelling: Spelling) -> bool:
    """Whether the form ends the full name of somebody who is known for a person."""
    return any(o.place == "last" and o.mention.kind == "person" for o in spelling.occurrences)


def has_full_name(spelling: Spelling) -> bool:
    """Whether the form ends a name of several words that may be a person's."""
    return any(o.place == "last" and o.mention.kind in ("person", "other") for o in spelling.occurrences)


def speaks_alone(analysis: "Analysis", spelling: Spelling) -> bool:
    """Whether the form stands as a lone surname where a person speaks or is addressed."""
    return not lexicon.is_title(spelling.key) and any(
        o.place == "only"
        and (o.mention.speaks or o.mention.courtesy)
        and o.mention.kind in ("person", "other", "place")
        and analysis.tokens[o.mention.first - 1].lower not in _DETERMINERS
        for o in spelling.occurrences
    )


def is_place(name: str) -> bool:
    """Whether a country, a US state or a town has this name."""
    return bool(lexicon.country(name) or lexicon.us_state(name) or gazetteer.places(name))


def stand_together(analysis: "Analysis", usual: Spelling, odd: Spelling) -> bool:
    """Whether the two stand side by side in a list somewhere, as two names in one breath do."""
    places = sorted(
        (o.mention.first, o.mention.last, number) for number, s in enumerate((usual, odd)) for o in s.occurrences
    )
    return any(a[2] != b[2] and (a[0] == b[0] or _are_listed(analysis, a[1], b[0])) for a, b in pairwise(places))


def are_listed(analysis: "Analysis", span: Span, others: Iterable[Span]) -> bool:
    """Whether a name stands beside one of others in a list."""
    for other in others:
        first, last = sorted((span, other))
        if _are_listed(analysis, analysis.token_at(first.end - 1) + 1, analysis.token_at(last.start)):
            return True
    return False


def _are_listed(analysis: "Analysis", end: int, start: int) -> bool:
    between = {token.lower for token in analysis.tokens[end:start]} if start - end < _NEAR_TOKENS else set()
    return bool(between & _JOINING)


def first_names(spelling: Spelling) -> set[str]:
    """The words before the form where it ends the name of a person."""
    people = (o for o in spelling.occurrences if o.place == "last" and o.mention.kind == "person")
    return {fold(o.mention.words[o.number - 1]) for o in people}


def titles(spelling: Spelling) -> set[str]:
    """The offices and ranks before the form where it ends the name of a person; Mr and the like are everybody's."""
    people = (o.mention for o in spelling.occurrences if o.place in ("only", "last") and o.mention.kind == "person")
    return {m.title for m in people if m.title and not m.courtesy}


def is_given_name(occurrence: Occurrence) -> bool:
    """Whether the form begins a name, or stands inside a person's: "Man Haron Monis"."""
    return occurrence.place == "first" or (occurrence.place == "inner" and occurrence.mention.kind == "person")


def surnames(spelling: Spelling) -> set[str]:
    """The last words of the names that the form is a given name of, folded."""
    return {fold(o.mention.words[-1]) for o in spelling.occurrences if is_given_name(o)}


def neighbours(occurrence: Occurrence) -> Iterator[tuple[int, str]]:
    """The words beside the form in its name, folded, each with its side: -1 before, 1 after."""
    words = occurrence.mention.words
    for side in (-1, 1):
        if 0 <= occurrence.number + side < len(words):
            yield side, fold(words[occurrence.number + side])


def is_among_foreign_words(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether a particle or an article stands beside the name: "Corte Suprema del estado", "La Repubblica"."""
    mention = occurrence.mention
    around = analysis.tokens[max(0, mention.first - 1) : mention.last + 1]
    return any(_is_foreign(token) for token in around)


def is_behind_foreign_article(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether another language's article stands before the word: "sauver la Grece"."""
    i = analysis.token_at(occurrence.span.start)
    return i > 0 and analysis.lowers[i - 1] in _ARTICLES


def _is_foreign(token: Token) -> bool:
    return token.lower in _ARTICLES if token.is_capitalized else lexicon.is_particle(token.lower)


def is_in_columns(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether two figures follow the name, as in a line of a table: there, names are cut to fit."""
    last = occurrence.mention.last
    after = [token for token in analysis.tokens[last : last + 3] if token.text != "-"][:2]
    return len(after) > 1 and all(token.is_figure for token in after)


def is_title_of_work(analysis: "Analysis", occurrence: Occurrence) -> bool:
    """Whether nothing but the name stands between quotation marks: the film “Grossett”."""
    quotation = analysis.quotation_at(occurrence.span.start)
    if quotation is None:
        return False
    mention, tokens = occurrence.mention, analysis.tokens
    return quotation.span.contains(mention.span) and not any(
        token.text.islower()
        for token in tokens[max(0, mention.first - 1) : mention.last + 1]
        if quotation.span.contains(token.span)
    )


def are_place_and_person(usual: Spelling, odd: Spelling) -> bool:
    """Whether one form only ever names a place and the other a person."""
    kinds = [{o.mention.kind for o in spelling.occurrences} for spelling in (usual, odd)]
    return {"place", "person"} == kinds[0] | kinds[1] and not kinds[0] & kinds[1]


def are_at_other_ends(usual: Spelling, odd: Spelling) -> bool:
    """Whether one form only begins names of several words and the other ends them: "Agence Lumen", "Rescue Agency"."""
    places = [{o.place for o in spelling.occurrences} for spelling in (usual, odd)]
    return places in ([{"first"}, {"last"}], [{"last"}, {"first"}])
