"""Tenses: a quotation told with "says" in a story that tells its others with "said", or the other way round."""

from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.relations.saying_words import DOCUMENTS
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.relations.attributions import Attribution

_FORMS = ("says", "said")
_LEAST = 3
# So many times as often the usual tense must stand.
_TIMES = 4
_CLOSING = frozenset("”\"’'»")


class Flip(Struct, frozen=True, order=True, gc=False):
    """`span` is the first verb in the rarer tense, `usual` the verbs in the other one."""

    span: Span
    usual: tuple[Span, ...]


def find_flip(analysis: "Analysis") -> Flip | None:
    """Where the copy falls into the other tense; what stands in a document is told in the present by all."""
    if not all(form in analysis.positions for form in _FORMS):
        return None
    verbs = [attribution.verb for attribution in analysis.attributions if _is_tag(analysis, attribution)]
    told = [[verb for verb in verbs if verb is not None and _form(analysis, verb) == form] for form in _FORMS]
    odd, usual = sorted(told, key=len)
    if not odd or len(usual) < max(_LEAST, _TIMES * len(odd)):
        return None
    return Flip(odd[0], tuple(usual))


def _is_tag(analysis: "Analysis", attribution: "Attribution") -> bool:
    """Whether the speaker and the verb stand right behind a quotation of the body, and the speaker is no paper."""
    if attribution.verb is None or attribution.speaker is None or _form(analysis, attribution.verb) not in _FORMS:
        return False
    start = min(attribution.verb.start, attribution.speaker.start)
    first = analysis.token_at(start)
    if not first or analysis.tokens[first - 1].text not in _CLOSING or analysis.field_of(start).name != "body":
        return False
    speaker = analysis.excerpt(attribution.speaker).lower().split()
    return analysis.is_quoted(analysis.tokens[first - 1].start) and DOCUMENTS.isdisjoint(speaker)


def _form(analysis: "Analysis", verb: Span) -> str:
    return analysis.excerpt(verb).lower()
