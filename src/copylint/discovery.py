"""Which files to lint: the paths as given, folders walked, .gitignore respected."""

# os.path leaves a name as the user wrote it ("./a.md"), and a walk of thousands is faster with it.
# ruff: noqa: PTH110, PTH112, PTH113, PTH118
import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_Ignores: TypeAlias = tuple[tuple[str, "GitIgnoreSpec"], ...]  # (folder, its patterns), outermost first


class Target(Struct, frozen=True, order=True, gc=False):
    """A file to lint: its name as the user would write it, and whether the user did."""

    path: str
    named: bool


class Discovery(Struct, frozen=True, gc=False):
    """The files to lint, sorted by name, and the folders on the command line that hold none."""

    targets: list[Target]
    empty: list[str]


def find_targets(paths: Iterable[str], is_story: Callable[[str], bool]) -> Discovery:
    """The files named and the stories in the folders named, each once.

    Folders are walked without following links to folders; hidden entries and what git ignores are passed over.
    A folder that cannot be opened and a path that does not exist are returned as well, to be reported.
    """
    found: dict[str, Target] = {}
    empty = []
    for path in paths:
        if path == "-":
            found["-"] = Target("-", named=True)
        elif os.path.isdir(path):
            stories = dict(_stories_under(path, is_story))
            empty += [] if stories else [path]
            found = stories | found
        else:
            found[os.path.realpath(path)] = Target(path, named=True)
    return Discovery(sorted(found.values()), empty)


def _stories_under(folder: str, is_story: Callable[[str], bool]) -> Iterator[tuple[str, Target]]:
    pending = [(folder, os.path.realpath(folder), _ignores_above(folder))]
    while pending:
        here, real, ignores = pending.pop()
        ignores = _with_ignores_of(real, ignores)
        entries = _entries(here)
        if entries is None:
            yield real, Target(here, named=False)
            continue
        for entry in entries:
            below, path = os.path.join(real, entry.name), os.path.join(here, entry.name) if here != "." else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if _is_ignored(below, ignores, is_folder=is_folder):
                continue
            if is_folder:
                pending.append((path, below, ignores))
            elif is_story(path) and _may_be_read(entry):
                yield below, Target(path, named=False)


def _entries(folder: str) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return None


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link that leads to one or nowhere; pipes and sockets would block."""
    return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))


def _ignores_above(folder: str) -> _Ignores:
    """The .gitignore files between the top of the repository and `folder`, `folder` itself left out."""
    here = Path(os.path.realpath(folder))
    top = next((f for f in (here, *here.parents) if os.path.exists(f / ".git")), None)
    if top is None:
        return ()
    ignores: _Ignores = ()
    excluded = os.path.join(top, ".git", "info", "exclude")
    if os.path.isfile(excluded):
        ignores = ((str(top), _read_ignores(excluded)),)
    between = [f for f in reversed(here.parents) if f.is_relative_to(top)]
    for above in between:
        ignores = _with_ignores_of(str(above), ignores)
    return ignores


def _with_ignores_of(folder: str, ignores: _Ignores) -> _Ignores:
    path = os.path.join(folder, ".gitignore")
    if not os.path.isfile(path):
        return ignores
    return (*ignores, (os.path.realpath(folder), _read_ignores(path)))


@lru_cache(maxsize=256)
def _read_ignores(path: str) -> "GitIgnoreSpec":
    from copylint.globs import read_ignores

    try:
        text = Path(path).read_text("utf-8", "replace")
    except OSError:  # as in git, what cannot be read ignores nothing
        text = ""
    return read_ignores(text.splitlines())


def _is_ignored(path: str, ignores: _Ignores, *, is_folder: bool) -> bool:
    """Whether the innermost .gitignore that says anything about `path` ignores it."""
    for root, spec in reversed(ignores):
        relative = os.path.relpath(path, root).replace(os.sep, "/")
        verdict = spec.check_file(relative + "/" * is_folder).include
        if verdict is not None:
            return verdict
    return False
