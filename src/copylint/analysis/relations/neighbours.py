"""Which mention stands at a token: how the relations find the names around their trigger words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from copylint.analysis.names.mentions import Mention

if TYPE_CHECKING:
    from copylint.analysis import Analysis


def starting(analysis: "Analysis") -> Mapping[int, Mention]:
    """Token index -> the mention whose first word it is."""
    return analysis.mentions_by_first


def ending(analysis: "Analysis") -> Mapping[int, Mention]:
    """Token index -> the mention whose last word it is."""
    return analysis.mentions_by_last
