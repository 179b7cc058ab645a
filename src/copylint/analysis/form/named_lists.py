"""Announced people: a number and full names, "five ministers, Ann Vesely, 45, Jon Marr and Ida Cole"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.form.lists import MARKS, Announced, is_announcing, is_plain
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.values.counted import is_plural
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention
    from copylint.analysis.values.quantities import Quantity

_OPENERS = MARKS | {",", "("}
_NAMED = frozenset({"named", "identified"})
_PEOPLE = frozenset({"person", "man", "woman", "child", "boy", "girl", "people"})
# Behind the last name they go on about it: "Ann Vesely, a baker".
_GOES_ON = frozenset(
    "a an the of from who whom whose both as another and his her their its in for with or plus along among between one"
    " formerly then former including aged also".split()
)
_OLDEST = 116
_AFTER_AGES = frozenset(", . ; ) were was have has had are from of on at who will both all respectively died".split())


def find_named_lists(analysis: "Analysis") -> Iterator[Announced]:
    """The lists of people that a number announces, in order; of lists of ages those that are longer than the number."""
    for q in analysis.quantities:
        if is_announcing(q) and (q.noun in _PEOPLE or q.noun in somebodies()):
            found = _read(analysis, q) or _read_ages(analysis, q)
            if found is not None:
                yield found


def _read_ages(analysis: "Analysis", q: "Quantity") -> Announced | None:
    """ "Two men, aged 20, 24 and 31": there may be more people than ages, but not fewer."""
    lowers = analysis.lowers
    noun = analysis.token_at(q.noun_span.start) if q.noun_span else q.last
    i = noun + 1 + (lowers[noun + 1 : noun + 2] == [","])
    if lowers[i : i + 1] != ["aged"]:
        return None
    ages: list[int] = []
    joint = ","
    for at in range(i + 1, len(lowers) - 1, 2):
        if not _is_age(lowers[at]):
            return None
        ages.append(at)
        if joint == "and":
            break
        joint = lowers[at + 1]
        if joint not in (",", "and"):
            return None
    if not q.value or len(ages) <= q.value or lowers[ages[-1] + 1] not in _AFTER_AGES:
        return None
    items = tuple(analysis.tokens[at].text for at in ages)
    span = Span(analysis.tokens[ages[0]].start, analysis.tokens[ages[-1]].end)
    return Announced(q, Span(q.span.start, analysis.tokens[noun].end), span, len(ages), len(ages), items)


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= len(str(_OLDEST)) and int(word) <= _OLDEST


def _read(analysis: "Analysis", q: "Quantity") -> Announced | None:
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    noun = analysis.token_at(q.noun_span.start) if q.noun_span else q.last
    plain = is_plural(analysis.lowers[noun]) or analysis.lowers[noun] in _PEOPLE
    i = noun + 1
    if not plain or i + 2 >= sentence.last or not is_plain(analysis.tokens, q, sentence.first):
        return None
    led = analysis.lowers[i] == "as" and not _NAMED.isdisjoint(analysis.lowers[max(sentence.first, q.first - 3) : i])
    if not led and analysis.tokens[i].text not in _OPENERS:
        return None
    names = _names(analysis, i + 1, sentence.last)
    if len(names) < 2:
        return None
    texts = tuple(name.text for name in names)
    span = Span(names[0].span.start, names[-1].span.end)
    return Announced(q, Span(q.span.start, analysis.tokens[noun].end), span, len(names), len(names), texts)


def _names(analysis: "Analysis", i: int, high: int) -> Sequence["Mention"]:
    """The full names from token `i` on, with their ages between, where "and" stands before the last of them alone.

    A first name counts as one where all of them have an age behind them: "Ann, 5, Jon, 7, and Ida, 9".
    """
    names: list[Mention] = []
    closed, full, aged = False, True, True
    while i < high:
        name = analysis.mentions_by_first.get(i)
        if name is None or name.kind not in ("person", "other"):
            return ()
        names.append(name)
        i = _past_age(analysis, name.last)
        full, aged = full and len(name.words) > 1, aged and i > name.last
        if not full and not aged:
            return ()
        if closed:
            return names if _ends(analysis, i, high) else ()
        comma = analysis.lowers[i : i + 1] == [","]
        i += comma
        closed = analysis.lowers[i : i + 1] == ["and"]
        i += closed
        if not comma and not closed:
            return ()
    return ()


def _past_age(analysis: "Analysis", i: int) -> int:
    """The token behind ", 45" or "(45)" at token `i`."""
    opens, figure = "".join(analysis.lowers[i : i + 1]), "".join(analysis.lowers[i + 1 : i + 2])
    if opens not in (",", "(") or not _is_age(figure):
        return i
    return i + 2 + (opens == "(")


def _ends(analysis: "Analysis", i: int, high: int) -> bool:
    """Whether nothing more is said of the last name, which ends before token `i`."""
    if i >= high:
        return True
    word = analysis.lowers[i]
    after = analysis.lowers[i + 1] if i + 1 < high else "."
    return after not in _GOES_ON if word == "," else word not in _GOES_ON and word != "'s"
