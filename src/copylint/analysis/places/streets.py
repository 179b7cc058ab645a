"""Streets: two of one name that differ in the word for a street alone: Victory Lane, Victory Road."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.names.mentions import Mention, share_a_sentence
from copylint.analysis.names.titled import STREETS

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Street(Struct, frozen=True, gc=False):
    """`odd`: the places under the rarer name; `usual`: those under the other one."""

    odd: Sequence[Mention]
    usual: Sequence[Mention]


def find_streets(analysis: "Analysis") -> Sequence[Street]:
    """The streets under two names, in the order of the odd one; not where one sentence has both, as corners do."""
    named: defaultdict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(dict)
    for mention in analysis.mentions:
        if len(mention.words) > 1 and not mention.quoted and mention.words[-1].lower() in STREETS:
            named[mention.words[:-1]].setdefault(mention.words[-1], []).append(mention)
    pairs = [sorted(names.values(), key=lambda m: (-len(m), m[0].span)) for names in named.values() if len(names) == 2]
    found = [Street(odd, usual) for usual, odd in pairs if not share_a_sentence(analysis, usual, odd)]
    return sorted(found, key=lambda street: street.odd[0].span)
