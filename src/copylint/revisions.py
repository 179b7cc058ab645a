"""Which stories a change touched, and what they were before it: since a revision, or in what is staged."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from copylint.discovery import Target
from copylint.git import Entry, Repository
from copylint.revision import Revision


class Touched(Struct, frozen=True):
    """The stories there are after a change, and by path those that it touched."""

    targets: list[Target]
    revisions: Mapping[str, Revision]


def touched(paths: Sequence[str], found: Sequence[Target], base: str, stdin_name: str) -> Touched:
    """What changed in the working copy since HEAD and the revision `base` parted; `found` is what lies at `paths`.

    Standard input is taken for the working copy's file of its name. A file that was deleted is passed over, one that
    never was there is not. Raises GitError.
    """
    repository = Repository(_folder(paths))
    since = repository.fork(base)
    entries = {_real(repository, entry.path): entry for entry in repository.changes(since, staged=False) if entry.path}
    entries |= {_real(repository, path): Entry(path, "", "", "") for path in repository.untracked()}
    touched = {target.path: entries[_key(target.path)] for target in found if _key(target.path) in entries}
    contents = repository.contents(entry.before for entry in touched.values())
    revisions = {path: _revision(entry, contents) for path, entry in touched.items()}
    targets = []
    for target in found:
        if target.path == "-":
            before = repository.content(since, _inside(repository, stdin_name))
            revisions["-"] = Revision(() if before is None else (before,))
        elif target.named and not os.path.lexists(target.path):
            if repository.content(since, _inside(repository, target.path)) is not None:
                continue
            revisions[target.path] = Revision()
        targets.append(target)
    return Touched(targets, revisions)


def staged(paths: Sequence[str], base: str | None, is_story: Callable[[str], bool]) -> Touched:
    """What is staged: the stories that the next commit will change, as it will have them; with `base`, since then.

    A merge changes what neither side has. Raises GitError.
    """
    repository = Repository(_folder(paths))
    head = repository.head()
    sides = [repository.fork(base)] if base else [head or repository.empty_tree(), *repository.merged()]
    first, *others = ({e.path: e for e in repository.changes(side, staged=True) if e.path} for side in sides)
    entries = [entry for path, entry in first.items() if all(path in other for other in others)]
    named = {_key(path): path for path in paths if path != "-"}
    kept = [(target, entry) for entry in entries if (target := _target(repository, entry, named, is_story))]
    contents = repository.contents(
        [
            *(entry.after for _, entry in kept),
            *(side[entry.path].before for _, entry in kept for side in (first, *others)),
        ]
    )
    revisions = {
        target.path: Revision(
            tuple(contents[b] for side in (first, *others) if (b := side[entry.path].before)), contents[entry.after]
        )
        for target, entry in kept
        if entry.after
    }
    return Touched(sorted(target for target, _ in kept if target.path in revisions), revisions)


def _revision(entry: Entry, contents: Mapping[str, bytes]) -> Revision:
    return Revision((contents[entry.before],) if entry.before else ())


def _folder(paths: Sequence[str]) -> Path:
    """Where to look for the repository: the working folder, unless the first path leads out of it."""
    first = next((Path(path) for path in paths if path != "-"), Path())
    if not first.is_absolute() and ".." not in first.parts:
        return Path()
    return first if first.is_dir() else first.parent


def _key(path: str) -> str:
    """A path without links, but for the last one: git knows a link by its own name."""
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - links are followed below
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


def _real(repository: Repository, path: str) -> str:
    return _key(str(repository.top / path))


def _inside(repository: Repository, path: str) -> str:
    return Path(os.path.relpath(_key(path), os.path.realpath(repository.top))).as_posix()


def _target(
    repository: Repository, entry: Entry, named: Mapping[str, str], is_story: Callable[[str], bool]
) -> Target | None:
    """The target for a staged file, where it is named or a story below a folder that is; by default all are."""
    key = _real(repository, entry.path)
    if key in named and not Path(key).is_dir():
        return Target(named[key], named=True)
    shown = _shown(key)
    parts = Path(entry.path).parts
    if any(part.startswith(".") for part in parts) or not is_story(key):
        return None
    folders = _folders(named) or [str(Path.cwd())]
    return Target(shown, named=False) if any(_lies_in(key, folder) for folder in folders) else None


def _folders(named: Mapping[str, str]) -> list[str]:
    return [os.path.realpath(path) for path in named.values()]


def _lies_in(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _shown(path: str) -> str:
    """The path as seen from the working folder where it lies in it."""
    shown = os.path.relpath(path, os.path.realpath(Path.cwd()))
    return path if shown.startswith("..") else shown
