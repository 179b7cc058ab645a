"""Names, figures and days that another came in the place of, since an earlier version of the story."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from copylint.analysis.days.dates import DateMention
from copylint.analysis.edits.alignment import Gap, align, gaps
from copylint.analysis.edits.told import Told, find_told
from copylint.analysis.names.mentions import Mention
from copylint.analysis.tables.lexicon import fold
from copylint.analysis.values.quantities import Quantity

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# So many words at most change with a name or a day that is replaced and not written about anew.
_LONGEST = 8


class Replacement(NamedTuple):
    """`old`, in the earlier version, and `new`, which stands in its place now.

    `was` and `now` are what makes the difference: the words of a name that changed, folded; the number; the parts of a
    day. `kept` is True where the old form stands beside the new one: "rose to 14 from 12".
    """

    old: Told
    new: Told
    was: tuple[str, ...]
    now: tuple[str, ...]
    kept: bool = False


class Edits(NamedTuple):
    """What a story has replaced, and which of its tokens stood there before, by their number here."""

    replaced: Sequence[Replacement]
    unchanged: Collection[int]


class Versions:
    """A story and its earlier version, word against word."""

    def __init__(self, earlier: "Analysis", analysis: "Analysis") -> None:
        """`earlier` is what `analysis` was."""
        self.earlier, self.analysis = earlier, analysis
        self.blocks = align([t.text for t in earlier.tokens], [t.text for t in analysis.tokens])

    @cached_property
    def gaps(self) -> list[Gap]:
        """Where the two differ, as slices of their tokens."""
        return list(gaps(self.blocks, len(self.earlier.tokens), len(self.analysis.tokens)))

    @cached_property
    def unchanged(self) -> frozenset[int]:
        """The tokens of the story that stood in the earlier version."""
        return frozenset(block.new + i for block in self.blocks for i in range(block.size))


def find_edits(analysis: "Analysis") -> Edits:
    """What was replaced since the earlier version; nothing where there is none."""
    if analysis.earlier is None:
        return Edits((), frozenset())
    versions = Versions(analysis.earlier, analysis)
    return Edits(sorted(_replacements(versions), key=lambda r: r.new.first), versions.unchanged)


def _replacements(versions: Versions) -> Iterator[Replacement]:
    if not versions.gaps:
        return
    before, after = find_told(versions.earlier), find_told(versions.analysis)
    i = j = 0
    for gap in versions.gaps:
        i, olds = _within(before, gap.old_first, gap.old_last, i)
        j, news = _within(after, gap.new_first, gap.new_last, j)
        for old, new in (*_pairs(olds, news, gap), *_reread(versions, olds, news, gap)):
            was, now = _difference(old, new)
            if was and now:
                kept = any(_difference(old, other) == ((), ()) for other in news if other.sort == old.sort)
                yield Replacement(old, new, was, now, kept)


def _within(told: Sequence[Told], first: int, last: int, start: int) -> tuple[int, list[Told]]:
    """What overlaps a slice of tokens, and where to look on for the next slice."""
    while start < len(told) and told[start].last <= first:
        start += 1
    end = start
    while end < len(told) and told[end].first < last:
        end += 1
    return start, [t for t in told[start:end] if t.last > first]


def _pairs(olds: Sequence[Told], news: Sequence[Told], gap: Gap) -> Iterator[tuple[Told, Told]]:
    """Which of the new ones came in the place of which old one."""
    short = max(gap.old_last - gap.old_first, gap.new_last - gap.new_first) <= _LONGEST
    for sort in ("name", "figure", "day"):
        before, after = [t for t in olds if t.sort == sort], [t for t in news if t.sort == sort]
        if sort == "figure":
            yield from _figures(before, after, short=short)
        elif len(before) == len(after) and short:
            yield from zip(before, after, strict=True)


def _reread(versions: Versions, olds: Sequence[Told], news: Sequence[Told], gap: Gap) -> Iterator[tuple[Told, Told]]:
    """One word of a name for another, where the new name is read in more parts or in fewer than the old one was."""
    before, after = [t for t in olds if t.sort == "name"], [t for t in news if t.sort == "name"]
    if gap.old_last - gap.old_first != 1 or gap.new_last - gap.new_first != 1 or len(before) == len(after):
        return
    word = versions.analysis.tokens[gap.new_first]
    if len(before) == 1 and word.is_capitalized and isinstance(before[0].item, Mention):
        name, changed = before[0].item, versions.earlier.tokens[gap.old_first].text
        words = tuple(word.text if w == changed else w for w in name.words)
        mention = replace(name, span=word.span, text=" ".join(words), words=words)
        yield before[0], Told("name", word.span, gap.new_first, gap.new_last, mention.text, mention)


def _figures(olds: Sequence[Told], news: Sequence[Told], *, short: bool) -> Iterator[tuple[Told, Told]]:
    """Figures of one thing that stand once on both sides; in a short change also those in the same order."""
    before, after = _by_thing(olds), _by_thing(news)
    for thing in before.keys() & after.keys():
        fresh = [new for new in after[thing] if all(number_of(new) != number_of(old) for old in before[thing])]
        if thing != ("", "", "") and len(before[thing]) == 1 and len(fresh) == 1:
            yield before[thing][0], fresh[0]
    if short and len(olds) == len(news):
        yield from ((old, new) for old, new in zip(olds, news, strict=True) if _thing(old)[0] == _thing(new)[0])


def _by_thing(figures: Sequence[Told]) -> dict[tuple[str, str, str], list[Told]]:
    found: dict[tuple[str, str, str], list[Told]] = {}
    for told in figures:
        found.setdefault(_thing(told), []).append(told)
    return found


def _thing(told: Told) -> tuple[str, str, str]:
    quantity = told.item
    if not isinstance(quantity, Quantity):
        return "", "", ""
    return quantity.measure, quantity.unit, quantity.status or quantity.noun


def number_of(told: Told) -> tuple[str, ...]:
    """What makes a figure the same as another one: the kind of number and its worth."""
    quantity = told.item
    if isinstance(quantity, Quantity):
        return quantity.measure, quantity.unit, str(quantity.value)
    return "", "", told.text


def name_words(mention: Mention) -> tuple[str, ...]:
    """The words of a name, folded: without accents and case."""
    return tuple(fold(word) for word in mention.words)


def _difference(old: Told, new: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What of the one is not in the other, both ways; empty where they say the same."""
    if old.sort == "figure":
        was, now = number_of(old), number_of(new)
        return (was, now) if was != now else ((), ())
    if isinstance(old.item, Mention) and isinstance(new.item, Mention):
        return _apart(name_words(old.item), name_words(new.item))
    if isinstance(old.item, DateMention) and isinstance(new.item, DateMention):
        return _apart(day_parts(old.item), day_parts(new.item))
    return (), ()


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(word for word in old if word not in new), tuple(word for word in new if word not in old)


def day_parts(day: DateMention) -> tuple[str, ...]:
    """A day's weekday and its day and month, where it has them."""
    parts = [] if day.weekday is None else [f"weekday {day.weekday}"]
    if day.day and day.month:
        parts.append(f"day {day.month}-{day.day}")
    return tuple(parts)
