"""Spellings: every form in which a word of a name is written, and the forms that look alike."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from jellyfish import damerau_levenshtein_distance
from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.folds import fold
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables.lexicon import fold as plain
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_SHORTEST = 4
_LONG = 9
_LONGEST = 30
# So many spellings that share a form are compared with each other, and no more.
_CROWD = 12
_LONGEST_CODE = 6
_CODE_BEGINS, _CODE_ENDS = frozenset("(<[:;"), frozenset(")>]")  # ";" and ":" end "&lt;" and "NYSE:"

Place = Literal["only", "first", "last", "inner"]


class Occurrence(Struct, frozen=True, gc=False):
    """A word of a name where it stands: its token's place, its mention, and which word of the mention it is."""

    span: Span
    mention: Mention
    number: int

    @property
    def word(self) -> str:
        """The word as it is written here."""
        return self.mention.words[self.number]

    @property
    def place(self) -> Place:
        """Whether the word is the whole name, its first word, its last, or one between."""
        if len(self.mention.words) == 1:
            return "only"
        if self.number == 0:
            return "first"
        return "last" if self.number == len(self.mention.words) - 1 else "inner"


class Spelling(Struct, frozen=True, gc=False):
    """A form of a name's word: `key` in lower case without diacritics, and every place it stands."""

    key: str
    occurrences: tuple[Occurrence, ...]

    @property
    def span(self) -> Span:
        """The place of the first occurrence."""
        return self.occurrences[0].span

    @property
    def text(self) -> str:
        """The form as first written outside lines in capitals, if it stands there."""
        return next((o.word for o in self.occurrences if not o.word.isupper()), self.occurrences[0].word)


def find_spellings(analysis: "Analysis") -> Sequence[Spelling]:
    """The spellings of the story's name words, in the order of their first occurrence; codes in brackets have none."""
    found: dict[str, list[Occurrence]] = {}
    tokens = analysis.tokens
    for mention in analysis.mentions:
        if _is_code(tokens, mention) and all(mention.span != d.span for d in analysis.acronyms.definitions):
            continue
        words = (t for t in tokens[mention.first : mention.last] if t.is_word and t.lower != "'s")
        for index, token in enumerate(words):
            if token.is_capitalized or "-" in token.text or "'" in token.text:
                found.setdefault(plain(token.text), []).append(Occurrence(token.span, mention, index))
    return [Spelling(key, tuple(places)) for key, places in found.items()]


def _is_code(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a few capitals in brackets are a code and no form of a name: "Rotek <ROTK>", "(NYSE: RTK)", "(RTK.L)"."""
    text, last = mention.text, mention.last
    if len(text) > _LONGEST_CODE or not text.isupper() or last >= len(tokens):
        return False
    if tokens[last].text == "." and last + 2 < len(tokens):
        last += 2
    return tokens[last].text in _CODE_ENDS and mention.first > 0 and tokens[mention.first - 1].text in _CODE_BEGINS


def look_alikes(spellings: Sequence[Spelling]) -> Sequence[tuple[Spelling, Spelling]]:
    """Pairs of spellings that fold to one form, or are one slip apart (two in words of nine letters and more).

    A slip is a letter added, dropped, replaced, or two neighbours swapped. Pairs are found by the forms they share
    when one letter is dropped, long ones by their first or last letters too: linear in the number of spellings.
    """
    seen: set[str] = set()
    again: set[str] = set()
    for spelling in spellings:
        forms = _shared_forms(spelling.key)
        again |= seen & forms
        seen |= forms
    shared: dict[str, list[int]] = {}
    for number, spelling in enumerate(spellings) if again else ():
        for form in again & _shared_forms(spelling.key):
            shared.setdefault(form, []).append(number)
    crowds = {tuple(numbers[:_CROWD]) for numbers in shared.values() if len(numbers) > 1}
    pairs = sorted({pair for crowd in crowds for pair in combinations(crowd, 2)})
    return [
        (spellings[one], spellings[other]) for one, other in pairs if _is_near(spellings[one].key, spellings[other].key)
    ]


@lru_cache(maxsize=4096)
def _shared_forms(key: str) -> frozenset[str]:
    """The forms by which a spelling finds those that look like it; none for what is too short, too long or a code."""
    if not _SHORTEST <= len(key) <= _LONGEST or any(map(str.isdigit, key)):
        return frozenset()
    forms = {key[:i] + key[i + 1 :] for i in range(len(key))}
    forms.add(key)
    forms.add("=" + fold(key))
    if len(key) >= _LONG:
        forms.add("<" + key[:3])
        forms.add(">" + key[-3:])
    return frozenset(forms)


def _is_near(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    allowed = 2 if min(len(one.partition("-")[2] or one), len(other.partition("-")[2] or other)) >= _LONG else 1
    return abs(len(one) - len(other)) <= allowed and damerau_levenshtein_distance(one, other) <= allowed
