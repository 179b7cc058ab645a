"""Words that point to something the story does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.pointers import find_pointers
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to set."""


WORDS = frozenset({"noun"})
CASES = frozenset({"layout", "mentioned", "latter"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Each pointer that leads nowhere."""
    for pointer in find_pointers(analysis):
        case = "" if pointer.sort == "other" else pointer.sort
        against = (pointer.against,) if pointer.against is not None else ()
        yield Finding(pointer.span, against, {"noun": pointer.noun}, confidence="medium", case=case)
