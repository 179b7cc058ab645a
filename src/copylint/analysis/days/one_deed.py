"""One deed: whether two times stand in clauses that tell with one verb what happened once to one thing."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.days.days import MONTHS
from copylint.analysis.days.told_times import ToldTime
from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import is_saying
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# What happens to one thing once: the past forms of verbs, and one name for those that may tell the same.
_ONCE = {
    form: verb
    for verb, forms in (
        ("open", "opened"),
        ("establish", "founded established"),
        ("set up", "created formed"),
        ("build", "built constructed erected"),
        ("complete", "completed finished"),
        ("demolish", "demolished razed"),
        ("find", "found discovered unearthed spotted detected"),
        ("die", "died drowned perished"),
        ("kill", "killed murdered assassinated"),
        ("bear", "born"),
        ("bury", "buried cremated"),
        ("vanish", "disappeared vanished"),
        ("diagnose", "diagnosed"),
        ("crash", "crashed derailed"),
        ("collapse", "collapsed"),
        ("sink", "sank sunk capsized"),
        ("explode", "exploded"),
        ("invent", "invented"),
        ("introduce", "introduced"),
        ("abolish", "abolished scrapped"),
        ("unveil", "unveiled"),
        ("publish", "published"),
        ("launch", "launched"),
        ("inaugurate", "inaugurated"),
        ("retire", "retired"),
        ("wed", "wed"),
    )
    for form in forms.split()
}
_ENDS = frozenset(
    "after before since until when while where as because whose but and following during ahead if with by"
    " ; : ( ) – — ,".split()
)
# "The firm launched on Tuesday a new boat": what the subject did it to stands behind the time.
_OBJECTS = frozenset("a an the its their his her another new two three".split())
_RELATIVES = frozenset({"who", "which", "that"})
_AUXILIARIES = frozenset("was were been be is are has have had being first finally later".split())
_DEFINITE = frozenset({"the", "this", "its", "their", "his", "her", "'s"})
_INDEFINITE = frozenset("a an one two three four five some several many other another new more".split())
_APART = frozenset(
    "again another second third fourth previous previously earlier next following not never would could may might"
    " should will if unless due scheduled planned expected originally initially re-opened reopened twice".split()
)
_REACH = 14
_SUBJECT = 12
_FRONTED = 3
_SHORT, _SHORT_NAME = 4, 2
_MOST_TOLD = 3
_NO_SUBJECT = COMMON | MONTHS.keys() | FULL_WEEKDAYS.keys() | _AUXILIARIES


# What a firm does in one land after another, and what is in many places.
_SPREADING = frozenset({"launch", "introduce", "publish", "unveil", "set up", "establish"})
_OF_PLACES = frozenset("company firm chain brand group service scheme programme program shop store app site".split())


class Clause(NamedTuple):
    """`verb` names the deed, `form` is the word for it; `subject` and `rest` are the stems on its two sides.

    `names` and `figures` are what the clause has of these behind the verb and at all. `indefinite` is True for "a mill"
    and "mills", `definite` for "the mill", `first` where it is said to have happened first.
    """

    verb: str
    form: str
    subject: frozenset[str]
    rest: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    indefinite: bool
    definite: bool
    first: bool
    time: ToldTime


def is_one_deed(analysis: "Analysis", known: Clause, again: Clause) -> bool:
    """Whether two clauses have one verb and one subject, and nothing says that it happened twice."""
    if known.verb != again.verb or not (_cover(known.subject, again.subject) and known.subject and again.subject):
        return False
    if known.first != again.first:
        if not _is_late(known, again):
            return False
    elif again.indefinite:
        return False
    return _is_in_one_place(known, again) and _is_told_once_more(analysis, {known.form, again.form})


def _cover(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _is_in_one_place(one: Clause, other: Clause) -> bool:
    """Whether the clauses differ in no name, figure or word; a firm that opened may have opened in Lask later."""
    if not _cover(one.rest, other.rest) or not _cover(one.figures, other.figures):
        return False
    if one.names == other.names:
        return True
    spread = one.verb in _SPREADING or not _OF_PLACES.isdisjoint(one.subject)
    return not spread and one.definite and other.definite


def _is_late(known: Clause, again: Clause) -> bool:
    """Whether what is said to have come first has the later time: "first spotted in May" and "spotted in March"."""
    early, late = (known, again) if known.first else (again, known)
    pairs = zip(early.time.parts[:3], late.time.parts[:3], strict=True)
    return next((a > b for a, b in pairs if a is not None and b is not None and a != b), False)


def _is_told_once_more(analysis: "Analysis", forms: Set[str]) -> bool:
    """Whether the story has the verb in few sentences: with more, it tells of more than one."""
    told = {analysis.sentence_of(i) for form in forms for i in analysis.positions[form]}
    return len(told) <= _MOST_TOLD


def clause_of(analysis: "Analysis", time: ToldTime) -> Clause | None:
    """The clause that the time is told of; None where its verb is none of those, or tells no fact."""
    sentence = analysis.sentences[analysis.sentence_of(time.first)]
    verb = _verb_before(analysis, time, sentence.first)
    start, end = sentence.first, time.first
    if verb is None and time.first - sentence.first < _FRONTED:
        start = time.last + (analysis.lowers[time.last : time.last + 1] == [","])
        verb = _verb_behind(analysis, start, sentence.last)
        end = verb or 0
    if verb is None or not _OBJECTS.isdisjoint(analysis.lowers[time.last : time.last + 1]):
        return None
    first = _start_of_clause(analysis, verb, start)
    spoken = [*analysis.lowers[first : max(end, verb + 1)], *analysis.lowers[time.last : time.last + 2]]
    if not _APART.isdisjoint(spoken):
        return None
    return _read(analysis, time, (first, verb, end), sentence.last)


def _read(analysis: "Analysis", time: ToldTime, at: tuple[int, int, int], last: int) -> Clause:
    """The clause that has its subject, its verb and its time at three tokens, in a sentence that ends at `last`."""
    first, verb, end = at
    tokens, lowers = analysis.tokens, analysis.lowers
    before = [token for token in tokens[first:verb] if token.lower not in _RELATIVES | _AUXILIARIES]
    names = {*_names(tokens[verb + 1 : end]), *_names(tokens[max(verb + 1, time.last) : last])}
    spoken = {token.lower for token in before}
    plural = bool(before) and before[-1].lower.endswith("s") and not any(token.is_capitalized for token in before[1:])
    return Clause(
        _ONCE[lowers[verb]],
        lowers[verb],
        _stems(token.lower for token in before) | frozenset(token.lower for token in before if _is_short_name(token)),
        _stems(lowers[verb + 1 : end]) | names,
        frozenset(names),
        frozenset(token.lower for token in tokens[first : max(end, verb)] if token.is_figure),
        not spoken.isdisjoint(_INDEFINITE) or (plural and spoken.isdisjoint(_DEFINITE)),
        not spoken.isdisjoint(_DEFINITE),
        "first" in lowers[first : max(end, verb)],
        time,
    )


def _verb_before(analysis: "Analysis", time: ToldTime, start: int) -> int | None:
    for i in range(time.first - 1, max(start - 1, time.first - _REACH), -1):
        word = analysis.lowers[i]
        if word in _ONCE:
            return i
        if word in _ENDS or word in _RELATIVES or (word.endswith("ed") and len(word) > _SHORT):
            return None
    return None


def _verb_behind(analysis: "Analysis", start: int, last: int) -> int | None:
    for i in range(start, min(start + _REACH, last)):
        if analysis.lowers[i] in _ONCE:
            return i
        if analysis.lowers[i] in _ENDS:
            return None
    return None


def _start_of_clause(analysis: "Analysis", verb: int, start: int) -> int:
    """The first token of the subject of the verb at a token: past "who" and "which", to the mark or word before."""
    first = verb
    lowers = analysis.lowers
    while first > max(start, verb - _SUBJECT) and lowers[first - 1] not in _ENDS and not is_saying(lowers[first - 1]):
        first -= 1
    return first


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word.isalpha() and word not in _NO_SUBJECT and len(word) > 2)


def _is_short_name(token: Token) -> bool:
    """Whether it is "UK" or the like."""
    return token.text.isupper() and len(token.text) == _SHORT_NAME


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """The stems of the names in a clause that goes on: "opened in 2007 in Lask"."""
    for token in tokens[:_REACH]:
        if token.lower in _ENDS:
            return
        if token.is_capitalized and token.lower not in _NO_SUBJECT:
            yield stem(token.lower)
