"""Mixes: what a story writes in two ways, with the rarer way and the usual one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copylint.analysis.style.uses import Use


class Mix(NamedTuple):
    """`odd` is the first use of the rarest form, `usual` are those of the commonest; `total` counts every use."""

    odd: Use
    usual: Sequence[Use]
    total: int


def find_mixes(uses: Iterable[Use]) -> Iterator[Mix]:
    """One for each choice that is made in two ways; of two forms as common, the one that comes later is the odd one."""
    choices: defaultdict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        choices[use.group, use.word].append(use)
    for some in choices.values():
        if len({use.form for use in some}) > 1:
            yield _mix(sorted(some))


def _mix(uses: Sequence[Use]) -> Mix:
    counts = Counter(use.form for use in uses)
    first = {use.form: use for use in reversed(uses)}
    order = sorted(counts, key=lambda form: (counts[form], -first[form].span.start))
    return Mix(first[order[0]], [use for use in uses if use.form == order[-1]], len(uses))
