"""Pairs of quotation marks: which mark closes which, and the marks that find no partner."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from copylint.analysis.form.quote_marks import Mark

# More closing marks in a row than this, with nothing opened, and the copy has lost its opening marks.
_MOST_TURNED = 2
# Between two marks around a quotation stand more tokens than this.
_LEAST_TOKENS = 3


class Pairing(Struct):
    """The marks of one field: `pairs` of an opening and a closing one, and what is wrong with the others.

    `open` are those never closed, `orphans` double closing marks with nothing open, `reversed_marks` those that point
    the wrong way (“No,“), `turned` closing marks where a quotation opens, `mixed` pairs of a double mark and another,
    `twofold` marks that stand twice, `apostrophes` double marks where an apostrophe belongs.
    """

    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)
    doubles: list[int] = field(default_factory=list)  # where double marks stand in `open`
    loose: list[Mark] = field(default_factory=list)  # what surely closes, but no double or single mark before it
    orphans: list[Mark] = field(default_factory=list)
    reversed_marks: list[Mark] = field(default_factory=list)
    turned: list[tuple[Mark, Mark]] = field(default_factory=list)
    mixed: list[tuple[Mark, Mark]] = field(default_factory=list)
    twofold: list[Mark] = field(default_factory=list)
    apostrophes: list[Mark] = field(default_factory=list)


def pair(marks: list[Mark]) -> Pairing:
    """The marks of one field, in pairs."""
    pairing = Pairing()
    pairing.twofold = list(_twofold(marks))
    twofold = set(pairing.twofold)
    marks = [mark for mark in marks if mark not in twofold] if twofold else marks
    sure = _sure_closer_ahead(marks)
    for i, mark in enumerate(marks):
        if mark.family == "double":
            following = next((m for m in marks[i + 1 : i + 4] if m.family == "double"), None)
            _take_double(pairing, mark, following)
        elif mark.family == "single":
            _take_single(pairing, mark, sure[i])
        elif mark.family == "guillemet":
            _take_guillemet(pairing, mark)
        elif mark.closes:
            pairing.loose.append(mark)
    if pairing.orphans or pairing.doubles:
        _mix(pairing, marks)
        _turn(pairing, marks)
    return pairing


def _twofold(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The second of two marks typed for one: “”So it is, and so it will be.”"."""
    doubles = [mark for mark in marks if mark.family == "double"]
    for one, two in pairwise(doubles):
        opening = not one.glued_left and two.glued_right and one.glued_right
        if one.end == two.start and opening and not (one.twin or two.twin) and (two.char == "”" or len(doubles) % 2):
            yield two


def _mix(pairing: Pairing, marks: Sequence[Mark]) -> None:
    """Pair the double marks left over with the single ones left over between the same two double marks."""
    others = [mark.token for mark in marks if mark.family == "double"]
    singles = [mark for mark in pairing.open if mark.family == "single"]
    for opener in [mark for mark in pairing.open if mark.family == "double"]:
        stop = next((token for token in others if token > opener.token), marks[-1].token + 1)
        closer = next((mark for mark in pairing.loose if opener.token < mark.token < stop), None)
        if closer is not None:
            pairing.open.remove(opener)
            pairing.mixed.append((opener, closer))
    for orphan in list(pairing.orphans):
        start = max((token for token in others if token < orphan.token), default=-1)
        opened = next((mark for mark in reversed(singles) if start < mark.token < orphan.token), None)
        if opened is not None:
            pairing.open.remove(opened)
            pairing.orphans.remove(orphan)
            pairing.mixed.append((opened, orphan))
    pairing.pairs += pairing.mixed


def _turn(pairing: Pairing, marks: Sequence[Mark]) -> None:
    """Of two closing marks in a row with nothing open the first is meant to open: He nods. ”It is,” he says."""
    if len(pairing.orphans) != _MOST_TURNED:
        return
    one, two = pairing.orphans
    between = any(mark.family == "double" and one.token < mark.token < two.token for mark in marks)
    if not between and two.token - one.token > _LEAST_TOKENS:
        pairing.orphans.clear()
        pairing.turned.append((one, two))
        pairing.pairs.append((one, two))


def _sure_closer_ahead(marks: list[Mark]) -> list[tuple[bool, bool]]:
    """For each mark: whether a sure single closing mark follows before another opens; and before a double mark."""
    ahead: list[tuple[bool, bool]] = []
    anywhere = nested = False
    for mark in reversed(marks):
        ahead.append((anywhere, nested))
        if mark.family == "double":
            nested = False
        elif mark.family == "single" and (mark.opens or (mark.closes and mark.sure)):
            anywhere = nested = not mark.opens
    ahead.reverse()
    return ahead


def _take_double(pairing: Pairing, mark: Mark, following: Mark | None) -> None:
    if mark.apostrophe and not (pairing.doubles and pairing.open[-1].token == mark.token - 2):  # two "maybe"s
        pairing.apostrophes.append(mark)
        return
    opener = pairing.open[pairing.doubles[-1]] if pairing.doubles else None
    closes = mark.closes and (not mark.opens or (opener is not None and _prefers_closing(mark)))
    if opener is None or not closes:
        if mark.opens:
            pairing.doubles.append(len(pairing.open))
            pairing.open.append(mark)
            pairing.reversed_marks += [mark] if mark.char == "”" else []
        elif not mark.measure and not mark.twin:  # '' may be two single marks
            pairing.orphans.append(mark)
        return
    if mark.measure and mark.char == '"' and following is not None and following.closes and not following.opens:
        return  # "The 5" pipe burst," he said
    del pairing.open[pairing.doubles.pop() :]
    pairing.pairs.append((opener, mark))
    if mark.char == "“" and opener.char != "„":
        pairing.reversed_marks.append(mark)


def _prefers_closing(mark: Mark) -> bool:
    """Whether a mark that could do both closes when a quotation is open."""
    return mark.char != "“" or not mark.glued_right or mark.closes


def _take_single(pairing: Pairing, mark: Mark, sure_ahead: tuple[bool, bool]) -> None:
    inner = bool(pairing.open) and pairing.open[-1].family == "single"
    if mark.closes and inner:
        if mark.sure or not sure_ahead[bool(pairing.doubles)]:
            pairing.pairs.append((pairing.open.pop(), mark))
    elif mark.closes and mark.sure:
        pairing.loose.append(mark)
    elif mark.opens:
        if inner:  # the one before was an apostrophe
            pairing.open.pop()
        pairing.open.append(mark)


_GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}


def _take_guillemet(pairing: Pairing, mark: Mark) -> None:
    """French «so», German »so«; a mark with no partner is an arrow."""
    partner = _GUILLEMETS[mark.char]
    if pairing.open and pairing.open[-1].char == partner:
        pairing.pairs.append((pairing.open.pop(), mark))
        return
    if pairing.open and pairing.open[-1].char == mark.char:
        pairing.open.pop()
    pairing.open.append(mark)
