"""Pointers: words that send the reader back to something, and whether it is there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.tables.lexicon import is_title
from copylint.analysis.values.number_words import ONES, TENS, VAGUE
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MORE = ("other", "others", "further", "additional", "more")
# Nouns that a name, a pronoun or any other noun can stand for: "Ann Roe and two other people".
_WIDE = frozenset(
    "person people man woman child adult student resident member thing way case time place part person item factor"
    " reason issue area point question step option example aspect component category element topic year month week day"
    " hour minute second night mile kilometre kilometer metre meter foot yard inch acre dollar cent pound euro percent"
    " point vote seat goal run game match win set round try state country nation county city region province company"
    " firm business organization organisation agency team club school university college bank site piece one group"
    " party source official individual employee worker colleague friend relative defendant suspect victim witness"
    " volunteer candidate lawmaker applicant patient customer user participant respondent inmate detainee prisoner"
    " location project program programme service paper story book film song attempt person key major media".split()
)
_ALIKE: Sequence[frozenset[str]] = (
    frozenset("village town settlement hamlet".split()),
    frozenset("soldier serviceman troop fighter guerrilla militant".split()),
    frozenset("officer policeman policewoman trooper constable".split()),
    frozenset("car vehicle truck van lorry bus tank".split()),
    frozenset("house home building".split()),
    frozenset("ship vessel boat".split()),
    frozenset("plane aircraft jet airliner".split()),
    frozenset("firefighter fireman crew".split()),
    frozenset("judge justice".split()),
    frozenset("senator lawmaker legislator".split()),
)
_JOINED = frozenset({"and", ",", "&", "with", "plus", "or", "including", "–", "—", "than", "like", "as", "alongside"})
_PICTURES = frozenset(
    "chart table map graphic graph photo picture photograph video infographic box diagram gallery".split()
)
_WHERE = frozenset({"below", "above"})
_EMBEDDED = ("![", "<img", "<iframe", "<figure", "<table", "<video", "<script", "{{<", "{{%", "{%", "[[")
_SHOWN = frozenset({"caption", "infobox"})


class Pointer(NamedTuple):
    """Words that point to something the story does not have: "23 other villages", "the map below".

    `noun` is what is missing, singular.
    """

    span: Span
    noun: str
    sort: Literal["other", "layout"]


def find_pointers(analysis: "Analysis") -> Sequence[Pointer]:
    """The pointers of the body's own words that lead nowhere, in order."""
    return sorted([*_others(analysis), *_layout(analysis)])


def _others(analysis: "Analysis") -> Iterator[Pointer]:
    tokens = analysis.tokens
    triggers = [i for word in _MORE for i in analysis.positions.get(word, ()) if i and _is_number(tokens[i - 1].lower)]
    if not triggers:
        return
    firsts = [quantity.first for quantity in analysis.quantities]
    for i in triggers:
        quantity = _quantity_at(analysis.quantities, bisect_left(firsts, i) - 1, i)
        if quantity is None or quantity.noun_span is None or not analysis.is_narration(tokens[i].start):
            continue
        if _is_missing(analysis, quantity, quantity.noun_span, i):
            yield Pointer(Span(quantity.number.start, quantity.noun_span.end), quantity.noun, "other")


def _quantity_at(quantities: Sequence[Quantity], n: int, trigger: int) -> Quantity | None:
    """Quantity number `n`, if it counts something, and the trigger stands between number and noun."""
    if n < 0 or quantities[n].measure != "count" or not quantities[n].noun:
        return None
    return quantities[n] if quantities[n].first < trigger else None


def _is_missing(analysis: "Analysis", quantity: Quantity, noun_span: Span, trigger: int) -> bool:
    """Whether nothing before the quantity can be what the others are set against."""
    tokens, noun = analysis.tokens, quantity.noun
    if noun in _WIDE or is_title(noun) or noun_span.start < tokens[trigger].end:
        return False
    if (
        tokens[trigger + 1].lower.endswith("ly")
        or analysis.token_at(noun_span.start) - trigger > 2
        or tokens[trigger + 1].lower in {"than", "time", "times"}
    ):
        return False
    first = quantity.first
    if first and tokens[first - 1].lower in _JOINED:
        return False
    if any(analysis.positions.get(form, (first,))[0] < first for form in _forms(noun)):
        return False
    alike = next((group for group in _ALIKE if noun in group), frozenset[str]())
    return not any(_is_told_before(analysis, form, first) for word in alike for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    """The word and its plural, however it is made."""
    yield from (word, f"{word}s", f"{word}es")
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    elif word.endswith("man"):
        yield f"{word[:-3]}men"
    elif word.endswith("child"):
        yield f"{word}ren"


def _is_told_before(analysis: "Analysis", word: str, token: int) -> bool:
    """Whether the story's own words have `word` before; what a speaker calls a place is no hold for the narrator."""
    places = analysis.positions.get(word, ())
    return any(i < token and not analysis.is_quoted(analysis.tokens[i].start) for i in places)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in ONES or word in TENS or word in VAGUE or word in {"hundred", "dozen"}


def _layout(analysis: "Analysis") -> Iterator[Pointer]:
    """The chart below, in a story with no picture, table or embedded matter."""
    triggers = [i for word in _WHERE for i in analysis.positions.get(word, ()) if i > 1]
    if not triggers or _has_pictures(analysis):
        return
    tokens = analysis.tokens
    for i in triggers:
        noun, before = tokens[i - 1].lower, tokens[i - 2].lower
        if noun in _PICTURES and before in {"the", "see", "our", "this"} and analysis.is_narration(tokens[i].start):
            ends = i + 1 == len(tokens) or not tokens[i + 1].is_word or tokens[i + 1].lower in {"shows", "to", "for"}
            if ends:
                yield Pointer(Span(tokens[i - 2].start, tokens[i].end), noun, "layout")


def _has_pictures(analysis: "Analysis") -> bool:
    story = analysis.story
    if any(field.name in _SHOWN or field.form == "table-row" for field in story.fields):
        return True
    return any(sign in story.source for sign in _EMBEDDED)
