"""Role names: the offices, posts and ranks that copy gives to people, by their table."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.data import rows

_LONGEST = 4
# Without their full stop these are words of other names: "Mobile Gov", "the Rep".
_WITH_STOP = frozenset({"gov", "rep", "sen", "pres"})
# In small letters, and alone, these are no roles: "a major part", "6.30pm News".
_WITH_CAPITAL = (["major"], ["pm"])


class RoleName(Struct, frozen=True, gc=False):
    """A role under one name for all its forms: "premier" is "prime minister".

    `unique` where its owner has one holder at a time; `home` where copy that names no owner means the story's own
    country. `sets` are the sets of roles of which nobody has two at once.
    """

    name: str
    unique: bool
    sets: frozenset[str]
    home: bool = False


class RolePhrase(Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive), which name a role."""

    first: int
    last: int
    role: RoleName


def role_ending(tokens: Sequence[Token], last: int, least: int) -> RolePhrase | None:
    """The longest role phrase that ends before token `last` and begins at `least` or later."""
    end = last - 2 if tokens[last - 1].text == "." else last - 1
    if end < least or tokens[end].lower.rstrip(".") not in _heads():
        return None
    words: list[str] = []
    found: RolePhrase | None = None
    for i in range(end, max(least, last - 2 * _LONGEST) - 1, -1):
        token = tokens[i]
        if token.text == ".":
            continue
        if not token.is_word or len(words) == _LONGEST:
            break
        words.insert(0, token.lower.rstrip("."))
        role = _roles().get(" ".join(words))
        if words in _WITH_CAPITAL and token.text.islower():
            break
        if role is not None and (words[-1] not in _WITH_STOP or tokens[last - 1].text == "."):
            found = RolePhrase(i, last, role)
    return found


def role_starting(tokens: Sequence[Token], first: int, most: int) -> RolePhrase | None:
    """The longest role phrase that starts at token `first` and ends at `most` or before."""
    words: list[str] = []
    found: RolePhrase | None = None
    for i in range(first, min(most, first + _LONGEST)):
        if not tokens[i].is_word:
            break
        words.append(tokens[i].lower)
        role = _roles().get(" ".join(words))
        if role is not None and words != ["major"] and tokens[i].text != "pm":
            found = RolePhrase(first, i + 1, role)
    return found


def role_called(text: str) -> RoleName | None:
    """The role that a text names, with or without whose it is: "president", "Prime Minister of Arland"."""
    words = text.lower().replace(".", "").split()
    return next((_roles()[form] for n in range(len(words), 0, -1) if (form := " ".join(words[:n])) in _roles()), None)


@cache
def _heads() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in _roles())


@cache
def _roles() -> dict[str, RoleName]:
    return {
        form: RoleName(name, unique != "", frozenset(filter(None, sets.split(","))), unique == "home")
        for name, unique, sets, forms in rows("roles")
        for form in forms.split("|")
    }
