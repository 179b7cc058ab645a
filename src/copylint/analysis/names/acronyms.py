"""Abbreviations in capitals: where they are spelled out, and where they merely stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.casing import is_name_word
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_organisation_head, us_state
from copylint.data import lines
from copylint.lazypattern import lazy_pattern
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHAPE = lazy_pattern(r"[A-Z]{2,6}")
_ROMAN = lazy_pattern(r"[IVXLC]+")
_LINKS = frozenset("of the for and in on to at by a an de la und".split())
# What an agency is for or where it is does not always count among its letters, after so many words.
_FIELDS = frozenset({"for", "in", "of"})
_LEAST_NAME = 3
_NO_COPY = frozenset({"block-quote", "table-row"})
_LONGEST = 12
# What ties an abbreviation to the thing that has just been named: "the gas known as CFC".
_TIES = frozenset({("known", "as"), ("abbreviated", "as"), ("abbreviated", "to"), ("shortened", "to")})
_LONG = 5
_SHORTEST = 3


class Definition(Struct, frozen=True, order=True, gc=False):
    """ "Federal Trade Commission (FTC)": the abbreviation, its place and that of the words it stands for.

    `words` are those words in lower case without links. `matches` is False where their initials are other ones, as
    many as the abbreviation has letters, with one of them different.
    """

    span: Span
    text: str
    full: Span
    words: tuple[str, ...]
    matches: bool = True


class Acronyms(Struct, frozen=True, gc=False):
    """`definitions` in order; `uses`: abbreviation -> the places in narration where it stands without brackets.

    `spelled` are the abbreviations whose words stand somewhere in the story, with brackets or without, and those in
    brackets behind an organisation's name that they abbreviate in another language: "State Electoral Commission (PKW)",
    and those that a thing is known as: "the gas known as CFC".
    """

    definitions: Sequence[Definition]
    uses: Mapping[str, Sequence[Span]]
    spelled: frozenset[str]


@cache
def known_acronyms() -> frozenset[str]:
    """The abbreviations that need no explanation."""
    return frozenset(word for line in lines("acronyms") for word in line.split("|"))


def find_acronyms(analysis: "Analysis") -> Acronyms:
    """The abbreviations of the story's own words, in the body."""
    tokens = analysis.tokens
    definitions: list[Definition] = []
    introduced: set[str] = set()
    uses: dict[str, list[Span]] = {}
    for i in analysis.cased:
        text = tokens[i].text
        if not text.isupper() or not _is_acronym(text) or not _is_own(analysis, i):
            continue
        if _is_bracketed(tokens, i):
            found = list(_define(analysis, i))
            definitions += found
            if not found and (_stands_behind_organisation(tokens, i) or _are_its_initials(analysis, i)):
                introduced.add(text)
        elif _stands_alone(tokens, i):
            uses.setdefault(text, []).append(tokens[i].span)
            if i > 1 and (tokens[i - 2].lower, tokens[i - 1].lower) in _TIES:
                introduced.add(text)
    defined = {d.text for d in definitions} | introduced
    initials = _initials(tokens) if uses.keys() - defined - known_acronyms() else ""
    spelled = frozenset(text for text in uses if text in defined or text.lower() in initials)
    return Acronyms(sorted(definitions), uses, spelled)


def stray_acronyms(acronyms: Acronyms, frequent: int) -> Iterator[tuple[str, Span, str]]:
    """Abbreviations that stand once and for nothing, a slip from one that stands elsewhere.

    Each with its place and the usual one. Sister bodies differ at the ends (UNMIL and UNMIK), so only an inner letter
    of a long abbreviation that stands `frequent` times counts, or two neighbours that changed places in one that is
    spelled out, known to everybody or stands twice.
    """
    lone = [text for text in acronyms.uses if len(acronyms.uses[text]) == 1 and len(text) >= _SHORTEST]
    settled = acronyms.spelled | known_acronyms()
    strays = [text for text in lone if text not in settled]
    usual = [text for text, places in acronyms.uses.items() if len(places) > 1 or text in settled] if strays else []
    twins: dict[str, str] = {}
    for text in usual:
        for form in (*_swapped(text), *(_gapped(text) if len(acronyms.uses[text]) >= frequent else ())):
            twins.setdefault(form, text)
    for text in strays:
        twin = next((twins[form] for form in (text, *_gapped(text)) if form in twins), None)
        if twin is not None:
            yield text, acronyms.uses[text][0], twin


def _swapped(text: str) -> Iterator[str]:
    """The abbreviation with two different neighbours in each other's place."""
    for i in range(len(text) - 1):
        if text[i] != text[i + 1] and len(text) >= _SHORTEST:
            yield text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def _gapped(text: str) -> Iterator[str]:
    """The abbreviation with a gap for each letter inside, where it is a long one."""
    for i in range(1, len(text) - 1) if len(text) >= _LONG else ():
        yield f"{text[:i]} {text[i + 1 :]}"


def _is_acronym(text: str) -> bool:
    return _SHAPE.fullmatch(text) is not None and not _ROMAN.fullmatch(text)


def _is_own(analysis: "Analysis", i: int) -> bool:
    """Whether token `i` stands in the body's own running words, not in a line set in capitals."""
    start = analysis.tokens[i].start
    field = analysis.field_of(start)
    return field.name == "body" and field.form not in _NO_COPY | {"subhead"} and not analysis.is_quoted(start)


def _is_bracketed(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text == "(" and tokens[i + 1].text == ")"


def _stands_behind_organisation(tokens: Sequence[Token], i: int) -> bool:
    """Whether the brackets around token `i` follow the name of an organisation."""
    name = list(
        takewhile(lambda t: t.is_capitalized or t.lower in _LINKS, reversed(tokens[max(0, i - _LONGEST) : i - 1]))
    )
    return sum(t.is_capitalized for t in name) > 1 and any(is_organisation_head(t.text) for t in name)


def _are_its_initials(analysis: "Analysis", i: int) -> bool:
    """Whether the letters at token `i` are the initials of the words before the brackets, in another order."""
    text, low = analysis.tokens[i].text.lower(), analysis.sentences[analysis.sentence_of(i - 1)].first
    words = [t.lower for t in _words_before(analysis.tokens, max(low, i - 1 - _LONGEST), i - 1)]
    initials = [word[0] for word in words if word not in _LINKS]
    return sorted(initials[-len(text) :]) == sorted(text)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether no capitalised word, figure or sign beside it makes it a part of a name, an address or a code."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    for one in (before, after):
        if one is not None and (is_name_word(one) or one.is_figure or one.text in "/&#@$:-–"):
            return False
    return not (before is not None and before.text == "," and us_state(tokens[i].text))


def _define(analysis: "Analysis", i: int) -> Iterator[Definition]:
    """The definition in the brackets around token `i`, if the words before it are what it stands for."""
    tokens = analysis.tokens
    text = tokens[i].text
    low = max(analysis.sentences[analysis.sentence_of(i - 1)].first, i - 1 - _LONGEST)
    words = _words_before(tokens, low, i - 1)
    first = _start_of(words, text)
    matches = first is not None
    if first is None:
        first = _start_by_count(words, text)
    if first is not None:
        full = words[first:]
        content = tuple(t.lower for t in full if t.lower not in _LINKS)
        yield Definition(tokens[i].span, text, Span(full[0].start, full[-1].end), content, matches)


def _words_before(tokens: Sequence[Token], low: int, high: int) -> list[Token]:
    """The words right before token `high`, back to a mark; "Employees' Union" has none inside."""
    words: list[Token] = []
    for i in range(high - 1, low - 1, -1):
        token = tokens[i]
        if not token.is_word and token.text not in {"&", ","} and not (token.text == "'" and _owns(tokens, i)):
            break
        if token.is_word and token.lower != "'s":
            words.append(token)
    return words[::-1]


def _owns(tokens: Sequence[Token], i: int) -> bool:
    """Whether the apostrophe at token `i` makes a plural an owner: "Employees' Union"."""
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].lower.endswith("s")


def _start_of(words: Sequence[Token], text: str) -> int | None:
    """Where the words begin whose letters, in order, give `text`; initials first, then letters inside words."""
    for first in range(len(words) - 1, -1, -1):
        if words[first].text[0].upper() == text[0] and any(
            _gives(some, text) for some in _readings(words[first:], text)
        ):
            return first
    return None


def _readings(words: Sequence[Token], text: str) -> Iterator[Sequence[Token]]:
    """The words, and what is left of them without the last link and what is behind it: "for Palestine Refugees"."""
    yield words
    last = max((n for n, t in enumerate(words) if t.lower in _FIELDS), default=0)
    if last >= _LEAST_NAME and len(text) >= _LONG:
        yield words[:last]


def _gives(words: Sequence[Token], text: str) -> bool:
    """Whether each word, links counted or not, gives its first letter or more, and all letters are used."""
    content = [t for t in words if t.lower not in _LINKS]
    readings = (_parts(content), [t.text for t in content], _parts(words))
    return any("".join(part[0] for part in some).upper() == text or _inside(some, text) for some in readings)


def _parts(words: Iterable[Token]) -> list[str]:
    """The parts of compounds and of abbreviations with stops, each on its own."""
    return [part for t in words for part in t.text.replace(".", "-").split("-") if part]


def _inside(parts: Sequence[str], text: str) -> bool:
    """Whether `text` takes a letter or more of each word, the first one of each among them: "BENELUX"."""
    if len(parts) < 2 or len(parts) > len(text):
        return False
    at = 0
    for part in parts:
        if at >= len(text) or part[:1].upper() != text[at]:
            return False
        at += 1
        for letter in part[1:].upper():
            if at < len(text) and letter == text[at]:
                at += 1
    return at == len(text)


def _start_by_count(words: Sequence[Token], text: str) -> int | None:
    """Where as many capitalised words begin as `text` has letters.

    All initials but one are its letters, or two of them changed places.
    """
    content = [n for n, t in enumerate(words) if t.lower not in _LINKS]
    if len(text) < 3 or len(content) < len(text):
        return None
    chosen = content[-len(text) :]
    if not all(words[n].is_capitalized for n in chosen):
        return None
    if len(content) > len(text) and words[content[-len(text) - 1]].is_capitalized:
        return None
    if any("." in t.text for t in words) or any(words[n].lower.startswith("ex") for n in chosen):
        return None
    initials = "".join(words[n].text[0] for n in chosen)
    differing = sum(one != other for one, other in zip(initials, text, strict=True))
    return chosen[0] if differing == 1 or _are_swapped(initials, text) else None


def _are_swapped(one: str, other: str) -> bool:
    """Whether two neighbours behind the first letter changed places; other orders are another language's (OTAN)."""
    return any(one[:i] + one[i + 1] + one[i] + one[i + 2 :] == other for i in range(1, len(one) - 1))


def _initials(tokens: Sequence[Token]) -> str:
    """The initials of all words in a row, then those of all words but links: where an abbreviation is looked for."""
    words = [token.lower for token in tokens if token.is_word]
    return f"{''.join([word[0] for word in words])} {''.join([word[0] for word in words if word not in _LINKS])}"
