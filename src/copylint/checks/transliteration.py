"""Names that follow two schemes of romanisation: Pashinyan and Harutyunyan beside Pogossjan."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from copylint.analysis.names.folds import common_steps, fold
from copylint.analysis.names.spellings import Spelling
from copylint.analysis.tables import lexicon
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`contrasts`: what sets the schemes apart, each a mapping of scheme to its marks for one and the same sound.

    A mark is "-jan" for an ending and "-tsch-" for letters inside a name. `names`: how many different names of each of
    two schemes make a mix. `min_letters`: shortest name that counts.
    """

    contrasts: tuple[Mapping[str, tuple[str, ...]], ...]
    names: int = 2
    min_letters: int = 5


WORDS = frozenset({"one", "other"})
CASES: frozenset[str] = frozenset()


class _Marked(Struct, frozen=True, gc=False):
    spelling: Spelling
    mark: str
    contrast: int


def manual() -> Iterator[str]:
    """What the manual page says beyond the rule file: the steps by which a name is found to stand in both schemes."""
    yield "A name that both schemes have is shown by name-variant; the two are one when these steps make them equal:"
    yield f"  {'; '.join(step.name for step in common_steps())}"


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for a story whose names follow two schemes: the first name of the rarer scheme against the other."""
    by_scheme = [names for names in _by_scheme(analysis, options).values() if len(names) >= options.names]
    if len(by_scheme) < 2:
        return
    one, other = _contrasted(*sorted(by_scheme, key=len, reverse=True)[:2])
    usual, odd = sorted((one, other), key=lambda names: (-len(names), names[0].spelling.span))
    words = {"one": _listed(analysis, odd), "other": _listed(analysis, usual)}
    yield Finding(_without_twin(odd, usual).spelling.span, tuple(n.spelling.span for n in usual), words, "medium")


def _by_scheme(analysis: "Analysis", options: Options) -> Mapping[str, list[_Marked]]:
    found: dict[str, list[_Marked]] = {}
    for spelling in analysis.spellings:
        if len(spelling.key) < options.min_letters or not _is_surname(spelling):
            continue
        if analysis.glossary.settled(spelling.key) is not None:
            continue
        for number, contrast in enumerate(options.contrasts):
            borne = [
                (len(mark), scheme, mark)
                for scheme, marks in contrast.items()
                for mark in marks
                if _has(spelling.key, mark)
            ]
            if borne:
                _, scheme, mark = max(borne)
                found.setdefault(scheme, []).append(_Marked(spelling, mark, number))
    return found


def _contrasted(one: list[_Marked], other: list[_Marked]) -> tuple[list[_Marked], list[_Marked]]:
    """The names that differ in the same sound, where there are any; else all."""
    shared = {name.contrast for name in one} & {name.contrast for name in other}
    if not shared:
        return one, other
    return [name for name in one if name.contrast in shared], [name for name in other if name.contrast in shared]


def _is_surname(spelling: Spelling) -> bool:
    """Whether the form stands for a person, alone or as the last word, outside quotations."""
    if lexicon.is_given_name(spelling.key) or lexicon.is_common_word(spelling.key):
        return False
    said = (o for o in spelling.occurrences if not o.mention.quoted)
    return any(o.place in ("only", "last") and o.mention.kind in ("person", "other") for o in said)


def _has(name: str, mark: str) -> bool:
    letters = mark.strip("-")
    return letters in name if mark.endswith("-") else name.endswith(letters) and len(name) > len(letters) + 1


def _without_twin(names: list[_Marked], others: list[_Marked]) -> _Marked:
    """The first name that the other scheme does not spell too: a name in two spellings is another rule's business."""
    twins = {fold(other.spelling.key) for other in others}
    return next((name for name in names if fold(name.spelling.key) not in twins), names[0])


def _listed(analysis: "Analysis", names: list[_Marked]) -> str:
    """`-yan (Pashinyan ¶5, Pogossyan ¶4)`."""
    marks = "/".join(dict.fromkeys(name.mark.rstrip("-") for name in names))
    places = []
    for name in names[:4]:
        field = analysis.field_of(name.spelling.span.start)
        places.append(f"{name.spelling.text} {f'¶{field.paragraph}' if field.name == 'body' else field.name}")
    return f"{marks} ({', '.join(places)})"
