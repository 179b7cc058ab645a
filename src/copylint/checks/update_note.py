"""Editor's notes, trash lines and corrections that the story does not bear out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.relations.notes import NoteFault, find_note_faults
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`later` says whether corrections at the foot of a published story are read as well."""

    later: bool = True


WORDS = frozenset({"noun"})
CASES = frozenset({"later", "missing", "paragraph", "item", "number", "killed", "embargo"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each thing a note says that does not hold."""
    if any(field.name in {"ednote", "correction"} or field.key for field in analysis.story.fields):
        for fault in find_note_faults(analysis):
            if options.later or fault.sort != "later":
                yield _finding(fault)


def _finding(fault: NoteFault) -> Finding:
    against = (fault.against,) if fault.against is not None else ()
    case = "" if fault.sort == "stale" else fault.sort
    return Finding(fault.span, against, {"noun": fault.noun}, "medium" if case == "later" else "high", case=case)
