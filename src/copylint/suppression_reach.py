"""Which findings suppressions are about."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.diagnostic import Diagnostic, Place
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.suppression import Suppression

# The suppressions of one rule in one scope.
Group = tuple[str, Span | None]


class Reach:
    """What suppressions silence. Those of one rule and one scope are a group: they stand and fall together."""

    def __init__(self, suppressions: Iterable["Suppression"]) -> None:
        """A scope ends where a paragraph does: of two, the one that begins later ends no earlier."""
        self._whole = {s.rule for s in suppressions if s.scope is None}
        scopes: dict[str, set[Span]] = {}
        for s in suppressions:
            if s.scope is not None:
                scopes.setdefault(s.rule, set()).add(s.scope)
        self._scopes = {rule: sorted(found) for rule, found in scopes.items()}

    def groups(self, diagnostic: Diagnostic) -> set[Group]:
        """The groups that are about a diagnostic: by the rule's name, and by either end in the scope."""
        rule = diagnostic.rule
        scopes = self._scopes.get(rule, [])
        found: set[Group] = {
            (rule, scope) for place in (diagnostic.place, *diagnostic.against) for scope in _over(scopes, place)
        }
        return found | {(rule, None)} if rule in self._whole else found


def _over(scopes: Sequence[Span], place: Place) -> Iterator[Span]:
    """The scopes that a place of this story shares a character with."""
    if place.path:
        return
    at = bisect_left(scopes, place.span.end, key=lambda scope: scope.start)
    while at and scopes[at - 1].end > place.span.start:
        at -= 1
        if scopes[at].overlaps(place.span):
            yield scopes[at]
