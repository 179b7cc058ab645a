"""Terms for which the house has a better one, each with what shall stand in its place."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.inflections import every_form, inflect, same_form
from copylint.analysis.form.phrases import (
    capitalized,
    find_phrases,
    is_in_name,
    is_running,
    matched_case,
    starts_sentence,
)
from copylint.analysis.form.scopes import Scope, is_in_scope
from copylint.finding import Finding, Suggestion
from copylint.patterns import filled, find_matches, refuse_template
from copylint.story import Span
from copylint.wording import find_all_patterns, find_words, outside, refuse_wording, stretches

WORDS = frozenset({"preferred"})
CASES: frozenset[str] = frozenset()
ENDS = 1
ENGLISH = False

Choice = str | tuple[str, ...]


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`terms` or `patterns` must be given: on the left what is flagged, on the right what the house writes.

    Where several words may stand instead, write a list. What already is the preferred term, or lies inside one, is
    left alone: `{Labour: the Labour Party}`, `{internet: Internet}`.
    """

    terms: Annotated[
        dict[str, Choice], Meta(description="Words or phrases, and the house's own for each, or a list of them.")
    ] = msgspec.field(default_factory=dict)
    patterns: Annotated[
        dict[str, Choice],
        Meta(description=r"The same with regular expressions; `\1` is what stood in the first pair of brackets."),
    ] = msgspec.field(default_factory=dict)
    inflect: Annotated[
        bool, Meta(description="Whether the forms of a term count too: “utilised” as well as “utilise”.")
    ] = False
    ignore_case: Annotated[bool, Meta(description="Whether “Utilise” is found as well as “utilise”.")] = True
    names: Annotated[
        bool,
        Meta(description="Whether a term written small is also flagged with a capital in mid-sentence, as in a name."),
    ] = False
    exceptions: Annotated[
        tuple[str, ...], Meta(description="Words or phrases inside which nothing is flagged, such as names.")
    ] = ()
    exception_patterns: Annotated[tuple[str, ...], Meta(description="The same as regular expressions.")] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found, or has nothing to stand in its place."""
        if not self.terms and not self.patterns:
            raise ValueError("give “terms” or “patterns”")
        for name, mapping in (("terms", self.terms), ("patterns", self.patterns)):
            for i, choice in enumerate(mapping.values()):
                if not choice or not all(text.strip() for text in _choices(choice)):
                    raise ValueError(f"{name}[{i}]: say what shall stand in its place")
        refuse_wording(self.ignore_case, terms=self.terms, exceptions=self.exceptions)
        refuse_wording(self.ignore_case, patterns=self.patterns, exception_patterns=self.exception_patterns)
        for i, (pattern, choice) in enumerate(self.patterns.items()):
            for text in _choices(choice):
                refuse_template(text, pattern, f"patterns[{i}]")


class _Place(NamedTuple):
    span: Span
    preferred: tuple[str, ...]
    surely: bool


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every place of every term, with what the house writes instead; of two that overlap, the longer one."""
    places = {place.span: place for place in (*_terms(analysis, options), *_patterns(analysis, options))}
    found = sorted(span for span in places if is_in_scope(analysis, options, span))
    end = -1
    for span in sorted(_left(analysis, options, found), key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            end = span.end
            place = places[span]
            suggestion = Suggestion(place.preferred[0], "likely") if place.surely else None
            yield Finding(span, words={"preferred": _listed(place.preferred)}, suggestion=suggestion)


def _terms(analysis: Analysis, options: Options) -> Iterator[_Place]:
    forms = _forms(tuple(options.terms), options.inflect)
    for span, form in find_phrases(analysis, tuple(forms), options.ignore_case):
        if options.names or not is_in_name(analysis, span, form):
            term = forms[form]
            wanted = _choices(options.terms[term])
            yield from _place(analysis, span, form, _in_form(term, form, wanted), wanted)


@lru_cache(maxsize=64)
def _forms(terms: tuple[str, ...], inflect: bool) -> Mapping[str, str]:
    """Every form that is looked for, and the term it is a form of."""
    forms = {form: term for term in terms for form in every_form(term)} if inflect else {}
    return {**forms, **{term: term for term in terms}}


def _in_form(term: str, form: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The preferred terms in the form in which the other one was found; as they are listed where that fails."""
    if form == term:
        return wanted
    return tuple(same_form(inflect(term), inflect(text), form) for text in wanted)


def _place(
    analysis: Analysis, span: Span, term: str, forms: tuple[str, ...], listed: tuple[str, ...]
) -> Iterator[_Place]:
    text = analysis.excerpt(span)
    shown = tuple(matched_case(text, term, form or plain) for form, plain in zip(forms, listed, strict=True))
    yield from _unless_preferred(analysis, _Place(span, shown, len(shown) == 1 and all(forms)), text)


def _patterns(analysis: Analysis, options: Options) -> Iterator[_Place]:
    for stretch in stretches(analysis, options) if options.patterns else ():
        for pattern, choice in options.patterns.items():
            for found in find_matches(pattern, analysis.story.text, stretch, options.ignore_case):
                text = analysis.excerpt(found.span)
                texts = [filled(item, found.match) for item in _choices(choice)]
                shown = tuple(matched_case(text, text.lower(), wanted) for wanted in texts)
                yield from _unless_preferred(analysis, _Place(found.span, shown, len(shown) == 1), text)


def _unless_preferred(analysis: Analysis, place: _Place, text: str) -> Iterator[_Place]:
    """The place, unless what stands there is preferred: a capital at the start, or in a headline, says nothing."""
    if starts_sentence(analysis, place.span):
        place = place._replace(preferred=tuple(capitalized(wanted) for wanted in place.preferred))
    same = text if is_running(analysis, place.span) else text[1:]
    if not any(same in (wanted, wanted[1:]) and text.lower() == wanted.lower() for wanted in place.preferred):
        yield place


def _left(analysis: Analysis, options: Options, found: list[Span]) -> list[Span]:
    """The spans that lie in no exception and in no longer phrase that the house prefers."""
    if not found:
        return found
    longer = [text for term, choice in options.terms.items() for text in _choices(choice) if _is_part(term, text)]
    covers = [
        *find_words(analysis, (*options.exceptions, *longer), options.ignore_case),
        *find_all_patterns(analysis, options, options.exception_patterns, options.ignore_case),
    ]
    return outside(found, covers) if covers else found


def _is_part(term: str, preferred: str) -> bool:
    return len(preferred) > len(term) and term.lower() in preferred.lower()


def _choices(choice: Choice) -> tuple[str, ...]:
    return (choice,) if isinstance(choice, str) else choice


def _listed(preferred: tuple[str, ...]) -> str:
    *most, last = preferred
    return f"{'”, “'.join(most)}” or “{last}" if most else last
