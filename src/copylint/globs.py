"""Path patterns as git has them: those of the configuration, and .gitignore files."""

import os
import re
import warnings
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copylint.lazypattern import lazy_pattern

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# In what pathspec makes of a pattern: a star and what follows it in the same part of a path, up to the next star.
_STAR = r"\[\^/\]\*"
_BETWEEN_STARS = lazy_pattern(rf"{_STAR}((?:\\.|\[\^?[^\]\\]*\](?!\*)|[^/()\[\]{{}}*+?|$\\])+)(?={_STAR})")


class Globs:
    """Patterns such as `drafts/**`; raises ValueError for one that cannot be understood."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        """`patterns` as in .gitignore."""
        self.patterns = patterns
        if patterns:
            _ = self._spec

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        try:
            return _spec_of(self.patterns)
        except re.error as error:
            raise ValueError(f"a pattern cannot be understood: {error}") from None

    def cover(self, path: Path, folder: Path) -> bool:
        """Whether one of the patterns, read from `folder`, covers `path`; never for a path outside `folder`."""
        if not self.patterns:
            return False
        relative = os.path.relpath(path.absolute(), folder.absolute()).replace(os.sep, "/")
        return not relative.startswith("../") and self._spec.match_file(relative)


NO_GLOBS = Globs(())


def read_ignores(lines: Iterable[str]) -> "GitIgnoreSpec":
    """What the lines of a .gitignore say. As in git, one that cannot be understood says nothing."""
    lines = list(lines)
    try:
        return _spec_of(lines)
    except (ValueError, re.error):
        return _spec_of(filter(_is_understood, lines))


def _is_understood(line: str) -> bool:
    try:
        _spec_of([line])
    except (ValueError, re.error):
        return False
    return True


def _spec_of(lines: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns, each in a form whose time does not grow with the power of its stars."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():  # of what may change in Python's own patterns
        warnings.simplefilter("ignore")
        spec = GitIgnoreSpec.from_lines(lines)
        pattern: Any
        for pattern in spec.patterns:
            if pattern.regex is not None:
                bounded = _BETWEEN_STARS.sub(r"(?>[^/]*?\1)", pattern.regex.pattern)
                pattern.regex = re.compile(bounded) if bounded != pattern.regex.pattern else pattern.regex
    return spec
