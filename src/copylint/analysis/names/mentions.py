"""Mentions: every place where a name stands, and what class of name it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.beside_names import is_metonym, speaks
from copylint.analysis.names.known_classes import spread
from copylint.analysis.names.name_classes import PARTIES, Class, class_of
from copylint.analysis.names.runs import Run, find_runs
from copylint.analysis.names.titled import (
    after_title,
    inner_person,
    inner_title,
    is_cut_title,
    title_before,
    title_behind,
)
from copylint.analysis.people.name_signs import HONOURS
from copylint.analysis.tables import lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

__all__ = ["Class", "Mention", "find_mentions"]

_DEMONYM_ENDINGS = ("ian", "ean", "ese", "ish", "ani", "aqi", "eni", "eli", "stani")
_BEFORE_TITLE = frozenset(
    "the as a an his her its their our your new next former acting vice sitting incumbent outgoing incoming".split()
)
_BEFORE_MONTH = frozenset("in since last this next early late mid until by of from through to and".split())
_CHAMBERS = frozenset({"Court", "Senate", "House", "Assembly", "Legislature", "County"})
# Abbreviations of what is no body, place or person.
_MOST_BEFORE = 60
_CURRENCIES = frozenset("A AU C CA HK NZ S SG TT US".split())  # "NZ $26 million"
_NO_NAMES = frozenset("TV PR OK DNA RNA GPS PC CV ID ATM VIP UFO DVD CD PDF FAQ HIV AIDS PTSD SUV MP3 ADHD".split())
_RANKS = frozenset({"Senior", "Executive", "Deputy", "Assistant", "Associate", "Acting", "Interim", "Former"})


class Mention(Struct, frozen=True, gc=False):
    """One place where a name stands.

    `text` is the name as a reader sees it, possessive left out ("Wagram Pogossjan"), `words` its words.
    `first` and `last` are its tokens as a slice of all tokens, title and possessive left out.
    `title` is a title or role right before it, lower case ("prime minister"), or "". `courtesy` is True for Mr and the
    like. `speaks` is True where it is subject of a verb of saying. `quoted` is True inside a direct quotation.
    `metonym` is True where a place stands for its government ("Baku denied").
    """

    span: Span
    text: str
    words: tuple[str, ...]
    first: int
    last: int
    kind: Class = "other"
    title: str = ""
    courtesy: bool = False
    speaks: bool = False
    quoted: bool = False
    metonym: bool = False


def find_mentions(analysis: "Analysis") -> Sequence[Mention]:
    """The mentions of every field, in order, none overlapping another."""
    found = [mention for run in find_runs(analysis) for mention in _split(analysis, run)]
    people = {m.words for m in found if m.kind == "person" and len(m.words) > 1}
    return spread(analysis.tokens, [part for mention in found for part in _parted(analysis, mention, people)])


def _parted(analysis: "Analysis", mention: Mention, people: set[tuple[str, ...]]) -> Iterator[Mention]:
    """A name that ends in the full name of somebody known, in two: "Londoner Eileen Young"."""
    size = next((n for n in (2, 3) if len(mention.words) > n and mention.words[-n:] in people), 0)
    if mention.kind != "other" or not size or lexicon.is_given_name(mention.words[-size - 1]):
        yield mention
        return
    words = [i for i in range(mention.first, mention.last) if analysis.tokens[i].is_word]
    name = words[-size]
    yield _mention(analysis, mention.first, name, _kind_before_person(analysis.tokens, mention.first, name))
    yield _classified(analysis, name, name, mention.last)


def _split(analysis: "Analysis", run: Run) -> Iterator[Mention]:
    """The mentions in one run: "Azerbaijani President Ilham Aliyev" is a demonym and a titled person."""
    tokens, first = analysis.tokens, run.first
    if is_cut_title(tokens, run) or (run.last - first > 2 and tokens[run.last - 1].text in HONOURS):
        run = Run(first, run.last - 1, run.initial)
    if tokens[first].text in PARTIES and run.last - first > 1 and tokens[run.last - 1].text in _CHAMBERS:
        yield _mention(analysis, first, first + 1, "demonym")  # "Republican Superior Court candidate"
        first += 1
        run = Run(first, run.last, run.initial)
    elif run.last - first > 1 and (behind := title_behind(tokens, run)):
        yield _mention(analysis, first, behind, _kind_before_title(tokens, first, behind))
        return
    name = after_title(tokens, first, run.last)
    title = inner_title(tokens, run) if name == first else 0
    if title:
        whose = title - (tokens[title - 1].text in _RANKS)
        if whose > first and not (whose == first + 1 and lexicon.is_organisation_head(tokens[first].text)):
            yield _mention(analysis, first, whose, _kind_before_title(tokens, first, whose))
        first, name = title, after_title(tokens, title, run.last)
    elif name == first and (person := inner_person(tokens, run)):
        yield _mention(analysis, first, person, _kind_before_person(tokens, first, person))
        first = name = person
    if name == run.last and lexicon.is_surname(tokens[run.last - 1].text) and not _is_title_alone(tokens, run):
        name -= 1  # "the Rev King"
    if name < run.last and not (name + 1 == run.last and _is_no_name(tokens, name)):
        yield _classified(analysis, first, name, run.last)


def _is_title_alone(tokens: Sequence[Token], run: Run) -> bool:
    """ "as President", "the Speaker", "the Lord Chief Justice"."""
    if run.last - run.first > 1:
        return lexicon.is_title(f"{tokens[run.last - 2].lower} {tokens[run.last - 1].lower}")
    return run.first > 0 and tokens[run.first - 1].lower in _BEFORE_TITLE


def _is_no_name(tokens: Sequence[Token], i: int) -> bool:
    """A party's letter in "(R., Erie)" and "R-Ohio", "TV", the unit in "$5M", the month in "in March" and "May 9"."""
    before = tokens[i - 1] if i else None
    if tokens[i].text in _NO_NAMES:
        return before is None or before.text != ","  # "Boise, ID"
    if tokens[i].text[1:2] == "-" and tokens[i].text[0] in "DRI" and lexicon.us_state_without_stop(tokens[i].text[2:]):
        return True
    if tokens[i].text == "State" and i > 1 and tokens[i - 1].lower == "of" and tokens[i - 2].lower == "secretary":
        return True
    if tokens[i].text in _CURRENCIES and i + 1 < len(tokens) and tokens[i + 1].text == "$":
        return True
    if len(tokens[i].text) == 1:
        return before is not None and (before.text == "(" or before.end == tokens[i].start)
    if tokens[i].text not in ("March", "May"):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    dated = (before is not None and before.is_figure) or (after is not None and after.is_figure)
    return dated or (before is not None and before.lower in _BEFORE_MONTH)


def _kind_before_title(tokens: Sequence[Token], first: int, last: int) -> Class:
    """What a title belongs to: a people, a country, or a body."""
    name = " ".join(token.text for token in tokens[first:last])
    if lexicon.demonym(name) or lexicon.is_group(name) or name.endswith(_DEMONYM_ENDINGS) or name in PARTIES:
        return "demonym"
    return "place" if lexicon.country(name) or lexicon.us_state(name) else "organisation"


def _kind_before_person(tokens: Sequence[Token], first: int, last: int) -> Class:
    """What stands before a name without a title: a people, a party, a place, or what somebody is."""
    kind = _kind_before_title(tokens, first, last)
    if kind == "organisation" and not lexicon.is_organisation_head(tokens[last - 1].text):
        return "demonym" if tokens[last - 1].text in PARTIES else "other"
    return kind


def _classified(analysis: "Analysis", first: int, name: int, last: int) -> Mention:
    tokens = analysis.tokens
    words = _words(tokens, name, last)
    span, text = _placed(analysis, name, last)
    title = (name > first and " ".join(t.lower for t in tokens[first:name] if t.is_word)) or _role_before(
        analysis, first
    )
    marked = analysis.story.named_as(span) if analysis.story.named else None
    kind = marked or class_of(analysis, text, words, name, last, title)
    return Mention(
        span,
        text,
        words,
        name,
        last,
        kind,
        title,
        courtesy=title != "" and lexicon.title_kind(title) == "courtesy",
        speaks=kind != "demonym" and speaks(tokens, first, last),
        quoted=analysis.is_quoted(span.start),
        metonym=kind == "place" and is_metonym(tokens, name, last),
    )


def _role_before(analysis: "Analysis", first: int) -> str:
    """The role right before the name, in the same field: the last word of a headline is no role of a dateline."""
    role = title_before(analysis.tokens, first)
    here = analysis.field_of(analysis.tokens[first].start) if role else None
    return role if here is None or here.span.start <= analysis.tokens[first - 1].start else ""


def _words(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple([t.text for t in tokens[first:last] if t.is_word and t.lower != "'s"])


def _mention(analysis: "Analysis", first: int, last: int, kind: Class) -> Mention:
    span, text = _placed(analysis, first, last)
    words = _words(analysis.tokens, first, last)
    return Mention(span, text, words, first, last, kind, quoted=analysis.is_quoted(span.start))


def _placed(analysis: "Analysis", first: int, last: int) -> tuple[Span, str]:
    """The place of a name and the name as a reader sees it."""
    span = Span(analysis.tokens[first].start, analysis.tokens[last - 1].end)
    return span, analysis.excerpt(span).replace("’", "'")


def share_a_sentence(analysis: "Analysis", one: Iterable[Mention], other: Iterable[Mention]) -> bool:
    """Whether a sentence has a mention of either."""
    here, there = ({analysis.sentence_of(mention.first) for mention in mentions} for mentions in (one, other))
    return not here.isdisjoint(there)


def meant_before(analysis: "Analysis", i: int) -> Mention | None:
    """The name named last that "the lake," before token `i` stands for: Lake Velsha; None for anything else."""
    tokens = analysis.tokens
    if i < 3 or tokens[i - 1].text != "," or tokens[i - 3].lower != "the":
        return None
    noun = tokens[i - 2].lower
    before = reversed(analysis.mentions_from(0, tokens[i - 1].start)[-_MOST_BEFORE:])
    return next((m for m in before if len(m.words) > 1 and noun in (m.words[0].lower(), m.words[-1].lower())), None)
