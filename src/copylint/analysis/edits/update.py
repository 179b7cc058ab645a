"""What an update of a story changed: one lazily computed layer a property, all empty without an earlier version."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from copylint.analysis.edits.altered import Altered, find_altered
from copylint.analysis.edits.lead_figures import Fallen, Unshown, find_fallen, find_unshown
from copylint.analysis.edits.replaced import Edits, find_edits
from copylint.analysis.edits.stale import Stale, find_stale
from copylint.analysis.values.figure_words import COMMON

# Two versions of a story share so much of the shorter one's words, those of four letters and fewer left out.
_SHARE = 0.4
_SHORT = 4

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Update:
    """A story held against what it was."""

    def __init__(self, analysis: "Analysis") -> None:
        """`analysis` knows the earlier version."""
        self._analysis = analysis

    @cached_property
    def is_one_story(self) -> bool:
        """Whether the two versions tell one story, and are not two stories under one name: by the words they share."""
        earlier = self._analysis.earlier
        if earlier is None:
            return False
        old, new = (
            {word for word in a.positions if len(word) > _SHORT and word not in COMMON}
            for a in (earlier, self._analysis)
        )
        return len(old & new) >= _SHARE * min(len(old), len(new))

    @cached_property
    def edits(self) -> Edits:
        """The names, figures and days that others came in the place of."""
        return find_edits(self._analysis)

    @cached_property
    def stale(self) -> Sequence[Stale]:
        """The forms that were replaced in some places and still stand in others."""
        return find_stale(self._analysis) if self.is_one_story else ()

    @cached_property
    def altered_quotes(self) -> Sequence[Altered]:
        """The quotations whose words are others than before."""
        return find_altered(self._analysis) if self.is_one_story else ()

    @cached_property
    def fallen_tolls(self) -> Sequence[Fallen]:
        """The tolls of headline, deck and lead that are lower than before."""
        return find_fallen(self._analysis) if self.is_one_story else ()

    @cached_property
    def unshown_figures(self) -> Sequence[Unshown]:
        """The figures that are new in the lead, and in neither headline nor deck."""
        return find_unshown(self._analysis) if self.is_one_story else ()
