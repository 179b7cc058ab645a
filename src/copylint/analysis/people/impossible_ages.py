"""Ages that nobody reaches, and ages at which nobody is a girl or boy any more: "the 170-year-old who was shot"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.form.tokens import Token
from copylint.analysis.people.person_words import somebodies
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# The oldest person on record lived to 122 (Gerontology Research Group).
_OLDEST = 122
_DIGITS = (2, 3)
_GROWN = 20
# So many words behind an age tell whose it is.
_NEAR = 6
_CHILDREN = frozenset({"boy", "girl", "schoolboy", "schoolgirl", "teenager"})
# "A 30-year-old girl group" is none.
_NO_CHILDREN = frozenset("band bands group groups guide guides scout scouts guiding scouting -".split())
# Things are called so too: a star, a twin tower, a church that is a survivor.
_THINGS = frozenset(
    "star twin host guard champion hero heroine giant survivor witness veteran model mother father owner spy newcomer"
    " head officer employer family partner".split()
)
_TELLS = frozenset("who whom who's whose".split())
# What somebody does or suffers behind his age: "the 260-year-old was arrested".
_BEFALLS = frozenset(
    "arrested charged jailed shot stabbed killed murdered treated injured wounded sentenced detained questioned"
    " hospitalised hospitalized pronounced acquitted convicted taken remanded bailed".split()
)
_AUXILIARIES = frozenset("was were is been has had".split())
_UNITS = frozenset("years months days weeks minutes hours year".split())
_AFTER_AGE = frozenset("who was of from has had is said told died a an the".split())


def find_impossible_ages(analysis: "Analysis") -> Iterator[Span]:
    """The ages of people outside quotations that no person, or no child, is of."""
    tokens = analysis.tokens
    for word in analysis.figure_words:
        if len(word) in _DIGITS and word.isdecimal() and int(word) > _GROWN:
            for i in analysis.positions[word]:
                if _is_impossible(analysis, i) and not analysis.is_quoted(tokens[i].start):
                    yield tokens[i].span


def _is_impossible(analysis: "Analysis", i: int) -> bool:
    tokens, age = analysis.tokens, int(analysis.tokens[i].text)
    old = _old_after(tokens, i)
    if old and age <= _OLDEST:
        return _is_child(tokens, old)
    if old:
        return _is_person(tokens, old) or old in analysis.persons or _is_tenfold(analysis, i, old)
    return age > _OLDEST and _is_told_of_a_name(analysis, i)


def _old_after(tokens: Sequence[Token], i: int) -> int:
    """The token after "-year-old" where that follows the figure at token `i`, else 0."""
    hyphened = tokens[i + 1 : i + 3]
    if len(hyphened) < 2 or hyphened[0].text not in "-‐‑" or hyphened[1].lower not in ("year-old", "year-olds"):
        return 0
    return i + 3


def _is_child(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at token `at` is a boy or girl, and no part of a longer name for something."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    child = at < len(tokens) and tokens[at].lower in _CHILDREN
    return child and (after is None or after.lower not in _NO_CHILDREN)


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind the age at token `at` is said of a person."""
    if at >= len(tokens):
        return False
    word = tokens[at].lower
    if tokens[at - 1].lower == "year-olds":
        return not tokens[at].is_word or word in _AUXILIARIES
    if word in _AUXILIARIES:
        return any(token.lower in _BEFALLS for token in tokens[at + 1 : at + 3])
    return word in _TELLS or (word in somebodies() and word not in _THINGS)


def _is_tenfold(analysis: "Analysis", i: int, old: int) -> bool:
    """Whether the story has the age without its nought, and somebody or what befell them stands near behind."""
    tokens, shorter = analysis.tokens, analysis.tokens[i].text[:-1]
    if tokens[i].text[-1] != "0" or not any(_old_after(tokens, j) for j in analysis.positions.get(shorter, ())):
        return False
    near = {token.lower for token in tokens[old : old + _NEAR]}
    return not near.isdisjoint(_BEFALLS) or not (near - _THINGS).isdisjoint(somebodies())


def _is_told_of_a_name(analysis: "Analysis", i: int) -> bool:
    """ "Ann Orr, 440, of Lask" and "Ann Orr, aged 440,": whether a person's name stands before the figure."""
    tokens = analysis.tokens
    aged = i > 1 and tokens[i - 1].lower == "aged"
    comma = i - 1 - aged
    if comma < 1 or tokens[comma].text != "," or i + 2 >= len(tokens):
        return False
    if tokens[i + 1].lower in _UNITS or (not aged and tokens[i + 1].text not in {",", "."}):
        return False
    if not aged and tokens[i + 1].text == "," and tokens[i + 2].lower not in _AFTER_AGE:
        return False
    mention = analysis.mentions_by_last.get(comma - 1)
    if mention is None or len(mention.words) < 2 or mention.first not in analysis.persons:
        return False
    return aged or tokens[i + 1].text == ","
