"""Scorers: a score, and those who are said to have made it, "won 3-1 with goals from Ann Vesely and Jon Marr"."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from copylint.analysis.form.tokens import Token
from copylint.analysis.values.quantities import Quantity
from copylint.analysis.values.shares import Reckoning
from copylint.analysis.values.spelled import read_words
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MOST_GOALS = 15
# With these a goal has no scorer of the side, or the score is of more than the play that is told.
_EXCUSES = frozenset(
    "own aggregate agg shootout shoot-out penalties overtime series since before earlier last previous season"
    " half period".split()
)
_LEADS = frozenset("with to through via of after".split())
_FROM = frozenset({"from", "by"})
# Goals that came on top of those listed, in the same sentence or the two after it.
_MORE = frozenset(
    "own added adding also another third fourth fifth scored scoring netted struck sealed completed wrapped rounded"
    " equalised equalized late substitute converted penalty header final helped helping".split()
)
_WON = frozenset("won win wins winning beat beats beating victory defeated defeats".split())
_LOST = frozenset("lost lose loses losing loss defeat despite beaten".split())
_EACH: Mapping[str, int] = {
    **dict.fromkeys("goal penalty strike header free-kick volley spot-kick effort finish other another".split(), 1),
    **dict.fromkeys(("brace", "double", "pair"), 2),
    "hat-trick": 3,
}
_ROLES = frozenset("captain striker midfielder defender winger forward skipper substitute debutant fullback".split())
_PARTICLES = frozenset("de da di van von der den la le el al bin dos del".split())
_MADE = frozenset(
    "scored scores scoring netted hit hits grabbed grabs bagged bags claimed claims notched completed".split()
)
_ONLY, _ALL = ("the", "only"), frozenset({"both", "all"})


class _Listed(NamedTuple):
    """Scorers in a row: how many goals they made, and the token after the last of them."""

    goals: int
    end: int
    whole: bool = True


class _Item(NamedTuple):
    """One scorer: the goals, the token after, the comma or "and" before, and whether "two from" leads the name in."""

    goals: int
    end: int
    joint: str
    is_led: bool


def find_scorers(analysis: "Analysis", places: Sequence[int]) -> Iterator[Reckoning]:
    """The scores that stand in one sentence with their scorers; `places` are the tokens "goals", "hat-trick" and so."""
    return (found for i in places for found in _Reader(analysis, i).read())


class _Reader:
    """Reads what is said of a score around token `i`, a word such as "goals"."""

    def __init__(self, analysis: "Analysis", i: int) -> None:
        self.tokens, self.i = analysis.tokens, i
        index = analysis.sentence_of(i)
        sentences = analysis.sentences
        own = sentences[index]
        self.low, self.high = own.first, own.last
        scores = [q for q in analysis.quantities_of(own) if q.measure == "ratio"]
        self.score = scores[0] if len(scores) == 1 and _is_score(scores[0]) else None
        self.after = sentences[min(index + 2, len(sentences) - 1)].last

    def read(self) -> Iterator[Reckoning]:
        """What is told of the score, where it is told of all of it."""
        words = {token.lower for token in self.tokens[self.low : self.high]}
        if self.score is None or not _EXCUSES.isdisjoint(words):
            return
        score, word = self.score, self.tokens[self.i].lower
        after = self.tokens[self.i + 1].lower if self.i + 1 < self.high else ""
        if word == "goals" and after in _FROM:
            yield from self._listed(score, words)
        elif word in ("hat-trick", "brace") and after != "of" and self._is_made():
            least = _EACH[word]
            if score.high is not None and score.high < least:
                yield _told(score, Span(self.tokens[self.i].start, self.tokens[self.i].end), least, [score.high])
        elif word in ("goal", "goals"):
            yield from self._of_all(score, words)

    def _is_made(self) -> bool:
        """Whether somebody made the hat-trick: "scored a hat-trick", "completed his hat-trick", "her hat-trick"."""
        before = [token.lower for token in self.tokens[max(self.low, self.i - 4) : self.i]]
        return bool(before) and (before[-1] in ("'s", "his", "her") or not _MADE.isdisjoint(before[-3:]))

    def _listed(self, score: Quantity, words: set[str]) -> Iterator[Reckoning]:
        """ "with goals from A, B and C": as many as the winners made."""
        first = self.i + 2
        number, lead = self._number_before()
        listed = _scorers(self.tokens, first, self.high, number)
        if listed is None:
            return
        span = Span(self.tokens[first].start, self.tokens[listed.end - 1].end)
        if listed.goals > (score.high or 0):
            yield _told(score, span, listed.goals, [score.high or Fraction(0)])
            return
        rest = {token.lower for token in self.tokens[listed.end : self.after]}
        rest |= {token.lower for token in self.tokens[self.low : self.i]}
        if listed.whole and lead in _LEADS and _MORE.isdisjoint(rest):
            yield _told(score, span, listed.goals, _sides(score, words))

    def _number_before(self) -> tuple[int, str]:
        """The number in "two goals from", 0 without one, and the word before it."""
        read = read_words(self.tokens, self.i - 1, self.i) if self.i > self.low else None
        if read is None or read.value is None or read.value.denominator > 1:
            return 0, self.tokens[self.i - 1].lower if self.i > self.low else "with"
        return int(read.value), self.tokens[self.i - 2].lower if self.i - 1 > self.low else "with"

    def _of_all(self, score: Quantity, words: set[str]) -> Iterator[Reckoning]:
        """ "scored the only goal in", "both goals in", "all four goals in"."""
        before = [token.lower for token in self.tokens[max(self.low, self.i - 3) : self.i]]
        after = self.tokens[self.i + 1].lower if self.i + 1 < self.high else "."
        if after not in {"in", "of", "as", ",", "to"} or (_LOST & words) or _MADE.isdisjoint(words):
            return
        made = 0
        if tuple(before[-2:]) == _ONLY:
            made = 1
        elif before[-1:] == ["both"]:
            made = 2
        elif before[-2:-1] and before[-2] in _ALL:
            read = read_words(self.tokens, self.i - 1, self.i)
            made = int(read.value) if read is not None and read.value else 0
        if made:
            low, high = score.low, score.high or score.low
            sides = [low + high] if made == 1 else [low, high, low + high]
            lead = self.i - 1 - (made > 1 and before[-1] != "both") - (made == 1)
            yield _told(score, Span(self.tokens[lead].start, self.tokens[self.i].end), made, sides)


def _is_score(q: Quantity) -> bool:
    return q.high is not None and q.high <= _MOST_GOALS and q.high.denominator == 1


def _sides(score: Quantity, words: set[str]) -> list[Fraction]:
    """What the goals of one side may be: those of the winners where somebody won and nobody is said to have lost."""
    high = score.high or score.low
    return [high] if words & _WON and not words & _LOST else [score.low, high]


def _told(score: Quantity, scorers: Span, goals: int, sides: Sequence[Fraction]) -> Reckoning:
    """The reckoning that flags a score unless one of `sides` is the number of `goals`."""
    made = Fraction(goals)
    near = min(sides, key=lambda side: abs(side - made))
    return Reckoning(score.span, (scorers,), "scorers", near, near, made, made, made)


def _scorers(tokens: Sequence[Token], i: int, high: int, number: int) -> _Listed | None:
    """The scorers from token `i` on: "A, B (2) and a penalty by C"; None where it is unclear who is one."""
    items = list(_items(tokens, i, high))
    if not items or (len(items) > 1 and items[-1].joint != "and"):
        return None
    last = items[-1].end
    if last < high and tokens[last].lower == "and":
        return None
    if number and not all(item.is_led for item in items[1:]):
        return _Listed(max(number, len(items)), last, whole=False)
    goals = max(number, items[0].goals) + sum(item.goals for item in items[1:])
    return _Listed(goals, last, whole=len(items) > 1)


def _items(tokens: Sequence[Token], i: int, high: int) -> Iterator[_Item]:
    """The scorers one by one, as long as a comma or an "and" leads to a next one."""
    joint = ""
    while i < high:
        goals, start = _lead(tokens, i, high) if joint else (0, i)
        end = _name(tokens, start, high)
        if end == start:
            return
        told, end = _count(tokens, end, high)
        yield _Item(told * max(goals, 1), end, joint, goals > 0)
        if end + 1 >= high or tokens[end].lower not in (",", "and"):
            return
        listed = tokens[end].text == "," and tokens[end + 1].lower == "and"
        joint, i = tokens[end + listed].lower, end + 1 + listed


def _lead(tokens: Sequence[Token], i: int, high: int) -> tuple[int, int]:
    """How many goals "a penalty by", "two from" lead in, and the token after; 0 and `i` where there is no such lead."""
    for j in range(i + 1, min(i + 5, high)):
        if tokens[j].lower in _FROM:
            words = [token.lower for token in tokens[i:j]]
            number = read_words(tokens, i, j)
            if number is not None and number.value and number.value < _MOST_GOALS:
                return int(number.value), j + 1
            nouns = [_EACH[word] for word in words if word in _EACH]
            return (nouns[-1], j + 1) if nouns else (0, i)
    return 0, i


def _name(tokens: Sequence[Token], i: int, high: int) -> int:
    """The token after the name at token `i`, a role before it included; `i` where there is none."""
    start = i
    while i < high and tokens[i].lower in _ROLES and i < start + 2:
        i += 1
    first = i
    while i < high and (tokens[i].is_capitalized or (i > first and tokens[i].lower in _PARTICLES)):
        i += 1
    return i if i > first and (i == high or tokens[i].lower != "'s") else start


def _count(tokens: Sequence[Token], i: int, high: int) -> tuple[int, int]:
    """How many goals "(2)", "(12, 45 pen)" or "twice" gives the scorer before token `i`, and the token after it."""
    if i < high and tokens[i].lower == "twice":
        return 2, i + 1
    if i >= high or tokens[i].text != "(":
        return 1, i
    end = next((j for j in range(i + 1, min(i + 12, high)) if tokens[j].text == ")"), i)
    figures = [int(token.text) for token in tokens[i + 1 : end] if token.text.isdecimal()]
    if len(figures) == 1 and tokens[i + 2].text == ")" and 1 < figures[0] < 5:
        return figures[0], end + 1
    return max(len(figures), 1), end + 1
