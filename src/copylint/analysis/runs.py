"""Runs: the stretches of capitalised words that names are made of."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis import lexicon
from copylint.analysis.tokens import Token

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.sentences import Sentence

_OPENERS = frozenset("“”\"'‘«„([*•–—-:;_>|#.?!…")
_CLOSERS = frozenset("”\"'’»")
_LINKS = frozenset({"of", "for", "on"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NEVER = frozenset(
    "i a an the he she it they we you his her its their our your my this that these those there here who what when"
    " where why how which if but and or so yet nor not no yes in on at to for from of by with as is are was were be"
    " been has have had do does did will would can could should may might must all both each every some any many most"
    " let who much few more other another such than then now also while although though because since after before"
    " until unless once during despite under over between among about against through without within".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september"
    " october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tues wed thurs thu fri".split()
)
_DISPLAY = frozenset({"headline", "kicker", "deck", "caption"})
# The share of longer words that are capitalised, and how many there must be, in display copy and in running copy.
_TITLE_CASE = {True: (0.7, 4), False: (0.95, 6)}


class Run(NamedTuple):
    """Tokens `first` to `last` (exclusive) that may be one name; `initial` when it opens its sentence."""

    first: int
    last: int
    initial: bool


def find_runs(analysis: "Analysis") -> Iterator[Run]:
    """The runs of capitalised words of every sentence, in order."""
    inside = _capitalized_inside(analysis)
    for sentence in analysis.sentences:
        yield from _sentence_runs(analysis, sentence, inside)


def _capitalized_inside(analysis: "Analysis") -> frozenset[str]:
    """The words that stand capitalised in the middle of a sentence of running copy: names, wherever else they stand."""
    tokens = analysis.tokens
    inside: set[str] = set()
    for sentence in analysis.sentences:
        if _is_title_case(analysis, sentence):
            continue
        start = _first_word(tokens, sentence) + 1
        inside.update(
            tokens[i].text
            for i in range(start, sentence.last)
            if tokens[i].is_capitalized and not _is_opener(tokens, i - 1)
        )
    return frozenset(inside)


def _sentence_runs(analysis: "Analysis", sentence: "Sentence", inside: frozenset[str]) -> Iterator[Run]:
    tokens = analysis.tokens
    title_case = _is_title_case(analysis, sentence)
    first_word = _first_word(tokens, sentence)
    i = sentence.first
    while i < sentence.last:
        token = tokens[i]
        if not _is_name_word(token):
            i += 1
            continue
        opens = i == first_word or (i > sentence.first and _is_opener(tokens, i - 1))
        if (opens or title_case) and not _opens_a_name(tokens, i, sentence.last, inside, title_case):
            i += 1
            continue
        last = _run_end(tokens, i, sentence.last, inside if title_case else None)
        yield Run(i, last, opens)
        i = last


def _is_opener(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word after token `i` is capitalised for its place; not so after `,”`, where a sentence goes on."""
    return tokens[i].text in _OPENERS and not (tokens[i].text in _CLOSERS and tokens[i - 1].text == ",")


def _first_word(tokens: Sequence[Token], sentence: "Sentence") -> int:
    return next(
        (i for i in range(sentence.first, sentence.last) if tokens[i].is_word or tokens[i].is_figure), sentence.first
    )


def _is_title_case(analysis: "Analysis", sentence: "Sentence") -> bool:
    """Whether nearly every longer word is capitalised, as in a headline of the American kind."""
    field = analysis.story.fields[sentence.field]
    share, least = _TITLE_CASE[field.name in _DISPLAY or field.form == "subhead"]
    words = [t for t in analysis.tokens[sentence.first : sentence.last] if t.is_word and len(t.text) > 3]
    return len(words) >= least and sum(t.is_capitalized for t in words) >= share * len(words)


def _is_name_word(token: Token) -> bool:
    text = token.text
    if not text[0].isupper():
        return ("-" in text or "'" in text) and _has_particle(text)
    return token.lower.partition("'")[0] not in _NEVER and token.lower not in _DAYS


def _has_particle(text: str) -> bool:
    """al-Assad, el-Sisi, d'Estaing: a small particle joined to a capitalised name."""
    for joint in "-'":
        head, found, tail = text.partition(joint)
        if found and tail[:1].isupper() and (len(head) == 1 or lexicon.is_particle(head)):
            return True
    return False


def _opens_a_name(tokens: Sequence[Token], i: int, end: int, inside: frozenset[str], title_case: bool) -> bool:
    """Whether a word that would be capitalised anyway is a name all the same."""
    token = tokens[i]
    if token.text in inside or not lexicon.is_common_word(token.lower):
        return True
    if title_case:
        return False
    follows = tokens[i + 1] if i + 1 < end else None
    if follows is None or not follows.is_word:
        return len(token.text) == 1 and follows is not None and follows.text == "."
    if follows.is_capitalized and _is_name_word(follows):
        return _may_begin_a_name(token)
    return lexicon.is_saying(follows.lower) and lexicon.is_surname(token.text)


def _may_begin_a_name(token: Token) -> bool:
    lower = token.lower
    return bool(lexicon.is_given_name(lower) or lexicon.is_title(lower) or lexicon.is_organisation_head(token.text))


def _run_end(tokens: Sequence[Token], i: int, end: int, inside: frozenset[str] | None) -> int:
    """The end of the run that starts at `i`; in title case only words of `inside` or uncommon ones go on."""
    last = i + 1
    organisation = lexicon.is_organisation_head(tokens[i].text)
    while last < end:
        step = _step(tokens, last, end, organisation)
        if step == 0 or (inside is not None and not _goes_on_in_title_case(tokens[last + step - 1], inside)):
            break
        last += step
        organisation = organisation or lexicon.is_organisation_head(tokens[last - 1].text)
    return last


def _goes_on_in_title_case(token: Token, inside: frozenset[str]) -> bool:
    return token.text in inside or not lexicon.is_common_word(token.lower)


def _step(tokens: Sequence[Token], at: int, end: int, organisation: bool) -> int:
    """How many tokens from `at` belong to the run too: 0 to end it."""
    token = tokens[at]
    if _is_name_word(token):
        return 1
    if at + 1 == end:
        return 0
    after = tokens[at + 1]
    if token.text == ",":
        return 2 if after.lower in _SUFFIXES and after.is_capitalized else 0
    if not _is_name_word(after):
        pair = lexicon.is_particle(token.lower) and lexicon.is_particle(after.lower)
        the = organisation and token.lower in _LINKS and after.lower == "the"
        return 3 if (pair or the) and at + 2 < end and _is_name_word(tokens[at + 2]) else 0
    return 2 if _joins(tokens, at, organisation) else 0


def _joins(tokens: Sequence[Token], at: int, organisation: bool) -> bool:
    """Whether the token between two name words makes them one name: "J. Smith", "van Dyke", "Bank of Japan"."""
    token = tokens[at]
    if token.text == ".":
        return _takes_a_stop(tokens[at - 1])
    if token.text == "&" or lexicon.is_particle(token.lower):
        return True
    return organisation and (token.lower in _LINKS or (token.lower == "and" and _is_linked(tokens, at)))


def _takes_a_stop(token: Token) -> bool:
    """An initial or a title that is written with a full stop."""
    return len(token.text) == 1 or lexicon.is_title(token.lower + ".")


def _is_linked(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name up to `at` already holds an `of`: "Department of Labor and Industry"."""
    return any(tokens[i].lower in _LINKS for i in range(max(0, at - 5), at))
