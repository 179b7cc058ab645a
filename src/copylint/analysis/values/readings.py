"""Numbers read with the currency before and the unit after them, one by one or as the two ends of a range."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.values import hedges, labels, number_words, numerals, spelled
from copylint.analysis.values.measures import Measured, measure_after
from copylint.analysis.values.numerals import Numeral
from copylint.analysis.values.trends import VERBS
from copylint.analysis.values.units import CURRENCIES, DOLLARS, SIGNS

_DASHES = frozenset("-–—")
_SCORES = frozenset(
    "win wins won lose loses lost beat beats beaten defeat defeated defeats victory draw drew tie tied score scored"
    " vote voted votes ruled ruling by passed approved rejected lead led edged margin game decision".split()
)


# How odds are put, the longest way first; the number of all that they are of is small or round.
_ODDS = (["out", "of", "every"], ["out", "of"], ["in", "every"], ["of", "every"], ["in"])
_TWICE, _PERCENT = frozenset({"or", ",", "("}), frozenset({"%", "percent", "pct", "cent"})
_MOST_ODDS, _FEW = 100, 10
_ROUND = frozenset({12, 20, 25, 50, *(10**n for n in range(2, 7))})


class Reading(NamedTuple):
    """A numeral with the currency before it and the unit after it."""

    numeral: Numeral
    first: int
    measured: Measured


class NumberReader(Struct, frozen=True, gc=False):
    """Reads the numbers of one sentence: tokens `low` up to `high` of `text`."""

    text: str
    tokens: Sequence[Token]
    low: int
    high: int

    def read(self, i: int) -> Reading | None:
        """The number at token `i`, None where there is none or it names something."""
        tokens = self.tokens
        if tokens[i].is_figure:
            numeral = numerals.read_figure(self.text, tokens, i, self.high)
        else:
            numeral = spelled.read_words(tokens, i, self.high)
        if numeral is None:
            return None
        first, currency = self._currency(numeral.first)
        measured = measure_after(tokens, numeral, self.high, currency)
        if tokens[i].is_figure and not currency and measured.measure in ("count", "ordinal", "age"):
            plain = measured.measure == "count"
            if labels.is_label(tokens, i, numeral.last if plain else measured.last, self.low, self.high):
                return None
        return Reading(numeral, first, measured)

    def _currency(self, i: int) -> tuple[int, str]:
        """The first token of a currency sign before token `i`, and its code or ""."""
        tokens, j = self.tokens, i - 1
        if j < self.low:
            return i, ""
        sign = tokens[j].lower
        if sign in SIGNS:
            code = CURRENCIES[sign]
            glued = j > self.low and tokens[j - 1].end == tokens[j].start
            if sign == "$" and glued and tokens[j - 1].lower in DOLLARS:
                return j - 1, DOLLARS[tokens[j - 1].lower]
            return j, code
        if len(sign) == 3 and sign in CURRENCIES and tokens[j].text.isupper():
            return j, CURRENCIES[sign]
        return i, ""

    def _goes_on_from(self, i: int) -> bool:
        """Whether token `i` is the "from" of "rose by two to 15 from 13", with a level behind it."""
        if i + 1 >= self.high or self.tokens[i].lower != "from":
            return False
        level = self.tokens[i + 1]
        return level.lower in number_words.STARTS or (level.is_figure and not is_year(level.text))

    def range_end(self, left: Reading) -> Reading | None:
        """The second number of a range or a score that begins with `left`, or None."""
        tokens, joint = self.tokens, left.measured.last
        if joint + 1 >= self.high or left.numeral.rest or left.numeral.ordinal or left.numeral.fraction:
            return None
        word = tokens[joint].lower
        before = tokens[left.first - 1].lower if left.first > self.low else ""
        if word == "and":
            joined = before == "between"
        elif word in ("to", "or"):
            hedge = hedges.hedge_before(tokens, left.first, self.low)
            outer = hedge.first if hedge else left.first
            lead = tokens[outer - 1].lower if outer > self.low else ""
            # "fell 3 percent to 41 percent", "fell 4% or 24p to 500p": a change and where it led, not a range.
            told_twice = lead in _TWICE and outer - 1 > self.low and tokens[outer - 2].lower in _PERCENT
            led = word == "to" and left.measured.measure != "count" and (lead in VERBS or lead == "by" or told_twice)
            led = led or (word == "to" and lead == "by" and self._goes_on_from(joint + 2))
            joined = (lead not in ("from", "between") and not led) or self._is_odds(joint)
        else:
            joined = word in _DASHES and (tokens[joint].start == tokens[joint - 1].end or self._is_spaced_score(joint))
        start = joint + 1
        while joined and start < self.high - 1 and tokens[start].text in SIGNS:
            start += 1
        starts = joined and (tokens[start].is_figure or tokens[start].lower.partition("-")[0] in number_words.STARTS)
        right = self.read(start) if starts else None
        if right is None or right.numeral.first < start or self._goes_on(right.numeral.last):
            return None
        one, other = left.numeral.value, right.numeral.value
        if one is None or other is None or (word == "or" and not one < other <= 2 * one + 3):
            return None
        if (
            is_year(tokens[left.numeral.first].text) != is_year(tokens[right.numeral.first].text)
            and left.measured.measure == "count"
        ):
            return None  # "from 10% in 2019 to 31%"
        return right if self._can_pair(left, right) else None

    def odds_end(self, left: Reading) -> Reading | None:
        """The second number of "one in four", "nine out of ten", "three of every 1,000", or None."""
        tokens, i, part = self.tokens, left.measured.last, left.numeral.value
        plain = left.measured.measure == "count" and not (
            left.measured.noun or left.numeral.rest or left.numeral.ordinal
        )
        if not plain or part is None or not 0 < part < _MOST_ODDS or part.denominator > 1 or i + 1 >= self.high:
            return None
        words = [token.lower for token in tokens[i : min(i + 3, self.high)]]
        joint = next((joint for joint in _ODDS if words[: len(joint)] == joint), None)
        start = i + len(joint or ())
        if (
            joint is None
            or start >= self.high
            or not (tokens[start].is_figure or tokens[start].lower.partition("-")[0] in number_words.STARTS)
        ):
            return None
        right = self.read(start)
        if right is None or right.first != start or right.measured.measure != "count" or right.measured.noun:
            return None
        whole = right.numeral.value
        counts = whole is not None and part < whole and (whole <= _FEW or whole in _ROUND)
        return right if counts and not right.numeral.rest and not is_year(tokens[start].text) else None

    def _goes_on(self, i: int) -> bool:
        """ "100 and 99-16/32": more of the number follows its figure."""
        glued = i + 2 < self.high and self.tokens[i].start == self.tokens[i - 1].end
        return glued and self.tokens[i].text in _DASHES and self.tokens[i + 2].text == "/"

    def _is_odds(self, joint: int) -> bool:
        """ "from 18 to 1, to 25 to 1": the "to" belongs to the odds."""
        words = [token.lower for token in self.tokens[joint + 1 : min(joint + 4, self.high)]]
        return words[:1] in (["1"], ["one"]) and (words[1:] == [",", "to"] or words[1:2] == ["to"])

    def _is_spaced_score(self, joint: int) -> bool:
        """ "2 – 1": two small bare figures with a dash between, after which no word is counted."""
        before, after = self.tokens[joint - 1], self.tokens[joint + 1]
        following = self.tokens[joint + 2].text if joint + 2 < self.high else "."
        small = all(token.text.isdecimal() and len(token.text) < 4 for token in (before, after))
        return small and following not in ("%", "-", "–", "—")

    def _can_pair(self, left: Reading, right: Reading) -> bool:
        own, other = left.measured, right.measured
        return (
            own.measure == "count"
            or (own.measure, own.unit) == (other.measure, other.unit)
            or (own.measure == "money" and other.measure == "count")
        )

    def shared_scale(self, left: Reading, right: Reading) -> int:
        """What the scale word of the second number gives to the first: a million in "$26 to $31 million"."""
        a, b = left.numeral, right.numeral
        return b.scale if a.scale == 1 < b.scale and a.low * b.scale <= b.high else 1

    def is_score(self, left: Reading) -> bool:
        """Whether the words before say that two numbers are a result: "won", "voted"."""
        words = {token.lower for token in self.tokens[max(self.low, left.first - 4) : left.first]}
        return not words.isdisjoint(_SCORES)
