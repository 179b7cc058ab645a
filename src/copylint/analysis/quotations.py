"""Direct quotations: what stands between quotation marks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Quotation(NamedTuple):
    """A quotation: `span` with its marks, `inner` without them.

    `depth` is 0 for an outer quotation, 1 inside another. `closed` is False where no closing mark was found; the
    span then ends with the paragraph. `continued` is True where the next paragraph opens it again.
    `full` is True for a whole quoted sentence, False for a fragment.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False
    full: bool = False


def find_quotations(analysis: "Analysis") -> Sequence[Quotation]:
    """The quotations of every field, in order."""
    return []
