"""Twin names: a house or body whose name differs once in one part from the name the story has for it otherwise."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import jellyfish

from copylint.analysis.names.mentions import Mention, share_a_sentence
from copylint.analysis.tables import gazetteer, lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 5
# So often a double name stands at least, the odd one among them: "Avon and Somerset".
_LEAST_DOUBLE = 3
_AND = ("and", "&")
_FEW = 2
_COMPASS = ("north", "south", "east", "west")


class TwinName(NamedTuple):
    """The places of the usual name, that of the one that stands once, and the usual name as it is written."""

    usual: Sequence[Span]
    odd: Span
    name: str


def find_twin_houses(analysis: "Analysis", heads: Collection[str]) -> Iterator[TwinName]:
    """ "The Corvinia Hotel", twice, and "the Corvinian Hotel", once: names before one of `heads` a letter apart."""
    named: defaultdict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(dict)
    for mention in analysis.mentions:
        if len(mention.words) == 2 and not mention.quoted and mention.words[1].lower() in heads:
            named[mention.words[1:]].setdefault(mention.words[0], []).append(mention)
    for forms in named.values():
        if len(forms) > 1:
            yield from _houses(analysis, forms)


def _houses(analysis: "Analysis", forms: dict[str, list[Mention]]) -> Iterator[TwinName]:
    for odd, mentions in forms.items():
        if len(analysis.positions.get(odd.lower(), ())) > 1 or len(odd) < _SHORTEST:
            continue
        for usual, others in forms.items():
            apart = len(others) > 1 and not share_a_sentence(analysis, mentions[:1], others)
            if apart and _are_a_letter_apart(usual, odd):
                yield TwinName([mention.span for mention in others], mentions[0].span, others[0].text)
                break


def _are_a_letter_apart(one: str, other: str) -> bool:
    """Whether a slip may make one of the other: neither a plural, nor two names that are known."""
    if len(one) < _SHORTEST or {one + "s", other + "s"} & {one, other}:
        return False
    near = jellyfish.damerau_levenshtein_distance(one.lower(), other.lower()) == 1
    return near and not (_is_known(one) and _is_known(other))


def _is_known(name: str) -> bool:
    return bool(
        lexicon.is_common_word(name)
        or lexicon.country(name)
        or lexicon.demonym(name)
        or lexicon.is_given_name(name)
        or gazetteer.places(name)
    )


def find_twin_speakers(analysis: "Analysis") -> Iterator[TwinName]:
    """ "Essex Police said", three times, and "Sussex Police said", once: the one that has no place in the story."""
    named: defaultdict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(dict)
    for organization in analysis.organizations:
        mention = organization.mention
        if len(mention.words) == 2 and not mention.quoted:
            named[mention.words[1:]].setdefault(mention.words[0], []).append(mention)
    for forms in named.values():
        if len(forms) == 2:
            (usual, others), (odd, mentions) = sorted(forms.items(), key=lambda form: -len(form[1]))
            alone = len(analysis.positions.get(odd.lower(), ())) == 1 and mentions[0].speaks
            often = len(others) >= _LEAST_DOUBLE and any(mention.speaks for mention in others)
            if alone and often and _look_alike(usual, odd):
                yield TwinName([mention.span for mention in others], mentions[0].span, others[0].text)


def _look_alike(one: str, other: str) -> bool:
    """Whether two long words differ in two letters at most, and neither in number nor in the point of the compass."""
    if min(len(one), len(other)) < _SHORTEST or {one + "s", other + "s"} & {one, other}:
        return False
    compass = one.lower().startswith(_COMPASS) or other.lower().startswith(_COMPASS)
    return not compass and jellyfish.damerau_levenshtein_distance(one.lower(), other.lower()) <= _FEW


def find_twin_doubles(analysis: "Analysis") -> Iterator[TwinName]:
    """ "Avon and Somerset", twice, and "Avon and Wiltshire", once, where none of the three ever stands alone."""
    doubles: defaultdict[str, list[int]] = defaultdict(list)
    tokens, positions = analysis.tokens, analysis.positions
    for i in sorted(i for word in _AND for i in positions.get(word, ())):
        if 0 < i < len(tokens) - 1 and _is_name(analysis, i - 1) and _is_name(analysis, i + 1):
            doubles[tokens[i - 1].text].append(i)
    for first, places in doubles.items():
        if len(places) >= _LEAST_DOUBLE and len(positions[first.lower()]) == len(places):
            yield from _doubles(analysis, places)


def _doubles(analysis: "Analysis", places: Sequence[int]) -> Iterator[TwinName]:
    tokens = analysis.tokens
    seconds = Counter(tokens[i + 1].text for i in places)
    if len(seconds) != 2 or any(len(analysis.positions[text.lower()]) != n for text, n in seconds.items()):
        return
    (usual, _), (odd, times) = seconds.most_common()
    if times == 1 and any(_is_name(analysis, i + 2) for i in places if i + 2 < len(tokens)):
        spans = {text: [_double(analysis, i) for i in places if tokens[i + 1].text == text] for text in (usual, odd)}
        yield TwinName(spans[usual], spans[odd][0], analysis.excerpt(spans[usual][0]))


def _double(analysis: "Analysis", i: int) -> Span:
    return Span(analysis.tokens[i - 1].start, analysis.tokens[i + 1].end)


def _is_name(analysis: "Analysis", i: int) -> bool:
    token = analysis.tokens[i]
    return token.is_word and token.is_capitalized and not token.text.isupper()
