"""Settings: the place where a clause sets what its noun or verb tells, behind it or in front of the sentence."""

from collections.abc import Collection

from copylint.analysis.relations.frames import words
from copylint.analysis.relations.slots import Slot, Surroundings, place_from
from copylint.analysis.tables.lexicon import is_saying, weekday

# How many tokens a place may stand behind the event.
_REACH = 24
_FRONT = 12
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "and"))
_FRONTED = frozenset(("in", "at", "near", "outside", "off"))
_MARKS = frozenset(("-", "'s", "'", "$", "£", "€", "%"))
_BEHIND_COMMA = frozenset(
    "in at near outside off on late early killing injuring wounding leaving burying trapping".split()
)
_BESIDE = frozenset(("close", "next", "adjacent"))


def setting_after(around: Surroundings, i: int, last: int, prepositions: Collection[str]) -> Slot | None:
    """The first place in a slot behind token `i`, in the same clause.

    "Crashed" at token `i` - 1 of "crashed on Sunday into a ravine near the town of Velsha" has it; "shook" of "shook
    windows in Velsha" has none, as what is done to windows is no place of the event. None where another name, another
    clause or another verb comes first.
    """
    tokens, end = around.tokens, min(i + _REACH, last)
    j = i
    while j < end:
        token = tokens[j]
        word = token.lower
        if word in prepositions or (word == "to" and tokens[j - 1].lower in _BESIDE):
            slot = place_from(around, j + 1, last, inside=True, by_army=word == "off")
            if slot is not None:
                return slot
        elif j in around.starts and around.starts[j].kind != "demonym":
            if weekday(token.text) is None:
                return None
        elif _ends(around, j):
            return None
        j += 1
    return None


def _ends(around: Surroundings, j: int) -> bool:
    """Whether the clause, or what it says of the event's place, is over at token `j`."""
    token = around.tokens[j]
    word = token.lower
    if token.text == ",":
        behind = around.tokens[j + 1] if j + 1 < len(around.tokens) else token
        return not (behind.lower in _BEHIND_COMMA or behind.is_figure or weekday(behind.text) is not None)
    if not token.is_word:
        return token.text not in _MARKS and not token.is_figure
    if word == "and" and j + 1 < len(around.tokens) and around.tokens[j + 1].lower in ("a", "an"):
        return False  # "at a mosque and a market in Velsha"
    if word in words("clause ends") or is_saying(word):
        return word not in words("keeping")
    if word in words("other verbs"):
        then = next((t.lower for t in around.tokens[j + 1 : j + 3] if not t.lower.endswith("ly")), "")
        return then not in words("keeping") and then not in ("out", "been", "be")
    if not word.endswith("ed") or word in words("keeping"):
        return False
    before = around.tokens[j - 1]
    described = before.lower in _ARTICLES or before.lower.endswith(("ly", "ed"))
    after = around.tokens[j + 1] if j + 1 < len(around.tokens) else None
    return not (described and after is not None and after.is_word)


def setting_before(around: Surroundings, i: int, first: int) -> Slot | None:
    """The place that opens the sentence: "In the town of Velsha, a bus", "Near Velsha a bus"."""
    tokens = around.tokens
    while first < i and not tokens[first].is_word:
        first += 1
    if first >= i or tokens[first].lower not in _FRONTED:
        return None
    slot = place_from(around, first + 1, i, inside=True)
    if slot is None or i - slot.last > _REACH:
        return None
    between = tokens[slot.last : i]
    ended = any(t.lower in words("clause ends") or t.text in ";:" or is_saying(t.lower) for t in between)
    return None if ended else slot


def struck_before(around: Surroundings, i: int, first: int) -> Slot | None:
    """The place that is subject of a passive: "Velsha was rocked by an explosion", the noun at token `i`."""
    tokens, j = around.tokens, i - 1
    while j > max(first, i - _FRONT) and tokens[j].lower != "by":
        if not tokens[j].is_word and not tokens[j].is_figure and tokens[j].text not in ("-", "."):
            return None
        j -= 1
    if j - 2 <= first or tokens[j].lower != "by" or tokens[j - 1].lower not in words("striking"):
        return None
    j -= 2
    while j > first and tokens[j].lower in words("auxiliaries"):
        j -= 1
    place = around.ends.get(j)
    return Slot(place, "", i) if place is not None and place.kind == "place" else None
