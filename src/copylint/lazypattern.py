"""Regular expressions that are compiled when they are first used, so that a run pays only for those it needs."""

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Later:
    """Stands in for a compiled pattern; its methods become those of the pattern at the first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern `source`, compiled at its first use; a mistake in it raises re.error only then."""
    return cast("re.Pattern[str]", _Later(source, flags))
