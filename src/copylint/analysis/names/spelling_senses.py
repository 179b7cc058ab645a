"""Spellings that tell two words apart: licence and license, storey and story, a training programme and a program."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from copylint.analysis.values.number_words import ONES, TENS, VAGUE

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_OF_NOUNS = frozenset(
    "a an the this that these those his her its their our your my any some no every each both all such 's of in into"
    " with without under for by best good common fair unfair safe safety business standard usual former current"
    " farming labor labour privacy work working medical legal private".split()
)
_ADJECTIVAL = ("al", "ive", "ic", "ous", "able", "ible", "ful", "less", "ary", "ern")
_NOT_BEFORE_NOUN = frozenset(
    "to will would can could shall should may might must do does did not never also always then now who which that"
    " they we i you he she it and or but nor as if when while let lets make makes made help helps people women men"
    " children police them him us me be been being is are was were cannot often still only just".split()
)
_AFTER_VERB = frozenset(
    "the a an its their his her our any these those them it him some all more new what how one in at here there"
    " law medicine together again".split()
)
_COMPUTING = frozenset(
    "computer computers software code coding coder app apps malware algorithm algorithms programming hacker hackers"
    " computing spreadsheet laptop chatbot programmer programmers".split()
)
_PROGRAMS, _PROGRAMMES = ("program", "programs"), ("programme", "programmes")
_NEAR = 10
_FLOORS = frozenset(
    "building buildings tower towers block blocks floor floors flat flats house houses home homes hotel high tall roof"
    " basement apartment apartments office offices skyscraper skyscrapers lower upper top ground height wall facade"
    " windows structure car park architect architects planning plans storey storeyed above below".split()
)
_NUMBERS = frozenset((*ONES, *TENS, *VAGUE, "hundred", "thousand", "half", "a", "many", "few", "extra", "additional"))
_UNIT_WORDS = frozenset("square cubic hundred thousand million per".split())


def word_meant(analysis: "Analysis", token: int, form: str, family: str) -> str | None:
    """The family of the word that `form` stands for at `token`; None where its spelling tells nothing."""
    sense = _SENSES.get(form)
    return sense(analysis, token, form, family) if sense else family


def _noun(analysis: "Analysis", token: int, form: str, family: str) -> str | None:
    """The noun: the practise, her driving license. After a plural or "to", the same letters are the verb."""
    tokens = analysis.tokens
    before = tokens[token - 1].lower if token else ""
    after = tokens[token + 1].lower if token + 1 < len(tokens) else ""
    if after in _AFTER_VERB and before not in _OF_NOUNS:
        return None
    if before in _OF_NOUNS or before.endswith(_ADJECTIVAL):
        return family
    if form.endswith("s") or not before.isalpha() or before in _NOT_BEFORE_NOUN:
        return None
    return None if before.endswith(("s", "ly")) else family


def _programme(analysis: "Analysis", token: int, form: str, family: str) -> str | None:
    """A training programme; British copy, too, runs it on computer programs."""
    positions = analysis.positions
    if not any(word in positions for word in _COMPUTING):
        return family
    ours, theirs = (sum(len(positions.get(word, ())) for word in words) for words in (_PROGRAMS, _PROGRAMMES))
    if 2 * theirs > ours:
        return None
    return None if form in _PROGRAMS and not _COMPUTING.isdisjoint(_around(analysis, token)) else family


def _storey(analysis: "Analysis", token: int, form: str, family: str) -> str | None:
    """Floors are one word, tales another; British copy spells both, each in its way."""
    here = analysis.tokens[token].lower
    before = analysis.tokens[token - 1].lower if token else ""
    if form.startswith("storey"):
        floors = _is_number(before) or here != form or not _FLOORS.isdisjoint(_around(analysis, token))
    else:
        floors = here.endswith("-story") and _is_number(here.partition("-")[0])
    return f"{family} floors" if floors else family


def _around(analysis: "Analysis", token: int) -> Iterator[str]:
    """The words of the sentence near token number `token`."""
    sentence = analysis.sentences[analysis.sentence_of(token)]
    first, last = max(sentence.first, token - _NEAR), min(sentence.last, token + _NEAR)
    return (t.lower for i, t in enumerate(analysis.tokens[first:last], first) if i != token)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in _NUMBERS


def _measured(analysis: "Analysis", token: int, form: str, family: str) -> str | None:
    """The unit: 40 metres, a 100-meter dash. Gas meters are spelled one way everywhere."""
    tokens = analysis.tokens
    here, before = tokens[token].lower, tokens[token - 1].lower if token else ""
    if here != form:
        before = here.partition("-")[0]
    return family if _is_number(before) or before in _UNIT_WORDS else None


_SENSES: Mapping[str, Callable[["Analysis", int, str, str], str | None]] = {
    **dict.fromkeys(("practise", "practises", "license", "licenses", "prise", "prises"), _noun),
    **dict.fromkeys(("program", "programs", "programme", "programmes"), _programme),
    **dict.fromkeys(("story", "stories", "storey", "storeys"), _storey),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), _measured),
}
