"""The two things the tool reports itself, with no rule file: files it cannot read and suppressions that do nothing."""

from msgspec import Struct

from copylint.rules import BUILT_IN, Severity

FAMILY = "copylint"
UNREADABLE_FILE = "unreadable-file"


class BuiltIn(Struct, frozen=True, gc=False):
    """What `explain` and SARIF say about one of them."""

    id: str
    severity: Severity
    summary: str
    why: str


BUILT_INS: tuple[BuiltIn, ...] = (
    BuiltIn(
        "suppression",
        "warning",
        "A suppression has no reason, names no rule, or has nothing to suppress.",
        "A suppression that nobody can account for hides the next mistake as well as the last one. Give each a reason, "
        "and take it out when the copy no longer needs it.",
    ),
    BuiltIn(
        "unreadable-file",
        "error",
        "The file could not be read as a story.",
        "A file that is passed over looks as if it were right. The other stories are linted all the same. It cannot be "
        "ignored; leave the file out with `exclude`.",
    ),
)
if {built_in.id for built_in in BUILT_INS} != BUILT_IN:
    raise AssertionError("rules.BUILT_IN and housekeeping.BUILT_INS name different things")
