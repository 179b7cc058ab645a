"""House terms that are nearly right: a letter is wrong, or the capitals, hyphens or spaces are."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.near_misses import find_near_misses
from copylint.analysis.form.phrases import matched_case, outermost, phrase_tokens
from copylint.analysis.form.scopes import Scope, is_in_scope
from copylint.analysis.tables.lexicon import is_given_name, is_surname
from copylint.finding import Confidence, Finding, Suggestion
from copylint.wording import find_words, outside, refuse_wording

WORDS = frozenset({"term"})
CASES = frozenset({"shape"})
ENDS = 1


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`terms` must be given.

    A word of the dictionary is never taken for a slip, and one that is somebody's name is a finding of low confidence.
    A term in capitals is left alone, and so is a capital at the beginning of a sentence or in a headline.
    """

    terms: Annotated[tuple[str, ...], Meta(description="The house's terms as they are spelled.", min_length=1)]
    distance: Annotated[int, Meta(description="How many letters may be wrong.", ge=1, le=2)] = 1
    shapes: Annotated[
        bool, Meta(description="Whether other capitals, hyphens and spaces are flagged: “Paypal” for “PayPal”.")
    ] = True
    exceptions: Annotated[
        tuple[str, ...], Meta(description="Words and phrases that look like a term and are none.")
    ] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found."""
        refuse_wording(True, terms=self.terms, exceptions=self.exceptions)


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each place that is nearly a term."""
    ignored = frozenset(word.lower() for word in options.exceptions)
    misses = {
        miss.span: miss
        for miss in find_near_misses(analysis, options.terms, options.distance, ignored)
        if (options.shapes or miss.by == "letters") and is_in_scope(analysis, options, miss.span)
    }
    if not misses:
        return
    covers = list(find_words(analysis, (*options.exceptions, *options.terms), ignore_case=False))
    for span in outside(outermost(misses), covers):
        miss = misses[span]
        text = analysis.excerpt(span)
        term = matched_case(text, miss.term, miss.term) if text.isupper() else miss.term
        case = "shape" if miss.by == "shape" else ""
        yield Finding(
            span, (), {"term": term}, "high" if case else _confidence(text, miss.term), Suggestion(term, "likely"), case
        )


def _confidence(text: str, term: str) -> Confidence:
    """Low where the word that differs is a name of people."""
    known = {token.lower for token in phrase_tokens(term)}
    odd = [token for token in phrase_tokens(text) if token.lower not in known]
    is_name = any(token.is_capitalized and (is_surname(token.text) or is_given_name(token.text)) for token in odd)
    return "low" if is_name and len(known) == 1 else "medium" if odd else "high"
