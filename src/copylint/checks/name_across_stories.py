"""One person, spelled differently in the stories of one run."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.names.folds import fold, fold_steps
from copylint.analysis.names.spellings import Spelling, look_alikes
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_plural
from copylint.analysis.tables import lexicon
from copylint.analysis.tables.lexicon import fold as plain
from copylint.finding import Elsewhere, Finding
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_SHOWN = 3
# A name that is in more stories of a run, such as a head of state's, says nothing about what two of them share.
_COMMON = 8
# These folds also join names of different families: Hansen and Hanssen, Baily and Bailey.
_NO_ROMANISATIONS = frozenset({"punctuation", "ck-k", "ph-f", "doubled", "final-y"})
_NO_COPY = frozenset({"byline", "dateline", "ednote"})


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


WORDS = frozenset({"usual", "others", "count", "total"})
CASES: frozenset[str] = frozenset()

Key = tuple[str, str]


class Seen(Struct, frozen=True, gc=False):
    """A full name as one story writes it: its first place, how often, the titles before it, and what is known of it."""

    text: str
    span: Span
    times: int
    titles: frozenset[str]
    settled: bool
    is_person: bool


class Names(Struct, frozen=True, gc=False):
    """The full names of one story, by the first and the last word of the name, folded.

    `apart` are words of these names with others that may stand beside them.
    """

    people: Mapping[Key, Seen]
    apart: frozenset[frozenset[str]] = frozenset()


class _Form(Struct, frozen=True, gc=False):
    """A name in all the stories that have it, by path."""

    key: Key
    seen: Mapping[str, Seen]

    @property
    def settled(self) -> bool:
        return any(seen.settled for seen in self.seen.values())

    @property
    def rank(self) -> tuple[bool, int, int, str, Key]:
        """The usual form comes first: the settled one, that of most stories, the most frequent, the first."""
        times = sum(seen.times for seen in self.seen.values())
        return not self.settled, -len(self.seen), -times, min(self.seen), self.key


def check(_analysis: "Analysis", _options: Options) -> Iterator[Finding]:
    """Nothing: one story alone has another rule for this."""
    return iter(())


def gather(analysis: "Analysis", _options: Options) -> Names:
    """The names of several words that are or may be persons', outside bylines and quotations."""
    people: dict[Key, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        if _is_full_name(mention) and analysis.field_of(mention.span.start).name not in _NO_COPY:
            people[plain(mention.words[0]), plain(mention.words[-1])].append(mention)
    glossary = analysis.glossary
    return Names(
        {key: _seen(mentions, glossary.licenses(mentions[0].text)) for key, mentions in people.items()},
        glossary.apart({word for key in people for word in key}),
    )


def _is_full_name(mention: "Mention") -> bool:
    """Whether a mention may be a person's full name; a common word ends one only behind a known first name."""
    if mention.kind not in ("person", "other") or len(mention.words) < 2 or mention.quoted:
        return False
    return lexicon.is_given_name(mention.words[0]) or not lexicon.is_common_word(mention.words[-1])


def _seen(mentions: "Sequence[Mention]", settled: bool) -> Seen:
    first = mentions[0]
    titles = frozenset(m.title for m in mentions if m.title and not m.courtesy)
    is_person = any(mention.kind == "person" for mention in mentions)
    return Seen(first.text, first.span, len(mentions), titles, settled, is_person)


def check_across(gathered: Mapping[str, Names], _options: Options) -> Iterator[tuple[str, Finding]]:
    """Every story that has the rarer of two spellings of one person, against those that have the other."""
    forms = _forms(gathered)
    best: dict[Key, tuple[_Form, _Form]] = {}
    for one, other in _alike(forms):
        usual, odd = sorted((one, other), key=lambda form: form.rank)
        if _is_one_person(gathered, forms, usual, odd) and (odd.key not in best or usual.rank < best[odd.key][0].rank):
            best[odd.key] = usual, odd
    for usual, odd in best.values():
        for path in odd.seen:
            yield path, _finding(path, usual, odd)


def _forms(gathered: Mapping[str, Names]) -> Mapping[Key, _Form]:
    seen: dict[Key, dict[str, Seen]] = {}
    for path, names in gathered.items():
        for key, one in names.people.items():
            seen.setdefault(key, {})[path] = one
    return {key: _Form(key, places) for key, places in seen.items()}


def _alike(forms: Mapping[Key, _Form]) -> Iterator[tuple[_Form, _Form]]:
    """Names that share one word while the other looks alike: linear, as only names that share a word are compared."""
    for shared in (0, 1):
        groups: dict[str, list[str]] = {}
        for key in forms:
            groups.setdefault(key[shared], []).append(key[1 - shared])
        for word, others in groups.items():
            for pair in look_alikes([Spelling(other, ()) for other in others]) if len(others) > 1 else ():
                keys = [(word, s.key) if shared == 0 else (s.key, word) for s in pair]
                yield forms[keys[0]], forms[keys[1]]


def _is_one_person(gathered: Mapping[str, Names], forms: Mapping[Key, _Form], usual: _Form, odd: _Form) -> bool:
    """Whether two names that look alike are one person's.

    A story that has both tells two persons apart, or has a slip of its own that another rule finds. Where there may be
    two who are called so, they need common ground: a title, or somebody else whom stories on both sides name.
    """
    if usual.seen.keys() & odd.seen.keys() or (usual.settled and odd.settled):
        return False
    if not any(seen.is_person for form in (usual, odd) for seen in form.seen.values()):
        return False
    number = 0 if usual.key[1] == odd.key[1] else 1
    one, other = usual.key[number], odd.key[number]
    if lexicon.is_confusable(one, other) or is_plural(one, other):
        return False
    if any(frozenset((one, other)) in gathered[path].apart for path in (*usual.seen, *odd.seen)):
        return False
    if _may_be_two(usual.key[1 - number], one, other, number) or not (
        fold(one) == fold(other) or is_likely_slip(one, other)
    ):
        return _have_common_ground(gathered, forms, usual, odd) and not lexicon.are_two_given_names(one, other)
    return True


def _may_be_two(shared: str, one: str, other: str, number: int) -> bool:
    """Whether two people may be called so: both words are names, or one is and the shared word is one too.

    Two romanisations of one name are no second name.
    """
    is_name, is_shared = lexicon.is_surname, lexicon.is_given_name
    if number == 0:
        is_name, is_shared = is_shared, is_name
    known = is_name(one) + is_name(other)
    if known == 2 or is_derived(one, other):
        return True
    return known + is_shared(shared) == 2 and all(step.id in _NO_ROMANISATIONS for step in fold_steps(one, other))


def _have_common_ground(gathered: Mapping[str, Names], forms: Mapping[Key, _Form], usual: _Form, odd: _Form) -> bool:
    """Whether a title stands before both names, or stories on both sides name somebody who is not in every story."""
    titles = [{title for seen in form.seen.values() for title in seen.titles} for form in (usual, odd)]
    if titles[0] & titles[1]:
        return True
    people = [
        {key for path in form.seen for key, seen in gathered[path].people.items() if seen.is_person}
        for form in (usual, odd)
    ]
    return any(len(forms[key].seen) <= _COMMON for key in people[0] & people[1])


def _finding(path: str, usual: _Form, odd: _Form) -> Finding:
    others = list(usual.seen)
    rest = len(others) - 1
    words = {
        "usual": usual.seen[others[0]].text,
        "others": others[0] + (f" and {rest} more {'story' if rest == 1 else 'stories'}" if rest else ""),
        "count": str(len(odd.seen)),
        "total": str(len(odd.seen) + len(others)),
    }
    ends = tuple(Elsewhere(other, usual.seen[other].span) for other in others[:_SHOWN])
    return Finding(odd.seen[path].span, words=words, confidence="medium", elsewhere=ends)
