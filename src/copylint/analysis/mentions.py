"""Mentions: every place where a name stands, and what class of name it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from copylint.analysis import gazetteer, lexicon
from copylint.analysis.days import is_year
from copylint.analysis.runs import Run, find_runs
from copylint.analysis.tokens import Token
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Class = Literal["person", "place", "organisation", "demonym", "other"]

_LOCATIVE = frozenset({"in", "near", "outside", "around", "across", "throughout"})
_PREPOSITIONS = _LOCATIVE | {"of", "from", "at", "to", "on", "by", "with", "for", "against", "between", "over"}
_PLACE_NOUNS = frozenset(
    "city town village province district region county state capital municipality suburb island port settlement"
    " neighborhood neighbourhood borough enclave governorate oblast".split()
)
_AUXILIARY = frozenset(
    {"has", "had", "have", "also", "does", "did", "do", "not", "will", "would", "later", "then", "never"}
)
# What a government does and a town does not.
_METONYM_VERBS = frozenset(
    "say says said deny denies denied accuse accuses accused insist insists insisted warn warns warned provide"
    " provides provided announce announces announced demand demands demanded reject rejects rejected refuse refuses"
    " refused agree agrees agreed want wants wanted consider considers considered fear fears feared rely relies relied"
    " seek seeks sought give gives gave claim claims claimed blame blames blamed back backs backed support supports"
    " supported threaten threatens threatened invoke invokes invoked vow vows vowed urge urges urged condemn condemns"
    " condemned call calls called recognise recognises recognised recognize recognizes recognized respond responds"
    " responded".split()
)
_DEMONYM_ENDINGS = ("ian", "ean", "ese", "ish", "ani", "aqi", "eni", "eli", "stani")
_LARGE_PLACE = 100_000


@dataclass(frozen=True, slots=True)
class Mention:
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
    return _spread(found)


def _split(analysis: "Analysis", run: Run) -> Iterator[Mention]:
    """The mentions in one run: "Azerbaijani President Ilham Aliyev" is a demonym and a titled person."""
    tokens, first = analysis.tokens, run.first
    title = _inner_title(tokens, run)
    if title:
        yield _mention(analysis, first, title, _kind_before_title(tokens, first, title))
        first = title
    name = _after_title(tokens, first, run.last)
    if name == run.last and lexicon.is_surname(tokens[run.last - 1].text):
        name -= 1
    if name < run.last:
        yield _classified(analysis, first, name, run.last)


def _inner_title(tokens: Sequence[Token], run: Run) -> int:
    """The index of a title that stands inside a run, behind whose it is and before a name; 0 where there is none."""
    for i in range(run.first + 1, run.last - 1):
        if run.first < i < _after_title(tokens, i, run.last) < run.last:
            return i
    return 0


def _kind_before_title(tokens: Sequence[Token], first: int, last: int) -> Class:
    """What a title belongs to: a people, a country, or a body."""
    name = " ".join(token.text for token in tokens[first:last])
    if lexicon.demonym(name) or name.endswith(_DEMONYM_ENDINGS):
        return "demonym"
    return "place" if lexicon.country(name) or lexicon.us_state(name) else "organisation"


def _after_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """The index behind the titles at the head of a run, or `first` where an organisation begins with one."""
    if any(lexicon.is_organisation_head(tokens[i].text) for i in range(first, last)):
        return first
    i = first
    while i < last:
        if i + 1 < last and lexicon.is_title(f"{tokens[i].lower} {tokens[i + 1].lower}"):
            i += 2
        elif lexicon.is_title(tokens[i].lower) or (i > first and tokens[i].text in {".", "of", "for"}):
            i += 1
        else:
            break
    return i


def _classified(analysis: "Analysis", first: int, name: int, last: int) -> Mention:
    tokens = analysis.tokens
    words = _words(tokens, name, last)
    title = " ".join(t.lower for t in tokens[first:name] if t.is_word) or _title_before(tokens, first)
    kind = _kind(analysis, words, name, last, title)
    return _mention(
        analysis,
        name,
        last,
        kind,
        words=words,
        title=title,
        courtesy=lexicon.title_kind(title) == "courtesy",
        speaks=kind != "demonym" and _speaks(tokens, first, last),
        metonym=kind == "place" and _is_metonym(tokens, name, last),
    )


def _words(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(t.text for t in tokens[first:last] if t.is_word and t.lower != "'s")


def _mention(analysis: "Analysis", first: int, last: int, kind: Class, **known: Any) -> Mention:
    tokens = analysis.tokens
    span = Span(tokens[first].start, tokens[last - 1].end)
    known.setdefault("words", _words(tokens, first, last))
    quoted = analysis.is_quoted(span.start)
    return Mention(span=span, text=_text(analysis, span), first=first, last=last, kind=kind, quoted=quoted, **known)


def _text(analysis: "Analysis", span: Span) -> str:
    return analysis.excerpt(span).replace("’", "'")


def _title_before(tokens: Sequence[Token], first: int) -> str:
    """A role right before the name: "spokesman", "prime minister", or a "Gov." that opens the sentence."""
    if first >= 2 and tokens[first - 1].text == "." and lexicon.is_title(f"{tokens[first - 2].lower}."):
        return tokens[first - 2].lower
    if first >= 2 and lexicon.is_title(f"{tokens[first - 2].lower} {tokens[first - 1].lower}"):
        return f"{tokens[first - 2].lower} {tokens[first - 1].lower}"
    return tokens[first - 1].lower if first and lexicon.is_title(tokens[first - 1].lower) else ""


def _kind(analysis: "Analysis", words: tuple[str, ...], first: int, last: int, title: str) -> Class:
    tokens = analysis.tokens
    text = _text(analysis, Span(tokens[first].start, tokens[last - 1].end))
    if len(words) == 1 and lexicon.demonym(words[0]):
        return "demonym"
    if any(lexicon.is_organisation_head(word) for word in words):
        return "organisation"
    if title:
        return "person"
    if lexicon.country(text) or lexicon.us_state(text):
        return "place"
    known = gazetteer.places(text)
    if _in_place_slot(tokens, first, last):
        return "place"
    if len(words) > 1 and lexicon.is_given_name(words[0]) and not (known and known[0].population > _LARGE_PLACE):
        return "person"
    if _has_age(tokens, last) or _has_birth(tokens, last):
        return "person"
    if text.isupper() and 1 < len(text) <= 6:
        return "organisation"
    if known and known[0].population > _LARGE_PLACE and not (len(words) == 1 and _speaks(tokens, first, last)):
        return "place"
    return "person" if _speaks(tokens, first, last) and len(words) <= 4 else "other"


def _in_place_slot(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].lower if first else ""
    if before in _LOCATIVE:
        return True
    if before == "of" and first > 1:
        return tokens[first - 2].lower in _PLACE_NOUNS
    return last < len(tokens) and tokens[last].lower in {"province", "county", "district"} and before != ","


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether ", 44," follows."""
    return (
        last + 2 < len(tokens)
        and tokens[last].text == ","
        and tokens[last + 1].is_figure
        and len(tokens[last + 1].text) <= 3
        and tokens[last + 2].text in {",", "."}
    )


def _has_birth(tokens: Sequence[Token], last: int) -> bool:
    """Whether "was born", "(born 1871", "(1871-1959)", ", aged 44" or ", a 44-year-old" follows."""
    after = [token.lower for token in tokens[last : last + 5]]
    if after[:2] in (["was", "born"], ["(", "born"], [",", "aged"]):
        return True
    if after[:2] in ([",", "a"], [",", "an"]):
        return any(word.endswith("year-old") for word in after[2:4])
    return len(after) == 5 and after[0] == "(" and is_year(after[1]) and is_year(after[3]) and after[4] == ")"


def _speaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb of saying stands right after the name, or right before it."""
    if first and tokens[first - 1].lower in _PREPOSITIONS:
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    if after < len(tokens) and lexicon.is_saying(tokens[after].lower):
        return True
    before = first - 1
    while before >= 0 and (lexicon.is_title(tokens[before].lower) or tokens[before].lower in {"the", "a"}):
        before -= 1
    return (
        before > 0 and lexicon.is_saying(tokens[before].lower) and tokens[before - 1].text in {",", "”", '"', "'", "’"}
    )


def _is_metonym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place is subject of what only a government does, as in "Baku does not provide"."""
    if first and (tokens[first - 1].lower in _PREPOSITIONS or tokens[first - 1].text == ","):
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    return after < len(tokens) and tokens[after].lower in _METONYM_VERBS


def _spread(mentions: list[Mention]) -> Sequence[Mention]:
    """Give a name that is a person, organisation or place somewhere the same class where nothing else tells."""
    known: dict[str, Class] = {}
    for mention in mentions:
        if mention.kind == "person" and len(mention.words) > 1:
            known.setdefault(mention.words[-1], "person")
            known[mention.text] = "person"
        elif mention.kind in ("place", "organisation"):
            known.setdefault(mention.text, mention.kind)
    return [_informed(mention, known) for mention in mentions]


def _informed(mention: Mention, known: dict[str, Class]) -> Mention:
    kind = known.get(mention.text)
    if kind is None or mention.kind == kind:
        return mention
    if mention.kind == "other" or (
        kind == "person" and len(mention.words) == 1 and mention.kind == "place" and mention.speaks
    ):
        return replace(mention, kind=kind)
    return mention
