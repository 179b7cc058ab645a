"""Mixes: what a story writes in two ways, with the rarer way and the usual one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from copylint.analysis.style.uses import Use


class Mix(Struct, frozen=True, order=True, gc=False):
    """`odd` is the first use of the rarest form, `usual` are those of the commonest; `total` counts every use."""

    odd: Use
    usual: Sequence[Use]
    total: int


def find_mixes(uses: Iterable[Use]) -> Iterator[Mix]:
    """One for each choice that is made in two ways.

    Of two forms as common, that is the odd one which is rarer in choices of the same group, or else comes later.
    """
    choices: defaultdict[tuple[str, str], list[Use]] = defaultdict(list)
    habits: Counter[tuple[str, str]] = Counter()
    for use in uses:
        choices[use.group, use.word].append(use)
        habits[use.group, use.form] += 1
    for some in choices.values():
        if len({use.form for use in some}) > 1:
            yield _mix(sorted(some), habits)


def _mix(uses: Sequence[Use], habits: Mapping[tuple[str, str], int]) -> Mix:
    counts = Counter(use.form for use in uses)
    first = {use.form: use for use in reversed(uses)}
    group = uses[0].group
    order = sorted(counts, key=lambda form: (counts[form], habits[group, form], -first[form].span.start))
    return Mix(first[order[0]], [use for use in uses if use.form == order[-1]], len(uses))
