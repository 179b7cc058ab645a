"""Capitals: where the copy calls a place the capital, and of what."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.places.sides import capitals, side
from copylint.analysis.relations.slots import Surroundings, surroundings
from copylint.analysis.tables import gazetteer
from copylint.analysis.tables.lexicon import country, demonym, fold
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# Before "capital": one that was, will be or is disputed. After it: one that was for a time.
_MOVING = frozenset(
    ("former", "formerly", "then", "moved", "moving", "move", "relocated", "relocate", "shifted", "until", "new", "old",
     "became", "declared", "future", "planned", "rename", "renamed", "provisional", "temporary", "interim", "claims")
)  # fmt: skip
_CLOSERS = frozenset((",", ".", ";", ":", ")", "–", "—", "?", "!", "”", '"', "and", "but", "where", "which", "that"))
_BRINGING = frozenset(("in", "to", "from", "across", "visited", "visiting", "left", "leaving", "throughout", "entered"))
_COUNTRY_REACH = 8
_NEAR = 4
_MOST_CLAIMS, _MOST_NAMES = 20, 60  # so many are looked at for whose capital a bare one is
_ENDED = frozenset(("until", "then"))


class CapitalClaim(Struct, frozen=True, gc=False):
    """A place that is called a capital: "the capital, Sarn".

    `place` is the mention, `of` whose capital it is, as written ("Armenian"); "" for a bare "the capital".
    """

    span: Span
    place: Mention
    of: str = ""


def find_capital_claims(analysis: "Analysis") -> Sequence[CapitalClaim]:
    """Every place that is called the capital, in order; cultural, former, provincial and such capitals are left out."""
    heads = analysis.positions.get("capital", ())
    if not heads:
        return []
    around = _with_named(surroundings(analysis), heads)
    claims = (claim for i in heads for claim in _read(analysis, around, i))
    return [claim for claim in claims if not _explained(analysis, around, claim)]


def _with_named(around: Surroundings, heads: Sequence[int]) -> Surroundings:
    """The surroundings, with the names that "the capital" has beside it between commas among the places."""
    names = (_apposed(around, i + 1, len(around.tokens), False) for i in heads)
    return around._replace(places=around.places | {mention.text for mention in names if mention is not None})


def _read(analysis: "Analysis", around: Surroundings, i: int) -> Iterator[CapitalClaim]:
    sentence = analysis.sentences[analysis.sentence_of(i)]
    tokens = analysis.tokens
    if analysis.is_quoted(tokens[i].start) or _is_moving(tokens, i, sentence.first, sentence.last):
        return
    owner = _owner_before(around, i, sentence.first)
    if owner is None:
        return
    start, of = owner
    after = i + 2 if i + 1 < sentence.last and tokens[i + 1].lower == "city" else i + 1
    if not of and after + 1 < sentence.last and tokens[after].lower == "of":
        yield from _of(around, start, after + 1, sentence.last)
        return
    place = _apposed(around, after, sentence.last, bool(of))
    if place is not None:
        yield CapitalClaim(Span(tokens[start].start, place.span.end), place, of)
    elif (before := _before(around, start)) is not None and _closes(around, after, sentence.last):
        yield CapitalClaim(Span(before.span.start, tokens[after - 1].end), before, of)


def _is_moving(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    before = tokens[max(first, i - _NEAR) : i]
    after = tokens[i + 1 : min(last, i + 2 * _NEAR)]
    return any(token.lower in _MOVING for token in before) or any(token.lower in _ENDED for token in after)


def _owner_before(around: Surroundings, i: int, first: int) -> tuple[int, str] | None:
    """Where the noun phrase of "capital" at token `i` begins and whose capital it is; None for another sort of one."""
    tokens = around.tokens
    if i == first:
        return None
    word = tokens[i - 1].lower
    if word == "the":
        return i - 1, ""
    owner = around.ends.get(i - 2 if word in ("'s", "'") else i - 1)
    if owner is None or not _is_land(owner):
        return None
    has_article = owner.first > first and tokens[owner.first - 1].lower == "the"
    return owner.first - has_article, owner.text


def _is_land(mention: Mention) -> bool:
    if mention.kind in ("demonym", "place"):
        return True
    peoples = mention.kind == "other" and len(mention.words) == 1 and mention.text.endswith("ian")  # of no known land
    return peoples or demonym(mention.text) is not None or country(mention.text) is not None


def _of(around: Surroundings, start: int, i: int, last: int) -> Iterator[CapitalClaim]:
    """ "Sarn, the capital of Upper Marn", "the capital of Upper Marn, Sarn"."""
    i += around.tokens[i].lower == "the"
    of = around.starts.get(i)
    if of is None or of.kind in ("person", "organisation"):
        return
    before = _before(around, start)
    after = _apposed(around, of.last, last, False) if of.last < last and around.tokens[of.last].text == "," else None
    place = before or after
    if place is not None and fold(place.text) != fold(of.text):
        first, end = min(place.span.start, around.tokens[start].start), max(place.span.end, of.span.end)
        yield CapitalClaim(Span(first, end), place, of.text)


def _apposed(around: Surroundings, i: int, last: int, owned: bool) -> Mention | None:
    """The place that token `i` sets beside "the capital": "the capital, Sarn", "the Syrian capital of Damascus"."""
    if i < last and (around.tokens[i].text in (",", "(") or (owned and around.tokens[i].lower == "of")):
        i += 1
    mention = around.starts.get(i)
    if mention is None or i >= last:
        return None
    return mention if _is_place(around, mention, _closes(around, mention.last, last)) else None


def _before(around: Surroundings, start: int) -> Mention | None:
    """The place before "the capital" at token `start`: "Sarn, the capital", "Sarn is the capital"."""
    if start < 2 or around.tokens[start - 1].lower not in (",", "is", "–", "—", "("):
        return None
    mention = around.ends.get(start - 2)
    return mention if mention is not None and _is_place(around, mention, True) else None


def _is_place(around: Surroundings, mention: Mention, is_closed: bool) -> bool:
    """Whether it is a place; a name of no known class is one where commas set it apart."""
    if mention.kind == "place" or mention.text in around.places:
        return True
    return mention.kind == "other" and is_closed and not mention.text.endswith("s") and not mention.text.isupper()


def _closes(around: Surroundings, i: int, last: int) -> bool:
    return i >= last or around.tokens[i].lower in _CLOSERS


def _explained(analysis: "Analysis", around: Surroundings, claim: CapitalClaim) -> bool:
    """Whether a bare claim follows the country: "flew to Kosovo and in the capital, Pristina".

    The sentence before may name it too, where tables know the place for its capital.
    """
    if claim.of:
        return False
    at = analysis.token_at(claim.span.start)
    number = analysis.sentence_of(at)
    sentence, before = analysis.sentences[number], analysis.sentences[max(number - 1, 0)]
    near = max(sentence.first, at - _COUNTRY_REACH)
    first = before.first if before.field == sentence.field else sentence.first
    named = ((i, _country_after(around, i)) for i in range(first, at))
    return any(name and (i >= near or fold(claim.place.text) in capitals(name)) for i, name in named)


def _country_after(around: Surroundings, i: int) -> str:
    """The country, where token `i` begins "in Kosovo", "to Kosovo", "visited Kosovo"; else ""."""
    mention = around.starts.get(i + 1)
    if around.tokens[i].lower not in _BRINGING or mention is None or country(mention.text) is None:
        return ""
    after = around.tokens[mention.last].lower if mention.last < len(around.tokens) else ""
    return mention.text if after not in ("'s", "'") else ""


def land_spoken_of(analysis: "Analysis", claim: CapitalClaim, claims: Sequence[CapitalClaim]) -> str:
    """Whose capital a bare "the capital" is: the land named last before it, where others are of that one; else ""."""
    owners = {side(other.of): other.of for other in claims if other.of}
    if not owners:
        return ""
    spans = [other.span for other in claims[:_MOST_CLAIMS]]
    for mention in reversed(analysis.mentions_from(0, claim.span.start)[-_MOST_NAMES:]):
        if any(span.contains(mention.span) for span in spans):
            continue
        known = side(mention.text)
        if known in owners:
            return owners[known] if _may_be_of(claim.place.text, owners[known]) else ""
        if mention.kind == "demonym" or country(mention.text) is not None:
            return ""
    return ""


def _may_be_of(place: str, of: str) -> bool:
    """Whether the tables do not have the place for the capital of another country."""
    known = country(of) or demonym(of)
    elsewhere = {p.country for p in gazetteer.places(place)[:1] if p.type == "capital"}
    return not elsewhere or (known is not None and known.iso in elsewhere)


def owner_key(of: str) -> str:
    """A key for whose capital: the country's ISO code, else the folded name."""
    known = country(of) or demonym(of)
    name = fold(of)
    return known.iso if known else name.removesuffix("n") if name.endswith("ian") else name


def has_several_capitals(of: str) -> bool:
    """Whether law or dispute gives the country more capitals than one: "the Netherlands", "Bolivian"."""
    known = country(of) or demonym(of)
    return known is not None and len(known.capitals) > 1
