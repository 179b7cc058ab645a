"""Glosses: where the copy gives a name another form."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

import jellyfish
from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.folds import fold
from copylint.analysis.names.mentions import Mention, meant_before
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Licence = Literal["language", "also", "former", "parenthesis", "acronym", "née", "nickname", "spelling"]

# "as the Armenians of Karabakh call it": further off, the "as" belongs to something else.
_REACH = 10
_IT = frozenset(("it", "him", "her", "them", "the", "this", "that", "their"))
_GIVES_LANGUAGE = frozenset(("in", "to", "by", "among", "locally"))
# What may stand between a name and its gloss: "Konstanz, a city that is also known as".
_BETWEEN = frozenset((",", "(", "also", "which", "is", "was", "and", "now", "commonly", "locally", "widely", "–", "—"))
_NAMED = frozenset(("called", "named", "spelled", "spelt"))
_MARKS = frozenset("“”\"'‘’«»")
_NEAR_NAME = 4
_MOST_NAMES = 1_000  # no story names more; of what is longer, its beginning


class Gloss(NamedTuple):
    """A licence for a second name: `alias` is another form of `name`.

    "Constance, also known as Konstanz": both are in the sentence. "Shushi, as the Armenians call it" gives only the
    alias; `name` is then the closest name already in the story, or "". `by` is who uses it, as written, or "".
    `span` is the sentence's, `alias_span` the place of the alias in it.
    `licence` says what sort of second name it is; `place` whether the name is a place's.
    """

    span: Span
    alias: str
    alias_span: Span
    name: str = ""
    by: str = ""
    licence: Licence = "also"
    place: bool = False


def glosses_at(analysis: "Analysis", token: int) -> Sequence[Gloss]:
    """The glosses of the sentence that holds a token."""
    glosses, span = analysis.glosses, analysis.sentences[analysis.sentence_of(token)].span
    first = bisect_left(glosses, span.start, key=lambda gloss: gloss.alias_span.start)
    return glosses[first : bisect_left(glosses, span.end, key=lambda gloss: gloss.alias_span.start)]


class _Copy(Struct, frozen=True, gc=False):
    """What the readers of glosses look at."""

    analysis: "Analysis"
    tokens: Sequence[Token]
    starts: Mapping[int, Mention]
    ends: Mapping[int, Mention]


def find_glosses(analysis: "Analysis") -> Sequence[Gloss]:
    """The glosses of every field, in order."""
    triggers = [(i, read) for word, read in _READERS.items() for i in analysis.positions.get(word, ())]
    if not triggers:
        return []
    copy = _Copy(analysis, analysis.tokens, analysis.mentions_by_first, analysis.mentions_by_last)
    found: dict[Span, Gloss] = {}
    for i, read in sorted(triggers, key=lambda trigger: trigger[0]):
        gloss = read(copy, i)
        if gloss is not None:
            found.setdefault(gloss.alias_span, gloss)
    return sorted(found.values(), key=lambda gloss: gloss.alias_span)


def _known(copy: _Copy, i: int) -> Gloss | None:
    """X, also known as Y; X, known locally as Y; X, known in German as Y; Y, as it is known in German."""
    bounds = _sentence(copy, i)
    as_ = next((j for j in range(i + 1, min(i + _REACH, bounds[1])) if copy.tokens[j].lower == "as"), None)
    if as_ is None:
        return _as_known(copy, i)
    alias = _name_from(copy, as_ + 1)
    name = _name_before(copy, i)
    if alias is None or (i == bounds[0] and alias.last not in copy.starts and alias.last + 1 not in copy.starts):
        return None  # "Known as DRX, boats with a hull of lead": no second name of anything named
    by = _words(copy, i + 1, as_) or _user_after(copy, alias.last)
    if copy.tokens[i - 1].lower == "now" and name is not None:
        return _gloss(copy, name, alias, licence="former")
    if copy.tokens[i - 1].lower in ("better", "best"):
        return _gloss(copy, alias, name, licence="nickname")
    return _gloss(copy, alias, name, by=by, licence="language" if by else "also")


def _as_known(copy: _Copy, i: int) -> Gloss | None:
    """Y, as it is known in German."""
    tokens = copy.tokens
    if [t.lower for t in tokens[max(i - 3, 0) : i]] not in (["as", "it", "is"], ["as", "it", "was"]):
        return None
    alias = _name_before(copy, i - 3)
    by = _user_after(copy, i + 1)
    return _gloss(copy, alias, None, by=by, licence="language") if alias and by else None


def _formerly(copy: _Copy, i: int) -> Gloss | None:
    """X, formerly Y; X, formerly known as Y."""
    j = i + 3 if [t.lower for t in copy.tokens[i + 1 : i + 3]] == ["known", "as"] else i + 1
    j = i + 2 if copy.tokens[i + 1 : i + 2] and copy.tokens[i + 1].lower in _NAMED else j
    alias, name = _name_from(copy, j), _name_before(copy, i)
    return _gloss(copy, alias, name, licence="former") if alias and name else None


def _now(copy: _Copy, i: int) -> Gloss | None:
    """Y, now X; Y, now called X; Y, now the X: firms, bodies and places that have been renamed."""
    last = _sentence(copy, i)[1]
    if i == 0 or copy.tokens[i - 1].text != ",":
        return None
    j = i + 1 + (i + 1 < last and copy.tokens[i + 1].lower in _NAMED | {"the"})
    alias, name = _name_before(copy, i), copy.starts.get(j)
    if alias is None or name is None or name.last >= len(copy.tokens) or copy.tokens[name.last].text not in (",", "."):
        return None
    kinds = {alias.kind, name.kind}
    return _gloss(copy, alias, name, licence="former") if kinds <= {"organisation", "place", "other"} else None


def _call(copy: _Copy, i: int) -> Gloss | None:
    """Y, as the Armenians call it; X, which the Armenians call Y; what the Armenians call Y."""
    first, last = _sentence(copy, i)
    for j in range(i - 1, max(first, i - _REACH) - 1, -1):
        word = copy.tokens[j].lower
        if word in (",", ";", ":"):
            return None
        if word == "as" and i + 1 < last and copy.tokens[i + 1].lower in _IT:
            alias = _name_before(copy, j)
            return _gloss(copy, alias, None, by=_words(copy, j + 1, i), licence="language") if alias else None
        if word in ("which", "what", "that"):
            alias = _name_from(copy, i + 1)
            by = _words(copy, j + 1, i)
            name = _name_before(copy, j) or meant_before(copy.analysis, j)
            return _gloss(copy, alias, name, by=by, licence="language") if alias else None
    return None


def _called(copy: _Copy, i: int) -> Gloss | None:
    """X, called Y by the Armenians; X is called Y in Armenian."""
    alias = _name_from(copy, i + 1)
    by = _user_after(copy, alias.last) if alias else ""
    return _gloss(copy, alias, _name_before(copy, i), by=by, licence="language") if alias and by else None


def _or(copy: _Copy, i: int) -> Gloss | None:
    """X, or Y in German."""
    alias, name = _name_from(copy, i + 1), _name_before(copy, i)
    by = _user_after(copy, alias.last) if alias else ""
    comma = i and copy.tokens[i - 1].text in (",", "(")
    return _gloss(copy, alias, name, by=by, licence="language") if alias and name and by and comma else None


def _second(licence: Licence) -> "Callable[[_Copy, int], Gloss | None]":
    """X, aka Y; X, née Y; X, nicknamed Y."""

    def read(copy: _Copy, i: int) -> Gloss | None:
        alias, name = _name_from(copy, i + 1), _name_before(copy, i)
        return _gloss(copy, alias, name, licence=licence) if alias and name else None

    return read


def _spelled(copy: _Copy, i: int) -> Gloss | None:
    """X, spelled Y by the Armenians."""
    alias, name = _name_from(copy, i + 1), _name_before(copy, i)
    by = _user_after(copy, alias.last) if alias else ""
    return _gloss(copy, alias, name, by=by, licence="spelling") if alias and name else None


def _parenthesis(copy: _Copy, i: int) -> Gloss | None:
    """X (Y); X (its name in another script, Y); Full Organisation Name (FON)."""
    name, alias = copy.ends.get(i - 1), _name_from(copy, _behind_other_script(copy.tokens, i + 1))
    if name is None or alias is None or copy.tokens[alias.last : alias.last + 1] == []:
        return None
    by = _user_after(copy, alias.last)
    if copy.tokens[alias.last].text != ")" and not by:
        return None
    if alias.text.isupper() and len(alias.words) == 1:
        return _gloss(copy, alias, name, licence="acronym") if len(name.words) > 1 else None
    if by or _alike(alias.text, name.text):
        return _gloss(copy, alias, name, by=by, licence="language" if by else "parenthesis")
    return None


def _behind_other_script(tokens: Sequence[Token], i: int) -> int:
    """The token behind a name at token `i` that is in a script without capitals, and behind the comma after it."""
    j = i
    while j < min(i + _REACH, len(tokens)) and tokens[j].is_word and tokens[j].text == tokens[j].text.swapcase():
        j += 1
    return j + (i < j < len(tokens) and tokens[j].text in {",", ";", "、"})


_READERS: Mapping[str, Callable[[_Copy, int], Gloss | None]] = {
    "known": _known,
    **dict.fromkeys(("formerly", "previously"), _formerly),
    "now": _now,
    **dict.fromkeys(("call", "calls"), _call),
    "called": _called,
    "or": _or,
    **dict.fromkeys(("aka", "a.k.a."), _second("also")),
    **dict.fromkeys(("née", "nee", "né"), _second("née")),
    **dict.fromkeys(("nicknamed", "dubbed"), _second("nickname")),
    **dict.fromkeys(("spelled", "spelt", "transliterated"), _spelled),
    "(": _parenthesis,
}


def _gloss(copy: _Copy, alias: Mention, name: Mention | None, by: str = "", licence: Licence = "also") -> Gloss | None:
    if name is not None and name.text == alias.text:
        return None
    sentence = copy.analysis.sentences[copy.analysis.sentence_of(alias.first)]
    place = alias.kind == "place" or (name is not None and name.kind == "place")
    gloss = Gloss(sentence.span, alias.text, alias.span, by=by, licence=licence, place=place)
    if name is not None:
        return gloss._replace(name=name.text)
    partner = _partner(copy.analysis, alias)
    return gloss._replace(name=partner.text, place=place or partner.kind == "place") if partner else gloss


def _partner(analysis: "Analysis", alias: Mention) -> Mention | None:
    """The closest other name of the same class: one that the story already had, else one that comes later.

    Of more than `_MOST_NAMES` names, those that come first in the story.
    """
    names = islice(analysis.mentions_by_text.items(), _MOST_NAMES)
    alike = (mentions for text, mentions in names if text != alias.text and _alike(text, alias.text))
    near = [m for mentions in alike if (m := next((m for m in mentions if _same_class(m, alias)), None))]
    near.sort(key=lambda m: m.first)
    before = [m for m in near if m.first < alias.first]
    return min(
        before or near,
        key=lambda m: jellyfish.damerau_levenshtein_distance(m.text.lower(), alias.text.lower()),
        default=None,
    )


def _same_class(one: Mention, other: Mention) -> bool:
    return "other" in (one.kind, other.kind) or one.kind == other.kind


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2 or len(one) < 4:
        return False
    return fold(one) == fold(other) or jellyfish.damerau_levenshtein_distance(one.lower(), other.lower()) <= 2


def _sentence(copy: _Copy, i: int) -> tuple[int, int]:
    sentence = copy.analysis.sentences[copy.analysis.sentence_of(i)]
    return sentence.first, sentence.last


def _name_from(copy: _Copy, i: int) -> Mention | None:
    """The name that begins at token `i`, or after an article or a quotation mark there."""
    for j in range(i, min(i + 3, len(copy.tokens))):
        if j in copy.starts:
            return copy.starts[j]
        if copy.tokens[j].text not in _MARKS and copy.tokens[j].lower != "the":
            return None
    return None


def _name_before(copy: _Copy, i: int) -> Mention | None:
    """The name that ends before token `i`, with nothing but a comma or "which is also" between."""
    for j in range(i - 1, max(i - 1 - _NEAR_NAME, -1), -1):
        if j in copy.ends:
            return copy.ends[j]
        if copy.tokens[j].lower not in _BETWEEN and copy.tokens[j].text not in _MARKS:
            return None
    return None


def _user_after(copy: _Copy, i: int) -> str:
    """Who uses the name, where token `i` begins "in German", "to Armenians", "by the locals"; else ""."""
    tokens = copy.tokens
    if i < len(tokens) and tokens[i].text in _MARKS:
        i += 1
    if i + 1 >= len(tokens) or tokens[i].lower not in _GIVES_LANGUAGE:
        return ""
    j = i + 2 if tokens[i + 1].lower in ("the", "its", "their") else i + 1
    follows = tokens[j] if j < len(tokens) else None
    return _words(copy, i + 1, j + 1) if follows and follows.is_word else ""


def _words(copy: _Copy, first: int, last: int) -> str:
    if first >= last:
        return ""
    return copy.analysis.excerpt(Span(copy.tokens[first].start, copy.tokens[last - 1].end))
