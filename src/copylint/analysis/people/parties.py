"""Parties: the label that says which party a politician is of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.role_names import RoleName
from copylint.analysis.tables.lexicon import fold, us_state
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_DEMOCRAT, _REPUBLICAN = (RoleName(name, False, frozenset({"party"})) for name in ("Democrat", "Republican"))
_WORDS: Mapping[str, RoleName] = {"Democratic": _DEMOCRAT, "Democrat": _DEMOCRAT, "Republican": _REPUBLICAN}
_LABELS: Mapping[str, RoleName] = {"D": _DEMOCRAT, "R": _REPUBLICAN, "Democrat": _DEMOCRAT, "Republican": _REPUBLICAN}
PARTIES = frozenset({*_WORDS, "GOP", "Conservative", "Labour", "Liberal"})
_LONGEST_HOME = 3
# Counties where state legislators live are called so, too.
_COUNTIES = frozenset({"Delaware", "Indiana", "Washington", "Wyoming"})
_CHAMBERS = frozenset({"U.S.", "US", "State", "state", "House", "Senate"})


class Party(Struct, frozen=True, gc=False):
    """The place of a label, the party it stands for, and the state in it as a role's owner, "" without."""

    span: Span
    name: RoleName
    home: str = ""


def find_parties(tokens: Sequence[Token], mention: Mention, title: int, first: int, last: int) -> Iterator[Party]:
    """The party labels of a person: before the title at token `title`, and in brackets or commas after the name.

    `first` and `last` are the sentence's tokens.
    """
    before = title - 1
    while before > first and tokens[before].text in _CHAMBERS:
        before -= 1
    if first <= before and title < mention.first and tokens[before].text in _WORDS:
        yield Party(tokens[before].span, _WORDS[tokens[before].text])
    if mention.last + 2 < last and tokens[mention.last].text in {"(", ","}:
        yield from _label(tokens, mention.last, last)


def _label(tokens: Sequence[Token], at: int, last: int) -> Iterator[Party]:
    """The party in "(R., Centre)", "(D-Pa.)", ", D-Ohio,", ", a Republican,"."""
    label = at + 1
    head, hyphen, home = tokens[label].text.partition("-")
    if tokens[label].text == "a" and at + 3 < last and tokens[at + 3].lower in {",", ".", "who", "from"}:
        label, head = at + 2, tokens[at + 2].text
    elif not (hyphen and len(head) == 1) and (tokens[at].text != "(" or tokens[at + 2].text not in {".", ",", ")"}):
        return
    if head in _LABELS:
        yield Party(tokens[label].span, _LABELS[head], _state(home))


def _state(home: str) -> str:
    """The key of the state in "D-Pa.", "D-Ohio"; "" for a county or a town."""
    state = us_state(f"{home}.") or us_state(home) if home and home not in _COUNTIES else None
    return fold(state) if state else ""


def find_descriptions(analysis: "Analysis", members: Iterable[Mention]) -> Iterator[tuple[Party, Mention]]:
    """ "The Ashby Republican", with whom it is of `members`: the one whose sentence has Ashby."""
    for label in sorted(set(_LABELS) - {"D", "R"}):
        for i in analysis.positions.get(label.lower(), ()):
            home = _home(analysis, i) if analysis.tokens[i].text == label else ""
            owners = [m for m in members if _lives_in(analysis, m, home)] if home else []
            if (
                owners
                and len({owner.words[-1] for owner in owners}) == 1
                and analysis.is_narration(owners[0].span.start)
            ):
                yield Party(analysis.tokens[i].span, _LABELS[label]), owners[-1]


def _home(analysis: "Analysis", i: int) -> str:
    """The name between "the" and the label at token `i`."""
    j = i
    while j > 1 and analysis.tokens[j - 1].is_capitalized:
        j -= 1
    named = 1 <= i - j <= _LONGEST_HOME and analysis.tokens[j - 1].lower == "the"
    return " ".join(token.text for token in analysis.tokens[j:i]) if named else ""


def _lives_in(analysis: "Analysis", member: Mention, home: str) -> bool:
    """Whether "from Ashby" or "of Ashby" stands in the sentence that names the person."""
    sentence = analysis.sentences[analysis.sentence_of(member.first)]
    spoken = " ".join(token.text for token in analysis.tokens[member.last : sentence.last])
    return any(f" {word} {home}" in spoken for word in ("from", "of", ","))
