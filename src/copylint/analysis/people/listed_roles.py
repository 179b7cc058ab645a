"""Listed roles: what the house list says that somebody is, held against what the story calls them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.names.entities import Entity
from copylint.analysis.people.role_names import RoleName, role_called
from copylint.analysis.people.role_times import tells_of_change
from copylint.analysis.people.roles import Role
from copylint.house import Entry

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_PAST = frozenset({"former", "ex", "formerly"})


class Listed(Struct, frozen=True, gc=False):
    """A role that does not fit the list: another one, one that has ended, or one told as past that has not."""

    role: Role
    entry: Entry
    how: Literal["house", "ended", "still"]


def find_listed(analysis: "Analysis", person: Entity, roles: Sequence[Role]) -> Listed | None:
    """The first of a person's roles that the house list contradicts; `until` needs a date to be held against."""
    entry = next((e for m in person.mentions if (e := analysis.glossary.entry_at(m.first)) is not None), None)
    if entry is None or entry.sort != "person" or not entry.role:
        return None
    listed = role_called(entry.role)
    if listed is None:
        return None
    ended = entry.until is not None and analysis.anchor is not None and analysis.anchor > entry.until
    known = ended is False and (entry.until is None or analysis.anchor is not None)
    for role in roles:
        if ended and role.name.name == listed.name and role.current and not tells_of_change(analysis, role):
            return Listed(role, entry, "ended")
        if known and _is_another(analysis, role, roles, listed):
            return Listed(role, entry, "house")
        if known and role.name.name == listed.name and _is_past(analysis, role):
            return Listed(role, entry, "still")
    return None


def _is_another(analysis: "Analysis", role: Role, roles: Sequence[Role], listed: RoleName) -> bool:
    """Whether nobody has this role beside the listed one, and the story has not the listed one as well."""
    if not role.current or role.form == "nested" or any(r.name.name == listed.name for r in roles):
        return False
    return bool(role.name.sets & listed.sets) and role.name.name != listed.name and not tells_of_change(analysis, role)


def _is_past(analysis: "Analysis", role: Role) -> bool:
    i = analysis.token_at(role.span.start)
    return any(
        token.lower in _PAST or token.lower.startswith("ex-") for token in analysis.tokens[max(0, i - 2) : i + 1]
    )
