"""Words that may be written in two or more ways, of which a story, or the house, shall use one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.inflections import every_form, inflect, same_form
from copylint.analysis.form.patterned_words import Twin, in_two_forms, is_word_as, twins
from copylint.analysis.form.phrases import find_phrases, is_in_name, matched_case, outermost
from copylint.analysis.form.scopes import Scope, is_in_scope
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.finding import Finding, Suggestion
from copylint.story import Span
from copylint.wording import find_all_patterns, find_words, outside, refuse_wording

WORDS = frozenset({"preferred", "count", "total", "places"})
CASES = frozenset({"prefer"})
ENGLISH = False

_SHOWN = 3


class Prefer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The house has decided."""

    prefer: Annotated[str, Meta(description="The one that the house writes.")]


Use = Literal["consistent", "allow"] | Prefer


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways to write one word."""

    words: Annotated[tuple[str, ...], Meta(description="Words or phrases.")] = ()
    patterns: Annotated[
        tuple[str, ...],
        Meta(description="Regular expressions, each of which is one more way. Words and patterns are two or more."),
    ] = ()
    use: Annotated[
        Use,
        Meta(
            description="`consistent`: a story keeps to one. `{prefer: X}`: the house writes X. `allow`: all may "
            "stand, whatever a class says."
        ),
    ] = "consistent"


class Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways to write all words of a sort, such as `[co-*, co*]` or `[*ise, *ize]`."""

    forms: Annotated[
        tuple[str, ...],
        Meta(description="Two patterns or more, in which `*` is the same letters in each.", min_length=2),
    ]
    use: Annotated[
        Literal["consistent"] | Prefer,
        Meta(
            description="`consistent`: a story keeps to one for each word. `{prefer: X}`: the house writes form X, "
            "wherever that is a word too."
        ),
    ] = "consistent"
    exceptions: Annotated[tuple[str, ...], Meta(description="Words that are no case of it, such as `prize`.")] = ()


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`groups` or `classes` must be given. A group may also be a plain list: `[adviser, advisor]`.

    A word counts in all its forms, so that “advisers” stands against “advisor”. What is written with a capital in
    mid-sentence is taken for part of a name and left alone, unless the list itself writes it so.
    """

    groups: Annotated[
        tuple[Group | tuple[str, ...], ...], Meta(description="Words that may be written in several ways.")
    ] = ()
    classes: Annotated[tuple[Class, ...], Meta(description="Sorts of words that may be written in several ways.")] = ()
    inflect: Annotated[bool, Meta(description="Whether the forms of the words count too.")] = True
    exceptions: Annotated[
        tuple[str, ...], Meta(description="Words or phrases inside which nothing is flagged, such as names.")
    ] = ()

    def __post_init__(self) -> None:
        """Refuse what could never be found, and a preference for what is not in its group."""
        if not self.groups and not self.classes:
            raise ValueError("give “groups” or “classes”")
        refuse_wording(True, exceptions=self.exceptions)
        for i, group in enumerate(map(_group, self.groups)):
            _refuse(f"groups[{i}]", (*group.words, *group.patterns), group.use)
            try:
                refuse_wording(True, words=group.words, patterns=group.patterns)
            except ValueError as error:
                raise ValueError(f"groups[{i}]: {error}") from None
        for i, sort in enumerate(self.classes):
            _refuse(f"classes[{i}]", sort.forms, sort.use)
            if not all(form.count("*") == 1 and len(form) > 1 for form in sort.forms):
                raise ValueError(f"classes[{i}]: each form needs one “*” and letters beside it")


def _refuse(name: str, forms: Sequence[str], use: Use) -> None:
    if len(set(forms)) < 2:
        raise ValueError(f"{name}: give two different ones or more")
    if isinstance(use, Prefer) and use.prefer not in forms:
        raise ValueError(f"{name}: “{use.prefer}”, which is preferred, is not one of them")


def _group(group: Group | tuple[str, ...]) -> Group:
    return group if isinstance(group, Group) else Group(group)


class _Place(NamedTuple):
    """Where a member of a group stands, in which form; a pattern has none. `spelled` is what the word would be in each
    of a class's forms.
    """

    span: Span
    member: str
    form: str
    spelled: tuple[str, ...] = ()


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each form that is rarer in its story; one for each place of a form that the house rejects."""
    groups = list(map(_group, options.groups))
    for group in groups:
        if group.use != "allow":
            members = (*group.words, *group.patterns)
            yield from _findings(analysis, members, group.use, _places(analysis, group, options))
    allowed = {form.lower() for group in groups if group.use == "allow" for form in _forms(group.words, options)}
    for sort in options.classes:
        exceptions = allowed | {word.lower() for word in sort.exceptions}
        for family in twins(analysis.positions, sort.forms, exceptions):
            if isinstance(sort.use, Prefer):
                wanted = sort.forms.index(sort.use.prefer)
                told = [twin for twin in family if is_word_as(twin, wanted)]
            else:
                told = family if in_two_forms(family) else []
            yield from _findings(analysis, sort.forms, sort.use, _twin_places(analysis, told, sort, options))


def _forms(words: Sequence[str], options: Options) -> Iterator[str]:
    for word in words:
        yield from every_form(word) if options.inflect else (word,)


def _places(analysis: Analysis, group: Group, options: Options) -> list[_Place]:
    """Where the words of a group stand; of two that overlap, the longer one."""
    found: dict[Span, _Place] = {}
    members = {form: member for member in group.words for form in _forms((member,), options)}
    for span, form in _found(analysis, tuple(members), options):
        if span not in found or analysis.excerpt(span) == form:
            found[span] = _Place(span, members[form], form)
    for pattern in group.patterns:
        for span in find_all_patterns(analysis, options, (pattern,), ignore_case=True):
            if is_in_scope(analysis, options, span):
                found.setdefault(span, _Place(span, pattern, ""))
    return _kept(analysis, found, options)


def _twin_places(analysis: Analysis, family: Sequence[Twin], sort: Class, options: Options) -> list[_Place]:
    twins_by_word = {twin.word: twin for twin in family}
    found = {}
    for span, word in _found(analysis, tuple(twins_by_word), options):
        twin = twins_by_word[word]
        found[span] = _Place(span, sort.forms[twin.number], word, twin.spelled)
    return _kept(analysis, found, options)


def _found(analysis: Analysis, forms: tuple[str, ...], options: Options) -> Iterator[tuple[Span, str]]:
    for span, form in find_phrases(analysis, forms):
        if is_in_scope(analysis, options, span) and not is_in_name(analysis, span, form):
            yield span, form


def _kept(analysis: Analysis, found: Mapping[Span, _Place], options: Options) -> list[_Place]:
    spans = outermost(found)
    covers = list(find_words(analysis, options.exceptions, ignore_case=True)) if spans else []
    return [found[span] for span in outside(spans, covers)]


def _findings(analysis: Analysis, forms: Sequence[str], use: Use, places: Sequence[_Place]) -> Iterator[Finding]:
    if isinstance(use, Prefer):
        for place in places:
            if place.member != use.prefer:
                yield _rejected(analysis, place, use.prefer, forms)
        return
    members: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in places:
        members[place.member].append(place)
    if len(members) > 1:
        usual, *odd = sorted(members.values(), key=lambda group: (-len(group), group[0].span))
        for group in odd:
            yield _odd(analysis, group, usual, len(places), forms)


def _rejected(analysis: Analysis, place: _Place, preferred: str, forms: Sequence[str]) -> Finding:
    shown, sure = _instead(analysis, place, preferred, forms)
    words = {"preferred": shown, "count": "", "total": "", "places": ""}
    return Finding(place.span, (), words, "high", Suggestion(shown, "likely") if sure else None, "prefer")


def _odd(
    analysis: Analysis, odd: Sequence[_Place], usual: Sequence[_Place], total: int, forms: Sequence[str]
) -> Finding:
    """The first place of the rarer form against the usual one."""
    spans = tuple(place.span for place in usual[:_SHOWN])
    shown, sure = _instead(analysis, odd[0], usual[0].member, forms)
    if not (odd[0].form and usual[0].form):
        shown, sure = analysis.excerpt(usual[0].span), False
    words = {
        "preferred": shown,
        "count": str(len(usual)),
        "total": str(total),
        "places": whereabouts(analysis, [place.span for place in usual]),
    }
    leads = sure and len(usual) > len(odd)
    return Finding(odd[0].span, spans, words, "high", Suggestion(shown, "likely") if leads else None)


def _instead(analysis: Analysis, place: _Place, preferred: str, forms: Sequence[str]) -> tuple[str, bool]:
    """What would stand at a place, and whether that is sure."""
    if not place.form:  # of a pattern, which has no forms
        return preferred, False
    if place.spelled:
        form = place.spelled[forms.index(preferred)]
    elif place.form == place.member:
        form = preferred
    else:
        form = same_form(inflect(place.member), inflect(preferred), place.form)
    return matched_case(analysis.excerpt(place.span), place.form, form or preferred), bool(form)
