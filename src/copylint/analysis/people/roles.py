"""Roles: who is said to hold which office, post or rank, of what, and whether now."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people import person_names
from copylint.analysis.people.parties import find_descriptions, find_parties
from copylint.analysis.people.role_names import RoleName, RolePhrase, role_ending, role_starting
from copylint.analysis.people.role_owners import OF, Copy, Owner, owner_after, owner_before
from copylint.analysis.tables import lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Form = Literal["title", "before", "after", "nested", "party"]

_OTHER_ROLE = frozenset(
    "vice deputy assistant associate shadow under co co-owner joint junior senior honorary union student class team"
    " pool board committee house ranking first second third fourth chief private majority minority"
    " floor for as".split()
)
_OTHER_TIME = frozenset(
    "former ex then late ousted deposed exiled outgoing incoming acting interim caretaker designate elect onetime"
    " one-time previous last next future newly then-acting presumptive prospective aspiring self-declared"
    " self-proclaimed self-styled would-be retired past disgraced fictional defeated".split()
)
_AT_THE_TIME = (["at", "the", "time"], ["at", "that", "time"])
_ENDS = frozenset({",", ".", ";", ")", "–", "—", "who", "and", "?", "!"})
_STOPS = frozenset(',;:()–—“”"?!')
_THE = frozenset({"the", "its", "their", "our", "his", "her", "a", "an"})
_NEAR = 9
_MOST_MEMBERS = 40  # of parties, whose homes are read
_SUBORDINATING = frozenset(
    "after before while when with during in at on as since for by if although though until from to under despite"
    " like unlike according".split()
)


class Role(NamedTuple):
    """One statement of a role: `span` is its words as they stand, `holder` whose it is.

    `owner` is what it is a role of, as a key that is the same for "Armenian" and "Armenia", "" where the copy does not
    say; `generic` where it says only "the region". `current` is False for a former, acting or future holder.
    `form`: a title, a phrase before or after the name, a party's label, or "nested" where a second role
    ("spokesman for the mayor of X, NAME") stands between the role and the name; `inner` is then that second one.
    """

    span: Span
    name: RoleName
    holder: Mention
    owner: str = ""
    generic: bool = False
    current: bool = True
    form: Form = "title"
    inner: RoleName | None = None


def find_roles(analysis: "Analysis") -> Sequence[Role]:
    """The roles that the story gives its people, outside quotations, in the order of their words."""
    copy = Copy(analysis, analysis.tokens, analysis.mentions_by_first, analysis.mentions_by_last)
    people = [m for m in analysis.mentions if m.kind in ("person", "other") and not m.quoted]
    found = [role for mention in people for role in _of_mention(copy, mention)]
    members = [role.holder for role in found if role.form == "party"]
    for party, holder in find_descriptions(analysis, members[:_MOST_MEMBERS]) if members else ():
        found.append(Role(party.span, party.name, holder, form="party"))
    return sorted({(role.span, role.name): role for role in found}.values(), key=lambda role: role.span)


def _of_mention(copy: Copy, mention: Mention) -> Iterator[Role]:
    first, last = _sentence(copy, mention)
    title = role_ending(copy.tokens, mention.first, first)
    if title is not None:
        yield from _title(copy, title, mention, first)
    if person_names.is_full(mention.words):
        yield from _before(copy, mention, first, last)
    if mention.kind == "person":
        yield from _after(copy, mention, last)
        for party in find_parties(copy.tokens, mention, title.first if title else mention.first, first, last):
            yield Role(party.span, party.name, mention, party.home, form="party")


def _sentence(copy: Copy, mention: Mention) -> tuple[int, int]:
    sentence = copy.analysis.sentences[copy.analysis.sentence_of(mention.first)]
    return sentence.first, sentence.last


def _title(copy: Copy, phrase: RolePhrase, holder: Mention, first: int) -> Iterator[Role]:
    """Armenian Prime Minister NAME; Gov. NAME; the region's governor NAME."""
    before = _skip_adjectives(copy, phrase.first, first)
    if before is not None and holder.words[0] != "Pro":  # tempore
        owner = owner_before(copy, before, phrase.first, first)
        current = not _has_other_time(copy.tokens, max(first, before - 2), phrase.first)
        yield _role(copy, phrase, holder, owner, "title")._replace(current=current)


def _skip_adjectives(copy: Copy, at: int, first: int) -> int | None:
    """Where what stands before a role phrase ends, up to two adjectives passed; None where it is another role."""
    for i in range(at - 1, max(first, at - 3) - 1, -1):
        token = copy.tokens[i]
        if (
            token.lower in _OTHER_ROLE | {"for", "as"}
            or role_ending(copy.tokens, i + 1, i)
            or token.lower.startswith(("ex-", "co-"))
        ):
            return None
        if not token.is_word or token.is_capitalized or token.lower in _THE or token.lower == "'s" or i in copy.ends:
            return i + 1
    return max(first, at - 2)


def _before(copy: Copy, holder: Mention, first: int, last: int) -> Iterator[Role]:
    """The mayor of X, NAME, ...; X's mayor, NAME, ...; the spokesman for the mayor of X, NAME, ..."""
    tokens, comma = copy.tokens, holder.first - 1
    closes = tokens[holder.last].text in {",", ".", ";", ":"} if holder.last < last else True
    if comma <= first or tokens[comma].text != "," or not closes or _is_subordinate(tokens, first, comma):
        return
    phrases = _phrases_before(tokens, comma, max(first, comma - 2 * _NEAR))
    if len(phrases) > 1:
        inner, phrase = phrases
        whole = RolePhrase(phrase.first, comma, phrase.role)
        owner = _inner_owner(copy, inner, comma, phrase.last)
        yield _role(copy, whole, holder, owner, "nested")._replace(inner=inner.role)
    elif phrases:
        yield from _plain_before(copy, phrases[0], holder, first)


def _plain_before(copy: Copy, phrase: RolePhrase, holder: Mention, first: int) -> Iterator[Role]:
    tokens, comma = copy.tokens, holder.first - 1
    before = _skip_adjectives(copy, phrase.first, first)
    after = owner_after(copy, phrase.last, comma)
    if before is None or (after is None and phrase.last != comma) or _is_behind_a_person(copy, before, first):
        return
    owner = owner_before(copy, before, phrase.first, first)
    definite = before > first and tokens[before - 1].lower in _THE - {"a", "an"}
    if definite or owner.key:
        current = not _has_other_time(tokens, max(first, before - 2), phrase.first)
        yield _role(copy, phrase, holder, owner if after is None else after, "before")._replace(current=current)


def _is_behind_a_person(copy: Copy, before: int, first: int) -> bool:
    """Whether the role may be that of a name before it: "They met NAME, the mayor, NAME and others"."""
    comma = before - 2
    person = copy.ends.get(comma - 1)
    return comma > first and copy.tokens[comma].text == "," and person is not None and person.kind == "person"


def _phrases_before(tokens: Sequence[Token], comma: int, least: int) -> list[RolePhrase]:
    """The role phrases between a comma and the next stop before it, nearest first, each joined to the next by "of"."""
    found: list[RolePhrase] = []
    i = comma
    while i > least:
        if tokens[i - 1].text in _STOPS or tokens[i - 1].lower in {"and", "who", "that"}:
            break
        phrase = role_ending(tokens, i, least)
        if phrase is None:
            i -= 1
            continue
        if found and not (phrase.last < len(tokens) and tokens[phrase.last].lower in {"for", "of", "to"}):
            break
        found.append(phrase)
        i = phrase.first
    return found[:2]


def _inner_owner(copy: Copy, inner: RolePhrase, comma: int, least: int) -> Owner:
    if inner.last < comma:
        owner = owner_after(copy, inner.last, comma)
        return Owner() if owner is None else owner
    return owner_before(copy, inner.first, inner.first, least)


def _after(copy: Copy, holder: Mention, last: int) -> Iterator[Role]:
    """NAME, the mayor of X, ...; NAME, X's mayor, ...; NAME, 61, mayor of X."""
    tokens, at = copy.tokens, holder.last
    if at >= last or tokens[at].text != ",":
        return
    at += 1
    if at + 1 < last and tokens[at].is_figure and tokens[at + 1].text == ",":
        at += 2
    for start in range(at, min(at + _NEAR, last)):
        phrase = role_starting(tokens, start, last)
        if phrase is not None:
            yield from _apposition(copy, phrase, holder, at, last)
            return
        token = tokens[start]
        if token.lower in _ENDS | OF or lexicon.is_saying(token.lower) or not (token.is_word or token.lower == "'s"):
            return


def _apposition(copy: Copy, phrase: RolePhrase, holder: Mention, at: int, last: int) -> Iterator[Role]:
    before = _skip_adjectives(copy, phrase.first, at)
    if before is None or before - at > _NEAR or not _is_determined(copy, at, before):
        return
    end = next((i for i in range(phrase.last, min(phrase.last + _NEAR, last)) if copy.tokens[i].lower in _ENDS), last)
    owner = owner_after(copy, phrase.last, end)
    then = [token.lower for token in copy.tokens[phrase.last : phrase.last + 3]] in _AT_THE_TIME
    if (owner is None and phrase.last != end) or _is_next_name(copy, end, last):
        return
    current = not then and not _has_other_time(copy.tokens, at, phrase.first)
    owner = owner_before(copy, before, phrase.first, at) if owner is None or then else owner
    yield _role(copy, phrase, holder, owner, "after")._replace(current=current)
    second = role_starting(copy.tokens, end + 1, last) if end < last and copy.tokens[end].lower == "and" else None
    if second is not None:
        yield _role(copy, second, holder, owner, "after")._replace(current=current)


def _is_determined(copy: Copy, at: int, before: int) -> bool:
    """Whether nothing but an article and an owner stands between the comma and the role."""
    inside = [i for i in range(at, before) if copy.tokens[i].lower not in _THE | {"'s", "."}]
    return (
        all(copy.tokens[i].is_word and not lexicon.is_saying(copy.tokens[i].lower) for i in inside) and len(inside) < 5
    )


def _is_next_name(copy: Copy, end: int, last: int) -> bool:
    """Whether a comma and another name follow: "with NAME, the mayor, NAME" may give the role to either."""
    return end + 1 < last and copy.tokens[end].text == "," and end + 1 in copy.starts


def _role(copy: Copy, phrase: RolePhrase, holder: Mention, owner: Owner, form: Form) -> Role:
    span = Span(copy.tokens[phrase.first].start, copy.tokens[phrase.last - 1].end)
    return Role(span, phrase.role, holder, owner.key, owner.generic, form=form)


def _has_other_time(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(t.lower in _OTHER_TIME or t.lower.startswith(("ex-", "then-")) for t in tokens[first:last])


def _is_subordinate(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether the words before the comma are a clause of their own: "After meeting the president, NAME, ..."."""
    word = next((t.lower for t in tokens[first:comma] if t.is_word), "")
    return word in _SUBORDINATING and not any(t.text == "," for t in tokens[first:comma])
