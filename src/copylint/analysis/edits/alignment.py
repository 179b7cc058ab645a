"""Two sequences of words or lines held against each other: which parts of them are the same, in time near linear."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# Gaps are searched for words that stand once on both sides, so many times over; what is left is told as replaced.
_DEPTH = 8
# A gap whose sides multiply to no more than this is compared word by word.
_SMALL = 2500


class Block(NamedTuple):
    """A run of `size` equal items, at `old` in the one sequence and at `new` in the other."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """What stands between two blocks: a slice of the old sequence in whose place a slice of the new one came."""

    old_first: int
    old_last: int
    new_first: int
    new_last: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The runs that two sequences share, in order and each as long as can be."""
    pairs: list[tuple[int, int]] = []
    pending = [(Gap(0, len(old), 0, len(new)), _DEPTH)]
    while pending:
        gap, depth = pending.pop()
        gap = _trimmed(old, new, gap, pairs)
        rows, columns = gap.old_last - gap.old_first, gap.new_last - gap.new_first
        if not rows or not columns:
            continue
        if rows * columns <= _SMALL:
            pairs += _word_by_word(old, new, gap)
        elif depth and (anchors := _anchors(old, new, gap)):
            pairs += anchors
            pending += ((between, depth - 1) for between in _between(anchors, gap))
    return _blocks(sorted(pairs))


def gaps(blocks: Sequence[Block], old_size: int, new_size: int) -> Iterator[Gap]:
    """What lies between the blocks, where anything does."""
    old = new = 0
    for block in (*blocks, Block(old_size, new_size, 0)):
        if block.old > old or block.new > new:
            yield Gap(old, block.old, new, block.new)
        old, new = block.old + block.size, block.new + block.size


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Gap, pairs: list[tuple[int, int]]) -> Gap:
    """The gap without what its two sides begin and end with alike; that is added to `pairs`."""
    a, b, c, d = gap
    while a < b and c < d and old[a] == new[c]:
        pairs.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        pairs.append((b, d))
    return Gap(a, b, c, d)


def _word_by_word(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[tuple[int, int]]:
    a, b, c, d = gap
    for block in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks():
        yield from ((a + block.a + i, c + block.b + i) for i in range(block.size))


def _anchors(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """Items that stand once on both sides, as many as keep their order."""
    a, b, c, d = gap
    there, here = Counter(old[a:b]), Counter(new[c:d])
    places = {old[i]: i for i in range(a, b) if there[old[i]] == 1 and here[old[i]] == 1}
    return _longest_rising([(places[new[j]], j) for j in range(c, d) if new[j] in places])


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` whose first numbers rise as the second ones do."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (first, _) in enumerate(pairs):
        pile = bisect_left(tops, first)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [first]
        ends[pile : pile + 1] = [index]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(anchors: Sequence[tuple[int, int]], gap: Gap) -> Iterator[Gap]:
    old, new = gap.old_first, gap.new_first
    for i, j in (*anchors, (gap.old_last, gap.new_last)):
        if i > old and j > new:
            yield Gap(old, i, new, j)
        old, new = i + 1, j + 1


def _blocks(pairs: Sequence[tuple[int, int]]) -> list[Block]:
    blocks: list[Block] = []
    for i, j in pairs:
        last = blocks[-1] if blocks else None
        if last and last.old + last.size == i and last.new + last.size == j:
            blocks[-1] = last._replace(size=last.size + 1)
        else:
            blocks.append(Block(i, j, 1))
    return blocks
