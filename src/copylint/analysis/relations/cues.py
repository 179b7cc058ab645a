"""Cues: what stands around a quotation and tells whose words it is, where no verb of saying does."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from copylint.analysis.relations.saying_words import SOURCES
from copylint.analysis.tables.lexicon import is_saying, title_heads

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.quotations import Quotation
    from copylint.analysis.form.sentences import Sentence
    from copylint.story import Field

_SIGNATURE = 24
_SPEAKING = frozenset("he she they we one the a another reads read says I It He She They We".split())
_DASHES = frozenset("-–—―~")
_STOPS = frozenset(".,;:!?")
# Who speaks is plain where one of these stands before the quotation in its sentence.
_PERSONS = frozenset("he she they i we you who his her their my our your him them one those people".split())
_CALLING = frozenset(
    "chant chants chanted chanting shout shouts shouted shouting cry cries cried crying yell yells yelled yelling sing"
    " sings sang singing scream screams screamed screaming".split()
)
_CALLED = 5
# Words that lead in what is written somewhere, or named so, and is nobody's speech.
_WRITTEN = frozenset(
    "sign signs banner banners placard placards poster posters slogan slogans motto title titled entitled named called"
    " dubbed labelled labeled known so-called word words phrase term terms song songs film films book books album play"
    " show series headline headlines read reads reading inscribed inscription chant chants chanting chanted graffiti"
    " caption captioned hashtag label message subject article story column podcast episode email letter text note"
    " clause section policy law act rule category list tag password code command question answer".split()
)


def is_signed(analysis: "Analysis", quotation: "Quotation") -> bool:
    """Whether a dash or a name stands right behind it: “It was dark.” – Ann Lo; “It was dark,” Lo recalled."""
    text, end = analysis.story.text, quotation.span.end
    line = text[end : min(end + _SIGNATURE, analysis.field_of(quotation.span.start).span.end)]
    behind = line.lstrip(" \n\t*_>\u2060") or _next_line(analysis, quotation)
    if behind[:1] in _DASHES or behind[:2] == "--":
        return True
    if (
        text[quotation.inner.start : quotation.inner.end].rstrip("’'”\"")[-1:] not in {",", "!", "?"}
        or behind[:1] in _STOPS
    ):
        return False
    if behind.partition(" ")[0] in _SPEAKING:
        return True
    stop = end + len(line)
    return any(m.kind in {"person", "organisation"} for m in analysis.mentions_from(end, stop))


def _next_line(analysis: "Analysis", quotation: "Quotation") -> str:
    """How the field behind the quotation's begins."""
    here = analysis.field_of(quotation.span.start)
    fields = analysis.story.fields
    after = next((field for field in fields[bisect_right(fields, here.span.start, key=_start) :]), None)
    return analysis.story.text[after.span.start : after.span.start + 2].lstrip("*_>\u2060") if after else ""


def _start(field: "Field") -> int:
    return field.span.start


def is_led(analysis: "Analysis", sentence: "Sentence", first: int) -> bool:
    """Whether words before the quotation in its sentence tell whose it is, or that it is written somewhere."""
    before = analysis.tokens[sentence.first : first]
    if any(
        t.lower in _PERSONS or t.lower in _WRITTEN or t.lower in SOURCES or t.lower in title_heads() for t in before
    ) or any(is_saying(t.lower) or t.lower in _CALLING for t in before):
        return True
    start, end = sentence.span.start, analysis.tokens[first].start
    named = any(m.kind in {"person", "organisation"} for m in analysis.mentions_from(start, end))
    if named or (before and before[-1].text == ":"):
        return True
    ahead = analysis.tokens[sentence.first - 1].text if sentence.first == first and first else ""
    return ahead == ":"


def is_called(analysis: "Analysis", quotation: "Quotation") -> bool:
    """Whether a crowd calls it: “Not one step back,” the dockers chanted."""
    at = analysis.token_at(quotation.span.end - 1) + 1
    return any(t.lower in _CALLING for t in analysis.tokens[at : at + _CALLED])


def is_told_after(analysis: "Analysis", index: int, full: bool) -> bool:
    """Whether one of the next sentences tells a source, that of a fragment in its paragraph."""
    here = analysis.sentences[index].field
    following = range(index + 1, min(index + 3, len(analysis.sentences)))
    rest = [i for i in following if full or analysis.sentences[i].field == here]
    return any(analysis.attributions[i].verb is not None for i in rest)


def goes_on(analysis: "Analysis", sentence: "Sentence") -> bool:
    """Whether the quotation goes on from the paragraph before."""
    before = analysis.quotation_at(analysis.tokens[sentence.first - 1].start) if sentence.first else None
    return before is not None and before.continued


def is_closed(analysis: "Analysis", quotation: "Quotation") -> bool:
    """Whether a fragment ends a clause; before a noun it is a term: the “dark money” group."""
    i = analysis.token_at(quotation.span.end - 1) + 1
    inside = analysis.tokens[i - 2].text
    return inside in _STOPS or i >= len(analysis.tokens) or analysis.tokens[i].text in _STOPS
