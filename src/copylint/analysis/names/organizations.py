"""Organisations: whose they are, and what is left of their names when form is set aside."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables import gazetteer, lexicon
from copylint.analysis.tables.lexicon import fold

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LINKS = frozenset("of for the and & on in to".split())
_LONGEST_OWNER = 3
_REACH = 4
_LARGE_TOWN = 100_000
_STEM = 5
# What the forms of one word end in: correct-ion(s), transport-ation, environment-al, elect-oral, statist-ics.
_ENDINGS = frozenset(
    ("", "s", "es", "y", "ies", "al", "ial", "ical", "ation", "ational", "ion", "ions", "ional", "oral", "ic", "ics")
)
_SHORT: Mapping[str, str] = dict(
    pair.split("|")
    for pair in "dept|department univ|university assn|association co|company corp|corporation govt|government"
    " natl|national intl|international comm|commission cttee|committee bros|brothers mfg|manufacturing".split()
)
_BRITISH: Mapping[str, str] = dict(
    pair.split("|")
    for pair in "defence|defense labour|labor centre|center theatre|theater programme|program harbour|harbor".split()
)

Difference = Literal["word", "spelling", "style"]


class Organization(Struct, frozen=True, gc=False):
    """A mention of an organisation, taken apart.

    `owner` is a key of the country, state or town it belongs to ("Azerbaijani Defense Ministry": "AZ"), "" where the
    words around do not tell. `words` are the words of the name without its owner, folded, links such as "of" among
    them. `content` are those that are no links, each in one spelling (defense, organization, department).
    `acronym` is what stands in brackets behind the name, "" without.
    """

    mention: Mention
    owner: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    acronym: str = ""


def find_organizations(analysis: "Analysis") -> Sequence[Organization]:
    """Every organisation that is named with two words of content or more, in order."""
    starts, ends = analysis.mentions_by_first, analysis.mentions_by_last
    found = (_read(analysis.tokens, m, starts, ends) for m in analysis.mentions if m.kind == "organisation")
    return [organization for organization in found if len(organization.content) > 1]


def _read(
    tokens: Sequence[Token], mention: Mention, starts: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> Organization:
    words = [
        fold(t.text) for t in tokens[mention.first : mention.last] if (t.is_word and t.lower != "'s") or t.text == "&"
    ]
    length, owner = _leading_owner(mention.words)
    words = words[length:]
    if not owner:
        words, owner = _trailing_owner(words)
    owner = owner or _owner_before(tokens, mention, ends) or _owner_after(tokens, mention, starts)
    while words and words[-1] in _LINKS:
        del words[-1]
    content = tuple(spelled(word) for word in words if word not in _LINKS)
    return Organization(mention, owner, tuple(words), content, _acronym(tokens, mention))


def _leading_owner(words: Sequence[str]) -> tuple[int, str]:
    """How many words at the head of a name tell whose it is, and the key of the owner."""
    for length in range(min(_LONGEST_OWNER, len(words) - 1), 0, -1):
        owner = owner_key(" ".join(words[:length]))
        if owner:
            return length, owner
    if len(words) > 2 and len(words[0]) > 1 and words[0].isupper() and lexicon.is_organisation_head(words[1]):
        return 1, fold(words[0])  # "FDA Office of Women's Health"
    return 0, ""


def _trailing_owner(words: list[str]) -> tuple[list[str], str]:
    """A name without the "of Armenia" at its end, and the owner; a "University of Georgia" keeps it."""
    for length in range(1, min(_LONGEST_OWNER, len(words) - 3) + 1):
        if words[-length - 1] == "of" and "of" in words[: -length - 1]:
            known = lexicon.country(" ".join(words[-length:]))
            if known:
                return words[: -length - 1], known.iso
    return words, ""


def _owner_before(tokens: Sequence[Token], mention: Mention, ends: Mapping[int, Mention]) -> str:
    """The owner in "Armenia's Defense Ministry"."""
    if mention.first > 1 and tokens[mention.first - 1].lower in ("'s", "'"):
        before = ends.get(mention.first - 2)
        return (owner_key(before.text) or fold(before.text)) if before else ""
    if mention.first > 2 and tokens[mention.first - 1].text == ")" and tokens[mention.first - 3].text == "(":
        return fold(tokens[mention.first - 2].text)  # "Department of Health (DH) Office on Women's Health"
    return ""


def _owner_after(tokens: Sequence[Token], mention: Mention, starts: Mapping[int, Mention]) -> str:
    """The owner in "the Defense Ministry in Yerevan", "the Defense Ministry said on Monday in Yerevan"."""
    for i in range(mention.last, min(mention.last + _REACH, len(tokens) - 1)):
        if tokens[i].lower == "in":
            after = starts.get(i + 1)
            return (owner_key(after.text) or fold(after.text)) if after and after.kind == "place" else ""
        if not tokens[i].is_word:
            break
    return ""


@lru_cache(maxsize=8192)
def owner_key(name: str) -> str:
    """A key of the country, US state or larger town that `name` or the adjective `name` stands for; "" for others.

    A capital stands for its country.
    """
    known = lexicon.country(name) or lexicon.demonym(name)
    if known:
        return known.iso
    state = lexicon.us_state(name)
    if state and (len(name) > 2 or name.isupper()):
        return fold(state)
    place = next(iter(gazetteer.places(name)), None)
    if place is None or place.population < _LARGE_TOWN:
        return ""
    return place.country if place.type == "capital" else fold(place.name)


def _acronym(tokens: Sequence[Token], mention: Mention) -> str:
    i = mention.last
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")":
        inside = tokens[i + 1].text.replace(".", "")
        return inside if inside.isupper() and len(inside) > 1 else ""
    return ""


def stem(word: str) -> str:
    """What the forms of a word of content have in common: the key under which names may be compared."""
    return word.rstrip("s")[:_STEM]


def spelled(word: str) -> str:
    """A folded word of a name in the one spelling that stands for all: "defence" -> "defense"."""
    word = word.replace("isation", "ization")
    return _SHORT.get(word) or _BRITISH.get(word, word)


def difference(one: Organization, other: Organization) -> Difference | None:
    """What tells two names of one head apart; None where they differ in more than one name in two forms does.

    "word" is another link or another form of one word ("Department of Education", "Department for Education";
    "Transport Safety Board", "Transportation Safety Board"), "spelling" British against American, "style" a reordered
    or shortened name ("Ministry of Health", "Health Ministry").
    """
    if one.content == other.content:
        return _difference_in_form(one, other)
    if sorted(one.content) == sorted(other.content):
        moved = one.content == _head_last(other.content) or other.content == _head_last(one.content)
        return "style" if moved else "word"
    changed = [(a, b) for a, b in zip(one.content, other.content, strict=False) if a != b]
    if len(one.content) != len(other.content) or len(changed) != 1:
        return None
    first, second = changed[0]
    heads = lexicon.is_organisation_head(first.capitalize()) or lexicon.is_organisation_head(second.capitalize())
    return "word" if not heads and _are_forms(first, second) else None


def _difference_in_form(one: Organization, other: Organization) -> Difference | None:
    first, second = _links(one), _links(other)
    if first == second:
        abbreviated = any((a in _SHORT) != (b in _SHORT) for a, b in zip(_bare(one), _bare(other), strict=True))
        return "style" if abbreviated or _bare(one) == _bare(other) else "spelling"
    both = all(bool(a) == bool(b) for a, b in zip(first, second, strict=True))
    return "word" if both else "style"


def _links(organization: Organization) -> list[str]:
    """The links before each word of content, articles left out."""
    links = [""]
    for word in organization.words:
        if word not in _LINKS:
            links.append("")
        elif word != "the":
            links[-1] += "and" if word == "&" else word
    return links


def _bare(organization: Organization) -> list[str]:
    return [word for word in organization.words if word not in _LINKS]


def _head_last(content: tuple[str, ...]) -> tuple[str, ...]:
    return (*content[1:], content[0])


def _are_forms(one: str, other: str) -> bool:
    """Whether the two are one word in two forms: "correction" and "corrections", "transport" and "transportation"."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = {one[shared:], other[shared:]}
    return ends <= _ENDINGS and (shared >= _STEM or ends == {"", "s"})
