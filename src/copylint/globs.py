"""Path patterns of the configuration, written as in .gitignore."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Globs:
    """Patterns such as `drafts/**`; raises ValueError for one that cannot be understood."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        """`patterns` as in .gitignore."""
        self.patterns = patterns
        if patterns:
            _ = self._spec

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.patterns)

    def cover(self, path: Path, folder: Path) -> bool:
        """Whether one of the patterns, read from `folder`, covers `path`; never for a path outside `folder`."""
        if not self.patterns:
            return False
        relative = os.path.relpath(path.absolute(), folder.absolute()).replace(os.sep, "/")
        return not relative.startswith("../") and self._spec.match_file(relative)


NO_GLOBS = Globs(())
